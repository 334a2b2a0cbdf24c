"""Where each part of a drawn body lies: nested groups that turn about their joints. Knows no shape and no SVG text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import hypot

from drillbook.figures.skeleton import LENGTHS, SIDES, Skeleton
from drillbook.figures.turning import Vector, dot, plus
from drillbook.figures.view import Point, Projection, downward, level, turned

FLAT = 0.9995
"""From here on the trunk's near axis counts as pointing straight at the viewer."""

LEAST_K, ALMOST = 0.04, 0.004
"""A bone seen shorter than this share of its length has no direction; one this near to its length is not shortened."""


@dataclass(frozen=True, slots=True)
class Part:
    """A group of the drawing: it hangs in `parent` at `joint`; a bone leads to `tip`, straight down before it turns."""

    name: str
    parent: str | None
    joint: str
    tip: str | None = None
    length: float = 0


@dataclass(frozen=True, slots=True)
class Attachment:
    """Where a part lies in the part that carries it: moved, turned by degrees, its bone seen `k` times its length."""

    x: float
    y: float
    turn: float
    k: float = 1


def _parts() -> Iterable[Part]:
    yield Part("pelvis", None, "root")
    yield Part("thorax", "pelvis", "lumbar")
    yield Part("head", "thorax", "neck")
    for side in SIDES:
        yield Part(f"{side} thigh", "pelvis", f"{side} hip", f"{side} knee", LENGTHS["thigh"])
        yield Part(f"{side} shank", f"{side} thigh", f"{side} knee", f"{side} ankle", LENGTHS["shank"])
        yield Part(f"{side} foot", f"{side} shank", f"{side} ankle")
        yield Part(f"{side} toes", f"{side} foot", f"{side} ball")
        yield Part(f"{side} upper arm", "thorax", f"{side} shoulder", f"{side} elbow", LENGTHS["upper arm"])
        yield Part(f"{side} forearm", f"{side} upper arm", f"{side} elbow", f"{side} wrist", LENGTHS["forearm"])
        yield Part(f"{side} hand", f"{side} forearm", f"{side} wrist")


PARTS: Mapping[str, Part] = {part.name: part for part in _parts()}
"""All parts, those that carry others first."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A skeleton as it is seen: how each part hangs in its parent, and where in the picture that puts it."""

    skeleton: Skeleton
    seen: Projection
    attachments: dict[str, Attachment]
    places: dict[str, Point]
    turns: dict[str, float]

    def own(self, part: str, place: Vector) -> Point:
        """A place of the world as the group of `part` counts it."""
        x, y = self.seen.point(place)
        at = self.places[part]
        return turned((x - at[0], y - at[1]), -self.turns[part])

    def on(self, segment: str, joint: str, own: Vector) -> Vector:
        """A point fixed to a segment of the body, in the world."""
        return plus(self.skeleton.joints[joint], self.skeleton.turns[segment].of(own))


def is_flat(skeletons: Iterable[Skeleton], seen: Projection) -> bool:
    """Whether the trunk is seen exactly from its side throughout, so that every part keeps its outline."""
    return all(
        dot(skeleton.turns[segment].near, seen.toward) > FLAT
        for skeleton in skeletons
        for segment in ("pelvis", "thorax", "head")
    )


def sight_of(skeleton: Skeleton, seen: Projection, *, flat: bool, before: Sight | None = None) -> Sight:
    """How a skeleton is drawn; `before` gives the turn of a bone that points at the viewer and so has none.

    Numbers are rounded as they will be written, and each part makes good for the rounding of what carries it.
    """
    places = {name: seen.point(joint) for name, joint in skeleton.joints.items()}
    found = Sight(skeleton, seen, {}, {}, {})
    for part in PARTS.values():
        at = places[part.joint]
        turn, k = _turn(part, skeleton, places, found.turns, flat=flat), 1.0
        if part.tip:
            way = places[part.tip][0] - at[0], places[part.tip][1] - at[1]
            k = hypot(*way) / part.length
            if k < LEAST_K:
                turn = before.turns[part.name] if before else found.turns[part.parent or ""]
            k = 1.0 if abs(k - 1) < ALMOST else round(k, 3)
        _hang(found, part, at, turn, k)
    return found


def _hang(sight: Sight, part: Part, at: Point, turn: float, k: float) -> None:
    """Enter a part where it is to be seen: what carries it is entered already."""
    up, carried = sight.places.get(part.parent or "", (0.0, 0.0)), sight.turns.get(part.parent or "", 0.0)
    x, y = turned((at[0] - up[0], at[1] - up[1]), -carried)
    hung = Attachment(round(x, 1), round(y, 1), round(level(turn - carried), 1), k)
    x, y = turned((hung.x, hung.y), carried)
    sight.attachments[part.name] = hung
    sight.places[part.name] = up[0] + x, up[1] + y
    sight.turns[part.name] = carried + hung.turn


def _turn(
    part: Part, skeleton: Skeleton, places: Mapping[str, Point], turns: Mapping[str, float], *, flat: bool
) -> float:
    """The angle at which a part lies in the picture."""
    at = places[part.joint]
    if part.tip:
        return downward(at, places[part.tip])
    if part.name == "pelvis":
        return downward(places["lumbar"], at)
    if part.name == "thorax":
        return downward(places["neck"], at)
    side = part.name.split()[0]
    if not flat or part.name.endswith("hand"):
        return turns[part.parent or ""]
    if part.name == "head":
        up = skeleton.turns["head"].up
        return downward((up[0], -up[1]), (0, 0))
    if part.name.endswith("foot"):
        up = skeleton.turns[part.name].up
        return downward((up[0], -up[1]), (0, 0))
    return downward(at, places[f"{side} toe"]) + 90
