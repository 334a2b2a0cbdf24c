"""A file of drills/ as authors write it: its keys, and the drill they make. Knows nothing of other files."""

from dataclasses import replace

from drillbook.authoring.cues import Cues, fitting_cues
from drillbook.authoring.doses import DOSE, changed_dose, is_broken, partial_dose, report_excesses, whole_dose
from drillbook.authoring.evidence_refs import KnownRefs
from drillbook.authoring.figure_keys import FIGURE, figure_of
from drillbook.authoring.format_key import FORMAT
from drillbook.authoring.ids import EvidenceId, Ref, Slug
from drillbook.authoring.library import DEFAULT_POSITIONS, AuthoredDrill, DrillKind, Variant
from drillbook.authoring.limits import Limits, settled_limits
from drillbook.authoring.lists import ListOf
from drillbook.authoring.report import Report
from drillbook.authoring.shapes import Choice, Flag, Sentence, Shape, Text
from drillbook.authoring.table import Fields, Key, Table
from drillbook.engine.dose import Dose
from drillbook.engine.routine import Drill, Limit, Side, SideNames, Sides

PURPOSES = ("awareness", "activation", "mobility", "strength", "running form")

NAME = Key("name", Text("Clam", 80, "a name"), "What the drill is called", required=True, also=("title",))
KIND = Key("kind", Choice(("drill", "checklist")), "`checklist`: things to tick, without a timer", also=("type",))
PLAYABLE = Key("playable", Flag("false"), "`false`: to read about, not to play")
ALIASES = Key("aliases", ListOf(Text("Clamshell", 80), example="[Clamshell]"), "Other names", also=("alias",))
PURPOSE = Key(
    "purpose", Choice(PURPOSES, "activation"), "What the drill is for", required=True, also=("category", "goal")
)
POSITION = Key("position", Choice(DEFAULT_POSITIONS, "standing"), "Where it begins; a change needs a longer lead-in")
EQUIPMENT = Key("equipment", ListOf(Text("mat", 80), example="[mat]"), "What is needed; `[]` for nothing")
MUSCLES = Key("muscles", ListOf(Text("gluteus medius", 80), example="[gluteus medius]"), "The muscles it is about")
TAGS = Key("tags", ListOf(Text("floor", 40), example="[floor]"), "Words to find it by")
SUMMARY = Key(
    "summary",
    Sentence("Opens the hip against gravity.", 300),
    "One sentence: what it does and why",
    required=True,
    also=("description",),
)
SETUP = Key("setup", Sentence("Lie on your side with hips and knees bent.", 400), "How to get into position")
STEPS = Key(
    "steps",
    ListOf(Sentence("Raise the top knee slowly.", 300), 1, 20, "[Raise the top knee slowly., Lower it slowly.]"),
    "What to do, one sentence a step",
    also=("instructions",),
)
SIDES = Key("sides", Choice(tuple(Sides), "each"), "How the sides share the work: `both` at once, or in turn")
FIRST_SIDE = Key("first_side", Choice(("left", "right")), "The side that begins, left where nothing is said")
LEFT = Key("left", Text("left leg on top", 60), "The side whose left limb works", required=True, mirror="right")
RIGHT = Key("right", Text("right leg on top", 60), "The side whose right limb works", required=True, mirror="left")
SIDE_NAMES = Key(
    "side_names",
    Table("side_names", (LEFT, RIGHT), "{left: left leg, right: right leg}", "names for `left` and `right`"),
    "The sides in words; `left` is the working limb",
)
DOSE_KEY = Key("dose", DOSE, "How much; every count is for each side", also=("amount",))
DOSE_FROM = Key(
    "dose_from",
    Table(
        "dose_from",
        tuple(Key(key.name, EvidenceId("editor"), f"Where `{key.name}` comes from") for key in DOSE.keys),
        "{reps: editor}",
        "keys of the dose, each with a source",
    ),
    "For each key of the dose: a source, a claim, or `editor`",
)
REST_IS = Key("rest_is", Text("Walk back", 60), "What is said and shown in place of `Rest`")
LIMITS = Key("limits", Limits(), "Bounds for routines, links and visitors alike", also=("limit",))
CUES = Key("cues", Cues(), "What to say, and when; in every set, on each side", also=("cue",))
CAUTIONS = Key(
    "cautions",
    ListOf(Sentence("Do not roll back.", 300), example="[Do not roll back.]"),
    "What to mind",
    also=("caution",),
)
ASK_FIRST = Key("ask_first", ListOf(Sentence("A new hip.", 300), example="[A new hip.]"), "When to ask somebody first")
STOP_IF = Key(
    "stop_if", ListOf(Sentence("A pinch in the groin.", 300), example="[A pinch in the groin.]"), "When to stop at once"
)
SAY = Key("say", Text("Pillow between the knees", 200), "The variant in words", required=True)
VARIANT_DOSE = Key("dose", DOSE, "Keys of the dose that differ")
VARIANT_NAME = Key("name", Text("Standing version", 80), "What it is called")
VARIANT = Table(
    "a variant",
    (SAY, VARIANT_DOSE),
    "{say: Pillow between the knees, dose: {reps: 5}}",
    "a variant such as `{say: Pillow between the knees}`",
    text_key="say",
)
EASIER = Key("easier", VARIANT, "The easier way", also=("regression",))
HARDER = Key("harder", VARIANT, "The harder way", also=("progression",))
NAMED_VARIANT = Table(
    "a variant", (VARIANT_NAME, SAY, VARIANT_DOSE), "{name: Standing, say: Lean on a wall}", "a variant", text_key="say"
)
VARIANTS = Key(
    "variants", ListOf(NAMED_VARIANT, example="[{name: Standing, say: Lean on a wall}]"), "Other ways to do it"
)
HOW_OFTEN = Key("how_often", Sentence("Before easy runs.", 300), "How often to do it", also=("frequency",))
PROGRESS = Key("progress", Sentence("Three a leg in the first weeks, then five.", 300), "How to go on")
CLAIMS = Key("claims", ListOf(EvidenceId("C-001-11"), example="[C-001-11]"), "Claims of the evidence it rests on")
CONTESTED = Key("contested", ListOf(EvidenceId("D10"), example="[D10]"), "Disagreements that concern it")
READY = Key(
    "ready", ListOf(Sentence("You run without pain.", 200), example="[You run.]"), "What must be ticked before Start"
)
CHECKS = Key(
    "checks", ListOf(Sentence("Your lower back arches.", 200), 1, example="[Your back arches.]"), "Things to tick"
)
NOTE_AFTER = Key("note_after", Flag(), "Whether to ask for a short note afterwards")
FIGURE_KEY = Key("figure", FIGURE, "What it looks like: poses by joint angles")
WAS = Key("was", ListOf(Slug("old-name"), example="[old-name]"), "Earlier ids, from which links lead here")

