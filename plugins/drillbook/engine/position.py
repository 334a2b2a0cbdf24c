"""What to show at a moment: kind, side, set, rep, phase and the time left. Reads a session, changes nothing."""

from dataclasses import dataclass

from .dose import PacedReps, rep_ms
from .routine import Side
from .running import elapsed_ms, end_ms, rep_side
from .session import FinishedState, PausedState, Pausing, ReadyState, RunningState, Session, WaitingState
from .timeline import Ends, Kind, Segment, Timeline


@dataclass(frozen=True, slots=True)
class Coming:
    """The work that follows the segment, or the work that a stretch leads to."""

    index: int
    drill_id: str | None
    name: str
    side: Side
    side_name: str
    set_number: int
    sets: int


@dataclass(frozen=True, slots=True)
class Position:
    """Where a session is at `at_ms`.

    `state` is `ready`, a kind of segment, `waiting`, `paused` or `finished`. `rep` counts from 1, 0 where no reps are
    counted. Times left are None where only a tap ends what they measure; `*_at_ms` are moments on the session's clock
    and None unless time is running.
    """

    at_ms: int
    state: str
    kind: Kind | None
    index: int
    key: str
    item_key: str
    drill_id: str | None
    name: str
    label: str
    side: Side
    side_name: str
    set_number: int
    sets: int
    round_number: int
    rounds: int
    ends: Ends | None
    work: str | None
    rep: int
    reps: int
    phase: str | None
    phase_index: int
    counting_in: bool
    segment_ms: int | None
    segment_left_ms: int | None
    segment_elapsed_ms: int
    phase_ms: int | None
    phase_left_ms: int | None
    count_in_left_ms: int
    routine_ms: int
    routine_left_ms: int
    about: bool
    runs_from_ms: int | None
    ends_at_ms: int | None
    phase_ends_at_ms: int | None
    routine_ends_at_ms: int | None
    paused_reason: Pausing | None
    next: Coming | None


def position(timeline: Timeline, session: Session, at_ms: int) -> Position:
    """The position at `at_ms`, as if nothing but time had come since the session's last moment.

    Time that goes beyond the segment's end is shown as its end: only a step enters the next one.
    """
    at_ms = max(at_ms, session.at_ms)
    match session.state:
        case ReadyState():
            return _outside(timeline, at_ms, "ready", timeline.total_ms)
        case FinishedState():
            return _outside(timeline, at_ms, "finished", 0)
        case RunningState(index) as state:
            word = timeline.segments[index].kind.value
            return _within(timeline, session, at_ms, index, elapsed_ms(state, at_ms), word)
        case WaitingState(index):
            return _within(timeline, session, at_ms, index, timeline.segments[index].reckoned_ms, "waiting")
        case PausedState(index) as state:  # pragma: no branch - mypy knows no other
            done_ms = timeline.segments[index].reckoned_ms if state.waiting else state.elapsed_ms
            return _within(timeline, session, at_ms, index, done_ms, "paused")


def _outside(timeline: Timeline, at_ms: int, word: str, left_ms: int) -> Position:
    first = 0 if word == "ready" else None
    return Position(
        at_ms=at_ms, state=word, kind=None, index=0 if word == "ready" else len(timeline.segments), key="", item_key="",
        drill_id=None, name=timeline.name, label=timeline.name, side=Side.BOTH, side_name="", set_number=0, sets=0,
        round_number=0, rounds=0, ends=None, work=None, rep=0, reps=0, phase=None, phase_index=0, counting_in=False,
        segment_ms=None, segment_left_ms=None, segment_elapsed_ms=0, phase_ms=None, phase_left_ms=None,
        count_in_left_ms=0, routine_ms=timeline.total_ms, routine_left_ms=left_ms, about=timeline.about,
        runs_from_ms=None, ends_at_ms=None, phase_ends_at_ms=None, routine_ends_at_ms=None, paused_reason=None,
        next=None if first is None or not timeline.segments else _coming(timeline, timeline.segments[0].next_work),
    )  # fmt: skip


