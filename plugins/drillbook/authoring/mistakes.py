"""What is wrong in an author's file: place, fault and cure as one value. Knows nothing of how it was found."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether the site can be built with it."""

    MISTAKE = "mistake"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One fault of one file; prints as `drills/clam.yml:14:9: ...`.

    `line` and `column` count from 1. `example` is a whole line that would be right: it takes the place of `line`, or
    goes in before line `goes_before`, where that is not 0. It is empty where no one line can mend the fault.
    """

    path: str
    line: int
    column: int
    says: str
    cure: str = ""
    example: str = ""
    goes_before: int = 0
    severity: Severity = Severity.MISTAKE

    @property
    def text(self) -> str:
        """Fault, cure and example in one sentence, without the place."""
        parts = [self.says, *([self.cure] if self.cure else [])]
        if self.example.strip() and not self.cure.endswith(f"`{self.example.rstrip()}`"):
            parts.append(f"for example `{self.example.strip()}`")
        return "; ".join(parts)

    def __str__(self) -> str:
        """The place, as editors and terminals understand it, then the text."""
        warning = "warning: " if self.severity is Severity.WARNING else ""
        return f"{self.path}:{self.line}:{self.column}: {warning}{self.text}"
