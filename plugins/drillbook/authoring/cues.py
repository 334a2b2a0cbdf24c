"""Cues as authors write them, and whether the work has room for them. Knows nothing of routines."""

from dataclasses import dataclass
from typing import override

from drillbook.authoring.document import Mapping, Node, Scalar, Sequence
from drillbook.authoring.duration import duration_text
from drillbook.authoring.moments import MOMENT_PATTERN, WithinShape, misfit, read_moment
from drillbook.authoring.report import Report
from drillbook.authoring.shapes import Choice, Flag, Json, Shape, Text, shortened
from drillbook.authoring.table import Key, Table, named_pairs
from drillbook.engine.cue import Cue, InSet, Moment, OnFirstSide, Tone
from drillbook.engine.dose import Dose
from drillbook.engine.phrases import estimated_ms
from drillbook.engine.routine import Sides

LONGEST_SAID_MS = 5_000

CUE_TEXT = Text("Breathe out", most=120, what="what to say")

SAY = Key("say", CUE_TEXT, "What is said, and shown where `show` gives nothing else", also=("speak", "text"))
SHOW = Key("show", CUE_TEXT, "What is written on the screen", also=("display", "write"))
SOUND = Key("sound", Choice((Tone.SOFT,)), "`soft`: a quiet tone", also=("tone", "beep", "play"))
BUZZ = Key("buzz", Flag(), "Whether the phone buzzes", also=("vibrate",))
IN = Key("in", WithinShape(), "Only in `first set`, `last set`, `set 2`, or on the `first side`", also=("on", "only"))

CUE = Table("a cue", (SAY, SHOW, SOUND, BUZZ, IN), example="{say: Breathe out, in: first set}", what="a text or a cue")


@dataclass(frozen=True, slots=True)
class WrittenCue:
    """A cue with the place of its moment."""

    cue: Cue
    node: Node


@dataclass(frozen=True, slots=True)
class Cues(Shape[tuple[WrittenCue, ...]]):
    """Moments of the work, each with a text, a cue, or a list of cues."""

    example: str = "{halfway: Breathe out}"
    what: str = "cues such as `{halfway: Breathe out}`"

    @override
    def read(self, node: Node, report: Report) -> tuple[WrittenCue, ...] | None:
        if not isinstance(node, Mapping):
            report.mistake(node, f"here should be {self.what}", "write the moment, a colon, and what to say")
            return None
        found: list[WrittenCue] = []
        lines: dict[str, int] = {}
        for name, key_node, value_node, cut in named_pairs(node, set(), report):
            if name in lines:
                says = f"`{shortened(name)}` is here for the second time, after line {lines[name]}"
                report.mistake(key_node, says, "put both cues into one list: `[{say: ...}, {say: ...}]`")
                continue
            lines[name] = key_node.start.line
            moment = read_moment(key_node, report)
            values = value_node.items if isinstance(value_node, Sequence) else (value_node,)
            for value in () if cut else values:
                cue = read_cue(moment, value, report)
                if cue is not None and moment is not None:
                    found.append(WrittenCue(cue, key_node))
        return tuple(found)

    @override
    def json_schema(self) -> Json:
        one = {"anyOf": [CUE_TEXT.json_schema(), CUE.json_schema()]}
        many = {"anyOf": [*one["anyOf"], {"type": "array", "items": one, "minItems": 1}]}
        return {"type": "object", "patternProperties": {MOMENT_PATTERN: many}, "additionalProperties": False}


def read_cue(moment: Moment | None, node: Node, report: Report) -> Cue | None:
    """The cue that `node` describes; None where it or its moment has a mistake, which `report` then says."""
    if isinstance(node, Scalar) or (isinstance(node, Mapping) and _is_a_cut_text(node)):
        said = _said(node, report)
        return Cue(moment, say=said) if said and moment is not None else None
    fields = CUE.read(node, report)
    if fields is None or moment is None:
        return None
    if not any(key in fields for key in (SAY, SHOW, SOUND, BUZZ)):
        report.missing(fields.node, "this cue says, shows and sounds nothing", SAY.line)
        return None
    if SAY in fields:
        _warn_of_length(fields[SAY], fields.value_node(SAY), report)
    tone = Tone.SOFT if fields[SOUND] else None
    return Cue(moment, fields[SAY], fields[SHOW], tone, fields.get(BUZZ, default=False), fields[IN])


def _said(node: Node, report: Report) -> str | None:
    said = CUE_TEXT.read(node, report)
    _warn_of_length(said, node, report)
    return said


def _warn_of_length(said: str | None, node: Node, report: Report) -> None:
    """Warns of words that last so long that the player's own counting falls silent behind them."""
    if said and estimated_ms(said) > LONGEST_SAID_MS:
        seconds = f"{estimated_ms(said) / 1_000:.1f}".removesuffix(".0")
        says = f"this takes about {seconds}s to say, and what the player itself counts is not heard meanwhile"
        most = duration_text(LONGEST_SAID_MS)
        report.warning(node, says, f"say it within {most}, or write it with `show` and say the gist")


def _is_a_cut_text(node: Mapping) -> bool:
    """Whether a colon within a sentence made it look like a key: `halfway: Keep: still`."""
    key = node.pairs[0][0] if len(node.pairs) == 1 else None
    return not node.flow and isinstance(key, Scalar) and key.text not in {each.name for each in CUE.keys}


def fitting_cues(written: tuple[WrittenCue, ...], dose: Dose | None, sides: Sides, report: Report) -> tuple[Cue, ...]:
    """The cues whose moment comes in the work of `dose`; what is wrong with the others is reported."""
    fitting: list[Cue] = []
    for cue, node in ((one.cue, one.node) for one in written):
        if dose is None:
            continue
        wrong = misfit(cue.moment, dose, sides)
        if wrong:
            moment = shortened(report.source(node.start, node.end))
            report.mistake(
                node, f"`{moment}` never comes: {wrong.says}", "choose another moment", instead=wrong.instead
            )
        elif isinstance(cue.within, InSet) and cue.within.number > dose.sets:
            sets = f"{dose.sets} set{'s' if dose.sets > 1 else ''}"
            report.mistake(
                node, f"this cue is for set {cue.within.number}, but there are only {sets}", "change its `in`"
            )
        elif isinstance(cue.within, OnFirstSide) and sides is Sides.BOTH:
            report.mistake(node, "this cue is for the first side, but both sides work at once", "leave out its `in`")
        else:
            fitting.append(cue)
    return tuple(fitting)
