"""Outlines as the text of SVG paths: tapered limbs, rounded plates, ribbons. Knows no body."""

from collections.abc import Iterable, Sequence
from functools import cache
from math import cos, hypot, pi, sin

from drillbook.figures.view import Point

Circle = tuple[float, float, float]
"""A round corner: to the right, down, radius."""

SIDE_STEPS = 4
"""Into so many straight pieces the side of a limb is cut."""

CORNERS = 48
"""So many points stand for a circle while the outline around several is looked for."""


def number(value: float) -> str:
    """A number to a tenth, as short as it can be written."""
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


def numbers(values: Iterable[float]) -> str:
    """Numbers with as little as possible between them."""
    text = ""
    for value in values:
        written = number(value)
        text += written if not text or written.startswith("-") else f" {written}"
    return text


def flat_list(points: Iterable[Point]) -> list[float]:
    """Points as a plain list of numbers."""
    return [value for point in points for value in point]


def polygon(points: Sequence[Point]) -> str:
    """A closed shape with these corners; its roundness comes from the width of its line."""
    return f"M{numbers(flat_list(points))}Z"


@cache
def limb(start: float, end: float, length: float, front: Point = (0, 0), back: Point = (0, 0)) -> str:
    """A bone's flesh, drawn straight down with front to the right: round at both ends, `start` and `end` their radii.

    `front` and `back` say how much further the flesh stands out at a third and at two thirds of the way.
    """
    third, two = length / 3, length * 2 / 3
    thirds = start + (end - start) / 3, start + (end - start) * 2 / 3
    right = [thirds[0] + front[0], third, thirds[1] + front[1], two, end, length]
    left = [-thirds[1] - back[1], two, -thirds[0] - back[0], third, -start, 0.0]
    ends = [end, end, 0, 0, 1, -end, length], [start, start, 0, 0, 1, start, 0.0]
    return f"M{numbers([start, 0])}C{numbers(right)}A{numbers(ends[0])}C{numbers(left)}A{numbers(ends[1])}Z"


def limb_sides(
    start: float, end: float, length: float, front: Point = (0, 0), back: Point = (0, 0), *, down: float
) -> list[Point]:
    """Points on the sides of a `limb` from `down` below its joint to its far end: down the front, up the back."""
    thirds = start + (end - start) / 3, start + (end - start) * 2 / 3

    def out(share: float, bulge: Point) -> float:
        rest = 1 - share
        controls = start, thirds[0] + bulge[0], thirds[1] + bulge[1], end
        weights = rest**3, 3 * rest * rest * share, 3 * rest * share * share, share**3
        return sum(weight * control for weight, control in zip(weights, controls, strict=True))

    shares = [(down + (length - down) * step / SIDE_STEPS) / length for step in range(SIDE_STEPS + 1)]
    right = [(out(share, front), share * length) for share in shares]
    return right + [(-out(share, back), share * length) for share in reversed(shares)]


@cache
def shaft(start: float, end: float, length: float) -> str:
    """A bone's flesh without its round ends, to be shortened along the bone."""
    return polygon([(start, 0), (end, length), (-end, length), (-start, 0)])


def hull(circles: Sequence[Circle]) -> str:
    """The tightest outline around circles, as a rubber band would lie."""
    return _hull(tuple(circles))


@cache
def _hull(circles: tuple[Circle, ...]) -> str:
    found = _band(sorted({corner for index, circle in enumerate(circles) for corner in _corners(index, circle)}))
    first = next((at for at, (_, _, index) in enumerate(found) if index != found[at - 1][2]), 0)
    found = found[first:] + found[:first]
    text = f"M{numbers(found[0][:2])}"
    for at in range(1, len(found) + 1):
        x, y, index = found[at % len(found)]
        before = found[at - 1][2]
        if at < len(found) and index == before and at + 1 < len(found) and found[at + 1][2] == index:
            continue  # in the middle of an arc
        if index == before:
            radius = circles[index][2]
            text += f"A{numbers([radius, radius, 0, _is_large(found, at, index), 1, x, y])}"
        elif at < len(found):
            text += f"L{numbers([x, y])}"
    return f"{text}Z"


def _corners(index: int, circle: Circle) -> Iterable[tuple[float, float, int]]:
    x, y, radius = circle
    for corner in range(CORNERS):
        angle = 2 * pi * corner / CORNERS
        yield round(x + radius * cos(angle), 3), round(y + radius * sin(angle), 3), index


def _band(points: list[tuple[float, float, int]]) -> list[tuple[float, float, int]]:
    """The corners of the convex outline, clockwise on the screen."""

    def half(ordered: Iterable[tuple[float, float, int]]) -> list[tuple[float, float, int]]:
        kept: list[tuple[float, float, int]] = []
        for point in ordered:
            while len(kept) > 1 and _turns_back(kept[-2], kept[-1], point):
                kept.pop()
            kept.append(point)
        return kept[:-1]

    return half(points) + half(reversed(points))


def _turns_back(a: tuple[float, float, int], b: tuple[float, float, int], c: tuple[float, float, int]) -> bool:
    return (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]) <= 0


def _is_large(found: list[tuple[float, float, int]], at: int, index: int) -> int:
    """Whether the arc that ends at `at` is more than half a circle."""
    start = at
    while start > 0 and found[start - 1][2] == index:
        start -= 1
    return int((at - start) * 2 > CORNERS)


def through(points: Sequence[Point]) -> list[Point]:
    """A curve through three points: its start, the point that bends it, its end."""
    a, b, c = points
    return [a, (2 * b[0] - (a[0] + c[0]) / 2, 2 * b[1] - (a[1] + c[1]) / 2), c]


def ribbon(points: Sequence[Point], width: float) -> list[float]:
    """The numbers of a ribbon's edge along a curve through three points: written `M a Q b` and closed.

    Along one side, across the end, back along the other.
    """
    a, b, c = points
    bent = through(points)[1]
    start, middle, end = _side(a, bent, width), _side(a, c, width), _side(bent, c, width)
    left = through([_plus(a, start, 1), _plus(b, middle, 1), _plus(c, end, 1)])
    right = through([_plus(c, end, -1), _plus(b, middle, -1), _plus(a, start, -1)])
    across = (left[2][0] + right[0][0]) / 2, (left[2][1] + right[0][1]) / 2
    return flat_list([*left, across, *right])


def _side(a: Point, b: Point, width: float) -> Point:
    """Half the width of a ribbon that runs from `a` to `b`, to its left."""
    size = hypot(b[0] - a[0], b[1] - a[1]) or 1
    return (b[1] - a[1]) / size * width / 2, (a[0] - b[0]) / size * width / 2


def _plus(point: Point, way: Point, times: float) -> Point:
    return point[0] + way[0] * times, point[1] + way[1] * times


def curve(values: Sequence[float]) -> str:
    """An open path through the numbers of curves, each bent by one point."""
    return f"M{numbers(values[:2])}Q{numbers(values[2:])}"
