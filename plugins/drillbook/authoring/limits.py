"""Limits as authors write them: `{tempo: at least 3s a rep}`; and whether a dose keeps them. Knows no routine."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import override

from drillbook.authoring.document import Mapping, Node, Scalar
from drillbook.authoring.duration import Duration, duration_text, meant_duration
from drillbook.authoring.report import Report
from drillbook.authoring.shapes import Json, Shape, listed, nearest, shortened
from drillbook.authoring.table import named_pairs
from drillbook.engine.dose import Dose, FreeReps, Hold, PacedReps, Timed, Work, rep_ms
from drillbook.engine.routine import Limit, Limited

_BOUNDS = re.compile(
    r"(?:at least (?P<least>[^,]+?)|at most (?P<most>[^,]+?)|(?P<from>[^,]+?) to (?P<to>[^,]+?))(?: (?:a|per) rep)?"
)
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
    example = "at most 12" if unit_free else "at least 10s"
    if not found:
        says = f"`{shortened(text)}` is not a limit" if text else "the limit is empty"
        meant = (re.search(r"[0-9]+", text) if unit_free else None) or None
        amount = meant[0] if meant else None if unit_free else meant_duration(text)
        instead = f"at least {amount}" if amount else example
        report.mistake(node, says, "write `at least ...`, `at most ...` or `... to ...`", instead=instead)
        return None
    values = {
        part: _amount(written, unit_free, example, node, report)
        for part, written in found.groupdict().items()
        if written
    }
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


def _amount(written: str, unit_free: bool, example: str, node: Node, report: Report) -> int | None:  # noqa: FBT001  # one caller
    if unit_free:
        if re.fullmatch(r"[1-9][0-9]{0,2}", written):
            return int(written)
        report.mistake(node, f"`{shortened(written)}` is not a number of reps", "write digits alone", instead=example)
        return None
    text = " ".join(node.text.split()) if isinstance(node, Scalar) else written
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
