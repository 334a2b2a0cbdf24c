"""Diagrams drawn: panels of SVG and the labels that stand about them. Knows neither pages nor how labels look."""

from dataclasses import dataclass, replace
from itertools import pairwise
from math import cos, pi, sin

from drillbook.figures.crop import Crop, crop_of
from drillbook.figures.diagram import (
    BodyDiagram,
    CircleDiagram,
    Diagram,
    Muscle,
    StrideDiagram,
    Turned,
    TwistDiagram,
)
from drillbook.figures.marks import Kind, Mark
from drillbook.figures.movement import Movement, movement_of
from drillbook.figures.outline import number, numbers
from drillbook.figures.pose import Figure, Near
from drillbook.figures.skeleton import RADII
from drillbook.figures.still import scene_text
from drillbook.figures.strip import Moment, strip
from drillbook.figures.tape import STRIPS, strip_points
from drillbook.figures.view import Point
from drillbook.figures.writing import size_text

LEAST_APART = 0.17
"""Labels on one side are at least so far from each other, as a share of the picture's height."""

UNDER = "below"


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside a picture: at `x` and `y`, shares of its width and height, on the side `side` of that place.

    `side` is `left`, `right`, `above`, `below` or `in`. `strong` marks what the tape marks.
    """

    x: float
    y: float
    side: str
    name: str
    words: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """A picture and its labels."""

    svg: str
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn diagram: what kind it is, and its panels side by side."""

    kind: str
    panels: tuple[Panel, ...]


def drawing_of(diagram: Diagram) -> Drawing:
    """The panels of a diagram with their labels. All pictures are decorative: the diagram's own sentence tells them."""
    match diagram.content:
        case StrideDiagram() as stride:
            return Drawing("stride", (_stride(stride),))
        case CircleDiagram() as circle:
            return Drawing("circle", (_circle(circle),))
        case BodyDiagram() as body:
            return _body(body)
        case TwistDiagram() as twist:
            return Drawing("twist", _twist(twist))


# ───── a stride ─────


def _stride(stride: StrideDiagram) -> Panel:
    moments = [Moment(stage.at, ((stride.muscle, stage.share),)) for stage in stride.stages]
    drawn = strip(stride.figure, moments, "", apart=104.0)
    labels = tuple(
        Label(x, 1, UNDER, stage.name, stage.words, strong=stage.share >= 0.5)
        for stage, x in zip(stride.stages, drawn.places, strict=True)
    )
    return Panel(drawn.svg.replace('role="img" aria-label=""', 'aria-hidden="true"'), labels)


# ───── a circle ─────

RING, ROOM = 60.0, 100.0
"""The radius of a circle of steps, and half the picture's size."""

HEAD_ROOM = 20.0
"""Room for the words of the first step, above the circle."""

GAP = 41.0
"""Degrees left free at each step for its words."""


def _circle(circle: CircleDiagram) -> Panel:
    count = len(circle.steps)
    angles = [360 * step / count - 90 for step in range(count)]
    text, labels = "", []
    top, height = -RING - HEAD_ROOM, 2 * RING + HEAD_ROOM + 8
    for angle, step in zip(angles, circle.steps, strict=True):
        start, end = _on_ring(angle + GAP), _on_ring(angle + 360 / count - GAP)
        stop = angle + 360 / count - GAP
        arc = f"M{numbers(start)}A{number(RING)} {number(RING)} 0 0 1 {numbers(end)}{_head(end, stop + 90)}"
        text += f'<path class="arrow" stroke-width="2.6" d="{arc}"/>'
        x, y = _on_ring(angle)
        labels.append(Label(_share(x + ROOM, 2 * ROOM), _share(y - top, height), "in", step.name, step.words))
    box = f"{number(-ROOM)} {number(top)} {number(2 * ROOM)} {number(height)}"
    return Panel(_svg(text, box, 2 * ROOM, height), tuple(labels))


def _share(part: float, whole: float) -> float:
    return round(part / whole, 4)


def _on_ring(angle: float) -> Point:
    return RING * cos(angle * pi / 180), RING * sin(angle * pi / 180)


