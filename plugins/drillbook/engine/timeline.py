"""A routine compiled to a flat tuple of segments. Knows no clock: every time here is a length."""

from dataclasses import dataclass
from enum import StrEnum

from .cue import PlannedCue
from .dose import FreeReps, PacedReps, Work
from .routine import Side


class Kind(StrEnum):
    """What a segment is: work, or one of the three kinds of stretch between works."""

    LEAD_IN = "lead-in"
    WORK = "work"
    SWITCH = "switch"
    REST = "rest"


class Ends(StrEnum):
    """What ends a segment."""

    TIME = "time"
    TAP = "tap"
    TIME_THEN_TAP = "time_then_tap"


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of a timeline.

    A stretch carries the drill, side and set of the work it leads to. `key` names the segment across revisions. `item`
    counts the drills and instructions as they are met, from 0, rounds unrolled; `item_key` is the routine's own name
    for it. `duration_ms` is None where only a tap ends the segment; `reckoned_ms` is what it counts in totals. `label`
    is what the screen calls the segment. `side` is the first one where sides alternate with the reps.
    `next_work` is the index of the work that follows.
    """

    key: str
    kind: Kind
    item: int
    item_key: str
    drill_id: str | None
    name: str
    label: str
    side: Side
    side_name: str
    other_side_name: str
    alternates: bool
    set_number: int
    sets: int
    round_number: int
    rounds: int
    work: Work | None
    ends: Ends
    duration_ms: int | None
    reckoned_ms: int
    cues: tuple[PlannedCue, ...] = ()
    next_work: int | None = None

    @property
    def rep_factor(self) -> int:
        """2 where left and right take turns within the set, else 1."""
        return 2 if self.alternates else 1

    @property
    def reps(self) -> int:
        """Reps a side in this segment, 0 where the work is not counted in reps."""
        return self.work.reps if isinstance(self.work, PacedReps | FreeReps) else 0


@dataclass(frozen=True, slots=True)
class Timeline:
    """All segments of a routine in order, what sounds when the last one is over, and a digest that tells two apart."""

    routine_id: str
    name: str
    segments: tuple[Segment, ...]
    finish_cues: tuple[PlannedCue, ...]
    digest: str

    @property
    def total_ms(self) -> int:
        """From Start to the end, in milliseconds."""
        return sum(segment.reckoned_ms for segment in self.segments)

    @property
    def cues(self) -> tuple[PlannedCue, ...]:
        """All that sounds or shows, in order, what sounds at the end included."""
        return (*(cue for segment in self.segments for cue in segment.cues), *self.finish_cues)

    @property
    def about(self) -> bool:
        """Whether the total contains a length that only the visitor knows (rule 13)."""
        return any(segment.duration_ms is None for segment in self.segments)
