"""The site's own figures, and what can be read off a body: how long, how deep, how bent."""

from functools import cache
from itertools import pairwise
from pathlib import Path

from drillbook.authoring.reading import read_library
from drillbook.figures.placing import placements
from drillbook.figures.pose import Figure
from drillbook.figures.settling import settled_angles
from drillbook.figures.skeleton import Skeleton
from drillbook.figures.turning import Vector, distance

DRILLS = Path(__file__).parents[2] / "drills"

BONES = (
    *(("root", "lumbar"), ("lumbar", "neck"), ("neck", "head"), ("near hip", "far hip")),
    *(
        (f"{side} {first}", f"{side} {second}")
        for side in ("near", "far")
        for chain in (
            ("hip", "knee", "ankle", "ball", "toe"),
            ("ankle", "heel"),
            ("shoulder", "elbow", "wrist", "hand"),
        )
        for first, second in pairwise(chain)
    ),
)
"""Pairs of joints whose distance no movement changes."""


@cache
def figures() -> dict[str, Figure]:
    """The figures of this site's drills by id."""
    library, _ = read_library(DRILLS)
    return {name: drill.figure for name, drill in library.drills.items() if drill.figure}


def lengths(body: Skeleton) -> dict[str, float]:
    """How long each bone is, in centimetres."""
    return {f"{first} - {second}": distance(body.joints[first], body.joints[second]) for first, second in BONES}


def angles(figure: Figure, start: int, body: Skeleton) -> dict[str, Vector]:
    """The joint angles of a body on its way from the pose `start`, read off its segments."""
    return settled_angles(body, placements(figure)[start].angles)