def _head(tip: Point, angle: float, size: float = 8.0) -> str:
    """An open arrowhead at `tip` that points along `angle`, in degrees."""
    ends = [
        (tip[0] + size * cos((angle + turn) * pi / 180), tip[1] + size * sin((angle + turn) * pi / 180))
        for turn in (150, 210)
    ]
    return f"M{numbers(ends[0])}L{numbers(tip)}L{numbers(ends[1])}"


# ───── a body with labelled muscles ─────


def _body(diagram: BodyDiagram) -> Drawing:
    figure = _marked(diagram.figure, diagram.pose, diagram.muscles)
    movement = movement_of(figure)
    crop = _crop_of_pose(movement, diagram.pose)
    places = [_place(movement, diagram.pose, muscle) for muscle in diagram.muscles]
    lying = crop.width > crop.height
    labels = _labels_about(movement, diagram, places, crop, lying=lying)
    ends = [(crop.left + label.x * crop.width, crop.top + label.y * crop.height) for label in labels]
    text = scene_text(movement, diagram.pose, crop, arrows=False)
    text += _crossing(diagram.muscles, places, ends) if diagram.crossed else _leaders(places, ends)
    svg = _svg(text, crop.text, crop.width, crop.height)
    return Drawing("lying" if lying else "standing", (Panel(svg, tuple(labels)),))


def _marked(figure: Figure, pose: int, muscles: tuple[Muscle, ...]) -> Figure:
    """The figure with these muscles marked on the pose and no others."""
    own = {kind: tuple(muscle.name for muscle in muscles if muscle.kind is kind) for kind in Kind}
    marked = replace(figure.poses[pose], working=own[Kind.WORKING], stretched=own[Kind.STRETCHED], arrows=(), ghost="")
    poses = (*figure.poses[:pose], marked, *figure.poses[pose + 1 :])
    return replace(figure, poses=poses, working=(), stretched=())


def _crop_of_pose(movement: Movement, pose: int) -> Crop:
    return crop_of(replace(movement, bodies=(movement.bodies[pose],), walks=()))


def _place(movement: Movement, pose: int, muscle: Muscle) -> Point:
    """Where the middle of a muscle's tape is seen."""
    sight = movement.sight(movement.bodies[pose])
    _, middle, _ = strip_points(sight, Mark(muscle.name, Near.NEAR, muscle.kind))
    return movement.seen.point(middle)


def _labels_about(
    movement: Movement, diagram: BodyDiagram, places: list[Point], crop: Crop, *, lying: bool
) -> list[Label]:
    """A label for each muscle on the side that the muscle faces, none in another's way."""
    body, labels = movement.bodies[diagram.pose], []
    for muscle, place in zip(diagram.muscles, places, strict=True):
        segment, way = STRIPS[muscle.name].faces
        turn = body.turns[segment if segment in ("pelvis", "thorax") else f"near {segment}"]
        x, y = movement.seen.point(turn.of(way))
        at_x, at_y = (place[0] - crop.left) / crop.width, (place[1] - crop.top) / crop.height
        if lying:
            side, x, y = ("above", at_x, 0.0) if y < 0 else ("below", at_x, 1.0)
        else:
            side, x, y = ("right", 1.0, at_y) if x > 0 else ("left", 0.0, at_y)
        name = muscle.name[:1].upper() + muscle.name[1:]
        labels.append(Label(round(x, 4), round(y, 4), side, name, muscle.words, strong=muscle.kind is Kind.WORKING))
    return labels if lying else _spread(labels)


def _spread(labels: list[Label]) -> list[Label]:
    """The same labels, those of one side far enough from each other."""
    found = list(labels)
    for side in ("left", "right"):
        order = sorted((n for n, label in enumerate(found) if label.side == side), key=lambda n: found[n].y)
        for before, after in pairwise(order):
            lack = found[before].y + LEAST_APART - found[after].y
            if lack > 0:
                found[before] = replace(found[before], y=round(found[before].y - lack / 2, 4))
                found[after] = replace(found[after], y=round(found[after].y + lack / 2, 4))
    return found


def _leaders(places: list[Point], ends: list[Point]) -> str:
    """A line from each muscle to its words."""
    text = ""
    for place, end in zip(places, ends, strict=True):
        text += f'<path class="leader" stroke-width="0.9" d="M{numbers(place)}L{numbers(end)}"/>'
        text += f'<path class="leader-end" stroke-width="3.4" d="M{numbers((*place, *place))}"/>'
    return text


