"""Rule 5: work entered by resume, back, restore or skip gets three seconds of count-in, in which it does not elapse."""

import pytest

from tests.engine.play import play


@pytest.mark.parametrize(
    ("script", "elapsed_ms"),
    [
        ("start; until work; 5s; pause; 9s; resume", 5_000),
        ("start; until work; 5s; back", 0),
        ("start; until work; until rest; back", 0),
        ("start; until work; 5s; reload 5min; resume", 5_000),
    ],
)
def test_rule_05_work_entered_by_resume_back_or_restore_is_counted_in(script: str, elapsed_ms: int) -> None:
    led = play(script, "bridges")
    entered = led.position
    assert (entered.counting_in, entered.count_in_left_ms, entered.segment_elapsed_ms) == (True, 3_000, elapsed_ms)
    after = led.does("3s").position
    assert (after.counting_in, after.count_in_left_ms, after.segment_elapsed_ms) == (False, 0, elapsed_ms)
    counts = [due for due in led.cues if due.cue.tone][-4:]
    assert [(due.at_ms - entered.at_ms, due.cue.tone) for due in counts] == [
        (0, "count"),
        (1_000, "count"),
        (2_000, "count"),
        (3_000, "go"),
    ]


def test_rule_05_work_entered_by_skip_is_counted_in() -> None:
    led = play("start; until work; 5s; skip", "bridges without rest")
    assert led.started[-1] == (15_000, "5/both/2")
    assert led.position.count_in_left_ms == 3_000
    assert led.does("to end").at_ms == 1_000 + 15_000 + 3_000 + 10_000


def test_rule_05_so_is_work_that_a_tap_leads_to_without_a_stretch() -> None:
    led = play("start; until work; 5s; done", "squats")
    assert led.started[-1] == (15_000, "7/both/2")
    assert led.position.count_in_left_ms == 3_000


def test_rule_05_work_that_follows_work_in_time_is_not() -> None:
    led = play("start; until work; until work", "bridges without rest")
    assert not led.position.counting_in
    assert led.does("to end").at_ms == 1_000 + 30_000


def test_rule_05_the_segment_does_not_elapse_during_the_count_in() -> None:
    led = play("start; until work; 5s; pause; resume", "bridge")
    assert [led.does("500ms").position.segment_elapsed_ms for _ in range(8)] == [5_000] * 6 + [5_500, 6_000]


def test_rule_05_a_pause_within_the_count_in_leaves_the_segment_where_it_was() -> None:
    led = play("start; until work; 5s; pause; resume; 2s; pause; 1min; resume", "bridge")
    assert led.position.count_in_left_ms == 3_000
    assert led.position.segment_elapsed_ms == 5_000


def test_rule_05_a_stretch_that_goes_on_has_its_own_three_two_one_and_needs_no_other() -> None:
    led = play("start; 4s; pause; 1min; resume", "bridge")
    assert led.does("until work").started[-1] == (70_000, "5/both/1")
    assert led.tones == ["get-ready", "count", "count", "count", "go"]


@pytest.mark.parametrize("left", ["2.9s", "1s", "0.001s"])
def test_rule_05_a_stretch_paused_in_its_three_two_one_begins_that_again(left: str) -> None:
    led = play(f"start; {10 - float(left[:-1])}s; pause; 1min; resume", "bridge")
    assert led.position.segment_left_ms == 3_000
    assert led.lines()[-1].endswith("[count]")
    assert led.does("until work").tones[-4:] == ["count", "count", "count", "go"]


def test_rule_05_work_resumed_in_its_middle_is_let_go_and_at_its_start_begins_with_its_own_cue() -> None:
    assert play("start; until work; 5s; pause; resume; 3s", "bridge").lines()[-1] == "18.000 [go]"
    fresh = play("start; until work; 4s; back; pause; resume; 3s", "bridge")
    assert fresh.lines()[-2:] == ["17.000 [go]", '17.000 "Hold"']
