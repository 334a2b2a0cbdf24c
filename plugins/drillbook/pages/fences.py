"""Where code stands in Markdown, and the fenced blocks that embed a drill, a routine or a diagram. Knows no library."""

import re
from collections.abc import Callable
from dataclasses import dataclass

FENCE = re.compile(r"^(?P<indent>[ \t]*(?:>[ \t]?)*)(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^`\n]*)$")
INLINE_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
EMBEDDED = ("drill", "routine", "diagram")


@dataclass(frozen=True, slots=True)
class Embed:
    """A fenced block in an article: what it embeds, its first line and the rest. Lines count from 1.

    A diagram has no id: all of it is the rest, and `line` is the one before.
    """

    kind: str
    id: str
    rest: str
    line: int


type Replace = Callable[[Embed], str]


def embeds_replaced(markdown: str, replace: Replace) -> str:
    """The Markdown with each embedding block replaced by one line; other fences and their lines stay as they are."""
    lines = markdown.split("\n")
    out: list[str] = []
    at = 0
    while at < len(lines):
        opening = FENCE.match(lines[at])
        if not opening:
            out.append(lines[at])
            at += 1
            continue
        end = _closing(lines, at, opening["fence"])
        words = opening["info"].strip(" {}.").split()
        if words and words[0] in EMBEDDED and opening["fence"][0] == "`":
            indent = opening["indent"]
            body = [line.removeprefix(indent).rstrip("\r") for line in lines[at + 1 : end]]
            first = next((number for number, line in enumerate(body) if line.strip()), None)
            whole = words[0] == "diagram"
            embed = (
                Embed("diagram", "", "\n".join(body), at + 1)
                if whole
                else Embed(
                    kind=words[0],
                    id="" if first is None else body[first].strip(),
                    rest="" if first is None else "\n".join(body[first + 1 :]),
                    line=at + 2 + (first or 0),
                )
            )
            out += [
                indent.rstrip() if ">" in indent else "",
                indent + replace(embed),
                indent.rstrip() if ">" in indent else "",
            ]
        else:
            out += lines[at : end + 1]
        at = end + 1
    return "\n".join(out)


def text_replaced(markdown: str, pattern: re.Pattern[str], replace: Callable[[re.Match[str], int], str]) -> str:
    """The Markdown with `pattern` replaced outside code; `replace` gets the match and its line, counted from 1."""
    lines = markdown.split("\n")
    at = 0
    while at < len(lines):
        if opening := FENCE.match(lines[at]):
            at = _closing(lines, at, opening["fence"]) + 1
            continue
        lines[at] = _line_replaced(lines[at], pattern, replace, at + 1)
        at += 1
    return "\n".join(lines)


def _line_replaced(
    line: str, pattern: re.Pattern[str], replace: Callable[[re.Match[str], int], str], number: int
) -> str:
    parts: list[str] = []
    at = 0
    for code in INLINE_CODE.finditer(line):
        parts += [pattern.sub(lambda match: replace(match, number), line[at : code.start()]), code.group()]
        at = code.end()
    return "".join([*parts, pattern.sub(lambda match: replace(match, number), line[at:])])


def _closing(lines: list[str], at: int, fence: str) -> int:
    """The number of the line that closes the fence, or of the last line where nothing does."""
    for number in range(at + 1, len(lines)):
        closing = FENCE.match(lines[number])
        if closing and not closing["info"].strip() and closing["fence"].startswith(fence):
            return number
    return len(lines) - 1
