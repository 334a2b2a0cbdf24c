"""Moving figures: the numbers for the player give the bodies back, the phases lead from pose to pose."""

import gzip
import json
import math

import pytest

from drillbook.figures.drawing import motion
from drillbook.figures.movement import movement_of
from drillbook.figures.route import Leg, stops_of
from drillbook.figures.view import turned
from tests.figures.bodies import figures
from tests.figures.pictures import at_moment, component, origins

NEARLY = 0.45
"""Centimetres by which a joint may be off between the moments that are sent."""

HEAVIEST, USUAL = 12_000, 4_000
"""Bytes of one figure as it is sent: the heaviest has ten ways, seen obliquely, with the sides exchanged."""


JOINTS = ("lumbar", *(f"{side} {joint}" for side in ("near", "far") for joint in ("knee", "ankle", "elbow", "wrist")))


@pytest.mark.parametrize("drill", sorted(figures()))
def test_the_numbers_of_each_walk_lead_to_the_joints_of_its_bodies(drill: str) -> None:
    found = motion(figures()[drill])
    movement = movement_of(figures()[drill])
    shift = (4.8, 0.0) if movement.build.flat else (0.0, 0.0)
    for number, way in enumerate(movement.walks):
        for moment in range(9):
            places = list(origins(at_moment(found, number, moment / 8)))
            for joint in JOINTS:
                x, y = movement.seen.point(way.skeletons[moment].joints[joint])
                dx, dy = shift if joint.startswith("far") else (0.0, 0.0)
                seen = turned((x + dx, y + dy), movement.figure.falls)
                off = min(math.dist(seen, place) for place in places)
                assert off < NEARLY, (joint, number, moment)


@pytest.mark.parametrize("drill", sorted(figures()))
def test_a_figure_is_light(drill: str) -> None:
    sent = gzip.compress(json.dumps(motion(figures()[drill]), separators=(",", ":")).encode())
    assert len(sent) < HEAVIEST


def test_most_figures_are_very_light() -> None:
    sizes = sorted(len(gzip.compress(json.dumps(motion(each)).encode())) for each in figures().values())
    assert sizes[len(sizes) * 3 // 4] < USUAL


def test_the_same_figure_gives_the_same_text() -> None:
    figure = figures()["lunge-side"]
    assert json.dumps(motion(figure)) == json.dumps(motion(figure))


def test_a_phase_ends_in_the_pose_of_its_name_and_passes_those_without() -> None:
    movement = movement_of(figures()["lunge-forward"])
    names = [movement.figure.poses[n].name for n in movement.route]
    assert names == ["start", "lift the foot", "land", "step forward"]
    step_forward, push_back = stops_of(movement, ("step forward", "push back"))
    assert step_forward == [Leg((1, 2, 3), 3)]
    assert push_back == [Leg((-3, -2, -1), 0)]


def test_a_phase_after_the_last_pose_begins_where_the_rep_before_ended() -> None:
    movement = movement_of(figures()["posture-reset"])
    first, again = stops_of(movement, ("slump", "reset"))[0]
    assert first.path[0] == 1
    assert again.path[0] < 0
    assert first.end == again.end


def test_a_tempo_of_other_words_goes_to_the_peak_and_back() -> None:
    movement = movement_of(figures()["clam"])
    assert stops_of(movement, ("up", "stay", "down")) == [[Leg((1,), 1)], [Leg((), 1)], [Leg((-1,), 0)]]
    assert stops_of(movement, ("pulse",)) == [[Leg((1, -1), 0)]]


def test_running_goes_round_with_the_sides_exchanged() -> None:
    found = motion(figures()["natural-run"])
    assert [leg.get("swap", False) for leg in found["loop"]] == [False, True]
    assert found["swap"] is not None, "seen from the side, the other half has the same numbers"
    assert sorted(found["swap"]) == list(range(len(found["slots"])))


def test_faults_are_left_out_of_the_movement() -> None:
    figure = figures()["flow-back"]
    movement = movement_of(figure)
    assert len(movement.route) < len(figure.poses)
    assert len(motion(figure)["tape"][0]) == len(movement.route)


def test_the_ground_passes_by_whole_dashes_so_that_it_never_jumps() -> None:
    found = motion(figures()["stride"])
    (dashes,) = [n for n, slot in enumerate(found["slots"]) if slot == ["o"]]
    ends = [component(walk["at"][dashes][0], 1) / 10 for walk in found["walks"]]
    assert ends == sorted(ends)
    assert ends[-1] > 0
    assert ends[-1] % 20 == pytest.approx(0, abs=0.2)
