"""Sound as numbers: read from a WAV file, cut to where it is heard, made as loud as the rest. Knows no words."""

import io
import math
import sys
import wave
from array import array
from dataclasses import dataclass

FULL = 32_767
"""The largest value of a 16-bit sample."""

AUDIBLE = 0.012
"""What is quieter than this share of the full range at either end is silence."""

LOUDNESS = 0.12
"""How loud words become: the root mean square of the whole sentence, as a share of the full range (-18 dB)."""

LOUDEST = 0.94
"""The largest share of the full range that any sample may take, so that MP3's errors do not clip."""

BEFORE_MS, AFTER_MS = 5, 40
"""What is left of the silence at either end: words neither begin nor break off with a click."""

_BLOCK_MS = 5

SETTINGS = f"{AUDIBLE} {LOUDNESS} {LOUDEST} {BEFORE_MS} {AFTER_MS} 1"
"""All that this module's changes depend on, but for the samples; the last number counts changes in its code."""


class NoSamplesError(Exception):
    """The bytes are no WAV file with samples of 16 or 24 bits. The message says what they are."""


@dataclass(frozen=True, slots=True)
class Samples:
    """One channel of 16-bit samples, `rate_hz` of them a second."""

    rate_hz: int
    values: "array[int]"

    @property
    def ms(self) -> int:
        """The length in milliseconds, rounded up."""
        return math.ceil(len(self.values) * 1_000 / self.rate_hz)


def samples_of(wav: bytes) -> Samples:
    """The samples of a WAV file, its channels mixed into one. Raises NoSamplesError."""
    try:
        with wave.open(io.BytesIO(wav)) as file:
            width, channels, rate_hz = file.getsampwidth(), file.getnchannels(), file.getframerate()
            frames = file.readframes(len(wav))  # a file that was written to a pipe does not know how many it has
    except (wave.Error, EOFError, RuntimeError) as error:
        msg = f"it is no WAV file that can be read ({error})" if str(error) else "it is no WAV file that can be read"
        raise NoSamplesError(msg) from error
    if width not in (2, 3):
        msg = f"its samples have {8 * width} bits, not 16 or 24"
        raise NoSamplesError(msg)
    if width == 3:  # the two upper bytes of each are its 16 bits
        frames = bytes(byte for at, byte in enumerate(frames) if at % 3)
    values = array("h", frames[: len(frames) // (2 * channels) * 2 * channels])
    if sys.byteorder == "big":
        values.byteswap()
    if channels > 1:
        values = array("h", (sum(frame) // channels for frame in zip(*[iter(values)] * channels, strict=True)))
    return Samples(rate_hz, values)


def trimmed(samples: Samples) -> Samples:
    """The samples from where something is heard to where it ends; none where nothing is."""
    values, rate_hz = samples.values, samples.rate_hz
    block = max(1, rate_hz * _BLOCK_MS // 1_000)
    heard = (at for at in range(0, len(values), block) if _peak(values[at : at + block]) > AUDIBLE * FULL)
    first = next(heard, None)
    if first is None:
        return Samples(rate_hz, array("h"))
    end = len(values)
    while _peak(values[max(0, end - block) : end]) <= AUDIBLE * FULL:
        end -= block
    begin = max(0, first - rate_hz * BEFORE_MS // 1_000)
    return Samples(rate_hz, values[begin : end + rate_hz * AFTER_MS // 1_000])


def levelled(samples: Samples) -> Samples:
    """Samples without silence at their ends, made as loud as all others are."""
    values = samples.values
    if not values:
        return samples
    loudness = math.sqrt(math.sumprod(values, values) / len(values))
    gain = min(LOUDNESS * FULL / loudness, LOUDEST * FULL / _peak(values))
    return Samples(samples.rate_hz, array("h", map(int, map(gain.__mul__, values))))


def _peak(values: "array[int]") -> int:
    highest, lowest = max(values), min(values)
    return max(highest, -lowest)
