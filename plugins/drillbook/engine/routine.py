"""What is to be done: drills with their doses, rests, rounds and instructions. Knows nothing of segments or clocks."""

from dataclasses import dataclass
from enum import StrEnum

from .cue import Cue
from .dose import Dose, Work


class Side(StrEnum):
    """The working limb."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


class Sides(StrEnum):
    """How a drill shares its work between the sides."""

    BOTH = "both"
    EACH = "each"
    """All sets of one side, then the other."""
    ALTERNATE_REPS = "alternate reps"
    ALTERNATE_SETS = "alternate sets"


@dataclass(frozen=True, slots=True)
class SideNames:
    """What each side is called aloud, such as `left leg on top`."""

    left: str = "left"
    right: str = "right"


class Limited(StrEnum):
    """What a limit holds within bounds, other than one named phase."""

    HOLD = "hold"
    TIME = "time"
    REPS = "reps"
    TEMPO = "tempo"


@dataclass(frozen=True, slots=True)
class Limit:
    """Bounds that no routine, link or visitor may leave; milliseconds, or a count for reps.

    `of` is a `Limited` value or, where `phase` is true, the name of a phase.
    """

    of: str
    at_least: int | None = None
    at_most: int | None = None
    phase: bool = False


@dataclass(frozen=True, slots=True)
class Drill:
    """What the engine needs to know of a drill, its dose apart."""

    id: str
    name: str
    position: str
    setup: str = ""
    side_names: SideNames = SideNames()
    limits: tuple[Limit, ...] = ()
    rest_is: str | None = None
    note_after: bool = False


@dataclass(frozen=True, slots=True)
class Easier:
    """The easier way to do a drill: the words for it and, where it changes, the dose."""

    say: str
    dose: Dose | None = None


@dataclass(frozen=True, slots=True)
class DrillItem:
    """A drill with the dose it has at this place of a routine.

    `key` names the item within the routine for good (`2`, `4.1`). `extra_reps` holds, a set each, the reps that the
    visitor added in the run.
    """

    key: str
    drill: Drill
    dose: Dose
    sides: Sides = Sides.BOTH
    first_side: Side = Side.LEFT
    cues: tuple[Cue, ...] = ()
    easier: Easier | None = None
    extra_reps: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class InstructionItem:
    """A plain sentence and a time, or a sentence that stands until a tap; `work` is `Timed` or `Open`."""

    key: str
    text: str
    work: Work


@dataclass(frozen=True, slots=True)
class RestItem:
    """A rest that takes the place of the change between two works; `say` is said instead of `Rest`."""

    key: str
    duration_ms: int
    say: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """How long it takes to get from one drill to the next, in milliseconds."""

    same_position_ms: int = 5_000
    new_position_ms: int = 10_000


@dataclass(frozen=True, slots=True)
class RoundsItem:
    """Items done `rounds` times with `rest_ms` between the rounds.

    An included routine is one round with its name and its own change.
    """

    key: str
    rounds: int
    items: tuple["Item", ...]
    rest_ms: int = 0
    routine_name: str | None = None
    change: Change | None = None


type Item = DrillItem | InstructionItem | RestItem | RoundsItem


@dataclass(frozen=True, slots=True)
class Routine:
    """An ordered list of items, with what the visitor chose for this run: waiting for a tap, and the pace.

    `pace_percent` multiplies tempo phases, rests and changes: 100 is as written, 1000 ten times as slow (rule 15).
    `left_out` holds the keys of the work segments that the visitor leaves out of this run (rule 8).
    """

    id: str
    name: str
    items: tuple[Item, ...]
    lead_in_ms: int = 10_000
    change: Change = Change()
    wait_for_me: bool = False
    pace_percent: int = 100
    left_out: tuple[str, ...] = ()


def item_of(items: tuple[Item, ...], key: str) -> Item | None:
    """The item with this key, in whatever rounds it stands."""
    for item in items:
        if item.key == key:
            return item
        if isinstance(item, RoundsItem) and (found := item_of(item.items, key)):
            return found
    return None


def routine_of(item: DrillItem) -> Routine:
    """The routine that plays one drill alone, with the drill's id and name."""
    return Routine(id=item.drill.id, name=item.drill.name, items=(item,))
