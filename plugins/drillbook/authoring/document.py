"""A YAML file as a tree of nodes that know their place. The only module that knows YAML's syntax; knows no keys.

Nothing is constructed: `no`, `1:30` and `012` stay the characters that were typed, and what reads them decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import yaml

FASTEST_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser, where PyYAML was built with it."""

MOST_NODES = 50_000
"""Nodes of one file with its aliases written out; the largest evidence file has a few thousand."""

MOST_LEVELS = 30


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a file; both count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as it was typed; `plain` where it stands without quotes."""

    text: str
    plain: bool
    start: Mark
    end: Mark


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list; `flow` where it is written in brackets."""

    items: tuple["Node", ...]
    flow: bool
    start: Mark
    end: Mark


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in order, also where a key comes twice; `flow` where it is written in braces."""

    pairs: tuple[tuple["Node", "Node"], ...]
    flow: bool
    start: Mark
    end: Mark


type Node = Scalar | Sequence | Mapping


class YamlMark(Protocol):
    """A place as both loaders give it, counted from 0."""

    @property
    def line(self) -> int:
        """Lines before it."""

    @property
    def column(self) -> int:
        """Characters before it in its line."""


class UnreadableYamlError(Exception):
    """The text is not YAML, or is YAML that no author needs; `at` is the place and `cure` what to do."""

    def __init__(self, says: str, at: Mark, cure: str = "", *, syntax: bool = False) -> None:
        super().__init__(says)
        self.says = says
        self.at = at
        self.cure = cure
        self.syntax = syntax


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been met; `size` counts its nodes with aliases written out."""

    mapping: bool
    flow: bool
    start: Mark
    anchor: str | None
    children: list[Node]
    size: int = 1


def parse(text: str) -> Node | None:
    """The one document in `text`, None where there is none. Raises UnreadableYamlError.

    What the fast loader refuses is read once more by the pure Python one, so that every machine says the same.
    """
    try:
        return _tree(yaml.parse(text, Loader=FASTEST_LOADER))
    except yaml.YAMLError as refused_fast:
        try:
            _tree(yaml.parse(text, Loader=yaml.SafeLoader))
        except yaml.YAMLError as refused:
            raise _unreadable(refused) from refused
        raise _unreadable(refused_fast) from refused_fast


def _tree(events: Iterator[yaml.Event]) -> Node | None:
    open_nodes: list[_Open] = [_Open(mapping=False, flow=False, start=Mark(1, 1), anchor=None, children=[])]
    anchors: dict[str, tuple[Node, int]] = {}
    for event in events:
        match event:
            case yaml.DocumentStartEvent() if open_nodes[0].children:
                says = "`---` starts a second document, but a file holds one"
                raise UnreadableYamlError(says, _mark(event.start_mark), "put it in a file of its own")
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                _refuse_tag(event)
                if len(open_nodes) > MOST_LEVELS:
                    says = f"this is nested more than {MOST_LEVELS} levels deep"
                    raise UnreadableYamlError(says, _mark(event.start_mark), "write it flatter")
                mapping = isinstance(event, yaml.MappingStartEvent)
                flow = bool(event.flow_style)
                open_nodes.append(_Open(mapping, flow, _mark(event.start_mark), event.anchor, []))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                closed = open_nodes.pop()
                _place(open_nodes, _collection(closed, _mark(event.end_mark)), closed.size, closed.anchor, anchors)
            case yaml.ScalarEvent():
                _refuse_tag(event)
                scalar = Scalar(event.value, not event.style, _mark(event.start_mark), _mark(event.end_mark))
                _place(open_nodes, scalar, 1, event.anchor, anchors)
            case yaml.AliasEvent():
                if event.anchor not in anchors:
                    says = f"`*{event.anchor}` repeats something that has no name `&{event.anchor}` before it"
                    cure = "quote the text, if a star was meant"
                    raise UnreadableYamlError(says, _mark(event.start_mark), cure, syntax=True)
                node, size = anchors[event.anchor]
                _place(open_nodes, node, size, None, anchors)
            case _:
                pass
    return open_nodes[0].children[0] if open_nodes[0].children else None


def _place(
    open_nodes: list[_Open], node: Node, size: int, anchor: str | None, anchors: dict[str, tuple[Node, int]]
) -> None:
    parent = open_nodes[-1]
    parent.children.append(node)
    parent.size += size
    if anchor is not None:
        anchors[anchor] = (node, size)
    if parent.size > MOST_NODES:
        says = f"with its repetitions written out the file has more than {MOST_NODES:,} parts"
        raise UnreadableYamlError(says, node.start, "leave out the aliases (`*name`), or split the file")


def _collection(closed: _Open, end: Mark) -> Node:
    if not closed.mapping:
        return Sequence(tuple(closed.children), closed.flow, closed.start, end)
    pairs = tuple(zip(closed.children[::2], closed.children[1::2], strict=True))
    return Mapping(pairs, closed.flow, closed.start, end)


def _refuse_tag(event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
    if event.tag is not None and event.tag != "!":
        says = "a word that begins with `!` tells YAML to make something else of the value"
        cure = "leave it out, or quote the text, if an exclamation mark was meant"
        raise UnreadableYamlError(says, _mark(event.start_mark), cure, syntax=True)


def _mark(mark: "YamlMark | None") -> Mark:
    return Mark(mark.line + 1, mark.column + 1) if mark else Mark(1, 1)


def _unreadable(error: yaml.YAMLError) -> UnreadableYamlError:
    problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    opened = getattr(error, "context_mark", None)
    at = _mark(mark)
    if opened and ("end of stream" in problem or "<stream end>" in problem):
        at = _mark(opened)
    return UnreadableYamlError(problem, at, syntax=True)
