"""Limits as authors write them: `{tempo: at least 3s a rep}`; and whether a dose keeps them. Knows no routine."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import override

from drillbook.authoring.document import Mapping, Node, Scalar
from drillbook.authoring.duration import Duration, duration_text, meant_duration
from drillbook.authoring.number_words import number_words_as_digits
from drillbook.authoring.report import Report
from drillbook.authoring.shapes import Json, Shape, listed, nearest, shortened
from drillbook.authoring.table import named_pairs
from drillbook.engine.dose import Dose, FreeReps, Hold, PacedReps, Timed, Work, rep_ms
from drillbook.engine.routine import Limit, Limited

_BOUNDS = re.compile(
    r"(?:at least (?P<least>[^,]+?)|at most (?P<most>[^,]+?)|(?P<from>[^,]+?) to (?P<to>[^,]+?))(?: (?:a|per) rep)?"
)
_SPAN = re.compile(r"(?:from |between )?([^,]+?) ?(?:-|–|—|\.\.+|to|and) ?([^,]+)")
_OTHER_WORDS = {
    "at least": re.compile(
        r"(?:at least|min(?:imum)?(?: of)?|least|not less than|no less than|from|>=?|≥)[.:]? *(?=\w)"
    ),
    "at most": re.compile(r"(?:at most|max(?:imum)?(?: of)?|most|not more than|no more than|up to|<=?|≤)[.:]? *(?=\w)"),
}
_EXAMPLES = {False: "10s", True: "5"}
"""Amounts for a cure, by whether they are reps."""

_LENGTH = Duration(0, 7_200_000, example="10s")


@dataclass(frozen=True, slots=True)
class WrittenLimit:
    """A limit before it is known whether its name is a phase's; with its places."""

    name: str
    at_least: int | None
    at_most: int | None
    key_node: Node
    value_node: Node


@dataclass(frozen=True, slots=True)
class Limits(Shape[tuple[WrittenLimit, ...]]):
    """Names of what is limited, each with `at least ...`, `at most ...` or `... to ...`."""

    example: str = "{tempo: at least 3s a rep}"
    what: str = "limits such as `{hold: at least 10s}`"

    @override
    def read(self, node: Node, report: Report) -> tuple[WrittenLimit, ...] | None:
        if not isinstance(node, Mapping):
            report.mistake(node, f"here should be {self.what}", "name what is limited and give its bound")
            return None
        found: dict[str, WrittenLimit] = {}
        for name, key_node, value_node, cut in named_pairs(node, set(), report):
            if name in found:
                report.mistake(key_node, f"`{shortened(name)}` is limited twice", "write `3s to 10s` for both bounds")
                continue
            bounds = None if cut else _bounds(name, value_node, report)
            if bounds:
                found[name] = WrittenLimit(name, *bounds, key_node, value_node)
        return tuple(found.values())

    @override
    def json_schema(self) -> Json:
        bound = {"type": "string", "pattern": "^(at least |at most |.+ to ).+$"}
        return {"type": "object", "additionalProperties": bound}


def _bounds(name: str, node: Node, report: Report) -> tuple[int | None, int | None] | None:
    text = " ".join(node.text.split()) if isinstance(node, Scalar) else ""
    found = _BOUNDS.fullmatch(text)
    unit_free = name == Limited.REPS
    if not found:
        says = f"`{shortened(text)}` is not a limit" if text else "the limit is empty"
        amount = _amount_meant(text, unit_free=unit_free) or _EXAMPLES[unit_free]
        cure = f"write `at least {amount}`, `at most {amount}`, or `... to ...`"
        report.mistake(node, says, cure, instead=_bounds_meant(text, unit_free=unit_free))
        return None
    values = {part: _amount(written, unit_free, node, report) for part, written in found.groupdict().items() if written}
    if None in values.values():
        return None
    low, high = values.get("least", values.get("from")), values.get("most", values.get("to"))
    if low is not None and high is not None and low > high:
        report.mistake(
            node,
            "the limit's end lies before its beginning",
            "exchange the two",
            instead=f"{found['to']} to {found['from']}",
        )
        return None
    return low, high


