"""A body put where its contacts are held: one carries it, the limbs of the others reach. Knows no order of poses."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, degrees

from drillbook.figures.contacts import FOOT_POINTS, Contact, Part
from drillbook.figures.joint_angles import SEGMENTS, JointAngles, joint_angles
from drillbook.figures.reaching import arm_reaching, leg_reaching, pointing
from drillbook.figures.skeleton import RADII, Skeleton, arm_of, leg_of, skeleton_of
from drillbook.figures.turning import UP, Turn, Vector, cross, minus, plus, turn_of, unit

STANDING = 0.5
"""A foot stands, or wants to, where the upward part of its own up is more than this."""

CHEST_CM = 25.0
"""How far above the waist the chest is as thick as it gets."""


@dataclass(frozen=True, slots=True)
class Held:
    """A contact, the place where its joint stays, and the orientation its segment keeps, if it keeps one."""

    contact: Contact
    place: Vector
    turn: Turn | None = None


def settled(angles: JointAngles, held: Sequence[Held], root: Vector) -> Skeleton:
    """The body with these angles, hung from what is held.

    The pelvis where it is held, else the first contact, says where the body is, without any the `root`. The limbs of
    the other contacts reach for their places, so that their own angles give way.
    """
    body = skeleton_of(angles, root)
    for each in held:
        body = _stilled(body, each)
    if not held:
        return body
    carries = carrying(held)[0]
    body = body.moved(minus(carries.place, body.joints[carries.contact.joint]))
    busy = {carries.contact.limb, ""}
    for each in held:
        if each.contact.limb not in busy:
            busy.add(each.contact.limb)
            body = _stilled(_reaching(body, each), each)
    return body


def carrying(held: Sequence[Held]) -> Sequence[Held]:
    """The one contact that says where the body is; none where nothing is held."""
    return [each for each in held if each.contact.part is Part.PELVIS][:1] or held[:1]


def settled_angles(body: Skeleton, angles: JointAngles) -> dict[str, Vector]:
    """The angles that `body` has, which was settled from `angles`: those are kept where nothing gave way."""
    free = skeleton_of(angles).turns
    read = dict(angles)
    for joint, (before, behind) in SEGMENTS.items():
        if body.turns[before] != free[before] or body.turns[behind] != free[behind]:
            read[joint] = joint_angles(joint, body.turns[before].to(body.turns[behind]), angles[joint])
    return read


def _reaching(body: Skeleton, held: Held) -> Skeleton:
    """The same body, the limb of `held` reaching for its place."""
    contact, side, place = held.contact, held.contact.side, held.place
    foot = body.turns[f"{side} foot"]
    if contact.part is Part.HAND:
        return body.with_limb(arm_reaching(body, side, place, held.turn or body.turns[f"{side} hand"]))
    if contact.part in FOOT_POINTS:
        return body.with_limb(leg_reaching(body, side, plus(place, foot.of(FOOT_POINTS[contact.part]), -1), foot))
    if contact.part is Part.FOOT:
        return body.with_limb(leg_reaching(body, side, place, held.turn or foot))
    bone, top = ("thigh", "hip") if contact.part is Part.KNEE else ("upper arm", "shoulder")
    return _with_bone(body, side, bone, pointing(body.turns[f"{side} {bone}"], body.joints[f"{side} {top}"], place))


def _with_bone(body: Skeleton, side: str, bone: str, turn: Turn) -> Skeleton:
    """The same body with one bone as `turn`, what hangs from it unchanged in orientation."""
    turns = {**body.turns, f"{side} {bone}": turn}
    names = ("thigh", "shank", "foot", "toes") if bone in ("thigh", "shank", "foot", "toes") else ()
    if names:
        return body.with_limb(leg_of(side, body.joints[f"{side} hip"], *(turns[f"{side} {name}"] for name in names)))
    arm = (turns[f"{side} {name}"] for name in ("upper arm", "forearm", "hand"))
    return body.with_limb(arm_of(side, body.joints[f"{side} shoulder"], *arm))


def _stilled(body: Skeleton, held: Held) -> Skeleton:
    """The same body with the segment of `held` as it is held, what hangs from it following, and toes on the ground."""
    contact, turns = held.contact, body.turns
    if contact.part is Part.BALL:
        return _with_bone(body, contact.side, "toes", level_toes(turns[f"{contact.side} foot"]))
    if held.turn is None:
        return body
    bone = contact.segment.removeprefix(f"{contact.side} ")
    old = turns[contact.segment]
    body = _with_bone(body, contact.side, bone, held.turn)
    for behind in {"shank": ("foot", "toes"), "forearm": ("hand",)}.get(bone, ()):
        body = _with_bone(body, contact.side, behind, held.turn.then(old.to(turns[f"{contact.side} {behind}"])))
    return _with_bone(body, contact.side, "toes", held.turn) if bone == "foot" else body


def level_toes(foot: Turn) -> Turn:
    """The toes of a foot that stands on its ball: bent at the ball so far that they lie level."""
    return foot.then(turn_of(degrees(atan2(-foot.forward[1], foot.up[1])), 0, 0))


def set_down(body: Skeleton, contact: Contact, surfaces: Sequence[float], *, wrist_written: bool = True) -> Held:
    """Where `contact` comes to rest when it goes straight down, or up, to the nearest of these heights.

    A foot and a hand lie flat and keep their heading; a shin and a forearm lie as they are. A foot that is turned away
    from the ground stays in the air where it is, as the upper foot does in side-lying.
    """
    x, y, z = body.joints[contact.joint]
    if contact.part is Part.PELVIS:
        return Held(contact, (x, y, z))
    surface = min(surfaces, key=lambda height: abs(height + contact.height - y))
    place = (x, surface + contact.height, z)
    if contact.part is Part.FOOT:
        foot = body.turns[contact.segment]
        standing = foot.up[1] > STANDING
        return Held(contact, place, flat_foot(foot)) if standing else Held(contact, (x, y, z))
    if contact.part is Part.HAND:
        return Held(contact, place, _flat_hand(body, contact.side, wrist_written=wrist_written))
    return Held(contact, place, body.turns[contact.segment] if contact.segment else None)


def flat_foot(foot: Turn) -> Turn:
    """A foot as `foot`, but flat on the ground; its heading stays."""
    ahead = unit((foot.forward[0], 0.0, foot.forward[2]))
    return Turn(ahead, UP, cross(ahead, UP))


def _flat_hand(body: Skeleton, side: str, *, wrist_written: bool) -> Turn:
    """The hand flat on the ground; where no angle is written for the wrist it bends the way a wrist does."""
    fingers, front = body.turns[f"{side} hand"].up, body.turns[f"{side} forearm"].forward
    ahead = (-fingers[0], 0.0, -fingers[2])
    if not wrist_written:
        ahead = (ahead[0] + front[0], 0.0, ahead[2] + front[2])
    fingers = unit(ahead)
    back = (-fingers[0], 0.0, -fingers[2])
    return Turn(UP, back, cross(UP, back))


def undersides(body: Skeleton) -> dict[str, float]:
    """How high the underside of each joint and of the chest is over the floor, in centimetres."""
    found = {name: joint[1] - RADII[name.split()[-1]] for name, joint in body.joints.items() if name != "nose"}
    chest = plus(body.joints["lumbar"], body.turns["thorax"].up, CHEST_CM)
    found["chest"] = chest[1] - RADII["chest"]
    return found
