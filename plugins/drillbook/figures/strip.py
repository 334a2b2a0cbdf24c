"""Several bodies of one movement side by side on one floor line, as in a diagram of a stride. Knows no page."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from drillbook.figures.marks import Kind, Mark
from drillbook.figures.movement import Movement, movement_of
from drillbook.figures.outline import number, numbers
from drillbook.figures.placing import STEPS
from drillbook.figures.pose import Figure, Near
from drillbook.figures.scene import drawn
from drillbook.figures.skeleton import Skeleton
from drillbook.figures.tape import visible
from drillbook.figures.view import Point
from drillbook.figures.writing import all_text, size_text

TOP, BOTTOM = 176.0, 8.0
"""How much of the plane is shown above and below the floor."""

WIDER = 1.5
"""How many times its usual width a muscle's tape has where the muscle works as hard as it does at all."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One body of a strip.

    `at` counts the ways between poses: 1.5 is half-way from the second pose to the third; a figure that goes round
    counts on, sides exchanged, until it is back. `tape` gives each muscle's strip as a share of its greatest
    width.
    """

    at: float
    tape: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Strip:
    """A strip as an inline picture, and where each body's hip stands in it: shares of its width from the left."""

    svg: str
    places: tuple[float, ...]


def strip(figure: Figure, moments: Sequence[Moment], alt: str, *, apart: float = 112.0) -> Strip:
    """Bodies `apart` centimetres from each other, a dotted line through their hips; `alt` is the picture's label."""
    movement = movement_of(figure)
    width = apart * len(moments)
    text = f'<path class="floor" stroke-width="1.6" d="M1 0H{number(width - 1)}"/>'
    text += f'<path class="hip-path" stroke-width="1.8" d="M{numbers(_hip_path(movement, moments, apart))}"/>'
    places = []
    for index, moment in enumerate(moments):
        body = _body_at(movement, moment.at)
        middle = apart * (index + 0.5)
        shift = middle - movement.seen.point(body.joints["root"])[0]
        places.append(round(middle / width, 4))
        text += f'<g transform="translate({number(shift)} 0)">{_figure(movement, body, moment)}</g>'
    size = size_text(f"0 {number(-TOP)} {number(width)} {number(TOP + BOTTOM)}", width, TOP + BOTTOM)
    label = f'role="img" aria-label="{escape(alt)}"'
    return Strip(f'<svg class="db-figure db-figure--strip" {size} {label}>{text}</svg>', tuple(places))


def _figure(movement: Movement, body: Skeleton, moment: Moment) -> str:
    sight = movement.sight(body)
    marks = [(Mark(muscle, Near.NEAR, Kind.WORKING), share) for muscle, share in moment.tape if share > 0]
    plain = drawn(movement, sight, ())
    bodily = [layer for layer in plain if layer.name != "hip"]
    hip = [layer for layer in plain if layer.name == "hip"]
    tapes = [
        layer
        for mark, share in marks
        if visible([body], mark, movement.seen)
        for layer in drawn(movement, sight, (mark,), thickness=WIDER * share)
        if layer.name.endswith(mark.kind)
    ]
    return all_text([*bodily, *tapes, *hip], sight)  # over the arm: how wide the tape is, is what a strip tells


def _body_at(movement: Movement, at: float) -> Skeleton:
    ways = movement.walks
    if not ways:  # a single pose
        return movement.bodies[movement.route[0]]
    whole = int(at)
    if whole >= len(ways) and not movement.round:
        return ways[-1].skeletons[-1]
    body = ways[whole % len(ways)].skeletons[round((at - whole) * STEPS)]
    return body.exchanged() if (whole // len(ways)) % 2 else body


def _hip_path(movement: Movement, moments: Sequence[Moment], apart: float) -> list[float]:
    """The hips on the way from each body to the next, as the movement itself goes."""
    length = len(movement.walks) * (2 if movement.round else 1)
    points: list[Point] = []
    for index, moment in enumerate(moments):
        following = moments[index + 1].at if index + 1 < len(moments) else moment.at
        way = (following - moment.at) % length if length and index + 1 < len(moments) else 0.0
        for step in range(STEPS if way else 1):
            share = step / STEPS
            body = _body_at(movement, (moment.at + way * share) % length if movement.round else moment.at + way * share)
            points.append((apart * (index + 0.5 + share), movement.seen.point(body.joints["root"])[1]))
    return [value for point in points for value in point]
