"""Rule 8: +15 s makes this rest longer; every other change in a run is `revise`. One more rep, one more set."""

from dataclasses import replace

import pytest

from drillbook.engine.compiling import compile_routine
from drillbook.engine.dose import MOST_REPS, MOST_SETS, Dose, FreeReps
from drillbook.engine.revising import OneMoreRep, OneMoreSet, additions_of, revise
from drillbook.engine.routine import DrillItem, RoundsItem, Routine, Side, Sides
from drillbook.engine.session import Session
from tests.engine.play import play
from tests.engine.routines import (
    BRIDGE,
    ROUTINES,
    STRIDE,
    bridge,
    clam,
    lunge,
    routine,
    squats,
    tempo,
)


def test_rule_08_extend_makes_this_rest_fifteen_seconds_longer_and_no_other() -> None:
    led = play("start; until rest; 10s; +15 s; until work; until rest; until work", "strides")
    assert [at_ms for at_ms, key in led.started if not key.startswith("before")] == [10_000, 105_000, 185_000]


def test_rule_08_it_adds_up() -> None:
    led = play("start; until rest; +15 s; +15 s", "strides")
    assert (led.position.segment_ms, led.position.segment_left_ms) == (90_000, 90_000)


def test_rule_08_the_count_and_the_announcement_move_with_the_end_of_the_rest() -> None:
    led = play("start; until rest; 58s; +15 s; until work", "strides")
    said = [line for line in led.lines() if "count" in line or "Set two" in line]
    assert said[-5:] == [
        "88.000 [count]",
        '100.000 "Set two of four"',
        "102.000 [count]",
        "103.000 [count]",
        "104.000 [count]",
    ]


@pytest.mark.parametrize("before", ["start; 1s", "start; until work; 1s", "start; until work; 1s; pause"])
def test_rule_08_anything_but_a_rest_is_not_made_longer(before: str) -> None:
    assert play(f"{before}; +15 s", "strides").refused == ["+15 s"]


def test_rule_08_a_rest_is_made_longer_while_paused_too() -> None:
    led = play("start; until rest; 50s; pause; 1min; +15 s; resume", "strides")
    assert led.position.segment_left_ms == 25_000


@pytest.mark.parametrize(
    ("before", "refused"),
    [
        ("", False),
        ("start; 1s", False),
        ("start; until work; 1s", True),
        ("start; until work; 1s; pause", False),
        ("start; to end", True),
    ],
)
@pytest.mark.parametrize("edit", ["one more rep 1", "one more set 1", "easier 1", "pace 150"])
def test_rule_08_a_run_is_changed_only_while_paused_or_between_works(before: str, refused: bool, edit: str) -> None:  # noqa: FBT001 - a column of the table
    assert (play(f"{before}; {edit}").refused == [edit]) == refused


def test_rule_08_a_run_that_waits_for_its_tap_is_not_changed() -> None:
    assert play("start; until waiting; one more rep 1", "clam, wait for me").refused == ["one more rep 1"]


def test_rule_08_a_session_of_another_timeline_is_not_changed() -> None:
    session = Session("stale")
    assert revise(ROUTINES["clam"], session, OneMoreRep("1")) == (ROUTINES["clam"], session)


def test_rule_08_a_rep_more_for_the_first_side_is_one_more_for_the_second() -> None:
    led = play("start; until work; 9s; pause; one more rep 1")
    assert led.reps == {"1/left/1": 9, "1/right/1": 9}
    assert (led.position.segment_elapsed_ms, led.position.segment_left_ms) == (9_000, 27_000)
    assert led.does("resume; until switch").said.count("Nine. Last one") + led.said.count("Last one") == 1


def test_rule_08_a_rep_more_is_for_the_set_under_way_on_both_sides() -> None:
    three = routine(clam(2, sets=3, rest_ms=5_000))
    led = play("start; until work; until rest; one more rep 1", three)
    assert led.reps == {"1/left/1": 2, "1/left/2": 3, "1/left/3": 2, "1/right/1": 2, "1/right/2": 3, "1/right/3": 2}


def test_rule_08_with_sides_in_turn_a_rep_more_is_a_pair() -> None:
    led = play("start; until work; 5s; pause; one more rep 2", "lunge")
    assert (led.reps, led.position.segment_ms) == ({"2/left/1": 4}, 24_000)


def test_rule_08_a_set_more_is_one_for_each_side() -> None:
    led = play("start; until work; pause; one more set 3", "leg lift, right first")
    assert led.works == ["3/right/1", "3/right/2", "3/right/3", "3/left/1", "3/left/2", "3/left/3"]
    assert led.position.sets == 3


@pytest.mark.parametrize("edit", ["one more rep 1", "one more set 1"])
def test_rule_08_once_the_first_side_is_through_nothing_is_added(edit: str) -> None:
    assert play(f"start; until switch; {edit}").refused == [edit]
    assert play(f"start; until switch; until work; pause; {edit}").refused == [edit]


