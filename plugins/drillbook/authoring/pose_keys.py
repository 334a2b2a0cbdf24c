"""The poses of a figure as authors write them: angles of joints by name. Knows nothing of drawing."""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from typing import cast, override

from drillbook.authoring.angles import Degrees, TrunkAngles, centimetres
from drillbook.authoring.document import Mapping, Node
from drillbook.authoring.lists import ListOf
from drillbook.authoring.report import Report
from drillbook.authoring.shapes import Choice, Json, Shape, Text, listed, nearest, shortened, word
from drillbook.authoring.table import Fields, Key, Table, key_text
from drillbook.figures.pose import (
    CONTACTS,
    JOINTS,
    LIMBS,
    MARKS,
    MUSCLES,
    PELVIS_TURN,
    TRUNK,
    Angles,
    Arrow,
    Near,
    Pose,
    Role,
    Way,
)


def _trunk_key(name: str, doc: str) -> Key[Angles]:
    return Key(name, TrunkAngles(TRUNK[name], PELVIS_TURN if name == "pelvis" else TRUNK[name]), doc)


def _limb_key(name: str, limb: str, doc: str) -> Key[Fields]:
    joints = tuple(
        Key(joint, Degrees(reach), f"Degrees, {reach.least:g} to {reach.most:g}")
        for joint, reach in LIMBS[limb].items()
    )
    example = "{hip: 46, knee: 90}" if limb.endswith("leg") else "{sh: 30, el: 10}"
    return Key(name, Table(name, joints, example, "the joints of a limb"), doc)


@dataclass(frozen=True, slots=True)
class Muscle(Shape[str]):
    """A muscle that can be marked; the near one, unless `far` or `both` stands before it."""

    example: str = "gluteus maximus"
    what: str = "a muscle"

    @override
    def read(self, node: Node, report: Report) -> str | None:
        text = word(node, self, report)
        if text is None or text in MARKS:
            return text
        side, _, muscle = text.partition(" ")
        if side in ("left", "right", "near") and muscle in MUSCLES:
            says = f"a drawing has a near and a far side, not `{side}`" if side != "near" else "near is what is meant"
            cure = f"write `{muscle}` for the side toward the viewer, `far {muscle}` for the other"
            report.mistake(node, says, cure, instead=muscle)
            return None
        meant = nearest(text, MARKS, likeness=0.75)
        cure = f"write `{meant}`" if meant else f"write one of {listed(MUSCLES)}, or one with `far` or `both` before it"
        report.mistake(node, f"`{shortened(text)}` is no muscle that can be marked", cure, instead=meant)
        return None

    @override
    def json_schema(self) -> Json:
        return {"enum": list(MARKS)}


_CONTACTS = ListOf(Choice(CONTACTS, "feet"), example="[feet]", what="a list of what stays in place")
_MUSCLES = ListOf(Muscle(), example="[gluteus maximus]", what="a list of muscles")
_JOINT = Choice(JOINTS, "near knee")

PLANTED = Key("planted", _CONTACTS, "What must not move, from here on", also=("anchor", "fixed", "pinned"))
WORKING = Key(
    "working",
    _MUSCLES,
    "Muscles marked as working; the near one, unless `far` or `both` stands before it",
    also=("highlight", "muscles"),
)
STRETCHED = Key("stretched", _MUSCLES, "Muscles marked as stretched", also=("stretching", "stretch"))

TRUNK_KEYS = (
    _trunk_key("pelvis", "The whole body: 0 upright, 90 face down, -90 face up"),
    _trunk_key("spine", "The ribs on the pelvis, rounding forward positive"),
    _trunk_key("neck", "The head on the ribs, chin to chest positive"),
)
BOTH_KEYS = {
    _limb_key("legs", "near_leg", "The joints of both legs"): ("near_leg", "far_leg"),
    _limb_key("arms", "near_arm", "The joints of both arms"): ("near_arm", "far_arm"),
}
"""Limbs in pairs, and those they stand for; what is written for one limb wins."""

LIMB_KEYS = tuple(_limb_key(name, name, f"The joints of the {name.replace('_', ' ')}") for name in LIMBS)
LIFT = Key("lift", centimetres(0, 60, "4"), "In the air on a treadmill: how high the lower foot is, in cm")
ATTEND = Key("attend", Choice(tuple(Near), "near"), "The half of the body to attend to")
GHOST = Key("ghost", Text("start", 80, "the name of a pose"), "The pose whose outline stands behind this one")
ROLE = Key("role", Choice(tuple(Role), "fault"), "`fault`: not part of the movement, but what to leave")

