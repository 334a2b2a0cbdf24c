"""How much: the kinds of work, the tempo and the dose. Knows nothing of drills, routines or time of day."""

from dataclasses import dataclass

FREE_REP_MS = 3_000
"""What one rep at your own pace is reckoned to take, for totals only."""

MOST_SETS = 100
"""More sets than anybody means: what neither an author nor a visitor can ask for."""

MOST_REPS = 500
"""More reps than anybody means."""

OPEN_MS = 30_000
"""What open work is reckoned to take where its author gives no `about`, for totals only."""


@dataclass(frozen=True, slots=True)
class Phase:
    """One named stretch of a rep, such as `open 2s`; the name is a free word of the author."""

    name: str
    duration_ms: int


@dataclass(frozen=True, slots=True)
class Hold:
    """Keep one position for `duration_ms`."""

    duration_ms: int


@dataclass(frozen=True, slots=True)
class Timed:
    """Keep moving for `duration_ms`."""

    duration_ms: int


@dataclass(frozen=True, slots=True)
class PacedReps:
    """Do `reps` reps in the rhythm of `tempo`, whose phases follow one another in order."""

    reps: int
    tempo: tuple[Phase, ...]


@dataclass(frozen=True, slots=True)
class FreeReps:
    """Do `reps` reps at your own pace and tap when done."""

    reps: int


@dataclass(frozen=True, slots=True)
class Open:
    """Go on until you tap; `about_ms` is the author's guess of the time it takes, if there is one."""

    about_ms: int | None = None


type Work = Hold | Timed | PacedReps | FreeReps | Open


@dataclass(frozen=True, slots=True)
class Dose:
    """Sets of one kind of work, the rest between sets and the time to change sides; every count is per side."""

    work: Work
    sets: int = 1
    rest_ms: int = 0
    switch_ms: int | None = None


def rep_ms(tempo: tuple[Phase, ...]) -> int:
    """The length of one rep in milliseconds: the sum of its phases."""
    return sum(phase.duration_ms for phase in tempo)


def known_ms(work: Work, rep_factor: int = 1) -> int | None:
    """The length of `work` in milliseconds, or None where only a tap ends it.

    `rep_factor` is 2 where both sides do their reps in one set.
    """
    match work:
        case Hold(duration_ms) | Timed(duration_ms):
            return duration_ms
        case PacedReps(reps, tempo):
            return reps * rep_factor * rep_ms(tempo)
        case FreeReps() | Open():  # pragma: no branch - mypy knows no other
            return None


def reckoned_ms(work: Work, rep_factor: int = 1) -> int:
    """The length of `work` in milliseconds, an estimate where only a tap ends it (rule 13)."""
    match work:
        case FreeReps(reps):
            return reps * rep_factor * FREE_REP_MS
        case Open(about_ms):
            return OPEN_MS if about_ms is None else about_ms
        case _:
            return known_ms(work, rep_factor) or 0
