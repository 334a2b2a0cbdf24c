"""From written poses to bodies that stay where they are planted, and the ways between them. Knows no file, no drawing.

The first pose stands with what it plants first at 0, on the floor. What stays planted from one pose to the next keeps
its place; what is newly planted is set down where the pose's angles put it. On a treadmill the pelvis stays and the
lowest foot touches the ground, or is `lift` above it.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from drillbook.figures.contacts import FOOT_POINTS, Contact, Part
from drillbook.figures.exchanging import exchanged_angles, swapped
from drillbook.figures.joint_angles import JointAngles
from drillbook.figures.pose import Figure, Mirror, Role
from drillbook.figures.postures import Posture, blended, postures
from drillbook.figures.settling import Held, flat_foot, set_down, settled, settled_angles, undersides
from drillbook.figures.skeleton import Skeleton, skeleton_of
from drillbook.figures.turning import ORIGIN, Vector, between, plus

__all__ = ["STEPS", "Placement", "Walk", "goes_round", "placed", "placements", "swapped", "walks"]

STEPS = 8
"""Into how many steps a walk is cut."""

STANDS_ON = ("box", "bosu")
"""Props whose top carries a foot or a hand."""


@dataclass(frozen=True, slots=True)
class Walk:
    """One way from a pose to the next written one: STEPS + 1 moments, evenly spaced, both ends in it.

    `start` and `end` are the numbers of the poses, from 0.
    """

    skeletons: tuple[Skeleton, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Placement:
    """A written pose in its place: the body, the angles it came to, and what it holds where."""

    posture: Posture
    skeleton: Skeleton
    angles: JointAngles
    held: tuple[Held, ...] = ()

    @property
    def root(self) -> Vector:
        """The mid-point between the hips."""
        return self.skeleton.joints["root"]


def placed(figure: Figure) -> tuple[Skeleton, ...]:
    """One body for each written pose, faults too."""
    return tuple(each.skeleton for each in placements(figure))


def placements(figure: Figure) -> tuple[Placement, ...]:
    """Each written pose in its place."""
    surfaces = (0.0, *(prop.size for prop in figure.props if prop.name in STANDS_ON and prop.size))
    found: list[Placement] = []
    before: Placement | None = None
    for posture in postures(figure):
        placement = _on_treadmill(posture) if posture.treadmill else _placement(posture, before, surfaces)
        found.append(placement)
        if posture.role is Role.MOVEMENT:
            before = placement
    return tuple(found)


def _on_treadmill(posture: Posture) -> Placement:
    body = skeleton_of(posture.angles)
    height = (posture.lift or 0.0) - min(undersides(body).values())
    return Placement(posture, body.moved((0.0, height, 0.0)), posture.angles)


def _placement(posture: Posture, before: Placement | None, surfaces: Sequence[float]) -> Placement:
    angles = posture.angles
    held = _still_held(before, posture, settled(angles, (), ORIGIN)) if before else ()
    body = settled(angles, held, before.root if before else ORIGIN)
    contacts = posture.planted
    if not held:
        contacts = _lowest_first(body, contacts)
        body = body.moved(_to_the_ground(body, contacts, surfaces if before else (0.0,), starts=before is None))
    lying = {each.contact: each for each in held}
    held = tuple(
        lying.get(contact)
        or set_down(body, contact, surfaces, wrist_written=f"{contact.side} wrist" in posture.written)
        for contact in contacts
    )
    body = settled(angles, held, body.joints["root"])
    return Placement(posture, body, settled_angles(body, angles), held)


LEVEL_CM = 6.0
"""Contacts no farther apart in height than this are meant to be on one ground."""


def _lowest_first(body: Skeleton, contacts: Sequence[Contact]) -> tuple[Contact, ...]:
    """The contacts in their order, but those well above the lowest behind the others: it is the lowest that stands.

    A body that lies on its pelvis is put down as a whole.
    """
    if any(contact.part is Part.PELVIS for contact in contacts):
        return tuple(contacts)
    lowest = min((_clearance(body, contact) for contact in contacts), default=0.0)
    return tuple(sorted(contacts, key=lambda contact: _clearance(body, contact) > lowest + LEVEL_CM))


def _clearance(body: Skeleton, contact: Contact) -> float:
    return body.joints[contact.joint][1] - contact.height


def _to_the_ground(body: Skeleton, contacts: Sequence[Contact], surfaces: Sequence[float], *, starts: bool) -> Vector:
    """The way that brings the first of the contacts to the ground, and at the start to 0."""
    first = contacts[0] if contacts else Contact(Part.PELVIS)
    x, y, _ = body.joints[first.joint]
    if first.part is Part.PELVIS:
        return -x if starts else 0.0, -min(undersides(body).values()), 0.0
    surface = min(surfaces, key=lambda height: abs(height + first.height - y))
    return -x if starts else 0.0, surface + first.height - y, 0.0


def _still_held(before: Placement, posture: Posture, body: Skeleton) -> tuple[Held, ...]:
    """What stays planted from the pose before, in the order of `posture`; a foot may go over its ball or its heel."""
    found: list[Held] = []
    for contact in posture.planted:
        for each in before.held:
            if each.contact == contact:
                found.append(each)
            elif each.contact.side == contact.side and each.contact.part is Part.FOOT and contact.part in FOOT_POINTS:
                found.append(_rolling(each, contact))
            elif each.contact.side == contact.side and contact.part is Part.FOOT and each.contact.part in FOOT_POINTS:
                foot = flat_foot(body.turns[contact.segment])
                place = plus(each.place, foot.of(FOOT_POINTS[each.contact.part]), -1)
                found.append(Held(contact, place, foot))
    return tuple(found)


def _rolling(foot: Held, contact: Contact) -> Held:
    """A foot that lay flat, now held at its ball or heel alone."""
    own = FOOT_POINTS[contact.part]
    return Held(contact, plus(foot.place, foot.turn.of(own) if foot.turn else own))


def held_on_the_way(start: Placement, end: Placement) -> tuple[Held, ...]:
    """What both poses plant, so that it stays all the way; a foot that rolls stays at its ball or heel."""
    found: list[Held] = []
    for each in end.held:
        for other in start.held:
            if other.contact == each.contact:
                found.append(other)
            elif other.contact.side == each.contact.side and other.contact.part in FOOT_POINTS:
                found += [other] if each.contact.part is Part.FOOT else []
            elif other.contact.side == each.contact.side and each.contact.part in FOOT_POINTS:
                found += [each] if other.contact.part is Part.FOOT else []
    return tuple(found)


def goes_round(figure: Figure) -> bool:
    """Whether the last pose leads to the first with near and far exchanged, as in running."""
    return figure.mirror is Mirror.SWAP and "treadmill" in figure.planted


def walks(figure: Figure) -> tuple[Walk, ...]:
    """The ways between the poses of the movement, in order; faults are left out.

    For a figure that goes round one more leads from the last to the first with near and far exchanged.
    """
    numbered = [(n, each) for n, each in enumerate(placements(figure)) if each.posture.role is Role.MOVEMENT]
    found = [_walk(start, end, first, last) for (first, start), (last, end) in itertools.pairwise(numbered)]
    if goes_round(figure) and numbered:
        (first, end), (last, start) = numbered[0], numbered[-1]
        other = Placement(end.posture, end.skeleton.exchanged(), exchanged_angles(end.angles))
        found.append(_walk(start, other, last, first))
    return tuple(found)


def _walk(start: Placement, end: Placement, first: int, last: int) -> Walk:
    held = held_on_the_way(start, end)
    moments = tuple(_moment(start, end, held, step / STEPS) for step in range(STEPS + 1))
    return Walk(moments, first, last)


def _moment(start: Placement, end: Placement, held: Sequence[Held], share: float) -> Skeleton:
    angles = blended(start.angles, end.angles, share)
    body = settled(angles, held, between(start.root, end.root, share))
    if not (start.posture.treadmill and end.posture.treadmill):
        return body
    on_the_ground = -min(undersides(body).values())
    if start.posture.lift or end.posture.lift:
        return body.moved((0.0, max(0.0, on_the_ground), 0.0))
    return body.moved((0.0, on_the_ground, 0.0))