def _bounds_meant(text: str, *, unit_free: bool) -> str | None:
    """The limit that `min 5s` or `3-10s` most likely stands for; None for a bare amount, which could be either end."""
    text = text.partition(", ")[0]
    if found := _SPAN.fullmatch(text.lower()):
        low, high = found[1].strip(), found[2].strip()
        unit = re.search(r"[a-z]+$", high)
        if unit and low[-1:].isdigit():
            low += unit[0]
        amounts = [_amount_meant(low, unit_free=unit_free), _amount_meant(high, unit_free=unit_free)]
        return f"{amounts[0]} to {amounts[1]}" if all(amounts) else None
    for word, pattern in _OTHER_WORDS.items():
        if found := pattern.match(text.lower()):
            amount = _amount_meant(text[found.end() :].strip(), unit_free=unit_free)
            return f"{word} {amount}" if amount else None
    return None


def _amount_meant(text: str, *, unit_free: bool) -> str | None:
    text = re.sub(r" *(?:a|per|each) rep$", "", text)
    if not unit_free:
        return meant_duration(text)
    found = re.fullmatch(r"([1-9][0-9]{0,2})(?: *(?:reps?|times))?", number_words_as_digits(text))
    return found[1] if found else None


def _amount(written: str, unit_free: bool, node: Node, report: Report) -> int | None:  # noqa: FBT001  # one caller
    text = " ".join(node.text.split()) if isinstance(node, Scalar) else written
    if unit_free:
        if re.fullmatch(r"[1-9][0-9]{0,2}", written):
            return int(written)
        meant = _amount_meant(written, unit_free=True)
        says = f"`{shortened(written)}` is not a number of reps"
        instead = text.replace(written, meant) if meant else None
        report.mistake(node, says, "write digits alone", instead=instead)
        return None
    before, _, after = text.partition(written)
    return _LENGTH.of(written, node, report, before=before, after=after)


def settled_limits(written: tuple[WrittenLimit, ...], work: Work | None, report: Report) -> tuple[Limit, ...]:
    """The limits, their names told apart: a phase of the drill's tempo, or the kind of work."""
    phases = tuple(dict.fromkeys(phase.name for phase in work.tempo)) if isinstance(work, PacedReps) else ()
    known = (*phases, *Limited)
    settled: list[Limit] = []
    for limit in written:
        if limit.name in known:
            settled.append(Limit(limit.name, limit.at_least, limit.at_most, phase=limit.name in phases))
        elif work is not None:
            meant = nearest(limit.name, known)
            cure = f"write `{meant}`" if meant else f"name one of {listed(known)}"
            says = f"`{shortened(limit.name)}` is no phase of this drill's tempo, nor anything else that can be limited"
            report.mistake(limit.key_node, says, cure, instead=meant)
    return tuple(settled)


@dataclass(frozen=True, slots=True)
class Excess:
    """What a dose asks for outside a limit, and the nearest amount inside it; both as they are typed."""

    of: str
    phase: bool
    asked: str
    bound: str
    nearest: str


def excesses(dose: Dose, limits: tuple[Limit, ...]) -> Iterator[Excess]:
    """Where `dose` leaves the limits."""
    for limit in limits:
        for of, amount in _amounts(dose.work):
            if of != (limit.of, limit.phase):
                continue
            if limit.at_least is not None and amount < limit.at_least:
                yield _excess(limit, amount, limit.at_least, "at least")
            elif limit.at_most is not None and amount > limit.at_most:
                yield _excess(limit, amount, limit.at_most, "at most")


def _excess(limit: Limit, amount: int, bound: int, word: str) -> Excess:
    def typed_amount(value: int) -> str:
        return str(value) if limit.of == Limited.REPS and not limit.phase else duration_text(value)

    return Excess(limit.of, limit.phase, typed_amount(amount), f"{word} {typed_amount(bound)}", typed_amount(bound))


def _amounts(work: Work) -> Iterator[tuple[tuple[str, bool], int]]:
    match work:
        case Hold(duration_ms):
            yield (Limited.HOLD, False), duration_ms
        case Timed(duration_ms):
            yield (Limited.TIME, False), duration_ms
        case PacedReps(reps, tempo):
            yield (Limited.REPS, False), reps
            yield (Limited.TEMPO, False), rep_ms(tempo)
            for phase in tempo:
                yield (phase.name, True), phase.duration_ms
        case FreeReps(reps):
            yield (Limited.REPS, False), reps
        case _:
            pass
