"""Sound as numbers: read, cut to where it is heard, and made as loud as the rest."""

import math

import pytest

from drillbook.voice.samples import AFTER_MS, BEFORE_MS, LOUDNESS, NoSamplesError, levelled, samples_of, trimmed
from tests.voice.speakers import RATE_HZ, hum, silence, wav_of

CALM = hum(400, 0.3)


def test_a_file_gives_its_samples() -> None:
    found = samples_of(wav_of(CALM, rate_hz=44_100))
    assert (found.rate_hz, found.values) == (44_100, CALM)


def test_two_channels_are_mixed_into_one() -> None:
    both = [value for left in CALM for value in (left, 0)]
    assert samples_of(wav_of(both, channels=2)).values.tolist() == [value // 2 for value in CALM]


def test_of_24_bits_the_upper_16_count() -> None:
    assert samples_of(wav_of(CALM, width=3)).values == CALM


def test_a_file_that_was_written_to_a_pipe_is_read_whatever_length_it_claims() -> None:
    whole = wav_of(CALM)
    claiming = whole[:40] + (0x7FFF_F000).to_bytes(4, "little") + whole[44:]
    assert samples_of(claiming).values == CALM


@pytest.mark.parametrize(
    ("wav", "says"),
    [(b"", "no WAV file"), (b"ID3\x04 no sound", "no WAV file"), (wav_of(CALM, width=1), "8 bits, not 16 or 24")],
)
def test_what_is_no_such_file_is_refused_with_the_reason(wav: bytes, says: str) -> None:
    with pytest.raises(NoSamplesError, match=says):
        samples_of(wav)


@pytest.mark.parametrize(("before_ms", "after_ms"), [(0, 0), (120, 300), (1_000, 10)])
def test_words_begin_where_the_sound_begins_and_end_with_it(before_ms: int, after_ms: int) -> None:
    cut = trimmed(samples_of(wav_of([*silence(before_ms), *CALM, *silence(after_ms)])))
    first = next(at for at, value in enumerate(cut.values) if abs(value) > 1_000)
    assert first * 1_000 / RATE_HZ <= BEFORE_MS + 6
    assert 400 <= cut.ms <= 400 + BEFORE_MS + AFTER_MS + 12


def test_a_pause_within_words_stays() -> None:
    assert trimmed(samples_of(wav_of([*CALM, *silence(500), *CALM]))).ms >= 1_300


def test_of_silence_nothing_is_left() -> None:
    assert not trimmed(samples_of(wav_of(silence(700)))).values
    assert not levelled(trimmed(samples_of(wav_of(silence(700))))).values


@pytest.mark.parametrize("share", [0.02, 0.2, 0.9])
def test_quiet_and_loud_words_become_equally_loud(share: float) -> None:
    values = levelled(samples_of(wav_of(hum(300, share)))).values
    loudness = math.sqrt(sum(value * value for value in values) / len(values)) / 32_767
    assert loudness == pytest.approx(LOUDNESS, rel=0.02)


def test_no_sample_is_louder_than_there_is_room_for() -> None:
    click = [*hum(300, 0.02), *hum(3, 0.5)]
    assert max(levelled(samples_of(wav_of(click))).values) <= 0.94 * 32_767
