"""A limb of two bones that reaches for a point, its joint bending the way its angles give. Knows no floor."""

from math import sqrt

from drillbook.figures.skeleton import LENGTHS, Skeleton, arm_of, leg_of
from drillbook.figures.turning import Turn, Vector, across, cross, length, minus, plus, unit

STRETCHED_CM = 0.001
"""A reaching limb stays this much short of straight, so that it still has a side to bend to."""


def bent(start: Vector, end: Vector, lengths: tuple[float, float], near: Vector, outward: int) -> tuple[Turn, Turn]:
    """The orientations of two bones of these lengths that lead from `start` to `end`.

    They bend in a plane square to `near`, as nearly as the way to `end` allows; the joint between them goes to the
    bones' forward where `outward` is 1 (a knee), to their back where it is -1 (an elbow). What is out of reach is
    pointed at.
    """
    first, second = lengths
    way = minus(end, start)
    reach = min(max(length(way), abs(first - second) + STRETCHED_CM), first + second - STRETCHED_CM)
    along = unit(way)
    aside = unit(across(near, along))
    share = (first * first - second * second + reach * reach) / (2 * reach)
    out = sqrt(max(0.0, first * first - share * share)) * outward
    middle = plus(plus(start, along, share), cross(aside, along), out)
    return _bone(start, middle, aside), _bone(middle, plus(start, along, reach), aside)


def _bone(top: Vector, bottom: Vector, aside: Vector) -> Turn:
    up = unit(minus(top, bottom))
    return Turn(cross(up, aside), up, aside)


def pointing(turn: Turn, start: Vector, end: Vector) -> Turn:
    """A bone that hangs from `start` as `turn`, swung so that it points at `end`."""
    return _bone(start, end, unit(across(turn.near, unit(minus(start, end)))))


def leg_reaching(body: Skeleton, side: str, ankle: Vector, foot: Turn) -> Skeleton:
    """The leg of `side` with its ankle at `ankle` and its foot as `foot`; knee and toes keep plane and angle."""
    hip, thigh = body.joints[f"{side} hip"], body.turns[f"{side} thigh"]
    upper, lower = bent(hip, ankle, (LENGTHS["thigh"], LENGTHS["shank"]), thigh.near, outward=1)
    toes = foot.then(body.turns[f"{side} foot"].to(body.turns[f"{side} toes"]))
    return leg_of(side, hip, upper, lower, foot, toes)


def arm_reaching(body: Skeleton, side: str, wrist: Vector, hand: Turn) -> Skeleton:
    """The arm of `side` with its wrist at `wrist` and its hand as `hand`; the elbow keeps its plane."""
    shoulder, upper_arm = body.joints[f"{side} shoulder"], body.turns[f"{side} upper arm"]
    upper, lower = bent(shoulder, wrist, (LENGTHS["upper arm"], LENGTHS["forearm"]), upper_arm.near, outward=-1)
    return arm_of(side, shoulder, upper, lower, hand)
