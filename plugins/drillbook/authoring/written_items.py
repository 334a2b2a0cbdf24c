"""The items of a routine as authors write them, before anyone knows whether the drills exist. Knows no library."""

from collections.abc import Sequence as SequenceOf
from dataclasses import dataclass, replace
from typing import override

from drillbook.authoring.cues import Cues, WrittenCue
from drillbook.authoring.document import Mapping, Node, Scalar, Sequence
from drillbook.authoring.doses import DOSE, PartialDose, partial_dose
from drillbook.authoring.drill_file import FIRST_SIDE, SIDES
from drillbook.authoring.duration import Duration
from drillbook.authoring.ids import Ref, Slug
from drillbook.authoring.report import Report
from drillbook.authoring.shapes import Choice, Count, Json, Shape, Text, listed, nearest, shortened
from drillbook.authoring.table import Fields, Key, Table
from drillbook.engine.dose import Open, Timed, Work
from drillbook.engine.routine import Side, Sides

MOST_ROUNDS = 100


@dataclass(frozen=True, slots=True)
class WrittenDrill:
    """A drill with what the routine changes; `dose_fields` tell where."""

    ref: Ref
    dose: PartialDose | None
    dose_fields: Fields | None
    sides: Sides | None
    first_side: Side | None
    cues: tuple[WrittenCue, ...]
    fields: Fields


@dataclass(frozen=True, slots=True)
class WrittenRoutine:
    """Another routine in the place of an item."""

    ref: Ref
    fields: Fields


@dataclass(frozen=True, slots=True)
class WrittenInstruction:
    """A sentence and a time; `work` is None where a mistake leaves it open."""

    text: str | None
    work: Work | None
    fields: Fields


@dataclass(frozen=True, slots=True)
class WrittenRest:
    """A rest in place of the change; None where a mistake leaves its length open."""

    duration_ms: int | None
    say: str | None
    fields: Fields


@dataclass(frozen=True, slots=True)
class WrittenRounds:
    """Items that are done several times; `items` is None where a mistake leaves them open."""

    rounds: int | None
    rest_ms: int
    items: tuple["WrittenItem", ...] | None
    fields: Fields


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An item with so much wrong that nothing can be made of it; its mistakes are reported."""


type WrittenItem = WrittenDrill | WrittenRoutine | WrittenInstruction | WrittenRest | WrittenRounds | Unreadable


class Items(Shape[tuple[WrittenItem, ...]]):
    """A list of drills, rests, rounds, instructions and routines."""

    example = "[{drill: clam}]"
    what = "a list of items"

    @override
    def read(self, node: Node, report: Report) -> tuple[WrittenItem, ...] | None:
        if not isinstance(node, Sequence):
            report.mistake(node, "here should be a list of items", "begin each with `- drill:`, `- rest:` or `- do:`")
            return None
        if not node.items:
            report.mistake(node, "there is nothing in this list", "", instead=self.example)
            return None
        if len(node.items) > 200:  # more than anybody does in one go
            report.mistake(node, "the list has more than 200 items", "use `rounds`, or split the routine")
            return None
        return tuple(_read_item(item, report) for item in node.items)

    @override
    def json_schema(self) -> Json:
        return {"$ref": "#/$defs/items"}


DRILL = Key("drill", Slug("clam"), "The id of a drill", required=True, also=("exercise", "id"))
ITEM_DOSE = Key("dose", DOSE, "Keys of the dose that differ here")
ITEM_CUES = Key("cues", Cues(), "Cues that are added here")
DRILL_ITEM = Table("a drill in a routine", (DRILL, ITEM_DOSE, SIDES, FIRST_SIDE, ITEM_CUES), "{drill: clam}")

ROUTINE = Key("routine", Slug("before-an-easy-run"), "The id of another routine, done here", required=True)
ROUTINE_ITEM = Table("a routine in a routine", (ROUTINE,), "{routine: before-an-easy-run}")

REST = Key(
    "rest", Duration(1_000, 3_600_000, example="15s"), "A rest in place of the change", required=True, also=("pause",)
)
REST_SAY = Key("say", Text("Come up to standing", 120, "what to say"), "What is said in place of `Rest`")
REST_ITEM = Table("a rest", (REST, REST_SAY), "{rest: 15s}")

DO = Key("do", Text("Jog easily", 120, "what to do"), "A sentence: something to do that is no drill", required=True)
FOR = Key("for", Duration(1_000, 7_200_000, example="3min"), "How long", also=("time", "duration"))
UNTIL = Key("until", Choice(("tap",)), "`tap`: it goes on until the visitor taps")
ABOUT = Key("about", Duration(1_000, 7_200_000, example="30s"), "With `until: tap`: what it will take, for the total")
INSTRUCTION_ITEM = Table("an instruction", (DO, FOR, UNTIL, ABOUT), "{do: Jog easily, for: 3min}")

ROUNDS = Key(
    "rounds", Count(1, MOST_ROUNDS, "2"), "How often the items are done", required=True, also=("repeat", "times")
)
ROUNDS_REST = Key("rest", Duration(0, 3_600_000, example="30s"), "The rest between rounds, not after the last")
ROUNDS_ITEMS = Key("items", Items(), "What is done in each round", required=True)
ROUNDS_ITEM = Table("rounds", (ROUNDS, ROUNDS_REST, ROUNDS_ITEMS), "{rounds: 2, items: [{drill: clam}]}")

_BY_LEADING_KEY = {
    DRILL.name: DRILL_ITEM,
    ROUTINE.name: ROUTINE_ITEM,
    ROUNDS.name: ROUNDS_ITEM,
    DO.name: INSTRUCTION_ITEM,
    REST.name: REST_ITEM,
}
"""Which kind of item it is; the first of these keys that is there tells."""


def items_schema() -> Json:
    """The items as JSON Schema, to stand at `#/$defs/items`."""
    kinds = [table.json_schema() for table in _BY_LEADING_KEY.values()]
    return {"type": "array", "items": {"anyOf": kinds}, "minItems": 1, "maxItems": 200}


def _read_item(node: Node, report: Report) -> WrittenItem:
    table = _table_of(node, report)
    if table is INSTRUCTION_ITEM and isinstance(node, Mapping):
        node = _without_for_tap(node, report)
    fields = table.read(node, report) if table else None
    if fields is None:
        return Unreadable()
    if table is DRILL_ITEM:
        return written_drill(fields, report)
    if table is ROUTINE_ITEM:
        ref = fields[ROUTINE]
        return WrittenRoutine(ref, fields) if ref else Unreadable()
    if table is REST_ITEM:
        return WrittenRest(fields[REST], fields[REST_SAY], fields)
    if table is INSTRUCTION_ITEM:
        return WrittenInstruction(fields[DO], _instruction_work(fields, report), fields)
    return WrittenRounds(fields[ROUNDS], fields.get(ROUNDS_REST, 0), fields[ROUNDS_ITEMS], fields)


def written_drill(fields: Fields, report: Report) -> WrittenDrill | Unreadable:
    """The drill that the keys of a drill's item name, with what they change."""
    ref = fields[DRILL]
    dose_fields = fields[ITEM_DOSE]
    dose = partial_dose(dose_fields, report) if dose_fields else None
    sides, first_side = fields[SIDES], fields[FIRST_SIDE]
    if ref is None or (dose_fields and dose is None):
        return Unreadable()
    return WrittenDrill(
        ref=ref,
        dose=dose,
        dose_fields=dose_fields,
        sides=Sides(sides) if sides else None,
        first_side=Side(first_side) if first_side else None,
        cues=fields.get(ITEM_CUES, ()),
        fields=fields,
    )


