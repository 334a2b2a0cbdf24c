"""An author's cues placed at their moments within one work segment. Knows nothing of other speech."""

from dataclasses import dataclass

from .cue import (
    AfterStart,
    AtLastRep,
    AtPhase,
    AtRep,
    AtStart,
    BeforeEnd,
    Cue,
    EveryReps,
    Halfway,
    InLastSet,
    InSet,
    Moment,
    OnFirstSide,
    PlannedCue,
    Rank,
    Within,
)
from .dose import PacedReps, Phase, Work, rep_ms
from .lanes import Wish
from .timeline import Segment


@dataclass(frozen=True, slots=True)
class Authored:
    """Wishes for what is said, cues that are only sounded or shown, and cues whose moment is not in the segment."""

    wishes: tuple[Wish, ...]
    shown: tuple[PlannedCue, ...]
    outside: tuple[Cue, ...]
    phase_starts_ms: frozenset[int]
    """Where the author speaks at a phase's start, so that the phase's own word is not needed."""


def authored_wishes(segment: Segment, cues: tuple[Cue, ...], written: Work, *, first_side: bool) -> Authored:
    """The cues that belong to this set and side, at their offsets in milliseconds from the segment's start.

    `written` is the work as the author had it in mind, without the visitor's pace.
    """
    wishes: list[Wish] = []
    shown: list[PlannedCue] = []
    outside: list[Cue] = []
    phase_starts: set[int] = set()
    end_ms = segment.duration_ms
    for number, cue in enumerate(cues):
        if not _belongs(cue.within, segment, first_side=first_side):
            continue
        offsets = [
            ms for ms in _offsets_ms(cue.moment, segment, written) if ms >= 0 and (end_ms is None or ms < end_ms)
        ]
        if not offsets and not isinstance(cue.moment, AtPhase | AtRep | EveryReps | AtLastRep):
            outside.append(cue)
        for offset_ms in offsets:
            if cue.say is not None:
                wishes.append(_wish(cue, number, offset_ms, end_ms))
                if isinstance(cue.moment, AtPhase):
                    phase_starts.add(offset_ms)
            if cue.tone or cue.buzz or cue.say is None:
                show = cue.show if cue.say is None else None
                shown.append(PlannedCue(offset_ms, tone=cue.tone, show=show, buzz=cue.buzz))
    return Authored(tuple(wishes), tuple(shown), tuple(outside), frozenset(phase_starts))


def _wish(cue: Cue, number: int, offset_ms: int, end_ms: int | None) -> Wish:
    return Wish(
        offset_ms,
        (cue.say or "",),
        Rank.AUTHORED,
        end_by_ms=_NEVER_MS if end_ms is None else end_ms,
        show=cue.show or cue.say,
        author=number,
        recurs=isinstance(cue.moment, AtPhase | EveryReps),
    )


_NEVER_MS = 2**53
"""Later than any segment: open work has no end to run over."""


def _belongs(within: Within | None, segment: Segment, *, first_side: bool) -> bool:
    match within:
        case None:
            return True
        case InSet(number):
            return segment.set_number == number
        case InLastSet():
            return segment.set_number == segment.sets
        case OnFirstSide():  # pragma: no branch - mypy knows no other
            return first_side


def _offsets_ms(moment: Moment, segment: Segment, written: Work) -> list[int]:
    """Where the moment falls, none where this kind of work has no such moment."""
    duration_ms, tempo = segment.duration_ms, segment.work.tempo if isinstance(segment.work, PacedReps) else ()
    written_tempo = written.tempo if isinstance(written, PacedReps) else ()
    # A rep is counted when each side has done it, so where sides take turns it is two reps long.
    each_ms = rep_ms(tempo) * segment.rep_factor
    reps = segment.reps if tempo else 0
    match moment:
        case AtStart():
            return [0]
        case AfterStart(offset_ms):
            return [_at_pace_ms(offset_ms, written_tempo, tempo)]
        case Halfway():
            return [] if duration_ms is None else [duration_ms // 2]
        case BeforeEnd(offset_ms):
            return [] if duration_ms is None else [duration_ms + _at_pace_ms(-offset_ms, written_tempo, tempo)]
        case AtRep(number):
            return [(number - 1) * each_ms] if number == 1 or number <= reps else []
        case EveryReps(every):
            return [(number - 1) * each_ms for number in range(every, reps + 1, every)]
        case AtLastRep():
            return [(reps - 1) * each_ms] if reps else []
        case AtPhase(name):  # pragma: no branch - mypy knows no other
            return [start_ms for start_ms, phase_name in phase_starts(segment) if phase_name == name]


def _at_pace_ms(offset_ms: int, written: tuple[Phase, ...], done: tuple[Phase, ...]) -> int:
    """The offset in the tempo as it is done: in the same rep, as far into the same phase as the author wrote it.

    Counted from the end it is negative. Work without a tempo keeps to the clock.
    """
    if not written:
        return offset_ms
    reps, into_rep_ms = divmod(offset_ms, rep_ms(written))
    moved_ms = reps * rep_ms(done)
    for phase, done_phase in zip(written, done, strict=True):
        into_phase_ms = min(max(into_rep_ms, 0), phase.duration_ms)
        moved_ms += done_phase.duration_ms * into_phase_ms // phase.duration_ms
        into_rep_ms -= phase.duration_ms
    return moved_ms


def phase_starts(segment: Segment) -> list[tuple[int, str]]:
    """The start of every phase of every rep, in milliseconds from the segment's start, with its name."""
    if not isinstance(segment.work, PacedReps):
        return []
    starts: list[tuple[int, str]] = []
    offset_ms = 0
    for _ in range(segment.work.reps * segment.rep_factor):
        for phase in segment.work.tempo:
            starts.append((offset_ms, phase.name))
            offset_ms += phase.duration_ms
    return starts
