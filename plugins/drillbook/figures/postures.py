"""The poses of a figure in full: what an author left out is as in the pose before. Knows no place in space."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from drillbook.figures.contacts import Contact, contacts_of
from drillbook.figures.joint_angles import NEUTRAL, JointAngles
from drillbook.figures.pose import Figure, Pose, Role
from drillbook.figures.turning import Vector, between

TREADMILL = "treadmill"

LIMB_JOINTS: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "leg": (("hip", ("hip", "abd", "rot")), ("knee", ("knee",)), ("ankle", ("ankle",)), ("toe", ("toe",))),
    "arm": (("shoulder", ("sh", "abd", "rot")), ("elbow", ("el",)), ("wrist", ("wr",))),
}
"""For each kind of limb its joints, and the author's keys for flexion, abduction and rotation of each."""


@dataclass(frozen=True, slots=True)
class Posture:
    """One pose in full: all angles, what it plants, and how high its lowest foot is off a treadmill, in centimetres."""

    name: str
    angles: JointAngles
    planted: tuple[Contact, ...]
    treadmill: bool = False
    lift: float | None = None
    role: Role = Role.MOVEMENT
    written: frozenset[str] = field(default=frozenset())
    """The joints that were given angles, in this pose or in one before."""


def postures(figure: Figure) -> tuple[Posture, ...]:
    """Each written pose in full, in order; after a fault the movement goes on from where it was before."""
    full: list[Posture] = []
    before = Posture("", NEUTRAL, contacts_of(figure.planted), treadmill=TREADMILL in figure.planted)
    for pose in figure.poses:
        posture = _after(before, pose)
        full.append(posture)
        if pose.role is Role.MOVEMENT:
            before = posture
    return tuple(full)


def _after(before: Posture, pose: Pose) -> Posture:
    angles = dict(before.angles)
    written = set(before.written)
    for joint, given in pose.trunk.items():
        angles[joint] = (given[0], given[1], given[2]) if len(given) == 3 else (given[0], 0.0, 0.0)
        written.add(joint)
    for limb, joints in pose.limbs.items():
        side, kind = limb.split("_")
        for joint, keys in LIMB_JOINTS[kind]:
            name = f"{side} {joint}"
            old = angles[name]
            flexion, abduction, rotation = (
                joints.get(key, old[place]) for place, key in enumerate((*keys, "", "")[:3])
            )
            angles[name] = (flexion, abduction, rotation)
            if any(key in joints for key in keys):
                written.add(name)
    planted = before.planted if pose.planted is None else contacts_of(pose.planted)
    treadmill = before.treadmill if pose.planted is None else TREADMILL in pose.planted
    return Posture(pose.name, angles, planted, treadmill, pose.lift, pose.role, frozenset(written))


def blended(a: JointAngles, b: JointAngles, share: float) -> dict[str, Vector]:
    """The angles at `share` of the way from `a` to `b`, each going evenly."""
    return {joint: between(angles, b[joint], share) for joint, angles in a.items()}
