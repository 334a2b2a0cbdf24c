"""Figures as an author describes them: poses by joint angles, seen from somewhere. Knows nothing of drawing."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class View(StrEnum):
    """From where the figure is seen; it faces right, its right side toward the viewer."""

    SIDE = "side"
    HIGH_SIDE = "high side"
    FRONT = "front"
    FRONT_OBLIQUE = "front oblique"
    FRONT_RAISED = "front raised"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Camera:
    """Degrees from the side toward the front (`turn`: 90 front, -90 back) and up from the floor (`raise_`)."""

    turn: float = 0
    raise_: float = 0


CAMERAS: Mapping[View, Camera] = MappingProxyType(
    {
        View.SIDE: Camera(),
        View.HIGH_SIDE: Camera(0, 32),
        View.FRONT: Camera(66, 7),
        View.FRONT_OBLIQUE: Camera(26, 14),
        View.FRONT_RAISED: Camera(-16, 21),
        View.BACK: Camera(-90, 4),
    }
)
"""Where the camera stands for each view, unless the figure says otherwise."""


class Shows(StrEnum):
    """The side whose work the poses show; the other one is its mirror image."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


class Mirror(StrEnum):
    """How the other side is made: the picture turned round, near and far limbs exchanged, or not at all."""

    FLIP = "flip"
    SWAP = "swap"
    NONE = "none"


class Role(StrEnum):
    """What a pose is for: a part of the movement, or a fault to compare it with, which stands still."""

    MOVEMENT = "movement"
    FAULT = "fault"


class Inset(StrEnum):
    """A second, small view of the same poses."""

    ABOVE = "above"


class Near(StrEnum):
    """A side of the body as the picture shows it: `near` is toward the viewer."""

    NEAR = "near"
    FAR = "far"


class Way(StrEnum):
    """Where an arrow points: as the figure sees it, with near and far as the picture shows them."""

    UP = "up"
    DOWN = "down"
    FORWARD = "forward"
    BACK = "back"
    NEAR = "near"
    FAR = "far"


@dataclass(frozen=True, slots=True)
class Range:
    """The degrees a joint can reach, both ends included."""

    least: float
    most: float


TRUNK: Mapping[str, Range] = MappingProxyType(
    {"pelvis": Range(-180, 180), "spine": Range(-66, 66), "neck": Range(-60, 60)}
)
"""Angles of the trunk: one number (forward), or three: forward, to the near side, turned to the near side.

`pelvis` is absolute, 0 upright, 90 face down, -90 face up; the others are relative to what carries them.
"""

PELVIS_TURN = Range(-180, 180)
"""How far the whole body may be tipped or turned; of the pelvis' three numbers the second and third."""

LEG: Mapping[str, Range] = MappingProxyType(
    {
        "hip": Range(-30, 155),
        "abd": Range(-35, 80),
        "rot": Range(-85, 85),
        "knee": Range(-3, 160),
        "ankle": Range(-75, 35),
        "toe": Range(-30, 85),
    }
)
"""Joints of a leg, flexion positive; `abd` is away from the midline, `rot` outward."""

ARM: Mapping[str, Range] = MappingProxyType(
    {
        "sh": Range(-65, 185),
        "abd": Range(-60, 180),
        "rot": Range(-180, 180),
        "el": Range(-5, 150),
        "wr": Range(-90, 90),
    }
)
"""Joints of an arm, flexion positive."""

LIMBS: Mapping[str, Mapping[str, Range]] = MappingProxyType(
    {"near_leg": LEG, "far_leg": LEG, "near_arm": ARM, "far_arm": ARM}
)
"""The four limbs; near is toward the viewer."""

CONTACTS = (
    *("pelvis", "feet", "hands", "knees", "elbows", "heels"),
    *(f"{side} {part}" for side in ("near", "far") for part in ("foot", "hand", "knee", "elbow", "heel")),
    *("ball of near foot", "ball of far foot", "balls of feet", "treadmill"),
)
"""What can be planted: it stays where it is while the rest moves. On a `treadmill` the ground scrolls back."""

MUSCLES = (
    *("gluteus maximus", "gluteus medius", "gluteus minimus", "deep hip rotators", "tensor fasciae latae"),
    *("hip flexors", "quadriceps", "hamstrings", "adductors", "calf", "back extensors", "trunk rotators", "abdominals"),
)
"""What can be marked on the body."""

MARKS = (*MUSCLES, *(f"{side} {muscle}" for side in ("far", "both") for muscle in MUSCLES))
"""Words for what is marked: a muscle alone is the near one."""

JOINTS = (
    *("pelvis", "waist", "neck", "head"),
    *(
        f"{side} {joint}"
        for side in ("near", "far")
        for joint in ("hip", "knee", "ankle", "heel", "toe", "shoulder", "elbow", "wrist", "hand")
    ),
)
"""What an arrow can stand at or follow."""

SKELETON_JOINTS: Mapping[str, str] = MappingProxyType({"pelvis": "root", "waist": "lumbar"})
"""Joints whose name in a skeleton is another than the author's."""

PROPS = ("mat", "pad", "wall", "chair", "box", "ball", "bosu", "roller", "dumbbells", "heelbox", "cup", "plumb line")
"""Things that can stand beside the body."""

Angles = tuple[float] | tuple[float, float, float]
"""One number, or forward, to the near side, turned to the near side; degrees."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A movement or a push shown on a pose.

    Either `follows` names the joint whose way is drawn, from the pose `since` or else from the pose before, or `at`
    names the joint that is pushed, and `way` the direction.
    """

    follows: str = ""
    since: str = ""
    at: str = ""
    way: Way | None = None


@dataclass(frozen=True, slots=True)
class Pose:
    """One position, as far as it differs from the pose before; degrees.

    `name` is the phase that ends in it, or `start`, or a free word. `limbs` maps a limb to its joints. `lift` is how
    high the lowest foot is off the treadmill, in centimetres. `planted`, where given, holds from here on. `ghost` names
    the pose whose outline stands behind this one, `attend` the half of the body to attend to.
    """

    name: str
    trunk: Mapping[str, Angles]
    limbs: Mapping[str, Mapping[str, float]]
    lift: float | None = None
    planted: tuple[str, ...] | None = None
    working: tuple[str, ...] | None = None
    stretched: tuple[str, ...] | None = None
    attend: Near | None = None
    ghost: str = ""
    arrows: tuple[Arrow, ...] = ()
    role: Role = Role.MOVEMENT


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing beside the body; `at` and `size` in centimetres of a 165 cm adult, None: where the figure needs it."""

    name: str
    at: float | None = None
    size: float | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """What a drill looks like: poses in order, what stays planted and which muscles work or are stretched."""

    poses: tuple[Pose, ...]
    view: View = View.SIDE
    camera: Camera = Camera()
    shows: Shows = Shows.BOTH
    mirror: Mirror = Mirror.FLIP
    planted: tuple[str, ...] = ()
    working: tuple[str, ...] = ()
    stretched: tuple[str, ...] = ()
    props: tuple[Prop, ...] = ()
    caption: str = ""
    inset: Inset | None = None
    falls: float = 0
    """How steeply the ground falls ahead, in degrees; figure and ground are turned by it, nothing else changes."""
