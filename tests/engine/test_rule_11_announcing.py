"""Rule 11: name, side and position are said in the stretch before the work."""

from dataclasses import replace

import pytest

from drillbook.engine.compiling import compile_routine, compile_with_remarks
from drillbook.engine.dose import Dose, FreeReps, Hold
from drillbook.engine.routine import Change, Drill, DrillItem, Item, RestItem, RoundsItem, SideNames, Sides
from drillbook.engine.scoring import ShortStretch
from drillbook.engine.timeline import Segment
from tests.engine.play import play
from tests.engine.routines import CLAM, STRIDE, bridge, clam, jog, leg_lift, lunge, routine, stride

FAR = Drill("far", "Single-leg bridge with a long lever", "lying on the back")


def said(*items: Item, **changes: object) -> list[list[str]]:
    """What is said in each stretch."""
    segments = compile_routine(routine(*items, **changes)).segments
    return [phrases(segment) for segment in segments if segment.kind != "work"]


def phrases(segment: Segment) -> list[str]:
    return [cue.say for cue in segment.cues if cue.say]


def test_rule_11_name_side_and_position_are_said_then_how_much_and_how_to_set_up() -> None:
    assert said(clam()) == [
        ["Clam. Left leg on top", "Lying on the side", "Eight reps", "Knees and feet together"],
        ["Switch", "Right leg on top"],
    ]


def test_rule_11_a_drill_for_both_sides_is_announced_by_its_name() -> None:
    assert said(bridge()) == [["Bridge", "Lying on the back", "Hold, thirty seconds"]]


def test_rule_11_with_sides_in_turn_it_is_told_which_comes_first() -> None:
    assert said(lunge(3))[0] == ["Forward lunge. Left leg first", "Standing", "Three reps each side"]


def test_rule_11_a_position_is_said_where_it_is_new() -> None:
    assert said(lunge(3), stride(1, key="9"), bridge(key="10"))[1:] == [
        ["Stride"],
        ["Bridge", "Lying on the back", "Hold, thirty seconds"],
    ]
    after_an_instruction = said(stride(1, key="1"), jog(key="2"), stride(1, key="3"))[2]
    assert after_an_instruction == ["Stride", "Standing", "Twenty seconds"]


def test_rule_11_a_position_that_the_rest_has_told_is_not_told_again() -> None:
    stretch = DrillItem("3", Drill("stretch", "Stretch", "high plank"), Dose(Hold(10_000)))

    def after(say: str) -> list[str]:
        return said(bridge(key="1"), RestItem("2", 15_000, say), stretch)[1]

    assert after("Come into a high plank") == ["Come into a high plank", "Stretch", "Hold, ten seconds"]
    assert after("Turn round") == ["Turn round", "Stretch", "High plank", "Hold, ten seconds"]


def test_rule_11_within_a_drill_only_what_changes_is_said() -> None:
    assert said(leg_lift(2))[1:] == [["Rest. Set two"], ["Right"], ["Rest. Set two"]]
    assert said(bridge(sets=2, rest_ms=9_000))[1] == ["Rest. Set two of two"]
    assert said(leg_lift(2, sides=Sides.ALTERNATE_SETS))[1:] == [["Right"], ["Left"], ["Right"]]


def test_rule_11_a_rest_says_what_it_is_first() -> None:
    assert said(stride(2))[1] == ["Walk back", "Set two of two"]
    assert said(bridge(key="1"), RestItem("2", 20_000, "Come up to standing"), stride(1, key="3"))[1] == [
        "Come up to standing",
        "Stride",
        "Twenty seconds",
    ]
    assert said(bridge(key="1"), RestItem("2", 20_000), stride(1, key="3"))[1][0] == "Rest"


def test_rule_11_a_long_rest_announces_near_its_end_and_in_time_to_get_there() -> None:
    rest = compile_routine(routine(bridge(key="1"), RestItem("2", 60_000), stride(1, key="3"))).segments[2]
    spoken = {cue.say: (cue.offset_ms, cue.from_end) for cue in rest.cues if cue.say}
    assert spoken["Rest"] == (250, False)
    assert spoken["Stride"] == (50_000, True)
    assert all(from_end for phrase, (_, from_end) in spoken.items() if phrase != "Rest")
    between_sets = compile_routine(routine(stride(2))).segments[2]
    assert [cue.offset_ms for cue in between_sets.cues if cue.say == "Set two of two"] == [55_000]


def test_rule_11_a_long_change_of_sides_is_a_rest_that_names_the_side_near_its_end() -> None:
    item = replace(clam(), dose=replace(clam().dose, switch_ms=30_000))
    rest = compile_routine(routine(item)).segments[2]
    assert (rest.kind, rest.label, rest.duration_ms) == ("rest", "Rest", 30_000)
    assert [(cue.offset_ms, cue.say, cue.from_end) for cue in rest.cues if cue.say] == [
        (250, "Rest", False),
        (20_000, "Switch. Right leg on top", True),
    ]


@pytest.mark.parametrize(("switch_ms", "kind"), [(14_000, "switch"), (15_000, "rest")])
def test_rule_11_a_short_change_of_sides_stays_one_at_any_pace(switch_ms: int, kind: str) -> None:
    item = replace(clam(), dose=replace(clam().dose, switch_ms=switch_ms))
    for pace_percent in (100, 200):
        change = compile_routine(routine(item, pace_percent=pace_percent)).segments[2]
        assert change.kind == kind
        assert phrases(change)[0] == kind.capitalize()


