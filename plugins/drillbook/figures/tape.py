"""Where a muscle is marked: strips of tape on the body's surface, and whether a viewer sees them. Knows no colours."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import atan2, cos, degrees, radians, sin
from types import MappingProxyType

from drillbook.figures.body import Shape
from drillbook.figures.marks import Kind, Mark
from drillbook.figures.outline import flat_list, ribbon, through
from drillbook.figures.parts import Sight
from drillbook.figures.skeleton import SIDES, Skeleton
from drillbook.figures.turning import Vector, dot
from drillbook.figures.view import Projection

ORIGINS: Mapping[str, str] = MappingProxyType(
    {"pelvis": "root", "thorax": "lumbar", "thigh": "hip", "shank": "knee", "upper arm": "shoulder"}
)
"""The joint that a segment's own points are counted from."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A muscle's tape: start, middle and end on segments of the body, the near side's, and the way it faces.

    Points are forward, up and outward from the segment's joint, in centimetres; `group` names what holds it.
    """

    group: str
    points: tuple[tuple[str, Vector], tuple[str, Vector], tuple[str, Vector]]
    faces: tuple[str, Vector]
    width: float = 6.6


@dataclass(frozen=True, slots=True)
class Seat:
    """The round of the buttock, on which its strip slides downward as the hip bends.

    `forward` and `up` are its middle from the hip, `radius` how far the strip's middle line lies from there, in
    centimetres; `top` and `bottom` are where the strip ends, in degrees from straight back, downward positive;
    `slides` says how far each of the two goes with the thigh, as shares.
    """

    forward: float = -2.2
    up: float = -0.6
    radius: float = 7.2
    top: float = -52.0
    bottom: float = 52.0
    slides: tuple[float, float] = (0.1, 0.3)


SEAT = Seat()
OUTWARD = (4.5, 8.0, 9.0)
"""How far to the side start, middle and end of the buttock's strip lie, in centimetres."""

STRIPS: Mapping[str, Strip] = MappingProxyType(
    {
        "gluteus maximus": Strip(
            "pelvis",
            (("pelvis", (-8.2, 6.6, 4.5)), ("pelvis", (-9.4, -1.6, 8.0)), ("pelvis", (-6.2, -7.6, 9.0))),
            ("pelvis", (-0.95, 0.0, 0.3)),
            6.4,
        ),
        "gluteus medius": Strip(
            "pelvis",
            (("pelvis", (-5.2, 12.2, 8.5)), ("pelvis", (-3.0, 6.6, 10.5)), ("pelvis", (-0.6, 0.6, 11.5))),
            ("pelvis", (-0.1, 0.2, 0.97)),
        ),
        "gluteus minimus": Strip(
            "pelvis",
            (("pelvis", (2.4, 11.0, 8.0)), ("pelvis", (1.9, 6.0, 10.0)), ("pelvis", (0.4, 0.6, 11.0))),
            ("pelvis", (0.2, 0.1, 0.97)),
            5.4,
        ),
        "deep hip rotators": Strip(
            "pelvis",
            (("pelvis", (-9.0, 2.6, 6.5)), ("pelvis", (-5.4, 0.4, 9.0)), ("pelvis", (-0.4, -0.4, 10.5))),
            ("pelvis", (-0.6, 0.0, 0.8)),
            5.4,
        ),
        "tensor fasciae latae": Strip(
            "pelvis",
            (("pelvis", (5.6, 9.0, 8.5)), ("pelvis", (5.2, 1.0, 10.5)), ("thigh", (3.6, -12.0, 6.5))),
            ("pelvis", (0.5, 0.0, 0.85)),
            5.4,
        ),
        "hip flexors": Strip(
            "pelvis",
            (("pelvis", (5.8, 11.6, 4.0)), ("pelvis", (7.6, 0.6, 6.5)), ("thigh", (6.8, -13.0, 1.0))),
            ("pelvis", (0.96, 0.0, 0.25)),
            6.2,
        ),
        "quadriceps": Strip(
            "thigh",
            (("thigh", (6.2, -10.0, 1.5)), ("thigh", (7.3, -21.0, 1.5)), ("thigh", (5.2, -34.0, 1.0))),
            ("thigh", (0.95, 0.0, 0.3)),
        ),
        "hamstrings": Strip(
            "thigh",
            (("thigh", (-6.0, -12.0, 1.0)), ("thigh", (-6.4, -23.0, 1.0)), ("thigh", (-4.8, -35.0, 0.5))),
            ("thigh", (-0.95, 0.0, 0.2)),
            6.0,
        ),
        "adductors": Strip(
            "thigh",
            (("thigh", (1.0, -5.0, -6.2)), ("thigh", (0.8, -16.0, -6.4)), ("thigh", (0.0, -29.0, -5.0))),
            ("thigh", (0.3, 0.0, -0.95)),
            6.0,
        ),
        "calf": Strip(
            "shank",
            (("shank", (-5.6, -4.0, 0.5)), ("shank", (-6.8, -13.0, 0.5)), ("shank", (-4.2, -25.0, 0.0))),
            ("shank", (-0.97, 0.0, 0.15)),
            5.6,
        ),
        "back extensors": Strip(
            "thorax",
            (("pelvis", (-6.8, 9.0, 3.2)), ("thorax", (-6.4, 5.0, 3.2)), ("thorax", (-7.0, 19.0, 3.6))),
            ("thorax", (-0.98, 0.0, 0.1)),
            5.4,
        ),
        "trunk rotators": Strip(
            "thorax",
            (("pelvis", (5.4, 9.0, 8.0)), ("thorax", (3.6, 4.0, 11.0)), ("thorax", (-2.6, 15.0, 13.5))),
            ("thorax", (0.4, 0.0, 0.9)),
            6.0,
        ),
        "abdominals": Strip(
            "thorax",
            (("pelvis", (7.0, 6.0, 2.6)), ("thorax", (7.2, 2.0, 2.6)), ("thorax", (8.6, 16.0, 3.0))),
            ("thorax", (0.98, 0.0, 0.1)),
            5.6,
        ),
    }
)
"""Where each muscle lies, on the near side."""

