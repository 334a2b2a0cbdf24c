"""Things beside the body, and the ground it is on. Knows no colours and no muscle."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from drillbook.figures.body import Shape
from drillbook.figures.movement import Movement
from drillbook.figures.outline import flat_list, number, numbers, polygon
from drillbook.figures.parts import Sight
from drillbook.figures.pose import Prop
from drillbook.figures.skeleton import RADII, SIDES, Skeleton
from drillbook.figures.view import Point

EDGE = 1.3
"""The width of a prop's outline."""

MAT, PAD, BALL, ROLLER = 3.6, 4.0, 58.0, 15.0
"""How thick a mat and a pad are, how high a ball and a roller, where the author names no size."""

FRONT = ("plumb line",)
"""Props in front of the body."""

PLUMB = 178.0
"""How high a plumb line hangs."""

LEVEL, PATCH = 0.999, 10.0
"""Below this much of up, the floor is seen from above; how far a mat or a patch of floor stands out beyond the body."""


def standing(movement: Movement, *, front: bool = False) -> str:
    """The props that stay where they are, as SVG: those behind the body or those in front of it."""
    props = [prop for prop in movement.figure.props if prop.name in DRAWN and (prop.name in FRONT) == front]
    return "".join(DRAWN[prop.name](prop, movement) for prop in props)


def carried(movement: Movement, sight: Sight) -> dict[str, list[Shape]]:
    """The props that move with the body, by the layer that they belong to; `behind` for none."""
    found: dict[str, list[Shape]] = {}
    for prop in movement.figure.props:
        if prop.name == "dumbbells":
            for side in SIDES:
                found[f"{side} arm"] = _dumbbell(sight, side)
        elif prop.name == "cup":
            found["trunk"] = [_plain("pelvis", [(-8.6, -11.6), (-8.6, -4.4), (-20, -2.9), (-20, -13.1)])]
        elif prop.name == "roller":
            found["behind"] = _roller(movement, sight.skeleton, prop)
        elif prop.name == "heelbox":
            found["behind"] = _heel_box(sight.skeleton)
    return found


def mat_span(movement: Movement) -> tuple[float, float]:
    """From where to where the body touches or nearly touches the ground, and a hand's breadth more."""
    low = [place[0] for body in movement.moments for place in body.joints.values() if place[1] < 18]
    return min(low, default=-40.0) - 12, max(low, default=40.0) + 12


def ground(movement: Movement, left: float, right: float) -> str:
    """The floor from left to right; seen from above a patch of it, seen level a line."""
    if movement.seen.up[1] < LEVEL:
        has_mat = any(prop.name == "mat" for prop in movement.figure.props)
        return "" if has_mat else _patch(movement, "patch")
    line = MAT if any(prop.name == "mat" for prop in movement.figure.props) else 0.0
    kind = "floor scrolls" if movement.scrolls else "floor"
    return f'<path class="{kind}" stroke-width="1.6" d="M{numbers([left, line])}H{number(right)}"/>'


def patch(movement: Movement, margin: float) -> list[Point]:
    """The corners of the ground below the body, seen from above."""
    low = [place for body in movement.moments for place in body.joints.values() if place[1] < 24]
    x = min(place[0] for place in low) - margin, max(place[0] for place in low) + margin
    z = min(place[2] for place in low) - margin - 14, max(place[2] for place in low) + margin
    corners = (x[0], z[0]), (x[1], z[0]), (x[1], z[1]), (x[0], z[1])
    return [movement.seen.point((at, 0.0, beside)) for at, beside in corners]


def _patch(movement: Movement, kind: str) -> str:
    return f'<path class="{kind}" stroke-width="{EDGE}" d="{polygon(patch(movement, PATCH))}"/>'


def _mat(prop: Prop, movement: Movement) -> str:
    if movement.seen.up[1] < LEVEL:
        return _patch(movement, "prop")
    left, right = mat_span(movement)
    if prop.at is not None and prop.size is not None:
        left, right = prop.at - prop.size / 2, prop.at + prop.size / 2
    return _box(left, 0, right, -MAT, 1.4)


def _pad(prop: Prop, movement: Movement) -> str:
    body = movement.bodies[0]
    middle = prop.at if prop.at is not None else min(body.joints[f"{side} knee"] for side in SIDES)[0]
    half = (prop.size or 28) / 2
    return _box(middle - half, 0.0, middle + half, -PAD, 2)


def _wall(prop: Prop, movement: Movement) -> str:
    feet = [
        body.joints[f"{side} {joint}"][0] for body in movement.bodies for side in SIDES for joint in ("toe", "heel")
    ]
    surface = prop.at if prop.at is not None else min(feet) - RADII["toe"]
    return _box(surface - 7, prop.size or 110, surface, 0, 0.5)


def _chair(prop: Prop, movement: Movement) -> str:
    joints = movement.bodies[0].joints
    middle = prop.at if prop.at is not None else (joints["far knee"][0] + joints["far ankle"][0]) / 2
    height = prop.size or 43
    left, right = middle - 23, middle + 23
    legs = _box(left + 4, height - 5, left + 8, 0, 0.8) + _box(right - 8, height - 5, right - 4, 0, 0.8)
    return legs + _box(left, height, right, height - 6, 2)


