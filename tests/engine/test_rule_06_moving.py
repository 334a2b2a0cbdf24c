"""Rule 6: skip, skip drill, back and done, and what they do where."""

import pytest

from drillbook.engine.inputs import Done, Skip
from tests.engine.play import Played, play


def log(led: Played) -> list[tuple[str, str, int, int]]:
    return [(entry.key, entry.outcome.value, entry.worked_ms, entry.reps) for entry in led.session.log]


# skip


def test_rule_06_skip_in_work_ends_it() -> None:
    led = play("start; until work; 9s; skip")
    assert led.started[-1] == (19_000, "before 1/right/1")
    assert log(led) == [("1/left/1", "skipped", 9_000, 2)]


def test_rule_06_skip_in_a_stretch_jumps_to_three_seconds_before_its_end() -> None:
    led = play("start; 2s; skip")
    assert (led.position.kind, led.position.segment_left_ms) == ("lead-in", 3_000)
    assert led.does("until work").started[-1] == (5_000, "1/left/1")
    assert led.tones[-4:] == ["count", "count", "count", "go"]


@pytest.mark.parametrize("left_ms", [3_000, 2_500, 1])
def test_rule_06_skip_within_the_last_three_seconds_of_a_stretch_starts_the_work(left_ms: int) -> None:
    led = play(f"start; {10_000 - left_ms}ms; skip")
    assert led.started[-1] == (10_000 - left_ms, "1/left/1")
    assert not led.position.counting_in
    assert led.tones[-1] == "go"


def test_rule_06_two_skips_start_the_work_and_three_end_it() -> None:
    assert play("start; skip; skip").position.kind == "work"
    assert play("start; skip; skip; skip").position.kind == "switch"


def test_rule_06_skip_when_waiting_is_done() -> None:
    led = play("start; until waiting; 20s; skip", "clam, wait for me")
    assert log(led) == [("1/left/1", "done", 8_000, 2)]


def test_rule_06_skip_leads_out_of_a_rest_that_was_made_longer() -> None:
    led = play("start; until rest; +15 s; 30s; skip", "strides")
    assert led.position.segment_left_ms == 3_000
    assert led.does("until work").tones[-4:] == ["count", "count", "count", "go"]


def test_rule_06_skipping_the_last_work_finishes() -> None:
    led = play("start; until work; skip", "bridge")
    assert led.position.state == "finished"
    assert led.tones[-1] == "finish"
    assert led.said[-1] == "Done. Well done."


# skip drill


@pytest.mark.parametrize(
    "before", ["start; 1s", "start; until work; 1s", "start; until switch", "start; until switch; until work"]
)
def test_rule_06_skip_drill_goes_to_the_stretch_before_the_next_item(before: str) -> None:
    led = play(before, "quick")
    at_ms = led.at_ms - 1_000
    led.does("skip drill")
    assert led.started[-1] == (at_ms, "before 2/left/1")
    assert led.position.segment_left_ms == 6_000
    assert led.does("3s").said[-1] == "Forward lunge. Left leg first"


def test_rule_06_skip_drill_in_rounds_goes_to_the_next_item_and_not_to_the_next_round_of_this_one() -> None:
    led = play("start; skip drill; skip drill", "rounds")
    assert led.started[-1][1] == "before 3.2@1/left/1"
    assert led.does("skip drill").started[-1][1] == "before 3.1@2/left/1"


def test_rule_06_skipping_the_last_drill_finishes() -> None:
    led = play("start; until work; 5s; skip drill")
    assert led.position.state == "finished"
    assert log(led) == [("1/left/1", "skipped", 5_000, 1)]


def test_rule_06_work_that_only_waited_for_its_tap_is_done_even_if_the_rest_of_the_drill_is_skipped() -> None:
    led = play("start; until waiting; skip drill", "clam, wait for me")
    assert log(led) == [("1/left/1", "done", 8_000, 2)]


# back


@pytest.mark.parametrize(("into", "goes_to"), [("3001ms", "1/right/1"), ("20s", "1/right/1"), ("3s", "1/left/1")])
def test_rule_06_back_more_than_three_seconds_into_work_restarts_it_else_goes_to_the_work_before(
    into: str, goes_to: str
) -> None:
    led = play(f"start; until switch; until work; {into}; back")
    assert led.started[-1][1] == goes_to
    assert (led.position.segment_elapsed_ms, led.position.count_in_left_ms) == (0, 3_000)


def test_rule_06_back_in_a_stretch_goes_to_the_work_before() -> None:
    assert play("start; until switch; 1s; back").started[-1][1] == "1/left/1"


