"""The worker's clock, and the gaps in it. Knows nothing of sessions; the raw clocks are handed in."""

from collections.abc import Callable
from dataclasses import dataclass

GAP_MS = 2_000
"""Longer than this without a beat, the device slept or stood still (rule 3)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The moment on the session's clock, and the moment before a gap that ended now, if there was one."""

    at_ms: int
    gap_from_ms: int | None = None


class Clock:
    """A monotonic clock that also counts the time in which the device slept.

    `monotonic_ms` stands still in some sleeps, `wall_ms` jumps when somebody sets it: a wall clock that runs ahead of
    the monotonic one by more than two seconds is a sleep, one that falls behind is ignored.
    """

    def __init__(self, monotonic_ms: Callable[[], float], wall_ms: Callable[[], float]) -> None:
        self._monotonic_ms = monotonic_ms
        self._wall_ms = wall_ms
        self._slept_ms = 0.0
        self._last_monotonic_ms = monotonic_ms()
        self._last_wall_ms = wall_ms()

    def at_ms(self) -> int:
        """The moment on this clock, in whole milliseconds; a sleep that no beat has noticed yet is counted."""
        return round(self._monotonic_ms() + self._slept_ms + self._sleep_since_beat_ms())

    def beat(self) -> Reading:
        """The moment now, and the gap since the beat before if it was one; to be called several times a second."""
        before_ms = round(self._last_monotonic_ms + self._slept_ms)
        slept_ms = self._sleep_since_beat_ms()
        monotonic_ms = self._monotonic_ms()
        is_gap = slept_ms > 0 or monotonic_ms - self._last_monotonic_ms > GAP_MS
        self._slept_ms += slept_ms
        self._last_monotonic_ms, self._last_wall_ms = monotonic_ms, self._wall_ms()
        return Reading(round(monotonic_ms + self._slept_ms), before_ms if is_gap else None)

    def _sleep_since_beat_ms(self) -> float:
        """By how much the wall clock ran ahead of the monotonic one since the last beat, where that is a sleep."""
        passed_ms = self._monotonic_ms() - self._last_monotonic_ms
        ahead_ms = self._wall_ms() - self._last_wall_ms - passed_ms
        return ahead_ms if ahead_ms > GAP_MS else 0.0
