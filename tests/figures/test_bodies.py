"""What holds for any body, however it is bent: bones keep their length, sides are alike, limbs reach what is near."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drillbook.figures.contacts import contacts_of
from drillbook.figures.exchanging import exchanged_angles
from drillbook.figures.joint_angles import NEUTRAL, SEGMENTS, JointAngles, joint_angles, joint_turn
from drillbook.figures.marks import Kind, Mark, marks
from drillbook.figures.placing import placed, swapped, walks
from drillbook.figures.pose import ARM, LEG, TRUNK, Arrow, Figure, Mirror, Near, Pose, Range, Role, Shows, Way
from drillbook.figures.reaching import bent
from drillbook.figures.skeleton import LENGTHS, RADII, skeleton_of
from drillbook.figures.start_positions import START_POSITIONS, Position, begun
from drillbook.figures.turning import cross, distance, dot, length, plus, unit
from tests.figures.bodies import figures, lengths


def _within(reach: Range) -> st.SearchStrategy[float]:
    return st.integers(int(reach.least), int(reach.most)).map(float)


LEGS = st.fixed_dictionaries({joint: _within(reach) for joint, reach in LEG.items()})
ARMS = st.fixed_dictionaries({joint: _within(reach) for joint, reach in ARM.items()})
TRUNKS = st.fixed_dictionaries(
    {joint: st.tuples(_within(reach), st.integers(-40, 40), st.integers(-40, 40)) for joint, reach in TRUNK.items()}
)
POSES = st.builds(
    lambda trunk, *limbs: Pose(
        "any", trunk, dict(zip(("near_leg", "far_leg", "near_arm", "far_arm"), limbs, strict=True))
    ),
    *(TRUNKS, LEGS, LEGS, ARMS, ARMS),
)
JOINTS: st.SearchStrategy[JointAngles] = st.fixed_dictionaries(
    {joint: st.tuples(*(st.integers(-170, 170).map(float),) * 3) for joint in NEUTRAL}
)


@given(JOINTS)
def test_bones_keep_their_length_and_segments_stay_square(angles: JointAngles) -> None:
    body = skeleton_of(angles)

    assert lengths(body) == pytest.approx(lengths(skeleton_of(NEUTRAL)))
    for name, turn in body.turns.items():
        assert length(turn.forward) == pytest.approx(1), name
        assert dot(turn.forward, turn.up) == pytest.approx(0, abs=1e-9), name
        assert distance(cross(turn.forward, turn.up), turn.near) == pytest.approx(0, abs=1e-9), name


@given(JOINTS)
def test_the_other_side_does_the_same_mirrored(angles: JointAngles) -> None:
    one, other = skeleton_of(angles), skeleton_of(exchanged_angles(angles))

    assert exchanged_angles(exchanged_angles(angles)) == angles
    for joint, (x, y, z) in one.exchanged().joints.items():
        assert other.joints[joint] == pytest.approx((x, y, z), abs=1e-6), joint
    for segment, turn in one.exchanged().turns.items():
        assert other.turns[segment].near == pytest.approx(turn.near, abs=1e-6), segment


@given(JOINTS)
def test_angles_are_read_as_they_were_written(angles: JointAngles) -> None:
    turns = skeleton_of(angles).turns
    for joint, (before, behind) in SEGMENTS.items():
        read = joint_angles(joint, turns[before].to(turns[behind]), angles[joint])
        again = turns[before].then(joint_turn(joint, read))

        assert distance(again.forward, turns[behind].forward) < 1e-6, joint
        if abs(abs(angles[joint][1]) - 90) > 1:  # straight out to the side, flexion and rotation are one
            assert read == pytest.approx(angles[joint], abs=1e-4), joint


@given(st.tuples(*(st.floats(-60, 60),) * 3), st.tuples(*(st.floats(-1, 1),) * 3))
def test_two_bones_end_where_they_should_or_point_there(
    end: tuple[float, float, float], near: tuple[float, float, float]
) -> None:
    if length(cross(end, near)) < 0.1 * length(end) or length(end) < 1.5:
        return
    upper, lower = bent((0, 0, 0), end, (42, 41), near, outward=1)
    knee = plus((0, 0, 0), upper.up, -42)
    ankle = plus(knee, lower.up, -41)

    if length(end) < 82.9:
        assert distance(ankle, end) < 1e-6
    else:
        assert distance(unit(ankle), unit(end)) < 1e-6
    assert dot(upper.forward, plus(knee, ankle, -0.5)) > -1e-6, "a knee goes forward"


@given(POSES)
def test_a_figure_swapped_twice_is_itself(pose: Pose) -> None:
    arrows = (Arrow(follows="near knee"), Arrow(at="far hip", way=Way.NEAR))
    first = replace(pose, attend=Near.FAR, planted=("near foot", "ball of far foot"), arrows=arrows)
    figure = Figure((first,), shows=Shows.RIGHT, working=("calf", "far calf", "both hamstrings"))
    other = swapped(figure)

    assert swapped(other) == figure
    assert other.poses[0].limbs["near_leg"] == pose.limbs["far_leg"]
    assert other.poses[0].planted == ("far foot", "ball of near foot")
    assert other.poses[0].arrows == (Arrow(follows="far knee"), Arrow(at="near hip", way=Way.FAR))
    assert other.poses[0].attend is Near.NEAR
    assert other.working == ("far calf", "calf", "both hamstrings")
    assert other.shows is Shows.LEFT


@pytest.mark.parametrize("name", ["lunge-forward", "bird-dog-still", "shin-box"])
def test_the_other_side_is_placed_as_the_mirror_image(name: str) -> None:
    figure = figures()[name]
    for body, other in zip(placed(figure), placed(swapped(figure)), strict=True):
        for joint, place in body.exchanged().joints.items():
            assert other.joints[joint] == pytest.approx(place, abs=0.01), joint


def test_the_end_of_a_shin_box_is_the_beginning_of_the_other_side() -> None:
    figure = figures()["shin-box"]
    last, other = placed(figure)[-1], placed(swapped(figure))[0]

    assert max(distance(place, other.joints[joint]) for joint, place in last.joints.items()) < 3


@given(st.integers(0, 110), st.integers(0, 110), st.integers(-10, 50))
def test_whoever_stands_on_both_feet_keeps_them_where_they_are(hip: int, knee: int, lean: int) -> None:
    bent_legs = {"near_leg": {"hip": hip, "knee": knee}, "far_leg": {"hip": hip, "knee": knee}}
    figure = begun(Figure((Pose("start", {}, {}), Pose("sit", {"pelvis": (lean,)}, bent_legs))), Position.STANDING)

    for body in walks(figure)[0].skeletons:
        for side in ("near", "far"):
            assert body.joints[f"{side} heel"][1] == pytest.approx(RADII["heel"], abs=0.01)
            place = (12, RADII["ball"], 8.5 if side == "near" else -8.5)
            assert body.joints[f"{side} ball"] == pytest.approx(place, abs=0.01)


@pytest.mark.parametrize("position", Position)
def test_a_start_position_stands_or_lies_on_what_it_plants(position: Position) -> None:
    body = placed(begun(Figure((Pose("start", {}, {}),)), position))[0]

    assert contacts_of(START_POSITIONS[position].planted)
    assert 0 < body.joints["root"][1] < 100
    assert body.joints["head"][1] > RADII["head"] - 1.65


def test_a_foot_rolls_from_flat_to_its_ball_and_its_ball_stays() -> None:
    heel_up = Pose("heel up", {}, {"near_leg": {"ankle": -30}}, planted=("ball of near foot",))
    walk = walks(begun(Figure((Pose("start", {}, {}), heel_up)), Position.STANDING))[0]
    balls = [body.joints["near ball"] for body in walk.skeletons]

    assert all(ball == pytest.approx(balls[0], abs=1e-6) for ball in balls)
    assert walk.skeletons[-1].joints["near heel"][1] > walk.skeletons[0].joints["near heel"][1] + 5
    assert walk.skeletons[-1].joints["near toe"][1] == pytest.approx(RADII["ball"], abs=0.3)


def test_the_lowest_of_the_planted_parts_carries_the_body() -> None:
    lifted = Pose("start", {}, {"near_leg": {"hip": 90, "knee": 90}}, planted=("near foot", "far foot"))
    body = placed(begun(Figure((lifted,)), Position.STANDING))[0]

    assert body.joints["root"][1] > 85


def test_a_lifted_runner_is_as_high_as_asked() -> None:
    runner = Figure((Pose("flight", {}, {}, lift=12),), planted=("treadmill",), mirror=Mirror.SWAP)
    body = placed(runner)[0]

    assert body.joints["near toe"][1] - RADII["toe"] == pytest.approx(12, abs=0.2)
    assert len(walks(runner)) == 1


def test_a_marked_muscle_is_the_near_one_unless_said() -> None:
    poses = (Pose("start", {}, {}), Pose("up", {}, {}), Pose("hold", {}, {}, working=("far calf",), stretched=()))
    figure = Figure(poses, working=("calf", "both hamstrings"), stretched=("adductors",))

    assert marks(figure, 0) == ()
    assert marks(figure, 1) == (
        Mark("calf", Near.NEAR, Kind.WORKING),
        Mark("hamstrings", Near.NEAR, Kind.WORKING),
        Mark("hamstrings", Near.FAR, Kind.WORKING),
        Mark("adductors", Near.NEAR, Kind.STRETCHED),
    )
    assert marks(figure, 2) == (Mark("calf", Near.FAR, Kind.WORKING),)


def test_after_a_fault_the_movement_goes_on_from_where_it_was() -> None:
    knees = {"near_leg": {"hip": 40, "knee": 60}, "far_leg": {"hip": 40, "knee": 60}}
    poses = (Pose("start", {}, {}), Pose("sink", {}, knees, role=Role.FAULT), Pose("stand", {}, {}))
    start, fault, stand = placed(begun(Figure(poses), Position.STANDING))

    assert fault.joints["root"][1] < start.joints["root"][1] - 5
    assert stand.joints == start.joints


def test_half_a_body_is_not_longer_than_the_whole() -> None:
    standing = skeleton_of(NEUTRAL)
    height = standing.joints["head"][1] + RADII["head"] - standing.joints["near heel"][1] + RADII["heel"]

    assert height == pytest.approx(165, abs=4)
    assert LENGTHS["thigh"] + LENGTHS["shank"] > height / 2
