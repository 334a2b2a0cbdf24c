"""Clips: one MP3 file a sentence, kept by what they are made of, so that none is made twice. Knows no page."""

import hashlib
import os
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from drillbook.voice import mp3, samples
from drillbook.voice.samples import Samples, levelled, samples_of, trimmed


class Speaker(Protocol):
    """Who speaks."""

    @property
    def settings(self) -> str:
        """All that the sound of a sentence depends on, but for the sentence."""

    @property
    def lacks(self) -> str:
        """What is not on this machine and how to get it, empty where nothing is missing."""

    def wav(self, sentence: str) -> bytes:
        """The sentence as a WAV file."""


@dataclass(frozen=True, slots=True)
class Clip:
    """A file of sound, `ms` milliseconds from the first to the last of it that is heard."""

    path: Path
    ms: int
    recorded: bool = False


class KeptClips:
    """The clips kept in `folder`, each named by the digest of what it was made of and by its length."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept = {path.stem.partition("-")[0]: path for path in folder.glob("*-*.mp3")}
        self._used: set[Path] = set()

    def rendered(self, sentences: Iterable[str], speaker: Speaker, *, new: bool) -> tuple[dict[str, Clip], int]:
        """A clip for each sentence that can be heard, and how many of them had to be made: none unless `new` ones may.

        Several are made at a time. Raises what the speaker raises.
        """
        keys = {sentence: _key(speaker.settings, sentence) for sentence in sentences}
        missing = [sentence for sentence, key in keys.items() if key not in self._kept] if new else []
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            made = list(pool.map(lambda sentence: self._make(keys[sentence], speaker.wav(sentence)), missing))
        found = {sentence: clip for sentence, key in keys.items() if (clip := self._clip(key))}
        return found, sum(made)

    def of_recording(self, path: Path) -> Clip | None:
        """A recorded WAV file as a clip, None where nothing is heard in it. Raises NoSamplesError."""
        wav = path.read_bytes()
        key = _key("recorded", hashlib.sha256(wav).hexdigest())
        if key not in self._kept:
            self._make(key, wav)
        clip = self._clip(key)
        return replace(clip, recorded=True) if clip else None

    def sweep(self) -> None:
        """Remove the clips that nobody asked for."""
        for path in set(self._kept.values()) - self._used:
            path.unlink(missing_ok=True)  # another build may sweep the same folder

    def _clip(self, key: str) -> Clip | None:
        path = self._kept.get(key)
        if path is None:
            return None
        self._used.add(path)
        return Clip(path, int(path.stem.partition("-")[2]))

    def _make(self, key: str, wav: bytes) -> bool:
        sound = levelled(trimmed(samples_of(wav)))
        if not sound.values:
            return False
        path = self._folder / f"{key}-{sound.ms}.mp3"
        _written(path, sound)
        self._kept[key] = path
        return True


def _key(settings: str, text: str) -> str:
    """The digest of text and settings: another for each change that can be heard."""
    made_of = f"{settings}\n{samples.SETTINGS}\n{mp3.SETTINGS}\n{text}"
    return hashlib.sha256(made_of.encode(errors="surrogatepass")).hexdigest()[:24]


def _written(path: Path, sound: Samples, encode: Callable[[Samples], bytes] = mp3.mp3_of) -> None:
    """Put the file there in one step: another build may look for it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
    beside.write_bytes(encode(sound))
    beside.replace(path)
