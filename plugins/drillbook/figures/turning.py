"""Points, directions and orientations in space: x forward, y up, z near. Knows no body."""

from dataclasses import dataclass
from math import acos, atan2, cos, degrees, hypot, radians, sin

Vector = tuple[float, float, float]
"""A point or a direction: forward, up, to the near side; centimetres."""

ORIGIN: Vector = (0.0, 0.0, 0.0)
UP: Vector = (0.0, 1.0, 0.0)


def plus(a: Vector, b: Vector, times: float = 1) -> Vector:
    """`a` and `times` the `b`."""
    return a[0] + b[0] * times, a[1] + b[1] * times, a[2] + b[2] * times


def minus(a: Vector, b: Vector) -> Vector:
    """The way from `b` to `a`."""
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


def dot(a: Vector, b: Vector) -> float:
    """How much of `a` lies along `b`, times the length of `b`."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    """The direction square to both; forward and up give near."""
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def length(a: Vector) -> float:
    """How long `a` is, in centimetres."""
    return hypot(*a)


def distance(a: Vector, b: Vector) -> float:
    """How far `a` is from `b`, in centimetres."""
    return hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])


def unit(a: Vector) -> Vector:
    """The direction of `a`, one centimetre long; `a` itself where it has none."""
    size = hypot(*a)
    return (a[0] / size, a[1] / size, a[2] / size) if size > 1e-9 else a


def between(a: Vector, b: Vector, share: float) -> Vector:
    """The point at `share` of the way from `a` to `b`."""
    return plus(a, minus(b, a), share)


def across(a: Vector, along: Vector) -> Vector:
    """What is left of `a` when its part along the direction `along` is taken away."""
    return plus(a, along, -dot(a, along))


@dataclass(frozen=True, slots=True)
class Turn:
    """An orientation: a segment's own forward, up and near, as directions in the world."""

    forward: Vector
    up: Vector
    near: Vector

    def of(self, own: Vector) -> Vector:
        """The segment's own direction `own`, in the world."""
        (a, b, c), f, u, n = own, self.forward, self.up, self.near
        return (
            a * f[0] + b * u[0] + c * n[0],
            a * f[1] + b * u[1] + c * n[1],
            a * f[2] + b * u[2] + c * n[2],
        )

    def own(self, seen: Vector) -> Vector:
        """The direction `seen` in the world, as the segment's own."""
        return dot(seen, self.forward), dot(seen, self.up), dot(seen, self.near)

    def then(self, inner: "Turn") -> "Turn":
        """Where `inner`, an orientation relative to this one, points in the world."""
        return Turn(self.of(inner.forward), self.of(inner.up), self.of(inner.near))

    def to(self, other: "Turn") -> "Turn":
        """`other` relative to this one, so that `a.then(a.to(b))` is `b`."""
        return Turn(self.own(other.forward), self.own(other.up), self.own(other.near))


def turn_of(flexed: float, tipped: float, twisted: float) -> Turn:
    """An orientation by three angles in degrees, one after the other about the segment's own axes.

    `flexed` turns about near, forward going up; then `tipped` about forward, up going near; then `twisted` about up,
    near going forward.
    """
    ca, sa = cos(radians(flexed)), sin(radians(flexed))
    if not tipped and not twisted:
        return Turn((ca, sa, 0.0), (-sa, ca, 0.0), (0.0, 0.0, 1.0))
    cb, sb = cos(radians(tipped)), sin(radians(tipped))
    cc, sc = cos(radians(twisted)), sin(radians(twisted))
    return Turn(
        (ca * cc - sa * sb * sc, sa * cc + ca * sb * sc, -cb * sc),
        (-sa * cb, ca * cb, sb),
        (ca * sc + sa * sb * cc, sa * sc - ca * sb * cc, cb * cc),
    )


def angles_of(turn: Turn) -> Vector:
    """The three angles of `turn_of` that make `turn`, in degrees; `tipped` from -90 to 90."""
    up, forward, near = turn.up, turn.forward, turn.near
    level = hypot(up[0], up[1])
    if level < 1e-6:
        return degrees(atan2(forward[1], forward[0])), 90.0 if up[2] > 0 else -90.0, 0.0
    return (
        degrees(atan2(-up[0], up[1])),
        degrees(atan2(up[2], level)),
        degrees(atan2(-forward[2], near[2])),
    )


def degrees_between(a: Vector, b: Vector) -> float:
    """The angle between two directions, 0 to 180 degrees."""
    return degrees(acos(max(-1.0, min(1.0, dot(unit(a), unit(b))))))
