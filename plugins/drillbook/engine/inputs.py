"""What a session can be told. Every input carries the moment it is meant for, on the worker's monotonic clock."""

from dataclasses import dataclass

from .session import Pausing


@dataclass(frozen=True, slots=True)
class Start:
    """Begin; `at_ms` is the moment Python can act, `clicked_ms` the moment of the click (rule 2)."""

    at_ms: int
    clicked_ms: int


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has come to `at_ms`."""

    at_ms: int


@dataclass(frozen=True, slots=True)
class Gap:
    """The host saw that the device stood still from `from_ms` until `at_ms` (rule 3)."""

    from_ms: int
    at_ms: int


@dataclass(frozen=True, slots=True)
class Pause:
    """Stand still."""

    at_ms: int
    reason: Pausing = Pausing.VISITOR


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on."""

    at_ms: int


@dataclass(frozen=True, slots=True)
class Skip:
    """End this segment, or come to the last three seconds of a stretch (rule 6)."""

    at_ms: int
    digest: str
    segment_index: int


@dataclass(frozen=True, slots=True)
class SkipDrill:
    """Go to the stretch before the next drill or instruction."""

    at_ms: int
    digest: str
    segment_index: int


@dataclass(frozen=True, slots=True)
class Back:
    """Begin this work again, or go to the work before."""

    at_ms: int
    digest: str
    segment_index: int


@dataclass(frozen=True, slots=True)
class Done:
    """The tap that ends a segment which waits for one."""

    at_ms: int
    digest: str
    segment_index: int


@dataclass(frozen=True, slots=True)
class Extend:
    """Make this rest 15 seconds longer."""

    at_ms: int
    digest: str
    segment_index: int


type Action = Skip | SkipDrill | Back | Done | Extend
type Input = Start | Tick | Gap | Pause | Resume | Action