def _within(timeline: Timeline, session: Session, at_ms: int, index: int, done_ms: int, word: str) -> Position:
    state, segment = session.state, timeline.segments[index]
    running = state if isinstance(state, RunningState) else None
    paused = state if isinstance(state, PausedState) else None
    extra_ms = running.extra_ms if running else paused.extra_ms if paused else 0
    whole_ms = None if segment.duration_ms is None else segment.duration_ms + extra_ms
    done_ms = done_ms if whole_ms is None else min(done_ms, whole_ms)
    left_ms = None if whole_ms is None else whole_ms - done_ms
    rep, side, place, phase_left_ms = _rep_and_phase(segment, done_ms)
    tempo = segment.work.tempo if isinstance(segment.work, PacedReps) else ()
    later_ms = sum(later.reckoned_ms for later in timeline.segments[index + 1 :])
    routine_left_ms = later_ms + (max(0, segment.reckoned_ms - done_ms) if left_ms is None else left_ms)
    over_ms = end_ms(segment, running) if running else None
    counting_in = running is not None and segment.kind == Kind.WORK and at_ms < running.runs_from_ms
    return Position(
        at_ms=at_ms,
        state=word,
        kind=segment.kind,
        index=index,
        key=segment.key,
        item_key=segment.item_key,
        drill_id=segment.drill_id,
        name=segment.name,
        label=segment.label,
        side=side,
        side_name=segment.side_name if side == segment.side else segment.other_side_name,
        set_number=segment.set_number,
        sets=segment.sets,
        round_number=segment.round_number,
        rounds=segment.rounds,
        ends=segment.ends,
        work=type(segment.work).__name__ if segment.work else None,
        rep=rep,
        reps=segment.reps,
        phase=tempo[place].name if tempo else None,
        phase_index=place,
        counting_in=counting_in,
        segment_ms=whole_ms,
        segment_left_ms=left_ms,
        segment_elapsed_ms=done_ms,
        phase_ms=tempo[place].duration_ms if tempo else None,
        phase_left_ms=phase_left_ms,
        count_in_left_ms=running.runs_from_ms - at_ms if running and counting_in else 0,
        routine_ms=timeline.total_ms,
        routine_left_ms=routine_left_ms,
        about=any(later.duration_ms is None for later in timeline.segments[index:]),
        runs_from_ms=running.runs_from_ms if running else None,
        ends_at_ms=over_ms,
        phase_ends_at_ms=None if running is None or phase_left_ms is None else _ahead(running, at_ms, phase_left_ms),
        routine_ends_at_ms=_ahead(running, at_ms, routine_left_ms) if running else None,
        paused_reason=paused.reason if paused else None,
        next=_coming(timeline, segment.next_work),
    )


def _ahead(running: RunningState, at_ms: int, left_ms: int) -> int:
    """The moment at which `left_ms` of running time will be over, a count-in included."""
    return max(at_ms, running.runs_from_ms) + left_ms


def _rep_and_phase(segment: Segment, done_ms: int) -> tuple[int, Side, int, int | None]:
    """The rep from 1, its side, the place of its phase in the tempo, and what is left of the phase in milliseconds."""
    if not isinstance(segment.work, PacedReps):
        return 0, segment.side, 0, None
    each_ms = rep_ms(segment.work.tempo)
    index = min(done_ms // each_ms, segment.reps * segment.rep_factor - 1)
    place, phase_left_ms = 0, segment.work.tempo[0].duration_ms - (done_ms - index * each_ms)
    while phase_left_ms <= 0 and place + 1 < len(segment.work.tempo):
        place += 1
        phase_left_ms += segment.work.tempo[place].duration_ms
    return index // segment.rep_factor + 1, rep_side(segment, index), place, phase_left_ms


def _coming(timeline: Timeline, index: int | None) -> Coming | None:
    if index is None:
        return None
    work = timeline.segments[index]
    return Coming(index, work.drill_id, work.name, work.side, work.side_name, work.set_number, work.sets)
