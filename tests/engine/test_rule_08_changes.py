"""Rule 8: +15 s makes this rest longer; every other change in a run is `revise`."""

from dataclasses import replace

import pytest

from drillbook.engine.compiling import compile_routine
from drillbook.engine.dose import Dose, FreeReps, Hold
from drillbook.engine.revising import OneMoreRep, OneMoreSet, revise
from drillbook.engine.routine import DrillItem, Easier, RoundsItem, Routine, Side, Sides
from drillbook.engine.session import Session
from drillbook.engine.timeline import Timeline
from tests.engine.play import Played, play
from tests.engine.routines import (
    BRIDGE,
    ROUTINES,
    STRIDE,
    bridge,
    clam,
    jog,
    leg_lift,
    lunge,
    routine,
    squats,
    stride,
    tempo,
)


def works(led: Played | Timeline) -> list[str]:
    timeline = led if isinstance(led, Timeline) else led.timeline
    return [segment.key for segment in timeline.segments if segment.kind == "work"]


def reps(led: Played) -> dict[str, int]:
    return {segment.key: segment.reps for segment in led.timeline.segments if segment.kind == "work"}


# +15 s


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


# when


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


# one more rep, one more set


def test_rule_08_a_rep_more_for_the_first_side_is_one_more_for_the_second() -> None:
    led = play("start; until work; 9s; pause; one more rep 1")
    assert reps(led) == {"1/left/1": 9, "1/right/1": 9}
    assert (led.position.segment_elapsed_ms, led.position.segment_left_ms) == (9_000, 27_000)
    assert led.does("resume; until switch").said.count("Nine. Last one") + led.said.count("Last one") == 1


def test_rule_08_a_rep_more_is_for_the_set_under_way_on_both_sides() -> None:
    three = routine(clam(2, sets=3, rest_ms=5_000))
    led = play("start; until work; until rest; one more rep 1", three)
    assert reps(led) == {"1/left/1": 2, "1/left/2": 3, "1/left/3": 2, "1/right/1": 2, "1/right/2": 3, "1/right/3": 2}


def test_rule_08_with_sides_in_turn_a_rep_more_is_a_pair() -> None:
    led = play("start; until work; 5s; pause; one more rep 2", "lunge")
    assert (reps(led), led.position.segment_ms) == ({"2/left/1": 4}, 24_000)


def test_rule_08_a_set_more_is_one_for_each_side() -> None:
    led = play("start; until work; pause; one more set 3", "leg lift, right first")
    assert works(led) == ["3/right/1", "3/right/2", "3/right/3", "3/left/1", "3/left/2", "3/left/3"]
    assert led.position.sets == 3


@pytest.mark.parametrize("edit", ["one more rep 1", "one more set 1"])
def test_rule_08_once_the_first_side_is_through_nothing_is_added(edit: str) -> None:
    assert play(f"start; until switch; {edit}").refused == [edit]
    assert play(f"start; until switch; until work; pause; {edit}").refused == [edit]


def test_rule_08_in_sets_in_turn_something_is_added_while_the_first_side_is_next() -> None:
    turns = routine(replace(clam(2, sets=2, rest_ms=5_000), sides=Sides.ALTERNATE_SETS))
    led = play("start; until rest; one more rep 1", turns)
    assert reps(led) == {"1/left/1": 2, "1/right/1": 2, "1/left/2": 3, "1/right/2": 3}
    assert play("start; until switch; one more rep 1", turns).refused == ["one more rep 1"]


def test_rule_08_an_item_that_is_still_to_come_is_changed_from_its_first_set_on() -> None:
    led = play("start; one more rep 2; one more set 2", "quick")
    assert reps(led) == {"1/left/1": 8, "1/right/1": 8, "2/left/1": 4, "2/left/2": 3}


