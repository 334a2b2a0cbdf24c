"""Arrows: the way a joint goes, or where it is pushed. Knows no body's outline, only joints and their ways."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import hypot
from types import MappingProxyType

from drillbook.figures.movement import Movement
from drillbook.figures.outline import Circle, curve, flat_list, polygon, through
from drillbook.figures.pose import SKELETON_JOINTS, Arrow, Way
from drillbook.figures.silhouette import distance, pieces
from drillbook.figures.skeleton import Skeleton
from drillbook.figures.tape import strip_points
from drillbook.figures.turning import Vector
from drillbook.figures.view import Point

SHAFT, HEAD, LEAST = 3.0, 9.0, 16.0
"""Width of the shaft, of the open head, and the least length of an arrow, in centimetres."""

CLEAR, TAPE = 4.0, 5.0
"""How much room an arrow's middle line has to the body, and how thick tape is taken to be."""

PARTS = 14
"""Into so many parts an arrow is cut to see whether it touches the body."""

STEPS, BEYOND = 18, 10
"""So many places further and further away are tried; from which one on, first those past the end of the way."""

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

OPPOSITES = ({Way.UP, Way.DOWN}, {Way.FORWARD, Way.BACK}, {Way.NEAR, Way.FAR})
"""Ways that are one line."""

