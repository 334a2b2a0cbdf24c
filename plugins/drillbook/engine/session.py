"""Where one person is in one timeline: a small frozen value. Knows nothing of what a segment contains."""

from dataclasses import dataclass
from enum import StrEnum


class Pausing(StrEnum):
    """Why a session is paused."""

    VISITOR = "visitor"
    HIDDEN = "hidden"
    """The visitor went to another page of the site, or left."""
    AUDIO = "audio"
    """A call or another app took the sound."""
    GAP = "gap"
    """The device slept or stood still."""
    OTHER_PLAYER = "other player"
    HURTS = "hurts"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class ReadyState:
    """Nothing has begun."""


@dataclass(frozen=True, slots=True)
class RunningState:
    """A segment is under way.

    `origin_ms` is the moment at which its elapsed time was, or would have been, zero. Until `runs_from_ms` a count-in
    is given, in which the segment does not elapse. `pending_from_ms` is the offset of the first cue still owed,
    `extra_ms` the time by which the visitor made this rest longer, and `opened_ms` how much of the first lead-in had
    gone by before anything could be said (rule 2).
    """

    index: int
    origin_ms: int
    runs_from_ms: int
    pending_from_ms: int = 0
    extra_ms: int = 0
    opened_ms: int = 0


@dataclass(frozen=True, slots=True)
class WaitingState:
    """A segment's time is over and its tap is awaited."""

    index: int


@dataclass(frozen=True, slots=True)
class PausedState:
    """A segment stands still with `elapsed_ms` of it done; `waiting` where it had only its tap to come."""

    index: int
    elapsed_ms: int
    reason: Pausing
    pending_from_ms: int = 0
    extra_ms: int = 0
    opened_ms: int = 0
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class FinishedState:
    """The last segment is over."""


type State = ReadyState | RunningState | WaitingState | PausedState | FinishedState


class Outcome(StrEnum):
    """How a work segment came to its end."""

    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Entry:
    """What was done of one work segment: the time it ran and the reps (of each side) that were completed."""

    key: str
    outcome: Outcome
    worked_ms: int
    reps: int = 0


@dataclass(frozen=True, slots=True)
class Session:
    """One person's run: the timeline it belongs to, the last moment it has heard of, its state and what was done."""

    digest: str
    state: State = ReadyState()
    at_ms: int = 0
    log: tuple[Entry, ...] = ()
