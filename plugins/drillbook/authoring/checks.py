"""What shows only when drills and routines are compiled: size, cues without room, hurry; and earlier ids."""

from collections.abc import Mapping as MappingOf

from drillbook.authoring.document import Mark, Node
from drillbook.authoring.doses import REST, SWITCH
from drillbook.authoring.drill_file import CUES, DOSE_KEY, WAS
from drillbook.authoring.duration import duration_text
from drillbook.authoring.library import AuthoredDrill, AuthoredRoutine
from drillbook.authoring.report import Report
from drillbook.authoring.resolving import Place
from drillbook.authoring.routine_file import ITEMS, LEAD_IN, RoutineDraft
from drillbook.authoring.shapes import shortened
from drillbook.authoring.table import Fields, Key
from drillbook.authoring.written_items import REST as REST_ITEM_KEY
from drillbook.authoring.written_items import WrittenDrill, WrittenRest
from drillbook.engine.compiling import compile_with_remarks
from drillbook.engine.cue import AtPhase, Cue, EveryReps, Rank
from drillbook.engine.dose import FreeReps, PacedReps
from drillbook.engine.routine import DrillItem, Item, RestItem, RoundsItem, Routine, Sides
from drillbook.engine.scoring import DroppedCue, Remark, ShortStretch
from drillbook.engine.timeline import Timeline

MOST_WORKS = 1_000
"""Sets and sides of one routine; more is a slip of a digit."""

MOST_PHASES = 20_000

LONGEST_MS = 6 * 3_600_000


def check_drill(drill: AuthoredDrill, fields: Fields, report: Report) -> None:
    """Reports cues of the drill that find no room, and a change of sides too short to be announced."""
    if not drill.playable:
        return
    own = {one.cue: one.node for one in reversed(fields.get(CUES, ()))}
    _check_alone(drill.routine(), fields, DOSE_KEY, own, report)


def check_embed(routine: Routine, fields: Fields, dose_key: Key[Fields], report: Report) -> bool:
    """Whether an article's own dose of a drill can be compiled; reports its size and what finds no room in it."""
    return _check_alone(routine, fields, dose_key, {}, report)


def check_routine(
    routine: Routine, drills: MappingOf[str, AuthoredDrill], draft: RoutineDraft, places: MappingOf[str, Place]
) -> bool:
    """Whether the routine can be compiled; reports its size, cues without room and hurried announcements."""
    if _is_too_large(routine.items, draft.fields.node, draft.report):
        return False
    if not _size(routine.items)[0]:
        draft.report.mistake(draft.fields.key_node(ITEMS), "there is nothing to do between the rests", "add a drill")
        return False
    timeline, remarks = compile_with_remarks(routine)
    if timeline.total_ms > LONGEST_MS:
        total, most = duration_text(timeline.total_ms), duration_text(LONGEST_MS)
        draft.report.mistake(draft.fields.node, f"the routine takes {total}, more than the {most} allowed", "split it")
        return False
    indexes = {segment.key: index for index, segment in enumerate(timeline.segments)}
    for remark in _distinct(remarks):
        place = places.get(remark.item_key)
        if place is None or not isinstance(place.written, WrittenDrill):
            continue
        written, index = place.written, indexes[remark.segment_key]
        inside = index > 0 and timeline.segments[index - 1].item == timeline.segments[index].item
        changed = written.dose or written.sides
        if isinstance(remark, DroppedCue):
            new = changed or remark.cue not in drills[written.ref.id].cues
            if new and not _is_said_elsewhere(remark, timeline):
                node = next((one.node for one in written.cues if one.cue == remark.cue), place.node)
                _report_dropped(remark.cue, node, draft.report)
        elif index == 0:
            _warn_of_lead_in(remark, draft)
        elif not inside:
            _warn_of_change(remark, place, places.get(_key_before(remark.item_key)), draft.report)
        elif changed and _changes_side(remark, timeline):
            needed = duration_text(_whole_seconds(remark.needed_ms))
            draft.report.warning(place.node, _too_short(remark), f"give it `switch: {needed}`")
    return True


def check_was(
    authored: MappingOf[str, AuthoredDrill | AuthoredRoutine], files: MappingOf[str, tuple[Fields | None, Report]]
) -> None:
    """Reports earlier ids that a file has now, or that two files claim."""
    claimed: dict[str, str] = {}
    for name, (fields, report) in files.items():
        for ref in fields.get(WAS, ()) if fields else ():
            if ref.id in authored:
                own = "this file's own name" if ref.id == name else "the name of another file"
                report.mistake(ref.node, f"`{ref.id}` is {own}, not an earlier one", "leave it out")
            elif ref.id in claimed:
                says = f"`{ref.id}` is an earlier name of `{claimed[ref.id]}` already"
                report.mistake(ref.node, says, "leave it out here or there")
            claimed.setdefault(ref.id, name)


