"""A file of drills/routines/ as authors write it: its keys, and the draft they make. Knows nothing of other files."""

from dataclasses import dataclass, replace

from drillbook.authoring.drill_file import CLAIMS, CONTESTED, HOW_OFTEN, TAGS
from drillbook.authoring.duration import Duration
from drillbook.authoring.evidence_refs import KnownRefs
from drillbook.authoring.format_key import FORMAT
from drillbook.authoring.idle_rests import report_idle_rests
from drillbook.authoring.ids import Slug
from drillbook.authoring.library import AuthoredRoutine
from drillbook.authoring.lists import ListOf
from drillbook.authoring.report import Report
from drillbook.authoring.shapes import Choice, Sentence, Text
from drillbook.authoring.table import Fields, Key, Table
from drillbook.authoring.written_items import Items, WrittenItem, items_schema
from drillbook.engine.routine import Change

MADE = ("from the source", "source with doses added", "by the editors")

NAME = Key(
    "name", Text("Before an easy run", 80, "a name"), "What the routine is called", required=True, also=("title",)
)
WHEN = Key("when", Text("before a run", 120), "When to do it")
MADE_KEY = Key("made", Choice(MADE, "by the editors"), "Where the order and the doses come from")
SUMMARY = Key(
    "summary",
    Sentence("Wakes the hips in a few minutes.", 300),
    "One sentence: what it does and for whom",
    required=True,
    also=("description",),
)
LEAD_IN = Key("lead_in", Duration(3_000, 120_000, example="10s"), "Before the first drill, 10s where nothing is said")
SAME_POSITION = Key("same_position", Duration(0, 300_000, example="5s"), "To the next drill in the same position")
NEW_POSITION = Key("new_position", Duration(0, 300_000, example="10s"), "To a drill in another position")
CHANGE = Key(
    "change",
    Table(
        "change",
        (SAME_POSITION, NEW_POSITION),
        "{same_position: 5s, new_position: 10s}",
        "lengths for `same_position` and `new_position`",
    ),
    "How long it takes to get from one drill to the next",
)
ORDER = Key("order", Choice(("fixed", "free"), "fixed"), "`fixed`: items may be left out but not moved")
ITEMS = Key("items", Items(), "What is done, in order", required=True, also=("drills", "exercises", "steps"))
CAUTIONS = Key("cautions", ListOf(Sentence("Warm up first.", 300), example="[Warm up first.]"), "What to mind")
READY = Key(
    "ready", ListOf(Sentence("You run without pain.", 200), example="[You run.]"), "What must be ticked before Start"
)
WAS = Key("was", ListOf(Slug("old-name"), example="[old-name]"), "Earlier ids, from which links lead here")

ROUTINE_FILE = Table(
    "a routine",
    (
        *(FORMAT, NAME, WHEN, MADE_KEY, SUMMARY, HOW_OFTEN, LEAD_IN, CHANGE, ORDER, ITEMS),
        *(CAUTIONS, READY, CLAIMS, CONTESTED, TAGS, WAS),
    ),
    "format: 1",
    "the keys of a routine",
    json_extra={"$defs": {"items": items_schema()}},
)


@dataclass(frozen=True, slots=True)
class RoutineDraft:
    """A routine file that was read; its items wait for the drills and routines that they name."""

    authored: AuthoredRoutine
    items: tuple[WrittenItem, ...] | None
    lead_in_ms: int
    change: Change
    fields: Fields
    report: Report


def draft_of(routine_id: str, path: str, fields: Fields, known: KnownRefs, report: Report) -> RoutineDraft:
    """The draft that `fields` give, as far as they can be read."""
    change = fields[CHANGE]
    report_idle_rests(fields.get(ITEMS, ()), report)
    authored = AuthoredRoutine(
        id=routine_id,
        path=path,
        name=fields.get(NAME, routine_id),
        when=fields.get(WHEN, ""),
        made=fields.get(MADE_KEY, ""),
        summary=fields.get(SUMMARY, ""),
        how_often=fields.get(HOW_OFTEN, ""),
        fixed_order=fields[ORDER] == "fixed",
        ready=fields.get(READY, ()),
        cautions=fields.get(CAUTIONS, ()),
        claims=known.claims(fields.get(CLAIMS, ()), report),
        contested=known.contested(fields.get(CONTESTED, ()), report),
        tags=fields.get(TAGS, ()),
        was=tuple(ref.id for ref in fields.get(WAS, ())),
    )
    return RoutineDraft(
        authored=authored,
        items=fields[ITEMS],
        lead_in_ms=fields.get(LEAD_IN, 10_000),
        change=_change(change) if change else Change(),
        fields=fields,
        report=report,
    )


def _change(fields: Fields) -> Change:
    default = Change()
    return replace(
        default,
        same_position_ms=fields.get(SAME_POSITION, default.same_position_ms),
        new_position_ms=fields.get(NEW_POSITION, default.new_position_ms),
    )