_NEEDED_TO_PLAY: tuple[Key[object], ...] = (POSITION, STEPS, SIDES, DOSE_KEY)
_ONLY_TO_PLAY: tuple[Key[object], ...] = (DOSE_KEY, DOSE_FROM, CUES, LIMITS, EASIER, HARDER, VARIANTS, REST_IS)


def drill_table(positions: tuple[str, ...] = DEFAULT_POSITIONS) -> Table:
    """The keys of a drill, for a site with these positions."""
    position: Shape[str] = Choice(positions, "standing" if "standing" in positions else positions[0])
    keys: tuple[Key[object], ...] = (
        *(FORMAT, NAME, KIND, PLAYABLE, ALIASES, PURPOSE, replace(POSITION, shape=position), EQUIPMENT, MUSCLES, TAGS),
        *(SUMMARY, SETUP, STEPS, SIDES, FIRST_SIDE, SIDE_NAMES, DOSE_KEY, DOSE_FROM, REST_IS, LIMITS, CUES),
        *(CAUTIONS, ASK_FIRST, STOP_IF, EASIER, HARDER, VARIANTS, HOW_OFTEN, PROGRESS, CLAIMS, CONTESTED),
        *(READY, CHECKS, NOTE_AFTER, FIGURE_KEY, WAS),
    )
    is_checklist = {"properties": {"kind": {"const": "checklist"}}, "required": ["kind"]}
    is_reference = {"properties": {"playable": {"const": False}}, "required": ["playable"]}
    return Table(
        "a drill",
        keys,
        "format: 1",
        "the keys of a drill",
        json_extra={
            "if": is_checklist,
            "then": {"required": [CHECKS.name]},
            "else": {"if": is_reference, "else": {"required": [key.name for key in _NEEDED_TO_PLAY]}},
        },
    )


