"""The rhythm of a rep as authors write it: `[open 2s, close 2s]`. Knows nothing of reps and sets."""

import re
from dataclasses import dataclass
from typing import override

from drillbook.authoring.document import Mapping, Node, Scalar, Sequence
from drillbook.authoring.duration import DURATION_PATTERN, Duration, duration_ms, meant_duration
from drillbook.authoring.lists import ListOf
from drillbook.authoring.quoting import typed
from drillbook.authoring.report import Report
from drillbook.authoring.shapes import Json, Shape, shortened
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
            report.mistake(node, name_says, "write a name and a length, as in `open 2s`", instead=_phase_meant(text))
            return None
        if name.lower() in _RESERVED:
            says = f"`{name}` cannot be a phase's name, because cues use the word"
            report.mistake(node, says, "choose another name", instead=f"{typed(f'move {found["length"] or "2s"}')}")
            return None
        if not found["length"]:
            says = f"the phase `{shortened(text)}` has no length"
            report.mistake(node, says, "write a name and a length, as in `open 2s`")
            return None
        length_ms = PHASE_LENGTH.of(found["length"], node, report, before=f"{name} ")
        return None if length_ms is None else Phase(name, length_ms)

    def _text(self, node: Node, report: Report) -> str | None:
        if isinstance(node, Scalar):
            return " ".join(node.text.split())
        pair = node.pairs[0] if isinstance(node, Mapping) and len(node.pairs) == 1 else None
        if pair and isinstance(pair[0], Scalar) and isinstance(pair[1], Scalar):
            says = "a phase is written without a colon"
            meant = _phase_meant(f"{pair[0].text} {pair[1].text}")
            report.mistake(pair[0], says, "", instead=meant, until=pair[1])
        else:
            report.mistake(node, f"here should be {self.what}", "write a name and a length")
        return None

    @override
    def json_schema(self) -> Json:
        length = DURATION_PATTERN.removeprefix("^(?=[0-9])").removesuffix("$")
        return {"type": "string", "pattern": rf"^[^0-9:,]+ (?=[0-9]){length}$"}


_LENGTH_LAST = re.compile(rf"(?P<name>{_NAME}?)[ :]+(?P<length>[0-9].*)")
_LENGTH_FIRST = re.compile(rf"(?P<length>[0-9][0-9.,]* ?(?:ms|min|sec|s)?\b)[ :]*(?P<name>{_NAME})")

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
        if isinstance(node, Sequence):
            report.mistake(node, "a phase is a name, a space and a length", f"write `{meant}`", instead=meant)
        else:
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
    if isinstance(node, Scalar):
        texts = re.split(r" ?[,;] ?", node.text.strip())
    elif isinstance(node, Mapping) and node.flow and node.pairs:
        texts = [_pair_text(key, value) for key, value in node.pairs]
    elif isinstance(node, Sequence) and node.flow and node.items:
        texts = _texts_of(node)
        if len(texts) == len(node.items) and not any(_is_turned_round(item) for item in node.items):
            return None
    else:
        return None
    phases = [phase for text in texts if (phase := _phase_meant(text))]
    return f"[{', '.join(phases)}]" if len(phases) == len(texts) else None


def _is_turned_round(phase: Node) -> bool:
    """Whether a phase is written as `out: 2s` or `2s out`."""
    return isinstance(phase, Mapping) or (isinstance(phase, Scalar) and bool(_LENGTH_FIRST.fullmatch(phase.text)))


def _texts_of(node: Sequence) -> list[str]:
    """The entries as texts, those together that a decimal comma has cut: `[out 2,5s]`."""
    texts: list[str] = []
    for item in node.items:
        text = _pair_text(*item.pairs[0]) if isinstance(item, Mapping) and len(item.pairs) == 1 else ""
        text = item.text if isinstance(item, Scalar) else text
        if ";" in text:
            texts.extend(part.strip() for part in text.split(";"))
        elif texts and texts[-1][-1:].isdigit() and re.match(r"[0-9]", text):
            texts[-1] += f".{text}"
        else:
            texts.append(text)
    return texts


def _pair_text(key: Node, value: Node) -> str:
    """`open: 2s` as `open 2s`; empty where one of the two is no text."""
    return f"{key.text} {value.text}" if isinstance(key, Scalar) and isinstance(value, Scalar) else ""


def _phase_meant(text: str) -> str | None:
    """`2s open` or `open 2 sec` as it is typed; None where it does not say a name and a length."""
    text = " ".join(text.split())
    found = _LENGTH_LAST.fullmatch(text) or _LENGTH_FIRST.fullmatch(text)
    length = meant_duration(found["length"]) if found else None
    name = found["name"].strip() if found else ""
    right = duration_ms(length) if length else None
    if right is None or not PHASE_LENGTH.least_ms <= right <= PHASE_LENGTH.most_ms or name.lower() in _RESERVED:
        return None
    written = duration_ms(found["length"]) if found else None
    return f"{name} {found['length'] if found and written == right else length}"
