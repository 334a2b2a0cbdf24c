"""The block that draws a diagram into an article, as authors write it. Knows no Markdown and no drawing."""

from collections.abc import Mapping as MappingOf

from drillbook.authoring.angles import Degrees
from drillbook.authoring.document import Mapping, Node
from drillbook.authoring.drill_file import FIGURE_KEY
from drillbook.authoring.figure_keys import figure_of
from drillbook.authoring.library import AuthoredDrill
from drillbook.authoring.lists import ListOf
from drillbook.authoring.mistakes import Mistake
from drillbook.authoring.report import Report
from drillbook.authoring.shapes import Choice, Flag, Sentence, Text, listed, nearest, shortened
from drillbook.authoring.shares import Share
from drillbook.authoring.table import Fields, Key, Table
from drillbook.authoring.text_file import node_of
from drillbook.figures.diagram import (
    BodyDiagram,
    CircleDiagram,
    Diagram,
    Muscle,
    Stage,
    Step,
    StrideDiagram,
    Turned,
    TwistDiagram,
)
from drillbook.figures.marks import Kind
from drillbook.figures.placing import goes_round
from drillbook.figures.pose import MUSCLES, Figure, Range, Role

STATES: MappingOf[str, Kind] = {
    "works": Kind.WORKING,
    "short": Kind.WORKING,
    "lets go": Kind.STRETCHED,
    "long": Kind.STRETCHED,
}
"""What a muscle does or is, and how it is marked: with tape, or with open tape."""

SAYS = Key(
    "says",
    Sentence("The pelvis turns one way and the shoulders the other.", most=500),
    "What it shows, in whole sentences, for people who do not see it",
    required=True,
    also=("alt", "aria"),
)
CAPTION = Key("caption", Sentence("After muscle recordings of runners."), "What stands under it", also=("text",))
DRILL = Key("drill", Text("stride", most=80), "The id of the drill whose figure it is", also=("figure of",))
POSE = Key("pose", Text("midstance", most=60), "The name of one of its poses")
NEXT = Key("on", Share(), "How far on from it toward the next pose, 0 to 1")
SIDE = Key("leg", Choice(("near", "far"), "far"), "Which leg is in this pose; `far` exchanges the sides")
NAME = Key("name", Text("Foot strike", most=60), "What it is called", required=True)
WORDS = Key("words", Text("hardly any", most=120), "What else is said of it")

TAPE = Key("tape", Share(1.5), "How hard the muscle works: the tape's width, 1 as usual")
STAGE = Table(
    "a stage",
    (NAME, Key("pose", POSE.shape, POSE.doc, required=True), NEXT, SIDE, TAPE, WORDS),
    "{name: Foot strike, pose: contact, tape: 1}",
    "a stage such as `{name: Foot strike, pose: contact, tape: 1}`",
)
STAGES = Key("stages", ListOf(STAGE, 2, 9, example=f"[{STAGE.example}]"), "The bodies in order", required=True)
MUSCLE_NAME = Key("name", Choice(MUSCLES, "hip flexors"), "Which muscle", required=True)
ONE_MUSCLE = Key("muscle", Choice(MUSCLES, "gluteus maximus"), "The muscle whose work the tape shows", required=True)
NEEDED_DRILL = Key("drill", DRILL.shape, DRILL.doc, required=True, also=DRILL.also)

STEP = Table("a step", (NAME, WORDS), "{name: Pain}", "a step such as `{name: Pain}`")
STEPS = Key(
    "steps", ListOf(STEP, 2, 5, example="[{name: Pain}, {name: Inhibition}]"), "The steps in order", required=True
)

STATE = Key("is", Choice(tuple(STATES), "short"), "Whether it works or lets go, is short or long", required=True)
MUSCLE = Table(
    "a muscle",
    (MUSCLE_NAME, STATE, WORDS),
    "{name: hip flexors, is: short}",
    "a muscle such as `{name: hip flexors, is: short}`",
)
MUSCLES_KEY = Key("muscles", ListOf(MUSCLE, 1, 6, example=f"[{MUSCLE.example}]"), "What is labelled", required=True)
CROSSED = Key("crossed", Flag(), "`true` joins what is short by one line and what is long by another")

