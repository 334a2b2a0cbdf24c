"""The names by which files and facts refer to each other. Knows nothing of what stands behind them."""

import re
from dataclasses import dataclass
from typing import override

from drillbook.authoring.document import Node, Scalar
from drillbook.authoring.report import Report
from drillbook.authoring.shapes import Json, Shape, shortened, word

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MOST_LETTERS = 64

RESERVED = ("index", "routines", "evidence", "tags")
"""Names that pages or folders of the site have already."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A name that was written, with its place."""

    id: str
    node: Node


def slug_of(text: str) -> str:
    """The id nearest to `text`; empty where nothing is left of it."""
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))[:MOST_LETTERS].strip("-")


@dataclass(frozen=True, slots=True)
class Slug(Shape[Ref]):
    """The id of a drill or routine: small letters, digits and hyphens."""

    example: str
    what: str = "an id"

    @override
    def read(self, node: Node, report: Report) -> Ref | None:
        text = word(node, self, report)
        if text is None:
            return None
        if SLUG.fullmatch(text) and len(text) <= MOST_LETTERS:
            return Ref(text, node)
        meant = slug_of(text.removesuffix(".yml").removesuffix(".yaml")) or self.example
        says = f"`{shortened(text)}` is not an id: small letters, digits and single hyphens"
        report.mistake(node, says, f"write `{meant}`", instead=meant)
        return None

    @override
    def json_schema(self) -> Json:
        return {"type": "string", "pattern": f"^{SLUG.pattern}$", "maxLength": MOST_LETTERS}


@dataclass(frozen=True, slots=True)
class EvidenceId(Shape[Ref]):
    """The id of a source, a claim or a disagreement, such as `C-001-11`."""

    example: str
    what: str = "an id of the evidence"

    _pattern = r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*"

    @override
    def read(self, node: Node, report: Report) -> Ref | None:
        text = word(node, self, report)
        if text is None:
            return None
        if re.fullmatch(self._pattern, text) and len(text) <= MOST_LETTERS and isinstance(node, Scalar):
            return Ref(text, node)
        cure = f"write one such as `{self.example}`; a new source gets its id in evidence/sources.yml"
        report.mistake(node, f"`{shortened(text)}` is not an id", cure)
        return None

    @override
    def json_schema(self) -> Json:
        return {"type": "string", "pattern": f"^{self._pattern}$", "maxLength": MOST_LETTERS}