def test_rule_06_back_before_any_work_begins_the_lead_in_again() -> None:
    assert play("start; 4s; back").position.segment_left_ms == 10_000
    assert play("start; until work; 2s; back").position.segment_left_ms == 10_000


def test_rule_06_back_twice_leads_two_works_back_as_the_count_in_does_not_elapse() -> None:
    led = play("start; until switch; until work; until rest; until work; 5s; back; 2s; back", "leg lift, sets in turn")
    assert led.started[-1][1] == "3/right/1"


def test_rule_06_back_when_waiting_begins_the_work_again() -> None:
    led = play("start; until waiting; back", "clam, wait for me")
    assert (led.started[-1][1], led.position.segment_elapsed_ms) == ("1/left/1", 0)


def test_rule_06_work_done_again_is_logged_once_as_it_was_done_last() -> None:
    led = play("start; until work; skip; back; until switch")
    assert log(led) == [("1/left/1", "done", 32_000, 8)]


# done


def test_rule_06_done_ends_a_segment_that_ends_by_tap() -> None:
    led = play("start; until work; 12s; done", "squats")
    assert log(led) == [("7/both/1", "done", 12_000, 10)]
    assert play("start; until work; 12s; done", "wander").started[-1] == (22_000, "before 5/both/1")
    assert play("start; until waiting; done", "clam, wait for me").position.kind == "switch"


@pytest.mark.parametrize(
    ("before", "routine"),
    [
        ("start; 1s", "squats"),
        ("start; until work; 1s", "clam"),
        ("start; until work; 1s", "clam, wait for me"),  # not waiting yet
        ("start; until rest; 1s", "strides"),
        ("start; to end", "bridge"),
        ("", "squats"),
    ],
)
def test_rule_06_done_is_refused_anywhere_else(before: str, routine: str) -> None:
    led = play(before, routine)
    session = led.session
    led.does("done")
    assert led.refused == ["done"]
    assert led.session is session


# paused stays paused


@pytest.mark.parametrize("action", ["skip", "skip drill", "back", "+15 s"])
@pytest.mark.parametrize("before", ["start; until rest; 5s", "start; until rest; 13s", "start; until work; 5s"])
def test_rule_06_paused_stays_paused(before: str, action: str) -> None:
    led = play(f"{before}; pause; 1min; {action}; 1min", "rounds")
    assert led.position.state == "paused"
    assert led.position.paused_reason == "visitor"


def test_rule_06_done_while_paused_leads_on_and_stays_paused() -> None:
    led = play("start; until work; 12s; pause; 1min; done", "squats")
    assert (led.position.state, led.position.key) == ("paused", "7/both/2")
    assert log(led) == [("7/both/1", "done", 12_000, 10)]
    waited = play("start; until waiting; pause; done", "clam, wait for me")
    assert (waited.position.state, waited.position.kind) == ("paused", "switch")


def test_rule_06_skip_while_paused_leads_to_the_same_places() -> None:
    led = play("start; until rest; 20s; pause; skip", "strides")
    assert (led.position.kind, led.position.segment_left_ms) == ("rest", 3_000)
    assert led.does("skip").position.key == "4/both/2"
    assert led.does("skip").position.key == "before 4/both/3"
    assert led.does("resume").position.segment_left_ms == 60_000


def test_rule_06_skipping_the_last_work_while_paused_finishes() -> None:
    led = play("start; until work; pause; skip", "bridge")
    assert led.position.state == "finished"


# stale


@pytest.mark.parametrize("action", ["skip", "skip drill", "back", "done", "+15 s"])
@pytest.mark.parametrize("state", ["start; until work; 1s", "start; until work; 1s; done; pause", "", "start; 1s"])
def test_rule_06_an_action_whose_index_is_stale_changes_nothing(state: str, action: str) -> None:
    led = play(state, "squats")
    session = led.session
    led.does(f"stale {action}")
    assert led.session is session
    assert led.refused == [f"stale {action}"]


def test_rule_06_an_action_whose_digest_is_stale_changes_nothing() -> None:
    led = play("start; until work; 1s", "squats")
    session = led.session
    led.tell(Done(led.at_ms, play("", "wander").timeline.digest, led.position.index), "done")
    assert led.refused == ["done"]
    assert led.session is session


def test_rule_06_a_tap_that_comes_a_moment_after_the_segment_ended_by_itself_skips_nothing() -> None:
    led = play("start; until work", ticks="once")
    index = led.position.index
    led.at_ms += 32_001
    led.tell(Skip(led.at_ms, led.timeline.digest, index), "skip")
    assert led.refused == ["skip"]
    assert led.does("0s").started[-1] == (42_000, "before 1/right/1")
