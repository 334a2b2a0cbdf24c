"""The number at the head of each file that says how it is written. Knows nothing of the rest."""

from dataclasses import dataclass
from typing import override

from drillbook.authoring.document import Mapping, Node, Scalar
from drillbook.authoring.report import Report
from drillbook.authoring.shapes import Json, Shape, shortened, word
from drillbook.authoring.table import Key

FORMAT_NUMBER = 1


@dataclass(frozen=True, slots=True)
class FormatNumber(Shape[int]):
    """The format that this Drillbook reads."""

    example: str = str(FORMAT_NUMBER)
    what: str = "the number of the file format"

    @override
    def read(self, node: Node, report: Report) -> int | None:
        text = word(node, self, report)
        if text is None:
            return None
        if text == self.example and isinstance(node, Scalar) and node.plain:
            return FORMAT_NUMBER
        says = "this number stands in quotes" if text == self.example else f"`{shortened(text)}` is no file format"
        report.mistake(node, says, f"write `{self.example}`", instead=self.example)
        return None

    @override
    def json_schema(self) -> Json:
        return {"const": FORMAT_NUMBER}


FORMAT = Key("format", FormatNumber(), "The number of the file format", required=True, also=("version",))


def is_newer(node: Node, report: Report) -> bool:
    """Whether the file is written in a newer format, which `report` then says: nothing else in it can be judged."""
    if not isinstance(node, Mapping):
        return False
    for key, value in node.pairs:
        if isinstance(key, Scalar) and key.text == FORMAT.name and isinstance(value, Scalar):
            text = value.text.strip()
            if text.isascii() and text.isdigit() and int(text[:6]) > FORMAT_NUMBER:
                says = f"the file is in format {shortened(text)}, and this Drillbook reads format {FORMAT_NUMBER}"
                report.mistake(value, says, "use a newer Drillbook")
                return True
    return False