TURN = Key(
    "turn",
    Degrees(Range(-45, 45), "10", positive=""),
    "Degrees by which the near side is turned forward",
    required=True,
)
TURNED = Table("a turn", (TURN, WORDS), "{turn: -10}", "a turn such as `{turn: -10}`")
SHOULDERS = Key("shoulders", TURNED, "The shoulders seen from above", required=True)
PELVIS = Key("pelvis", TURNED, "The pelvis seen from above", required=True)
STAGE_NAME = Key("name", Text("Late stance", most=60), "What the moment is called", required=True)
NEEDED_POSE = Key("pose", POSE.shape, POSE.doc, required=True)

KIND_NAMES = ("stride", "circle", "body", "twist")
KIND = Key("kind", Choice(KIND_NAMES, "stride"), "What kind of diagram it is", required=True, also=("type",))
OWN_KEYS: MappingOf[str, tuple[Key[object], ...]] = {
    "stride": (DRILL, FIGURE_KEY, ONE_MUSCLE, STAGES),
    "circle": (STEPS,),
    "body": (DRILL, POSE, FIGURE_KEY, MUSCLES_KEY, CROSSED),
    "twist": (NEEDED_DRILL, STAGE_NAME, NEEDED_POSE, NEXT, SIDE, SHOULDERS, PELVIS),
}


def _table(kind: str) -> Table:
    return Table(
        f"a diagram of the kind `{kind}`",
        (KIND, SAYS, CAPTION, *OWN_KEYS[kind]),
        f"kind: {kind}",
        f"keys such as `kind: {kind}`",
    )


TABLES: MappingOf[str, Table] = {kind: _table(kind) for kind in KIND_NAMES}


def read_diagram(
    text: str, drills: MappingOf[str, AuthoredDrill], path: str, line: int
) -> tuple[Diagram | None, tuple[Mistake, ...]]:
    """The diagram in `text`, whose first line is `line` of the file at `path`; None where it has mistakes."""
    report = Report(path)
    if not text.strip():
        report.add(Mistake(path, line, 1, "this block has no diagram", f"say which kind, one of {listed(KIND_NAMES)}"))
        return None, report.mistakes
    # Empty lines before it give every place in the block its place in the file.
    node = node_of("\n" * (line - 1) + text, report)
    table = TABLES[_kind(node)]
    fields = None if node is None else table.read(node, report)
    diagram = _Reading(fields, drills, report).diagram(table) if fields else None
    return (None if report.mistakes else diagram), report.mistakes


def _kind(node: Node | None) -> str:
    """The kind that is written, else the one to measure the block by."""
    if isinstance(node, Mapping):
        for key, value in node.pairs:
            name, kind = getattr(key, "text", ""), getattr(value, "text", "")
            if name in (KIND.name, *KIND.also):
                return kind if kind in KIND_NAMES else nearest(kind, KIND_NAMES) or KIND_NAMES[0]
    return KIND_NAMES[0]


