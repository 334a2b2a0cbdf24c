"""The rhythm of a rep as authors write it: `[open 2s, close 2s]`. Knows nothing of reps and sets."""

import re
from dataclasses import dataclass
from typing import override

from drillbook.authoring.document import Mapping, Node, Scalar
from drillbook.authoring.duration import DURATION_PATTERN, Duration
from drillbook.authoring.quoting import typed
from drillbook.authoring.report import Report
from drillbook.authoring.shapes import Json, ListOf, Shape, shortened
from drillbook.engine.dose import Phase

_NAME = r"[^\W\d_][^\d:,\[\]{}]{0,39}"
_PHASE = re.compile(rf"(?P<name>{_NAME}?)(?P<space>:? *)(?P<length>-?[0-9].*)?")
_RESERVED = ("start", "end", "halfway", "last rep")

PHASE_LENGTH = Duration(200, 600_000, example="2s")


@dataclass(frozen=True, slots=True)
class PhaseText(Shape[Phase]):
    """A name and a length: `open 2s`."""

    example: str = "open 2s"
    what: str = "a phase such as `open 2s`"

    @override
    def read(self, node: Node, report: Report) -> Phase | None:
        text = self._text(node, report)
        if text is None:
            return None
        found = _PHASE.fullmatch(text)
        name = found["name"].strip() if found else ""
        if not found or not name:
            name_says = f"`{shortened(text)}` does not begin with a word" if text else "the phase is empty"
            length = text if PHASE_LENGTH_PATTERN.fullmatch(text) else "2s"
            report.mistake(node, name_says, "write a name and a length, as in `open 2s`", instead=f"move {length}")
            return None
        if name.lower() in _RESERVED:
            says = f"`{name}` cannot be a phase's name, because cues use the word"
            report.mistake(node, says, "choose another name", instead=f"{typed(f'move {found["length"] or "2s"}')}")
            return None
        if not found["length"]:
            says = f"the phase `{shortened(text)}` has no length"
            report.mistake(node, says, "write a name and a length, as in `open 2s`", instead=f"{text} 2s")
            return None
        length_ms = PHASE_LENGTH.of(found["length"], node, report, before=f"{name} ")
        return None if length_ms is None else Phase(name, length_ms)

    def _text(self, node: Node, report: Report) -> str | None:
        if isinstance(node, Scalar):
            return " ".join(node.text.split())
        pair = node.pairs[0] if isinstance(node, Mapping) and len(node.pairs) == 1 else None
        if pair and isinstance(pair[0], Scalar) and isinstance(pair[1], Scalar):
            says = "a phase is written without a colon"
            report.mistake(pair[0], says, "", instead=f"{pair[0].text} {pair[1].text}", until=pair[1])
        else:
            report.mistake(node, f"here should be {self.what}", "write a name and a length")
        return None

    @override
    def json_schema(self) -> Json:
        length = DURATION_PATTERN.removeprefix("^(?=[0-9])").removesuffix("$")
        return {"type": "string", "pattern": rf"^[^0-9:,]+ (?=[0-9]){length}$"}


PHASE_LENGTH_PATTERN = re.compile(r"[0-9]+(\.[0-9]+)?(ms|s|min)")

_PHASES = ListOf(PhaseText(), least=1, most=12, example="[open 2s, close 2s]", what="a list of phases")
_GYM_NOTATION = re.compile(r"([0-9])[-/:]([0-9])[-/:]([0-9])(?:[-/:]([0-9]))?")
_GYM_PHASES = ("lower", "pause", "lift", "rest")


@dataclass(frozen=True, slots=True)
class Tempo(Shape[tuple[Phase, ...]]):
    """The phases of one rep, in order."""

    example: str = _PHASES.example
    what: str = _PHASES.what

    @override
    def read(self, node: Node, report: Report) -> tuple[Phase, ...] | None:
        meant = _tempo_meant(node)
        if meant is None:
            return _PHASES.read(node, report)
        cure = "name the phases, in brackets, which have an order"
        report.mistake(node, "a tempo is a list of named phases", cure, instead=meant)
        return None

    @override
    def json_schema(self) -> Json:
        return _PHASES.json_schema()


def _tempo_meant(node: Node) -> str | None:
    """The list that `2-0-2` or `{open: 2s, close: 2s}` would be."""
    if isinstance(node, Scalar) and (gym := _GYM_NOTATION.fullmatch(node.text.strip())):
        phases = [
            f"{name} {length}s"
            for name, length in zip(_GYM_PHASES, gym.groups(), strict=True)
            if length and length != "0"
        ]
        return f"[{', '.join(phases)}]" if phases else None
    if isinstance(node, Mapping) and node.flow and node.pairs:
        texts = [
            (key.text, value.text) for key, value in node.pairs if isinstance(key, Scalar) and isinstance(value, Scalar)
        ]
        return f"[{', '.join(f'{name} {length}' for name, length in texts)}]"
    return None
