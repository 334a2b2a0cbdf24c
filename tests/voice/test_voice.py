"""The voice of a site: recordings before rendered clips, and the list that the player reads."""

import json
from pathlib import Path

import pytest

from drillbook.voice import mp3, recordings
from drillbook.voice.mp3 import mp3_of
from drillbook.voice.samples import Samples
from drillbook.voice.voice import FOLDER, Voice, published, voice_of
from tests.voice.speakers import RATE_HZ, Humming, hum, write_recording

SENTENCES = ("Clam", "Left side", "Switch")


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    return tmp_path / "recordings"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def test_a_recording_takes_the_place_of_a_clip_file_by_file(recorded: Path, cache: Path) -> None:
    write_recording(recorded, "left-side.wav", 800)
    (recorded / "switch.mp3").write_bytes(mp3_of(Samples(RATE_HZ, hum(600))))
    speaker = Humming()
    voice = voice_of(SENTENCES, speaker, recorded, cache)
    assert speaker.asked == ["Clam"]
    assert {sentence: clip.recorded for sentence, clip in voice.clips.items()} == {
        "Clam": False,
        "Left side": True,
        "Switch": True,
    }
    assert voice.clips["Switch"].path == recorded / "switch.mp3"
    assert (voice.recorded, voice.made, voice.missing, voice.lacks) == (2, 1, (), ())
    assert voice.spoken_ms == sum(clip.ms for clip in voice.clips.values())
    assert voice.size_bytes == sum(clip.path.stat().st_size for clip in voice.clips.values())


def test_a_wav_file_is_published_as_it_is_where_nothing_can_make_it_small(
    recorded: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mp3, "lame_is_there", lambda: False)
    path = write_recording(recorded, "clam.wav")
    assert voice_of(SENTENCES, None, recorded, cache).clips["Clam"].path == path


def test_without_a_voice_there_are_recordings_alone_and_nothing_is_lacking(recorded: Path, cache: Path) -> None:
    write_recording(recorded, "clam.wav")
    voice = voice_of(SENTENCES, None, recorded, cache)
    assert (sorted(voice.clips), voice.missing, voice.lacks) == (["Clam"], ("Left side", "Switch"), ())


def test_what_lacks_on_this_machine_is_said_once_and_what_is_kept_is_used(recorded: Path, cache: Path) -> None:
    voice_of(SENTENCES[:2], Humming(), recorded, cache)
    voice = voice_of(SENTENCES, Humming(lacks="nobody hums; find somebody"), recorded, cache)
    assert (voice.missing, voice.lacks) == (("Switch",), ("nobody hums; find somebody",))
    complete = voice_of(SENTENCES[:2], Humming(lacks="nobody hums; find somebody"), recorded, cache)
    assert (complete.missing, complete.lacks) == ((), ())


def test_without_the_encoder_nothing_is_rendered_and_the_cure_is_named(
    recorded: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mp3, "lame_is_there", lambda: False)
    voice = voice_of(SENTENCES, Humming(), recorded, cache)
    assert voice.missing == SENTENCES
    assert voice.lacks == (mp3.LACKS,)
    assert "pip install 'mkdocs-drillbook[voice]'" in mp3.LACKS


def test_recordings_that_cannot_be_measured_are_not_passed_over_in_silence(
    recorded: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recordings, "lengths_can_be_told", lambda: False)
    recorded.mkdir()
    (recorded / "clam.mp3").write_bytes(mp3_of(Samples(RATE_HZ, hum(600))))
    voice = voice_of(SENTENCES, Humming(), recorded, cache)
    assert voice.lacks == (recordings.LACKS,)
    assert not voice.clips["Clam"].recorded


def test_sweeping_keeps_what_is_heard(recorded: Path, cache: Path) -> None:
    write_recording(recorded, "switch.wav")
    voice_of(SENTENCES, Humming(), recorded, cache)
    voice = voice_of(("Clam", "Switch"), Humming(), recorded, cache, sweeps=True)
    assert set(cache.iterdir()) == {clip.path for clip in voice.clips.values()}


def listed(voice: Voice, cache: Path) -> tuple[dict[str, Path], str]:
    return published(voice, cache / "lists")


def test_the_players_list_names_file_length_and_origin_of_each_sentence(recorded: Path, cache: Path) -> None:
    write_recording(recorded, "left-side.wav")
    voice = voice_of(SENTENCES, Humming(), recorded, cache)
    files, name = listed(voice, cache)
    sentences = json.loads(files[name].read_text())["sentences"]
    assert list(sentences) == sorted(SENTENCES)
    for sentence, told in sentences.items():
        clip = voice.clips[sentence]
        assert told == {"file": told["file"], "ms": clip.ms, "recorded": sentence == "Left side"}
        assert files[f"{FOLDER}/{told['file']}"] == clip.path
    assert len(files) == len(SENTENCES) + 1


def test_files_are_named_by_their_content(recorded: Path, cache: Path) -> None:
    before, first = listed(voice_of(SENTENCES, Humming(), recorded, cache), cache)
    again, same = listed(voice_of(SENTENCES, Humming(), recorded, cache), cache)
    assert (before.keys(), first) == (again.keys(), same)
    write_recording(recorded, "clam.wav", 900)
    after, other = listed(voice_of(SENTENCES, Humming(), recorded, cache), cache)
    assert other != first
    assert len(before.keys() - after.keys()) == 2  # the clip that was replaced, and the list
    assert [path.name for path in (cache / "lists").iterdir()] == [Path(other).name]


def test_words_that_sound_alike_share_a_file(recorded: Path, cache: Path) -> None:
    write_recording(recorded, "left-side.wav")
    files, _ = listed(voice_of(("Left side", "left side"), None, recorded, cache), cache)
    assert len(files) == 2
