"""A group of keys, as one table that reads, checks and describes itself. Knows no file in particular."""

import re
from collections.abc import Callable, Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from typing import override

from drillbook.authoring.document import Mapping, Node, Scalar
from drillbook.authoring.quoting import quoted, typed
from drillbook.authoring.report import Report
from drillbook.authoring.shapes import Json, Shape, listed, nearest, shortened

_MISSING_COLON = re.compile(r"(\w+) +([{\[].*)")
_NO_SPACE_AFTER_COLON = re.compile(r"(?P<key>[A-Za-z_]\w*)(?::(?=[^\s:/])| *= *)(?P<value>\S.*)")


@dataclass(frozen=True, slots=True, eq=False)
class Key[T]:
    """One key: its value's shape, what it means, and other words that people try for it."""

    name: str
    shape: Shape[T]
    doc: str
    required: bool = False
    also: tuple[str, ...] = ()
    mirror: str = ""
    """The key with the same value but for `left` and `right`, which are exchanged."""

    @property
    def line(self) -> str:
        """The key with a right value, as it is typed."""
        return f"{self.name}: {self.shape.example}"


@dataclass(frozen=True, slots=True)
class Field:
    """A key that was found, with its value; None where that has a mistake."""

    key_node: Node
    value_node: Node
    value: object


class Fields:
    """The keys found in one mapping. `fields[KEY]` is the value, None where it is missing or has a mistake."""

    def __init__(self, node: Mapping, found: MappingOf[str, Field]) -> None:
        self.node = node
        self._found = found

    def __getitem__[T](self, key: Key[T]) -> T | None:
        found = self._found.get(key.name)
        return None if found is None else found.value  # type: ignore[return-value]  # Table.read put it there by this key

    def __contains__(self, key: Key[object]) -> bool:
        """Whether the key was written, be its value right or not."""
        return key.name in self._found

    def get[T](self, key: Key[T], default: T) -> T:
        """The value of `key`, or `default` where there is none."""
        value = self[key]
        return default if value is None else value

    def key_node(self, key: Key[object]) -> Node:
        """Where the key stands; the whole mapping where it does not."""
        return self._found[key.name].key_node if key.name in self._found else self.node

    def value_node(self, key: Key[object]) -> Node:
        """Where the key's value stands; the whole mapping where it does not."""
        return self._found[key.name].value_node if key.name in self._found else self.node


@dataclass(frozen=True, slots=True)
class Table(Shape[Fields]):
    """A mapping with these keys and no others."""

    name: str
    keys: tuple[Key[object], ...]
    example: str = "{}"
    what: str = "a group of keys"
    text_key: str = ""
    """The key that a lone text is meant for."""
    meant_by: Callable[[str], str | None] | None = None
    """The group that a lone text stands for, as it is typed."""
    json_extra: Json = field(default_factory=dict)
    """What JSON Schema can say beyond single keys."""

    @override
    def read(self, node: Node, report: Report) -> Fields | None:
        if not isinstance(node, Mapping):
            self._not_a_group(node, report)
            return None
        found: dict[str, Field] = {}
        by_name = {key.name: key for key in self.keys}
        for name, key_node, value_node, cut in named_pairs(node, set(by_name), report):
            if is_double(name, key_node, found, report):
                continue
            if run_on := _MISSING_COLON.fullmatch(name):
                report.mistake(key_node, f"a colon is missing after `{run_on[1]}`", instead=f"{run_on[1]}: {run_on[2]}")
                found[run_on[1]] = Field(key_node, value_node, None)
                continue
            if is_empty(value_node) and (slip := _NO_SPACE_AFTER_COLON.fullmatch(name)):
                _report_no_space(slip, key_node, report)
                found[slip["key"]] = Field(key_node, value_node, None)
                continue
            key = by_name.get(name) or self._meant(name, key_node, by_name, set(found), report)
            if key is not None and key.name not in found:
                value = None if cut else key.shape.read(value_node, report)
                found[key.name] = Field(key_node, value_node, value)
        for key in self.keys:
            if key.required and key.name not in found:
                mirrored = _mirrored(found.get(key.mirror))
                report.missing(
                    node,
                    f"`{key.name}` is missing ({key.doc[:1].lower()}{key.doc[1:]})",
                    f"{key.name}: {mirrored}" if mirrored else key.line,
                    first=key.name == "format",
                )
        return Fields(node, found)

    def _not_a_group(self, node: Node, report: Report) -> None:
        says = f"here should be {self.what}"
        meant = self.meant_by(node.text) if isinstance(node, Scalar) and self.meant_by else None
        slip = _NO_SPACE_AFTER_COLON.fullmatch(node.text) if isinstance(node, Scalar) and node.plain else None
        if slip and slip["key"] in {key.name for key in self.keys}:
            _report_no_space(slip, node, report)
        elif meant:
            report.mistake(node, says, f"write `{meant}`", instead=meant)
        elif self.meant_by and isinstance(node, Scalar) and node.text.strip():
            report.mistake(node, says, "write keys, each with its value")
        elif isinstance(node, Scalar) and self.text_key and node.text.strip():
            report.mistake(node, says, "name its key", instead=f"{{{self.text_key}: {quoted(node.text)}}}")
        else:
            braces = self.example.startswith("{") and (isinstance(node, Scalar) or node.flow)
            report.mistake(node, says, f"write `{self.example}`", instead=self.example if braces else None)

    def _meant(
        self, name: str, node: Node, by_name: dict[str, Key[object]], found: set[str], report: Report
    ) -> Key[object] | None:
        """The key that an unknown one most likely stands for, so that its value is not lost."""
        if report.full:
            return None
        meant = next((key for key in self.keys if name.lower() in key.also), None)
        meant = meant or by_name.get(nearest(name, list(by_name)) or "")
        says = f"`{shortened(name)}` is not a key of {self.name}"
        if meant is None or meant.name in found:
            cure = f"leave it out, `{meant.name}` is here already" if meant else f"its keys are {listed(list(by_name))}"
            report.mistake(node, says, cure)
            return None
        report.mistake(node, says, f"write `{meant.name}`", instead=meant.name)
        return meant

    @override
    def json_schema(self) -> Json:
        properties = {key.name: {"description": key.doc, **key.shape.json_schema()} for key in self.keys}
        required = [key.name for key in self.keys if key.required]
        return {
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
            **({"required": required} if required else {}),
            **self.json_extra,
        }