def _box_prop(prop: Prop, movement: Movement) -> str:
    middle, height = _under_foot(prop, movement)
    return _box(middle - 21, height, middle + 21, 0, 1.6)


def _bosu(prop: Prop, movement: Movement) -> str:
    middle, height = _under_foot(prop, movement)
    half, top = 31.0, (height - 4.5) * 4 / 3 + 4.5
    left, right = middle - half, middle + half
    bend = [left + 4, -top, right - 4, -top, right, -4.5]
    dome = f'<path class="prop" stroke-width="{EDGE}" d="M{numbers([left, -4.5])}C{numbers(bend)}Z"/>'
    return dome + _box(left - 2, 5, right + 2, 0, 2)


def _under_foot(prop: Prop, movement: Movement) -> tuple[float, float]:
    """The middle and the height of what carries the foot that stands highest."""
    body = movement.bodies[movement.peak]
    side = max(SIDES, key=lambda each: body.joints[f"{each} ball"][1])
    heel, toe, ball = (body.joints[f"{side} {joint}"] for joint in ("heel", "toe", "ball"))
    middle = prop.at if prop.at is not None else (heel[0] + toe[0]) / 2
    return middle, prop.size if prop.size is not None else ball[1] - RADII["ball"]


def _ball(prop: Prop, movement: Movement) -> str:
    radius = (prop.size or BALL) / 2
    at = prop.at if prop.at is not None else movement.bodies[0].joints["root"][0] + 12
    around = (
        f'<circle class="prop" stroke-width="{EDGE}" cx="{number(at)}" cy="{number(-radius)}" r="{number(radius)}"/>'
    )
    seam = [at - radius * 0.62, -radius * 1.62, at - radius * 0.9, -radius, at - radius * 0.62, -radius * 0.38]
    return around + f'<path class="prop-edge" stroke-width="{EDGE}" d="M{numbers(seam[:2])}Q{numbers(seam[2:])}"/>'


def _plumb_line(prop: Prop, movement: Movement) -> str:
    joints = movement.bodies[movement.route[-1]].joints
    at = prop.at if prop.at is not None else joints["near ankle"][0] + 3
    top = -(prop.size or PLUMB)
    line = f'<path class="plumb" stroke-width="1.5" d="M{numbers([at, top])}V-8"/>'
    return line + f'<path class="plumb-bob" d="{polygon([(at - 2.6, -9), (at + 2.6, -9), (at, -1)])}"/>'


DRAWN: Mapping[str, Callable[[Prop, Movement], str]] = MappingProxyType(
    {
        "mat": _mat,
        "pad": _pad,
        "wall": _wall,
        "chair": _chair,
        "box": _box_prop,
        "bosu": _bosu,
        "ball": _ball,
        "plumb line": _plumb_line,
    }
)
"""What draws a prop that stays where it is."""


def _box(left: float, top: float, right: float, bottom: float, corner: float) -> str:
    """A rectangle; `top` and `bottom` are heights above the floor."""
    size = f'width="{number(right - left)}" height="{number(top - bottom)}" rx="{number(corner)}"'
    return f'<rect class="prop" stroke-width="{EDGE}" x="{number(left)}" y="{number(-top)}" {size}/>'


def _dumbbell(sight: Sight, side: str) -> list[Shape]:
    """A bar held across the hand, a weight at each end; it stays level."""
    hand = f"{side} hand"
    grip = sight.skeleton.joints[f"{side} wrist"], sight.skeleton.joints[hand]
    x, y, z = (a + (b - a) * 0.65 for a, b in zip(*grip, strict=True))

    def bar(left: float, right: float, half: float) -> Shape:
        corners = (left, -half), (right, -half), (right, half), (left, half)
        return _plain(hand, [sight.own(hand, (x + along, y + up, z)) for along, up in corners])

    return [bar(-7, 7, 1.4), bar(-11.5, -6.5, 5), bar(6.5, 11.5, 5)]


def _roller(movement: Movement, body: Skeleton, prop: Prop) -> list[Shape]:
    """Under the middle of the thigh in the middle pose; it rolls half as far as the body goes."""
    height = prop.size or ROLLER
    middle = movement.bodies[movement.route[len(movement.route) // 2]].joints
    thigh = (middle["near hip"][0] + middle["near knee"][0]) / 2
    gone = (body.joints["root"][0] - middle["root"][0]) / 2
    at, y = (prop.at if prop.at is not None else thigh) + gone, -height / 2
    return [
        Shape("", values=(at, y, at, y), letter="L", end="", width=width, style=style)
        for width, style in ((height, "prop-edge"), (height - EDGE * 2, "prop-in"), (height / 3, "prop-edge"))
    ]


def _heel_box(body: Skeleton) -> list[Shape]:
    """Below the near heel, as high as the heel lies."""
    x, y, _ = body.joints["near heel"]
    top = max(y - RADII["heel"], 0.1)
    return [_plain("", [(x - 12, -top), (x + 8, -top), (x + 8, 0), (x - 12, 0)])]


def _plain(part: str, corners: Sequence[Point]) -> Shape:
    return Shape(part, values=tuple(flat_list(corners)), letter="L", width=EDGE, style="prop")
