"""Sound that tests make themselves: a speaker who hums, and WAV files of every kind."""

import io
import math
import wave
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

RATE_HZ = 22_050


def hum(ms: int, share: float = 0.5, rate_hz: int = RATE_HZ) -> "array[int]":
    """A hum of 441 Hz, as loud as that share of the full range."""
    period = rate_hz // 441
    wave_form = [round(32_767 * share * math.sin(2 * math.pi * at / period)) for at in range(period)]
    length = ms * rate_hz // 1_000
    return (array("h", wave_form) * (length // period + 1))[:length]


def silence(ms: int, rate_hz: int = RATE_HZ) -> "array[int]":
    return array("h", bytes(2 * (ms * rate_hz // 1_000)))


def wav_of(values: Iterable[int], *, rate_hz: int = RATE_HZ, channels: int = 1, width: int = 2) -> bytes:
    """A WAV file; with several channels the values take turns, with a `width` of 3 each gets a byte below its own."""
    samples = list(values)
    file = io.BytesIO()
    with wave.open(file, "wb") as writing:
        writing.setnchannels(channels)
        writing.setsampwidth(width)
        writing.setframerate(rate_hz)
        if width == 1:
            writing.writeframes(bytes(128 + (value >> 8) for value in samples))
        else:
            below = b"\x55" * (width - 2)
            writing.writeframes(b"".join(below + value.to_bytes(2, "little", signed=True) for value in samples))
    return file.getvalue()


def m4a_of(ms: int) -> bytes:
    """The head of an M4A file, which says how long it is; without the sound."""

    def atom(name: bytes, content: bytes) -> bytes:
        return (8 + len(content)).to_bytes(4) + name + content

    head = bytes(12) + (1_000).to_bytes(4) + ms.to_bytes(4) + bytes(80)
    return atom(b"ftyp", b"M4A " + bytes(4)) + atom(b"moov", atom(b"mvhd", head))


@dataclass
class Humming:
    """A speaker who hums 50 ms for each letter, between two silences, and remembers what was asked."""

    voice: str = "low"
    lacks: str = ""
    asked: list[str] = field(default_factory=list)

    @property
    def settings(self) -> str:
        return f"humming {self.voice}"

    def wav(self, sentence: str) -> bytes:
        self.asked.append(sentence)
        heard = hum(50 * sum(character.isalnum() for character in sentence))
        return wav_of([*silence(120), *heard, *silence(300)])


def write_recording(folder: Path, name: str, ms: int = 600) -> Path:
    """A WAV file with a hum of that length."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(wav_of([*silence(100), *hum(ms), *silence(100)]))
    return path