def test_rule_08_in_sets_in_turn_something_is_added_while_the_first_side_is_next() -> None:
    turns = routine(replace(clam(2, sets=2, rest_ms=5_000), sides=Sides.ALTERNATE_SETS))
    led = play("start; until rest; one more rep 1", turns)
    assert led.reps == {"1/left/1": 2, "1/right/1": 2, "1/left/2": 3, "1/right/2": 3}
    assert play("start; until switch; one more rep 1", turns).refused == ["one more rep 1"]


def test_rule_08_an_item_that_is_still_to_come_is_changed_from_its_first_set_on() -> None:
    led = play("start; one more rep 2; one more set 2", "quick")
    assert led.reps == {"1/left/1": 8, "1/right/1": 8, "2/left/1": 4, "2/left/2": 3}


def test_rule_08_an_item_that_is_behind_is_not_changed() -> None:
    led = play("start; skip drill; one more rep 1; one more set 1; leave out 1; easier 1", "quick")
    assert led.refused == ["one more rep 1", "one more set 1", "leave out 1"]


@pytest.mark.parametrize("edit", ["one more rep 5", "one more rep 99", "one more set 99", "easier 99", "leave out 99"])
def test_rule_08_what_changes_nothing_is_refused(edit: str) -> None:
    assert play(f"start; {edit}", "bridge").refused == [edit]


def test_rule_08_a_limit_of_the_drill_wins_over_one_more_rep() -> None:
    led = play("start; one more rep 7; one more rep 7; one more rep 7", routine(squats(10)))
    assert (led.reps, led.refused) == ({"7/both/1": 12}, ["one more rep 7"])


def test_rule_08_there_is_an_end_to_more_and_never_less() -> None:
    led = play("start", routine(DrillItem("1", STRIDE, Dose(FreeReps(MOST_REPS - 1)))))
    assert led.does("one more rep 1; one more rep 1").refused == ["one more rep 1"]
    many = play("start", routine(DrillItem("1", STRIDE, Dose(FreeReps(1), sets=MOST_SETS - 1))))
    assert many.does("one more set 1; one more set 1").refused == ["one more set 1"]
    assert len(many.works) == MOST_SETS


def test_rule_08_a_rep_more_while_the_tap_is_awaited_is_still_to_be_done() -> None:
    led = play("start; until waiting; pause; one more rep 1", "clam, wait for me")
    assert (led.position.segment_elapsed_ms, led.position.segment_left_ms) == (8_000, 4_000)
    assert led.does("resume; until waiting").position.rep == 3


def test_rule_08_free_reps_go_on_where_they_were() -> None:
    led = play("start; until work; 9s; pause; one more rep 7", "squats")
    assert (led.position.segment_elapsed_ms, led.position.reps) == (9_000, 11)


def test_rule_08_the_first_side_may_be_the_right_one() -> None:
    right = routine(replace(clam(2), first_side=Side.RIGHT))
    assert play("start; until work; pause; one more rep 1", right).reps == {"1/right/1": 3, "1/left/1": 3}


def test_rule_08_revising_is_a_matter_of_values() -> None:
    session = Session(compile_routine(ROUTINES["bridge"]).digest)
    revised, after = revise(ROUTINES["bridge"], session, OneMoreSet("5"))
    assert isinstance(revised, Routine)
    assert after == replace(session, digest=compile_routine(revised).digest)
    assert ROUTINES["bridge"] == routine(bridge())
    assert BRIDGE.position == "lying on the back"
    assert tempo(step_in=5)[0].name == "step in"


def test_rule_08_in_rounds_an_item_is_changed_only_before_its_first_time() -> None:
    rounds = routine(RoundsItem("1", 2, (clam(2, key="1.1"), bridge(key="1.2"), lunge(key="1.3"))))
    led = play("start; until switch; until lead-in; one more rep 1.1; one more set 1.1; one more rep 1.3", rounds)
    assert led.refused == ["one more rep 1.1", "one more set 1.1"]
    assert [reps for key, reps in led.reps.items() if key.startswith("1.3")] == [4, 4]


@pytest.mark.parametrize(
    ("script", "name", "offered"),
    [
        ("start; until work; 1s; pause", "clam", [OneMoreRep("1"), OneMoreSet("1")]),
        ("start; until work; 1s", "clam", []),
        ("start; until switch", "clam", []),
        ("start; 1s", "bridge", [OneMoreSet("5")]),
        ("start; to end", "bridge", []),
    ],
)
def test_rule_08_only_what_would_not_be_refused_is_offered(script: str, name: str, offered: list[object]) -> None:
    led = play(script, name)
    assert list(additions_of(led.routine, led.timeline, led.session)) == offered


def test_rule_08_what_a_limit_forbids_is_not_offered() -> None:
    led = play("start; one more rep 7; one more rep 7", routine(squats(10)))
    assert additions_of(led.routine, led.timeline, led.session) == (OneMoreSet("7"),)


def test_rule_08_to_a_routine_without_work_nothing_is_added() -> None:
    empty = compile_routine(routine())
    assert additions_of(routine(), empty, Session(empty.digest)) == ()