def test_rule_08_an_item_that_is_behind_is_not_changed() -> None:
    led = play("start; skip drill; one more rep 1; one more set 1; leave out 1; easier 1", "quick")
    assert led.refused == ["one more rep 1", "one more set 1", "leave out 1"]


@pytest.mark.parametrize("edit", ["one more rep 5", "one more rep 99", "one more set 99", "easier 99", "leave out 99"])
def test_rule_08_what_changes_nothing_is_refused(edit: str) -> None:
    assert play(f"start; {edit}", "bridge").refused == [edit]


def test_rule_08_a_limit_of_the_drill_wins_over_one_more_rep() -> None:
    led = play("start; one more rep 7; one more rep 7; one more rep 7", routine(squats(10)))
    assert (reps(led), led.refused) == ({"7/both/1": 12}, ["one more rep 7"])


def test_rule_08_there_is_an_end_to_more() -> None:
    led = play("start", routine(DrillItem("1", STRIDE, Dose(FreeReps(199)))))
    assert led.does("one more rep 1; one more rep 1").refused == ["one more rep 1"]
    many = play("start", "bridge")
    for _ in range(25):
        many.does("one more set 5")
    assert len(works(many)) == 20


def test_rule_08_a_rep_more_while_the_tap_is_awaited_is_still_to_be_done() -> None:
    led = play("start; until waiting; pause; one more rep 1", "clam, wait for me")
    assert (led.position.segment_elapsed_ms, led.position.segment_left_ms) == (8_000, 4_000)
    assert led.does("resume; until waiting").position.rep == 3


def test_rule_08_free_reps_go_on_where_they_were() -> None:
    led = play("start; until work; 9s; pause; one more rep 7", "squats")
    assert (led.position.segment_elapsed_ms, led.position.reps) == (9_000, 11)


# easier


def test_rule_08_easier_holds_from_here_on_and_on_both_sides() -> None:
    led = play("start; until work; 9s; pause; easier 1")
    assert reps(led) == {"1/left/1": 5, "1/right/1": 5}
    assert (led.position.segment_elapsed_ms, led.position.segment_left_ms) == (9_000, 11_000)


def test_rule_08_where_all_that_the_easier_way_asks_is_done_the_run_goes_on_to_what_follows() -> None:
    led = play("start; until work; 21s; pause; easier 1")
    assert (led.position.state, led.position.key) == ("paused", "before 1/right/1")
    assert [(entry.key, entry.outcome, entry.reps) for entry in led.session.log] == [("1/left/1", "done", 5)]


def test_rule_08_a_shorter_hold_begins_anew() -> None:
    led = play("start; until work; 9s; pause; easier 5", "bridge")
    assert (led.position.segment_elapsed_ms, led.position.segment_ms) == (0, 15_000)


def test_rule_08_an_easier_way_with_fewer_sets_leaves_the_rest_of_them_out() -> None:
    led = play("start; until rest; easier 4", "strides")
    assert works(led) == ["4/both/1", "4/both/2"]
    third = play("start; until rest; until work; until rest; 1s; easier 4", "strides")
    assert (works(third), third.position.state) == (["4/both/1", "4/both/2"], "finished")


def test_rule_08_sets_that_are_finished_stay_and_so_do_those_of_the_other_side() -> None:
    eased = replace(leg_lift(3), easier=Easier("Lower", Dose(Hold(10_000), 1, 5_000)))
    led = play("start; until rest; until work; until rest; easier 3", routine(eased))
    assert works(led) == ["3/left/1", "3/left/2", "3/right/1", "3/right/2"]
    assert led.position.key == "before 3/right/1"


def test_rule_08_a_later_round_has_no_more_sets_than_the_easier_way_asks_for() -> None:
    rounds = routine(RoundsItem("1", 2, (stride(3, key="1.1"), bridge(key="1.2"))))
    led = play("start; until lead-in; until lead-in; easier 1.1", rounds)
    assert works(led)[:4] == ["1.1@1/both/1", "1.1@1/both/2", "1.1@1/both/3", "1.2@1/both/1"]
    assert works(led)[4:] == ["1.1@2/both/1", "1.1@2/both/2", "1.2@2/both/1"]
    assert led.does("until rest").position.sets == 2