def _table_of(node: Node, report: Report) -> Table | None:
    """The table for the kind of item that its keys tell; None where they tell none, which is reported."""
    leading = listed(list(_BY_LEADING_KEY))
    if isinstance(node, Scalar):
        slug = node.text.strip()
        instead = f"drill: {slug}" if slug and nearest(slug, [slug]) else None
        report.mistake(node, "an item says what it is with a key", f"begin it with one of {leading}", instead=instead)
        return None
    if not isinstance(node, Mapping) or not node.pairs:
        report.mistake(node, "here should be an item", f"begin it with one of {leading}")
        return None
    names = [key.text for key, _ in node.pairs if isinstance(key, Scalar)]
    found = [name for name in _BY_LEADING_KEY if name in names]
    if ROUNDS.name in found and REST.name in found:
        found.remove(REST.name)
    if len(found) > 1:
        second = next(key for key, _ in node.pairs if isinstance(key, Scalar) and key.text == found[1])
        says = f"`{found[0]}` and `{found[1]}` are two items, but stand in one"
        report.mistake(second, says, "begin a new line with `- ` before the second")
        return None
    if found:
        return _BY_LEADING_KEY[found[0]]
    return _table_meant(names, node.pairs[0][0], report)


def _table_meant(names: SequenceOf[str], first: Node, report: Report) -> Table | None:
    for name in names:
        meant = next((key for key, table in _BY_LEADING_KEY.items() if name in table.keys[0].also), None)
        meant = meant or nearest(name, list(_BY_LEADING_KEY))
        if meant:
            return _BY_LEADING_KEY[meant]
    says = f"`{shortened(', '.join(names))}` does not say what kind of item this is"
    report.mistake(first, says, f"begin it with one of {listed(list(_BY_LEADING_KEY))}")
    return None


def _without_for_tap(node: Mapping, report: Report) -> Mapping:
    """The item with `until` in place of `for: tap`, which is reported."""
    pairs: list[tuple[Node, Node]] = []
    for key, value in node.pairs:
        if isinstance(key, Scalar) and isinstance(value, Scalar) and (key.text, value.text) == (FOR.name, "tap"):
            says = "`for` takes a length of time"
            report.mistake(key, says, "write `until: tap`", instead="until: tap", until=value)
            key = replace(key, text=UNTIL.name)  # noqa: PLW2901  # the key that was meant
        pairs.append((key, value))
    return replace(node, pairs=tuple(pairs))


def _instruction_work(fields: Fields, report: Report) -> Work | None:
    if FOR in fields and UNTIL in fields:
        report.mistake(fields.key_node(UNTIL), "`for` and `until` exclude each other", "leave one of them out")
        return None
    if ABOUT in fields and UNTIL not in fields:
        report.mistake(
            fields.key_node(ABOUT), "`about` belongs to `until: tap`", "write `for` instead", instead=FOR.name
        )
        return None
    if FOR not in fields and UNTIL not in fields:
        report.missing(fields.node, "an instruction needs `for` with a time, or `until: tap`", FOR.line)
        return None
    length_ms = fields[FOR]
    if length_ms is not None:
        return Timed(length_ms)
    return Open(fields[ABOUT]) if fields[UNTIL] else None
