"""Angles of joints, and lengths beside them, as authors write them: within what can be. Knows no body."""

import re
from dataclasses import dataclass
from typing import override

from drillbook.authoring.document import Node, Sequence
from drillbook.authoring.report import Report
from drillbook.authoring.shapes import Json, Shape, shortened, word
from drillbook.figures.pose import Angles, Range

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,3})(?:\.[0-9]{1,2})?")


@dataclass(frozen=True, slots=True)
class Degrees(Shape[float]):
    """A number within what the joint can reach; `positive` tells which way is more."""

    reach: Range
    example: str = "0"
    what: str = "a number of degrees"
    positive: str = "bending is positive"

    @override
    def read(self, node: Node, report: Report) -> float | None:
        text = word(node, self, report)
        if text is None:
            return None
        if not _NUMBER.fullmatch(text):
            digits = _NUMBER.search(text)
            fits = digits and self.reach.least <= float(digits[0]) <= self.reach.most
            instead = digits[0] if digits and fits else self.example
            report.mistake(node, f"`{shortened(text)}` is not {self.what}", "write digits alone", instead=instead)
            return None
        angle = float(text)
        if not self.reach.least <= angle <= self.reach.most:
            turned = self.reach.least <= -angle <= self.reach.most
            bound = -angle if turned else self.reach.least if angle < self.reach.least else self.reach.most
            says = f"{text} is out of reach: {self.reach.least:g} to {self.reach.most:g}"
            cure = f"check the sign: {self.positive}" if turned and self.positive else "write a number within that"
            report.mistake(node, says, cure, instead=f"{bound:g}")
            return None
        return angle

    @override
    def json_schema(self) -> Json:
        return {"type": "number", "minimum": self.reach.least, "maximum": self.reach.most}


def centimetres(least: float, most: float, example: str, positive: str = "") -> Degrees:
    """A length or a place within these bounds, read as angles are."""
    return Degrees(Range(least, most), example, "a number of centimetres", positive)


@dataclass(frozen=True, slots=True)
class TrunkAngles(Shape[Angles]):
    """One number, forward, or three: forward, to the near side, turned to the near side."""

    reach: Range
    turn: Range
    example: str = "0"
    what: str = "a number of degrees, or three in brackets"

    @override
    def read(self, node: Node, report: Report) -> Angles | None:
        if not isinstance(node, Sequence):
            angle = Degrees(self.reach).read(node, report)
            return None if angle is None else (angle,)
        if len(node.items) != 3:  # forward, to the side, turned
            says = f"here are {len(node.items)} numbers, not three"
            cure = "write forward, to the near side, turned to the near side"
            report.mistake(node, says, cure, instead="[0, 0, 0]" if node.flow else None)
            return None
        reaches = (self.reach, self.turn, self.turn)
        forward, aside, turned = (
            Degrees(reach).read(item, report) for reach, item in zip(reaches, node.items, strict=True)
        )
        return None if forward is None or aside is None or turned is None else (forward, aside, turned)

    @override
    def json_schema(self) -> Json:
        one = Degrees(self.reach).json_schema()
        turn = Degrees(self.turn).json_schema()
        return {"anyOf": [one, {"type": "array", "items": [one, turn, turn], "minItems": 3, "maxItems": 3}]}
