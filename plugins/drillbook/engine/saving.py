"""A run kept as text and found again (rule 14). Wall-clock moments enter as numbers; nothing here reads a clock."""

import hashlib
from dataclasses import dataclass, replace

from .compiling import compile_routine
from .routine import Routine
from .running import elapsed_ms, pending_from_ms
from .session import FinishedState, PausedState, Pausing, ReadyState, RunningState, Session, WaitingState
from .wire import WIRE_FORMAT, WireError, from_json, to_json

RESUMABLE_MS = 12 * 60 * 60 * 1_000
"""Older than this a run is history, not something to go on with."""


@dataclass(frozen=True, slots=True)
class SavedRun:
    """A session with its whole routine, the format of the text and the wall-clock moment at which it was kept.

    `sum` tells a text that was changed or cut off from one that `save` wrote.
    """

    format: int
    wall_ms: int
    routine: Routine
    session: Session
    sum: str


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
    return to_json(SavedRun(WIRE_FORMAT, wall_ms, routine, session, _sum(routine, session)))


def _sum(routine: Routine, session: Session) -> str:
    return hashlib.sha256((to_json(routine) + to_json(session)).encode(errors="surrogatepass")).hexdigest()[:16]


def restore(text: str, wall_ms: int) -> RestoredRun | PastRun:
    """The run that `save` kept, always paused, or why there is none to go on with; raises nothing."""
    try:
        saved = from_json(SavedRun, text)
    except WireError as error:
        return PastRun(f"unreadable: {error}")
    if saved.format != WIRE_FORMAT:
        return PastRun("another format")
    if saved.sum != _sum(saved.routine, saved.session):
        return PastRun("changed since it was kept")
    # A clock that was set back meanwhile loses nobody's run.
    if abs(wall_ms - saved.wall_ms) > RESUMABLE_MS:
        return PastRun("older than twelve hours")
    timeline = compile_routine(saved.routine)
    session = saved.session
    if session.digest != timeline.digest:
        return PastRun("kept by another engine")
    paused = _paused(session)
    if paused is None:
        return PastRun("not under way")
    return RestoredRun(saved.routine, replace(session, state=paused, at_ms=0))


def _paused(session: Session) -> PausedState | None:
    match session.state:
        case RunningState() as state:
            owed_ms = pending_from_ms(state, session.at_ms)
            return PausedState(
                state.index,
                elapsed_ms(state, session.at_ms),
                Pausing.RESTORED,
                owed_ms,
                state.extra_ms,
                state.opened_ms,
            )
        case WaitingState(index):
            return PausedState(index, 0, Pausing.RESTORED, waiting=True)
        case PausedState() as state:
            return replace(state, reason=Pausing.RESTORED)
        case ReadyState() | FinishedState():  # pragma: no branch - mypy knows no other
            return None
