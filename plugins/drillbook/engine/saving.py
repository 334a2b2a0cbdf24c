"""A run kept as text and found again (rule 14). Wall-clock moments enter as numbers; nothing here reads a clock."""

from dataclasses import dataclass, replace

from .compiling import compile_routine
from .moving import worked_ms
from .routine import Routine
from .running import pending_from_ms
from .session import FinishedState, PausedState, Pausing, ReadyState, RunningState, Session, WaitingState
from .wire import WIRE_FORMAT, WireError, from_json, to_json

RESUMABLE_MS = 12 * 60 * 60 * 1_000
"""Older than this a run is history, not something to go on with."""


@dataclass(frozen=True, slots=True)
class SavedRun:
    """A session with its whole routine, the format of the text and the wall-clock moment at which it was kept."""

    format: int
    wall_ms: int
    routine: Routine
    session: Session


@dataclass(frozen=True, slots=True)
class RestoredRun:
    """A run to go on with, paused; its session's clock starts anew at 0."""

    routine: Routine
    session: Session


@dataclass(frozen=True, slots=True)
class PastRun:
    """A run that is over, or too old, or kept by another version: nothing to go on with."""

    why: str


def save(routine: Routine, session: Session, wall_ms: int) -> str:
    """The run as one line of JSON."""
    return to_json(SavedRun(WIRE_FORMAT, wall_ms, routine, session))


def restore(text: str, wall_ms: int) -> RestoredRun | PastRun:
    """The run that `save` kept, always paused, or why there is none to go on with; raises nothing."""
    try:
        saved = from_json(SavedRun, text)
    except WireError as error:
        return PastRun(f"unreadable: {error}")
    if saved.format != WIRE_FORMAT:
        return PastRun("another format")
    if not 0 <= wall_ms - saved.wall_ms <= RESUMABLE_MS:
        return PastRun("older than twelve hours")
    timeline = compile_routine(saved.routine)
    session = saved.session
    index = getattr(session.state, "index", 0)
    if session.digest != timeline.digest or not 0 <= index < len(timeline.segments):
        return PastRun("not of its routine")
    paused = _paused(session)
    if paused is None:
        return PastRun("not under way")
    return RestoredRun(saved.routine, replace(session, state=paused, at_ms=0))


def _paused(session: Session) -> PausedState | None:
    match session.state:
        case RunningState() as state:
            owed_ms = pending_from_ms(state, session.at_ms)
            return PausedState(
                state.index, worked_ms(session), Pausing.RESTORED, owed_ms, state.extra_ms, state.opened_ms
            )
        case WaitingState(index):
            return PausedState(index, 0, Pausing.RESTORED, waiting=True)
        case PausedState() as state:
            return replace(state, reason=Pausing.RESTORED)
        case ReadyState() | FinishedState():
            return None
