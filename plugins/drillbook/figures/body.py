"""The shapes of a body: tapered limbs, a trunk with front and back, feet, a face. Knows no muscle and no SVG."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from drillbook.figures.outline import Circle, flat_list, hull, limb, limb_sides, polygon, shaft
from drillbook.figures.parts import Sight
from drillbook.figures.skeleton import BALL, HEEL, LENGTHS, RADII, TOE
from drillbook.figures.turning import Vector
from drillbook.figures.view import Point


@dataclass(frozen=True, slots=True)
class Shape:
    """One outline in the group of a part.

    Either `d` holds it for good, or `values` are the numbers of a path that may change with the moment, written
    `M x y`, `letter`, the others, `end`. `width` is the width of its line in the colour of its ground: what rounds it.
    `scaled`: shortened with its bone.
    """

    part: str
    d: str = ""
    values: tuple[float, ...] = ()
    letter: str = ""
    end: str = "Z"
    width: float = 0
    scaled: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class Build:
    """How a whole movement is drawn.

    `flat`: seen exactly from the side; `short`: the bones that are ever seen shortened; `toned`: far limbs are lighter;
    `nose`: whether the face is turned to the viewer, None where each moment is to decide.
    """

    flat: bool
    short: frozenset[str]
    toned: bool = True
    nose: bool | None = None


BULGES: Mapping[str, tuple[Point, Point]] = MappingProxyType(
    {
        "thigh": ((1.7, 1.2), (1.0, 0.2)),
        "shank": ((0.2, -0.3), (2.9, 0.6)),
        "upper arm": ((0.7, 0.3), (0.7, 0.5)),
        "forearm": ((1.0, 0.0), (0.6, -0.1)),
    }
)
"""How far the flesh in front of and behind a bone stands out, at a third and at two thirds of the way down."""

ENDS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "thigh": (RADII["hip"], RADII["knee"]),
        "shank": (RADII["knee"], RADII["ankle"]),
        "upper arm": (RADII["shoulder"], RADII["elbow"]),
        "forearm": (RADII["elbow"], RADII["wrist"]),
    }
)

PELVIS: Sequence[Circle] = ((0.5, 0.6, 7.3), (-4.0, 1.0, 6.9), (0.1, -14, 6.8))
THORAX: Sequence[Circle] = ((0.1, 0, 6.8), (1.5, -17, 7.9), (-0.9, -25, 6.9), (-0.2, -30.6, 5.2))
NECK: Sequence[Circle] = ((-0.6, 1.5, 4.2), (1.2, -13, 4.1))
FACE: Sequence[Circle] = ((1.4, -16.2, 9.2), (3.9, -11.4, 6.2))
NOSE: Sequence[Circle] = ((10.6, -13.6, 2.0), (7, -14, 3.2))
FOOT: Sequence[Circle] = ((0, 0, RADII["ankle"]), (-4.2, 5.2, RADII["heel"]), (12, 5.7, RADII["ball"]), (5, 2.6, 3.0))
TOES: Sequence[Circle] = ((0, 0, RADII["ball"]), (6.5, 0.2, RADII["toe"]))
"""Outlines from the side, front to the right, down: what the body of a person has and a tube has not."""

NOSE_AHEAD = 2.5
"""So much nearer to the viewer than the middle of the head is the nose of a face that is seen."""

HALO = 3.0
"""How much wider than a limb its halo is."""

HALO_FROM: Mapping[str, float] = MappingProxyType({"thigh": 9.0, "upper arm": 8.0})
"""So far below its joint a limb begins to stand out from the trunk; above, both are one body."""


HALO_NONE = frozenset({"foot", "toes"})
"""A foot seen from the side lies beside the other one: what is left to see of that is not cut off from it."""


def leg(sight: Sight, side: str, build: Build) -> list[Shape]:
    """A leg from the hip to the toes."""
    foot, toes = f"{side} foot", f"{side} toes"
    shapes = [*_bone(f"{side} thigh", build), *_bone(f"{side} shank", build)]
    if build.flat:
        return [*shapes, Shape(foot, hull(FOOT)), Shape(toes, hull(TOES))]
    ball, heel = (BALL[0], BALL[1] + 0.2, 0.0), HEEL
    sole = (0.0, 0.0, 0.0), heel, (BALL[0], BALL[1], 2.6), (BALL[0], BALL[1], -2.6)
    tips = [(ball[0] + x * TOE[0], ball[1], z) for x, z in ((0, 2.4), (1, 1.4), (1, -1.4), (0, -2.4))]
    toe_turn = f"{side} toes" if f"{side} toes" in sight.skeleton.turns else foot
    front = [(tip[0] - ball[0], tip[1] - ball[1], tip[2]) for tip in tips]
    return [
        *shapes,
        _plate(sight, foot, f"{side} ankle", foot, sole, 2.9),
        _plate(sight, foot, f"{side} ball", toe_turn, front, 2.2),
    ]


def arm(sight: Sight, side: str, build: Build) -> list[Shape]:
    """An arm from the shoulder to the fingertips."""
    hand = f"{side} hand"
    tip = sight.own(hand, sight.skeleton.joints[hand])
    fingers = Shape(hand, values=(0.0, 0.0, *tip), letter="L", end="", width=RADII["hand"] * 2)
    return [*_bone(f"{side} upper arm", build), *_bone(f"{side} forearm", build), fingers]


def trunk(sight: Sight, build: Build) -> list[Shape]:
    """Pelvis, chest, neck and head."""
    if build.flat:
        outlines = (("pelvis", PELVIS), ("thorax", THORAX), ("head", NECK), ("head", NOSE), ("head", FACE))
        return [Shape(part, hull(circles)) for part, circles in outlines]
    hips, waist = LENGTHS["half hips"], LENGTHS["pelvis"]
    pelvis = (0.0, 0.0, hips), (0.0, waist, 5.4), (0.0, waist, -5.4), (0.0, 0.0, -hips)
    seat = (-4.0, -0.8, 6.2), (-4.0, -0.8, -6.2)
    ribs = (0.3, 0.0, 5.6), (0.3, 23.0, 9.6), (0.3, 23.0, -9.6), (0.3, 0.0, -5.6)
    top = (
        (0.3, 20.0, 9.6),
        (0.0, 30.2, 13.0),
        (0.0, 33.0, 3.0),
        (0.0, 33.0, -3.0),
        (0.0, 30.2, -13.0),
        (0.3, 20.0, -9.6),
    )
    middle = sight.own("head", sight.skeleton.joints["head"])
    return [
        _plate(sight, "pelvis", "root", "pelvis", pelvis, 7.2),
        _plate(sight, "pelvis", "root", "pelvis", seat, 6.7),
        _plate(sight, "thorax", "lumbar", "thorax", ribs, 6.9),
        _plate(sight, "thorax", "lumbar", "thorax", top, 5.0),
        Shape("head", values=(0.0, 0.0, *middle), letter="L", end="", width=8.2),
        *_face(sight, middle, build),
    ]


def faces_viewer(sight: Sight) -> bool:
    """Whether the face is seen from in front, so that the nose lies within the head's outline."""
    joints = sight.skeleton.joints
    return sight.seen.depth(joints["nose"]) - sight.seen.depth(joints["head"]) > NOSE_AHEAD


