"""What a library holds: every file, as far as it could be read, with its values as the engine wants them."""

from pathlib import Path

import pytest

from drillbook.authoring.library import DrillKind, Library
from drillbook.authoring.mistakes import Mistake
from drillbook.authoring.reading import read_library
from drillbook.engine.cue import AtStart, BeforeEnd, Cue, InLastSet, InSet, Tone
from drillbook.engine.dose import Dose, Hold, PacedReps, Phase
from drillbook.engine.routine import DrillItem, Easier, InstructionItem, RestItem, RoundsItem, Side, SideNames, Sides
from tests.authoring.cases import CASES, cases

DRILL = "format: 1\nname: Clam\npurpose: activation\nposition: standing\nsummary: Opens.\nsteps: [Open.]\nsides: both\n"


@pytest.fixture(scope="module")
def by_example(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The library of the case that is the format's own example."""
    case = next(case for case in cases() if case.name == "whole/the_format_by_example")
    library, mistakes = read_library(case.write(tmp_path_factory.mktemp("example")))
    assert mistakes == ()
    return library


def read(folder: Path, **files: str) -> tuple[Library, tuple[Mistake, ...]]:
    for name, text in files.items():
        path = folder / "drills" / f"{name.replace('__', '/')}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return read_library(folder / "drills")


def test_every_word_for_the_page_is_kept(by_example: Library) -> None:
    clam = by_example.drills["clam"]

    assert clam.name == "Clam"
    assert clam.path == "clam.yml"
    assert clam.aliases == ("Clamshell", "Side-lying hip external rotation")
    assert clam.purpose == "activation"
    assert clam.position == "lying on the side"
    assert clam.equipment == ("mat",)
    assert clam.muscles == ("gluteus medius", "gluteus maximus")
    assert clam.summary.startswith("Opens the hip against gravity")
    assert clam.setup.startswith("Lie on your side")
    assert len(clam.steps) == 3
    assert clam.side_names == SideNames("left leg on top", "right leg on top")
    assert clam.dose_from == {"reps": "X4", "tempo": "C-001-11", "switch": "editor"}
    assert clam.cautions == ("Do not roll the pelvis back to open further.",)
    assert clam.ask_first == ("Pain at the outside of the hip when you lie on it.",)
    assert clam.stop_if == ("A pinch at the front of the hip.", "Pain at the outside of the hip.")
    assert clam.harder is not None
    assert clam.harder.say == "Loop band above the knees"
    assert clam.claims == ("C-001-11", "C-001-18")
    assert clam.contested == ("D10", "D13")
    assert clam.figure is not None
    assert [pose.name for pose in clam.figure.poses] == ["start", "open"]
    assert clam.figure.poses[1].limbs == {"near_leg": {"hip": 32, "abd": 17, "rot": 45, "knee": 89}}


def test_the_engine_gets_the_drill_with_its_dose_cues_and_easier_variant(by_example: Library) -> None:
    item = by_example.drills["clam"].item("2")

    assert item.key == "2"
    assert item.sides is Sides.EACH
    assert item.dose == Dose(PacedReps(8, (Phase("open", 2_000), Phase("close", 2_000))), switch_ms=6_000)
    assert item.easier == Easier(
        "Pillow between the knees",
        Dose(PacedReps(5, (Phase("open", 2_000), Phase("close", 2_000))), switch_ms=6_000),
    )
    assert item.cues[0] == Cue(AtStart(), say="Feet together, pelvis still")
    assert item.cues[2].within == InSet(1)
    assert item.cues[3] == Cue(BeforeEnd(5_000), show="Nearly there", tone=Tone.SOFT)


def test_a_routine_has_items_with_keys_that_name_their_place(by_example: Library) -> None:
    routine = by_example.routines["before-an-easy-run"].routine
    assert routine is not None

    posture, clam, rest, rounds, jog, stride = routine.items
    assert isinstance(clam, DrillItem)
    assert clam.cues[-1].say == "Breathe out"
    assert isinstance(clam.dose.work, PacedReps)
    assert clam.dose.work.reps == 6
    assert rest == RestItem("3", 15_000, "Come up to standing")
    assert isinstance(rounds, RoundsItem)
    assert [item.key for item in rounds.items] == ["4.1", "4.2"]
    assert isinstance(rounds.items[1], DrillItem)
    assert rounds.items[1].first_side is Side.RIGHT
    assert isinstance(jog, InstructionItem)
    assert [item.key for item in (posture, stride)] == ["1", "6"]
    assert [one.id for one in by_example.routines_with("clam")] == ["before-an-easy-run"]


def test_an_included_routine_is_one_round_with_its_name(tmp_path: Path) -> None:
    head = "format: 1\nsummary: All of it.\n"
    library, mistakes = read(
        tmp_path,
        clam=DRILL + "dose: {reps: 8}\n",
        routines__inner=head + "name: Inner\nitems:\n  - rounds: 2\n    items: [{drill: clam}]\n",
        routines__outer=head + "name: Outer\nitems: [{drill: clam}, {routine: inner}]\n",
    )

    assert mistakes == ()
    outer = library.routines["outer"].routine
    assert outer is not None
    inner = outer.items[1]
    assert isinstance(inner, RoundsItem)
    assert (inner.key, inner.rounds, inner.routine_name) == ("2", 1, "Inner")
    rounds = inner.items[0]
    assert isinstance(rounds, RoundsItem)
    assert (rounds.key, rounds.items[0].key) == ("2.1", "2.1.1")


def test_several_cues_at_one_moment_keep_their_sets(tmp_path: Path) -> None:
    cues = "cues:\n  start: [{say: Easy, in: first set}, {say: Strong, in: last set}]\n"
    library, mistakes = read(tmp_path, clam=DRILL + "dose: {sets: 2, hold: 10s, rest: 5s}\n" + cues)

    assert mistakes == ()
    assert [(cue.say, cue.within) for cue in library.drills["clam"].cues] == [
        ("Easy", InSet(1)),
        ("Strong", InLastSet()),
    ]


def test_a_cue_that_a_shorter_dose_never_comes_to_is_left_out(tmp_path: Path) -> None:
    library, mistakes = read(
        tmp_path,
        press=DRILL + "dose: {hold: 30s}\ncues: {4s: Press down, 20s: Still there}\n",
        routines__short="format: 1\nname: Short\nsummary: All.\nitems: [{drill: press, dose: {hold: 10s}}]\n",
    )

    assert mistakes == ()
    routine = library.routines["short"].routine
    assert routine is not None
    item = routine.items[0]
    assert isinstance(item, DrillItem)
    assert [cue.say for cue in item.cues] == ["Press down"]


def test_a_drill_with_a_mistake_keeps_all_that_could_be_read(tmp_path: Path) -> None:
    library, mistakes = read(tmp_path, clam=DRILL + "dose: {hold: 30}\nstop_if: [Pain.]\n")

    clam = library.drills["clam"]
    assert clam.mistakes == mistakes
    assert clam.stop_if == ("Pain.",)
    assert not clam.playable
    with pytest.raises(ValueError, match="clam is not playable"):
        clam.item()


def test_a_slip_beside_the_dose_does_not_take_the_player_away(tmp_path: Path) -> None:
    library, mistakes = read(tmp_path, clam=DRILL + "dose: {hold: 30s}\nsetpu: Lie down.\n")

    assert len(mistakes) == 1
    assert library.drills["clam"].playable
    assert library.drills["clam"].setup == "Lie down."


@pytest.mark.parametrize("text", ["", "[", "format: 9\n", "- a\n", "name: [\n"])
def test_a_file_that_cannot_be_read_at_all_still_has_its_page(tmp_path: Path, text: str) -> None:
    library, mistakes = read(tmp_path, clam=text, routines__all=text)

    assert library.drills["clam"].mistakes
    assert library.routines["all"].mistakes
    assert len(mistakes) == len(library.drills["clam"].mistakes) + len(library.routines["all"].mistakes)


def test_a_checklist_and_a_reference_are_no_drills_to_play(tmp_path: Path) -> None:
    head = "format: 1\nname: Signs\npurpose: awareness\nsummary: What to look for.\n"
    library, mistakes = read(
        tmp_path, signs=head + "kind: checklist\nchecks: [Your back arches.]\n", hook=head + "playable: false\n"
    )

    assert mistakes == ()
    assert library.drills["signs"].kind is DrillKind.CHECKLIST
    assert library.drills["signs"].checks == ("Your back arches.",)
    assert library.drills["hook"].kind is DrillKind.REFERENCE
    assert not library.drills["hook"].playable


def test_a_site_can_have_positions_of_its_own(tmp_path: Path) -> None:
    text = DRILL.replace("standing", "in the water") + "dose: {hold: 10s}\n"

    _, refused = read(tmp_path, float=text)
    library, accepted = read_library(tmp_path / "drills", positions=("in the water",))

    assert "in the water" in refused[0].says
    assert accepted == ()
    assert library.drills["float"].dose == Dose(Hold(10_000))


def test_drills_and_routines_come_in_order_of_their_ids(tmp_path: Path) -> None:
    text = DRILL + "dose: {reps: 8}\n"

    library, _ = read(tmp_path, c=text, a=text, b=text)

    assert list(library.drills) == ["a", "b", "c"]


def test_no_folder_is_a_mistake_and_an_empty_library(tmp_path: Path) -> None:
    library, mistakes = read_library(tmp_path / "nowhere")

    assert library == Library()
    assert [one.says for one in mistakes] == ["there is no such folder"]


def test_paths_begin_where_the_reader_stands_or_with_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site" / "drills").mkdir(parents=True)
    (tmp_path / "site" / "drills" / "clam.yml").write_text("")

    monkeypatch.chdir(tmp_path)
    assert read_library(tmp_path / "site" / "drills")[1][0].path == "site/drills/clam.yml"
    monkeypatch.chdir(tmp_path / "site" / "drills")
    assert read_library(tmp_path / "site" / "drills")[1][0].path == "drills/clam.yml"


def test_the_drills_of_this_site_have_no_mistakes() -> None:
    _, mistakes = read_library(CASES.parents[1] / "drills")

    assert [str(one) for one in mistakes] == []
