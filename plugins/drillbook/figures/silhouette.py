"""A body's outline in the picture as circles, for what is drawn round it: crop, ghost, arrows. Knows no SVG element."""

from collections.abc import Mapping
from types import MappingProxyType

from drillbook.figures.outline import Circle
from drillbook.figures.skeleton import RADII, SIDES, Skeleton
from drillbook.figures.view import Projection

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


def _circle(body: Skeleton, joint: str, seen: Projection) -> Circle:
    name = joint.rsplit(maxsplit=1)[-1]
    place = body.joints[joint] if name != "chest" else _chest(body, joint.split(maxsplit=1)[0])
    x, y = seen.point(place)
    return x, y, {"head": 10.4, "hip": 7.8}.get(name, RADII.get(name, 4.0))


def _chest(body: Skeleton, side: str) -> tuple[float, float, float]:
    turn, lumbar = body.turns["thorax"], body.joints["lumbar"]
    way = turn.of((0.5, 20.0, 4.0 * SIDES[side]))
    return lumbar[0] + way[0], lumbar[1] + way[1], lumbar[2] + way[2]
