"""A second, small view of a pose from above, beside the picture. Knows no page."""

from dataclasses import replace

from drillbook.figures.crop import Crop
from drillbook.figures.movement import Movement, movement_of
from drillbook.figures.outline import number
from drillbook.figures.pose import Camera
from drillbook.figures.scene import drawn
from drillbook.figures.silhouette import bounds
from drillbook.figures.view import projection_of
from drillbook.figures.writing import all_text

WIDTH, GAP, WORD = 62.0, 8.0, 9.0
"""How wide the small view is, how far from the picture, and how high the words below it."""


def widened(crop: Crop) -> Crop:
    """The crop with room for the small view at its right."""
    return Crop(crop.left, crop.top, crop.width + WIDTH + GAP, crop.height)


def inset(movement: Movement, n: int, crop: Crop) -> str:
    """The pose from above, as the same camera would see it from over the head; `crop` has room for it."""
    above = movement_of(movement.figure, projection_of(Camera(movement.figure.camera.turn, 90)))
    above = replace(above, build=replace(above.build, toned=True))
    boxes = [bounds(body, above.seen) for body in above.bodies]
    scale = (WIDTH - 6) / max(max(box[2] - box[0], box[3] - box[1]) for box in boxes)
    left, top, right, bottom = boxes[n]
    x, y = crop.right - WIDTH - 1, crop.top + 4
    at = x + (WIDTH - (left + right) * scale) / 2, y + (WIDTH - (top + bottom) * scale) / 2
    sight = above.sight(above.bodies[n])
    body = all_text(drawn(above, sight, above.marks(n)), sight)
    place = f'x="{number(x)}" y="{number(y)}" width="{WIDTH:g}" height="{WIDTH:g}" rx="5"'
    frame = f'<rect class="inset" stroke-width="1" {place}/>'
    word = f'<text class="inset-word" x="{number(x + WIDTH / 2)}" y="{number(y + WIDTH + WORD)}">from above</text>'
    return f'{frame}<g transform="translate({number(at[0])} {number(at[1])}) scale({scale:.3f})">{body}</g>{word}'
