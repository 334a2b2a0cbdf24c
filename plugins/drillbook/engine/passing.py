"""Time passing in a session: what becomes due, and the segments it leads through. Knows no taps; owns no clock."""

from dataclasses import replace

from .cue import PlannedCue, Rank, Tone
from .dose import FreeReps
from .events import CueDue, Event, Finished, SegmentStarted, Waiting
from .phrases import estimated_ms
from .running import COUNT_IN_MS, due_events, end_ms, next_due_ms, reps_done, segment_of
from .session import Entry, FinishedState, Outcome, RunningState, Session, State, WaitingState
from .timeline import Ends, Kind, Segment, Timeline

LATE_MS = 400
"""A cue that is later than this is shown, not sounded (rule 10)."""


def advance(timeline: Timeline, session: Session, to_ms: int) -> tuple[Session, list[Event]]:
    """The session once time has come to `to_ms`, and everything that was due until then, however many segments on."""
    events: list[Event] = []
    after_ms, state, log = session.at_ms, session.state, session.log
    while isinstance(state, RunningState):
        segment = timeline.segments[state.index]
        over_ms = end_ms(segment, state)
        over = over_ms is not None and over_ms <= to_ms
        events += due_events(segment, state, after_ms, to_ms)
        if over_ms is None or not over:
            break
        if segment.ends == Ends.TIME_THEN_TAP:
            state = WaitingState(state.index)
            events += waited_for(over_ms, state.index)
            break
        log = logged(log, segment, Outcome.DONE, segment.reckoned_ms)
        state, entering = entered(timeline, state.index + 1, over_ms)
        events += entering
        after_ms = over_ms - 1
    return replace(session, state=state, at_ms=max(to_ms, session.at_ms), log=log), events


def waited_for(at_ms: int, index: int) -> list[Event]:
    """What tells somebody with closed eyes that the work is over and a tap is awaited."""
    words = "Tap when ready"
    cue = PlannedCue(0, Tone.REST, say=words, show=words, rank=Rank.NAME, length_ms=estimated_ms(words))
    return [Waiting(at_ms, index), CueDue(at_ms, index, cue)]


def silenced(events: list[Event], at_ms: int) -> tuple[Event, ...]:
    """The events, with cues that come too late to be sounded marked as silent."""
    return tuple(
        replace(event, silent=True) if isinstance(event, CueDue) and event.at_ms < at_ms - LATE_MS else event
        for event in events
    )


def entered(timeline: Timeline, index: int, at_ms: int, *, count_in: bool = False) -> tuple[State, list[Event]]:
    """The state on coming to a segment, or past the last one; `count_in` where work is not reached by its stretch."""
    if index >= len(timeline.segments):
        finishing: list[Event] = [Finished(at_ms)]
        finishing += [CueDue(at_ms + cue.offset_ms, index, cue) for cue in timeline.finish_cues]
        return FinishedState(), finishing
    counted = count_in and timeline.segments[index].kind == Kind.WORK
    from_ms = at_ms + (COUNT_IN_MS if counted else 0)
    return RunningState(index, from_ms, from_ms), [SegmentStarted(at_ms, index)]


def logged(log: tuple[Entry, ...], segment: Segment, outcome: Outcome, worked_ms: int) -> tuple[Entry, ...]:
    """The log with this segment's entry in it, in place of an earlier one; only work is logged."""
    if segment.kind != Kind.WORK:
        return log
    if outcome == Outcome.DONE and isinstance(segment.work, FreeReps):
        reps = segment.reps
    else:
        reps = reps_done(segment, worked_ms)
    entry = Entry(segment.key, outcome, worked_ms, reps)
    return (*(kept for kept in log if kept.key != segment.key), entry)


def next_wake_ms(timeline: Timeline, session: Session) -> int | None:
    """The moment of the next thing to report, None where only a tap can bring one."""
    state, segment = session.state, segment_of(timeline, session.state)
    if not isinstance(state, RunningState) or segment is None:
        return None
    return next_due_ms(segment, state, session.at_ms)


def upcoming_cues(timeline: Timeline, session: Session, horizon_ms: int) -> tuple[CueDue, ...]:
    """The cues due within `horizon_ms` after the session's last moment, if nothing but time comes between."""
    _, events = advance(timeline, session, session.at_ms + horizon_ms)
    until_ms = session.at_ms + horizon_ms
    return tuple(event for event in events if isinstance(event, CueDue) and event.at_ms <= until_ms)