def drill_of(drill_id: str, path: str, fields: Fields, known: KnownRefs, report: Report) -> AuthoredDrill:
    """The drill that `fields` give, as far as they can be read; what is wrong beyond single keys is reported."""
    kind = _kind(fields)
    _report_keys_for_kind(kind, fields, report)
    dose_fields = fields[DOSE_KEY]
    dose = whole_dose(dose_fields, report) if dose_fields and kind is DrillKind.DRILL else None
    sides = Sides(fields.get(SIDES, Sides.BOTH))
    limits = settled_limits(fields.get(LIMITS, ()), dose.work if dose else None, report)
    if dose and dose_fields:
        report_excesses(dose, limits, dose_fields, report, "this drill's own limit")
    if FIRST_SIDE in fields and fields[SIDES] == Sides.BOTH:
        report.mistake(fields.key_node(FIRST_SIDE), "no side comes first where both work at once", "leave it out")
    cues = fitting_cues(fields.get(CUES, ()), dose, sides, report)
    names = fields[SIDE_NAMES]
    side_names = SideNames(names.get(LEFT, "left"), names.get(RIGHT, "right")) if names else SideNames()
    name, position = fields.get(NAME, drill_id), fields[POSITION]
    drill = Drill(
        id=drill_id,
        name=name,
        position=position or "",
        setup=fields.get(SETUP, ""),
        side_names=side_names,
        limits=limits,
        rest_is=fields[REST_IS],
        note_after=fields.get(NOTE_AFTER, default=False),
    )
    return AuthoredDrill(
        id=drill_id,
        path=path,
        kind=kind,
        name=name,
        drill=drill if dose and position else None,
        dose=dose,
        sides=sides,
        first_side=Side(fields.get(FIRST_SIDE, Side.LEFT)),
        cues=cues,
        aliases=fields.get(ALIASES, ()),
        purpose=fields.get(PURPOSE, ""),
        position=position or "",
        equipment=fields.get(EQUIPMENT, ()),
        muscles=fields.get(MUSCLES, ()),
        tags=fields.get(TAGS, ()),
        summary=fields.get(SUMMARY, ""),
        setup=fields.get(SETUP, ""),
        steps=fields.get(STEPS, ()),
        side_names=side_names,
        dose_from=_dose_from(fields, known, report),
        cautions=fields.get(CAUTIONS, ()),
        ask_first=fields.get(ASK_FIRST, ()),
        stop_if=fields.get(STOP_IF, ()),
        easier=_variant(fields[EASIER], dose, limits, report),
        harder=_variant(fields[HARDER], dose, limits, report),
        variants=tuple(
            variant for each in fields.get(VARIANTS, ()) if (variant := _variant(each, dose, limits, report))
        ),
        how_often=fields.get(HOW_OFTEN, ""),
        progress=fields.get(PROGRESS, ""),
        claims=known.claims(fields.get(CLAIMS, ()), report),
        contested=known.contested(fields.get(CONTESTED, ()), report),
        ready=fields.get(READY, ()),
        checks=fields.get(CHECKS, ()),
        was=tuple(ref.id for ref in fields.get(WAS, ())),
        figure=figure_of(figure, position or "", report) if (figure := fields[FIGURE_KEY]) else None,
    )


def _kind(fields: Fields) -> DrillKind:
    if fields[KIND] == "checklist" or (CHECKS in fields and DOSE_KEY not in fields):
        return DrillKind.CHECKLIST
    return DrillKind.REFERENCE if fields[PLAYABLE] is False else DrillKind.DRILL


def _report_keys_for_kind(kind: DrillKind, fields: Fields, report: Report) -> None:
    if kind is DrillKind.DRILL:
        for key in _NEEDED_TO_PLAY:
            if key not in fields:
                says = f"`{key.name}` is missing ({key.doc[:1].lower()}{key.doc[1:]})"
                report.missing(fields.node, says, key.line)
        if CHECKS in fields:
            report.mistake(
                fields.key_node(CHECKS), "`checks` belongs to a checklist", "write `kind: checklist`, or `cautions`"
            )
        return
    called = "a checklist" if kind is DrillKind.CHECKLIST else "an entry with `playable: false`"
    for key in _ONLY_TO_PLAY:
        if key in fields:
            report.mistake(fields.key_node(key), f"{called} is not played and has no `{key.name}`", "leave it out")
    if kind is DrillKind.CHECKLIST:
        if KIND not in fields:
            report.missing(fields.node, "`checks` belongs to a checklist", "kind: checklist")
        if CHECKS not in fields:
            report.missing(fields.node, "`checks` is missing (things to tick)", CHECKS.line)


def _dose_from(fields: Fields, known: KnownRefs, report: Report) -> dict[str, str]:
    sources = fields[DOSE_FROM]
    if sources is None:
        return {}
    table: tuple[Key[Ref], ...] = tuple(
        Key(key.name, EvidenceId("editor"), key.doc) for key in DOSE.keys if key in sources
    )
    found = {key.name: ref for key in table if (ref := sources[key])}
    return {name: ref.id for name, ref in found.items() if known.doses((ref,), report)}


def _variant(fields: Fields | None, dose: Dose | None, limits: tuple[Limit, ...], report: Report) -> Variant | None:
    if fields is None:
        return None
    dose_fields = fields[VARIANT_DOSE]
    partial = partial_dose(dose_fields, report) if dose_fields and not is_broken(dose_fields) else None
    changed = changed_dose(dose, partial) if dose and partial else None
    if changed and dose_fields:
        report_excesses(changed, limits, dose_fields, report, "this drill's own limit")
    return Variant(fields.get(SAY, ""), changed, fields.get(VARIANT_NAME, ""))
