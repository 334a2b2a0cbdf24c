"""A folder of recordings: what is taken, and what its owner is told of the rest."""

from pathlib import Path

import pytest

from drillbook.authoring.mistakes import Severity
from drillbook.voice import recordings
from drillbook.voice.mp3 import mp3_of
from drillbook.voice.recordings import MOST_LETTERS, RECORDINGS, Recordings, recording_name, recordings_in
from drillbook.voice.samples import Samples
from tests.voice.speakers import RATE_HZ, hum, m4a_of, silence, wav_of, write_recording

SENTENCES = ("Clam", "Glute bridge", "Left side", "left side", "Still level?")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    made = tmp_path / "drills" / RECORDINGS
    made.mkdir(parents=True)
    return made


def told(found: Recordings) -> list[str]:
    assert all(mistake.severity is Severity.WARNING for mistake in found.mistakes)
    return [str(mistake).removeprefix("drills/recordings/") for mistake in found.mistakes]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Glute bridge", "glute-bridge"),
        ("Still level?", "still-level"),
        ("World's Greatest Stretch", "world-s-greatest-stretch"),
        ("Hold, 30 seconds", "hold-30-seconds"),
    ],
)
def test_a_recording_is_named_by_its_words(sentence: str, name: str) -> None:
    assert recording_name(sentence) == name


def test_names_stay_short_and_apart_where_letters_are_lost() -> None:
    long = "Kneel on one knee with the other foot in front and both knees bent to about a right angle"
    names = [recording_name(text) for text in (long, f"{long} again", "Füße", "Fuße", "足")]
    assert len(set(names)) == 5
    assert all(len(name) <= MOST_LETTERS for name in names)
    assert names[0].startswith("kneel-on-one-knee-with-the-other-foot-in-front")


def test_files_of_all_three_kinds_are_found_with_their_lengths(folder: Path) -> None:
    write_recording(folder, "clam.wav", 700)
    (folder / "still-level.mp3").write_bytes(mp3_of(Samples(RATE_HZ, hum(900))))
    (folder / "glute-bridge.m4a").write_bytes(m4a_of(1_234))
    found = recordings_in(folder, SENTENCES)
    assert told(found) == []
    assert {sentence: one.path.name for sentence, one in found.files.items()} == {
        "Clam": "clam.wav",
        "Glute bridge": "glute-bridge.m4a",
        "Still level?": "still-level.mp3",
    }
    assert 700 <= found.files["Clam"].ms <= 760
    assert 900 <= found.files["Still level?"].ms <= 1_000
    assert found.files["Glute bridge"].ms == 1_234


def test_sentences_that_sound_alike_share_a_recording(folder: Path) -> None:
    write_recording(folder, "left-side.wav")
    assert recordings_in(folder, SENTENCES).files.keys() == {"Left side", "left side"}


def test_without_a_folder_there_are_none(tmp_path: Path) -> None:
    assert recordings_in(tmp_path / RECORDINGS, SENTENCES) == Recordings({})


def test_what_is_no_sound_is_nobodys_business(folder: Path) -> None:
    (folder / "README.md").write_text("Recorded by Ada.")
    (folder / ".DS_Store").write_bytes(b"\0")
    (folder / "~clam.wav").write_bytes(b"\0")
    assert recordings_in(folder, SENTENCES) == Recordings({})


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("glute-brige.wav", "no sentence of a drill or routine has this name; rename it to `glute-bridge.wav`"),
        (
            "hello-there.wav",
            "no sentence of a drill or routine has this name; `drillbook voice --sheet sheet.html` lists all names",
        ),
        (
            "Glute Bridge.wav",
            "`Glute Bridge.wav` is not quite the name of a recording; rename it to `glute-bridge.wav`",
        ),
        ("clam.WAV", "`clam.WAV` is not quite the name of a recording; rename it to `clam.wav`"),
        ("clam.ogg", "not every browser plays `.ogg`; export it as MP3, M4A or WAV"),
    ],
)
def test_a_file_with_another_name_is_told_what_it_should_be(folder: Path, name: str, says: str) -> None:
    write_recording(folder, name)
    found = recordings_in(folder, SENTENCES)
    assert told(found) == [f"{name}:1:1: warning: {says}"]
    assert found.files == {}


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("clam.wav", b"RIFF", "it is no WAV file that can be read"),
        ("clam.wav", wav_of(hum(500), width=1), "its samples have 8 bits, not 16 or 24"),
        ("clam.wav", wav_of(silence(500)), "nothing is heard in it"),
        ("clam.mp3", b"", "nothing is heard in it"),
        ("clam.mp3", b"no sound at all" * 99, "nothing is heard in it"),
        ("clam.m4a", b"no sound at all" * 99, "nothing is heard in it"),
    ],
)
def test_a_file_that_cannot_be_heard_is_told_why(folder: Path, name: str, content: bytes, says: str) -> None:
    (folder / name).write_bytes(content)
    found = recordings_in(folder, SENTENCES)
    (line,) = told(found)
    assert line.startswith(f"{name}:1:1: warning: {says}")
    assert line.endswith("; record it again, or export it as MP3, M4A or 16-bit WAV")
    assert found.files == {}


def test_of_two_files_for_one_sentence_the_smaller_kind_is_taken(folder: Path) -> None:
    write_recording(folder, "clam.wav")
    (folder / "clam.mp3").write_bytes(mp3_of(Samples(RATE_HZ, hum(600))))
    found = recordings_in(folder, SENTENCES)
    assert found.files["Clam"].path.name == "clam.mp3"
    assert told(found) == [
        "clam.wav:1:1: warning: `clam.mp3` is a recording of the same sentence and is taken; delete one of the two"
    ]


def test_a_recording_with_silence_left_in_is_named_and_taken(folder: Path) -> None:
    (folder / "clam.mp3").write_bytes(mp3_of(Samples(RATE_HZ, hum(4_000))))
    found = recordings_in(folder, SENTENCES)
    (line,) = told(found)
    assert line.startswith("clam.mp3:1:1: warning: it takes 4.")
    assert "and “Clam” some 0.6 s; cut the silence before and after the words" in line
    assert "Clam" in found.files


def test_without_what_measures_them_mp3_files_wait(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recordings, "lengths_can_be_told", lambda: False)
    write_recording(folder, "left-side.wav")
    (folder / "clam.mp3").write_bytes(mp3_of(Samples(RATE_HZ, hum(600))))
    found = recordings_in(folder, SENTENCES)
    assert (sorted(found.files), found.unmeasured, told(found)) == (["Left side", "left side"], 1, [])
