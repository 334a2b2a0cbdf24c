"""Rule 4: between two works there is one stretch, never a sum."""

from dataclasses import replace
from itertools import pairwise

import pytest

from drillbook.engine.compiling import compile_routine
from drillbook.engine.dose import Dose, Hold
from drillbook.engine.routine import Change, DrillItem, Item, RestItem, RoundsItem, Routine, Side, Sides, routine_of
from tests.engine.routines import (
    BRIDGE,
    LUNGE,
    STRIDE,
    SURGE,
    bridge,
    clam,
    jog,
    leg_lift,
    lunge,
    routine,
    stride,
    surge,
    wander,
)


def stretches(*items: Item, **changes: object) -> list[tuple[str, int]]:
    """Kind and seconds of every stretch after the first."""
    return stretches_of(routine(*items, **changes))


def stretches_of(chosen: Routine) -> list[tuple[str, int]]:
    segments = compile_routine(chosen).segments
    return [(segment.kind.value, segment.reckoned_ms // 1_000) for segment in segments[1:] if segment.work is None]


def held(key: str, *, switch_ms: int | None = None, sets: int = 1, rest_ms: int = 0) -> DrillItem:
    """A bridge on one leg, each leg in turn."""
    return DrillItem(key, BRIDGE, Dose(Hold(10_000), sets, rest_ms, switch_ms), sides=Sides.EACH)


def test_rule_04_there_are_ten_seconds_before_the_first_work() -> None:
    first = compile_routine(routine(bridge())).segments[0]
    assert (first.kind, first.duration_ms) == ("lead-in", 10_000)


def test_rule_04_the_other_side_takes_the_switch_of_the_drill_or_five_seconds() -> None:
    assert stretches(held("1", switch_ms=8_000)) == [("switch", 8)]
    assert stretches(held("1")) == [("switch", 5)]
    assert stretches(held("1", switch_ms=0)) == []


def test_rule_04_the_other_side_of_the_same_drill_in_the_next_round_is_a_switch_too() -> None:
    assert stretches(RoundsItem("1", 2, (held("1.1", switch_ms=8_000),))) == [("switch", 8)] * 3
    both = RoundsItem("1", 2, (replace(held("1.1"), sides=Sides.BOTH),))
    assert stretches(both) == [("lead-in", 5)]


def test_rule_04_a_new_drill_takes_five_seconds_in_the_same_position_and_ten_in_a_new_one() -> None:
    assert stretches(lunge(key="1"), stride(1, key="2")) == [("lead-in", 5)]
    assert stretches(bridge(key="1"), stride(1, key="2")) == [("lead-in", 10)]
    assert stretches(lunge(key="1"), stride(1, key="2"), bridge(key="3"), change=Change(2_000, 7_000)) == [
        ("lead-in", 2),
        ("lead-in", 7),
    ]


def test_rule_04_an_instruction_is_followed_wherever_one_is_and_a_drill_after_it_is_a_new_position() -> None:
    assert stretches(bridge(key="1"), jog(key="2"), wander(key="3"), bridge(key="4")) == [
        ("lead-in", 5),
        ("lead-in", 5),
        ("lead-in", 10),
    ]


def test_rule_04_between_sets_of_one_side_without_a_rest_there_is_nothing() -> None:
    assert stretches(bridge(sets=3)) == []
    assert stretches(held("1", sets=2)) == [("switch", 5)]


def test_rule_04_between_sets_stands_the_rest_of_the_dose() -> None:
    assert stretches(bridge(sets=3, rest_ms=7_000)) == [("rest", 7)] * 2
    assert stretches(leg_lift(3)) == [("rest", 5), ("rest", 5), ("switch", 5), ("rest", 5), ("rest", 5)]


def test_rule_04_sets_in_turn_rest_once_both_sides_are_done() -> None:
    assert stretches(leg_lift(2, sides=Sides.ALTERNATE_SETS)) == [("switch", 5), ("rest", 5), ("switch", 5)]


def test_rule_04_its_length_is_the_larger_of_the_rest_asked_and_the_change_needed() -> None:
    short_rest = DrillItem("1", BRIDGE, Dose(Hold(10_000), 2, 3_000, 8_000), sides=Sides.ALTERNATE_SETS)
    assert stretches(short_rest) == [("switch", 8), ("rest", 8), ("switch", 8)]
    assert stretches(bridge(key="1"), RestItem("2", 4_000), stride(1, key="3")) == [("rest", 10)]
    assert stretches(bridge(key="1"), RestItem("2", 45_000), stride(1, key="3")) == [("rest", 45)]


def test_rule_04_between_items_stands_the_explicit_rest_and_not_that_of_the_dose() -> None:
    assert stretches(stride(2, key="1"), RestItem("2", 15_000), surge(1, key="3")) == [("rest", 60), ("rest", 15)]
    assert stretches(stride(2, key="1"), surge(1, key="3")) == [("rest", 60), ("lead-in", 5)]


def test_rule_04_two_rests_that_meet_are_not_added() -> None:
    found = stretches(
        RoundsItem("1", 2, (bridge(key="1.1"), RestItem("1.2", 12_000)), rest_ms=20_000),
        RestItem("2", 8_000),
        stride(1, key="3"),
    )
    assert found == [("rest", 20), ("rest", 12)]


def test_rule_04_between_rounds_stands_the_rest_of_the_rounds() -> None:
    assert stretches(RoundsItem("1", 3, (bridge(key="1.1"), stride(1, key="1.2")), rest_ms=30_000)) == [
        ("lead-in", 10),
        ("rest", 30),
        ("lead-in", 10),
        ("rest", 30),
        ("lead-in", 10),
    ]
    assert stretches(RoundsItem("1", 2, (bridge(key="1.1"), stride(1, key="1.2")))) == [("lead-in", 10)] * 3


def test_rule_04_before_the_first_round_the_rest_of_the_rounds_does_not_stand() -> None:
    rounds = RoundsItem("2", 2, (stride(1, key="2.1"),), rest_ms=30_000)
    assert stretches(bridge(key="1"), rounds) == [("lead-in", 10), ("rest", 30)]


def test_rule_04_an_included_routine_is_one_round_without_a_rest_of_its_own() -> None:
    included = RoundsItem("1", 1, (bridge(key="1.1"),), rest_ms=99_000, routine_name="Short")
    assert stretches(included, stride(1, key="2")) == [("lead-in", 10)]


def test_rule_04_after_the_last_work_there_is_nothing() -> None:
    last = routine(RoundsItem("1", 2, (bridge(key="1.1", sets=2, rest_ms=9_000),), rest_ms=9_000), RestItem("2", 9_000))
    assert compile_routine(last).segments[-1].kind == "work"


def test_rule_04_a_rest_before_everything_lengthens_the_lead_in_and_is_not_added_to_it() -> None:
    first = compile_routine(routine(RestItem("1", 25_000), bridge(key="2"))).segments[0]
    assert (first.kind, first.duration_ms) == ("lead-in", 25_000)
    assert compile_routine(routine(RestItem("1", 4_000), bridge(key="2"))).segments[0].duration_ms == 10_000


def test_rule_04_a_rest_is_called_what_its_author_calls_it() -> None:
    own = compile_routine(routine(stride(2, key="1"), RestItem("2", 15_000, "Shake it out"), surge(1, key="3")))
    assert [segment.label for segment in own.segments if segment.kind == "rest"] == ["Walk back", "Rest"]
    said = [cue.say for segment in own.segments for cue in segment.cues if cue.say]
    assert "Shake it out" in said
    assert "Walk back" in said


@pytest.mark.parametrize("first_side", [Side.LEFT, Side.RIGHT])
@pytest.mark.parametrize("sides", list(Sides))
def test_rule_04_a_stretch_tells_of_the_work_it_leads_to(first_side: Side, sides: Sides) -> None:
    segments = compile_routine(
        routine(replace(clam(2, sets=2, rest_ms=5_000), sides=sides, first_side=first_side), bridge(key="2"))
    ).segments
    for stretch, work in pairwise(segments):
        if stretch.work is None:
            assert stretch.key == f"before {work.key}"
            assert (stretch.side, stretch.set_number, stretch.name) == (work.side, work.set_number, work.name)


def test_rule_04_the_drills_used_here_stand_as_these_tests_take_them_to_stand() -> None:
    assert LUNGE.position == STRIDE.position == SURGE.position != BRIDGE.position


def test_rule_04_a_drill_played_alone_is_a_routine_of_one_item() -> None:
    alone = routine_of(stride(2))
    assert (alone.id, alone.name, alone.items) == ("stride", "Stride", (stride(2),))
    assert stretches_of(alone) == [("rest", 60)]
