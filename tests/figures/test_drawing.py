"""Drawn figures: nested groups lead to the joints that geometry puts there, and tape lies only where it can be seen."""

import math
import re

import pytest

from drillbook.figures.crop import crop_of
from drillbook.figures.drawing import Moment, all_poses, stills, strip, thumbnail
from drillbook.figures.marks import Kind, Mark
from drillbook.figures.movement import Movement, movement_of
from drillbook.figures.parts import PARTS
from drillbook.figures.pose import MUSCLES, Camera, Near
from drillbook.figures.scene import drawn
from drillbook.figures.silhouette import bounds
from drillbook.figures.tape import STRIPS, visible
from drillbook.figures.view import projection_of
from drillbook.figures.writing import all_text
from tests.figures.bodies import figures
from tests.figures.pictures import drawing, origins

NEARLY = 0.2
"""Centimetres of a body of 165 cm by which a drawn joint may be off."""


@pytest.fixture(params=sorted(figures()))
def movement(request: pytest.FixtureRequest) -> Movement:
    """Each drill's figure in turn."""
    return movement_of(figures()[request.param])


def test_nested_groups_lead_to_the_joints(movement: Movement) -> None:
    for body in movement.moments:
        sight = movement.sight(body)
        for name, part in PARTS.items():
            x, y = movement.seen.point(body.joints[part.joint])
            drawn_at = sight.places[name]
            assert math.dist((x, y), drawn_at) < NEARLY, (name, drawn_at)


def test_the_text_says_what_was_worked_out(movement: Movement) -> None:
    sight = movement.sight(movement.bodies[0])
    found = list(origins(drawing(all_text(drawn(movement, sight, ()), sight))))
    shifts = [(0.0, 0.0), (4.8, 0.0)] if movement.build.flat else [(0.0, 0.0)]
    for joint in ("near knee", "near ankle", "near elbow", "far knee", "far ankle", "lumbar", "neck"):
        x, y = movement.seen.point(movement.bodies[0].joints[joint])
        assert any(math.dist((x + dx, y + dy), at) < NEARLY for dx, dy in shifts for at in found), joint


def test_nothing_reaches_out_of_the_picture(movement: Movement) -> None:
    crop = crop_of(movement)
    for body in movement.moments:
        left, top, right, bottom = bounds(body, movement.seen)
        assert crop.left <= left
        assert right <= crop.right
        assert crop.top <= top
        assert bottom <= crop.top + crop.height


@pytest.mark.parametrize("drill", sorted(figures()))
def test_pictures_of_a_drill_share_their_scale_and_are_labelled(drill: str) -> None:
    shown = stills(figures()[drill], "Some drill")
    boxes = {drawing(still.svg).get("viewBox") for still in shown}
    assert len(boxes) == 1, "the figure would jump from one picture to the next"
    for still in shown:
        root = drawing(still.svg)
        assert root.get("role") == "img"
        assert (root.get("aria-label") or "").startswith(f"Some drill, {still.name}")


@pytest.mark.parametrize("drill", sorted(figures()))
def test_pictures_name_no_colour_and_no_id(drill: str) -> None:
    figure = figures()[drill]
    for svg in [*(still.svg for still in all_poses(figure)), thumbnail(figure)]:
        for element in drawing(svg).iter():
            assert not {"id", "fill", "stroke"} & set(element.keys()), element.attrib


def test_a_label_says_what_is_seen() -> None:
    start, end = stills(figures()["clam"], "Clam")
    assert "seen from the front and above. Lying on the side, both legs bent" in start.svg
    assert "Tape on gluteus medius. An arrow shows the way of the near knee." in end.svg


def test_a_thumbnail_is_decoration_without_arrow_and_ghost() -> None:
    for figure in figures().values():
        root = drawing(thumbnail(figure))
        assert root.get("aria-hidden") == "true"
        assert not [element for element in root.iter() if element.get("class") in ("arrow", "ghost")]


def test_an_arrow_keeps_clear_of_the_body() -> None:
    figure = figures()["squat"]
    (arrow,) = [
        element
        for still in stills(figure, "Squat")
        for element in drawing(still.svg).iter()
        if element.get("class") == "arrow"
    ]
    x = float(re.findall(r"-?[\d.]+", arrow.get("d", ""))[0])
    movement = movement_of(figure)
    left, _, right, _ = bounds(movement.bodies[movement.peak], movement.seen)
    assert not left + 30 < x < right - 30


def test_every_muscle_has_its_place() -> None:
    assert set(STRIPS) == set(MUSCLES)


@pytest.mark.parametrize(
    ("muscle", "turn", "raised", "seen"),
    [
        ("gluteus maximus", -90, 4, True),
        ("gluteus maximus", 90, 4, False),
        ("quadriceps", 90, 4, True),
        ("quadriceps", -90, 4, False),
        ("gluteus medius", 0, 0, True),
        ("gluteus medius", 180, 0, False),
        ("calf", 0, 0, True),
    ],
)
def test_tape_is_drawn_only_on_a_surface_that_faces_the_viewer(
    muscle: str, turn: float, raised: float, *, seen: bool
) -> None:
    standing = movement_of(figures()["squat"]).bodies[0]
    mark = Mark(muscle, Near.NEAR, Kind.WORKING)
    assert visible([standing], mark, projection_of(Camera(turn, raised))) is seen


def test_a_stretched_muscle_has_another_shape_than_a_working_one() -> None:
    still = next(still for still in stills(figures()["couch-stretch"], "Couch stretch") if still.name == "hold")
    classes = [element.get("class") for element in drawing(still.svg).iter()]
    assert "bars" in classes, "told by colour alone, some would not see it"
    assert "tape" in classes


def test_standing_figures_share_one_scale() -> None:
    heights = {
        name: float((drawing(thumbnail(figures()[name])).get("viewBox") or "").split()[3])
        for name in ("squat", "lunge-forward", "natural-run", "glute-squeeze")
    }
    assert max(heights.values()) / min(heights.values()) < 1.05, heights


def test_a_strip_has_a_place_for_each_body_and_tape_as_thick_as_given() -> None:
    tape = ("gluteus maximus", 0.3), ("gluteus maximus", 1.0)
    found = strip(figures()["natural-run"], [Moment(0, tape[:1]), Moment(1, tape[1:]), Moment(5)], "A stride")
    assert len(found.places) == 3
    edges = [element for element in drawing(found.svg).iter() if element.get("class") == "tape"]
    assert len(edges) == 2
    widths = [_spread(element.get("d", "")) for element in edges]
    assert widths[0] < widths[1]


def test_far_and_near_change_places_half_a_stride_later() -> None:
    movement = movement_of(figures()["natural-run"])
    here = strip(figures()["natural-run"], [Moment(0)], "").svg
    later = strip(figures()["natural-run"], [Moment(len(movement.walks))], "").svg
    assert here != later


def _spread(path: str) -> float:
    """How far apart the two long edges of a ribbon are at its start."""
    values = [float(value) for value in re.findall(r"-?\d+(?:\.\d+)?|-?\.\d+", path)]
    return math.dist(values[:2], values[-2:])
