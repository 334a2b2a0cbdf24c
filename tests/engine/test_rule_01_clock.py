"""Rule 1: deadlines are absolute. A late tick never moves a later event, nothing drifts."""

import pytest

from drillbook.engine.events import PhaseStarted
from tests.engine.play import play
from tests.engine.routines import ROUTINES


@pytest.mark.parametrize("name", [name for name in ROUTINES if name not in ("squats", "wander", "clam, wait for me")])
@pytest.mark.parametrize("ticks", ["once", "50ms", "333ms", "7s"])
def test_rule_01_every_event_keeps_its_moment_however_often_time_is_ticked(name: str, ticks: str) -> None:
    when_due = play("start; 10min", name)
    assert [line.removesuffix(" late") for line in play("start; 10min", name, ticks=ticks).lines()] == when_due.lines()


def test_rule_01_a_late_tick_moves_nothing_that_comes_later() -> None:
    late = play("start; late 11s; until switch")
    assert late.started == [(0, "before 1/left/1"), (10_000, "1/left/1"), (42_000, "before 1/right/1")]


def test_rule_01_nothing_drifts_over_an_hour_of_ticks_that_are_each_a_little_late() -> None:
    hour = play("start; 10s", "clam")
    for _ in range(100):
        hour.does("late 317ms")
    assert hour.does("until switch").at_ms == 1_000 + 42_000


def test_rule_01_events_carry_the_moment_they_were_due_and_not_that_of_the_tick() -> None:
    late = play("start; late 12s 345ms")
    phase = [event.at_ms for event in late.events if isinstance(event, PhaseStarted)]
    assert (phase, late.at_ms) == ([11_000, 13_000], 13_345)


def test_rule_01_an_input_from_the_past_counts_as_one_for_the_last_moment_heard_of() -> None:
    led = play("start; 12s")
    led.at_ms -= 5_000
    assert led.does("pause").lines()[-1] == "12.000 paused: visitor"
