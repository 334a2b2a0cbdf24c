"""Rule 3: the host detects a gap and says so; what nobody could follow has not happened."""

import pytest

from drillbook.engine.inputs import Gap
from tests.engine.play import play


@pytest.mark.parametrize(
    ("routine", "before", "done_ms"),
    [
        ("clam", "start; 4s", 4_000),  # lead-in
        ("clam", "start; until switch; 1s", 1_000),
        ("bridge", "start; until work; 7s", 7_000),  # Hold
        ("clam", "start; until work; 7s", 7_000),  # PacedReps
        ("bridge", "start; until work; 7s; pause; resume; 1s", 7_000),  # a count-in
        ("surges", "start; until work; 7s; pause; resume; 1s", 7_000),  # a count-in, even of Timed
    ],
)
def test_rule_03_lead_in_switch_hold_and_paced_reps_are_paused_where_the_gap_began(
    routine: str, before: str, done_ms: int
) -> None:
    led = play(f"{before}; gap 40s", routine)
    assert led.lines()[-1] == f"{(led.at_ms - 41_000) / 1_000:.3f} paused: gap"
    assert led.position.segment_elapsed_ms == done_ms
    assert led.session.at_ms == led.at_ms


def test_rule_03_in_rest_and_timed_the_time_counts() -> None:
    rest = play("start; until rest; gap 40s; until work", "strides")
    assert rest.started[-1] == (30_000 + 60_000, "4/both/2")
    timed = play("start; until work; 5s; gap 20s", "surges")
    assert timed.position.segment_left_ms == 5_000
    assert timed.does("until rest").started[-1][0] == 40_000


@pytest.mark.parametrize("length", ["57s", "58s", "60s", "10min"])
def test_rule_03_the_last_three_seconds_of_a_rest_never_pass_unheard(length: str) -> None:
    led = play(f"start; until rest; gap {length}", "strides")
    assert led.lines()[-1] == "87.000 paused: gap"
    assert led.position.segment_left_ms == 3_000
    resumed = led.does("resume; until work")
    assert resumed.tones[-4:] == ["count", "count", "count", "go"]


def test_rule_03_neither_do_those_of_timed_work() -> None:
    led = play("start; until work; gap 10min", "surges")
    assert led.position.segment_left_ms == 3_000
    assert led.does("resume; until rest").tones[-5:] == ["go", "ending", "ending", "ending", "set-done"]


@pytest.mark.parametrize(("routine", "left_ms"), [("strides", 1_500), ("surges", 1_500)])
def test_rule_03_a_gap_that_begins_in_the_last_three_seconds_pauses_there(routine: str, left_ms: int) -> None:
    kind = "rest" if routine == "strides" else "work"
    led = play(f"start; until {kind}; {'58.5s' if kind == 'rest' else '28.5s'}; gap 40s", routine)
    assert led.position.state == "paused"
    assert led.position.segment_left_ms == left_ms


@pytest.mark.parametrize(
    ("routine", "before", "state"),
    [
        ("squats", "start; until work; 1s", "work"),  # FreeReps
        ("wander", "start; until work; 1s", "work"),  # Open
        ("squats", "start; until work; 1s; pause; resume; 1s", "work"),  # in its count-in
        ("clam, wait for me", "start; until waiting", "waiting"),
    ],
)
def test_rule_03_to_open_work_free_reps_and_waiting_nothing_happens(routine: str, before: str, state: str) -> None:
    led = play(before, routine)
    happened = len(led.events)
    led.does("gap 40s")
    assert led.position.state == state
    assert len(led.events) == happened
    assert led.refused == []


@pytest.mark.parametrize("before", ["", "start; pause", "start; to end"])
def test_rule_03_where_nothing_runs_a_gap_changes_nothing(before: str) -> None:
    assert play(f"{before}; gap 40s", "bridge").refused == ["gap 40s"]


@pytest.mark.parametrize("routine", ["clam", "strides", "surges", "rounds", "squats", "bridges"])
@pytest.mark.parametrize("after", ["3s", "12s", "25s", "45s", "70s"])
def test_rule_03_a_gap_never_brings_a_burst_of_cues(routine: str, after: str) -> None:
    led = play(f"start; {after}", routine)
    happened = len(led.tones)
    led.does("gap 5min; 10ms")
    assert len(led.tones) - happened <= 1


def test_rule_03_the_engine_never_infers_a_gap_from_ticks() -> None:
    late = play("start; late 10min", "strides")
    assert not any("paused" in line for line in late.lines())
    assert late.position.state == "finished"


def test_rule_03_a_gap_is_counted_from_the_last_tick_at_the_earliest() -> None:
    led = play("start; until work; 5s", "bridge")
    led.tell(Gap(led.at_ms - 4_000, led.at_ms + 1_000))
    assert led.position.segment_elapsed_ms == 5_000
