"""What a figure asks for that no body does: to slip, to reach too far, to sink into the floor. Knows no file."""

from collections.abc import Iterator
from dataclasses import dataclass

from drillbook.figures.contacts import Contact, Part
from drillbook.figures.joint_angles import JointAngles, joint_of
from drillbook.figures.placing import Placement, placements, walks
from drillbook.figures.pose import ARM, LEG, TRUNK, Figure, Range
from drillbook.figures.settling import carrying, settled, undersides
from drillbook.figures.skeleton import Skeleton
from drillbook.figures.turning import distance

ADULT_CM = 165.0
SLACK_CM = ADULT_CM / 100
"""What is planted may move by this much, and the body may sink into the ground: 1 % of its height."""

SLIDE_CM = 12.0
"""Written angles that put a planted part farther than this from its place mean something else than to stay there."""

RANGES = {
    "spine": (TRUNK["spine"],) * 3,
    "neck": (TRUNK["neck"],) * 3,
    "hip": (LEG["hip"], LEG["abd"], LEG["rot"]),
    "knee": (LEG["knee"],),
    "ankle": (LEG["ankle"],),
    "toe": (LEG["toe"],),
    "shoulder": (ARM["sh"], ARM["abd"], ARM["rot"]),
    "elbow": (ARM["el"],),
}
"""How far each joint goes, in degrees: flexion, abduction, rotation; nothing is said of the rest."""

SLACK_DEGREES = 3.0
"""How much more a joint may bend than its range where a contact asks for it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one pose, and what to do about it."""

    pose: str
    says: str
    cure: str


def faults(figure: Figure) -> tuple[Fault, ...]:
    """Everything that is wrong, in order of the poses; of the ways between them only what sinks into the ground."""
    found = list[Fault]()
    before: Placement | None = None
    placed = placements(figure)
    for placement in placed:
        here = [*_sliding(placement, before)] or [*_far(placement), *_bent(placement), *_sunk(placement.skeleton)]
        found += [Fault(placement.posture.name, says, cure) for says, cure in here]
        before = placement
    for walk in walks(figure):
        ends = {placed[walk.start].posture.name, placed[walk.end].posture.name}
        sunk = next((each for body in walk.skeletons for each in _sunk(body)), None)
        if sunk and not ends & {fault.pose for fault in found}:
            name, before_name = placed[walk.end].posture.name, placed[walk.start].posture.name
            cure = f"{sunk[1]}, or write a pose between `{before_name}` and this one"
            found.append(Fault(name, f"{sunk[0]} on the way to it", cure))
    return tuple(found)


def _sliding(placement: Placement, before: Placement | None) -> Iterator[tuple[str, str]]:
    """What is planted elsewhere than the written angles put it, seen from what carries the body."""
    kept = {held.contact for held in before.held} if before else set[Contact]()
    written = settled(placement.posture.angles, carrying(placement.held), placement.root)
    for contact, place in ((held.contact, held.place) for held in placement.held):
        away = distance(written.joints[contact.joint], place)
        if away > SLIDE_CM:
            where = "where it is planted" if contact in kept else "the ground"
            would = "would slide: its" if contact in kept else "is planted, but its"
            cure = f"change the angles of the {contact.limb or 'body'}, or leave `{contact}` out of `planted`"
            yield f"the {contact} {would} angles put it {away:.0f} cm from {where}", cure


def _far(placement: Placement) -> Iterator[tuple[str, str]]:
    for held in placement.held:
        away = distance(placement.skeleton.joints[held.contact.joint], held.place)
        if away > SLACK_CM and held.contact.part is not Part.PELVIS:
            yield (
                f"the {held.contact} cannot reach the place where it is planted: {away:.0f} cm are missing",
                ("bring the body nearer to it, or leave it out of `planted`"),
            )


def beyond_range(angles: JointAngles) -> Iterator[tuple[str, float, Range]]:
    """The joints that go farther than a joint goes, with the angle and how far it may."""
    for joint, given in angles.items():
        for angle, reach in zip(given, RANGES.get(joint_of(joint)[1], ()), strict=False):
            if not reach.least - SLACK_DEGREES <= angle <= reach.most + SLACK_DEGREES:
                yield joint, angle, reach


def _bent(placement: Placement) -> Iterator[tuple[str, str]]:
    for joint, angle, reach in beyond_range(placement.angles):
        says = f"the {joint} has to go to {angle:.0f} for what is planted to stay: {reach.least:g} to {reach.most:g}"
        yield says, "move the body, or leave it out of `planted`"


def _sunk(body: Skeleton) -> Iterator[tuple[str, str]]:
    under = undersides(body)
    lowest = min(under, key=lambda joint: under[joint])
    if under[lowest] < -SLACK_CM:
        yield f"the {lowest} is {-under[lowest]:.0f} cm under the ground", "bend or lift it"
