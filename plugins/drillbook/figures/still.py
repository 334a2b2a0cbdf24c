"""Still pictures of a figure: the poses of a drill side by side, one for a card, all of them. Knows no page."""

from dataclasses import dataclass, replace
from html import escape

from drillbook.figures.arrows import strokes
from drillbook.figures.body import Shape
from drillbook.figures.crop import Crop, crop_of
from drillbook.figures.inset import inset, widened
from drillbook.figures.layers import Layer
from drillbook.figures.movement import Movement, movement_of
from drillbook.figures.outline import hull, number
from drillbook.figures.pose import Figure, Role
from drillbook.figures.props import ground, standing
from drillbook.figures.scene import drawn
from drillbook.figures.silhouette import pieces
from drillbook.figures.words import label
from drillbook.figures.writing import all_text, layer_text, size_text

GHOST = 2.4
"""The width of the dots of a ghost."""

MOVED = 2.0
"""A piece of the body that has moved no further than this, in centimetres, has no ghost."""

BAND, BAND_EDGE = 29.0, 1.2
"""How wide the band is that asks for attention, and its edge."""

MOST = 5
"""So many pictures a drill's page shows at most."""


@dataclass(frozen=True, slots=True)
class Still:
    """A picture of one pose: `name` is the pose's, `svg` an inline picture without ids."""

    name: str
    svg: str


def stills(figure: Figure, alt: str) -> tuple[Still, ...]:
    """The poses worth showing on a drill's page, on one scale: start and peak, or all that differ in kind.

    `alt` is the drill's name; each picture's label says it with the pose and what is seen.
    """
    movement = movement_of(figure)
    crop = _crop(movement)
    return tuple(_still(movement, n, alt, crop) for n in _worth_showing(movement))


def all_poses(figure: Figure) -> tuple[Still, ...]:
    """Every written pose, on one scale."""
    movement = movement_of(figure)
    crop = _crop(movement)
    return tuple(_still(movement, n, "", crop) for n in range(len(figure.poses)))


def thumbnail(figure: Figure) -> str:
    """One decorative picture for cards and lists, 120 px wide or more: the peak, without ghost and arrow."""
    movement = movement_of(figure)
    crop, body = crop_of(movement), movement.bodies[movement.peak]
    own = crop_of(replace(movement, bodies=(body,), walks=()))
    if crop.is_standing:
        own = replace(own, top=crop.top, height=crop.height)
    return svg(movement, movement.peak, own, None)


def svg(movement: Movement, n: int, crop: Crop, words: str | None, *, arrows: bool = False) -> str:
    """The picture of a pose; without `words` it is decorative."""
    named = f'role="img" aria-label="{escape(words)}"' if words is not None else 'aria-hidden="true"'
    inner = scene_text(movement, n, crop, arrows=arrows)
    return f'<svg class="{crop.kind}" {size_text(crop.text, crop.width, crop.height)} {named}>{inner}</svg>'


def scene_text(movement: Movement, n: int, crop: Crop, *, arrows: bool) -> str:
    """All that is inside the picture of a pose."""
    pose, body = movement.figure.poses[n], movement.bodies[n]
    sight = movement.sight(body)
    text = (ghost(movement, n) if arrows else "") + standing(movement) + ground(movement, crop.left + 1, crop.right - 1)
    text += band(movement, n) if pose.attend else ""
    text += all_text(drawn(movement, sight, movement.marks(n)), sight)
    text += standing(movement, front=True)
    text += "".join(stroke.text for stroke in strokes(movement, n)) if arrows else ""
    text += inset(movement, n, crop) if arrows and movement.figure.inset else ""
    falls = movement.figure.falls
    return f'<g transform="rotate({number(falls)})">{text}</g>' if falls else text


def ghost(movement: Movement, n: int) -> str:
    """The dotted outline of what has moved since the pose that the author names."""
    names = [pose.name for pose in movement.figure.poses]
    since = movement.figure.poses[n].ghost
    if since not in names:
        return ""
    before, now = (pieces(movement.bodies[at], movement.seen) for at in (names.index(since), n))
    moved = [
        hull(old)
        for limb in before
        for old, new in zip(before[limb], now[limb], strict=True)
        if any(_far(a, b) > MOVED for a, b in zip(old, new, strict=True))
    ]
    paths = "".join(f'<path d="{outline}"/>' for outline in moved)
    return f'<g class="ghost" stroke-width="{GHOST}">{paths}</g><g class="cover">{paths}</g>' if moved else ""


def band(movement: Movement, n: int) -> str:
    """The band along the half of the body that is attended to."""
    side = movement.figure.poses[n].attend
    joints = movement.bodies[n].joints
    way = [joints[f"{side} {joint}"] for joint in ("heel", "knee", "hip", "shoulder")]
    line = Shape("", values=tuple(v for place in way for v in movement.seen.point(place)), letter="L", end="")
    shapes = replace(line, width=BAND + 2 * BAND_EDGE, style="tape-edge open"), replace(line, width=BAND, style="open")
    return layer_text(Layer("band", "attend", shapes), movement.sight(movement.bodies[n]))


def _still(movement: Movement, n: int, alt: str, crop: Crop) -> Still:
    words = label(movement, n, alt)
    return Still(movement.figure.poses[n].name, svg(movement, n, crop, words, arrows=True))


def _crop(movement: Movement) -> Crop:
    numbers = range(len(movement.figure.poses))
    crop = crop_of(movement, tuple(stroke for n in numbers for stroke in strokes(movement, n)))
    return widened(crop) if movement.figure.inset else crop


def _worth_showing(movement: Movement) -> tuple[int, ...]:
    """Start, faults, and what is marked or pointed at; of those that look alike the first."""
    poses, route = movement.figure.poses, movement.route
    if movement.scrolls:
        return tuple(range(len(poses)))[:MOST]
    wanted = {route[0], movement.peak, *(n for n, pose in enumerate(poses) if pose.role is Role.FAULT or pose.attend)}
    told = [n for n in route if movement.marks(n) or poses[n].arrows]
    for n in sorted(told, key=lambda n: bool(poses[n].arrows), reverse=True):
        alike = any(_alike(movement, n, other) for other in wanted)
        if len(wanted) < MOST and not alike:
            wanted.add(n)
    return tuple(sorted(wanted))


def _alike(movement: Movement, n: int, other: int) -> bool:
    same = movement.marks(n) == movement.marks(other)
    a, b = movement.bodies[n].joints, movement.bodies[other].joints
    near = all(sum((x - y) ** 2 for x, y in zip(a[joint], b[joint], strict=True)) < 36 for joint in a)
    return same and near


def _far(a: tuple[float, float, float], b: tuple[float, float, float]) -> float:
    return max(abs(a[0] - b[0]), abs(a[1] - b[1]))
