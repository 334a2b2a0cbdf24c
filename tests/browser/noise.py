"""Clips of noise in place of spoken words: WAV files of any length, loud from the first sample to the last."""

import io
import random
import wave

RATE_HZ = 48_000


def noise(length_ms: int, seed: int = 0) -> bytes:
    """A WAV file with so much noise, always the same."""
    samples = random.Random(seed).choices([b"\x00\x40", b"\x00\xc0"], k=RATE_HZ // 1_000 * length_ms)  # noqa: S311 noise
    file = io.BytesIO()
    with wave.open(file, "wb") as clip:
        clip.setparams((1, 2, RATE_HZ, 0, "NONE", ""))
        clip.writeframes(b"".join(samples))
    return file.getvalue()
