"""How far the ground has passed below a figure that runs on the spot. Knows no picture."""

from drillbook.figures.movement import Movement
from drillbook.figures.skeleton import RADII, SIDES, Skeleton

DASH = 20.0
"""One dash of the ground and the gap after it, in centimetres."""

ON_GROUND = 1.5
"""A foot this near to the ground, in centimetres, stands on it."""


def scrolled(movement: Movement) -> list[list[tuple[float, ...]]]:
    """For each walk the offset of the ground's dashes at each moment; both halves of a stride end on a whole dash."""
    ways = [[_step(a, b) for a, b in zip(walk.skeletons, walk.skeletons[1:], strict=False)] for walk in movement.walks]
    known = [step for way in ways for step in way if step is not None]
    usual = sum(known) / len(known) if known else 0.0
    steps = [[usual if step is None else step for step in way] for way in ways]
    whole = sum(sum(way) for way in steps)
    scale = max(1, round(whole / DASH)) * DASH / whole if whole > 0 else 0.0
    found: list[list[tuple[float, ...]]] = []
    gone = 0.0
    for way in steps:
        offsets: list[tuple[float, ...]] = [(round(gone, 1),)]
        for step in way:
            gone += step * scale
            offsets.append((round(gone, 1),))
        found.append(offsets)
    return found


def _step(before: Skeleton, after: Skeleton) -> float | None:
    """How far back the standing foot goes, None while no foot stands."""
    ways = [
        before.joints[f"{side} {joint}"][0] - after.joints[f"{side} {joint}"][0]
        for side in SIDES
        for joint in ("heel", "ball", "toe")
        if all(body.joints[f"{side} {joint}"][1] - RADII[joint] < ON_GROUND for body in (before, after))
    ]
    return max(0.0, *ways) if ways else None
