"""A text with marks such as `[^X4]` that cite what it rests on. Knows no file, and not what the marks stand for."""

import re
from dataclasses import dataclass
from typing import override

from drillbook.authoring.document import Mark, Node, Scalar
from drillbook.authoring.ids import Ref
from drillbook.authoring.report import Report
from drillbook.authoring.shapes import Text, shortened

MARK = re.compile(r"\[\^(?P<id>[^\]\s]+)\]")

REFERENCE = re.compile(rf"{MARK.pattern}(?!:)")
"""The same in Markdown, where `[^X4]:` begins a footnote of the author's own."""

BEGUN = re.compile(r"\[\s*\^[^\]]{0,30}\]?")
ID = re.compile(r"[A-Za-z][\w-]*\d[\w-]*")


@dataclass(frozen=True, slots=True)
class CitedText(Text):
    """A text in which each `[^` begins a mark."""

    @override
    def read(self, node: Node, report: Report) -> str | None:
        text = Text.read(self, node, report)
        left = text and BEGUN.search(MARK.sub("", text))
        if left and isinstance(node, Scalar):
            meant = "".join(f"[^{one}]" for one in ID.findall(left[0])) or "[^X4]"
            says = f"`{shortened(left[0])}` is no mark that cites something"
            place = _found(left[0], node, report, node.start)
            report.mistake(place or node, says, f"write `{meant}`", instead=meant if place else None)
            return None
        return text


def marked_in(node: Node, report: Report) -> tuple[Ref, ...]:
    """The ids that the marks in a text name, in their order, each with its place."""
    if not isinstance(node, Scalar):
        return ()
    refs: list[Ref] = []
    after = node.start
    for mark in MARK.finditer(node.text):
        place = _found(mark.group(), node, report, after)
        if place is None:  # written with escapes: the whole text is the place
            refs.append(Ref(mark["id"], node))
            continue
        after = place.end
        start, end = Mark(after.line, place.start.column + 2), Mark(after.line, after.column - 1)
        refs.append(Ref(mark["id"], Scalar(mark["id"], node.plain, start, end)))
    return tuple(refs)


def _found(typed: str, node: Scalar, report: Report, after: Mark) -> Scalar | None:
    """Where in a text something is typed for the first time from `after` on."""
    for number in range(after.line, min(node.end.line, len(report.lines)) + 1):
        at = report.lines[number - 1].find(typed, after.column - 1 if number == after.line else 0)
        if at >= 0:
            return Scalar(typed, node.plain, Mark(number, at + 1), Mark(number, at + 1 + len(typed)))
    return None
