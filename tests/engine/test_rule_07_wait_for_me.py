"""Rule 7: wait for me compiles every work to `time_then_tap`."""

from dataclasses import replace

import pytest

from drillbook.engine.compiling import compile_routine
from tests.engine.play import play
from tests.engine.routines import ROUTINES

WAITING = {name: replace(routine, wait_for_me=True) for name, routine in ROUTINES.items()}


@pytest.mark.parametrize("name", list(ROUTINES))
def test_rule_07_every_work_ends_by_a_tap_and_every_stretch_by_time(name: str) -> None:
    for segment in compile_routine(WAITING[name]).segments:
        if segment.kind != "work":
            assert segment.ends == "time"
        else:
            assert segment.ends == ("tap" if segment.duration_ms is None else "time_then_tap")


def test_rule_07_without_it_no_work_with_a_length_waits() -> None:
    assert {segment.ends for segment in compile_routine(ROUTINES["rounds"]).segments} == {"time"}


def test_rule_07_at_the_deadline_waiting_is_reported_and_heard() -> None:
    led = play("start; until waiting", WAITING["bridge"])
    assert led.lines()[-2:] == ["40.000 waiting", '40.000 [rest] "Tap when ready"']
    assert led.position.state == "waiting"


def test_rule_07_nothing_elapses_while_it_waits() -> None:
    led = play("start; until waiting", WAITING["bridges"])
    before, happened = led.position, len(led.events)
    led.does("10min")
    after = led.position
    assert (after.segment_elapsed_ms, after.segment_left_ms) == (10_000, 0)
    assert after.routine_left_ms == before.routine_left_ms
    assert len(led.events) == happened
    assert led.does("done").position.segment_left_ms == 20_000


def test_rule_07_a_pause_while_waiting_ends_in_waiting() -> None:
    led = play("start; until waiting; pause; 1min; resume", WAITING["bridge"])
    assert led.lines()[-3:] == ["100.000 resumed, in 0.000", "100.000 waiting", '100.000 [rest] "Tap when ready"']
    assert led.position.state == "waiting"
    assert led.does("done").position.state == "finished"


def test_rule_07_a_run_restored_while_waiting_waits_on() -> None:
    led = play("start; until waiting; reload 1min", WAITING["bridge"])
    assert led.position.state == "paused"
    assert led.does("resume").position.state == "waiting"
