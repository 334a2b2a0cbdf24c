"""Written items joined with the drills and routines they name. Knows nothing of files and of what is said when."""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field, replace

from drillbook.authoring.cues import fitting_cues
from drillbook.authoring.document import Node
from drillbook.authoring.doses import changed_dose, is_broken, report_excesses
from drillbook.authoring.drill_file import FIRST_SIDE
from drillbook.authoring.ids import Ref
from drillbook.authoring.library import AuthoredDrill, DrillKind
from drillbook.authoring.moments import misfit
from drillbook.authoring.report import Report
from drillbook.authoring.routine_file import RoutineDraft
from drillbook.authoring.shapes import nearest, shortened
from drillbook.authoring.written_items import (
    DRILL,
    ITEM_DOSE,
    ROUTINE,
    Unreadable,
    WrittenDrill,
    WrittenInstruction,
    WrittenItem,
    WrittenRest,
    WrittenRounds,
    WrittenRoutine,
)
from drillbook.engine.dose import Dose
from drillbook.engine.routine import DrillItem, InstructionItem, Item, RestItem, RoundsItem, Routine, Sides

MOST_ITEMS = 1_000
"""Of one routine with all that it contains."""


@dataclass(slots=True)
class Resolved:
    """The items that could be made; `places` tells where an item's key was written, `whole` whether none is missing."""

    items: list[Item] = field(default_factory=list)
    places: dict[str, "Place"] = field(default_factory=dict)
    whole: bool = True
    too_large: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """The node of an item, and the item as written."""

    node: Node
    written: WrittenItem


