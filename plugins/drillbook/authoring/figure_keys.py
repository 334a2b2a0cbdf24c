"""The figure of a drill as authors write it: where it is seen from, what stays, its poses. Knows nothing of drawing."""

from dataclasses import dataclass
from typing import override

from drillbook.authoring.angles import Degrees, centimetres
from drillbook.authoring.document import Mapping, Node
from drillbook.authoring.lists import ListOf
from drillbook.authoring.pose_keys import PLANTED, STRETCHED, WORKING, Poses
from drillbook.authoring.report import Report
from drillbook.authoring.shapes import Choice, Json, Shape, Text
from drillbook.authoring.table import Fields, Key, Table, key_text
from drillbook.figures.checking import faults
from drillbook.figures.pose import CAMERAS, PROPS, Camera, Figure, Inset, Mirror, Pose, Prop, Range, Shows, View
from drillbook.figures.start_positions import Position, begun

FROM = Key(
    "from",
    Choice(tuple(Position), "standing"),
    "How the first pose begins, where that is not the drill's position; only what differs is written",
    also=("begins", "position"),
)
VIEW = Key("view", Choice(tuple(View), "side"), "From where the figure is seen", also=("seen from",))
TURN = Key("turn", Degrees(Range(-180, 180), positive=""), "Degrees from the side toward the front")
RAISE = Key("raise", Degrees(Range(-90, 90), positive=""), "Degrees up from the floor")
CAMERA = Key(
    "camera",
    Table("camera", (TURN, RAISE), "{turn: 30, raise: 10}", "a camera such as `{turn: 30, raise: 10}`"),
    "Where the camera stands, where the view's own place does not do",
)
SHOWS = Key("shows", Choice(tuple(Shows), "both"), "The side whose work the poses show", also=("side",))
MIRROR = Key("mirror", Choice(tuple(Mirror), "flip"), "How the other side is made")
AT = Key("at", centimetres(-300, 300, "0", "ahead is positive"), "How far ahead of the feet, in cm")
SIZE = Key("size", centimetres(1, 300, "30"), "How high, in cm")
PROP_NAME = Key("name", Choice(PROPS, "mat"), "What it is", required=True)
PROP = Table("a prop", (PROP_NAME, AT, SIZE), "{name: mat}", "a prop such as `{name: box, at: 56, size: 32}`")


@dataclass(frozen=True, slots=True)
class PropShape(Shape[Prop]):
    """A thing beside the body: its name, or a group of keys that say where it stands too."""

    example: str = "mat"
    what: str = "a prop such as `mat` or `{name: box, at: 56, size: 32}`"

    @override
    def read(self, node: Node, report: Report) -> Prop | None:
        if isinstance(node, Mapping):
            fields = PROP.read(node, report)
            name = fields[PROP_NAME] if fields else None
            return Prop(name, fields[AT], fields[SIZE]) if fields and name else None
        name = PROP_NAME.shape.read(node, report)
        return Prop(name) if name else None

    @override
    def json_schema(self) -> Json:
        return {"anyOf": [PROP_NAME.shape.json_schema(), PROP.json_schema()]}


PROPS_KEY = Key("props", ListOf(PropShape(), example="[mat]"), "Things beside the body")


INSET = Key("inset", Choice(tuple(Inset), "above"), "A second small view, for what the first one hides")
FALLS = Key("falls", Degrees(Range(-20, 20), "3", positive=""), "Degrees that it falls ahead")
GROUND = Key("ground", Table("ground", (FALLS,), "{falls: 3}", "the ground such as `{falls: 3}`"), "Ground that slopes")
CAPTION = Key("caption", Text("Only the knee rises", most=200), "A sentence under the figure")
POSES = Key("poses", Poses(), "The poses in order, by name", required=True)

FIGURE = Table(
    "figure",
    (
        *(FROM, VIEW, CAMERA, INSET, SHOWS, MIRROR, GROUND, PLANTED, WORKING, STRETCHED, PROPS_KEY, CAPTION),
        POSES,
    ),
    "{view: side, poses: {start: {pelvis: 0}}}",
    "a figure with `view` and `poses`",
)


def figure_of(fields: Fields, position: str, report: Report) -> Figure | None:
    """The figure that `fields` describe; None where its poses have too many mistakes to tell.

    It begins in the drill's `position` where it says nothing else. What no body can do, or what would slip or sink, is
    reported at its pose.
    """
    poses = fields[POSES]
    if not poses:
        return None
    figure = _figure(fields, poses)
    begins = fields.get(FROM, position)
    if begins in tuple(Position):
        figure = begun(figure, Position(begins))
    if not any(fields.node.start.line <= one.line <= fields.node.end.line for one in report.mistakes):
        _report_faults(figure, fields.value_node(POSES), report)
    return figure


def _figure(fields: Fields, poses: tuple[Pose, ...]) -> Figure:
    view = View(fields.get(VIEW, View.SIDE))
    camera, default, ground, inset = fields[CAMERA], CAMERAS[view], fields[GROUND], fields[INSET]
    return Figure(
        poses=poses,
        view=view,
        camera=Camera(camera.get(TURN, default.turn), camera.get(RAISE, default.raise_)) if camera else default,
        shows=Shows(fields.get(SHOWS, Shows.BOTH)),
        mirror=Mirror(fields.get(MIRROR, Mirror.FLIP)),
        planted=fields.get(PLANTED, ()),
        working=fields.get(WORKING, ()),
        stretched=fields.get(STRETCHED, ()),
        props=fields.get(PROPS_KEY, ()),
        caption=fields.get(CAPTION, ""),
        inset=Inset(inset) if inset else None,
        falls=ground.get(FALLS, 0) if ground else 0,
    )


def _report_faults(figure: Figure, node: Node, report: Report) -> None:
    """Reports each fault at the name of its pose."""
    if isinstance(node, Mapping):
        named = {key_text(key_node, report): key_node for key_node, _ in node.pairs}
        for fault in faults(figure):
            report.mistake(named.get(fault.pose, node), f"in the pose `{fault.pose}` {fault.says}", fault.cure)
