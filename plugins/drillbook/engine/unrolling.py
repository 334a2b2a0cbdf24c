"""Rounds and rests unrolled: a routine as the plain sequence of works it asks for. Knows no lengths of stretches."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .dose import FreeReps, PacedReps
from .routine import Change, DrillItem, InstructionItem, Item, RestItem, RoundsItem, Routine, Side, Sides


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A drill or instruction as it is met, with the rest asked for before it; `key` tells the rounds apart.

    `change` is that of the routine it is written in, which may be an included one.
    """

    key: str
    number: int
    item: DrillItem | InstructionItem
    round_number: int
    rounds: int
    rest_ms: int
    rest_say: str | None
    change: Change


@dataclass(frozen=True, slots=True)
class OneWork:
    """One set of one side of an occurrence; with `alternates` both sides take turns, `side` first."""

    occurrence: Occurrence
    side: Side
    set_number: int
    sets: int
    alternates: bool

    @property
    def key(self) -> str:
        """The name of this work across revisions."""
        return f"{self.occurrence.key}/{self.side}/{self.set_number}"


@dataclass(frozen=True, slots=True)
class _Asked:
    rest_ms: int = 0
    say: str | None = None

    def or_rest(self, rest_ms: int, say: str | None) -> "_Asked":
        """Rests that meet are not added: the longer one counts (rule 4)."""
        return _Asked(max(self.rest_ms, rest_ms), say or self.say)


def occurrences(routine: Routine) -> tuple[Occurrence, ...]:
    """The drills and instructions of a routine in the order in which they are met."""
    found: list[Occurrence] = []
    _unroll(routine.items, (), (1, 1), routine.change, _Asked(), found)
    return tuple(_not_left_out(found, routine.left_out))


def _not_left_out(found: list[Occurrence], left_out: tuple[str, ...]) -> Iterator[Occurrence]:
    """The occurrences of which something is left to do; a rest asked for before the others stands before the next."""
    asked, number = _Asked(), 0
    for occurrence in found:
        asked = asked.or_rest(occurrence.rest_ms, occurrence.rest_say)
        if any(True for _ in works(occurrence, left_out)):
            yield replace(occurrence, number=number, rest_ms=asked.rest_ms, rest_say=asked.say)
            asked, number = _Asked(), number + 1


def _unroll(
    items: tuple[Item, ...],
    path: tuple[int, ...],
    counted: tuple[int, int],
    change: Change,
    asked: _Asked,
    found: list[Occurrence],
) -> _Asked:
    """Append what `items` hold to `found`; `counted` is round and rounds. The rest still asked for is returned."""
    for item in items:
        match item:
            case RestItem():
                asked = asked.or_rest(item.duration_ms, item.say)
            case RoundsItem():
                for number in range(1, item.rounds + 1):
                    if number > 1:
                        asked = asked.or_rest(item.rest_ms, None)
                    inner = (number, item.rounds) if item.rounds > 1 else counted
                    asked = _unroll(item.items, (*path, number), inner, item.change or change, asked, found)
            case DrillItem() | InstructionItem():  # pragma: no branch - mypy knows no other
                key = item.key + "".join(f"@{number}" for number in path)
                found.append(
                    Occurrence(key, len(found), item, *counted, asked.rest_ms, asked.say, change),
                )
                asked = _Asked()
    return asked


def works(occurrence: Occurrence, left_out: tuple[str, ...] = ()) -> Iterator[OneWork]:
    """The sets of one occurrence in the order of its sides, but for those whose keys are left out."""
    kept = [work for work in _asked_works(occurrence) if work.key not in left_out]
    sets = max((work.set_number for work in kept), default=0)
    yield from (replace(work, sets=sets) for work in kept)


def _asked_works(occurrence: Occurrence) -> Iterator[OneWork]:
    item = occurrence.item
    if isinstance(item, InstructionItem):
        yield OneWork(occurrence, Side.BOTH, 1, 1, alternates=False)
        return
    counted = isinstance(item.dose.work, PacedReps | FreeReps)
    # Without reps there is nothing to take turns by within a set, so the sets take turns.
    sides = Sides.ALTERNATE_SETS if item.sides == Sides.ALTERNATE_REPS and not counted else item.sides
    for side, number in _sides_and_sets(sides, item.first_side, range(1, item.dose.sets + 1)):
        yield OneWork(occurrence, side, number, item.dose.sets, sides == Sides.ALTERNATE_REPS)


def _sides_and_sets(sides: Sides, first_side: Side, sets: range) -> list[tuple[Side, int]]:
    first, second = (Side.RIGHT, Side.LEFT) if first_side == Side.RIGHT else (Side.LEFT, Side.RIGHT)
    match sides:
        case Sides.BOTH:
            return [(Side.BOTH, number) for number in sets]
        case Sides.EACH:
            return [(side, number) for side in (first, second) for number in sets]
        case Sides.ALTERNATE_SETS:
            return [(side, number) for number in sets for side in (first, second)]
        case Sides.ALTERNATE_REPS:  # pragma: no branch - mypy knows no other
            return [(first, number) for number in sets]