class Resolver:
    """Joins drafts of routines with drills; each routine is resolved once, however often it is named."""

    def __init__(self, drills: MappingOf[str, AuthoredDrill], drafts: MappingOf[str, RoutineDraft]) -> None:
        self._drills = drills
        self._drafts = drafts
        self._resolved: dict[str, Resolved] = {}
        self._open: list[str] = []

    def resolved(self, routine_id: str) -> Resolved:
        """The items of a routine of the drafts."""
        if routine_id not in self._resolved:
            draft = self._drafts[routine_id]
            self._open.append(routine_id)
            found = Resolved(whole=draft.items is not None)
            self._add(draft.items or (), "", found, draft.report)
            self._open.pop()
            self._resolved[routine_id] = found
        return self._resolved[routine_id]

    def routine(self, routine_id: str) -> Routine | None:
        """The routine that a draft makes; None where something in it is missing."""
        resolved, draft = self.resolved(routine_id), self._drafts[routine_id]
        if not resolved.whole or not resolved.items:
            return None
        return Routine(
            id=routine_id,
            name=draft.authored.name,
            items=tuple(resolved.items),
            lead_in_ms=draft.lead_in_ms,
            change=draft.change,
        )

    def _add(self, written: tuple[WrittenItem, ...], prefix: str, into: Resolved, report: Report) -> None:
        for number, one in enumerate(written, start=1):
            key = f"{prefix}{number}"
            if not isinstance(one, Unreadable):
                into.places[key] = Place(one.fields.node, one)
            item = self._item(key, one, into, report)
            if item is None:
                into.whole = False
            else:
                into.items.append(item)

    def _item(self, key: str, written: WrittenItem, into: Resolved, report: Report) -> Item | None:
        match written:
            case WrittenDrill():
                return self.drill_item(key, written, report)
            case WrittenRoutine():
                return self._included(key, written, into, report)
            case WrittenInstruction(text, work):
                return InstructionItem(key, text, work) if text and work else None
            case WrittenRest(duration_ms, say):
                return RestItem(key, duration_ms, say) if duration_ms is not None else None
            case WrittenRounds(rounds, rest_ms, items):
                inside = Resolved(whole=rounds is not None and items is not None)
                self._add(items or (), f"{key}.", inside, report)
                into.places.update(inside.places)
                into.whole = into.whole and inside.whole
                return RoundsItem(key, rounds or 1, tuple(inside.items), rest_ms)
            case Unreadable():
                return None

    def drill_item(self, key: str, written: WrittenDrill, report: Report) -> DrillItem | None:
        """The drill with what the routine changes; None where there is no such drill to play."""
        authored = self._drills.get(written.ref.id)
        if authored is None:
            self._report_unknown_drill(written, report)
            return None
        if authored.drill is None or authored.dose is None:
            self._report_unplayable(authored, written.ref, report)
            return None
        if written.dose_fields and is_broken(written.dose_fields):
            return None
        dose = changed_dose(authored.dose, written.dose) if written.dose else authored.dose
        sides = written.sides or authored.sides
        if written.dose_fields:
            whose = f"the limit of {authored.name}"
            report_excesses(dose, authored.drill.limits, written.dose_fields, report, whose)
        if written.first_side and sides is Sides.BOTH:
            node = written.fields.key_node(FIRST_SIDE)
            report.mistake(node, "no side comes first where both work at once", "leave it out")
        _warn_of_lost_cues(authored, dose, sides, written, report)
        added = fitting_cues(written.cues, dose, sides, report)
        return authored.item(key, dose=dose, sides=sides, first_side=written.first_side, cues=added)

    def _report_unknown_drill(self, written: WrittenDrill, report: Report) -> None:
        ref = written.ref
        if ref.id in self._drafts:
            key_node = written.fields.key_node(DRILL)
            says = f"`{ref.id}` is a routine, not a drill"
            report.mistake(key_node, says, "write `routine`", instead=ROUTINE.name)
            return
        playable = [drill.id for drill in self._drills.values() if drill.kind is DrillKind.DRILL]
        meant = nearest(ref.id, playable)
        cure = f"write `{meant}`" if meant else f"write one first: drills/{ref.id}.yml"
        report.mistake(ref.node, f"there is no drill `{shortened(ref.id)}`", cure, instead=meant)

    def _report_unplayable(self, authored: AuthoredDrill, ref: Ref, report: Report) -> None:
        if authored.kind is DrillKind.CHECKLIST:
            report.mistake(
                ref.node, f"`{ref.id}` is a checklist and cannot be played", "link to it in `summary` instead"
            )
        elif authored.kind is DrillKind.REFERENCE:
            report.mistake(ref.node, f"`{ref.id}` has `playable: false`", "choose another drill")
        else:
            report.warning(ref.node, f"`{ref.id}` cannot be played until its own mistakes are mended", "see its file")

    def _included(self, key: str, written: WrittenRoutine, into: Resolved, report: Report) -> RoundsItem | None:
        ref = written.ref
        if ref.id in self._open:
            chain = " → ".join([*self._open[self._open.index(ref.id) :], ref.id])
            report.mistake(ref.node, f"this routine would contain itself: {chain}", "leave this item out")
            return None
        if ref.id not in self._drafts:
            self._report_unknown_routine(written, report)
            return None
        inside = self.resolved(ref.id)
        if into.too_large:
            return None
        if _count(tuple(inside.items)) + _count(tuple(into.items)) > MOST_ITEMS:
            into.too_large = True
            report.mistake(
                ref.node, f"with this the routine has more than {MOST_ITEMS} items", "use `rounds` or split it"
            )
            return None
        if not inside.whole:
            report.warning(ref.node, f"`{ref.id}` cannot be played until its own mistakes are mended", "see its file")
            return None
        items = tuple(_rekeyed(item, f"{key}.") for item in inside.items)
        included = self._drafts[ref.id]
        return RoundsItem(key, 1, items, routine_name=included.authored.name, change=included.change)

    def _report_unknown_routine(self, written: WrittenRoutine, report: Report) -> None:
        ref = written.ref
        if ref.id in self._drills:
            key_node = written.fields.key_node(ROUTINE)
            report.mistake(key_node, f"`{ref.id}` is a drill, not a routine", "write `drill`", instead=DRILL.name)
            return
        meant = nearest(ref.id, [name for name in self._drafts if name not in self._open])
        cure = f"write `{meant}`" if meant else f"write one first: drills/routines/{ref.id}.yml"
        report.mistake(ref.node, f"there is no routine `{shortened(ref.id)}`", cure, instead=meant)


def _warn_of_lost_cues(
    authored: AuthoredDrill, dose: Dose, sides: Sides, written: WrittenDrill, report: Report
) -> None:
    """Warns where another kind of work has no moment for what the drill itself says in its reps and phases."""
    if written.dose_fields is None or authored.dose is None or type(dose.work) is type(authored.dose.work):
        return
    lost = [cue.say or cue.show for cue in authored.cues if misfit(cue.moment, dose, sides)]
    words = ", ".join(f"“{shortened(text)}”" for text in lost if text)
    if words:
        says = f"with this kind of work the drill's own cues find no moment: {words}"
        cure = "say them with `cues` at a moment that this work has, or keep the drill's kind of work"
        report.warning(written.fields.key_node(ITEM_DOSE), says, cure)


def _rekeyed(item: Item, prefix: str) -> Item:
    if isinstance(item, RoundsItem):
        return replace(item, key=prefix + item.key, items=tuple(_rekeyed(inner, prefix) for inner in item.items))
    return replace(item, key=prefix + item.key)


def _count(items: tuple[Item, ...]) -> int:
    return sum(1 + (_count(item.items) if isinstance(item, RoundsItem) else 0) for item in items)