def named_pairs(mapping: Mapping, known: set[str], report: Report) -> Iterator[tuple[str, Node, Node, bool]]:
    """Each pair whose key is a word: its text, its node, its value's node, and whether commas cut that value off."""
    skipped = 0
    for index, (key_node, value_node) in enumerate(mapping.pairs):
        if skipped:
            skipped -= 1
            continue
        skipped = len(_comma_trap(mapping, index, known, report))
        name = key_text(key_node, report)
        if name is not None:
            yield name, key_node, value_node, skipped > 0


def is_empty(node: Node) -> bool:
    """Whether nothing was typed for the value."""
    return isinstance(node, Scalar) and node.plain and not node.text


def _report_no_space(slip: re.Match[str], node: Node, report: Report) -> None:
    right = f"{slip['key']}: {slip['value']}"
    report.mistake(node, "between a key and its value stand a colon and a space", f"write `{right}`", instead=right)


def _mirrored(found: Field | None) -> str:
    """The value that was found with left and right exchanged, as it is typed; empty where it names no side."""
    text = found.value if found and isinstance(found.value, str) else ""
    other = {"left": "right", "right": "left", "Left": "Right", "Right": "Left"}
    mirrored = re.sub(r"\b([lL]eft|[rR]ight)\b", lambda side: other[side[0]], text)
    return typed(mirrored) if mirrored != text else ""


def key_text(node: Node, report: Report) -> str | None:
    """The text of a key; None where it is no single word, which is reported."""
    if isinstance(node, Scalar):
        return " ".join(node.text.split())
    report.mistake(node, "a key must be a word, not a list or a group", "write the word alone")
    return None


def is_double(name: str, node: Node, found: MappingOf[str, Field], report: Report) -> bool:
    """Whether the key was there before, which is reported: YAML itself would let the last one win."""
    if name not in found:
        return False
    before = found[name].key_node.start.line
    where = "in this line" if before == node.start.line else f"after line {before}"
    report.mistake(node, f"`{shortened(name)}` is here for the second time {where}", "leave one of the two out")
    return True


def _comma_trap(mapping: Mapping, index: int, known: set[str], report: Report) -> tuple[str, ...]:
    """The keys after the pair at `index` that are really the rest of its text, cut off by commas; they are reported."""
    value = mapping.pairs[index][1]
    if not mapping.flow or not isinstance(value, Scalar) or not value.text:
        return ()
    rest: list[Scalar] = []
    for key_node, nothing in mapping.pairs[index + 1 :]:
        if not isinstance(key_node, Scalar) or not isinstance(nothing, Scalar) or nothing.text or not nothing.plain:
            break
        if key_node.text in known or _NO_SPACE_AFTER_COLON.fullmatch(key_node.text) or _has_colon(key_node, report):
            break
        rest.append(key_node)
    if rest and _is_decimal_comma(value, rest[0]):
        number = f"{value.text}.{rest[0].text}"
        says = f"the comma after `{shortened(value.text)}` parts two keys"
        report.mistake(value, says, "write a number with a point", instead=number, until=rest[0])
    elif rest:
        whole = ", ".join([value.text, *(part.text for part in rest)])
        says = f"the comma before `{shortened(rest[0].text)}` ends the text, because commas part the keys inside {{ }}"
        report.mistake(value, says, "quote the whole sentence", instead=quoted(whole), until=rest[-1])
    return tuple(part.text for part in rest)


def _is_decimal_comma(before: Scalar, after: Scalar) -> bool:
    """Whether `1,5s` was cut into `1` and `5s`."""
    adjacent = (before.end.line, before.end.column + 1) == (after.start.line, after.start.column)
    return adjacent and before.plain and before.text[-1:].isdigit() and after.text[:1].isdigit()


def _has_colon(key: Scalar, report: Report) -> bool:
    line = report.lines[key.end.line - 1] if key.end.line <= len(report.lines) else ""
    return line[key.end.column - 1 :].lstrip().startswith(":")
