"""What a session can be."""

from drillbook.engine.running import elapsed_ms
from drillbook.engine.session import FinishedState, ReadyState, RunningState, Session, WaitingState
from drillbook.engine.timeline import Kind, Timeline

AGES_MS = 10 * 60 * 60 * 1_000
"""Longer than any routine of these tests without its taps."""


def assert_legal(timeline: Timeline, session: Session) -> None:
    """A session that can be: within its timeline, with no more done than there is."""
    state = session.state
    if isinstance(state, ReadyState | FinishedState):
        return
    segment = timeline.segments[state.index]
    assert len({entry.key for entry in session.log}) == len(session.log)
    if isinstance(state, WaitingState):
        assert segment.ends == "time_then_tap"
        return
    done_ms = elapsed_ms(state, session.at_ms) if isinstance(state, RunningState) else state.elapsed_ms
    assert done_ms >= 0
    assert state.extra_ms == 0 or segment.kind == Kind.REST
    if segment.duration_ms is not None:
        assert done_ms <= segment.duration_ms + state.extra_ms
    if isinstance(state, RunningState):
        over = segment.duration_ms is not None and done_ms == segment.duration_ms + state.extra_ms
        assert not over
