"""Where mistakes of one file are collected, each with the line that would be right. Knows no keys of any file."""

from drillbook.authoring.document import Mapping, Mark, Node
from drillbook.authoring.mistakes import Mistake, Severity

MOST_MISTAKES = 100
"""Of one file; after that, the file is something else."""


class Report:
    """Collects the mistakes of the file at `path`, whose text is `lines`."""

    def __init__(self, path: str, lines: tuple[str, ...] = ()) -> None:
        self.path = path
        self.lines = lines
        self._found: list[Mistake] = []
        self._left_out = 0

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """What was found, in order of the lines."""
        found = sorted(dict.fromkeys(self._found), key=lambda one: (one.line, one.column))
        if self._left_out:
            says = f"{self._left_out} further mistakes of this file are not listed"
            found.append(Mistake(self.path, len(self.lines) or 1, 1, says, "mend those above first"))
        return tuple(found)

    @property
    def full(self) -> bool:
        """Whether further mistakes are only counted."""
        return len(self._found) >= MOST_MISTAKES

    def mistake(
        self, at: Node | Mark, says: str, cure: str = "", *, instead: str | None = None, until: Node | None = None
    ) -> None:
        """A mistake at `at`. `instead` is what would be right in place of `at`, or of `at` to the end of `until`."""
        mark = at if isinstance(at, Mark) else at.start
        example = ""
        if instead is not None:
            end = (until or at).end if not isinstance(at, Mark) else at
            example = self.line_with(instead, mark, end)
        self.add(Mistake(self.path, mark.line, mark.column, says, cure, example))

    def missing(self, mapping: Mapping, says: str, line: str, *, first: bool = False) -> None:
        """A mistake at `mapping`, which lacks the key that `line` gives it."""
        at = mapping.start
        if mapping.flow:
            before = Mark(mapping.end.line, mapping.end.column - 1)
            insertion = f", {line}" if mapping.pairs else line
            example = self.line_with(insertion, before, before) if mapping.end.line == at.line else ""
            self.add(Mistake(self.path, at.line, at.column, says, "" if example else f"add `{line}`", example))
            return
        indented = " " * (at.column - 1) + line
        goes_before = at.line if first else _line_after_first_pair(mapping)
        self.add(Mistake(self.path, at.line, at.column, says, "add a line", indented, goes_before))

    def warning(
        self,
        at: Node,
        says: str,
        cure: str = "",
        *,
        instead: str | None = None,
        until: Mark | None = None,
        line: str = "",
        goes_before: int = 0,
    ) -> None:
        """Something that may be meant, but probably is not.

        `instead` would be right in place of `at`, or of its start to `until`; `line` is one to add before line
        `goes_before`.
        """
        example = line if instead is None else self.line_with(instead, at.start, until or at.end)
        start = at.start
        found = Mistake(self.path, start.line, start.column, says, cure, example, goes_before, Severity.WARNING)
        self.add(found)

    def whole_line(self, at: Mark, says: str, cure: str, line: str) -> None:
        """A mistake at `at`, whose line should read `line`."""
        self.add(Mistake(self.path, at.line, at.column, says, cure, line))

    def add(self, mistake: Mistake) -> None:
        """A mistake that was made elsewhere."""
        if self.full:
            self._left_out += 1
        else:
            self._found.append(mistake)

    def line_with(self, text: str, start: Mark, end: Mark) -> str:
        """The line of `start` with `text` from `start` to `end`; empty where that is more than one line."""
        if start.line != end.line or not 0 < start.line <= len(self.lines):
            return ""
        line = self.lines[start.line - 1]
        before, after = line[: start.column - 1], line[end.column - 1 :]
        # Where nothing is written, its place is right behind the colon.
        space = " " if before.endswith(":") and not text.startswith(" ") else ""
        return f"{before}{space}{text}{after}"

    def source(self, start: Mark, end: Mark) -> str:
        """What is typed from `start` to `end`; empty where that is more than one line."""
        if start.line != end.line or not 0 < start.line <= len(self.lines):
            return ""
        return self.lines[start.line - 1][start.column - 1 : end.column - 1]


def _line_after_first_pair(mapping: Mapping) -> int:
    if len(mapping.pairs) > 1:
        return mapping.pairs[1][0].start.line
    value = mapping.pairs[0][1]
    return value.end.line if value.end.column == 1 else value.end.line + 1