def test_rule_08_an_easier_way_that_is_only_a_word_changes_nothing_to_be_done() -> None:
    only_words = routine(replace(bridge(), easier=Easier("Heels closer")))
    assert play("start; easier 5", only_words).refused == ["easier 5"]
    assert play("start; easier 2", "lunge").refused == ["easier 2"]
    assert play("start; easier 8", "jog").refused == ["easier 8"]


def test_rule_08_a_set_that_only_waits_for_its_tap_waits_on_at_another_pace() -> None:
    led = play("start; until waiting; pause; pace 200", "clam, wait for me")
    assert (led.position.segment_left_ms, led.position.segment_ms) == (0, 16_000)
    assert led.does("resume").position.state == "waiting"


# leave out


def test_rule_08_what_is_left_out_is_not_met_and_the_rest_keeps_its_keys() -> None:
    led = play("start; leave out 3.2", "rounds")
    assert works(led) == ["1/both/1", "3.1@1/left/1", "3.1@2/left/1", "4/both/1", "5/both/1", "5/both/2"]
    assert led.position.key == "before 1/both/1"


def test_rule_08_leaving_out_the_drill_under_way_leads_to_what_follows() -> None:
    led = play("start; until work; 5s; pause; leave out 1", "quick")
    assert (led.position.state, led.position.key, led.position.segment_left_ms) == ("paused", "before 2/left/1", 10_000)


def test_rule_08_leaving_out_the_drill_that_a_stretch_leads_to_begins_the_stretch_before_the_next() -> None:
    led = play("start; 4s; leave out 1", "quick")
    assert led.position.key == "before 2/left/1"
    assert led.does("until work").at_ms == 1_000 + 4_000 + 1 + 10_000
    assert led.said[-3:] == ["Standing", "Three reps each side", "One"]


def test_rule_08_finished_rounds_of_what_is_left_out_stay() -> None:
    rounds = routine(RoundsItem("1", 2, (clam(2, key="1.1"), bridge(key="1.2"))))
    led = play("start; until switch; until work; until work; 1s; pause; leave out 1.1", rounds)
    assert works(led) == ["1.1@1/left/1", "1.1@1/right/1", "1.2@1/both/1", "1.2@2/both/1"]
    assert [entry.key for entry in led.session.log] == ["1.1@1/left/1", "1.1@1/right/1"]
    half = play("start; until switch; 1s; leave out 1.1", rounds)
    assert works(half) == ["1.1@1/left/1", "1.2@1/both/1", "1.2@2/both/1"]


def test_rule_08_a_rest_before_what_is_left_out_stands_before_what_follows() -> None:
    led = play("start; until work; 1s; pause; leave out 3.1; leave out 3.2", "rounds")
    assert [(segment.kind, segment.label) for segment in led.timeline.segments][2] == ("rest", "Rest")
    assert works(led) == ["1/both/1", "4/both/1", "5/both/1", "5/both/2"]


def test_rule_08_leaving_out_the_last_that_is_left_finishes() -> None:
    led = play("start; until switch; 1s; leave out 1")
    assert led.position.state == "finished"
    assert works(led) == ["1/left/1"]


def test_rule_08_everything_cannot_be_left_out() -> None:
    assert play("leave out 1").refused == ["leave out 1"]
    assert play("start; leave out 1").refused == ["leave out 1"]


def test_rule_08_a_plain_instruction_can_be_left_out() -> None:
    assert works(play("start; leave out 8", routine(jog(key="8"), bridge(key="9")))) == ["9/both/1"]


