"""Positions in which drills begin, with all their angles, so that an author need not type them. Knows no drill."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from drillbook.figures.pose import Angles, Figure, Pose, Role


class Position(StrEnum):
    """A position with a name, in which the first pose may begin."""

    STANDING = "standing"
    ON_THE_FRONT = "lying on the front"
    ON_THE_BACK = "lying on the back"
    ON_THE_SIDE = "lying on the side"
    ALL_FOURS = "all fours"
    HALF_KNEELING = "half kneeling"
    HIGH_PLANK = "high plank"


@dataclass(frozen=True, slots=True)
class StartPosition:
    """The angles of a whole body at rest, and what it stands or lies on."""

    trunk: Mapping[str, Angles]
    near_leg: Mapping[str, float]
    far_leg: Mapping[str, float]
    near_arm: Mapping[str, float]
    far_arm: Mapping[str, float]
    planted: tuple[str, ...]

    @property
    def limbs(self) -> Mapping[str, Mapping[str, float]]:
        """The four limbs by name."""
        return {
            "near_leg": self.near_leg,
            "far_leg": self.far_leg,
            "near_arm": self.near_arm,
            "far_arm": self.far_arm,
        }


ON_THE_FAR_SIDE: Angles = (-90, 0, -90)
"""Laid down on the far side, head to the right, face to the viewer."""


def _even(
    trunk: Mapping[str, Angles], leg: Mapping[str, float], arm: Mapping[str, float], planted: tuple[str, ...]
) -> StartPosition:
    """A position in which near and far are alike."""
    return StartPosition(trunk, leg, leg, arm, arm, planted)


START_POSITIONS: Mapping[Position, StartPosition] = MappingProxyType(
    {
        Position.STANDING: _even(
            {"pelvis": (3,), "spine": (-3,), "neck": (0,)},
            {"hip": 0, "knee": 0, "ankle": 3},
            {"sh": 4, "el": 8},
            ("feet",),
        ),
        Position.ON_THE_FRONT: _even(
            {"pelvis": (90,), "spine": (-1,), "neck": (-8,)},
            {"hip": 2, "knee": 0, "ankle": -70},
            {"sh": 169, "abd": 23, "rot": -100, "el": 135, "wr": -38},
            ("pelvis", "hands"),
        ),
        Position.ON_THE_BACK: _even(
            {"pelvis": (-90,), "spine": (1,), "neck": (4,)},
            {"hip": 0, "knee": 0, "ankle": -12},
            {"sh": -5, "abd": 14, "el": 4},
            ("pelvis",),
        ),
        Position.ON_THE_SIDE: StartPosition(
            trunk={"body": ON_THE_FAR_SIDE, "pelvis": (0,), "spine": (0,), "neck": (6, 4, 0)},
            near_leg={"hip": 46, "abd": -12, "rot": 10, "knee": 89},
            far_leg={"hip": 47, "abd": 7, "rot": -3, "knee": 92},
            near_arm={"sh": 49, "abd": -23, "rot": -70, "el": 47, "wr": -5},
            far_arm={"sh": 183, "abd": -13, "rot": 168, "el": 96, "wr": 43},
            planted=("pelvis", "feet"),
        ),
        Position.ALL_FOURS: _even(
            {"pelvis": (81,), "spine": (0,), "neck": (-6,)},
            {"hip": 81, "knee": 90, "ankle": -63},
            {"sh": 77, "el": 23, "wr": 68},
            ("knees", "hands"),
        ),
        Position.HALF_KNEELING: StartPosition(
            trunk={"pelvis": (1,), "spine": (-1,), "neck": (0,)},
            near_leg={"hip": 1, "knee": 90, "ankle": -63},
            far_leg={"hip": 93, "knee": 90, "ankle": -3},
            near_arm={"sh": 34, "el": 26},
            far_arm={"sh": 36, "el": 22},
            planted=("near knee", "far foot"),
        ),
        Position.HIGH_PLANK: _even(
            {"pelvis": (71,), "spine": (1,), "neck": (-12,)},
            {"hip": 1, "knee": 4, "ankle": -1, "toe": 75},
            {"sh": 62, "el": 14, "wr": 82},
            ("balls of feet", "hands"),
        ),
    }
)
"""Each position's angles, in degrees, and its contacts."""


def begun(figure: Figure, position: Position) -> Figure:
    """The same figure, its first pose filled up from `position`; what is planted too, where the figure does not say.

    Faults that stand before the first pose of the movement are filled up as well.
    """
    start = START_POSITIONS[position]
    first = next((n for n, pose in enumerate(figure.poses) if pose.role is Role.MOVEMENT), 0)
    filled = (_filled(pose, start) if n <= first else pose for n, pose in enumerate(figure.poses))
    return replace(figure, poses=tuple(filled), planted=figure.planted or start.planted)


def _filled(pose: Pose, start: StartPosition) -> Pose:
    limbs = {name: {**joints, **pose.limbs.get(name, {})} for name, joints in start.limbs.items()}
    return replace(pose, trunk={**start.trunk, **pose.trunk}, limbs=limbs)
