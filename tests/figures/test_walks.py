"""Every figure of the site walks each of its movements: nothing slides, sinks, stretches or breaks on the way."""

import pytest

from drillbook.figures.contacts import Contact, Part
from drillbook.figures.placing import STEPS, goes_round, placed, walks
from drillbook.figures.pose import Figure, Role
from drillbook.figures.postures import postures
from drillbook.figures.settling import undersides
from drillbook.figures.skeleton import LENGTHS, Skeleton
from drillbook.figures.turning import distance, minus
from tests.figures.bodies import angles, figures, lengths

ONE_PERCENT_CM = 1.65
"""Of the 165 cm that the body is tall."""

# Normal ranges of motion in degrees, flexion positive: what an examiner calls usual, the extremes of sport in it.
RANGES = {
    "hip": (-26, 155),
    "knee": (-3, 155),
    "ankle": (-75, 35),
    "toe": (-30, 85),
    "shoulder": (-65, 185),
    "elbow": (-5, 150),
    "spine": (-35, 60),
    "neck": (-50, 50),
}
TOPS = {"box": 21, "bosu": 20}  # how far their tops reach from the middle, in centimetres
HIP_ROTATION = 60
SHIN_BOX_ROTATION = 83  # drawn at the hip, in life shared with the pelvis

FIGURES = sorted(figures())


def test_all_drills_that_move_have_a_figure() -> None:
    assert len(FIGURES) >= 41


@pytest.mark.parametrize("name", FIGURES)
def test_a_walk_has_nine_moments_and_ends_in_its_pose(name: str) -> None:
    figure = figures()[name]
    bodies = placed(figure)
    for walk in walks(figure):
        assert len(walk.skeletons) == STEPS + 1 == 9
        last = bodies[walk.end].exchanged() if walk.end < walk.start else bodies[walk.end]
        assert _apart(walk.skeletons[0], bodies[walk.start]) < 0.01
        assert _apart(_under_pelvis(walk.skeletons[-1]), _under_pelvis(last)) < 0.01


@pytest.mark.parametrize("name", FIGURES)
def test_nothing_sinks_into_the_ground(name: str) -> None:
    figure = figures()[name]
    for body, where in _moments(figure):
        for part, height in undersides(body).items():
            assert height > -ONE_PERCENT_CM, f"{where}: {part}"


STANDS_ON = [name for name in FIGURES if any(prop.name in TOPS for prop in figures()[name].props)]


@pytest.mark.parametrize("name", STANDS_ON)
def test_nothing_goes_through_what_it_stands_on(name: str) -> None:
    figure = figures()[name]
    for prop in figure.props:
        assert prop.at is not None
        assert prop.size is not None
        for body, where in _moments(figure):
            for part, height in undersides(body).items():
                over_it = part in body.joints and abs(body.joints[part][0] - prop.at) < TOPS[prop.name]
                assert not over_it or height > prop.size - ONE_PERCENT_CM, f"{where}: {part}"


@pytest.mark.parametrize("name", FIGURES)
def test_what_is_planted_stays(name: str) -> None:
    figure = figures()[name]
    poses = postures(figure)
    for walk in walks(figure):
        for contact in set(poses[walk.start].planted) & set(poses[walk.end].planted):
            for joint in (contact.joint,) if _lies(figure) else _joints(contact):
                places = [body.joints[joint] for body in walk.skeletons]
                assert all(distance(place, places[0]) < ONE_PERCENT_CM for place in places), (
                    f"{joint} on the way from {poses[walk.start].name} to {poses[walk.end].name}"
                )


@pytest.mark.parametrize("name", FIGURES)
def test_what_is_planted_lies_on_something(name: str) -> None:
    figure = figures()[name]
    tops = {0.0, *(prop.size for prop in figure.props if prop.name in ("box", "bosu") and prop.size)}
    for posture, body in zip(postures(figure), placed(figure), strict=True):
        for contact in posture.planted:
            if contact.part is not Part.PELVIS and not _lies(figure):
                height = body.joints[contact.joint][1] - contact.height
                assert min(abs(height - top) for top in tops) < ONE_PERCENT_CM, f"{posture.name}: {contact}"