class _Reading:
    """A block's keys, what they may name, and where to say what is wrong."""

    def __init__(self, fields: Fields, drills: MappingOf[str, AuthoredDrill], report: Report) -> None:
        self.fields, self.drills, self.report = fields, drills, report

    def diagram(self, table: Table) -> Diagram | None:
        fields = self.fields
        content: StrideDiagram | CircleDiagram | BodyDiagram | TwistDiagram | None
        if table is TABLES["stride"]:
            content = self._stride()
        elif table is TABLES["circle"]:
            steps = tuple(Step(step.get(NAME, ""), step.get(WORDS, "")) for step in fields.get(STEPS, ()))
            content = CircleDiagram(steps)
        elif table is TABLES["body"]:
            content = self._body()
        else:
            content = self._twist()
        return Diagram(fields.get(SAYS, ""), fields.get(CAPTION, ""), content) if content else None

    def _stride(self) -> StrideDiagram | None:
        figure = self._figure()
        if figure is None:
            return None
        stages: list[Stage] = []
        for stage in self.fields.get(STAGES, ()):
            at = self._moment(figure, stage, NEEDED_POSE)
            if at is not None:
                stages.append(Stage(stage.get(NAME, ""), at, stage.get(TAPE, 0.0), stage.get(WORDS, "")))
        return StrideDiagram(figure, self.fields.get(ONE_MUSCLE, ""), tuple(stages))

    def _body(self) -> BodyDiagram | None:
        fields = self.fields
        muscles = tuple(
            Muscle(muscle.get(MUSCLE_NAME, ""), STATES.get(muscle.get(STATE, ""), Kind.WORKING), _state(muscle))
            for muscle in fields.get(MUSCLES_KEY, ())
        )
        figure = self._figure()
        number = self._number([pose.name for pose in figure.poses], fields, POSE) if figure else None
        crossed = fields.get(CROSSED, False)
        return BodyDiagram(figure, number, muscles, crossed) if figure and number is not None else None

    def _twist(self) -> TwistDiagram | None:
        fields = self.fields
        figure = self._figure_of_drill(NEEDED_DRILL)
        at = self._moment(figure, fields, NEEDED_POSE) if figure else None
        shoulders, pelvis = (
            Turned(found.get(TURN, 0.0), found.get(WORDS, "")) if (found := fields[key]) else None
            for key in (SHOULDERS, PELVIS)
        )
        if figure is None or at is None or shoulders is None or pelvis is None:
            return None
        return TwistDiagram(figure, at, fields.get(STAGE_NAME, ""), shoulders, pelvis)

    def _figure(self) -> Figure | None:
        """The figure written in the block, or that of a drill."""
        fields = self.fields
        if FIGURE_KEY in fields:
            if DRILL in fields:
                says = "this diagram has both a drill and a figure of its own"
                self.report.mistake(fields.key_node(DRILL), says, "leave one of them out")
            written = fields[FIGURE_KEY]
            return figure_of(written, "", self.report) if written else None
        if DRILL not in fields:
            drawn = next((one for one, found in self.drills.items() if found.figure), DRILL.shape.example)
            says = "a body is missing: the drill whose figure it is, or `figure`"
            self.report.missing(fields.node, says, f"{DRILL.name}: {drawn}")
            return None
        return self._figure_of_drill(DRILL)

    def _figure_of_drill(self, key: Key[str]) -> Figure | None:
        drill_id = self.fields[key]
        if drill_id is None:
            return None
        drill = self.drills.get(drill_id)
        node = self.fields.value_node(key)
        if drill is None:
            meant = nearest(drill_id, tuple(one for one, found in self.drills.items() if found.figure))
            cure = f"write `{meant}`" if meant else "its id is the name of its file without the ending"
            self.report.mistake(node, f"`{shortened(drill_id)}` is not the id of a drill", cure, instead=meant)
        elif drill.figure is None and not drill.mistakes:
            self.report.mistake(node, f"`{drill_id}` has no figure", "name a drill that has one")
        return drill.figure if drill else None

    def _moment(self, figure: Figure, fields: Fields, key: Key[str]) -> float | None:
        """Where in the movement a pose is, None where the figure has no such pose."""
        names = [pose.name for pose in figure.poses if pose.role is Role.MOVEMENT]
        number = self._number(names, fields, key)
        if number is None:
            return None
        ways = len(names) if goes_round(figure) else 0
        if fields[SIDE] == "far" and not ways:
            says = "this figure does not go on with its sides exchanged"
            self.report.mistake(fields.key_node(SIDE), says, "leave `leg` out")
        return number + fields.get(NEXT, 0.0) + (ways if fields[SIDE] == "far" else 0)

    def _number(self, names: list[str], fields: Fields, key: Key[str]) -> int | None:
        """The number of the pose that is named, the first where none is; None for one that is not there."""
        name = fields[key]
        if name in names:
            return names.index(name)
        if name is not None:
            meant = nearest(name, names)
            cure = f"write `{meant}`" if meant else f"write one of {listed(names)}"
            self.report.mistake(fields.value_node(key), f"there is no pose `{shortened(name)}`", cure, instead=meant)
            return None
        return None if key in fields else 0


def _state(muscle: Fields) -> str:
    return muscle.get(WORDS, muscle.get(STATE, ""))
