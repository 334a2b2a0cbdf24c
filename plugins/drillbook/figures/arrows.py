"""Arrows: the way a joint goes, or where it is pushed. Knows no body's outline, only joints and their ways."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from types import MappingProxyType

from drillbook.figures.movement import Movement
from drillbook.figures.outline import curve, flat_list, polygon, through
from drillbook.figures.pose import SKELETON_JOINTS, Arrow, Way
from drillbook.figures.skeleton import Skeleton
from drillbook.figures.turning import Vector
from drillbook.figures.view import Point

SHAFT, HEAD, LEAST = 3.0, 9.0, 16.0
"""Width of the shaft, of the open head, and the least length of an arrow, in centimetres."""

OUTSIDE = 12.0
"""So far from the joint the arrow runs, clear of the limb."""

PIVOTS: Mapping[str, str] = MappingProxyType(
    {
        "knee": "hip",
        "ankle": "hip",
        "heel": "hip",
        "toe": "hip",
        "elbow": "shoulder",
        "wrist": "shoulder",
        "hand": "shoulder",
        "head": "root",
        "nose": "root",
        "neck": "root",
        "lumbar": "root",
        "shoulder": "root",
    }
)
"""About which joint another one swings; the rest go straight."""

WAYS: Mapping[Way, Vector] = MappingProxyType(
    {
        Way.UP: (0.0, 1.0, 0.0),
        Way.DOWN: (0.0, -1.0, 0.0),
        Way.FORWARD: (1.0, 0.0, 0.0),
        Way.BACK: (-1.0, 0.0, 0.0),
        Way.NEAR: (0.0, 0.0, 1.0),
        Way.FAR: (0.0, 0.0, -1.0),
    }
)


@dataclass(frozen=True, slots=True)
class Stroke:
    """An arrow as drawn: three points of its shaft, its tip the last."""

    points: tuple[Point, Point, Point]

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """The box around it: left, top, right, bottom."""
        corners = [*self.points, *self.barbs]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs) - SHAFT / 2, min(ys) - SHAFT / 2, max(xs) + SHAFT / 2, max(ys) + SHAFT / 2

    @property
    def barbs(self) -> tuple[Point, Point]:
        """The two ends of the open head."""
        bent, tip = through(self.points)[1:]
        size = hypot(tip[0] - bent[0], tip[1] - bent[1]) or 1.0
        x, y = (tip[0] - bent[0]) / size, (tip[1] - bent[1]) / size
        back, side = HEAD * 0.62, HEAD / 2
        return (
            (tip[0] - x * back - y * side, tip[1] - y * back + x * side),
            (tip[0] - x * back + y * side, tip[1] - y * back - x * side),
        )

    @property
    def text(self) -> str:
        """As SVG."""
        first, second = self.barbs
        head = polygon([first, self.points[2], second]).removesuffix("Z")
        return f'<path class="arrow" stroke-width="{SHAFT:g}" d="{curve(flat_list(through(self.points)))}{head}"/>'


def strokes(movement: Movement, number: int) -> tuple[Stroke, ...]:
    """The arrows of a pose."""
    return tuple(
        _follow(movement, number, arrow) if arrow.follows else _push(movement, number, arrow)
        for arrow in movement.figure.poses[number].arrows
    )


def _follow(movement: Movement, number: int, arrow: Arrow) -> Stroke:
    """Beside the way that a joint has come."""
    joint = SKELETON_JOINTS.get(arrow.follows, arrow.follows)
    bodies = list(_way_to(movement, number, arrow.since))
    way = [movement.seen.point(body.joints[joint]) for body in bodies]
    pivot = _pivot(joint)
    if pivot in bodies[0].joints:
        about = [movement.seen.point(body.joints[pivot]) for body in bodies]
        way = [_away(place, middle, OUTSIDE) for place, middle in zip(way, about, strict=True)]
    else:
        way = _beside(way, [movement.seen.point(body.joints["head"]) for body in bodies])
    start, middle, end = way[len(way) // 8], way[len(way) // 2], way[-1]
    return Stroke(_lengthened((start, middle, end)))


def _push(movement: Movement, number: int, arrow: Arrow) -> Stroke:
    """Toward a joint from outside, or from it outward where it faces that way already."""
    body = movement.bodies[number]
    joint = SKELETON_JOINTS.get(arrow.at, arrow.at)
    at = movement.seen.point(body.joints[joint])
    x, y = movement.seen.point(WAYS[arrow.way or Way.UP])
    size = hypot(x, y) or 1.0
    x, y = x / size, y / size
    middle = movement.seen.point(_trunk_middle(body))
    outward = (at[0] - middle[0]) * x + (at[1] - middle[1]) * y >= 0 and joint not in ("root", "near hip", "far hip")
    tip = OUTSIDE + LEAST + 2 if outward else -OUTSIDE
    ends = [(at[0] + x * along, at[1] + y * along) for along in (tip - LEAST, tip - LEAST / 2, tip)]
    return Stroke((ends[0], ends[1], ends[2]))


def _way_to(movement: Movement, number: int, since: str) -> Iterable[Skeleton]:
    """The bodies on the way to a pose, from the one before or from the pose called `since`."""
    names = [pose.name for pose in movement.figure.poses]
    first = names.index(since) if since in names else number - 1
    ways = [walk for walk in movement.walks if first <= walk.start < walk.end <= number]
    if not ways:
        return [movement.bodies[max(first, 0)], movement.bodies[number]]
    return [body for walk in ways for body in walk.skeletons]


def _pivot(joint: str) -> str:
    side, _, name = joint.rpartition(" ")
    pivot = PIVOTS.get(name, "")
    return f"{side} {pivot}".strip() if pivot != "root" else "root"


def _away(place: Point, middle: Point, by: float) -> Point:
    x, y = place[0] - middle[0], place[1] - middle[1]
    size = hypot(x, y) or 1.0
    return place[0] + x / size * by, place[1] + y / size * by


def _beside(way: Sequence[Point], heads: Sequence[Point]) -> list[Point]:
    """A straight way moved aside, to where the head is not: behind or below."""
    x, y = way[-1][0] - way[0][0], way[-1][1] - way[0][1]
    size = hypot(x, y) or 1.0
    side = -y / size, x / size
    middle = heads[len(heads) // 2]
    if (middle[0] - way[0][0]) * side[0] + (middle[1] - way[0][1]) * side[1] > 0:
        side = -side[0], -side[1]
    by = OUTSIDE + 8
    return [(at[0] + side[0] * by, at[1] + side[1] * by) for at in way]


def _lengthened(points: tuple[Point, Point, Point]) -> tuple[Point, Point, Point]:
    """The same arrow, backward from its middle as long as the least."""
    start, middle, end = points
    size = hypot(end[0] - start[0], end[1] - start[1])
    if size >= LEAST or size < 0.01:
        return points
    times = LEAST / size
    return (
        (end[0] + (start[0] - end[0]) * times, end[1] + (start[1] - end[1]) * times),
        (end[0] + (middle[0] - end[0]) * times, end[1] + (middle[1] - end[1]) * times),
        end,
    )


def _trunk_middle(body: Skeleton) -> Vector:
    root, neck = body.joints["root"], body.joints["neck"]
    return (root[0] + neck[0]) / 2, (root[1] + neck[1]) / 2, (root[2] + neck[2]) / 2
