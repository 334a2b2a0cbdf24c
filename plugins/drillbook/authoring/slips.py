"""Lines that are nearly YAML, and what was meant by them. Knows no keys, and not whether YAML takes a line."""

import re
from collections.abc import Iterator

from drillbook.authoring.quoting import quoted

_HEAD = r"(?P<head>\s*(?:- +)?)"
_NO_SPACE = re.compile(rf"{_HEAD}(?P<key>[A-Za-z_]\w*):(?P<value>[^\s:/].*)")
_EQUALS = re.compile(rf"{_HEAD}(?P<key>[A-Za-z_]\w*) *= *(?P<value>\S.*)")
_BARE_KEY = re.compile(rf"{_HEAD}(?P<key>[A-Za-z_]\w*)\s*(?P<comment> #.*)?")
BULLET = re.compile(r"(?P<indent>\s*)(?:[0-9]{1,2}[.)](?=\s)|[•·–—*]|-(?=[^\s\d-]))\s*(?P<text>\S.*)")
_KEY_AND_TEXT = re.compile(rf"{_HEAD}(?:[A-Za-z_]\w*: +)?(?P<text>[^\s\"'\[{{|>].*)")
_COMMENT_WITHIN = re.compile(r"[^\s\[\]{},:\"'][^\[\]{},:\"']* #[^\[\]{},\"']*(?=[,\]}])")
_PARTED_BY_SPACE = re.compile(r"(?<=[^\s,{:;\[(])(?P<gap>\s*[;.]?\s+)(?P<key>[a-z_]+): ")

type Proposal = tuple[int, str, str]
"""The number of a line, the cure in words, and the line as it should be."""


def slips(number: int, lines: tuple[str, ...]) -> Iterator[Proposal]:
    """What line `number`, counted from 1, might have been meant to be; the likeliest first."""
    line = lines[number - 1]
    if found := _NO_SPACE.fullmatch(line):
        yield number, "put a space after the colon", f"{found['head']}{found['key']}: {found['value']}"
    if found := _EQUALS.fullmatch(line):
        right = f"{found['key']}: {found['value']}"
        yield number, f"write `{right}`", found["head"] + right
    if (found := _BARE_KEY.fullmatch(line)) and _goes_on_below(number, lines):
        yield number, f"write `{found['key']}:`", f"{found['head']}{found['key']}:{found['comment'] or ''}"
    if found := BULLET.fullmatch(line):
        yield number, "begin each entry with `- `", f"{found['indent']}- {found['text']}"
    yield from _continued(number, lines)
    above = lines[number - 2] if number > 1 else ""
    if above.lstrip().startswith("- ") and _indent(above) == _indent(line) and ":" not in line:
        yield number, "begin each entry with `- `", f"{' ' * _indent(line)}- {line.lstrip()}"
    yield from _in_brackets(number, line)


def without_bullet(text: str) -> str:
    """`text` without the number or sign that an author began it with."""
    found = BULLET.fullmatch(text)
    return found["text"] if found else text.strip()


def begin_with(spaces: int, line: str) -> str:
    """The cure for a line that should begin with so many spaces."""
    count = {0: "no space", 1: "1 space"}.get(spaces, f"{spaces} spaces")
    return f"begin it with {count}: `{line.rstrip()}`"


def _goes_on_below(number: int, lines: tuple[str, ...]) -> bool:
    """Whether the next line is an entry, or indented deeper."""
    below = next((line for line in lines[number:] if line.strip()), "")
    return below.lstrip().startswith("- ") or _indent(below) > _indent(lines[number - 1])


def _continued(number: int, lines: tuple[str, ...]) -> Iterator[Proposal]:
    """The line as the rest of a sentence in the line above, where that can be one."""
    line, above = lines[number - 1], lines[number - 2] if number > 1 else ""
    found = _KEY_AND_TEXT.fullmatch(above)
    if not found or ":" in line or line.lstrip().startswith("-"):
        return
    text = found["text"].rstrip()
    if len(text.split()) > 2 and not text.endswith((".", "!", "?")):
        spaces = len(found["head"]) + (0 if "-" in found["head"] else 2)
        indented = " " * spaces + line.strip()
        yield number, f"to go on with the sentence above, {begin_with(spaces, indented)}", indented


def _in_brackets(number: int, line: str) -> Iterator[Proposal]:
    if line.count("{") + line.count("[") == 0:
        return
    if found := _COMMENT_WITHIN.search(line):
        right = f"{line[: found.start()]}{quoted(found[0])}{line[found.end() :]}"
        yield number, "# begins a comment: put the text between quotation marks", right
    if ";" in line:
        yield number, "part the entries with `,`", line.replace(";", ",")
    for found in _PARTED_BY_SPACE.finditer(line):
        key = found["key"]
        yield number, f"put a comma before `{key}`", f"{line[: found.start()]}, {key}: {line[found.end() :]}"
    for opening, closing in ("{}", "[]"):
        if line.count(closing) > line.count(opening):
            at = line.rindex(closing)
            yield number, f"there is one `{closing}` too many: leave it out", line[:at] + line[at + 1 :]
    if (end := re.search(r"[\]}]+\s*$", line)) and line.count('"') % 2:
        yield number, 'close the text with `"`', f'{line[: end.start()]}"{end[0].rstrip()}'


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
