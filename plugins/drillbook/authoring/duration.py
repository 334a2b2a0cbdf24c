"""Lengths of time as authors write them: `500ms`, `1.5s`, `45s`, `2min 30s`. Knows nothing of what they measure."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import override

from drillbook.authoring.document import Node
from drillbook.authoring.number_words import number_words_as_digits
from drillbook.authoring.report import Report
from drillbook.authoring.shapes import Json, Shape, shortened, word

_UNIT_MS = {"ms": 1, "s": 1_000, "min": 60_000}
_NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,6})?"
_DURATION = re.compile(rf"(?:({_NUMBER})min)?(?: ?({_NUMBER})s)?(?: ?({_NUMBER})ms)?")
_CLOCK = re.compile(r"([0-9]{1,3}):([0-5][0-9])")
_PRIMES = re.compile(r"(?=.*['’′\"”″])(?:([0-9]{1,3})['’′](?!['’′]) ?)?(?:([0-9]{1,3})(?:''|’’|′′|\"|”|″)?)?")
"""`1'30''` and `45\"`, which stand for minutes and seconds."""

_LOOSE = re.compile(rf"({_NUMBER}) *([a-zA-Z]*)\.?")
_LOOSE_UNITS = {
    "": "s",
    **dict.fromkeys(("ms", "msec", "millisecond", "milliseconds"), "ms"),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), "s"),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), "min"),
    **dict.fromkeys(("h", "hr", "hour", "hours"), "h"),
}

DURATION_PATTERN = r"^(?=[0-9])([0-9]+(\.[0-9]+)?min)?( ?[0-9]+(\.[0-9]+)?s)?( ?[0-9]+(\.[0-9]+)?ms)?$"
"""For JSON Schema: the same forms, without the bounds."""

WRITE_A_UNIT = "write it with its unit, as in `500ms`, `1.5s`, `45s` or `2min 30s`"

DAY_MS = 86_400_000


def duration_ms(text: str) -> int | None:
    """The length in milliseconds; None where `text` is not one, or no whole number of milliseconds."""
    found = _DURATION.fullmatch(text)
    if not text or not found:
        return None
    parts = zip(("min", "s", "ms"), found.groups(), strict=True)
    total = sum((Fraction(number) * _UNIT_MS[unit] for unit, number in parts if number), Fraction())
    return int(total) if total.denominator == 1 else None


def duration_text(length_ms: int) -> str:
    """A length as it is typed: `1min 30s`, `1.5s`, `250ms`."""
    minutes, rest_ms = divmod(length_ms, 60_000)
    seconds = f"{rest_ms / 1_000:.3f}".rstrip("0").rstrip(".")
    if not minutes:
        return f"{length_ms}ms" if 0 < length_ms < 1_000 else f"{seconds}s"
    return f"{minutes}min" + (f" {seconds}s" if rest_ms else "")


def meant_duration(text: str) -> str | None:
    """The right form of what is probably meant, such as `1min 30s` for `1:30` or `45s` for `45 sec`."""
    text = " ".join(number_words_as_digits(text).split()).lstrip("-").lower()
    text = re.sub(r"(?<=[0-9]),(?=[0-9])", ".", text).removesuffix(" each")
    text = re.sub(r"\b(?:half an?|1/2|½) *(minute|min)\b", "30s", re.sub(r"^an? (?=minute|second)", "1 ", text))
    if primes := _PRIMES.fullmatch(text):
        text = f"{primes[1] or 0}min {primes[2] or 0}s"
    if clock := _CLOCK.fullmatch(text):
        return duration_text(int(clock[1]) * 60_000 + int(clock[2]) * 1_000)
    total = Fraction()
    for number, unit in _LOOSE.findall(text):
        known = _LOOSE_UNITS.get(unit)
        if known is None:
            return None
        total += Fraction(number) * (3_600_000 if known == "h" else _UNIT_MS[known])
    loose = re.fullmatch(rf"(?:{_LOOSE.pattern}[ ,]*)+", text)
    return duration_text(round(total)) if loose and 0 < round(total) <= DAY_MS else None


@dataclass(frozen=True, slots=True)
class Duration(Shape[int]):
    """A length of time in milliseconds, from `least_ms` to `most_ms`."""

    least_ms: int
    most_ms: int
    example: str = "30s"
    what: str = "a length of time"

    @override
    def read(self, node: Node, report: Report) -> int | None:
        text = word(node, self, report)
        return None if text is None else self.of(text, node, report)

    def of(self, text: str, node: Node, report: Report, *, before: str = "", after: str = "") -> int | None:
        """The length that `text` gives; `before` and `after` stand round it in `node`."""
        length_ms = duration_ms(text)
        if length_ms is not None and self.least_ms <= length_ms <= self.most_ms:
            return length_ms
        if length_ms is None:
            says, cure = self._not_a_duration(text), WRITE_A_UNIT
            meant = meant_duration(text)
        else:
            low = length_ms < self.least_ms
            bound = duration_text(self.least_ms if low else self.most_ms)
            says, meant = f"{text} is {'less' if low else 'more'} than the {bound} allowed", bound
            cure = f"write {duration_text(self.least_ms)} to {duration_text(self.most_ms)}"
        right = duration_ms(meant) if meant else None
        fits = right is not None and self.least_ms <= right <= self.most_ms
        report.mistake(node, says, cure, instead=f"{before}{meant}{after}" if fits else None)
        return None

    def _not_a_duration(self, text: str) -> str:
        if _CLOCK.fullmatch(text):
            minutes, seconds = text.split(":")
            return f"YAML reads `{text}` as the number {int(minutes) * 60 + int(seconds)}"
        if text.startswith("-"):
            return f"`{shortened(text)}` is less than nothing"
        if re.fullmatch(_NUMBER, text):
            return f"`{shortened(text)}` has no unit"
        return f"`{shortened(text)}` is not a length of time"

    @override
    def json_schema(self) -> Json:
        return {"type": "string", "pattern": DURATION_PATTERN}
