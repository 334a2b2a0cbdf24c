"""The worker's clock read on the page's: what all pings allow, believed until one contradicts it."""

import pytest

from tests.player_fake.workshop import Workshop

CLOCK = """
    const { Clock } = await load('../clock.js');
    const clock = new Clock();
    for (const trip of given) trip ? clock.measure(...trip) : clock.distrust();
    return clock.offset_ms;
"""
QUICK = (1_000, 1_004, 6_002)
"""Sent, received, and the worker's moment in between: it is 5 s ahead, to 2 ms and half of one."""


def offset_ms(still: Workshop, *trips: tuple[int, int, int] | None) -> float:
    """How far ahead the worker's clock is believed to be after these trips; None forgets those before it."""
    found: float = still.run(CLOCK, trips)
    return found


def test_a_trip_is_believed_to_its_middle(still: Workshop) -> None:
    assert offset_ms(still, QUICK) == 5_000


def test_a_page_that_hears_late_does_not_take_its_own_delay_for_the_clocks(still: Workshop) -> None:
    heard_late = (1_000, 1_900, 6_001)
    assert offset_ms(still, heard_late) == pytest.approx(4_551)
    assert offset_ms(still, heard_late, (2_000, 2_040, 7_039)) == pytest.approx(5_000, abs=2)


def test_a_trip_that_says_less_changes_nothing(still: Workshop) -> None:
    assert offset_ms(still, QUICK, (2_000, 2_900, 7_001)) == 5_000
    assert offset_ms(still, QUICK, None, (2_000, 2_900, 7_001)) == 5_000


def test_clocks_that_have_moved_against_each_other_are_measured_anew(still: Workshop) -> None:
    assert offset_ms(still, QUICK, (2_000, 2_004, 67_002)) == 65_000
    assert offset_ms(still, QUICK, None, (2_000, 2_004, 67_002)) == 65_000
