"""Lists of values, and what YAML makes of entries that are written otherwise. Knows no file."""

import re
from dataclasses import dataclass
from typing import override

from drillbook.authoring.document import Mark, Node, Scalar, Sequence
from drillbook.authoring.quoting import quoted
from drillbook.authoring.report import Report
from drillbook.authoring.shapes import Json, Sentence, Shape, after_colon, shortened
from drillbook.authoring.slips import begin_with, without_bullet


@dataclass(frozen=True, slots=True)
class ListOf[T](Shape[tuple[T, ...]]):
    """A list of one kind of values; where one of them has a mistake, the others are kept."""

    of: Shape[T]
    least: int = 0
    most: int = 200
    example: str = ""
    what: str = "a list"

    @override
    def read(self, node: Node, report: Report) -> tuple[T, ...] | None:
        if not isinstance(node, Sequence):
            if isinstance(node, Scalar) and node.plain and node.start.line < node.end.line:
                _report_lines(node, report)
                return None
            source = report.source(node.start, node.end)
            empty = isinstance(node, Scalar) and not node.text
            says = "the list is empty" if empty else "here should be a list"
            entry = self.of.example if empty else without_bullet(source)
            if isinstance(self.of, Sentence) and isinstance(node, Scalar) and node.plain and "," in source:
                entry = quoted(entry)
            listed_value = "[]" if empty and not self.least else f"[{entry}]"
            instead = after_colon(node, listed_value, report) if empty else listed_value if source else None
            report.mistake(
                node, says, "put it in brackets, or each entry on a line that begins with `-`", instead=instead
            )
            return None
        if len(node.items) < self.least:
            says = "the list is empty" if not node.items else f"the list has fewer than {self.least} entries"
            full = ", ".join([self.of.example] * self.least)
            report.mistake(node, says, "add what belongs in it", instead=f"[{full}]" if node.flow else None)
            return None
        if len(node.items) > self.most:
            report.mistake(node, f"the list has more than {self.most} entries", "shorten it")
            return None
        for item in node.items if not node.flow else ():
            _report_entries_within(item, node, report)
        values = [self.of.read(item, report) for item in node.items]
        if node.flow and isinstance(self.of, Sentence):
            _warn_of_commas(node.items, report)
        return tuple(value for value in values if value is not None)

    @override
    def json_schema(self) -> Json:
        return {"type": "array", "items": self.of.json_schema(), "minItems": self.least, "maxItems": self.most}


def _report_lines(node: Scalar, report: Report) -> None:
    """Reports lines that should be entries of a list, each with its entry."""
    for number in range(node.start.line, min(node.end.line, node.start.line + 20) + 1):
        line = report.lines[number - 1] if number <= len(report.lines) else ""
        if not line.strip() or line.lstrip().startswith("#") or (number == node.end.line and node.end.column == 1):
            continue
        indent = " " * (len(line) - len(line.lstrip()))
        if number == node.start.line and node.start.column - 1 > len(indent):
            return report.mistake(node, "here should be a list", "begin each entry on a line of its own, with `- `")
        says, cure = "here should be a list", "begin each entry with `- `"
        report.whole_line(Mark(number, len(indent) + 1), says, cure, f"{indent}- {without_bullet(line)}")
    return None


def _report_entries_within(item: Node, node: Sequence, report: Report) -> None:
    """Reports an entry that YAML took for the rest of the entry above, because it is indented deeper."""
    if not isinstance(item, Scalar) or not item.plain:
        return
    for number in range(item.start.line + 1, item.end.line + 1):
        line = report.lines[number - 1] if number <= len(report.lines) else ""
        if re.match(r"\s*(?:-|•|[0-9]{1,2}[.)]) ", line):
            text = line.lstrip().removeprefix("- ")
            right = f"{' ' * (node.start.column - 1)}- {without_bullet(text)}"
            says = "this line is taken for the rest of the entry above"
            cure = begin_with(node.start.column - 1, right)
            report.whole_line(Mark(number, len(line) - len(line.lstrip()) + 1), says, cure, right)


def _warn_of_commas(items: tuple[Node, ...], report: Report) -> None:
    """Warns where an entry begins with a small letter, as the rest of a sentence does that a comma has cut."""
    for index, head in enumerate(items):
        if not isinstance(head, Scalar) or not head.text[:1].isupper() or head.text.endswith((".", "!", "?")):
            continue
        parts = [head]
        for item in items[index + 1 :]:
            if not isinstance(item, Scalar) or not item.plain or not item.text[:1].islower():
                break
            parts.append(item)
        if len(parts) > 1:
            says = f"the comma before `{shortened(parts[1].text)}` makes two entries of it"
            whole = quoted(", ".join(part.text for part in parts))
            cure = "if this is one sentence, put it between quotation marks"
            report.warning(head, says, cure, instead=whole, until=parts[-1].end)
