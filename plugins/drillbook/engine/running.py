"""A running segment unrolled in time: what is due in it and when it ends. Knows one state, not how states change."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from .announcing import AFTER_TONE_MS, BEFORE_COUNT_MS
from .cue import PlannedCue, Rank, Tone
from .dose import PacedReps, rep_ms
from .events import CueDue, Event, PhaseStarted
from .lanes import LAST_MS, PAUSE_BETWEEN_MS
from .routine import Side
from .session import PausedState, RunningState, State
from .timeline import Kind, Segment, Timeline

COUNT_IN_MS = 3_000
"""The guided 3-2-1 (rule 5)."""


def segment_of(timeline: Timeline, state: State) -> Segment | None:
    """The segment the state is in, None before the first and after the last."""
    index = getattr(state, "index", None)
    return None if index is None else timeline.segments[index]


def end_ms(segment: Segment, state: RunningState) -> int | None:
    """When the segment's time is over, None where only a tap ends it."""
    return None if segment.duration_ms is None else state.origin_ms + segment.duration_ms + state.extra_ms


def elapsed_ms(state: RunningState, at_ms: int) -> int:
    """How much of the segment is done at `at_ms`; it stands still during a count-in."""
    return max(at_ms, state.runs_from_ms) - state.origin_ms


def pending_from_ms(state: RunningState, at_ms: int) -> int:
    """The offset of the first cue still owed once everything up to `at_ms` has been reported."""
    if at_ms < state.runs_from_ms:
        return state.pending_from_ms
    return max(state.pending_from_ms, at_ms - state.origin_ms + 1)


def cue_offset_ms(cue: PlannedCue, extra_ms: int) -> int:
    """Where a cue stands in its segment once the rest was made `extra_ms` longer."""
    return cue.offset_ms + (extra_ms if cue.from_end else 0)


def due_events(segment: Segment, state: RunningState, after_ms: int, to_ms: int) -> list[Event]:
    """What the segment owes after `after_ms` and up to `to_ms`, in order, each with the moment at which it is due."""
    from_offset_ms = _owed_from_ms(state, after_ms)
    events: list[Event] = [event for event in _count_in(segment, state) if after_ms < event.at_ms <= to_ms]
    for offset_ms, rep, side, place, name in phases(segment, from_offset_ms):
        if state.origin_ms + offset_ms > to_ms:
            break
        events.append(PhaseStarted(state.origin_ms + offset_ms, state.index, rep, side, place, name))
    for cue in _cues(segment, state):
        offset_ms = cue_offset_ms(cue, state.extra_ms)
        if from_offset_ms <= offset_ms <= to_ms - state.origin_ms:
            events.append(CueDue(state.origin_ms + offset_ms, state.index, cue))
    return sorted(events, key=lambda event: event.at_ms)


def next_due_ms(segment: Segment, state: RunningState, after_ms: int) -> int | None:
    """The moment of the next thing the segment owes after `after_ms`, its end included; None where none will come."""
    from_offset_ms = _owed_from_ms(state, after_ms)
    moments = [event.at_ms for event in _count_in(segment, state) if event.at_ms > after_ms]
    first_phase = next(phases(segment, from_offset_ms), None)
    moments += [] if first_phase is None else [state.origin_ms + first_phase[0]]
    offsets = (cue_offset_ms(cue, state.extra_ms) for cue in _cues(segment, state))
    moments += [state.origin_ms + offset_ms for offset_ms in offsets if offset_ms >= from_offset_ms]
    over_ms = end_ms(segment, state)
    return min([*moments, *([] if over_ms is None else [over_ms])], default=None)


def _owed_from_ms(state: RunningState, after_ms: int) -> int:
    """The offset of the first thing still owed once everything up to `after_ms` has been reported."""
    return max(state.pending_from_ms, after_ms + 1 - state.origin_ms)


def _cues(segment: Segment, state: RunningState) -> Iterable[PlannedCue]:
    return _said_in_time(segment, state.opened_ms) if state.opened_ms else segment.cues


