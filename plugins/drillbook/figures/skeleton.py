"""The body as joints and segments in space, put together from the angles of its joints. Knows no floor and no file."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from drillbook.figures.joint_angles import SEGMENTS, JointAngles, joint_turn, pelvis_turn
from drillbook.figures.turning import ORIGIN, Turn, Vector, plus

__all__ = ["LENGTHS", "RADII", "SIDES", "Skeleton", "Turn", "Vector", "arm_of", "leg_of", "skeleton_of"]

SIDES: Mapping[str, int] = MappingProxyType({"near": 1, "far": -1})
"""The two sides, and which way each lies from the middle."""

LENGTHS: Mapping[str, float] = MappingProxyType(
    {
        "thigh": 42.0,
        "shank": 41.0,
        "pelvis": 14.0,
        "thorax": 34.0,
        "shoulder": 31.0,
        "head": 15.5,
        "upper arm": 28.0,
        "forearm": 24.0,
        "hand": 9.0,
        "half hips": 8.5,
        "half shoulders": 16.0,
        "toes": 6.5,
    }
)
"""Lengths in centimetres of an adult of 165 cm, rounded from usual body proportions.

`shoulder` is from waist to shoulder line, `head` from the base of the neck to the middle of the head, the halves from
the middle to one joint.
"""

HEEL: Vector = (-4.5, -5.2, 0.0)
BALL: Vector = (12.0, -5.7, 0.0)
"""Heel and ball of the foot as the foot sees them from the ankle."""

TOE: Vector = (LENGTHS["toes"], -0.2, 0.0)
HEAD: Vector = (1.5, LENGTHS["head"], 0.0)
NOSE: Vector = (9.6, -2.2, 0.0)
"""From the ball of the foot, from the base of the neck, from the middle of the head."""

RADII: Mapping[str, float] = MappingProxyType(
    {
        "hip": 6.8,
        "knee": 5.1,
        "ankle": 3.3,
        "heel": 2.8,
        "ball": 2.3,
        "toe": 2.1,
        "shoulder": 4.7,
        "elbow": 3.8,
        "wrist": 2.9,
        "hand": 2.7,
        "root": 7.8,
        "lumbar": 7.2,
        "chest": 7.4,
        "neck": 3.9,
        "head": 9.4,
        "nose": 2.1,
    }
)
"""How thick the body is about each joint, in centimetres; `root` is the pelvis, `chest` lies below the neck."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A body in space.

    `joints` are points in centimetres: root, lumbar, neck, head, nose, and for `near` and `far` each: hip, knee, ankle,
    heel, ball, toe, shoulder, elbow, wrist, hand (its fingertips). `turns` are the orientations of pelvis, thorax,
    head, and for each side thigh, shank, foot, toes, upper arm, forearm, hand.
    """

    joints: Mapping[str, Vector]
    turns: Mapping[str, Turn]

    def moved(self, way: Vector) -> "Skeleton":
        """The same body, `way` from where it was."""
        return Skeleton({name: plus(joint, way) for name, joint in self.joints.items()}, self.turns)

    def exchanged(self) -> "Skeleton":
        """The same body seen in a mirror that stands between its halves: near is far and far is near."""
        return Skeleton(
            {_other(name): (x, y, -z) for name, (x, y, z) in self.joints.items()},
            {_other(name): _mirrored(turn) for name, turn in self.turns.items()},
        )

    def with_limb(self, limb: "Skeleton") -> "Skeleton":
        """The same body with the joints and segments of `limb` instead of its own."""
        return Skeleton({**self.joints, **limb.joints}, {**self.turns, **limb.turns})


def _other(name: str) -> str:
    side, space, part = name.partition(" ")
    return f"{ {'near': 'far', 'far': 'near'}.get(side, side) }{space}{part}"


def _mirrored(turn: Turn) -> Turn:
    (fx, fy, fz), (ux, uy, uz), (nx, ny, nz) = turn.forward, turn.up, turn.near
    return Turn((fx, fy, -fz), (ux, uy, -uz), (-nx, -ny, nz))


def leg_of(side: str, hip: Vector, thigh: Turn, shank: Turn, foot: Turn, toes: Turn) -> Skeleton:
    """One leg alone, hung from `hip`, its segments as these orientations."""
    knee = plus(hip, thigh.up, -LENGTHS["thigh"])
    ankle = plus(knee, shank.up, -LENGTHS["shank"])
    ball = plus(ankle, foot.of(BALL))
    joints = {"hip": hip, "knee": knee, "ankle": ankle, "heel": plus(ankle, foot.of(HEEL)), "ball": ball}
    joints["toe"] = plus(ball, toes.of(TOE))
    return _limb(side, joints, {"thigh": thigh, "shank": shank, "foot": foot, "toes": toes})


def arm_of(side: str, shoulder: Vector, upper_arm: Turn, forearm: Turn, hand: Turn) -> Skeleton:
    """One arm alone, hung from `shoulder`, its segments as these orientations."""
    elbow = plus(shoulder, upper_arm.up, -LENGTHS["upper arm"])
    wrist = plus(elbow, forearm.up, -LENGTHS["forearm"])
    joints = {"shoulder": shoulder, "elbow": elbow, "wrist": wrist, "hand": plus(wrist, hand.up, -LENGTHS["hand"])}
    return _limb(side, joints, {"upper arm": upper_arm, "forearm": forearm, "hand": hand})


def _limb(side: str, joints: Mapping[str, Vector], turns: Mapping[str, Turn]) -> Skeleton:
    return Skeleton(
        {f"{side} {name}": joint for name, joint in joints.items()},
        {f"{side} {name}": turn for name, turn in turns.items()},
    )


def skeleton_of(angles: JointAngles, root: Vector = ORIGIN) -> Skeleton:
    """The body with these angles, the mid-point between its hips at `root`."""
    turns = {"pelvis": pelvis_turn(angles)}
    for joint, (before, behind) in SEGMENTS.items():
        turns[behind] = turns[before].then(joint_turn(joint, angles[joint]))
    pelvis, thorax, head = turns["pelvis"], turns["thorax"], turns["head"]
    lumbar = plus(root, pelvis.up, LENGTHS["pelvis"])
    neck = plus(lumbar, thorax.up, LENGTHS["thorax"])
    middle = plus(neck, head.of(HEAD))
    joints = {"root": root, "lumbar": lumbar, "neck": neck, "head": middle, "nose": plus(middle, head.of(NOSE))}
    shoulders = plus(lumbar, thorax.up, LENGTHS["shoulder"])
    for side, sign in SIDES.items():
        hip = plus(root, pelvis.near, LENGTHS["half hips"] * sign)
        shoulder = plus(shoulders, thorax.near, LENGTHS["half shoulders"] * sign)
        leg = (turns[f"{side} {segment}"] for segment in ("thigh", "shank", "foot", "toes"))
        arm = (turns[f"{side} {segment}"] for segment in ("upper arm", "forearm", "hand"))
        joints |= leg_of(side, hip, *leg).joints
        joints |= arm_of(side, shoulder, *arm).joints
    return Skeleton(joints, turns)
