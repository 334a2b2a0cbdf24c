"""Durations and doses as a reader sees them."""

import pytest

from drillbook.engine.dose import Dose, FreeReps, Hold, Open, PacedReps, Phase, Timed
from drillbook.engine.routine import Sides
from drillbook.pages.words import clock_words, dose_words, duration_words, listed, sentence, short_dose_words

OPEN_CLOSE = (Phase("open", 2_000), Phase("close", 2_000))
STRIDE = (Phase("build up", 5_000), Phase("fast", 8_000), Phase("ease off", 7_000))


def plain(text: str) -> str:
    """The text with ordinary spaces."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("duration_ms", "shown"),
    [(0, "0:00"), (5_000, "0:05"), (59_499, "0:59"), (59_500, "1:00"), (212_000, "3:32"), (3_723_000, "1:02:03")],
)
def test_a_clock_shows_minutes_and_whole_seconds(duration_ms: int, shown: str) -> None:
    assert clock_words(duration_ms) == shown


@pytest.mark.parametrize(
    ("duration_ms", "shown"),
    [(500, "0.5 s"), (1_500, "1.5 s"), (45_000, "45 s"), (120_000, "2 min"), (150_000, "2 min 30 s"), (0, "0 s")],
)
def test_a_duration_has_its_units(duration_ms: int, shown: str) -> None:
    assert plain(duration_words(duration_ms)) == shown


@pytest.mark.parametrize(
    ("dose", "sides", "words"),
    [
        (Dose(Hold(10_000), sets=3, rest_ms=5_000), Sides.EACH, "hold 3 × 10 s each side; 5 s rest between"),
        (Dose(PacedReps(8, OPEN_CLOSE)), Sides.EACH, "8 reps each side: open 2 s, close 2 s"),
        (Dose(PacedReps(1, STRIDE), 4, 60_000), Sides.BOTH,
         "4 × (build up 5 s, fast 8 s, ease off 7 s); 1 min rest between"),
        (Dose(PacedReps(1, STRIDE)), Sides.BOTH, "build up 5 s, fast 8 s, ease off 7 s"),
        (Dose(FreeReps(1)), Sides.ALTERNATE_REPS, "1 rep each side, in turn, at your own pace"),
        (Dose(Timed(30_000), sets=2), Sides.BOTH, "2 × 30 s"),
        (Dose(Open()), Sides.BOTH, "until you are done"),
        (Dose(Open(90_000)), Sides.BOTH, "until you are done, about 1 min 30 s"),
    ],
)  # fmt: skip
def test_a_dose_is_one_line(dose: Dose, sides: Sides, words: str) -> None:
    assert plain(dose_words(dose, sides)) == words


def test_a_card_leaves_out_tempo_and_rests() -> None:
    assert plain(short_dose_words(Dose(PacedReps(8, OPEN_CLOSE)), Sides.EACH)) == "8 reps each side"
    assert plain(short_dose_words(Dose(PacedReps(1, STRIDE), 4, 60_000))) == "4 × 20 s"


def test_a_list_ends_with_and() -> None:
    assert [listed(words) for words in ([], ["mat"], ["mat", "wall"], ["mat", "pad", "wall"])] == [
        "",
        "mat",
        "mat and wall",
        "mat, pad and wall",
    ]


def test_a_sentence_keeps_its_other_capitals() -> None:
    assert sentence("mat and BOSU ball") == "Mat and BOSU ball"
