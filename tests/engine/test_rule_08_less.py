"""Rule 8: an easier way, leaving out, another pace; what is finished stays."""

from dataclasses import replace

import pytest

from drillbook.engine.dose import Dose, Hold, PacedReps
from drillbook.engine.routine import Change, Easier, RoundsItem
from tests.engine.play import play
from tests.engine.routines import (
    ROUTINES,
    bridge,
    clam,
    jog,
    leg_lift,
    lunge,
    routine,
    stride,
    tempo,
)


def test_rule_08_easier_holds_from_here_on_and_on_both_sides() -> None:
    led = play("start; until work; 9s; pause; easier 1")
    assert led.reps == {"1/left/1": 5, "1/right/1": 5}
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
    assert led.works == ["4/both/1", "4/both/2"]
    third = play("start; until rest; until work; until rest; 1s; easier 4", "strides")
    assert (third.works, third.position.state) == (["4/both/1", "4/both/2"], "finished")


def test_rule_08_sets_that_are_finished_stay_and_so_do_those_of_the_other_side() -> None:
    eased = replace(leg_lift(3), easier=Easier("Lower", Dose(Hold(10_000), 1, 5_000)))
    led = play("start; until rest; until work; until rest; easier 3", routine(eased))
    assert led.works == ["3/left/1", "3/left/2", "3/right/1", "3/right/2"]
    assert led.position.key == "before 3/right/1"


def test_rule_08_a_later_round_has_no_more_sets_than_the_easier_way_asks_for() -> None:
    rounds = routine(RoundsItem("1", 2, (stride(3, key="1.1"), bridge(key="1.2"))))
    led = play("start; until lead-in; until lead-in; easier 1.1", rounds)
    assert led.works[:4] == ["1.1@1/both/1", "1.1@1/both/2", "1.1@1/both/3", "1.2@1/both/1"]
    assert led.works[4:] == ["1.1@2/both/1", "1.1@2/both/2", "1.2@2/both/1"]
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


def test_rule_08_what_is_left_out_is_not_met_and_the_rest_keeps_its_keys() -> None:
    led = play("start; leave out 3.2", "rounds")
    assert led.works == ["1/both/1", "3.1@1/left/1", "3.1@2/left/1", "4/both/1", "5/both/1", "5/both/2"]
    assert led.position.key == "before 1/both/1"


def test_rule_08_leaving_out_the_drill_under_way_leads_to_what_follows() -> None:
    led = play("start; until work; 5s; pause; leave out 1", "quick")
    assert (led.position.state, led.position.key, led.position.segment_left_ms) == ("paused", "before 2/left/1", 10_000)


def test_rule_08_leaving_out_the_drill_that_a_stretch_leads_to_begins_the_stretch_before_the_next() -> None:
    led = play("start; 4s; leave out 1", "quick")
    assert led.position.key == "before 2/left/1"
    assert led.does("until work").at_ms == 1_000 + 4_000 + 1 + 10_000
    assert led.said[-3:] == ["Standing", "Three reps each side", "One"]


def test_rule_08_what_follows_gets_the_way_into_its_position_that_only_the_drill_left_out_had() -> None:
    lying = routine(lunge(), bridge(key="5"), bridge(key="6"), change=Change(same_position_ms=0))
    led = play("start; until work; until work; 5s", lying)
    assert [segment.key for segment in led.timeline.segments][-2:] == ["5/both/1", "6/both/1"]
    led = led.does("pause; leave out 5")
    assert (led.position.state, led.position.key, led.position.segment_left_ms) == ("paused", "before 6/both/1", 10_000)


def test_rule_08_finished_rounds_of_what_is_left_out_stay() -> None:
    rounds = routine(RoundsItem("1", 2, (clam(2, key="1.1"), bridge(key="1.2"))))
    led = play("start; until switch; until work; until work; 1s; pause; leave out 1.1", rounds)
    assert led.works == ["1.1@1/left/1", "1.1@1/right/1", "1.2@1/both/1", "1.2@2/both/1"]
    assert [entry.key for entry in led.session.log] == ["1.1@1/left/1", "1.1@1/right/1"]
    half = play("start; until switch; 1s; leave out 1.1", rounds)
    assert half.works == ["1.1@1/left/1", "1.2@1/both/1", "1.2@2/both/1"]


def test_rule_08_a_rest_before_what_is_left_out_stands_before_what_follows() -> None:
    led = play("start; until work; 1s; pause; leave out 3.1; leave out 3.2", "rounds")
    assert [(segment.kind, segment.label) for segment in led.timeline.segments][2] == ("rest", "Rest")
    assert led.works == ["1/both/1", "4/both/1", "5/both/1", "5/both/2"]


def test_rule_08_leaving_out_the_last_that_is_left_finishes() -> None:
    led = play("start; until switch; 1s; leave out 1")
    assert led.position.state == "finished"
    assert led.works == ["1/left/1"]


def test_rule_08_everything_cannot_be_left_out() -> None:
    assert play("leave out 1").refused == ["leave out 1"]
    assert play("start; leave out 1").refused == ["leave out 1"]


def test_rule_08_a_plain_instruction_can_be_left_out() -> None:
    assert play("start; leave out 8", routine(jog(key="8"), bridge(key="9"))).works == ["9/both/1"]


def test_rule_08_work_reached_without_a_stretch_by_leaving_something_out_is_counted_in() -> None:
    tight = routine(bridge(key="1"), stride(1, key="2"), bridge(key="3"), change=Change(0, 6_000))
    led = play("start; until work; until lead-in; leave out 2", tight)
    assert (led.position.key, led.position.count_in_left_ms) == ("3/both/1", 3_001)
    assert led.does("3001ms").tones[-4:] == ["count", "count", "count", "go"]


def test_rule_08_where_the_next_has_a_stretch_of_its_own_that_is_entered() -> None:
    led = play("start; 2s; leave out 1", routine(stride(1, key="1"), stride(1, key="2")))
    assert (led.position.kind, led.position.segment_left_ms) == ("lead-in", 10_000)


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


def test_rule_08_finished_segments_keep_key_and_log() -> None:
    led = play("start; until work; until lead-in; until rest; pause", "rounds")
    finished, log = led.works[:4], led.session.log
    assert [entry.key for entry in log] == finished
    for edit in ("pace 150", "one more set 5", "leave out 4", "leave out 3.1", "easier 5"):
        led.does(edit)
        assert led.works[:4] == finished
        assert led.session.log == log
    assert led.refused == []


def test_rule_08_an_easier_way_that_is_another_kind_of_work_begins_anew() -> None:
    held = replace(clam(), easier=Easier("Just hold it open", Dose(Hold(15_000))))
    led = play("start; until work; 9s; pause; easier 1", routine(held))
    assert (led.position.segment_elapsed_ms, led.position.segment_ms, led.position.work) == (0, 15_000, "Hold")
    counted = replace(bridge(), easier=Easier("Up and down", Dose(PacedReps(5, tempo(up=1_000, down=1_000)))))
    led = play("start; until work; 9s; pause; easier 5", routine(counted))
    assert (led.position.segment_elapsed_ms, led.position.segment_ms, led.position.rep) == (0, 10_000, 1)