CORNER, OUTLINE = 3.0, 2.2
"""How round a strip's corners are, and how much wider its edge is, in centimetres across."""

HIDDEN = -0.35
"""A surface that faces away from the viewer more than this has its tape out of sight; at 0 it is seen on edge."""

ON_TOP = 0.3
"""A far muscle that faces the viewer more than this lies over the trunk."""


def facing(skeleton: Skeleton, mark: Mark, seen: Projection) -> float:
    """How far the marked surface faces the viewer: 1 straight at them, 0 on edge, -1 away."""
    segment, way = STRIPS[mark.muscle].faces
    own = way[0], way[1], way[2] * SIDES[mark.side]
    return dot(skeleton.turns[_named(segment, mark.side)].of(own), seen.toward)


def visible(skeletons: Sequence[Skeleton], mark: Mark, seen: Projection) -> bool:
    """Whether the marked surface can be seen at all of these moments, or nearly all."""
    return sum(facing(skeleton, mark, seen) > HIDDEN for skeleton in skeletons) * 2 > len(skeletons)


def tape(sight: Sight, mark: Mark, thickness: float = 1) -> list[Shape]:
    """The shapes of one mark: the strip and its edge; a stretched one is open and crossed by bars.

    `thickness` is a share of the strip's usual width.
    """
    strip = STRIPS[mark.muscle]
    width = max(CORNER + 0.4, strip.width * thickness)
    group = _named(strip.group, mark.side)
    places = [sight.own(group, point) for point in strip_points(sight, mark)]
    bounds = tuple(ribbon(places, width - CORNER))
    edge = Shape(group, values=bounds, letter="Q", width=CORNER + OUTLINE, style="tape-edge")
    inner = Shape(group, values=bounds, letter="Q", width=CORNER, style="tape")
    if mark.kind is Kind.WORKING:
        return [edge, inner]
    middle = tuple(flat_list(through(places)))
    bars = Shape(group, values=middle, letter="Q", end="", width=width - 0.4, style="bars")
    return [
        Shape(group, values=bounds, letter="Q", width=CORNER + OUTLINE, style="stretch-edge"),
        Shape(group, values=bounds, letter="Q", width=CORNER, style="stretch"),
        bars,
    ]


def strip_points(sight: Sight, mark: Mark) -> Iterable[Vector]:
    """Start, middle and end of a mark's tape, in space."""
    if mark.muscle == "gluteus maximus":
        yield from _on_the_seat(sight, mark.side)
        return
    for segment, (forward, up, out) in STRIPS[mark.muscle].points:
        joint = ORIGINS[segment]
        origin = joint if segment in ("pelvis", "thorax") else f"{mark.side} {joint}"
        yield sight.on(_named(segment, mark.side), origin, (forward, up, out * SIDES[mark.side]))


def _on_the_seat(sight: Sight, side: str) -> Iterable[Vector]:
    """Start, middle and end of the tape round the buttock."""
    turns = sight.skeleton.turns
    pelvis, down = turns["pelvis"], turns[f"{side} thigh"].up
    bent = max(0.0, degrees(atan2(-dot(down, pelvis.forward), dot(down, pelvis.up))))
    first, last = SEAT.top + bent * SEAT.slides[0], SEAT.bottom + bent * SEAT.slides[1]
    for angle, out in zip((first, (first + last) / 2, last), OUTWARD, strict=True):
        forward = SEAT.forward - SEAT.radius * cos(radians(angle))
        up = SEAT.up - SEAT.radius * sin(radians(angle))
        yield sight.on("pelvis", "root", (forward, up, out * SIDES[side]))


def _named(segment: str, side: str) -> str:
    return segment if segment in ("pelvis", "thorax") else f"{side} {segment}"