def _check_alone(
    routine: Routine, fields: Fields, dose_key: Key[Fields], cue_nodes: MappingOf[Cue, Node], report: Report
) -> bool:
    """Whether one drill alone can be compiled; a cue that is not among `cue_nodes` is reported at the dose."""
    dose_fields, dose_node = fields[dose_key], fields.value_node(dose_key)
    if _is_too_large(routine.items, dose_node, report):
        return False
    timeline, remarks = compile_with_remarks(routine)
    for remark in _distinct(remarks):
        if isinstance(remark, DroppedCue):
            if not _is_said_elsewhere(remark, timeline):
                node = cue_nodes.get(remark.cue)
                cure = "" if node else "give the work more time, or change the drill's own cue"
                _report_dropped(remark.cue, node or dose_node, report, cure)
        elif dose_fields and _changes_side(remark, timeline):
            needed = duration_text(_whole_seconds(remark.needed_ms))
            key = SWITCH if SWITCH in dose_fields or REST not in dose_fields else REST
            node = dose_fields.value_node(key) if key in dose_fields else fields.key_node(dose_key)
            instead = needed if key in dose_fields else None
            report.warning(node, _too_short(remark), f"write `{key.name}: {needed}`", instead=instead)
    return True


def _is_too_large(items: tuple[Item, ...], node: Node, report: Report) -> bool:
    """Whether compiling would take for ever, which is reported; a few digits can ask for millions of sets."""
    works, phases = _size(items)
    if works > MOST_WORKS:
        report.mistake(
            node, f"this asks for {works:,} sets in all, more than the {MOST_WORKS:,} allowed", "ask for less"
        )
    elif phases > MOST_PHASES:
        says = f"this asks for {phases:,} phases in all, more than the {MOST_PHASES:,} allowed"
        report.mistake(node, says, "ask for fewer reps or sets")
    return works > MOST_WORKS or phases > MOST_PHASES


def _size(items: tuple[Item, ...]) -> tuple[int, int]:
    works = phases = 0
    for item in items:
        if isinstance(item, RoundsItem):
            inner_works, inner_phases = _size(item.items)
            works += item.rounds * inner_works
            phases += item.rounds * inner_phases
        elif isinstance(item, DrillItem):
            sides = 1 if item.sides is Sides.BOTH else 2
            work = item.dose.work
            reps = work.reps if isinstance(work, PacedReps | FreeReps) else 1
            works += item.dose.sets * sides
            phases += item.dose.sets * sides * reps * (len(work.tempo) if isinstance(work, PacedReps) else 1)
        elif not isinstance(item, RestItem):
            works += 1
    return works, phases


def _distinct(remarks: tuple[Remark, ...]) -> list[Remark]:
    """One remark for what happens in every set."""
    found: dict[object, Remark] = {}
    for remark in remarks:
        what = remark.cue if isinstance(remark, DroppedCue) else remark.phrase
        found.setdefault((remark.item_key, what), remark)
    return list(found.values())


def _is_said_elsewhere(remark: DroppedCue, timeline: Timeline) -> bool:
    """Whether a cue of every rep is left out of some reps only, where something else is to be said."""
    return isinstance(remark.cue.moment, AtPhase | EveryReps) and any(
        planned.say == remark.cue.say and planned.rank is Rank.AUTHORED
        for segment in timeline.segments
        if segment.item_key == remark.item_key
        for planned in segment.cues
    )


def _report_dropped(cue: Cue, node: Node, report: Report, cure: str = "") -> None:
    words = shortened(cue.say or cue.show or "this cue")
    says = f"there is no room to say “{words}”: other words are being said, or the work ends too soon"
    report.mistake(node, says, cure or "say it in fewer words, or at another moment")


def _warn_of_lead_in(remark: ShortStretch, draft: RoutineDraft) -> None:
    needed = duration_text(_whole_seconds(remark.needed_ms))
    fields, says = draft.fields, _too_short(remark)
    if LEAD_IN in fields:
        draft.report.warning(fields.value_node(LEAD_IN), says, f"write {needed}", instead=needed)
        return
    line = fields.key_node(ITEMS).start.line
    draft.report.warning(fields.node, says, "add a line", line=f"lead_in: {needed}", goes_before=line)


def _warn_of_change(remark: ShortStretch, place: Place, before: Place | None, report: Report) -> None:
    needed = duration_text(_whole_seconds(remark.needed_ms))
    if before and isinstance(before.written, WrittenRest):
        report.warning(
            before.written.fields.value_node(REST_ITEM_KEY), _too_short(remark), f"write {needed}", instead=needed
        )
        return
    start = place.node.start
    line = " " * (start.column - 3) + f"- rest: {needed}"
    in_block = report.source(Mark(start.line, 1), start).strip() == "-"
    if in_block:
        report.warning(place.node, _too_short(remark), "add a line", line=line, goes_before=start.line)
    else:
        report.warning(place.node, _too_short(remark), f"put `rest: {needed}` before it")


def _changes_side(remark: ShortStretch, timeline: Timeline) -> bool:
    """Whether the stretch leads from one side of a drill to the other: sets of one side need no announcement."""
    index = next(index for index, segment in enumerate(timeline.segments) if segment.key == remark.segment_key)
    before, segment = timeline.segments[index - 1], timeline.segments[index]
    return index > 0 and before.item == segment.item and before.side != segment.side


def _key_before(key: str) -> str:
    head, _, number = key.rpartition(".")
    return f"{head}.{int(number) - 1}" if head else str(int(number) - 1)


def _too_short(remark: ShortStretch) -> str:
    has, needs = duration_text(remark.duration_ms), duration_text(_whole_seconds(remark.needed_ms))
    return f"{has} are too short to say “{shortened(remark.phrase, 60)}” before the work: {needs} are needed"


def _whole_seconds(length_ms: int) -> int:
    return -(-length_ms // 1_000) * 1_000
