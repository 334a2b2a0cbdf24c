"""The worker's clock: it goes on through sleeps, tells gaps, and does not heed somebody who sets the time."""

from dataclasses import dataclass

import pytest

from drillbook.browser.clock import GAP_MS, Clock, Reading

HOUR_MS = 3_600_000.0


@dataclass(slots=True)
class Device:
    monotonic_ms: float = 1_000.0
    wall_ms: float = 1_700_000_000_000.0

    def passes(self, duration_ms: float) -> None:
        self.monotonic_ms += duration_ms
        self.wall_ms += duration_ms


@pytest.fixture
def device() -> Device:
    return Device()


@pytest.fixture
def clock(device: Device) -> Clock:
    return Clock(lambda: device.monotonic_ms, lambda: device.wall_ms)


def test_a_beat_in_time_is_no_gap(device: Device, clock: Clock) -> None:
    device.passes(200)
    assert clock.beat() == Reading(1_200, None)


def test_a_beat_late_by_as_much_as_is_allowed_is_no_gap(device: Device, clock: Clock) -> None:
    device.passes(GAP_MS)
    assert clock.beat() == Reading(1_000 + GAP_MS, None)


def test_a_gap_tells_the_moment_before_it_and_the_moment_now(device: Device, clock: Clock) -> None:
    device.passes(200)
    clock.beat()
    device.passes(GAP_MS + 1)
    assert clock.beat() == Reading(1_200 + GAP_MS + 1, 1_200)


def test_a_gap_is_told_once(device: Device, clock: Clock) -> None:
    device.passes(60_000)
    clock.beat()
    device.passes(200)
    assert clock.beat() == Reading(61_200, None)


def test_a_sleep_in_which_the_monotonic_clock_stood_still_is_a_gap_of_its_length(device: Device, clock: Clock) -> None:
    device.wall_ms += 180_000
    assert clock.beat() == Reading(181_000, 1_000)
    device.passes(200)
    assert clock.beat() == Reading(181_200, None)


def test_a_sleep_counts_at_once_not_only_after_the_next_beat(device: Device, clock: Clock) -> None:
    device.wall_ms += 180_000
    before_the_beat_ms = clock.at_ms()
    assert before_the_beat_ms == clock.beat().at_ms == clock.at_ms() == 181_000


def test_sleeps_add_up(device: Device, clock: Clock) -> None:
    for _ in range(3):
        device.wall_ms += 10_000
        device.passes(100)
        clock.beat()
    assert clock.at_ms() == 31_300


@pytest.mark.parametrize("set_by_ms", [-HOUR_MS, -1_000, 1_000])
def test_a_wall_clock_set_back_or_corrected_a_little_is_not_heeded(
    device: Device, clock: Clock, set_by_ms: float
) -> None:
    device.wall_ms += set_by_ms
    device.passes(200)
    assert clock.beat() == Reading(1_200, None)
    device.passes(200)
    assert clock.beat() == Reading(1_400, None)


def test_time_never_goes_back(device: Device, clock: Clock) -> None:
    readings = []
    for by_ms in (5_000, -HOUR_MS, 0, HOUR_MS, -1_999):
        device.wall_ms += by_ms
        device.passes(100)
        readings += [clock.at_ms(), clock.beat().at_ms]
    assert readings == sorted(readings)
