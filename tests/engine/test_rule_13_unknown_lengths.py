"""Rule 13: what only the visitor knows is reckoned, and totals that contain it say 'about'."""

import pytest

from drillbook.engine.compiling import compile_routine
from drillbook.engine.dose import Dose, FreeReps, Hold, Open, PacedReps, Timed, Work, known_ms, reckoned_ms
from drillbook.engine.routine import DrillItem, Item
from tests.engine.play import play
from tests.engine.routines import BRIDGE, bridge, jog, routine, squats, tempo, wander


@pytest.mark.parametrize(
    ("work", "known", "reckoned"),
    [
        (FreeReps(10), None, 30_000),
        (Open(), None, 30_000),
        (Open(45_000), None, 45_000),
        (Hold(9_000), 9_000, 9_000),
        (Timed(9_000), 9_000, 9_000),
        (PacedReps(3, tempo(open=1_000, close=2_000)), 9_000, 9_000),
    ],
)
def test_rule_13_free_reps_count_three_seconds_each_and_open_thirty_or_its_about(
    work: Work, known: int | None, reckoned: int
) -> None:
    segment = compile_routine(routine(DrillItem("1", BRIDGE, Dose(work)))).segments[1]
    assert (segment.duration_ms, segment.reckoned_ms) == (known, reckoned) == (known_ms(work), reckoned_ms(work))


@pytest.mark.parametrize(
    ("items", "total_ms", "about"),
    [
        ((bridge(),), 40_000, False),
        ((squats(10),), 40_000, True),
        ((wander(60_000),), 70_000, True),
        ((bridge(key="1"), wander(key="2"), jog(key="3")), 10_000 + 30_000 + 5_000 + 30_000 + 5_000 + 60_000, True),
    ],
)
def test_rule_13_totals_that_contain_one_say_about(items: tuple[Item, ...], total_ms: int, about: bool) -> None:  # noqa: FBT001 - a column of the table
    timeline = compile_routine(routine(*items))
    assert (timeline.total_ms, timeline.about) == (total_ms, about)


def test_rule_13_the_time_left_says_about_as_long_as_one_is_to_come() -> None:
    led = play("start; 1s", "wander")
    assert (led.position.about, led.position.routine_left_ms) == (True, 9_000 + 30_000 + 10_000 + 10_000)
    led.does("until work; 5s")
    assert (led.position.about, led.position.segment_left_ms, led.position.ends_at_ms) == (True, None, None)
    assert led.position.routine_left_ms == 25_000 + 10_000 + 10_000
    led.does("60s")
    assert led.position.routine_left_ms == 10_000 + 10_000
    led.does("done")
    assert (led.position.about, led.position.routine_left_ms) == (False, 20_000)
