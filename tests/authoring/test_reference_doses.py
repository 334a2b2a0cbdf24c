"""Each dose in drills/ against the one it was planned with: what differs has its reason, what does not has none."""

import pytest

from drillbook.authoring.library import Library
from tests.doses import PLANNED, drill_differences, idle_reasons, main, own_library, routine_differences


@pytest.fixture(scope="module")
def own() -> Library:
    """The drills and routines of this site."""
    return own_library()


def test_every_drill_and_routine_is_accounted_for(own: Library) -> None:
    assert set(own.drills) == set(PLANNED["drills"])
    assert len(own.drills) == 45
    assert set(own.routines) == set(PLANNED["routines"])
    assert len(own.routines) + len(PLANNED["not_made"]) == 19


def test_a_drill_s_dose_is_the_planned_one_or_says_why_not(own: Library) -> None:
    assert [str(found) for found in drill_differences(own) if not found.why] == []


def test_a_routine_s_doses_are_the_planned_ones_or_say_why_not(own: Library) -> None:
    assert [str(found) for found in routine_differences(own) if not found.why] == []


def test_no_reason_is_given_for_what_does_not_differ() -> None:
    assert idle_reasons() == []


def test_the_list_names_each_difference_and_what_was_not_made(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0
    said = capsys.readouterr().out
    assert "midstance-stack-check: tempo is [" in said
    assert all(f"{name}: not made. " in said for name in PLANNED["not_made"])
    assert said.endswith(" 0 without a reason\n")
