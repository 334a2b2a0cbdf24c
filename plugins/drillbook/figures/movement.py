"""A figure with its bodies put in place: what every picture of it starts from. Knows no SVG."""

from dataclasses import dataclass
from itertools import pairwise

from drillbook.figures.body import Build
from drillbook.figures.layers import build_of
from drillbook.figures.marks import Mark, marks
from drillbook.figures.parts import Sight, sight_of
from drillbook.figures.placing import Walk, goes_round, placed, walks
from drillbook.figures.pose import Figure, Role
from drillbook.figures.skeleton import Skeleton
from drillbook.figures.tape import visible
from drillbook.figures.turning import distance
from drillbook.figures.view import Projection, projection_of

SAME = 3.0
"""Bodies that are nowhere further apart than this, in centimetres, are one pose."""

MOST_KEPT = 200
"""So many movements are kept before all are forgotten."""


@dataclass(frozen=True, slots=True)
class Movement:
    """A figure, its bodies pose by pose and on the ways between, and how they are seen and drawn."""

    figure: Figure
    bodies: tuple[Skeleton, ...]
    walks: tuple[Walk, ...]
    seen: Projection
    build: Build

    @property
    def moments(self) -> tuple[Skeleton, ...]:
        """Every body that is ever drawn."""
        return (*self.bodies, *(body for walk in self.walks for body in walk.skeletons))

    @property
    def route(self) -> tuple[int, ...]:
        """The numbers of the poses that belong to the movement, in order; faults are not among them."""
        return tuple(n for n, pose in enumerate(self.figure.poses) if pose.role is Role.MOVEMENT)

    @property
    def round(self) -> bool:
        """Whether it goes on from the last pose to the first with the sides exchanged."""
        return goes_round(self.figure)

    @property
    def scrolls(self) -> bool:
        """Whether the ground passes below."""
        return "treadmill" in self.figure.planted

    @property
    def closed(self) -> bool:
        """Whether the last pose is where the first one was."""
        return len(self.route) > 1 and _way(self.bodies[self.route[0]], self.bodies[self.route[-1]]) < SAME

    @property
    def peak(self) -> int:
        """The pose that shows what a drill is: the one held, else the last that marks a muscle or goes furthest."""
        held = [n for n in self.route if self.figure.poses[n].name == "hold"]
        if held:
            return held[0]
        marked = [n for n in self.route if self.marks(n) and n != self.route[0]]
        return (
            marked[-1]
            if marked
            else max(self.route, key=lambda n: (_way(self.bodies[self.route[0]], self.bodies[n]), n))
        )

    def marks(self, number: int) -> tuple[Mark, ...]:
        """What is marked on a pose and can be seen on it."""
        return tuple(mark for mark in self.all_marks(number) if self.sees(self.bodies[number], mark))

    def all_marks(self, number: int) -> tuple[Mark, ...]:
        """What is marked on a pose, seen or not."""
        return marks(self.figure, number)

    def sees(self, body: Skeleton, mark: Mark) -> bool:
        """Whether a mark can be seen on a body."""
        return visible([body], mark, self.seen)

    def length(self, index: int) -> float:
        """How far the joint that moves most goes on a walk, in centimetres."""
        bodies = self.walks[index].skeletons
        return sum(_way(a, b) for a, b in pairwise(bodies))

    def sight(self, body: Skeleton) -> Sight:
        """A body as it is drawn here."""
        return sight_of(body, self.seen, flat=self.build.flat)


def movement_of(figure: Figure, projection: Projection | None = None) -> Movement:
    """The bodies of a figure, seen by its own camera or by another.

    Kept for as long as the figure stays as it is: several pictures are made of each, and a server makes them again.
    """
    key = f"{figure!r} {projection!r}"
    if key not in _KEPT:
        if len(_KEPT) >= MOST_KEPT:
            _KEPT.clear()
        _KEPT[key] = _movement(figure, projection or projection_of(figure.camera))
    return _KEPT[key]


def _movement(figure: Figure, seen: Projection) -> Movement:
    bodies, ways = placed(figure), walks(figure)
    scanned = any(pose.attend for pose in figure.poses)
    drawn = [*bodies, *(body for walk in ways for body in walk.skeletons)]
    return Movement(figure, bodies, ways, seen, build_of(drawn, seen, scanned=scanned))


_KEPT: dict[str, Movement] = {}


def _way(start: Skeleton, end: Skeleton) -> float:
    """How far the joint that moves most has moved, in centimetres."""
    return max(distance(place, end.joints[joint]) for joint, place in start.joints.items())
