"""A session taken over into the timeline of its changed routine (rule 8). Knows segments and keys, no kinds of change.

A segment keeps its key across a change. Where the one under way is gone, or all that it now asks is done, the session
goes to what follows.
"""

from dataclasses import replace

from .dose import PacedReps, rep_ms
from .passing import logged
from .running import COUNT_IN_MS
from .session import FinishedState, Outcome, PausedState, RunningState, Session, State
from .timeline import Ends, Kind, Segment, Timeline


def carried(old: Timeline, new: Timeline, session: Session) -> Session:
    """The session at the segment of the same key, else on its way to the first that is left of those that followed."""
    session = replace(session, digest=new.digest)
    state = session.state
    if not isinstance(state, PausedState | RunningState):
        return session
    places = {segment.key: place for place, segment in enumerate(new.segments)}
    before = old.segments[state.index]
    if before.key not in places:
        following = (places[segment.key] for segment in old.segments[state.index :] if segment.key in places)
        return replace(session, state=_on_the_way(new, session, next(following, len(new.segments))))
    place, after = places[before.key], new.segments[places[before.key]]
    if isinstance(state, RunningState):
        return replace(session, state=_still_running(after, replace(state, index=place), session.at_ms))
    paused = _still_paused(before, after, replace(state, index=place))
    if paused is not None:
        return replace(session, state=paused)
    log = logged(session.log, after, Outcome.DONE, after.reckoned_ms)
    return replace(session, state=_on_the_way(new, session, place + 1), log=log)


def _on_the_way(timeline: Timeline, session: Session, place: int) -> State:
    """The state at the stretch that leads to `place`, paused if the session was, with all its cues still to come."""
    if place == len(timeline.segments):
        return FinishedState()
    if place and timeline.segments[place].kind == Kind.WORK and timeline.segments[place - 1].kind != Kind.WORK:
        place -= 1
    if isinstance(session.state, PausedState):
        return PausedState(place, 0, session.state.reason)
    from_ms = session.at_ms + 1 + (COUNT_IN_MS if timeline.segments[place].kind == Kind.WORK else 0)
    return RunningState(place, from_ms, from_ms)


def _still_running(after: Segment, state: RunningState, at_ms: int) -> RunningState:
    """The stretch with its beginning kept; where it has become too short for that, its 3-2-1 is about to begin."""
    done_ms = at_ms - state.origin_ms
    latest_ms = max(0, after.reckoned_ms + state.extra_ms - COUNT_IN_MS) - 1
    if done_ms <= latest_ms:
        return state
    origin_ms = at_ms - latest_ms
    return replace(state, origin_ms=origin_ms, runs_from_ms=origin_ms, pending_from_ms=max(0, latest_ms))


def _still_paused(before: Segment, after: Segment, state: PausedState) -> PausedState | None:
    """The same segment standing still with what is done of it, None where all that it now asks is done."""
    if before.kind != Kind.WORK:
        latest_ms = max(0, after.reckoned_ms + state.extra_ms - COUNT_IN_MS)
        if state.elapsed_ms <= latest_ms or before.reckoned_ms == after.reckoned_ms:
            return state
        return replace(state, elapsed_ms=latest_ms, pending_from_ms=latest_ms)
    if before.work == after.work or (after.duration_ms is None and type(before.work) is type(after.work)):
        return state
    if not isinstance(before.work, PacedReps) or not isinstance(after.work, PacedReps):
        # Another kind of work, or another length of it, begins anew.
        return PausedState(state.index, 0, state.reason)
    done_ms = before.reckoned_ms if state.waiting else state.elapsed_ms
    if before.work.tempo == after.work.tempo:
        owed_ms = done_ms if state.waiting else state.pending_from_ms
    else:
        # What was begun of a rep in the old rhythm is done again in the new one.
        done_ms = owed_ms = done_ms // rep_ms(before.work.tempo) * rep_ms(after.work.tempo)
    if done_ms < after.reckoned_ms:
        return replace(state, elapsed_ms=done_ms, pending_from_ms=owed_ms, waiting=False)
    if after.ends == Ends.TIME_THEN_TAP:
        return PausedState(state.index, 0, state.reason, waiting=True)
    return None
