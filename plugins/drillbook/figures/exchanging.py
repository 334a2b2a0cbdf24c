"""Near and far exchanged: limbs, muscles, contacts, and what the trunk does to a side. Knows no place in space."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from drillbook.figures.joint_angles import TRUNK_JOINTS, JointAngles
from drillbook.figures.pose import Angles, Arrow, Figure, Near, Pose, Shows, Way
from drillbook.figures.turning import Vector

_OTHER = {"near": "far", "far": "near"}


def exchanged_name(text: str) -> str:
    """`text` with near for far and far for near."""
    return re.sub(r"\b(near|far)(?=\b|_)", lambda side: _OTHER[side[0]], text)


def exchanged_angles(angles: JointAngles) -> dict[str, Vector]:
    """The angles of the same posture made by the other side."""
    return {
        exchanged_name(joint): (forward, -aside, -turned) if joint in TRUNK_JOINTS else (forward, aside, turned)
        for joint, (forward, aside, turned) in angles.items()
    }


def swapped(figure: Figure) -> Figure:
    """The same figure with near and far limbs, muscles and contacts exchanged; it still faces right."""
    return replace(
        figure,
        poses=tuple(_swapped_pose(pose) for pose in figure.poses),
        shows={Shows.LEFT: Shows.RIGHT, Shows.RIGHT: Shows.LEFT}.get(figure.shows, figure.shows),
        planted=_names(figure.planted),
        working=_muscles(figure.working),
        stretched=_muscles(figure.stretched),
    )


def _swapped_pose(pose: Pose) -> Pose:
    return replace(
        pose,
        trunk={joint: _trunk(angles) for joint, angles in pose.trunk.items()},
        limbs=_limbs(pose.limbs),
        planted=None if pose.planted is None else _names(pose.planted),
        working=None if pose.working is None else _muscles(pose.working),
        stretched=None if pose.stretched is None else _muscles(pose.stretched),
        attend=None if pose.attend is None else Near(exchanged_name(pose.attend)),
        arrows=tuple(_arrow(arrow) for arrow in pose.arrows),
    )


def _trunk(angles: Angles) -> Angles:
    return (angles[0], -angles[1], -angles[2]) if len(angles) == 3 else angles


def _limbs(limbs: Mapping[str, Mapping[str, float]]) -> dict[str, Mapping[str, float]]:
    return {exchanged_name(limb): joints for limb, joints in limbs.items()}


def _names(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(exchanged_name(word) for word in words)


def _muscles(words: Iterable[str]) -> tuple[str, ...]:
    """A muscle without a side is the near one, so that the far one is named."""
    return tuple(_muscle(word) for word in words)


def _muscle(word: str) -> str:
    if word.startswith("both "):
        return word
    return word.removeprefix("far ") if word.startswith("far ") else f"far {word}"


def _arrow(arrow: Arrow) -> Arrow:
    way = Way(exchanged_name(arrow.way)) if arrow.way else None
    return replace(arrow, follows=exchanged_name(arrow.follows), at=exchanged_name(arrow.at), way=way)