def test_rule_08_work_reached_without_a_stretch_by_leaving_something_out_is_counted_in() -> None:
    tight = routine(bridge(key="1"), stride(1, key="2"), lunge(key="3"))
    tight = replace(tight, change=replace(tight.change, same_position_ms=0, new_position_ms=6_000))
    led = play("start; until work; until lead-in; leave out 2", tight)
    assert (led.position.kind, led.position.segment_left_ms) == ("lead-in", 6_000)
    no_stretch = replace(tight, change=replace(tight.change, new_position_ms=0))
    led = play("start; until work; 30s; leave out 2; 1s; pause", no_stretch)
    assert led.refused == ["leave out 2"]
    first_out = play("start; 2s; leave out 1", routine(stride(1, key="1"), stride(1, key="2")))
    assert first_out.position.segment_left_ms == 10_000


# pace


def test_rule_08_a_pace_set_in_mid_rep_begins_that_rep_again() -> None:
    led = play("start; until work; 9s; pause; pace 150")
    assert (led.position.rep, led.position.segment_elapsed_ms, led.position.segment_ms) == (3, 12_000, 48_000)


def test_rule_08_a_stretch_that_becomes_longer_keeps_its_beginning() -> None:
    led = play("start; until switch; 2s; pace 200")
    assert (led.position.segment_elapsed_ms, led.position.segment_left_ms) == (2_000, 10_000)


def test_rule_08_a_stretch_that_becomes_too_short_still_has_its_three_two_one() -> None:
    led = play("start; until rest; 58s; pace 100; until work", replace(ROUTINES["strides"], pace_percent=200))
    assert led.started[-1][0] == 10_000 + 34_000 + 58_000 + 3_001
    assert led.tones[-4:] == ["count", "count", "count", "go"]
    paused = play("start; until rest; 70s; pause; pace 100", replace(ROUTINES["strides"], pace_percent=200))
    assert paused.position.segment_left_ms == 3_000
    assert paused.does("resume; until work").tones[-4:] == ["count", "count", "count", "go"]


def test_rule_08_a_paused_stretch_keeps_what_is_done_of_it_where_it_still_fits() -> None:
    led = play("start; until rest; 10s; pause; pace 200", "strides")
    assert (led.position.segment_elapsed_ms, led.position.segment_left_ms) == (10_000, 110_000)


@pytest.mark.parametrize("percent", [100, 50, -3])
def test_rule_08_there_is_no_pace_quicker_than_written(percent: int) -> None:
    assert play(f"start; pace {percent}").refused == [f"pace {percent}"]


def test_rule_08_a_pace_over_ten_times_counts_as_ten_times() -> None:
    assert play("start; pace 5000").routine.pace_percent == 1_000


# what is finished


def test_rule_08_finished_segments_keep_key_and_log() -> None:
    led = play("start; until work; until lead-in; until rest; pause", "rounds")
    finished, log = works(led)[:4], led.session.log
    assert [entry.key for entry in log] == finished
    for edit in ("pace 150", "one more set 5", "leave out 4", "leave out 3.1", "easier 5"):
        led.does(edit)
        assert works(led)[:4] == finished
        assert led.session.log == log
    assert led.refused == []


def test_rule_08_the_first_side_may_be_the_right_one() -> None:
    right = routine(replace(clam(2), first_side=Side.RIGHT))
    assert reps(play("start; until work; pause; one more rep 1", right)) == {"1/right/1": 3, "1/left/1": 3}


def test_rule_08_revising_is_a_matter_of_values() -> None:
    session = Session(compile_routine(ROUTINES["bridge"]).digest)
    revised, after = revise(ROUTINES["bridge"], session, OneMoreSet("5"))
    assert isinstance(revised, Routine)
    assert after == replace(session, digest=compile_routine(revised).digest)
    assert ROUTINES["bridge"] == routine(bridge())
    assert BRIDGE.position == "lying on the back"
    assert tempo(step_in=5)[0].name == "step in"
