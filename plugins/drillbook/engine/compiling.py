"""A routine compiled to a timeline (rules 4, 7, 11, 12, 13, 15). Knows no clock; what is said is `scoring`'s part."""

import hashlib
from dataclasses import replace

from .announcing import LONG_REST_MS
from .bounds import bounded_work, paced_ms
from .dose import FreeReps, Open, Work, known_ms, reckoned_ms
from .phrases import PhraseMs, estimated_ms
from .routine import DrillItem, Routine, Side, SideNames
from .scoring import Remark, finish_cues, scored
from .timeline import Ends, Kind, Segment, Timeline
from .unrolling import OneWork, occurrences, works
from .wire import to_json

LEAST_LEAD_IN_MS = 3_000
"""A guided 3-2-1 before the first work (rule 2)."""

SWITCH_MS = 5_000
"""The time to change sides where the dose gives none (rule 4)."""


def compile_routine(routine: Routine, phrase_ms: PhraseMs = estimated_ms) -> Timeline:
    """The timeline of a routine; `phrase_ms` gives the length of a phrase in milliseconds."""
    return compile_with_remarks(routine, phrase_ms)[0]


def compile_with_remarks(routine: Routine, phrase_ms: PhraseMs = estimated_ms) -> tuple[Timeline, tuple[Remark, ...]]:
    """The timeline, and a remark for each cue of an author that found no room and each announcement cut short."""
    silent = _linked(_segments(routine))
    cued: list[Segment] = []
    remarks: list[Remark] = []
    for index, segment in enumerate(silent):
        cues, found = scored(silent, index, routine, phrase_ms)
        cued.append(replace(segment, cues=cues))
        remarks += found
    return (
        Timeline(
            routine_id=routine.id,
            name=routine.name,
            segments=tuple(cued),
            finish_cues=finish_cues(phrase_ms),
            digest=_digest(routine, silent),
        ),
        tuple(remarks),
    )


def _digest(routine: Routine, silent: tuple[Segment, ...]) -> str:
    """Sixteen hexadecimal digits that change with the routine's segments, not with what is said in them."""
    text = routine.id + to_json(silent)
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:16]


def _segments(routine: Routine) -> list[Segment]:
    segments: list[Segment] = []
    before: OneWork | None = None
    for occurrence in occurrences(routine):
        for work in works(occurrence, routine.left_out):
            segment = _work_segment(work, routine)
            kind, duration_ms = _stretch(before, work, routine)
            if duration_ms > 0:
                segments.append(_stretch_segment(kind, duration_ms, segment, before, work))
            segments.append(segment)
            before = work
    return segments


def _linked(segments: list[Segment]) -> tuple[Segment, ...]:
    """The segments, each with the index of the work that follows it."""
    linked: list[Segment] = []
    following: int | None = None
    for index in range(len(segments) - 1, -1, -1):
        linked.append(replace(segments[index], next_work=following))
        if segments[index].kind == Kind.WORK:
            following = index
    return tuple(reversed(linked))


def _stretch(before: OneWork | None, work: OneWork, routine: Routine) -> tuple[Kind, int]:
    """The one stretch between two works: its kind, and the larger of the rest asked and the change needed (rule 4).

    A change of sides far longer than the change itself takes is meant as a rest.
    The first lead-in has no pace: the page counts it down before Python is there.
    """
    if before is None:
        return Kind.LEAD_IN, max(LEAST_LEAD_IN_MS, routine.lead_in_ms, work.occurrence.rest_ms)
    needed_ms = _change_ms(before, work)
    other_side = _other_side(before, work)
    asked_ms = _rest_asked_ms(before, work)
    duration_ms = paced_ms(max(asked_ms, needed_ms), routine.pace_percent)
    if asked_ms > 0 or (other_side and needed_ms >= LONG_REST_MS):
        return Kind.REST, duration_ms
    return (Kind.SWITCH if other_side else Kind.LEAD_IN), duration_ms


def _rest_asked_ms(before: OneWork, work: OneWork) -> int:
    """The explicit rest between items, between sets the dose's; none where one side is through all its sets."""
    if before.occurrence is not work.occurrence:
        return work.occurrence.rest_ms
    item = work.occurrence.item
    return item.dose.rest_ms if isinstance(item, DrillItem) and work.set_number > before.set_number else 0


def _other_side(before: OneWork, work: OneWork) -> bool:
    """Whether the same drill goes on with the other side, be it in the next round."""
    item, item_before = work.occurrence.item, before.occurrence.item
    same_drill = isinstance(item, DrillItem) and isinstance(item_before, DrillItem) and item.drill == item_before.drill
    return same_drill and {before.side, work.side} == {Side.LEFT, Side.RIGHT}


def _change_ms(before: OneWork, work: OneWork) -> int:
    """The time it takes to be ready for this work; an instruction is followed wherever one happens to be."""
    item, item_before = work.occurrence.item, before.occurrence.item
    if not isinstance(item, DrillItem):
        return work.occurrence.change.same_position_ms
    if _other_side(before, work):
        return SWITCH_MS if item.dose.switch_ms is None else item.dose.switch_ms
    if before.occurrence is work.occurrence:
        return 0
    if isinstance(item_before, DrillItem) and item_before.drill.position == item.drill.position:
        return work.occurrence.change.same_position_ms
    return work.occurrence.change.new_position_ms


def _work_segment(work: OneWork, routine: Routine) -> Segment:
    item = work.occurrence.item
    if isinstance(item, DrillItem):
        drill_id, name, names = item.drill.id, item.drill.name, item.drill.side_names
        done: Work = bounded_work(item, work.set_number, routine.pace_percent)
    else:
        drill_id, name, names, done = None, item.text, SideNames(), item.work
    factor = 2 if work.alternates else 1
    duration_ms = known_ms(done, factor)
    by_tap = isinstance(done, FreeReps | Open)
    return Segment(
        key=work.key,
        kind=Kind.WORK,
        item=work.occurrence.number,
        item_key=item.key,
        drill_id=drill_id,
        name=name,
        label=name,
        side=work.side,
        side_name=_side_name(work.side, names),
        other_side_name=_side_name(_other(work.side), names) if work.alternates else "",
        alternates=work.alternates,
        set_number=work.set_number,
        sets=work.sets,
        round_number=work.occurrence.round_number,
        rounds=work.occurrence.rounds,
        work=done,
        ends=Ends.TAP if by_tap else Ends.TIME_THEN_TAP if routine.wait_for_me else Ends.TIME,
        duration_ms=duration_ms,
        reckoned_ms=reckoned_ms(done, factor),
    )


def _other(side: Side) -> Side:
    return Side.LEFT if side == Side.RIGHT else Side.RIGHT


def _side_name(side: Side, names: SideNames) -> str:
    return {Side.LEFT: names.left, Side.RIGHT: names.right, Side.BOTH: ""}[side]


def _stretch_segment(kind: Kind, duration_ms: int, leads_to: Segment, before: OneWork | None, work: OneWork) -> Segment:
    label = {Kind.LEAD_IN: "Get ready", Kind.SWITCH: "Switch"}.get(kind, "Rest")
    if kind == Kind.REST and before and before.occurrence is work.occurrence:
        item = work.occurrence.item
        label = (item.drill.rest_is if isinstance(item, DrillItem) else None) or label
    return replace(
        leads_to,
        key=f"before {leads_to.key}",
        kind=kind,
        label=label,
        work=None,
        ends=Ends.TIME,
        duration_ms=duration_ms,
        reckoned_ms=duration_ms,
    )
