"""What part of the plane a figure's pictures show: one box for all moments of a movement. Knows no SVG element."""

from dataclasses import dataclass

from drillbook.figures.arrows import Stroke
from drillbook.figures.movement import Movement
from drillbook.figures.outline import number
from drillbook.figures.props import LEVEL, MAT, PATCH, PLUMB, mat_span, patch
from drillbook.figures.silhouette import bounds
from drillbook.figures.view import turned

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

MARGIN = 5.0
STANDING = 118.0
"""A movement higher than this is a standing one."""

TALL = 178.0
"""So high are all pictures of standing movements at least, so that they have one scale side by side."""

BELOW = 8.0
"""What is shown below the floor."""


@dataclass(frozen=True, slots=True)
class Crop:
    """A box of the picture: left, top, width, height."""

    left: float
    top: float
    width: float
    height: float

    @property
    def text(self) -> str:
        """As a `viewBox`."""
        return " ".join(number(value) for value in (self.left, self.top, self.width, self.height))

    @property
    def is_standing(self) -> bool:
        """Whether this is a movement on one's feet, which shares its scale with others."""
        return self.height > STANDING

    @property
    def kind(self) -> str:
        """The classes of a picture of this size."""
        return f"db-figure db-figure--{'standing' if self.is_standing else 'low'}"

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width


def crop_of(movement: Movement, arrows: tuple[Stroke, ...] = (), *, exchanged: bool = False) -> Crop:
    """The box around all moments of a movement, what it stands on and these arrows; also with the sides `exchanged`."""
    boxes = [bounds(body, movement.seen) for body in movement.moments]
    if exchanged and not movement.build.flat:
        boxes += [bounds(body.exchanged(), movement.seen) for body in movement.moments]
    boxes += [arrow.bounds for arrow in arrows]
    boxes += _beside(movement)
    boxes = [_turned(box, movement.figure.falls) for box in boxes]
    left, right = min(box[0] for box in boxes) - MARGIN, max(box[2] for box in boxes) + MARGIN
    top, bottom = min(box[1] for box in boxes) - MARGIN, max(box[3] for box in boxes) + MARGIN
    if movement.seen.up[1] > LEVEL:
        bottom = max(bottom, BELOW)
    if bottom - top > STANDING:
        top = min(top, bottom - TALL)
    return Crop(left, top, right - left, bottom - top)


def _turned(box: Box, angle: float) -> Box:
    """The box around a box that is turned with its ground."""
    left, top, right, bottom = box
    corners = [turned(corner, angle) for corner in ((left, top), (right, top), (right, bottom), (left, bottom))]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _beside(movement: Movement) -> list[Box]:
    """Boxes around props that may stand out beyond the body."""
    found: list[Box] = []
    if movement.seen.up[1] < LEVEL:
        corners = patch(movement, PATCH)
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        found.append((min(xs), min(ys), max(xs), max(ys)))
    for prop in movement.figure.props:
        at = prop.at or 0.0
        size = prop.size or 58.0
        if prop.name == "ball":
            found.append((at - size / 2, -size, at + size / 2, 0))
        elif prop.name in ("box", "bosu") and prop.at is not None:
            found.append((at - 33, 0, at + 33, 0))
        elif prop.name == "wall" and prop.at is not None:
            found.append((at - 7, -(prop.size or 110), at, 0))
        elif prop.name == "plumb line":
            found.append((0, -(prop.size or PLUMB) - 2, 0, 0))
        elif prop.name == "mat" and movement.seen.up[1] > LEVEL:
            left, right = mat_span(movement)
            found.append((left, 0, right, MAT + 1))
    return found
