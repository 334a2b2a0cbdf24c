"""A body's outline in the picture as circles, for what is drawn round it: crop, ghost, arrows. Knows no SVG element."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import hypot
from types import MappingProxyType

from drillbook.figures.outline import Circle
from drillbook.figures.skeleton import RADII, SIDES, Skeleton
from drillbook.figures.view import Point, Projection

LIMBS: Mapping[str, tuple[tuple[str, ...], ...]] = MappingProxyType(
    {
        "leg": (("hip", "knee"), ("knee", "ankle"), ("ankle", "heel", "ball"), ("ball", "toe")),
        "arm": (("shoulder", "elbow"), ("elbow", "wrist"), ("wrist", "hand")),
    }
)
"""The pieces of a limb, each between these joints."""

TRUNK: tuple[tuple[str, ...], ...] = (
    ("near hip", "far hip", "lumbar"),
    ("lumbar", "near chest", "far chest"),
    ("near chest", "far chest", "near shoulder", "far shoulder"),
    ("neck", "head"),
)


def pieces(body: Skeleton, seen: Projection) -> dict[str, list[list[Circle]]]:
    """For trunk and limbs the circles of each piece, as seen."""
    found = {"trunk": [[_circle(body, joint, seen) for joint in piece] for piece in TRUNK]}
    for side in SIDES:
        for limb, own in LIMBS.items():
            named = [[f"{side} {joint}" for joint in piece] for piece in own]
            found[f"{side} {limb}"] = [[_circle(body, joint, seen) for joint in piece] for piece in named]
    return found


def bounds(body: Skeleton, seen: Projection) -> tuple[float, float, float, float]:
    """The box around a body as seen: left, top, right, bottom."""
    circles = [circle for limb in pieces(body, seen).values() for piece in limb for circle in piece]
    return (
        min(x - r for x, _, r in circles),
        min(y - r for _, y, r in circles),
        max(x + r for x, _, r in circles),
        max(y + r for _, y, r in circles),
    )


def distance(point: Point, piece: Sequence[Circle]) -> float:
    """How far a point is from a piece of a body, negative inside it."""
    nearest = min(hypot(point[0] - x, point[1] - y) - radius for x, y, radius in piece)
    for (x, y, start), (to_x, to_y, end) in combinations(piece, 2):
        way, size = (to_x - x, to_y - y), (to_x - x) ** 2 + (to_y - y) ** 2
        if size > 0:
            share = min(1.0, max(0.0, ((point[0] - x) * way[0] + (point[1] - y) * way[1]) / size))
            off = hypot(point[0] - x - way[0] * share, point[1] - y - way[1] * share)
            nearest = min(nearest, off - start - (end - start) * share)
    return nearest


def _circle(body: Skeleton, joint: str, seen: Projection) -> Circle:
    name = joint.rsplit(maxsplit=1)[-1]
    place = body.joints[joint] if name != "chest" else _chest(body, joint.split(maxsplit=1)[0])
    x, y = seen.point(place)
    return x, y, {"head": 10.4, "hip": 7.8}.get(name, RADII.get(name, 4.0))


def _chest(body: Skeleton, side: str) -> tuple[float, float, float]:
    turn, lumbar = body.turns["thorax"], body.joints["lumbar"]
    way = turn.of((0.5, 20.0, 4.0 * SIDES[side]))
    return lumbar[0] + way[0], lumbar[1] + way[1], lumbar[2] + way[2]
