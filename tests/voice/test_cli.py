"""`drillbook voice`, as an author uses it at a terminal."""

import shutil
from pathlib import Path

import pytest

from drillbook.cli import main
from drillbook.voice import cli, mp3
from drillbook.voice.espeak import Espeak, EspeakError
from tests.voice.espeak import needs_espeak
from tests.voice.speakers import Humming, write_recording

CLAM = (
    "format: 1\nname: Clam\npurpose: activation\nposition: standing\nsummary: Opens.\nsteps: [Open.]\nsides: each\n"
    "dose: {hold: 30s}\ndose_from: {hold: editor}\nstop_if: [A pinch at the hip.]\n"
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the author stands, with one drill."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "drills").mkdir()
    (tmp_path / "drills" / "clam.yml").write_text(CLAM)
    return tmp_path


@pytest.fixture
def speaker(monkeypatch: pytest.MonkeyPatch) -> Humming:
    """Hums in place of espeak-ng."""
    humming = Humming()
    monkeypatch.setattr(cli, "Espeak", lambda _: humming)
    return humming


def test_all_is_rendered_and_counted(here: Path, speaker: Humming, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["voice"]) == 0
    clips = list((here / ".cache/drillbook/voice/clips").glob("*.mp3"))
    assert len(clips) == len(speaker.asked)
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{len(clips)} of {len(clips)} sentences have a clip: 0 min ")
    assert second.startswith(f"0 recorded, {len(clips)} rendered by en-gb, {len(clips)} of them just now in ")


def test_the_second_time_nothing_is_rendered(here: Path, speaker: Humming, capsys: pytest.CaptureFixture[str]) -> None:
    main(["voice"])
    asked = len(speaker.asked)
    capsys.readouterr()
    assert main(["voice", "--folder", str(here / "drills")]) == 0
    assert len(speaker.asked) == asked
    assert capsys.readouterr().out.endswith("rendered by en-gb\n")


def test_recordings_count_and_a_wrong_name_is_told(
    here: Path, speaker: Humming, capsys: pytest.CaptureFixture[str]
) -> None:
    write_recording(here / "drills/recordings", "clam.wav")
    write_recording(here / "drills/recordings", "clamm.wav")
    assert main(["voice"]) == 0
    out = capsys.readouterr().out
    assert "drills/recordings/clamm.wav:1:1: warning: no sentence" in out
    assert "rename it to `clam.wav`" in out
    assert "1 recorded, " in out
    assert "Clam" not in speaker.asked


def test_check_tells_of_recordings_too(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_recording(here / "drills/recordings", "clamm.wav")
    assert main(["check"]) == 0
    assert "drills/recordings/clamm.wav:1:1: warning: no sentence" in capsys.readouterr().out


def test_check_does_not_blame_recordings_for_a_mistake_in_a_drill(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_recording(here / "drills/recordings", "clam.wav")
    (here / "drills/clam.yml").write_text(CLAM.replace("30s", "30"))
    assert main(["check"]) == 1
    assert "recordings" not in capsys.readouterr().out


def test_what_has_no_clip_is_named_with_the_reason(
    here: Path, speaker: Humming, capsys: pytest.CaptureFixture[str]
) -> None:
    speaker.lacks = "nobody hums; find somebody"
    assert main(["voice", "--folder", str(here / "drills")]) == 1
    err = capsys.readouterr().err.splitlines()
    assert err[0] == "drillbook: nobody hums; find somebody"
    assert " without a clip: “Clam”, “Done”, " in err[1]
    assert err[1].endswith(" more")


def test_without_a_voice_recordings_alone_count(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_recording(here / "spoken", "clam.wav")
    assert main(["voice", "--voice", "", "--recordings", "spoken"]) == 1
    assert "1 recorded, 0 rendered\n" in capsys.readouterr().out


def test_the_sheet_is_written_and_nothing_rendered(
    here: Path, speaker: Humming, capsys: pytest.CaptureFixture[str]
) -> None:
    write_recording(here / "drills/recordings", "clam.wav")
    assert main(["voice", "--sheet", "sheet.html"]) == 0
    page = (here / "sheet.html").read_text()
    assert page.count(" checked>") == 1
    assert "<code>drills/recordings/</code>" in page
    assert capsys.readouterr().out == "sheet.html is written. Open it in a browser and print it.\n"
    assert speaker.asked == []


def test_a_sheet_that_cannot_be_written_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["voice", "--sheet", str(here / "nowhere" / "sheet.html")]) == 1
    assert "sheet.html cannot be written: No such file or directory" in capsys.readouterr().err


def test_clips_that_cannot_be_kept_are_told(here: Path, speaker: Humming, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "full").write_text("a file, not a folder")
    assert main(["voice", "--cache", "full"]) == 1
    assert "drillbook: clips cannot be kept in full/voice/clips: " in capsys.readouterr().err
    assert speaker.asked


def test_drills_with_mistakes_are_left_out_and_said(
    here: Path, speaker: Humming, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "drills/bridge.yml").write_text(CLAM.replace("30s", "30").replace("Clam", "Bridge"))
    assert main(["voice"]) == 1
    assert "drillbook: what 1 file with mistakes would say is left out; `drillbook check` says why" in (
        capsys.readouterr().err
    )
    assert "Clam" in speaker.asked
    assert "Bridge" not in speaker.asked


def test_without_anything_to_play_there_is_nothing_to_say(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "drills/clam.yml").unlink()
    assert main(["voice"]) == 1
    assert "nothing in drills can be played" in capsys.readouterr().err


@needs_espeak
def test_a_voice_that_does_not_exist_is_not_understood(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["voice", "--voice", "xx"]) == 2
    assert "drillbook: `xx` is no voice of espeak-ng" in capsys.readouterr().err
    assert not (here / ".cache").exists()


def test_a_voice_that_fails_is_told(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(_: Espeak, __: str) -> bytes:
        msg = "espeak-ng failed: out of breath"
        raise EspeakError(msg)

    monkeypatch.setattr(Espeak, "wav", fails)
    monkeypatch.setattr(Espeak, "lacks", "")
    assert main(["voice"]) == 1
    assert capsys.readouterr().err == "drillbook: espeak-ng failed: out of breath\n"
    assert here.is_dir()


def test_without_espeak_and_encoder_both_cures_are_named(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(mp3, "lame_is_there", lambda: False)
    assert main(["voice", "--folder", str(here / "drills")]) == 1
    err = capsys.readouterr().err
    assert "apt install espeak-ng" in err
    assert "pip install 'mkdocs-drillbook[voice]'" in err
