"""A timeline as a list to read and to follow without a player. Knows nothing of HTML."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from drillbook.authoring.library import drill_items
from drillbook.engine.dose import Hold, PacedReps, Timed
from drillbook.engine.routine import DrillItem, Item, RoundsItem, Routine, Side
from drillbook.engine.timeline import Kind, Segment, Timeline
from drillbook.engine.unrolling import occurrences
from drillbook.pages.words import SIDE_LETTERS, clock_words, dose_words, duration_words, sentence, work_words


@dataclass(frozen=True, slots=True)
class Set:
    """One set of one side: when it starts and what is done."""

    at: str
    words: str
    length: str


@dataclass(frozen=True, slots=True)
class Boxes:
    """As many boxes to tick on paper as a side has sets: no letter without sides, both where they take turns."""

    letter: str
    sets: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A drill or instruction with all its sets and sides, at the time it starts."""

    at: str
    name: str
    drill_id: str | None
    sides: tuple[Side, ...]
    dose: str
    length: str
    round: str = ""
    sets: tuple[Set, ...] = ()
    boxes: tuple[Boxes, ...] = ()


@dataclass(frozen=True, slots=True)
class Between:
    """A rest between two entries, or no more than a change from one to the next."""

    at: str
    words: str
    length: str
    rest: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """The beginning of a routine that stands within this one."""

    at: str
    name: str


type Row = Entry | Between | Part


def listing_of(routine: Routine, timeline: Timeline) -> tuple[Row, ...]:
    """The rows of a timeline in order; changes and rests within a drill are part of its row."""
    items = {item.key: item for item in drill_items(routine.items)}
    parts = dict(_parts(routine.items))
    part: tuple[str, str] | None = None
    says = {occurrence.number: occurrence.rest_say for occurrence in occurrences(routine)}
    rows: list[Row] = []
    at_ms = 0
    for number, grouped in groupby(timeline.segments, key=lambda segment: segment.item):
        group = list(grouped)
        if group[0].kind != Kind.WORK:
            rows.append(_between(group[0], at_ms, says.get(number), first=not rows))
            at_ms += group[0].reckoned_ms
            group = group[1:]
        came_from, part = part, parts.get(group[0].item_key)
        if part and part != came_from:
            rows.append(Part(clock_words(at_ms), part[1]))
        rows.append(_entry(group, at_ms, items))
        at_ms += sum(segment.reckoned_ms for segment in group)
    return tuple(rows)


def _parts(items: Iterable[Item], inside: tuple[str, str] | None = None) -> Iterator[tuple[str, tuple[str, str]]]:
    """For each item of a routine within the routine: the innermost one's key and name."""
    for item in items:
        if isinstance(item, RoundsItem):
            yield from _parts(item.items, (item.key, item.routine_name) if item.routine_name else inside)
        elif inside:
            yield item.key, inside


def _between(segment: Segment, at_ms: int, say: str | None, *, first: bool) -> Between:
    leads = f"{segment.side_name} first" if segment.side != Side.BOTH else ""
    follows = ", ".join(part for part in (segment.name, leads) if part)
    label = say.rstrip(".") if say else "Get ready" if first else "Change" if segment.kind == Kind.LEAD_IN else "Rest"
    rest = segment.kind == Kind.REST
    return Between(clock_words(at_ms), f"{label}. Next: {follows}", duration_words(segment.reckoned_ms), rest)


def _entry(group: list[Segment], at_ms: int, items: Mapping[str, DrillItem]) -> Entry:
    first = group[0]
    item = items.get(first.item_key)
    total_ms = sum(segment.reckoned_ms for segment in group)
    about = any(segment.duration_ms is None for segment in group)
    return Entry(
        at=clock_words(at_ms),
        name=first.name,
        drill_id=first.drill_id,
        sides=_sides(group),
        dose=sentence(dose_words(item.dose, item.sides) if item else work_words(first.work) if first.work else ""),
        length=f"about {clock_words(total_ms)}" if about else clock_words(total_ms),
        round=f"Round {first.round_number} of {first.rounds}" if first.rounds > 1 else "",
        sets=_sets(group, at_ms),
        boxes=_boxes(group),
    )


def _sides(group: list[Segment]) -> tuple[Side, ...]:
    if any(segment.alternates for segment in group):
        return (Side.LEFT, Side.RIGHT) if group[0].side == Side.LEFT else (Side.RIGHT, Side.LEFT)
    return tuple(dict.fromkeys(s.side for s in group if s.kind == Kind.WORK and s.side != Side.BOTH))


def _boxes(group: list[Segment]) -> tuple[Boxes, ...]:
    sides = [
        "L R" if segment.alternates else SIDE_LETTERS[segment.side] for segment in group if segment.kind == Kind.WORK
    ]
    return tuple(Boxes(letter, sides.count(letter)) for letter in dict.fromkeys(sides))


def _sets(group: list[Segment], at_ms: int) -> tuple[Set, ...]:
    """Every set by itself, where there is more than one."""
    found: list[Set] = []
    for segment in group:
        if segment.kind == Kind.WORK:
            parts = [
                segment.side_name if segment.side != Side.BOTH and not segment.alternates else "",
                f"set {segment.set_number} of {segment.sets}" if segment.sets > 1 else "",
                _set_work(segment),
            ]
            found.append(
                Set(
                    clock_words(at_ms),
                    sentence(", ".join(part for part in parts if part)),
                    duration_words(segment.reckoned_ms),
                )
            )
        at_ms += segment.reckoned_ms
    return tuple(found) if len(found) > 1 else ()


def _set_work(segment: Segment) -> str:
    if isinstance(segment.work, Hold):
        return "hold"
    if isinstance(segment.work, Timed):
        return ""  # the length beside it says all
    if isinstance(segment.work, PacedReps) and segment.work.reps > 1:
        return f"{segment.work.reps}\u00a0reps" + (" a side, in turn" if segment.alternates else "")
    return work_words(segment.work) if segment.work else ""
