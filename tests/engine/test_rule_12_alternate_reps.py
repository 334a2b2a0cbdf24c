"""Rule 12: alternate reps is one segment a set, left and right in turn."""

from dataclasses import replace

from drillbook.engine.compiling import compile_routine
from drillbook.engine.dose import Dose, FreeReps, Hold
from drillbook.engine.routine import Side
from tests.engine.play import play
from tests.engine.routines import lunge, routine


def test_rule_12_each_set_is_one_segment_of_twice_as_many_reps() -> None:
    works = [segment for segment in compile_routine(routine(lunge(3, sets=2, rest_ms=9_000))).segments if segment.work]
    assert [(work.key, work.reps, work.duration_ms, work.alternates) for work in works] == [
        ("2/left/1", 3, 18_000, True),
        ("2/left/2", 3, 18_000, True),
    ]


def test_rule_12_the_side_changes_with_each_rep() -> None:
    led = play("start; until work", "lunge")
    assert [led.position.side, *(led.does("3s").position.side for _ in range(5))] == ["left", "right"] * 3


def test_rule_12_the_name_of_the_side_changes_with_it() -> None:
    assert play("start; until work; 1s", "lunge").position.side_name == "left leg"
    assert play("start; until work; 4s", "lunge").position.side_name == "right leg"


def test_rule_12_it_is_counted_one_one_two_two() -> None:
    counted = [word for word in play("start; to end", "lunge").said if word in ("One", "Two", "Three")]
    assert counted == ["One", "One", "Two", "Two", "Three", "Three"]
    assert [play(f"start; until work; {at}s", "lunge").position.rep for at in (0, 3, 6, 9, 12, 15)] == [
        1,
        1,
        2,
        2,
        3,
        3,
    ]


def test_rule_12_the_first_side_may_be_the_right_one() -> None:
    led = play("start; until work", routine(replace(lunge(2), first_side=Side.RIGHT)))
    assert led.said[0] == "Forward lunge. Right leg first"
    assert [led.position.side, led.does("3s").position.side] == ["right", "left"]


def test_rule_12_a_rep_is_done_when_each_side_has_done_it() -> None:
    led = play("start; until work; 8s; skip", "lunge")
    assert [(entry.worked_ms, entry.reps) for entry in led.session.log] == [(8_000, 1)]


def test_rule_12_without_reps_the_sets_take_turns() -> None:
    held = replace(lunge(), dose=Dose(Hold(10_000), sets=2))
    works = [segment for segment in compile_routine(routine(held)).segments if segment.work]
    assert [(work.side, work.set_number, work.alternates) for work in works] == [
        ("left", 1, False),
        ("right", 1, False),
        ("left", 2, False),
        ("right", 2, False),
    ]


def test_rule_12_reps_at_your_own_pace_alternate_in_one_set_too() -> None:
    free = replace(lunge(), dose=Dose(FreeReps(5)))
    work = compile_routine(routine(free)).segments[1]
    assert (work.alternates, work.reckoned_ms) == (True, 30_000)
    assert (work.side_name, work.other_side_name) == ("left leg", "right leg")
