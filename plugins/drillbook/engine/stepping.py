"""The only transition of a session: `step`. Knows the rules of moving through a timeline; owns no clock.

A step first lets time pass up to the input's moment, then does what the input asks. `TRANSITIONS` says which input each
state allows and where it may lead; anything else is refused and changes nothing. The state diagram in the documentation
is drawn from this table.
"""

from collections.abc import Mapping
from dataclasses import replace

from .dose import FreeReps, Open, Timed
from .events import Event, Paused, Resumed, SegmentStarted
from .inputs import Action, Back, Done, Extend, Gap, Input, Pause, Resume, Skip, SkipDrill, Start, Tick
from .moving import moved, owing_now, session_index
from .passing import advance, silenced, waited_for
from .running import COUNT_IN_MS, elapsed_ms, pending_from_ms, resumed, segment_of
from .session import (
    FinishedState,
    PausedState,
    Pausing,
    ReadyState,
    RunningState,
    Session,
    State,
    WaitingState,
)
from .timeline import Kind, Timeline

TRANSITIONS: Mapping[type[State], Mapping[type[Input], frozenset[type[State]]]] = {
    ReadyState: {Start: frozenset({RunningState})},
    RunningState: {
        Tick: frozenset({RunningState, WaitingState, FinishedState}),
        Gap: frozenset({RunningState, WaitingState, PausedState, FinishedState}),
        Pause: frozenset({PausedState}),
        Skip: frozenset({RunningState, FinishedState}),
        SkipDrill: frozenset({RunningState, FinishedState}),
        Back: frozenset({RunningState}),
        Done: frozenset({RunningState, FinishedState}),
        Extend: frozenset({RunningState}),
    },
    WaitingState: {
        Tick: frozenset({WaitingState}),
        Gap: frozenset({WaitingState}),
        Pause: frozenset({PausedState}),
        Skip: frozenset({RunningState, FinishedState}),
        SkipDrill: frozenset({RunningState, FinishedState}),
        Back: frozenset({RunningState}),
        Done: frozenset({RunningState, FinishedState}),
    },
    PausedState: {
        Resume: frozenset({RunningState, WaitingState}),
        Skip: frozenset({PausedState, FinishedState}),
        SkipDrill: frozenset({PausedState, FinishedState}),
        Back: frozenset({PausedState}),
        Done: frozenset({PausedState, FinishedState}),
        Extend: frozenset({PausedState}),
    },
    FinishedState: {},
}


def step(timeline: Timeline, session: Session, told: Input) -> tuple[Session, tuple[Event, ...]]:
    """The session after an input, and what happened; an input that is refused gives back the session and nothing else.

    Raises nothing: an input that lies in the past counts as one for the last moment the session has heard of.
    """
    at_ms = max(told.at_ms, session.at_ms)
    if type(told) not in TRANSITIONS[type(session.state)]:
        return session, ()
    if isinstance(told, Start):
        return _started(timeline, session, told)
    if isinstance(told, Gap):
        return _after_gap(timeline, session, told, at_ms)
    passed, events = advance(timeline, session, at_ms)
    if isinstance(told, Tick):
        return passed, silenced(events, at_ms)
    acted = _acted(timeline, passed, told) if type(told) in TRANSITIONS[type(passed.state)] else None
    if acted is None:
        return session, ()
    return acted[0], silenced([*events, *acted[1]], at_ms)


def _started(timeline: Timeline, session: Session, told: Start) -> tuple[Session, tuple[Event, ...]]:
    """The session begun at the click where that leaves 3 s of lead-in, else late enough to leave them (rule 2)."""
    if not timeline.segments:
        return session, ()
    at_ms = max(told.at_ms, session.at_ms)
    lead_in_ms = timeline.segments[0].reckoned_ms
    origin_ms = min(max(told.clicked_ms, at_ms - (lead_in_ms - COUNT_IN_MS)), at_ms)
    state = RunningState(0, origin_ms, origin_ms, at_ms - origin_ms, opened_ms=at_ms - origin_ms)
    begun = Session(session.digest, state, at_ms - 1)
    running, events = advance(timeline, begun, at_ms)
    return running, (SegmentStarted(at_ms, 0), *events)


def _after_gap(timeline: Timeline, session: Session, told: Gap, at_ms: int) -> tuple[Session, tuple[Event, ...]]:
    """The session after the device stood still (rule 3): what nobody could follow has not happened."""
    from_ms = min(max(told.from_ms, session.at_ms), at_ms)
    passed, events = advance(timeline, session, from_ms)
    state, segment = passed.state, segment_of(timeline, passed.state)
    if not isinstance(state, RunningState) or segment is None or isinstance(segment.work, FreeReps | Open):
        return replace(passed, at_ms=at_ms), silenced(events, at_ms)
    done_ms = elapsed_ms(state, from_ms)
    paused_ms = from_ms
    if from_ms >= state.runs_from_ms and (segment.kind == Kind.REST or isinstance(segment.work, Timed)):
        # The time counts, but the last seconds before what follows are for somebody who hears them.
        guided_from_ms = max(done_ms, segment.reckoned_ms + state.extra_ms - COUNT_IN_MS)
        if elapsed_ms(state, at_ms) < guided_from_ms:
            return replace(passed, at_ms=at_ms), silenced(events, at_ms)
        paused_ms, done_ms = state.origin_ms + guided_from_ms, guided_from_ms
    owed_ms = done_ms if paused_ms > from_ms else pending_from_ms(state, from_ms)
    paused = PausedState(state.index, done_ms, Pausing.GAP, owed_ms, state.extra_ms, state.opened_ms)
    events.append(Paused(paused_ms, Pausing.GAP))
    return replace(passed, state=paused, at_ms=at_ms), silenced(events, at_ms)


def _acted(timeline: Timeline, session: Session, told: Pause | Resume | Action) -> tuple[Session, list[Event]] | None:
    """The session after a pause, a resume or an action at its own moment; None where it is refused."""
    match told:
        case Pause(_, reason):
            return _paused(session, reason)
        case Resume():
            return _resumed(timeline, session)
        case _:
            index = session_index(session)
            if told.digest != timeline.digest or told.segment_index != index:
                return None
            return moved(timeline, session, told, timeline.segments[index])


def _paused(session: Session, reason: Pausing) -> tuple[Session, list[Event]]:
    state = session.state
    if isinstance(state, RunningState):
        owed_ms, done_ms = pending_from_ms(state, session.at_ms), elapsed_ms(state, session.at_ms)
        paused = PausedState(state.index, done_ms, reason, owed_ms, state.extra_ms, state.opened_ms)
    else:
        paused = PausedState(session_index(session), 0, reason, waiting=True)
    return replace(session, state=paused), [Paused(session.at_ms, reason)]


def _resumed(timeline: Timeline, session: Session) -> tuple[Session, list[Event]]:
    at_ms, index, paused = session.at_ms, session_index(session), session.state
    if isinstance(paused, PausedState) and not paused.waiting:
        running = resumed(timeline.segments[index], paused, at_ms)
        return owing_now(timeline, replace(session, state=running), [Resumed(at_ms, running.runs_from_ms)])
    return replace(session, state=WaitingState(index)), [Resumed(at_ms, at_ms), *waited_for(at_ms, index)]
