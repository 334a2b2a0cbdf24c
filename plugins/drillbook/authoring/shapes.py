"""The shapes a value can have in a file: how it is read, described to an editor, and put right. Knows no file."""

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence as SequenceOf
from dataclasses import dataclass
from difflib import get_close_matches
from typing import override

from drillbook.authoring.document import Mapping, Mark, Node, Scalar, Sequence
from drillbook.authoring.number_words import number_words_as_digits
from drillbook.authoring.quoting import NOTHING, YES_OR_NO, quoted
from drillbook.authoring.report import Report
from drillbook.authoring.text_file import INVISIBLE

type Json = dict[str, object]


class Shape[T](ABC):
    """What a value must look like. `what` says it in words, `example` is one, as it is typed."""

    what: str
    example: str

    @abstractmethod
    def read(self, node: Node, report: Report) -> T | None:
        """The value of `node`; None where it has none, which `report` then says."""

    @abstractmethod
    def json_schema(self) -> Json:
        """The shape as JSON Schema, for editors."""


@dataclass(frozen=True, slots=True)
class Text(Shape[str]):
    """A sentence or a word; white space counts as one space. Markup is kept as the characters it is made of."""

    example: str
    most: int = 600
    what: str = "a text"

    @override
    def read(self, node: Node, report: Report) -> str | None:
        if not isinstance(node, Scalar):
            self._not_a_text(node, report)
            return None
        text = " ".join(node.text.split())
        if node.plain and text.lower() in YES_OR_NO:
            report.mistake(
                node, f"`{text}` without quotes means {YES_OR_NO[text.lower()]}", "quote it", instead=quoted(text)
            )
        elif not text or (node.plain and text.lower() in NOTHING):
            report.mistake(
                node, "the text is empty", f"write {self.what}", instead=after_colon(node, self.example, report)
            )
        elif unseen := INVISIBLE.search(text):
            says = f"the text has an invisible character (U+{ord(unseen[0]):04X})"
            report.mistake(node, says, "leave it out", instead=quoted(INVISIBLE.sub("", text)))
        elif len(text) > self.most:
            report.mistake(node, f"the text has {len(text)} letters, more than the {self.most} allowed", "shorten it")
        else:
            return text
        return None

    def _not_a_text(self, node: Mapping | Sequence, report: Report) -> None:
        if isinstance(node, Mapping) and not node.flow:
            last = node.pairs[-1][1]
            source = report.source(node.start, last.end)
            says, cure = "a colon in a text makes YAML see a key and a value", "quote the whole text"
            report.mistake(node, says, cure, instead=quoted(source) if source else None, until=last)
            return
        kind, text = "a group of keys", report.source(node.start, node.end)
        if isinstance(node, Sequence):
            kind = "a list"
            text = ", ".join(item.text for item in node.items if isinstance(item, Scalar)) if node.flow else ""
        says = f"here should be {self.what}, not {kind}"
        report.mistake(node, says, f"write {self.what}", instead=quoted(text) if text else None)

    @override
    def json_schema(self) -> Json:
        return {"type": ["string", "number"], "minLength": 1, "maxLength": self.most}


@dataclass(frozen=True, slots=True)
class Sentence(Text):
    """A text in whole sentences, so that what YAML cuts off it can be told: after a ` #`, and after a comma."""

    @override
    def read(self, node: Node, report: Report) -> str | None:
        text = Text.read(self, node, report)
        if text and isinstance(node, Scalar) and node.plain and node.start.line == node.end.line:
            self._warn_of_a_comment(node, report)
        return text

    def _warn_of_a_comment(self, node: Scalar, report: Report) -> None:
        line = report.lines[node.end.line - 1]
        comment = re.fullmatch(r"\s+#(.*)", line[node.end.column - 1 :])
        if comment and (comment[1][:1].strip() or not node.text.endswith((".", "!", "?"))):
            says = f"the text ends before `{shortened(comment[0].strip())}`, because # begins a comment"
            cure = "put the text between quotation marks, or the comment on a line of its own"
            whole = quoted(line[node.start.column - 1 :])
            report.warning(node, says, cure, instead=whole, until=Mark(node.end.line, len(line) + 1))


