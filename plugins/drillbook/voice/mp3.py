"""Samples as MP3, small enough for speech. The only module that names LAME, which comes with the extra `voice`."""

from importlib import import_module
from importlib.util import find_spec

from drillbook.voice.samples import Samples

KILOBITS = 24
"""Of a second of speech: 3 kB."""

RATE_HZ = 22_050
"""The rate of espeak-ng's sound, and of all clips; nothing of a voice is above half of it."""

FRAME_SAMPLES = 576
DELAY_SAMPLES = 576
"""How much silence LAME puts before the sound; a decoder adds 529 of its own, and knows it."""

SIDE_BYTES = 9
"""Between a frame's header and its content, with one channel at this rate."""

LACKS = "the MP3 encoder `lameenc` is not installed; get it with `pip install 'mkdocs-drillbook[voice]'`"

SETTINGS = f"mp3 {KILOBITS} {RATE_HZ} 1"
"""All that the bytes depend on, but for the samples; the last number counts changes in this module."""


def lame_is_there() -> bool:
    """Whether the encoder is installed."""
    return find_spec("lameenc") is not None


def mp3_of(samples: Samples) -> bytes:
    """The samples as an MP3 file of constant bit rate.

    It begins with a frame that tells players how much of it is not the sound's: an encoder begins and ends with
    silence, which players then leave out. In one that does not, words begin 50 ms late.
    """
    encoder = import_module("lameenc").Encoder()  # by name, because it is an extra
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(samples.rate_hz)
    encoder.set_out_sample_rate(RATE_HZ)
    encoder.set_bit_rate(KILOBITS)
    encoder.set_quality(2)
    sound = bytes(encoder.encode(samples.values.tobytes())) + bytes(encoder.flush())
    return _opening_frame(sound, round(len(samples.values) * RATE_HZ / samples.rate_hz)) + sound


def _opening_frame(sound: bytes, length: int) -> bytes:
    """The frame "Info" before the first of `sound`, which holds `length` samples. As LAME's own program writes it."""
    frame_bytes = 72_000 * KILOBITS // RATE_HZ
    header, frames = sound[:4], _frames(sound)
    padding = frames * FRAME_SAMPLES - DELAY_SAMPLES - length
    told = b"Info" + (3).to_bytes(4) + frames.to_bytes(4) + (frame_bytes + len(sound)).to_bytes(4)
    lame = b"LAME3.100" + bytes(12) + (DELAY_SAMPLES << 12 | padding).to_bytes(3)
    # Bit 1 of the third byte lengthens a frame by a byte: this one is not.
    opening = header[:2] + bytes([header[2] & ~2]) + header[3:] + bytes(SIDE_BYTES) + told + lame
    return opening.ljust(frame_bytes, b"\0")


def _frames(sound: bytes) -> int:
    """How many frames there are, each as long as its padding bit says."""
    count = at = 0
    while at < len(sound):
        at += 72_000 * KILOBITS // RATE_HZ + (sound[at + 2] >> 1 & 1)
        count += 1
    return count
