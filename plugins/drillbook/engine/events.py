"""What a step reports. Every event carries the exact moment at which it was due, however late it is reported."""

from dataclasses import dataclass

from .cue import PlannedCue
from .routine import Side
from .session import Pausing


@dataclass(frozen=True, slots=True)
class SegmentStarted:
    """A segment was entered."""

    at_ms: int
    index: int


@dataclass(frozen=True, slots=True)
class PhaseStarted:
    """A phase began; `rep` counts from 1 on each side, `side` is the limb that does it, `phase_index` counts from 0."""

    at_ms: int
    index: int
    rep: int
    side: Side
    phase_index: int
    phase: str


@dataclass(frozen=True, slots=True)
class CueDue:
    """A cue's moment has come; `silent` where it is too late to be sounded and is only shown (rule 10)."""

    at_ms: int
    index: int
    cue: PlannedCue
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """A segment's time is over; nothing elapses until the tap."""

    at_ms: int
    index: int


@dataclass(frozen=True, slots=True)
class Paused:
    """The session stands still."""

    at_ms: int
    reason: Pausing


@dataclass(frozen=True, slots=True)
class Resumed:
    """The session goes on; work goes on at `runs_from_ms`, after its count-in."""

    at_ms: int
    runs_from_ms: int


@dataclass(frozen=True, slots=True)
class Finished:
    """The last segment is over."""

    at_ms: int


type Event = SegmentStarted | PhaseStarted | CueDue | Waiting | Paused | Resumed | Finished
