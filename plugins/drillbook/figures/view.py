"""From where a figure is seen: points in space become points of a picture. Knows no body and no SVG."""

from dataclasses import dataclass
from math import atan2, cos, degrees, radians, sin

from drillbook.figures.pose import Camera
from drillbook.figures.turning import Vector, dot

Point = tuple[float, float]
"""A place in a picture: to the right, down; one unit is a centimetre of the body."""


@dataclass(frozen=True, slots=True)
class Projection:
    """A camera at a great distance: which directions of space are right and up in its picture, and which lead to it."""

    right: Vector
    up: Vector
    toward: Vector

    def point(self, place: Vector) -> Point:
        """Where a place is seen."""
        return dot(place, self.right), -dot(place, self.up)

    def depth(self, place: Vector) -> float:
        """How near a place is to the viewer, in centimetres; only differences mean anything."""
        return dot(place, self.toward)


def projection_of(camera: Camera) -> Projection:
    """What this camera sees; turned 0 and raised 0 it looks straight at the near side."""
    turn, height = radians(camera.turn), radians(camera.raise_)
    return Projection(
        right=(cos(turn), 0.0, -sin(turn)),
        up=(-sin(turn) * sin(height), cos(height), -cos(turn) * sin(height)),
        toward=(sin(turn) * cos(height), sin(height), cos(turn) * cos(height)),
    )


def downward(start: Point, end: Point) -> float:
    """The `rotate()` of a bone drawn straight down that leads from `start` to `end`, in degrees."""
    return degrees(atan2(start[0] - end[0], end[1] - start[1]))


def turned(point: Point, angle: float) -> Point:
    """`point` turned about the origin by the degrees of a `rotate()`."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return c * point[0] - s * point[1], s * point[0] + c * point[1]


def level(angle: float) -> float:
    """The same angle between -180 and 180 degrees."""
    return (angle + 180) % 360 - 180