FROM_BEHIND = frozenset({"root", "near hip", "far hip"})
"""Joints that are pushed forward from behind, as a hand would."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """An arrow as drawn: three points of its shaft, its tip the last; `both` ends have a head, or one."""

    points: tuple[Point, Point, Point]
    both: bool = False

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """The box around it: left, top, right, bottom."""
        corners = [*self.points, *(end for head in self.heads for end in head)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs) - SHAFT / 2, min(ys) - SHAFT / 2, max(xs) + SHAFT / 2, max(ys) + SHAFT / 2

    @property
    def heads(self) -> tuple[tuple[Point, Point, Point], ...]:
        """Each open head: one of its ends, its tip, the other end."""
        start, bent, tip = through(self.points)
        return (_head(bent, tip), _head(bent, start)) if self.both else (_head(bent, tip),)

    @property
    def sample(self) -> tuple[Point, ...]:
        """Points all over it, to see what it touches."""
        start, bent, end = through(self.points)
        on_it = (_on_curve(start, bent, end, step / PARTS) for step in range(PARTS + 1))
        return (*on_it, *(end for head in self.heads for end in head))

    @property
    def text(self) -> str:
        """As SVG."""
        head = "".join(polygon(head).removesuffix("Z") for head in self.heads)
        return f'<path class="arrow" stroke-width="{SHAFT:g}" d="{curve(flat_list(through(self.points)))}{head}"/>'


def strokes(movement: Movement, number: int) -> tuple[Stroke, ...]:
    """The arrows of a pose, each as near to its joint as the body leaves room."""
    arrows = movement.figure.poses[number].arrows
    if not arrows:
        return ()
    body = movement.bodies[number]
    solid = [piece for limb in pieces(body, movement.seen).values() for piece in limb]
    for mark in movement.marks(number):
        points = [movement.seen.point(place) for place in strip_points(movement.sight(body), mark)]
        solid.append([(x, y, TAPE) for x, y in points])
    single = [arrow for n, arrow in enumerate(arrows) if not any(_opposed(arrow, other) for other in arrows[:n])]
    found: list[Stroke] = []
    for arrow in single:
        both = any(_opposed(arrow, other) for other in arrows)
        ways = _follow(movement, number, arrow) if arrow.follows else _push(movement, number, arrow, both=both)
        found.append(_clear(ways, solid))
    return tuple(found)


def _opposed(arrow: Arrow, other: Arrow) -> bool:
    """Whether two pushes at one joint go opposite ways: they are drawn as one arrow with two heads."""
    ways = {arrow.way, other.way}
    return bool(arrow.at) and arrow.at == other.at and ways in OPPOSITES


def _head(bent: Point, tip: Point) -> tuple[Point, Point, Point]:
    """The open head at the tip of a shaft that comes from `bent`."""
    x, y = _unit(bent, tip)
    back, side = HEAD * 0.62, HEAD / 2
    return (
        (tip[0] - x * back - y * side, tip[1] - y * back + x * side),
        tip,
        (tip[0] - x * back + y * side, tip[1] - y * back - x * side),
    )


def _clear(candidates: Iterable[Stroke], solid: Sequence[Sequence[Circle]]) -> Stroke:
    """The first of these that touches nothing, else the one that touches least."""
    best, most = None, -1e9
    for stroke in candidates:
        room = min(distance(point, piece) for point in stroke.sample for piece in solid)
        if room >= CLEAR:
            return stroke
        if room > most:
            best, most = stroke, room
    assert best is not None  # noqa: S101 there is always a first candidate
    return best


def _follow(movement: Movement, number: int, arrow: Arrow) -> Iterator[Stroke]:
    """Beside the way that a joint has come, further and further from it."""
    joint = SKELETON_JOINTS.get(arrow.follows, arrow.follows)
    bodies = list(_way_to(movement, number, arrow.since))
    way = [movement.seen.point(body.joints[joint]) for body in bodies]
    pivot = _pivot(joint)
    for step in range(STEPS):
        by = 8 + 2.5 * step
        if step == BEYOND:
            yield from _beyond(way)
        if pivot in bodies[0].joints:
            about = [movement.seen.point(body.joints[pivot]) for body in bodies]
            yield _along([_away(place, middle, by) for place, middle in zip(way, about, strict=True)])
        else:
            x, y = _unit(way[0], way[-1])
            for side in (1, -1):
                yield _along([(at[0] - y * by * side, at[1] + x * by * side) for at in way])
    yield from _around(way[-1], _unit(way[len(way) // 2], way[-1]))


def _beyond(way: Sequence[Point]) -> Iterator[Stroke]:
    """Past the end of the way, as it was going there, or past its middle."""
    x, y = _unit(way[len(way) // 2], way[-1])
    for at in (way[-1], way[len(way) * 3 // 4], way[len(way) // 2]):
        for gap in (9, 12, 15, 18):
            ends = [(at[0] + x * go, at[1] + y * go) for go in (gap, gap + LEAST / 2, gap + LEAST)]
            yield Stroke((ends[0], ends[1], ends[2]))


def _along(way: Sequence[Point]) -> Stroke:
    return Stroke(_lengthened((way[len(way) // 8], way[len(way) // 2], way[-1])))


def _push(movement: Movement, number: int, arrow: Arrow, *, both: bool) -> Iterator[Stroke]:
    """Toward a joint from outside or away from it outside, else beside it; with `both` ends pointed, longer."""
    joint = SKELETON_JOINTS.get(arrow.at, arrow.at)
    at = movement.seen.point(movement.bodies[number].joints[joint])
    behind = arrow.way is Way.FORWARD and joint in FROM_BEHIND
    way = _unit((0.0, 0.0), movement.seen.point(WAYS[arrow.way or Way.UP]))
    for stroke in _around(at, way, half=LEAST if both else LEAST / 2, behind=behind):
        yield replace(stroke, both=both)


def _around(at: Point, way: Point, *, half: float = LEAST / 2, behind: bool = False) -> Iterator[Stroke]:
    """Short arrows in one direction, further and further from a point; those `behind` it lead to it.

    `half` is half of their length.
    """
    x, y = way
    last = -8 if behind else 60
    places = [(along, aside) for along in range(-60, last + 1, 3) for aside in range(-60, 61, 4)]
    for along, aside in sorted(places, key=lambda place: abs(place[0]) + 1.4 * abs(place[1]) + 0.1 * (place[1] > 0)):
        ends = [(at[0] + x * go - y * aside, at[1] + y * go + x * aside) for go in (along - half, along, along + half)]
        yield Stroke((ends[0], ends[1], ends[2]))


def _way_to(movement: Movement, number: int, since: str) -> Iterable[Skeleton]:
    """The bodies on the way to a pose, from the one before or from the pose called `since`."""
    names = [pose.name for pose in movement.figure.poses]
    first = names.index(since) if since in names else number - 1
    ways = [walk for walk in movement.walks if first <= walk.start < walk.end <= number]
    if not ways:
        return [movement.bodies[max(first, 0)], movement.bodies[number]]
    return [body for walk in ways for body in walk.skeletons]


def _on_curve(start: Point, bent: Point, end: Point, share: float) -> Point:
    rest = 1 - share
    weights = rest * rest, 2 * rest * share, share * share
    x, y = (sum(w * point[axis] for w, point in zip(weights, (start, bent, end), strict=True)) for axis in (0, 1))
    return x, y


def _pivot(joint: str) -> str:
    side, _, name = joint.rpartition(" ")
    pivot = PIVOTS.get(name, "")
    return f"{side} {pivot}".strip() if pivot != "root" else "root"


def _away(place: Point, middle: Point, by: float) -> Point:
    x, y = _unit(middle, place)
    return place[0] + x * by, place[1] + y * by


def _unit(start: Point, end: Point) -> Point:
    x, y = end[0] - start[0], end[1] - start[1]
    size = hypot(x, y) or 1.0
    return x / size, y / size


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
