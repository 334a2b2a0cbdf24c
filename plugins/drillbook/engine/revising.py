"""Changes to a run that is under way (rule 8): one more rep or set, easier, left out, another pace. Owns no clock.

Only while paused or between works. What is finished keeps its key and its log; what is added to the first side is added
to the second, so nothing can be added once the first side is through. Where the session then is, `carrying` knows.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from .carrying import carried
from .compiling import compile_routine
from .dose import MOST_REPS, MOST_SETS, FreeReps, PacedReps
from .routine import DrillItem, Item, RoundsItem, Routine, item_of
from .session import PausedState, ReadyState, RunningState, Session
from .timeline import Kind, Segment, Timeline


@dataclass(frozen=True, slots=True)
class OneMoreRep:
    """A rep more in the set under way or coming, on each side."""

    item_key: str


@dataclass(frozen=True, slots=True)
class OneMoreSet:
    """A set more of this item, on each side."""

    item_key: str


@dataclass(frozen=True, slots=True)
class MakeEasier:
    """The drill's easier way from here on."""

    item_key: str


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Not this item, nor any round of it that is still to come."""

    item_key: str


@dataclass(frozen=True, slots=True)
class SetPace:
    """Another pace; 100 is as written, 1000 ten times as slow."""

    pace_percent: int


type Edit = OneMoreRep | OneMoreSet | MakeEasier | LeaveOut | SetPace


def revise(routine: Routine, session: Session, edit: Edit) -> tuple[Routine, Session]:
    """The routine with the change in it and the session at the same place of its new timeline.

    A change that is not allowed now, or that changes nothing to be done, gives back both as they were.
    """
    timeline = compile_routine(routine)
    if session.digest != timeline.digest or not _may_revise(timeline, session):
        return routine, session
    index = getattr(session.state, "index", 0)
    revised = _revised(routine, timeline, index, edit)
    compiled = compile_routine(revised)
    if compiled.digest == timeline.digest or not compiled.segments:
        return routine, session
    return revised, carried(timeline, compiled, session)


def additions_of(routine: Routine, timeline: Timeline, session: Session) -> tuple[OneMoreRep | OneMoreSet, ...]:
    """What may be added now to the item that the session is at: all that `revise` would not refuse."""
    if not timeline.segments or not _may_revise(timeline, session):
        return ()
    index = getattr(session.state, "index", 0)
    key = timeline.segments[index].item_key
    alone = _digest_alone(routine, key)
    edits = (OneMoreRep(key), OneMoreSet(key))
    return tuple(edit for edit in edits if _digest_alone(_revised(routine, timeline, index, edit), key) != alone)


def _digest_alone(routine: Routine, item_key: str) -> str:
    """What tells one item's work from another, the drill's limits applied; much quicker than the whole routine's."""
    item = item_of(routine.items, item_key)
    return compile_routine(replace(routine, items=(item,) if item else ())).digest


def _may_revise(timeline: Timeline, session: Session) -> bool:
    match session.state:
        case ReadyState() | PausedState():
            return True
        case RunningState(index):
            return timeline.segments[index].kind != Kind.WORK
        case _:
            return False


def _revised(routine: Routine, timeline: Timeline, index: int, edit: Edit) -> Routine:
    match edit:
        case SetPace(pace_percent):
            return replace(routine, pace_percent=min(max(pace_percent, 100), 1_000))
        case LeaveOut(item_key):
            return _without(routine, _works_of(timeline.segments[index:], item_key))
        case MakeEasier(item_key):
            return _eased(routine, timeline, index, item_key)
        case OneMoreSet(item_key):
            if _at_first_side(timeline, index, item_key) is None:
                return routine
            return _with_item(routine, item_key, _with_set)
        case OneMoreRep(item_key):  # pragma: no branch - mypy knows no other
            at_first = _at_first_side(timeline, index, item_key)
            if at_first is None:
                return routine
            return _with_item(routine, item_key, lambda item: _with_rep(item, at_first.set_number))


def _at_first_side(timeline: Timeline, index: int, item_key: str) -> Segment | None:
    """The segment from which an addition reaches both sides alike, None once the first side is through."""
    here = timeline.segments[index]
    if here.item_key != item_key:
        coming = [segment for segment in timeline.segments[index:] if segment.item_key == item_key]
        passed = any(segment.item_key == item_key for segment in timeline.segments[:index])
        return coming[0] if coming and not passed else None
    first = next(segment for segment in timeline.segments if segment.item == here.item)
    return here if here.side == first.side else None


def _works_of(segments: tuple[Segment, ...], item_key: str) -> list[Segment]:
    return [segment for segment in segments if segment.kind == Kind.WORK and segment.item_key == item_key]


def _without(routine: Routine, works: list[Segment]) -> Routine:
    return replace(routine, left_out=(*routine.left_out, *(work.key for work in works)))


def _with_item(routine: Routine, key: str, change: Callable[[DrillItem], DrillItem]) -> Routine:
    def changed(items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(
            change(item)
            if isinstance(item, DrillItem) and item.key == key
            else replace(item, items=changed(item.items))
            if isinstance(item, RoundsItem)
            else item
            for item in items
        )

    return replace(routine, items=changed(routine.items))


def _eased(routine: Routine, timeline: Timeline, index: int, item_key: str) -> Routine:
    """The routine with the easier dose; sets that are finished stay, and so do theirs of the other side."""
    item = item_of(routine.items, item_key)
    easier = item.easier.dose if isinstance(item, DrillItem) and item.easier else None
    if easier is None:
        return routine
    passed = {(work.item, work.set_number) for work in _works_of(timeline.segments[:index], item_key)}
    coming = _works_of(timeline.segments[index:], item_key)
    dose = replace(easier, sets=max([easier.sets, *(number for _, number in passed)]))
    surplus = [work for work in coming if work.set_number > easier.sets and (work.item, work.set_number) not in passed]
    return _without(_with_item(routine, item_key, lambda item: replace(item, dose=dose, extra_reps=())), surplus)


def _with_set(item: DrillItem) -> DrillItem:
    if item.dose.sets >= MOST_SETS:
        return item
    return replace(item, dose=replace(item.dose, sets=item.dose.sets + 1))


def _with_rep(item: DrillItem, set_number: int) -> DrillItem:
    if not isinstance(item.dose.work, PacedReps | FreeReps) or item.dose.work.reps + sum(item.extra_reps) >= MOST_REPS:
        return item
    extra = [*item.extra_reps, *([0] * (set_number - len(item.extra_reps)))]
    extra[set_number - 1] += 1
    return replace(item, extra_reps=tuple(extra))
