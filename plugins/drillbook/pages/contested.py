"""Questions on which sources differ, ready to print: sides with their support, and what others have found."""

from collections.abc import Iterable
from dataclasses import dataclass

from drillbook.authoring.cited_text import MARK
from drillbook.authoring.library import Evidence, Standpoint
from drillbook.pages.evidence import Grade, Note, credit, note_of, notes_of
from drillbook.pages.notes import Numbered


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a disagreement with its sources in words, its support, and each claim that it rests on."""

    says: str
    who: str
    grade: Grade | None
    claims: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Outside:
    """What others have found: text and, where something is cited, the note in its place; then each note once."""

    pieces: tuple[str | Numbered, ...]
    notes: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class Contested:
    """A question on which sources differ, its sides in the author's order."""

    id: str
    question: str
    sides: tuple[Side, ...]
    outside: Outside


def contested_of(evidence: Evidence, refs: Iterable[str]) -> tuple[Contested, ...]:
    """The disagreements with these ids, in their order."""
    return tuple(
        Contested(
            id=found.id,
            question=found.question,
            sides=tuple(_side(evidence, side) for side in found.sides),
            outside=outside_of(evidence, found.outside),
        )
        for ref in refs
        if (found := evidence.disagreements.get(ref))
    )


def outside_of(evidence: Evidence, text: str) -> Outside:
    """A text with marks, its notes numbered by their first place; a mark that cites nothing known stays text."""
    pieces: list[str | Numbered] = []
    notes: dict[str, Numbered] = {}
    at = 0
    for mark in MARK.finditer(text):
        note = note_of(evidence, mark["id"])
        if note is None:
            continue
        numbered = notes.setdefault(note.id, Numbered(len(notes) + 1, note))
        pieces += [*([text[at : mark.start()]] if mark.start() > at else []), numbered]
        at = mark.end()
    return Outside((*pieces, *([text[at:]] if text[at:] else [])), tuple(notes.values()))


def support(grades: Iterable[Grade]) -> Grade | None:
    """The grade of claims taken together, None without any: of unequal ones the best, and that it is no more.

    Grades with equal boxes are all named, one with a comma in it at the end.
    """
    each = tuple(dict.fromkeys(grades))
    if not each:
        return None
    boxes = max(grade.boxes for grade in each)
    words = sorted((grade.word for grade in each if grade.boxes == boxes), key=lambda word: "," in word)
    together = " or ".join([words[0], *(word.lower() for word in words[1:])])
    unequal = any(grade.boxes < boxes for grade in each)
    return Grade(boxes, f"At best: {together.lower()}" if unequal else together)


def _side(evidence: Evidence, side: Standpoint) -> Side:
    claims = notes_of(evidence, side.claims)
    who = " · ".join(dict.fromkeys(_who(evidence, side.sources, side.claims)))
    return Side(side.says, who, support(note.grade for note in claims), claims)


def _who(evidence: Evidence, sources: Iterable[str], claims: Iterable[str]) -> Iterable[str]:
    ids = [*sources, *(evidence.claims[claim].source for claim in claims if claim in evidence.claims)]
    return [credit(evidence.sources[ref]) for ref in ids if ref in evidence.sources]
