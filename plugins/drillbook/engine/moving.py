"""Moving through a timeline by hand: skip, back, done, +15 s (rules 6 and 8). Owns no clock."""

from dataclasses import replace

from .events import Event
from .inputs import Action, Back, Done, Extend, Skip, SkipDrill
from .passing import advance, entered, logged
from .running import COUNT_IN_MS, elapsed_ms
from .session import Entry, Outcome, PausedState, RunningState, Session, WaitingState
from .timeline import Ends, Kind, Segment, Timeline

EXTEND_MS = 15_000
"""What one press of +15 s adds to a rest (rule 8)."""

RESTART_AFTER_MS = 3_000
"""Back restarts work that has run longer than this (rule 6)."""


def owing_now(timeline: Timeline, session: Session, events: list[Event]) -> tuple[Session, list[Event]]:
    """The session with what is due at this very moment reported, as is right where a segment is entered."""
    now, due = advance(timeline, replace(session, at_ms=session.at_ms - 1), session.at_ms)
    return now, [*events, *due]


def moved(timeline: Timeline, session: Session, told: Action, segment: Segment) -> tuple[Session, list[Event]] | None:
    """The session after an action that fits its segment, still paused if it was."""
    waiting = waits(session)
    match told:
        case Extend():
            return _extended(session, segment)
        case Done() if not (waiting or segment.ends == Ends.TAP):
            return None
        case Skip() if segment.kind != Kind.WORK:
            return _hastened(timeline, session, segment)
        case Back():
            return _gone_to(timeline, session, _back_to(timeline, session, segment), session.log)
        case _:
            pass
    done_ms = _done_ms(session, segment)
    outcome = Outcome.DONE if waiting or isinstance(told, Done) else Outcome.SKIPPED
    log = logged(session.log, segment, outcome, done_ms)
    index = session_index(session)
    if isinstance(told, SkipDrill):
        return _gone_to(timeline, session, _next_item(timeline, index), log)
    return _gone_to(timeline, session, index + 1, log)


def waits(session: Session) -> bool:
    """Whether only the tap is missing."""
    return isinstance(session.state, WaitingState) or (isinstance(session.state, PausedState) and session.state.waiting)


def session_index(session: Session) -> int:
    """The index of the session's segment; 0 before the first."""
    return int(getattr(session.state, "index", 0))


def _done_ms(session: Session, segment: Segment) -> int:
    """How much of the segment under way is done, in milliseconds; all of it where its tap is awaited."""
    match session.state:
        case RunningState() as state:
            return elapsed_ms(state, session.at_ms)
        case PausedState(_, done_ms, waiting=False):
            return done_ms
        case _:
            return segment.reckoned_ms


def _next_item(timeline: Timeline, index: int) -> int:
    """The index of the first segment that belongs to a later drill or instruction."""
    item = timeline.segments[index].item
    while index < len(timeline.segments) and timeline.segments[index].item == item:
        index += 1
    return index


def _back_to(timeline: Timeline, session: Session, segment: Segment) -> int:
    """Where Back leads: this work again once it has run a while or waits, else the work before, else the start."""
    index = session_index(session)
    if segment.kind == Kind.WORK and (waits(session) or _done_ms(session, segment) > RESTART_AFTER_MS):
        return index
    works = [place for place in range(index) if timeline.segments[place].kind == Kind.WORK]
    return works[-1] if works else 0


def _gone_to(timeline: Timeline, session: Session, index: int, log: tuple[Entry, ...]) -> tuple[Session, list[Event]]:
    """The session at another segment: running with a count-in before work, or paused if it was."""
    state, events = entered(timeline, index, session.at_ms, count_in=True)
    logged_session = replace(session, log=log)
    if isinstance(session.state, PausedState) and isinstance(state, RunningState):
        return replace(logged_session, state=PausedState(index, 0, session.state.reason)), events
    return owing_now(timeline, replace(logged_session, state=state), events)


def _hastened(timeline: Timeline, session: Session, segment: Segment) -> tuple[Session, list[Event]]:
    """Skip in a stretch: on to three seconds before its end, or from there into the work, which needs no count-in."""
    state = session.state
    extra_ms = state.extra_ms if isinstance(state, RunningState | PausedState) else 0
    jump_to_ms = segment.reckoned_ms + extra_ms - COUNT_IN_MS
    if _done_ms(session, segment) >= jump_to_ms:
        entered_state, events = entered(timeline, session_index(session) + 1, session.at_ms)
        if isinstance(state, PausedState):
            return replace(session, state=PausedState(state.index + 1, 0, state.reason)), events
        return owing_now(timeline, replace(session, state=entered_state), events)
    if isinstance(state, PausedState):
        return replace(session, state=replace(state, elapsed_ms=jump_to_ms, pending_from_ms=jump_to_ms)), []
    origin_ms = session.at_ms - jump_to_ms
    running = RunningState(session_index(session), origin_ms, origin_ms, jump_to_ms, extra_ms)
    return owing_now(timeline, replace(session, state=running), [])


def _extended(session: Session, segment: Segment) -> tuple[Session, list[Event]] | None:
    """The same rest, 15 seconds longer."""
    if segment.kind != Kind.REST or not isinstance(session.state, RunningState | PausedState):
        return None
    return replace(session, state=replace(session.state, extra_ms=session.state.extra_ms + EXTEND_MS)), []
