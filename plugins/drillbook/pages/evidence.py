"""What the sources say, ready to print: grades as boxes and a word, claims, where a dose comes from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from drillbook.authoring.library import Claim, Evidence, Source

GRADES: Mapping[str, tuple[int, str]] = {
    "STUDY": (4, "Study"),
    "LINK-LOST": (3, "Study, link lost"),
    "AUTH": (2, "Named authority"),
    "CLIN": (2, "Work with clients"),
    "FEEL": (2, "Floor test"),
    "TEXT": (2, "Textbook, no source"),
    "SELF": (1, "Own experience"),
    "OPIN": (1, "Opinion"),
}
"""Grade of a claim: how many of four boxes are filled, and the word beside them."""

KINDS: Mapping[str, tuple[int, str]] = {"review": (4, "Review"), "study": (4, "Study")}
"""The same for a source cited without a claim of its own, by the source's kind; others get the kind as their word."""

EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Grade:
    """How well something is supported: `boxes` of four, and a word. No boxes: nothing is said about support."""

    boxes: int
    word: str


@dataclass(frozen=True, slots=True)
class Note:
    """One claim or source, with where it comes from. `says` is empty for a source as a whole."""

    id: str
    says: str
    grade: Grade
    source: Source | None

    @property
    def credit(self) -> str:
        """Who says it, in few words: `The Balanced Runner, 2017`."""
        return credit(self.source) if self.source else ""


def credit(source: Source) -> str:
    """A source in few words: who published it (else its author, else its title), and when."""
    who = source.publisher if source.kind == "article" else source.author
    return ", ".join(part for part in (who or source.publisher or source.title, str(source.year or "")) if part)


def note_of(evidence: Evidence, ref: str) -> Note | None:
    """The claim or the source with this id, or None."""
    if claim := evidence.claims.get(ref):
        return _claim_note(evidence, claim)
    if source := evidence.sources.get(ref):
        boxes, word = KINDS.get(source.kind, (0, source.kind.capitalize() or "Source"))
        return Note(ref, "", Grade(boxes, word), source)
    return None


def notes_of(evidence: Evidence, refs: Iterable[str]) -> tuple[Note, ...]:
    """The notes of all ids that are known, in their order."""
    return tuple(note for ref in refs if (note := note_of(evidence, ref)))


def origin_words(evidence: Evidence, ref: str) -> str:
    """Where a number of a dose comes from: `from A to Z Running`, `our choice`; empty for an unknown id.

    An article without a claim of its own goes by what it is about: few readers know a website by its name.
    """
    if ref == EDITOR:
        return "our choice"
    source = evidence.sources.get(ref)
    if source and source.kind == "article" and source.title and source.publisher:
        return f"from {source.title} ({credit(source)})"
    note = note_of(evidence, ref)
    return f"from {note.credit}" if note and note.credit else ""


def _claim_note(evidence: Evidence, claim: Claim) -> Note:
    boxes, word = GRADES.get(claim.grade, (0, claim.grade))
    return Note(claim.id, claim.says, Grade(boxes, word), evidence.sources.get(claim.source))