def test_rule_11_a_long_rest_between_sides_tells_to_switch_where_the_side_is_named() -> None:
    item = replace(leg_lift(2, sides=Sides.ALTERNATE_SETS), dose=Dose(Hold(10_000), sets=2, rest_ms=20_000))
    assert said(item)[2] == ["Rest. Set two", "Switch. Left"]


def test_rule_11_a_long_announcement_begins_early_enough_to_end_before_the_count() -> None:
    long = replace(FAR, setup="Lie down with one foot on the floor and the other leg straight up in the air")
    item = DrillItem("3", long, Dose(Hold(30_000)), Sides.EACH)
    rest = compile_routine(routine(lunge(), RestItem("2", 40_000), item)).segments[2]
    ends = [cue.offset_ms + cue.length_ms for cue in rest.cues if cue.say]
    assert len(ends) == 5
    assert 36_000 < max(ends) <= 36_500


def test_rule_11_work_of_free_reps_says_how_it_ends() -> None:
    item = DrillItem("1", STRIDE, Dose(FreeReps(1)))
    assert play("start; until work", routine(item)).said == ["Stride", "Standing", "One rep. Tap when done"]
    assert play("start; until work", "wander").said[-1] == "Tap when done"


# too short


def test_rule_11_the_side_is_said_in_a_shorter_way_where_the_full_one_does_not_fit() -> None:
    names = SideNames("left leg on top and the right one under it", "right leg on top and the left one under it")
    item = replace(clam(), drill=replace(CLAM, side_names=names))
    assert said(item, lead_in_ms=6_000)[0] == ["Clam. Left"]
    assert said(item)[1] == ["Switch", "Right"]


def test_rule_11_where_nothing_fits_the_name_is_still_said_over_the_count() -> None:
    item = DrillItem("1", FAR, Dose(Hold(30_000)))
    led = play("start; until work", routine(item, lead_in_ms=3_000))
    assert led.lines()[:3] == [
        "0.000 0 lead-in 1/both/1",
        "0.000 [count]",
        '0.250 "Single-leg bridge with a long lever"',
    ]
    assert said(DrillItem("1", replace(FAR, name="Word " * 20), Dose(Hold(30_000))), lead_in_ms=3_000) == [[]]


def remarks(*items: Item, **changes: object) -> list[ShortStretch]:
    found = compile_with_remarks(routine(*items, **changes))[1]
    return [remark for remark in found if isinstance(remark, ShortStretch)]


@pytest.mark.parametrize("lead_in_ms", [3_000, 4_000, 6_000])
def test_rule_11_too_short_a_stretch_is_a_warning_that_names_the_length_needed(lead_in_ms: int) -> None:
    item = DrillItem("1", FAR, Dose(Hold(30_000)), Sides.EACH)
    (short,) = remarks(item, lead_in_ms=lead_in_ms)
    assert (short.segment_key, short.duration_ms) == ("before 1/left/1", lead_in_ms)
    assert short.phrase == "Single-leg bridge with a long lever. Left. Lying on the back"
    assert remarks(item, lead_in_ms=short.needed_ms) == []
    assert remarks(item, lead_in_ms=short.needed_ms - 1) != []


def test_rule_11_so_is_a_switch_a_change_and_a_rest() -> None:
    names = SideNames("left leg on top", "right leg on top and the left one under it")
    turned = replace(clam(), drill=replace(CLAM, side_names=names))
    (switch,) = remarks(turned)
    assert switch.segment_key == "before 1/right/1"
    assert remarks(replace(turned, dose=replace(turned.dose, switch_ms=switch.needed_ms))) == []
    (change,) = remarks(clam(), lunge(), change=Change(new_position_ms=6_000))
    assert change.segment_key == "before 2/left/1"
    assert remarks(clam(), lunge(), change=Change(new_position_ms=change.needed_ms)) == []
    far = DrillItem("3", FAR, Dose(Hold(30_000)))
    (rest,) = remarks(lunge(), RestItem("2", 6_000), far, change=Change(0, 0))
    assert rest.segment_key == "before 3/both/1"
    assert remarks(lunge(), RestItem("2", rest.needed_ms), far, change=Change(0, 0)) == []


def test_rule_11_neither_a_stretch_that_is_long_enough_nor_one_between_sets_is_a_warning() -> None:
    assert remarks(bridge(sets=3, rest_ms=1_000)) == []
    assert remarks(clam(), lunge(), bridge(), stride(), leg_lift()) == []


def test_rule_11_a_round_that_begins_is_told() -> None:
    rounds = RoundsItem("1", 2, (bridge(key="1.1"), bridge(key="1.2")), rest_ms=20_000)
    assert said(rounds)[2] == ["Rest. Round two of two", "Bridge", "Hold, thirty seconds"]


def test_rule_11_where_sets_take_turns_the_set_is_told_if_there_is_room() -> None:
    item = replace(leg_lift(2, sides=Sides.ALTERNATE_SETS), dose=Dose(Hold(10_000), sets=2, switch_ms=8_000))
    assert said(item)[1:] == [["Switch", "Right"], ["Switch. Set two", "Left"], ["Switch", "Right"]]


def test_rule_04_an_included_routine_keeps_its_own_change() -> None:
    slow = Change(same_position_ms=8_000, new_position_ms=12_000)
    included = RoundsItem("2", 1, (bridge(key="2.1"), bridge(key="2.2")), routine_name="Slow", change=slow)
    stretches = [s for s in compile_routine(routine(stride(1, key="1"), included)).segments if s.kind != "work"]
    assert [segment.duration_ms for segment in stretches] == [10_000, 12_000, 8_000]