def _said_in_time(segment: Segment, opened_ms: int) -> Iterator[PlannedCue]:
    """The cues of a lead-in that was entered late: what should have been said already is said now, if there is room."""
    room_until_ms = segment.reckoned_ms - LAST_MS
    from_ms = opened_ms
    for cue in segment.cues:
        if cue.rank is None:
            # Nobody clicks in the same millisecond: without this the tone at 0 would never be heard.
            is_late = cue.offset_ms < opened_ms <= room_until_ms - BEFORE_COUNT_MS
            yield replace(cue, offset_ms=opened_ms) if is_late else cue
            from_ms += AFTER_TONE_MS if is_late else 0
    ranked = sorted((cue for cue in segment.cues if cue.rank), key=lambda cue: (cue.rank != Rank.NAME, cue.offset_ms))
    for cue in ranked:
        offset_ms = max(cue.offset_ms, from_ms)
        if offset_ms + cue.length_ms <= room_until_ms:
            yield replace(cue, offset_ms=offset_ms)
            from_ms = offset_ms + cue.length_ms + PAUSE_BETWEEN_MS


def _count_in(segment: Segment, state: RunningState) -> Iterator[Event]:
    """The guided 3-2-1 before `runs_from_ms`; work that is reached by its stretch was counted in there, before it."""
    if segment.kind != Kind.WORK:
        return
    for before_ms in (3_000, 2_000, 1_000):
        cue = PlannedCue(-before_ms, tone=Tone.COUNT, show=str(before_ms // 1_000))
        yield CueDue(state.runs_from_ms - before_ms, state.index, cue)
    if state.pending_from_ms > 0:
        # Work that goes on in its middle has no cue of its own there, and still has to be let go.
        yield CueDue(state.runs_from_ms, state.index, PlannedCue(0, tone=Tone.GO))


def phases(segment: Segment, from_ms: int) -> Iterator[tuple[int, int, Side, int, str]]:
    """Each phase that begins at `from_ms` or later: its offset, rep from 1 on each side, side, place in tempo, name."""
    if not isinstance(segment.work, PacedReps):
        return
    each_ms = rep_ms(segment.work.tempo)
    for index in range(max(0, from_ms // each_ms), segment.reps * segment.rep_factor):
        side, offset_ms = rep_side(segment, index), index * each_ms
        for place, phase in enumerate(segment.work.tempo):
            if offset_ms >= from_ms:
                yield offset_ms, index // segment.rep_factor + 1, side, place, phase.name
            offset_ms += phase.duration_ms


def rep_side(segment: Segment, rep_index: int) -> Side:
    """The side that does the rep, counted from 0 over both sides (rule 12)."""
    if segment.alternates and rep_index % 2:
        return Side.LEFT if segment.side == Side.RIGHT else Side.RIGHT
    return segment.side


def reps_done(segment: Segment, worked_ms: int) -> int:
    """The reps completed on each side within `worked_ms` of paced work."""
    if not isinstance(segment.work, PacedReps):
        return 0
    return min(worked_ms // (rep_ms(segment.work.tempo) * segment.rep_factor), segment.work.reps)


def resumed(segment: Segment, state: PausedState, at_ms: int) -> RunningState:
    """The segment going on from `at_ms`: work after a count-in, a stretch with at least its own 3-2-1 to come."""
    if segment.kind == Kind.WORK:
        runs_from_ms, done_ms, pending_ms = at_ms + COUNT_IN_MS, state.elapsed_ms, state.pending_from_ms
    else:
        latest_ms = max(0, segment.reckoned_ms + state.extra_ms - COUNT_IN_MS)
        runs_from_ms, done_ms = at_ms, min(state.elapsed_ms, latest_ms)
        pending_ms = state.pending_from_ms if done_ms == state.elapsed_ms else done_ms
    return RunningState(state.index, runs_from_ms - done_ms, runs_from_ms, pending_ms, state.extra_ms, state.opened_ms)
