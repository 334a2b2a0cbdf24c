"""Changes to a run that is under way (rule 8): one more rep or set, easier, left out, another pace. Owns no clock.

Only while paused or between works. What is finished keeps its key and its log; what is added to the first side is added
to the second, so nothing can be added once the first side is through.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from .compiling import compile_routine
from .dose import FreeReps, PacedReps, rep_ms
from .routine import DrillItem, InstructionItem, Item, RoundsItem, Routine
from .session import FinishedState, PausedState, ReadyState, RunningState, Session
from .timeline import Kind, Segment, Timeline

MOST_SETS = 20
MOST_REPS = 200


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

    A change that is not allowed now gives back both as they were.
    """
    timeline = compile_routine(routine)
    if session.digest != timeline.digest or not _may_revise(timeline, session):
        return routine, session
    revised = _revised(routine, timeline, session, edit)
    if revised is None or revised == routine:
        return routine, session
    compiled = compile_routine(revised)
    if isinstance(edit, LeaveOut):
        return _without_item(routine, revised, timeline, compiled, session)
    moved = _carried(timeline, compiled, session)
    return (routine, session) if moved is None else (revised, moved)


def _may_revise(timeline: Timeline, session: Session) -> bool:
    match session.state:
        case ReadyState() | PausedState():
            return True
        case RunningState(index):
            return timeline.segments[index].kind != Kind.WORK
        case _:
            return False


def _revised(routine: Routine, timeline: Timeline, session: Session, edit: Edit) -> Routine | None:
    index = getattr(session.state, "index", 0)
    match edit:
        case SetPace(pace_percent):
            return replace(routine, pace_percent=pace_percent) if 100 <= pace_percent <= 1_000 else None
        case LeaveOut(item_key):
            return replace(routine, items=_left_out(routine.items, item_key))
        case MakeEasier(item_key):
            return _with_item(routine, item_key, _eased)
        case OneMoreSet(item_key):
            at_first = _at_first_side(timeline, index, item_key)
            return _with_item(routine, item_key, _with_set) if at_first is not None else None
        case OneMoreRep(item_key):
            at_first = _at_first_side(timeline, index, item_key)
            if at_first is None:
                return None
            return _with_item(routine, item_key, lambda item: _with_rep(item, at_first.set_number))


def _at_first_side(timeline: Timeline, index: int, item_key: str) -> Segment | None:
    """The segment from which an addition reaches both sides alike, None once the first side is through."""
    here = timeline.segments[index]
    if here.item_key != item_key:
        coming = [segment for segment in timeline.segments[index:] if segment.item_key == item_key]
        passed = any(segment.item_key == item_key for segment in timeline.segments[:index])
        return coming[0] if coming and not passed else None
    first = next(segment for segment in timeline.segments if segment.item == here.item)
    return here if here.side == first.side and here.round_number == first.round_number else None


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


def _left_out(items: tuple[Item, ...], key: str) -> tuple[Item, ...]:
    kept = (replace(item, items=_left_out(item.items, key)) if isinstance(item, RoundsItem) else item for item in items)
    return tuple(item for item in kept if not (isinstance(item, DrillItem | InstructionItem) and item.key == key))


def _eased(item: DrillItem) -> DrillItem:
    dose = item.easier.dose if item.easier else None
    return item if dose is None else replace(item, dose=dose, extra_reps=())


def _with_set(item: DrillItem) -> DrillItem:
    sets = min(item.dose.sets + 1, MOST_SETS)
    return replace(item, dose=replace(item.dose, sets=sets))


def _with_rep(item: DrillItem, set_number: int) -> DrillItem:
    if not isinstance(item.dose.work, PacedReps | FreeReps) or item.dose.work.reps + sum(item.extra_reps) >= MOST_REPS:
        return item
    extra = [*item.extra_reps, *([0] * (set_number - len(item.extra_reps)))]
    extra[set_number - 1] += 1
    return replace(item, extra_reps=tuple(extra))


def _carried(old: Timeline, new: Timeline, session: Session) -> Session | None:
    """The session at the segment of the same key in the new timeline, None where there is none."""
    state = session.state
    if not isinstance(state, PausedState | RunningState):
        return replace(session, digest=new.digest)
    before = old.segments[state.index]
    places = [index for index, segment in enumerate(new.segments) if segment.key == before.key]
    if not places:
        return None
    after = new.segments[places[0]]
    if isinstance(state, PausedState):
        done_ms = _carried_ms(before, after, state.elapsed_ms)
        owed_ms = state.pending_from_ms if done_ms == state.elapsed_ms else done_ms
        carried = replace(state, index=places[0], elapsed_ms=done_ms, pending_from_ms=owed_ms)
        return replace(session, digest=new.digest, state=carried)
    # A stretch that runs keeps its beginning; where it has become shorter, its 3-2-1 begins now.
    latest_ms = max(0, after.reckoned_ms + state.extra_ms - 3_000)
    done_ms = min(session.at_ms - state.origin_ms, latest_ms)
    running = replace(state, index=places[0], origin_ms=session.at_ms - done_ms, runs_from_ms=session.at_ms - done_ms)
    return replace(session, digest=new.digest, state=running)


def _carried_ms(before: Segment, after: Segment, done_ms: int) -> int:
    """How much of a changed segment counts as done: whole reps of paced work, the time where the work is the same."""
    if before.work == after.work and before.duration_ms == after.duration_ms:
        return done_ms
    if isinstance(before.work, PacedReps) and isinstance(after.work, PacedReps):
        if before.work.tempo == after.work.tempo and after.duration_ms is not None and done_ms < after.duration_ms:
            return done_ms
        done = done_ms // rep_ms(before.work.tempo)
        return done * rep_ms(after.work.tempo) if done < after.reps * after.rep_factor else 0
    if before.kind != Kind.WORK and after.duration_ms is not None:
        return max(0, min(done_ms, after.duration_ms - 3_000))
    return 0


def _without_item(
    routine: Routine, revised: Routine, old: Timeline, new: Timeline, session: Session
) -> tuple[Routine, Session]:
    """The session on its way to what follows the item that was left out; keys of other items stay."""
    carried = _carried(old, new, session)
    if carried is not None:
        return revised, carried
    index = getattr(session.state, "index", 0)
    keys = {segment.key: place for place, segment in enumerate(new.segments)}
    following = [keys[segment.key] for segment in old.segments[index:] if segment.key in keys]
    if not following:
        if not new.segments:
            return routine, session
        return revised, replace(session, digest=new.digest, state=FinishedState())
    place = _stretch_before(new, following[0])
    if isinstance(session.state, PausedState):
        return revised, replace(session, digest=new.digest, state=PausedState(place, 0, session.state.reason))
    at_ms = session.at_ms
    return revised, replace(session, digest=new.digest, state=RunningState(place, at_ms, at_ms))


def _stretch_before(timeline: Timeline, place: int) -> int:
    """The stretch that leads to the segment, or the segment itself."""
    leads = place > 0 and timeline.segments[place].kind == Kind.WORK and timeline.segments[place - 1].kind != Kind.WORK
    return place - 1 if leads and timeline.segments[place - 1].next_work == place else place
