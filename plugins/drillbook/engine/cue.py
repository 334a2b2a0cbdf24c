"""What is said, sounded, shown or buzzed, and at which moment of a work segment. Knows nothing of when it is now."""

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """The family of tones: each says one thing, so that it can be told apart without looking."""

    GET_READY = "get-ready"
    COUNT = "count"
    """Three, two, one before work."""
    GO = "go"
    """Work begins."""
    PHASE_FIRST = "phase-first"
    """A rep begins; the very first begins with `GO`."""
    PHASE_MIDDLE = "phase-middle"
    PHASE_LAST = "phase-last"
    """The phase begins that ends the rep."""
    REP = "rep"
    """A rep begins whose number does not fit its phase as a word."""
    ENDING = "ending"
    """The last three seconds of a hold or of timed work."""
    SWITCH = "switch"
    """The same drill comes with the other side."""
    SET_DONE = "set-done"
    """The same drill comes again, on the same side."""
    REST = "rest"
    """A drill or a round is over."""
    SOFT = "soft"
    """An author's own quiet sign within the work."""
    FINISH = "finish"


@dataclass(frozen=True, slots=True)
class AtStart:
    """The moment the work begins."""


@dataclass(frozen=True, slots=True)
class Halfway:
    """The middle of the work, in time."""


@dataclass(frozen=True, slots=True)
class AfterStart:
    """So many milliseconds into the work."""

    offset_ms: int


@dataclass(frozen=True, slots=True)
class BeforeEnd:
    """So many milliseconds before the work ends."""

    offset_ms: int


@dataclass(frozen=True, slots=True)
class AtRep:
    """The start of rep `number`, counted from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class EveryReps:
    """The start of every `number`-th rep: with 2 the second, the fourth and so on."""

    number: int


@dataclass(frozen=True, slots=True)
class AtLastRep:
    """The start of the last rep."""


@dataclass(frozen=True, slots=True)
class AtPhase:
    """Each start of the phase called `name`."""

    name: str


type Moment = AtStart | Halfway | AfterStart | BeforeEnd | AtRep | EveryReps | AtLastRep | AtPhase


@dataclass(frozen=True, slots=True)
class InSet:
    """Only in set `number`, counted from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class InLastSet:
    """Only in the last set."""


@dataclass(frozen=True, slots=True)
class OnFirstSide:
    """Only on the side that comes first."""


type Within = InSet | InLastSet | OnFirstSide


@dataclass(frozen=True, slots=True)
class Cue:
    """What an author wants said, shown, sounded or buzzed at `moment`, in every set and side unless `within`."""

    moment: Moment
    say: str | None = None
    show: str | None = None
    tone: Tone | None = None
    buzz: bool = False
    within: Within | None = None


class Rank(StrEnum):
    """Who gives way in the speech lane, first the one that never does (rule 10)."""

    NAME = "name"
    SWITCH = "switch"
    AUTHORED = "authored"
    PHASE = "phase"
    REP = "rep"
    MILESTONE = "milestone"
    """Last rep and halfway."""
    TIP = "tip"


@dataclass(frozen=True, slots=True)
class PlannedCue:
    """A cue with its place in a segment: `offset_ms` from the segment's start.

    `from_end` marks what belongs to the end of a stretch and moves with it when a rest is extended. `length_ms` is how
    long the spoken words take, 0 where nothing is said. `rank` is None for a tone.
    """

    offset_ms: int
    tone: Tone | None = None
    say: str | None = None
    show: str | None = None
    buzz: bool = False
    rank: Rank | None = None
    length_ms: int = 0
    from_end: bool = False