def _crossing(muscles: tuple[Muscle, ...], places: list[Point], ends: list[Point]) -> str:
    """A line through the muscles of each kind, from the words of the first to those of the last."""
    text = ""
    for kind, style in ((Kind.WORKING, "cross"), (Kind.STRETCHED, "cross-open")):
        own = [n for n, muscle in enumerate(muscles) if muscle.kind is kind]
        if own:
            way = [ends[own[0]], *(places[n] for n in own), ends[own[-1]]]
            text += f'<path class="{style}" stroke-width="1.8" d="M{numbers(v for point in way for v in point)}"/>'
    return text


# ───── shoulders and pelvis turning against each other ─────

ABOVE = 56.0
"""Half the size of a picture from above."""

LEAST_TURN = 1.0
"""What is turned by less than this, in degrees, has no arrows."""

BAR = 30.0
"""Half the length of shoulders and pelvis there; both are drawn alike, so that their turns can be compared."""


def _twist(twist: TwistDiagram) -> tuple[Panel, ...]:
    drawn = strip(twist.figure, [Moment(twist.at)], "", apart=130.0)
    runner = drawn.svg.replace('role="img" aria-label=""', 'aria-hidden="true"')
    return (
        Panel(runner, (Label(0.5, 1, UNDER, twist.name),)),
        _from_above(twist.shoulders, "Shoulders", head=True),
        _from_above(twist.pelvis, "Pelvis", head=False),
    )


def _from_above(part: Turned, name: str, *, head: bool) -> Panel:
    """A bar across the body, running to the right; its near end is below, and the ringed hip on it."""
    text = f'<path class="neutral" stroke-width="1.4" d="M0 {number(-ABOVE + 8)}V{number(ABOVE - 8)}"/>'
    radius = RADII["shoulder"] + 2.4 if head else RADII["root"] - 0.7
    bar = f'<path class="near" stroke-width="{number(2 * radius)}" d="M0 {number(-BAR)}V{number(BAR)}"/>'
    if head:
        nose = f'<path class="near" stroke-width="6" d="M0 0H{number(RADII["head"] + 1.4)}"/>'
        skull = f'<path class="near" stroke-width="{number(2 * RADII["head"])}" d="M0 0H0"/>'
        bar += f'<path class="halo" stroke-width="{number(2 * RADII["head"] + 4)}" d="M0 0H0"/>{nose}{skull}'
    else:
        spot = f'd="M0 {number(BAR - 4)}V{number(BAR - 4)}"/>'
        bar += f'<path class="hip-ring" stroke-width="10.4" {spot}<path class="hip" stroke-width="6.4" {spot}'
    text += f'<g transform="rotate({number(-part.turn)})">{bar}</g>'
    text += _turning(part.turn, 1) + _turning(part.turn, -1) if abs(part.turn) >= LEAST_TURN else ""
    box = f"{number(-ABOVE)} {number(-ABOVE)} {number(2 * ABOVE)} {number(2 * ABOVE)}"
    svg = _svg(text, box, 2 * ABOVE, 2 * ABOVE)
    return Panel(svg, (Label(0.5, 1, UNDER, f"{name}, from above", part.words),))


def _turning(turn: float, end: int) -> str:
    """The arrow at one end of a bar: 1 the near end, below, -1 the far one."""
    radius, way = BAR + 17, 1 if turn > 0 else -1
    start, stop = (90 * end - way * turn_by for turn_by in (-9, 15))
    a, b = ((radius * cos(angle * pi / 180), radius * sin(angle * pi / 180)) for angle in (start, stop))
    sweep = 0 if way > 0 else 1
    arc = f"M{numbers(a)}A{number(radius)} {number(radius)} 0 0 {sweep} {numbers(b)}"
    return f'<path class="arrow" stroke-width="2.4" d="{arc}{_head(b, stop - way * 90, 6.5)}"/>'


def _svg(text: str, box: str, width: float, height: float) -> str:
    return f'<svg class="db-figure" {size_text(box, width, height)} aria-hidden="true">{text}</svg>'
