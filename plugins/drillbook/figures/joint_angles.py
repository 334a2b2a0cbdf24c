"""What the angles of each joint mean as an orientation, and back again. Knows no lengths and no floor."""

from collections.abc import Mapping
from types import MappingProxyType

from drillbook.figures.turning import Turn, Vector, angles_of, turn_of

JointAngles = Mapping[str, Vector]
"""For each joint three angles in degrees: flexion, abduction (of the trunk: to the near side), rotation.

The joints are body (how all of it is laid down, before the pelvis moves), pelvis, spine, neck, and for `near` and `far`
each: hip, knee, ankle, toe, shoulder, elbow, wrist.
"""

TRUNK_JOINTS = ("body", "pelvis", "spine", "neck")

_FLEXION: Mapping[str, int] = MappingProxyType(
    {"spine": -1, "neck": -1, "hip": 1, "knee": -1, "ankle": 1, "toe": 1, "shoulder": 1, "elbow": 1, "wrist": 1}
)
"""Whether bending a joint brings its segment's forward up (1) or down (-1)."""


def joint_of(joint: str) -> tuple[str, str]:
    """Side and name of `near hip`; a joint of the trunk has no side."""
    side, _, name = joint.rpartition(" ")
    return side, name


def _signs(joint: str) -> tuple[int, int, int]:
    side, name = joint_of(joint)
    if not side:
        return _FLEXION[name], 1, -1
    outward = -1 if side == "near" else 1
    return _FLEXION[name], outward, outward


def joint_turn(joint: str, angles: Vector) -> Turn:
    """How the segment behind `joint` lies to the one before it: flexion first, then abduction, then rotation."""
    flexion, abduction, rotation = _signs(joint)
    return turn_of(angles[0] * flexion, angles[1] * abduction, angles[2] * rotation)


def joint_angles(joint: str, turn: Turn, near_to: Vector) -> Vector:
    """The angles that give `turn` at `joint`; of the two ways to say it the one more like `near_to`."""
    signs = _signs(joint)
    flexed, tipped, twisted = angles_of(turn)
    ways = ((flexed, tipped, twisted), (flexed + 180, 180 - tipped, twisted + 180))
    said = [
        tuple(_like(angle * sign, like) for angle, sign, like in zip(way, signs, near_to, strict=True)) for way in ways
    ]
    flexion, abduction, rotation = min(said, key=lambda way: sum(abs(a - b) for a, b in zip(way, near_to, strict=True)))
    return flexion, abduction, rotation


def _like(angle: float, like: float) -> float:
    """The same direction as `angle`, at most half a turn from `like`."""
    return angle - 360 * round((angle - like) / 360)


def pelvis_turn(angles: JointAngles) -> Turn:
    """How the pelvis lies in the world: turned to the near side first, then tipped to it, then leaned forward.

    It counts from where `body` lays it.
    """
    forward, aside, turned = angles["pelvis"]
    turning, tipping, leaning = turn_of(0, 0, -turned), turn_of(0, aside, 0), turn_of(-forward, 0, 0)
    return turn_of(*angles["body"]).then(turning).then(tipping).then(leaning)


SEGMENTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "spine": ("pelvis", "thorax"),
        "neck": ("thorax", "head"),
        **{
            f"{side} {joint}": (before if before in ("pelvis", "thorax") else f"{side} {before}", f"{side} {behind}")
            for side in ("near", "far")
            for joint, before, behind in (
                *(("hip", "pelvis", "thigh"), ("knee", "thigh", "shank"), ("ankle", "shank", "foot")),
                *(("toe", "foot", "toes"), ("shoulder", "thorax", "upper arm")),
                *(("elbow", "upper arm", "forearm"), ("wrist", "forearm", "hand")),
            )
        },
    }
)
"""For each joint but the pelvis the segments before and behind it."""


NEUTRAL: JointAngles = MappingProxyType(dict.fromkeys(("body", "pelvis", *SEGMENTS), (0.0, 0.0, 0.0)))
"""Standing to attention."""
