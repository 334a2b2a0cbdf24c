"""What a visitor chooses before Start."""

import pytest

from drillbook.engine.compiling import compile_routine
from drillbook.engine.dose import Dose, Hold
from drillbook.engine.options import with_options
from drillbook.engine.routine import DrillItem, RoundsItem, Routine, Side, Sides
from drillbook.engine.timeline import Ends
from tests.engine.routines import BRIDGE, CLAM, routine

HOLD = routine(DrillItem("1", BRIDGE, Dose(Hold(10_000))))


@pytest.mark.parametrize(
    ("asked", "got"), [(100, 100), (150, 150), (20, 100), (5_000, 1_000), ("150", 100), (None, 100), (1.5, 100)]
)
def test_the_pace_asked_for_stays_within_bounds(asked: object, got: int) -> None:
    assert with_options(HOLD, {"pace_percent": asked}).pace_percent == got


def test_waiting_for_the_visitor_makes_each_work_end_by_a_tap() -> None:
    segments = compile_routine(with_options(HOLD, {"wait_for_me": True})).segments
    assert [segment.ends for segment in segments] == [Ends.TIME, Ends.TIME_THEN_TAP]


def test_the_side_to_begin_with_reaches_into_rounds_but_not_drills_of_both_sides() -> None:
    one_sided = DrillItem("2", CLAM, Dose(Hold(5_000)), sides=Sides.EACH)
    both = DrillItem("1", BRIDGE, Dose(Hold(5_000)))
    mixed = Routine("r", "R", (both, RoundsItem("3", 2, (one_sided,))))
    changed = with_options(mixed, {"first_side": "right"})
    first, rounds = changed.items
    assert first == both
    assert isinstance(rounds, RoundsItem)
    (inside,) = rounds.items
    assert isinstance(inside, DrillItem)
    assert inside.first_side == Side.RIGHT


@pytest.mark.parametrize("side", [None, "both", "up", 3])
def test_any_other_side_to_begin_with_changes_nothing(side: object) -> None:
    sided = routine(DrillItem("1", CLAM, Dose(Hold(5_000)), sides=Sides.EACH))
    assert with_options(sided, {"first_side": side}) == sided
