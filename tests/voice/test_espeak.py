"""The real voice, where espeak-ng is on this machine."""

import shutil
import subprocess
from pathlib import Path

import pytest

from drillbook.engine.phrases import estimated_ms
from drillbook.voice.clips import KeptClips
from drillbook.voice.espeak import LACKS, PROGRAM, Espeak, EspeakError, NoSuchVoiceError
from drillbook.voice.samples import samples_of, trimmed
from tests.voice.espeak import needs_espeak

CALM = Espeak("en-gb")


@needs_espeak
@pytest.mark.parametrize("sentence", ["Clam", "Left leg on top", "Roll on to your back and rest", "Twenty-one", "3"])
def test_words_are_heard_and_take_about_as_long_as_authors_are_told(sentence: str) -> None:
    heard = trimmed(samples_of(CALM.wav(sentence)))
    assert 250 <= heard.ms <= 1.4 * estimated_ms(sentence)


@needs_espeak
@pytest.mark.parametrize("sentence", ["-v en-us", "<speak>", "--help", "It’s – slow; down", "$(true)"])
def test_words_that_look_like_something_else_are_spoken(sentence: str) -> None:
    assert trimmed(samples_of(CALM.wav(sentence))).ms > 250


@needs_espeak
def test_a_longer_sentence_takes_longer() -> None:
    assert trimmed(samples_of(CALM.wav("Left leg on top"))).ms > trimmed(samples_of(CALM.wav("Left"))).ms + 200


@needs_espeak
def test_what_it_reads_wrongly_is_spelt_so_that_it_reads_right() -> None:
    assert CALM.wav("Close") == CALM.wav("Cloze")
    assert CALM.wav("Weight close to the legs") != CALM.wav("Weight cloze to the legs")
    assert CALM.wav("Get the BOSU") == CALM.wav("Get the Bohsoo")


@needs_espeak
def test_other_languages_keep_their_spelling() -> None:
    assert Espeak("de").wav("Close") != Espeak("de").wav("Cloze")


@needs_espeak
def test_another_voice_sounds_different(tmp_path: Path) -> None:
    assert CALM.wav("Clam") != Espeak("en-us").wav("Clam")
    british, _ = KeptClips(tmp_path).rendered(["Clam"], CALM, new=True)
    american, made = KeptClips(tmp_path).rendered(["Clam"], Espeak("en-us"), new=True)
    assert made == 1
    assert british["Clam"].path.read_bytes() != american["Clam"].path.read_bytes()


@needs_espeak
def test_the_same_words_become_the_same_file(tmp_path: Path) -> None:
    first, _ = KeptClips(tmp_path / "a").rendered(["Glute bridge"], CALM, new=True)
    again, _ = KeptClips(tmp_path / "b").rendered(["Glute bridge"], CALM, new=True)
    assert first["Glute bridge"].path.read_bytes() == again["Glute bridge"].path.read_bytes()


@needs_espeak
def test_a_voice_that_is_not_there_is_told_with_the_cure() -> None:
    with pytest.raises(NoSuchVoiceError, match=r"`xx` is no voice of espeak-ng; choose .* for example `voice: en-gb`"):
        Espeak("xx").wav("Clam")


@needs_espeak
def test_nothing_is_lacking_where_it_is_installed() -> None:
    assert CALM.lacks == ""


def test_where_it_is_not_installed_the_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert CALM.lacks == LACKS
    assert "apt install espeak-ng" in LACKS


def test_a_failure_is_told_as_it_was_said(monkeypatch: pytest.MonkeyPatch) -> None:
    failed = subprocess.CompletedProcess([PROGRAM], 1, b"", b"out of breath")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(EspeakError, match="espeak-ng failed: out of breath"):
        CALM.wav("Clam")
