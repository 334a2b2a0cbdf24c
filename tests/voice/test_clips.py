"""Clips are made once, several at a time, and kept by all that can be heard of them."""

from pathlib import Path

import pytest
from tinytag import TinyTag

from drillbook.voice import mp3
from drillbook.voice.clips import KeptClips
from tests.voice.speakers import Humming, silence, wav_of, write_recording

SENTENCES = ("Clam", "Left side", "Roll on to your back")


def test_each_sentence_gets_a_file_as_long_as_its_words(tmp_path: Path) -> None:
    clips, made = KeptClips(tmp_path).rendered(SENTENCES, Humming(), new=True)
    assert made == 3
    assert sorted(clips) == sorted(SENTENCES)
    for sentence, clip in clips.items():
        letters = sum(letter.isalnum() for letter in sentence)
        assert 0 <= clip.ms - 50 * letters <= 60
        assert (TinyTag.get(clip.path).duration or 0) * 1_000 == pytest.approx(clip.ms, abs=110)


def test_what_is_kept_is_not_made_again(tmp_path: Path) -> None:
    first, _ = KeptClips(tmp_path).rendered(SENTENCES, Humming(), new=True)
    speaker = Humming()
    again, made = KeptClips(tmp_path).rendered((*SENTENCES, "Switch"), speaker, new=True)
    assert (made, speaker.asked) == (1, ["Switch"])
    assert {sentence: again[sentence] for sentence in SENTENCES} == first


def test_another_voice_is_made_anew(tmp_path: Path) -> None:
    low, _ = KeptClips(tmp_path).rendered(SENTENCES, Humming("low"), new=True)
    high, made = KeptClips(tmp_path).rendered(SENTENCES, Humming("high"), new=True)
    assert made == 3
    assert {clip.path for clip in low.values()}.isdisjoint(clip.path for clip in high.values())


def test_another_way_to_encode_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    KeptClips(tmp_path).rendered(SENTENCES, Humming(), new=True)
    monkeypatch.setattr(mp3, "SETTINGS", "mp3 64")
    assert KeptClips(tmp_path).rendered(SENTENCES, Humming(), new=True)[1] == 3


def test_without_a_speaker_on_this_machine_there_is_what_was_kept(tmp_path: Path) -> None:
    KeptClips(tmp_path).rendered(SENTENCES[:2], Humming(), new=True)
    speaker = Humming()
    clips, made = KeptClips(tmp_path).rendered(SENTENCES, speaker, new=False)
    assert (sorted(clips), made, speaker.asked) == (["Clam", "Left side"], 0, [])


def test_what_cannot_be_heard_gets_no_clip(tmp_path: Path) -> None:
    clips, made = KeptClips(tmp_path).rendered(("…",), Humming(), new=True)
    assert (clips, made) == ({}, 0)


def test_a_recorded_wav_file_is_cut_and_made_small_once(tmp_path: Path) -> None:
    path = write_recording(tmp_path / "recordings", "clam.wav", 700)
    kept = KeptClips(tmp_path / "clips")
    clip = kept.of_recording(path)
    assert clip
    assert clip.recorded
    assert 700 <= clip.ms <= 760
    assert clip.path.stat().st_size < path.stat().st_size / 8
    assert KeptClips(tmp_path / "clips").of_recording(path) == clip
    path.write_bytes(wav_of(silence(500)))
    assert kept.of_recording(path) is None


def test_sweeping_leaves_what_was_asked_for(tmp_path: Path) -> None:
    KeptClips(tmp_path).rendered(SENTENCES, Humming(), new=True)
    kept = KeptClips(tmp_path)
    clips, _ = kept.rendered(SENTENCES[:1], Humming(), new=True)
    kept.sweep()
    assert list(tmp_path.iterdir()) == [clips["Clam"].path]


def test_clips_are_made_several_at_a_time_without_losing_one(tmp_path: Path) -> None:
    many = [f"Sentence {number}" for number in range(60)]
    clips, made = KeptClips(tmp_path).rendered(many, Humming(), new=True)
    assert (len(clips), made) == (60, 60)
    assert all(path.suffix == ".mp3" for path in tmp_path.iterdir())