@dataclass(frozen=True, slots=True)
class Flag(Shape[bool]):
    """`true` or `false`."""

    example: str = "true"
    what: str = "`true` or `false`"

    @override
    def read(self, node: Node, report: Report) -> bool | None:
        text = word(node, self, report)
        if text is None:
            return None
        if text in ("true", "false") and isinstance(node, Scalar) and node.plain:
            return text == "true"
        meant = YES_OR_NO.get(text.lower())
        right = meant or self.example
        report.mistake(node, f"`{shortened(text)}` is not {self.what}", f"write `{right}`", instead=right)
        return None if meant is None else meant == "true"

    @override
    def json_schema(self) -> Json:
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Count(Shape[int]):
    """A whole number from `least` to `most`."""

    least: int
    most: int
    example: str = "1"
    what: str = "a whole number"

    @override
    def read(self, node: Node, report: Report) -> int | None:
        text = word(node, self, report)
        if text is None:
            return None
        if not re.fullmatch(r"-?(0|[1-9][0-9]{0,11})", text):
            digits = re.findall(r"[1-9][0-9]{0,3}", number_words_as_digits(text).replace("_", ""))
            meant = digits[0] if len(digits) == 1 and self.least <= int(digits[0]) <= self.most else None
            report.mistake(node, f"`{shortened(text)}` is not a whole number", "write digits alone", instead=meant)
        elif not self.least <= int(text) <= self.most:
            meant = str(self.least if int(text) < self.least else self.most)
            says = f"{text} is {'less' if int(text) < self.least else 'more'} than the {meant} allowed"
            report.mistake(node, says, f"write a number from {self.least} to {self.most}", instead=meant)
        elif isinstance(node, Scalar) and not node.plain:
            report.mistake(node, "this number stands in quotes", "leave them out", instead=text)
        else:
            return int(text)
        return None

    @override
    def json_schema(self) -> Json:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True, slots=True)
class Choice(Shape[str]):
    """One of a few words."""

    options: tuple[str, ...]
    example: str = ""
    what: str = "one of a few words"

    @override
    def read(self, node: Node, report: Report) -> str | None:
        text = word(node, self, report)
        if text is None or text in self.options:
            return text
        meant = nearest(text, self.options, likeness=0.75)
        only = self.options[0] if len(self.options) == 1 else None
        cure = f"write `{meant or only}`" if meant or only else f"write one of {listed(self.options)}"
        says = f"`{shortened(text)}` is none of the words that fit here"
        report.mistake(node, says, cure, instead=meant or only)
        return None

    @override
    def json_schema(self) -> Json:
        return {"enum": list(self.options)}


def word(node: Node, shape: Shape[object], report: Report) -> str | None:
    """The text of a node that should be a single word or number; None where it is something else, which is reported."""
    if not isinstance(node, Scalar):
        kind = "a list" if isinstance(node, Sequence) else "a group of keys"
        one_line = report.source(node.start, node.end) and (node.flow or None)
        report.mistake(
            node, f"here should be {shape.what}, not {kind}", "", instead=shape.example if one_line else None
        )
        return None
    if not node.text.strip():
        report.mistake(node, f"{shape.what} is missing here", "", instead=after_colon(node, shape.example, report))
        return None
    return node.text.strip()


def nearest(text: str, options: SequenceOf[str], likeness: float = 0.6) -> str | None:
    """The option that `text` most likely means, if one is as like it as `likeness`, from 0 to 1."""
    if len(text) > 60:
        return None
    simple = re.sub(r"[\s_-]+", " ", text).strip().lower()
    by_simple = {re.sub(r"[\s_-]+", " ", option).lower(): option for option in options}
    close = get_close_matches(simple, by_simple, n=1, cutoff=likeness)
    return by_simple[close[0]] if close else None


def listed(options: SequenceOf[str]) -> str:
    """The options in one line, each as code."""
    return ", ".join(f"`{option}`" for option in options)


def shortened(text: str, most: int = 40) -> str:
    """`text` for quoting in a message."""
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= most else f"{one_line[: most - 1]}…"


def after_colon(node: Node, value: str, report: Report) -> str:
    """`value`, with the space that must stand before it where the node is empty."""
    before = report.lines[node.start.line - 1][: node.start.column - 1] if node.start.line <= len(report.lines) else " "
    if before.strip() and not before.rstrip().endswith((":", "[", "-", "?", ",", "{")):
        return f": {value}"
    return value if before.endswith((" ", "[")) or not before else f" {value}"
