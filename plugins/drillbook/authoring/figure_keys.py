"""The figure of a drill as authors write it: poses by joint angles. Knows nothing of drawing."""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from typing import cast, override

from drillbook.authoring.angles import Degrees, TrunkAngles
from drillbook.authoring.document import Mapping, Node
from drillbook.authoring.lists import ListOf
from drillbook.authoring.report import Report
from drillbook.authoring.shapes import Choice, Json, Shape, Text, shortened
from drillbook.authoring.table import Fields, Key, Table, key_text
from drillbook.figures.pose import (
    CAMERAS,
    CONTACTS,
    LIMBS,
    MUSCLES,
    PELVIS_TURN,
    PROPS,
    TRUNK,
    Angles,
    Camera,
    Figure,
    Mirror,
    Pose,
    Prop,
    Range,
    Shows,
    View,
)


def _trunk_key(name: str, doc: str) -> Key[Angles]:
    return Key(name, TrunkAngles(TRUNK[name], PELVIS_TURN if name == "pelvis" else TRUNK[name]), doc)


def _limb_key(name: str) -> Key[Fields]:
    joints = tuple(
        Key(joint, Degrees(reach), f"Degrees, {reach.least:g} to {reach.most:g}")
        for joint, reach in LIMBS[name].items()
    )
    example = "{hip: 46, knee: 90}" if name.endswith("leg") else "{sh: 30, el: 10}"
    return Key(
        name, Table(name, joints, example, "the joints of a limb"), f"The joints of the {name.replace('_', ' ')}"
    )


_CONTACTS = ListOf(Choice(CONTACTS, "feet"), example="[feet]", what="a list of what stays in place")
_MUSCLES = ListOf(Choice(MUSCLES, "gluteus maximus"), example="[gluteus maximus]", what="a list of muscles")
_PLACE = Range(-300, 300)

PLANTED = Key("planted", _CONTACTS, "What must not move", also=("anchor", "fixed", "pinned"))
WORKING = Key("working", _MUSCLES, "Muscles marked as working", also=("highlight", "muscles"))
STRETCHED = Key("stretched", _MUSCLES, "Muscles marked as stretched", also=("stretching", "stretch"))

TRUNK_KEYS = (
    _trunk_key("pelvis", "The whole body: 0 upright, 90 face down, -90 face up"),
    _trunk_key("spine", "The ribs on the pelvis, rounding forward positive"),
    _trunk_key("neck", "The head on the ribs, chin to chest positive"),
)
LIMB_KEYS = tuple(_limb_key(name) for name in LIMBS)
LIFT = Key("lift", Degrees(Range(0, 60), "4"), "In the air on a treadmill: how high the lower foot is, in cm")

POSE = Table(
    "a pose",
    (*TRUNK_KEYS, *LIMB_KEYS, LIFT, PLANTED, WORKING, STRETCHED),
    "{near_leg: {hip: 46, knee: 90}}",
    "a pose such as `{near_leg: {hip: 46, knee: 90}}`",
)


@dataclass(frozen=True, slots=True)
class Poses(Shape[tuple[Pose, ...]]):
    """Poses by name, in order; a phase's name names the pose it ends in."""

    example: str = "{start: {near_leg: {hip: 46, knee: 90}}}"
    what: str = "poses such as `{start: {near_leg: {hip: 46, knee: 90}}}`"

    @override
    def read(self, node: Node, report: Report) -> tuple[Pose, ...] | None:
        if not isinstance(node, Mapping):
            report.mistake(node, f"here should be {self.what}", "name each pose")
            return None
        poses: dict[str, Pose] = {}
        for key_node, value_node in node.pairs:
            name = key_text(key_node, report)
            if name is None:
                continue
            if not name or name in poses:
                says = f"the pose `{shortened(name)}` is here for the second time" if name else "the pose has no name"
                report.mistake(key_node, says, "give each pose a name of its own")
                continue
            fields = POSE.read(value_node, report)
            if fields is not None:
                poses[name] = _pose(name, fields)
        return tuple(poses.values())

    @override
    def json_schema(self) -> Json:
        return {"type": "object", "additionalProperties": POSE.json_schema(), "minProperties": 1}


def _pose(name: str, fields: Fields) -> Pose:
    trunk = {key.name: angles for key in TRUNK_KEYS if (angles := fields[key]) is not None}
    limbs: dict[str, MappingOf[str, float]] = {}
    for key in LIMB_KEYS:
        joints = fields[key]
        if joints is not None:
            table = cast("Table", key.shape)
            limbs[key.name] = {
                joint.name: angle for joint in table.keys if (angle := cast("float | None", joints[joint])) is not None
            }
    return Pose(
        name=name,
        trunk=trunk,
        limbs=limbs,
        lift=fields[LIFT],
        planted=fields[PLANTED],
        working=fields[WORKING],
        stretched=fields[STRETCHED],
    )


VIEW = Key("view", Choice(tuple(View), "side"), "From where the figure is seen", also=("seen from",))
TURN = Key("turn", Degrees(Range(-180, 180)), "Degrees from the side toward the front")
RAISE = Key("raise", Degrees(Range(-90, 90)), "Degrees up from the floor")
CAMERA = Key(
    "camera",
    Table("camera", (TURN, RAISE), "{turn: 30, raise: 10}", "a camera such as `{turn: 30, raise: 10}`"),
    "Where the camera stands, where the view's own place does not do",
)
SHOWS = Key("shows", Choice(tuple(Shows), "both"), "The side whose work the poses show", also=("side",))
MIRROR = Key("mirror", Choice(tuple(Mirror), "flip"), "How the other side is made")
AT = Key("at", Degrees(_PLACE), "How far ahead of the feet, in cm")
SIZE = Key("size", Degrees(Range(1, 300), "30"), "How high, in cm")
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


CAPTION = Key("caption", Text("Only the knee rises", most=200), "A sentence under the figure")
POSES = Key("poses", Poses(), "The poses in order, by name", required=True)

FIGURE = Table(
    "figure",
    (VIEW, CAMERA, SHOWS, MIRROR, PLANTED, WORKING, STRETCHED, PROPS_KEY, CAPTION, POSES),
    "{view: side, poses: {start: {pelvis: 0}}}",
    "a figure with `view` and `poses`",
)


def figure_of(fields: Fields) -> Figure | None:
    """The figure that `fields` describe; None where its poses have too many mistakes to tell."""
    poses = fields[POSES]
    if not poses:
        return None
    view = View(fields.get(VIEW, View.SIDE))
    camera, default = fields[CAMERA], CAMERAS[view]
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
    )