@pytest.mark.parametrize("name", [name for name in FIGURES if goes_round(figures()[name])])
def test_a_runner_stays_in_the_picture_and_touches_the_ground(name: str) -> None:
    figure = figures()[name]
    poses = postures(figure)
    for walk in walks(figure):
        assert all(abs(body.joints["root"][0]) < 0.01 for body in walk.skeletons)
        in_the_air = poses[walk.start].lift or poses[walk.end].lift
        for body in walk.skeletons:
            lowest = min(undersides(body).values())
            assert lowest > -0.01
            assert in_the_air or lowest < 0.01


@pytest.mark.parametrize("name", FIGURES)
def test_no_joint_leaves_its_range(name: str) -> None:
    figure = figures()[name]
    for walk in walks(figure):
        for number, body in enumerate(walk.skeletons):
            for joint, (flexion, _, rotation) in angles(figure, walk.start, body).items():
                kind = joint.split()[-1]
                least, most = RANGES.get(kind, (-180, 180))
                where = f"{joint} {flexion:.0f} at {number}/8 from {figure.poses[walk.start].name}"
                assert least - 0.5 <= flexion <= most + 0.5, where
                if kind == "hip":
                    assert abs(rotation) <= (SHIN_BOX_ROTATION if name == "shin-box" else HIP_ROTATION), where


@pytest.mark.parametrize("name", FIGURES)
def test_no_limb_grows(name: str) -> None:
    figure = figures()[name]
    standing = lengths(placed(figure)[0])
    assert standing["near hip - near knee"] == pytest.approx(LENGTHS["thigh"])
    assert standing["far elbow - far wrist"] == pytest.approx(LENGTHS["forearm"])
    for body, where in _moments(figure):
        assert lengths(body) == pytest.approx(standing, abs=1e-6), where


@pytest.mark.parametrize("name", FIGURES)
def test_nothing_jumps_from_one_moment_to_the_next(name: str) -> None:
    figure = figures()[name]
    for walk in walks(figure):
        whole = max(_apart(walk.skeletons[0], walk.skeletons[-1]), 10)
        for number, (body, following) in enumerate(zip(walk.skeletons, walk.skeletons[1:], strict=False)):
            assert _apart(body, following) < 0.45 * whole + 5, f"{number}/8 from {figure.poses[walk.start].name}"


def test_a_fault_stands_beside_the_movement() -> None:
    figure = figures()["flow-back"]
    faults = [number for number, pose in enumerate(figure.poses) if pose.role is Role.FAULT]

    assert len(faults) == 1
    assert all(walk.start not in faults and walk.end not in faults for walk in walks(figure))
    assert len(placed(figure)) == len(figure.poses)


def _moments(figure: Figure) -> list[tuple[Skeleton, str]]:
    """Each body of each walk, and of a figure that does not move its one body, with words for where it is."""
    found = [
        (body, f"{number}/8 from {figure.poses[walk.start].name}")
        for walk in walks(figure)
        for number, body in enumerate(walk.skeletons)
    ]
    return [*found, *((body, pose.name) for body, pose in zip(placed(figure), figure.poses, strict=True))]


def _lies(figure: Figure) -> bool:
    """Whether the body lies on its side: its feet roll on each other, its upper limbs rest on the lower ones."""
    return "body" in figure.poses[0].trunk


def _joints(contact: Contact) -> tuple[str, ...]:
    """All that a planted part keeps still."""
    return {
        Part.FOOT: (f"{contact.side} heel", f"{contact.side} ball"),
        Part.KNEE: (f"{contact.side} knee", f"{contact.side} ankle"),
        Part.ELBOW: (f"{contact.side} elbow", f"{contact.side} wrist"),
        Part.HAND: (f"{contact.side} wrist", f"{contact.side} hand"),
    }.get(contact.part, (contact.joint,))


def _apart(body: Skeleton, other: Skeleton) -> float:
    """How far the joint is that is farthest from where it is in `other`."""
    return max(distance(joint, other.joints[name]) for name, joint in body.joints.items())


def _under_pelvis(body: Skeleton) -> Skeleton:
    return body.moved(minus((0.0, 0.0, 0.0), body.joints["root"]))