FOLLOW = Key("follow", _JOINT, "The joint whose way is drawn", also=("follows", "trace"))
SINCE = Key("since", Text("start", 80, "the name of a pose"), "The pose from which its way is drawn", also=("from",))
PUSHED = Key("at", _JOINT, "The joint that is pushed")
WAY = Key("way", Choice(tuple(Way), "down"), "Where it is pushed", also=("direction",))
ARROW = Table(
    "an arrow",
    (FOLLOW, SINCE, PUSHED, WAY),
    "{follow: near knee}",
    "an arrow such as `{follow: near knee}` or `{at: near hip, way: down}`",
    text_key="follow",
)
ARROWS = Key("arrows", ListOf(ARROW, 0, 3, "[{follow: near knee}]"), "What moves, or is pushed, where", also=("arrow",))

POSE = Table(
    "a pose",
    (
        *(*TRUNK_KEYS, *BOTH_KEYS, *LIMB_KEYS, LIFT, PLANTED, WORKING, STRETCHED),
        *(ATTEND, GHOST, ARROWS, ROLE),
    ),
    "{near_leg: {hip: 46, knee: 90}}",
    "a pose such as `{near_leg: {hip: 46, knee: 90}}`",
)


@dataclass(frozen=True, slots=True)
class Poses(Shape[tuple[Pose, ...]]):
    """Poses by name, in order; a phase's name names the pose it ends in."""

    example: str = "{start: {legs: {hip: 40, knee: 60}}}"
    what: str = "poses such as `{start: {legs: {hip: 40, knee: 60}}}`"

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
                poses[name] = _pose(name, fields, tuple(poses), report)
        if not node.pairs:
            report.mistake(node, "here is no pose", "name at least one", instead=self.example)
        elif poses and all(pose.role is Role.FAULT for pose in poses.values()):
            if len(poses) == len(node.pairs):
                says = "every pose here is a fault, and none is left to draw the drill by"
                report.mistake(node.pairs[0][0], says, f"leave `{ROLE.name}` out of those that belong to the movement")
            return None
        return tuple(poses.values())

    @override
    def json_schema(self) -> Json:
        return {"type": "object", "additionalProperties": POSE.json_schema(), "minProperties": 1}


def _pose(name: str, fields: Fields, before: tuple[str, ...], report: Report) -> Pose:
    return Pose(
        name=name,
        trunk={key.name: angles for key in TRUNK_KEYS if (angles := fields[key]) is not None},
        limbs=_limbs(fields),
        lift=fields[LIFT],
        planted=fields[PLANTED],
        working=fields[WORKING],
        stretched=fields[STRETCHED],
        attend=Near(fields.get(ATTEND, "near")) if fields[ATTEND] else None,
        ghost=_earlier(GHOST, fields, before, report),
        arrows=tuple(arrow for each in fields.get(ARROWS, ()) if (arrow := _arrow(each, before, report)) is not None),
        role=Role(fields.get(ROLE, Role.MOVEMENT)),
    )


def _limbs(fields: Fields) -> dict[str, MappingOf[str, float]]:
    limbs: dict[str, MappingOf[str, float]] = {}
    for key, names in (*BOTH_KEYS.items(), *((key, (key.name,)) for key in LIMB_KEYS)):
        joints = fields[key]
        if joints is not None:
            table = cast("Table", key.shape)
            given = {
                joint.name: angle for joint in table.keys if (angle := cast("float | None", joints[joint])) is not None
            }
            limbs |= {name: {**limbs.get(name, {}), **given} for name in names}
    return limbs


def _earlier(key: Key[str], fields: Fields, before: tuple[str, ...], report: Report) -> str:
    """The pose that `key` names, which must have been written before; empty where it names none."""
    name = fields[key]
    if not name or name in before:
        return name or ""
    node = fields.value_node(key)
    if not before:
        report.mistake(node, f"no pose stands before this one, so that `{shortened(name)}` is none", "leave it out")
        return ""
    meant = nearest(name, before) or before[0]
    says = f"no pose before this one is called `{shortened(name)}`"
    report.mistake(node, says, f"write `{meant}`", instead=meant)
    return ""


def _arrow(fields: Fields, before: tuple[str, ...], report: Report) -> Arrow | None:
    follows, at, way = fields[FOLLOW], fields[PUSHED], fields[WAY]
    since = _earlier(SINCE, fields, before, report)
    if FOLLOW in fields and (PUSHED in fields or WAY in fields):
        extra = fields.key_node(PUSHED if PUSHED in fields else WAY)
        says = "an arrow either follows a joint or is a push at one"
        report.mistake(extra, says, "write `{follow: near knee}` or `{at: near hip, way: down}`")
        return None
    if FOLLOW in fields:
        if not before:
            report.mistake(
                fields.key_node(FOLLOW), "nothing has moved yet in the first pose", "put the arrow in a later pose"
            )
        return Arrow(follows=follows, since=since) if follows and before else None
    if PUSHED not in fields or WAY not in fields:
        says = "the arrow does not say what it follows" if PUSHED not in fields else "the arrow does not say where to"
        example = "{at: near hip, way: down}" if PUSHED in fields or WAY in fields else "{follow: near knee}"
        report.mistake(fields.node, says, f"write `{example}`", instead=example)
        return None
    return Arrow(at=at, way=Way(way)) if at and way else None
