"""Rule 2: the session starts at the click, or late enough to leave three seconds."""

from dataclasses import replace

import pytest

from drillbook.engine.compiling import compile_routine
from tests.engine.play import play
from tests.engine.routines import ROUTINES, bridge, routine


@pytest.mark.parametrize(
    ("age", "work_at_s"),
    [("0s", 10.0), ("1ms", 9.999), ("4s", 6.0), ("7s", 3.0), ("7001ms", 3.0), ("10s", 3.0), ("90s", 3.0)],
)
def test_rule_02_the_session_starts_at_the_click_if_three_seconds_are_left_of_the_lead_in(
    age: str, work_at_s: float
) -> None:
    begun = play(f"start clicked {age} ago; until work")
    assert begun.started[1] == (round(work_at_s * 1_000), "1/left/1")


@pytest.mark.parametrize("age", ["0s", "3s", "7s", "8s", "2min"])
def test_rule_02_work_never_begins_without_a_guided_three_two_one(age: str) -> None:
    begun = play(f"start clicked {age} ago; until work")
    work_at_ms = begun.at_ms
    counts = [(due.at_ms, due.cue.show) for due in begun.cues if due.cue.tone == "count" and not due.silent]
    assert counts == [(work_at_ms - 3_000, "3"), (work_at_ms - 2_000, "2"), (work_at_ms - 1_000, "1")]


@pytest.mark.parametrize("age", ["0s", "3s", "7s", "8s", "2min"])
def test_rule_02_no_event_lies_before_readiness(age: str) -> None:
    begun = play(f"start clicked {age} ago; 2s")
    assert begun.lines()[0] == "0.000 0 lead-in 1/left/1"
    assert all(event.at_ms >= 1_000 for event in begun.events)


@pytest.mark.parametrize("lead_in_ms", [0, 1, 2_999, 3_000])
def test_rule_02_a_lead_in_shorter_than_three_seconds_counts_as_three(lead_in_ms: int) -> None:
    short = replace(ROUTINES["bridge"], lead_in_ms=lead_in_ms)
    assert compile_routine(short).segments[0].duration_ms == 3_000
    assert play("start clicked 1s ago; until work", short).started[1] == (3_000, "5/both/1")


@pytest.mark.parametrize(
    ("age", "said"),
    [
        ("1s", ["Clam. Left leg on top", "Lying on the side", "Eight reps", "Knees and feet together"]),
        ("2s", ["Clam. Left leg on top", "Lying on the side", "Eight reps"]),
        ("5s", ["Clam. Left leg on top"]),
        ("7s", []),
    ],
)
def test_rule_02_what_should_have_been_said_already_is_said_where_there_is_room(age: str, said: list[str]) -> None:
    led = play(f"start clicked {age} ago; until work")
    assert led.said[:-1] == said
    assert led.lines()[1] == ("0.000 [get-ready]" if said else "0.000 [count]")


def test_rule_02_a_late_lead_in_paused_and_resumed_says_nothing_twice() -> None:
    led = play("start clicked 2s ago; 1s; pause; 1min; resume; until work")
    assert led.said[:-1] == ["Clam. Left leg on top", "Lying on the side", "Eight reps"]
    assert led.started[1][0] == 8_000 + 60_000


def test_rule_02_a_click_that_lies_in_the_future_counts_as_now() -> None:
    assert play("start clicked -5s ago; until work", "bridge").started[1] == (10_000, "5/both/1")


def test_rule_02_a_routine_without_anything_to_do_does_not_start() -> None:
    assert play("start", routine()).refused == ["start"]
    assert play("start; start", routine(bridge())).refused == ["start"]