def _face(sight: Sight, middle: Point, build: Build) -> Iterable[Shape]:
    nose = sight.own("head", sight.skeleton.joints["nose"])
    chin = sight.own("head", sight.on("head", "head", (2.6, -4.6, 0.0)))
    yield _dot(
        "head", (middle[0] + (nose[0] - middle[0]) * 1.04, middle[1] + (nose[1] - middle[1]) * 1.04), RADII["nose"]
    )
    yield Shape("head", values=(*middle, *chin), letter="L", end="", width=13.0)
    yield _dot("head", middle, 9.2)
    if faces_viewer(sight) if build.nose is None else build.nose:
        way = nose[0] - middle[0], nose[1] - middle[1]
        yield _dot("head", (middle[0] + way[0] * 0.72, middle[1] + way[1] * 0.72), 1.7, "nose")


def halo(shapes: Iterable[Shape]) -> list[Shape]:
    """What is left free around a limb so that it stands out: all of it but where it leaves the trunk."""
    lowered: list[Shape] = []
    for shape in shapes:
        name = shape.part.split(" ", 1)[1]
        if name in HALO_NONE and not shape.values:
            continue
        if name not in HALO_FROM:
            lowered.append(replace(shape, width=shape.width + HALO) if shape.width else shape)
        elif shape.style != "cap":
            flesh = ((0.0, 0.0), (0.0, 0.0)) if shape.scaled else BULGES[name]
            corners = limb_sides(*ENDS[name], LENGTHS[name], *flesh, down=HALO_FROM[name])
            lowered.append(Shape(shape.part, polygon(corners), scaled=shape.scaled))
    return lowered


def _bone(part: str, build: Build) -> list[Shape]:
    name = part.split(" ", 1)[1]
    start, end = ENDS[name]
    if build.flat and part not in build.short:
        return [Shape(part, limb(start, end, LENGTHS[name], *BULGES[name]))]
    cap = Shape(part, values=(0.0, 0.0, 0.0, 0.0), letter="L", end="", width=start * 2, style="cap")
    return [Shape(part, shaft(start, end, LENGTHS[name]), scaled=True), cap]


def _plate(
    sight: Sight, part: str, joint: str, segment: str, corners: Sequence[Vector], radius: float, style: str = ""
) -> Shape:
    places = [sight.own(part, sight.on(segment, joint, corner)) for corner in corners]
    return Shape(part, values=tuple(flat_list(places)), letter="L", width=radius * 2, style=style)


def _dot(part: str, at: Point, radius: float, style: str = "") -> Shape:
    return Shape(part, values=(*at, *at), letter="L", end="", width=radius * 2, style=style)
