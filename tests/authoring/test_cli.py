"""The command `drillbook`, as an author uses it at a terminal."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from drillbook.authoring.advice import advice_of
from drillbook.authoring.json_schemas import json_schema_text
from drillbook.authoring.reading import read_library
from drillbook.cli import main
from tests.authoring.cases import CASES, cases

DRILL = "format: 1\nname: Clam\npurpose: activation\nposition: standing\nsummary: Opens.\nsteps: [Open.]\nsides: both\n"
GOOD = DRILL + "dose: {hold: 10s}\ndose_from: {hold: editor}\nstop_if: [A pinch at the hip.]\n"
BAD = DRILL + "dose: {hold: 30}\n"
HURRIED = (
    DRILL.replace("both", "each")
    + "side_names: {left: left leg over the right one, right: right leg over the left one}\n"
    "dose: {hold: 10s, switch: 4s}\n"
)


@pytest.fixture
def drills(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder drills/ where the author stands."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "drills"
    (folder / "routines").mkdir(parents=True)
    return folder


def test_check_of_good_files_says_what_it_found(drills: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (drills / "clam.yml").write_text(GOOD)

    assert main(["check"]) == 0
    assert capsys.readouterr().out == "1 drill, no routines: no mistakes, no warnings\n"


def test_check_lists_all_mistakes_and_fails(drills: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (drills / "clam.yml").write_text(BAD)
    (drills / "bridge.yml").write_text(BAD)

    assert main(["check", "drills"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("drills/bridge.yml:8:14: `30` has no unit")
    assert lines[1].startswith("drills/clam.yml:8:14: `30` has no unit")
    assert lines[2] == "2 drills, no routines: 2 mistakes, no warnings"


def test_warnings_do_not_fail(drills: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (drills / "clam.yml").write_text(HURRIED)

    assert main(["check"]) == 0
    assert "warning: 4s are too short" in capsys.readouterr().out


def test_check_warns_of_a_drill_that_says_neither_when_to_stop_nor_where_its_numbers_come_from(
    drills: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (drills / "clam.yml").write_text(DRILL + "dose: {hold: 10s}\n")
    (drills / "feel.yml").write_text(
        GOOD.replace("activation", "awareness").replace("stop_if: [A pinch at the hip.]", "")
    )
    (drills / "wrong.yml").write_text(BAD)

    assert main(["check"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("drills/clam.yml:1:1: warning: nothing says when to stop; add `stop_if`")
    assert lines[1].startswith("drills/clam.yml:1:1: warning: nothing says where the numbers of the dose come from")
    assert lines[2].startswith("drills/wrong.yml:8:14: `30` has no unit")
    assert lines[3] == "3 drills, no routines: 1 mistake, 2 warnings"


def test_this_site_s_own_drills_need_no_advice() -> None:
    library, _ = read_library(CASES.parents[1] / "drills")

    assert advice_of(library, "drills") == ()


def test_check_for_github_prints_an_annotation_a_mistake(drills: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (drills / "clam.yml").write_text(BAD)
    (drills / "slow.yml").write_text(HURRIED)
    (drills / "a,b.yml").write_text("100%\n")

    assert main(["check", "--format", "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("::error file=drills/a%2Cb.yml,line=1,col=1::")
    assert any(line.startswith("::error file=drills/clam.yml,line=8,col=14::`30` has no unit;") for line in lines)
    assert any(line.startswith("::warning file=drills/slow.yml,line=9,col=27::4s are too short") for line in lines)


def test_check_as_json_gives_every_part_of_a_mistake(drills: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (drills / "clam.yml").write_text(BAD)

    assert main(["check", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "path": "drills/clam.yml",
            "line": 8,
            "column": 14,
            "severity": "mistake",
            "says": "`30` has no unit",
            "cure": "write it with its unit, as in `500ms`, `1.5s`, `45s` or `2min 30s`",
            "example": "dose: {hold: 30s}",
            "goes_before": None,
        }
    ]


@pytest.mark.parametrize(
    ("stands_in", "file"), [("", "drills/clam.yml"), ("drills", "clam.yml"), ("drills/routines", "../clam.yml")]
)
def test_check_of_one_file_tells_its_mistakes_alone(
    stands_in: str, file: str, drills: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (drills / "clam.yml").write_text(BAD)
    (drills / "bridge.yml").write_text(BAD)
    monkeypatch.chdir(drills.parent / stands_in)

    assert main(["check", file]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert ":8:14: `30` has no unit" in lines[0]
    assert lines[1:] == ["clam.yml: 1 mistake, no warnings"]


def test_check_of_one_routine_knows_the_drills_that_it_names(drills: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (drills / "clam.yml").write_text(GOOD)
    (drills / "bridge.yml").write_text(BAD)
    routine = drills / "routines" / "all.yml"
    routine.write_text("format: 1\nname: All\nsummary: All.\nitems: [{drill: clam}, {drill: clamp}]\n")

    assert main(["check", "drills/routines/all.yml"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("drills/routines/all.yml:4:32: there is no drill `clamp`; write `clam`")
    assert lines[1] == "all.yml: 1 mistake, no warnings"


@pytest.mark.parametrize("stands_in", ["drills", "drills/routines"])
def test_inside_the_folder_of_drills_the_command_finds_it(
    stands_in: str, drills: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(drills.parent / stands_in)

    assert main(["new", "drill", "clam"]) == 0
    assert (drills / "clam.yml").exists()
    assert main(["check"]) == 0
    assert "1 drill, no routines" in capsys.readouterr().out


def test_hints_name_the_command_as_it_was_called(
    drills: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", [".venv/bin/drillbook", "new"])
    monkeypatch.setenv("PATH", "")

    assert main(["new", "drill", "clam"]) == 0
    assert "run `.venv/bin/drillbook check` and `.venv/bin/drillbook show clam" in capsys.readouterr().out
    assert main(["new", "drill", "Side Plank"]) == 2
    assert "write `.venv/bin/drillbook new drill side-plank`" in capsys.readouterr().err
    assert [path.name for path in drills.glob("*.yml")] == ["clam.yml"]


def test_check_of_no_folder_fails(drills: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(drills / "nowhere")]) == 1
    assert "there is no such folder" in capsys.readouterr().out


def test_a_position_beyond_the_usual_ones_can_be_named(drills: Path) -> None:
    (drills / "float.yml").write_text(GOOD.replace("standing", "in the water"))

    assert main(["check"]) == 1
    assert main(["check", "--position", "in the water"]) == 0


def test_schema_is_for_editors(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "routine"]) == 0
    assert capsys.readouterr().out == json_schema_text("routine")


def test_show_prints_the_timeline_of_a_routine(drills: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (drills / "clam.yml").write_text(GOOD)
    (drills / "routines" / "all.yml").write_text(
        "format: 1\nname: All of it\nsummary: All.\nitems: [{drill: clam}, {do: Walk, until: tap}]\n"
    )

    assert main(["show", "all"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "All of it, about 0:55 from Start to finish",
        "    0:00  lead-in     0:10  Clam",
        "    0:10  work        0:10  Clam, hold 10s",
        "    0:20  lead-in     0:05  Walk",
        "    0:25  work       ~0:30  Walk, until you tap",
        "   ~0:55  finished",
    ]


def test_show_with_cues_tells_every_tone_and_phrase_and_when(drills: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (drills / "clam.yml").write_text(GOOD + "cues: {4s: Breathe out}\n")

    assert main(["show", "clam", "--cues"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "      0:07.0  tone count · shows “3”" in lines
    assert "      0:10.0  tone go" in lines
    assert "      0:14.0  “Breathe out” (1.0 s)" in lines
    assert "      0:20.0  tone finish" in lines


def test_show_of_what_cannot_be_played_says_why(drills: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (drills / "clam.yml").write_text(BAD)
    (drills / "bridge.yml").write_text(GOOD)

    assert main(["show", "clam"]) == 1
    said = capsys.readouterr().err
    assert "drills/clam.yml:8:14: `30` has no unit" in said
    assert "there are: bridge" in said


@pytest.mark.parametrize("kind", ["drill", "routine"])
def test_new_writes_a_file_that_passes_the_check(kind: str, drills: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (drills / "clam.yml").write_text(GOOD)

    assert main(["new", kind, "side-plank"]) == 0
    assert "drillbook show side-plank" in capsys.readouterr().out
    library, mistakes = read_library(drills)
    assert mistakes == ()
    made = library.drills if kind == "drill" else library.routines
    assert made["side-plank"].name == "Side plank"
    assert made["side-plank"].playable


def test_a_first_routine_needs_no_drill(drills: Path) -> None:
    assert main(["new", "routine", "walk"]) == 0
    library, mistakes = read_library(drills)
    assert mistakes == ()
    assert library.routines["walk"].playable


def test_new_leaves_an_existing_file_alone(drills: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (drills / "clam.yml").write_text(GOOD)

    assert main(["new", "drill", "clam"]) == 1
    assert "is there already" in capsys.readouterr().err
    assert (drills / "clam.yml").read_text() == GOOD


@pytest.mark.parametrize("name", ["Side Plank", "../clam", "index", "", "a" * 65])
def test_new_refuses_what_is_no_id(name: str, drills: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "drill", name]) == 2
    assert "cannot be an id" in capsys.readouterr().err
    assert [path.name for path in drills.iterdir()] == ["routines"]


def test_the_command_stops_quietly_when_nobody_reads_on(tmp_path: Path) -> None:
    case = next(case for case in cases() if case.name == "whole/the_format_by_example")
    case.write(tmp_path)
    command = [sys.executable, "-m", "drillbook.cli", "show", "before-an-easy-run", "--cues"]

    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0
