"""What touches the ground: which point of the body, how high it lies there, what it holds still. Knows no pose."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from drillbook.figures.skeleton import BALL, HEEL, RADII, SIDES


class Part(StrEnum):
    """A part of the body that can stay where it is."""

    PELVIS = "pelvis"
    FOOT = "foot"
    BALL = "ball"
    HEEL = "heel"
    KNEE = "knee"
    HAND = "hand"
    ELBOW = "elbow"


@dataclass(frozen=True, slots=True)
class Contact:
    """One part of the body, on one side; the pelvis has none."""

    part: Part
    side: str = ""

    @property
    def joint(self) -> str:
        """The joint of the skeleton that stays."""
        return f"{self.side} {_JOINTS[self.part]}".strip()

    @property
    def segment(self) -> str:
        """The segment whose orientation stays too; empty where the body rolls over the contact."""
        return f"{self.side} {_STILL[self.part]}" if self.part in _STILL else ""

    @property
    def limb(self) -> str:
        """`near leg`, `far arm`; empty for the pelvis."""
        if not self.side:
            return ""
        return f"{self.side} {'arm' if self.part in (Part.HAND, Part.ELBOW) else 'leg'}"

    @property
    def height(self) -> float:
        """How high the joint lies over what it touches, in centimetres."""
        return _HEIGHTS[self.part]

    def __str__(self) -> str:
        """As an author writes it."""
        if self.part is Part.BALL:
            return f"ball of {self.side} foot"
        return f"{self.side} {self.part}".strip()


_JOINTS: Mapping[Part, str] = MappingProxyType(
    {
        Part.PELVIS: "root",
        Part.FOOT: "ankle",
        Part.BALL: "ball",
        Part.HEEL: "heel",
        Part.KNEE: "knee",
        Part.HAND: "wrist",
        Part.ELBOW: "elbow",
    }
)
_STILL: Mapping[Part, str] = MappingProxyType(
    {Part.FOOT: "foot", Part.KNEE: "shank", Part.HAND: "hand", Part.ELBOW: "forearm"}
)
"""A whole foot and a hand lie flat; with a planted knee the shin lies still, with an elbow the forearm."""

WRIST_HEIGHT = 3.6
_HEIGHTS: Mapping[Part, float] = MappingProxyType(
    {
        Part.PELVIS: RADII["root"],
        Part.FOOT: RADII["heel"] - HEEL[1],
        Part.BALL: RADII["ball"],
        Part.HEEL: RADII["heel"],
        Part.KNEE: RADII["knee"],
        Part.HAND: WRIST_HEIGHT,
        Part.ELBOW: RADII["elbow"],
    }
)

FOOT_POINTS = MappingProxyType({Part.BALL: BALL, Part.HEEL: HEEL})
"""Where a foot's own contacts are, as the foot sees them from the ankle."""

_PAIRS: Mapping[str, Part] = MappingProxyType(
    {
        "feet": Part.FOOT,
        "balls of feet": Part.BALL,
        "heels": Part.HEEL,
        "knees": Part.KNEE,
        "hands": Part.HAND,
        "elbows": Part.ELBOW,
    }
)


def contacts_of(words: Iterable[str]) -> tuple[Contact, ...]:
    """The single contacts that an author's words name, each once, in order; `treadmill` names none."""
    found: dict[Contact, None] = {}
    for word in words:
        if word in _PAIRS:
            found |= dict.fromkeys(Contact(_PAIRS[word], side) for side in SIDES)
        elif word.startswith("ball of "):
            found[Contact(Part.BALL, word.split()[2])] = None
        elif word == Part.PELVIS:
            found[Contact(Part.PELVIS)] = None
        elif " " in word:
            side, part = word.split()
            found[Contact(Part(part), side)] = None
    return tuple(found)
