"""Moments of a cue as authors write them: `start`, `12s`, `rep 4`, `phase open`; and whether a work has them."""

import re
from dataclasses import dataclass
from typing import override

from drillbook.authoring.document import Node, Scalar
from drillbook.authoring.duration import DURATION_PATTERN, Duration, duration_text, meant_duration
from drillbook.authoring.number_words import number_words_as_digits, ordinals_as_digits
from drillbook.authoring.report import Report
from drillbook.authoring.shapes import Json, Shape, nearest, shortened
from drillbook.engine.cue import (
    AfterStart,
    AtLastRep,
    AtPhase,
    AtRep,
    AtStart,
    BeforeEnd,
    EveryReps,
    Halfway,
    InLastSet,
    InSet,
    Moment,
    OnFirstSide,
    Within,
)
from drillbook.engine.dose import Dose, FreeReps, Open, PacedReps, known_ms
from drillbook.engine.routine import Sides

FORMS = "`start`, `halfway`, `12s`, `5s before end`, `rep 4`, `every 2 reps`, `last rep` or `phase NAME`"

_OFFSET = Duration(0, 7_200_000, example="5s")
_FIXED: dict[str, Moment] = {"start": AtStart(), "halfway": Halfway(), "last rep": AtLastRep(), "0s": AtStart()}
_REP = re.compile(r"rep ([1-9][0-9]{0,2})")
_EVERY = re.compile(r"every ([1-9][0-9]{0,2}) reps?")
_PHASE = re.compile(r"phase (.+)")
_BEFORE_END = re.compile(r"(.+) before (?:the )?end")


def read_moment(node: Node, report: Report) -> Moment | None:
    """The moment that a key of `cues` names; None where it names none, which `report` then says."""
    text = " ".join(node.text.split()) if isinstance(node, Scalar) else ""
    if text in _FIXED:
        return _FIXED[text]
    if found := _REP.fullmatch(text):
        return AtRep(int(found[1]))
    if found := _EVERY.fullmatch(text):
        return EveryReps(int(found[1]))
    if found := _PHASE.fullmatch(text):
        return AtPhase(found[1])
    if found := _BEFORE_END.fullmatch(text):
        before_ms = _OFFSET.of(found[1], node, report, after=text[len(found[1]) :])
        return None if before_ms is None else BeforeEnd(before_ms)
    if re.fullmatch(r"-?[0-9](?:[^a-z]|ms|s|min)*", text):
        after_ms = _OFFSET.of(text, node, report)
        return None if after_ms is None else AfterStart(after_ms)
    meant = _meant(text)
    cure = f"write `{meant}`" if meant else f"write {FORMS}"
    report.mistake(node, f"`{shortened(text)}` is not a moment of the work", cure, instead=meant)
    return None


def _meant(text: str) -> str | None:
    text = ordinals_as_digits(number_words_as_digits(text.lower()))
    text = re.sub(r"^(?:at|after|on|in|from) (?:the )?", "", text)
    number = re.search(r"[1-9][0-9]{0,2}", text)
    words = re.sub(r"[0-9]+", "", text).strip()
    if number and re.search(r"\brep", words):
        return f"every {number[0]} reps" if "every" in words else f"rep {number[0]}"
    if before := _BEFORE_SOMETHING.fullmatch(text):
        length = meant_duration(before[1])
        return f"{length} before end" if length else None
    fixed = _OTHER_WORDS.get(words) or nearest(text, ("start", "halfway", "last rep"))
    return fixed or meant_duration(re.sub(r" (?:in|after (?:the )?start)$", "", text))


_BEFORE_SOMETHING = re.compile(r"(.+?) (?:before|from|to|until)(?: the)? (?:end|finish)")
_OTHER_WORDS = {
    **dict.fromkeys(("begin", "beginning", "first", "go"), "start"),
    **dict.fromkeys(("middle", "half", "midway", "half time"), "halfway"),
    **dict.fromkeys(("finish", "last", "final rep"), "last rep"),
}


MOMENT_PATTERN = (
    r"^(start|halfway|last rep|rep [1-9][0-9]*|every [1-9][0-9]* reps?|phase .+|.+ before (the )?end|"
    + DURATION_PATTERN.removeprefix("^").removesuffix("$")
    + ")$"
)


@dataclass(frozen=True, slots=True)
class WithinShape(Shape[Within]):
    """Where a cue is given: `first set`, `last set`, `first side` or `set N`."""

    example: str = "first set"
    what: str = "`first set`, `last set`, `first side` or `set 2`"

    @override
    def read(self, node: Node, report: Report) -> Within | None:
        text = " ".join(node.text.split()) if isinstance(node, Scalar) else ""
        fixed: dict[str, Within] = {"first set": InSet(1), "last set": InLastSet(), "first side": OnFirstSide()}
        if text in fixed:
            return fixed[text]
        if found := re.fullmatch(r"set ([1-9][0-9]?|100)", text):
            return InSet(int(found[1]))
        number = re.search(r"[1-9][0-9]?", text)
        meant = nearest(text, tuple(fixed)) or (f"set {number[0]}" if number else self.example)
        report.mistake(node, f"`{shortened(text)}` says no set and no side", f"write {self.what}", instead=meant)
        return None

    @override
    def json_schema(self) -> Json:
        return {"type": "string", "pattern": "^(first set|last set|first side|set [1-9][0-9]?)$"}


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why a work has no such moment, and one that it has."""

    says: str
    instead: str


def misfit(moment: Moment, dose: Dose, sides: Sides) -> Misfit | None:
    """Why the work of `dose` never comes to `moment`; None where it does."""
    work = dose.work
    factor = 2 if sides is Sides.ALTERNATE_REPS and isinstance(work, PacedReps | FreeReps) else 1
    length_ms = known_ms(work, factor)
    match moment:
        case Halfway() | BeforeEnd() if length_ms is None:
            return Misfit("work without a set length has no middle and no end to count from", "start")
        case AfterStart(offset_ms) if length_ms is not None and offset_ms >= length_ms:
            says = f"the work is over after {duration_text(length_ms)}"
            return Misfit(says, duration_text(length_ms // 2) if length_ms >= 2 else "start")  # halves
        case BeforeEnd(offset_ms) if length_ms is not None and not 0 < offset_ms <= length_ms:
            says = f"the work is {duration_text(length_ms)} long"
            return Misfit(says, "start" if offset_ms else "1s before end")
        case AtRep(1) | AtStart():
            return None
        case AtRep() | EveryReps() | AtLastRep() | AtPhase():
            return _rep_misfit(moment, work)
        case _:
            return None


def _rep_misfit(moment: AtRep | EveryReps | AtLastRep | AtPhase, work: object) -> Misfit | None:
    if isinstance(work, FreeReps | Open):
        return Misfit("work that ends with a tap knows only `start`, a time such as `12s`, and `rep 1`", "start")
    if not isinstance(work, PacedReps):
        return Misfit("this work is not counted in reps and has no phases", "start")
    names = tuple(dict.fromkeys(phase.name for phase in work.tempo))
    match moment:
        case AtRep(number) | EveryReps(number) if number > work.reps:
            return Misfit(f"there are only {work.reps} reps", f"rep {work.reps}")
        case AtPhase(name) if name not in names:
            near = nearest(name, names) or names[0]
            return Misfit(f"the tempo has no phase `{shortened(name)}`", f"phase {near}")
        case _:
            return None
