"""What YAML's own complaints mean to an author, and a line that YAML would take. Knows no keys."""

import re
from collections.abc import Iterator
from itertools import islice

from drillbook.authoring.document import Mark, UnreadableYamlError, parse
from drillbook.authoring.quoting import quoted
from drillbook.authoring.report import Report
from drillbook.authoring.slips import begin_with, slips

_PLAIN_WORDS = (
    ("mapping values are not allowed", "YAML finds a colon where none can be"),
    ("unexpected end of stream", "the quotation mark that opens here is never closed"),
    ("expected ',' or ']'", "this list is not closed, or a comma is missing in it"),
    ("expected ',' or '}'", "these braces are not closed, or a comma is missing in them"),
    ("expected <block end>, but found '<scalar>'", "after the quotation mark that closes the text there is more"),
    ("expected alphabetic or numeric character", "a text without quotes cannot begin with `*` or `&`"),
    ("expected <block end>", "this line does not fit the lines around it"),
    ("could not find expected ':'", "here a colon is missing after a key"),
)

_CANNOT_START = re.compile(r"found character '(.+)' that cannot start any token")

_VALUE = re.compile(r"(?P<head>\s*(?:- +)*(?:[^\s:#\"'{\[][^:#\"'{\[]*: +)?)(?P<value>\S.*?)(?P<comment>\s+#.*)?")

_LINES_BEFORE = 20
"""Lines above the one where YAML gives up in which the slip is looked for."""

_MOST_TRIES = 40

_LONGEST_MENDED = 40_000
"""Characters; a proposal is tried by reading the whole file again."""


def report_syntax(error: UnreadableYamlError, text: str, report: Report) -> None:
    """Adds what `error` says about `text`, with the first proposal that YAML takes."""
    says, at, cure, example = error.says, error.at, error.cure, ""
    if error.syntax:
        says = _in_plain_words(says)
        if len(text) <= _LONGEST_MENDED:
            for number, why, line in islice(_proposals(error.says, at, report.lines), _MOST_TRIES):
                if _is_taken(number, line, report.lines, at):
                    cure, example = why, line
                    at = at if at.line == number else Mark(number, len(line) - len(line.lstrip()) + 1)
                    break
    report.whole_line(at, says, cure, example)


def _in_plain_words(problem: str) -> str:
    if found := _CANNOT_START.match(problem):
        return f"a text without quotes cannot begin with `{found[1]}`"
    for part, words in _PLAIN_WORDS:
        if part in problem:
            return words
    return problem if "`" in problem else f"YAML cannot read this: {problem}"


def _proposals(problem: str, at: Mark, lines: tuple[str, ...]) -> Iterator[tuple[int, str, str]]:
    """Lines that might be right, each with its number and what was changed; the likeliest first."""
    for number in range(min(at.line, len(lines)), max(0, at.line - _LINES_BEFORE), -1):
        yield from slips(number, lines)
    never_closed = "end of stream" in problem
    suspects = [number for number in (at.line, at.line - 1) if 0 < number <= len(lines) and lines[number - 1].strip()]
    for number in suspects:
        by_closing, by_quoting = _closed(number, lines), _value_quoted(number, lines)
        yield from (*by_closing, *by_quoting) if never_closed else (*by_quoting, *by_closing)
    for number in suspects:
        line = lines[number - 1]
        for neighbour in (number - 1, number + 1):
            if 0 < neighbour <= len(lines) and lines[neighbour - 1].strip():
                beside = lines[neighbour - 1]
                indentation = beside[: len(beside) - len(beside.lstrip())]
                right = indentation + line.lstrip()
                yield number, begin_with(len(indentation), right), right
    for number in suspects:
        line = lines[number - 1]
        word, _, rest = line.strip().partition(" ")
        if rest and ":" not in line:
            yield number, "put a colon after the key", line.replace(f"{word} ", f"{word}: ", 1)


def _value_quoted(number: int, lines: tuple[str, ...]) -> Iterator[tuple[int, str, str]]:
    line = lines[number - 1]
    found = _VALUE.fullmatch(line)
    if not found or not (found["head"].strip() or line.strip()[:1] in "@`%&*!") or found["value"][:1] in "[{":
        return
    value = found["value"]
    inner = value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
    yield number, "quote the text", f"{found['head']}{quoted(inner)}{found['comment'] or ''}"


def _closed(number: int, lines: tuple[str, ...]) -> Iterator[tuple[int, str, str]]:
    for closing in ('"', "'", "]", "}", "]}", "}]"):
        yield number, f"close it with `{closing}`", lines[number - 1].rstrip() + closing


def _is_taken(number: int, line: str, lines: tuple[str, ...], at: Mark) -> bool:
    if line == lines[number - 1]:
        return False
    try:
        parse("\n".join((*lines[: number - 1], line, *lines[number:])))
    except UnreadableYamlError as still:
        return still.at.line > at.line
    return True
