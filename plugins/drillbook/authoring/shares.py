"""Shares as authors write them: a number from nothing to one, or to a little more. Knows not what is shared."""

import re
from dataclasses import dataclass
from typing import override

from drillbook.authoring.document import Node
from drillbook.authoring.report import Report
from drillbook.authoring.shapes import Json, Shape, shortened, word

_NUMBER = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,3})?|\.[0-9]{1,3}")
_DECIMAL_COMMA = re.compile(r"([01]),([0-9]{1,3})")
_PER_CENT = re.compile(r"([0-9]{1,3}) ?%")


@dataclass(frozen=True, slots=True)
class Share(Shape[float]):
    """A number from 0 to `most`."""

    most: float = 1
    example: str = "0.5"
    what: str = "a share such as `0.5`"

    @override
    def read(self, node: Node, report: Report) -> float | None:
        text = word(node, self, report)
        if text is None:
            return None
        if _NUMBER.fullmatch(text):
            if float(text) <= self.most:
                return float(text)
            says = f"{text} is more than the {self.most:g} allowed"
            report.mistake(node, says, f"write a number from 0 to {self.most:g}", instead=f"{self.most:g}")
            return None
        meant = _meant(text)
        instead = f"{meant:g}" if meant is not None and meant <= self.most else self.example
        says = f"`{shortened(text)}` is not {self.what}"
        report.mistake(node, says, f"write a number from 0 to {self.most:g}", instead=instead)
        return None

    @override
    def json_schema(self) -> Json:
        return {"type": "number", "minimum": 0, "maximum": self.most}


def _meant(text: str) -> float | None:
    """What a share written otherwise stands for, None where nobody can tell."""
    if comma := _DECIMAL_COMMA.fullmatch(text):
        return float(f"{comma[1]}.{comma[2]}")
    return int(found[1]) / 100 if (found := _PER_CENT.fullmatch(text)) else None
