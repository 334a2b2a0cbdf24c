"""The numbered notes of an article: which stand together, and what they rest on, source by source. Knows no HTML."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise

from drillbook.authoring.library import Source
from drillbook.pages.evidence import Note


@dataclass(frozen=True, slots=True)
class Numbered:
    """A note with the number that stands in the text."""

    number: int
    note: Note


@dataclass(frozen=True, slots=True)
class Run:
    """Notes of one paragraph, one after the other, that have the same grade and credit, and so are told once."""

    notes: tuple[Numbered, ...]

    @property
    def note(self) -> Note:
        """The first of them."""
        return self.notes[0].note

    @property
    def label(self) -> str:
        """Their numbers: `3`, `3–5`, or `3, 7`."""
        numbers = [numbered.number for numbered in self.notes]
        if len(numbers) > 2 and all(after == before + 1 for before, after in pairwise(numbers)):
            return f"{numbers[0]}–{numbers[-1]}"
        return ", ".join(map(str, numbers))


@dataclass(frozen=True, slots=True)
class Cited:
    """A source with the notes that rest on it; None for notes without one."""

    source: Source | None
    notes: tuple[Numbered, ...]


def runs_of(notes: Iterable[Numbered]) -> tuple[Run, ...]:
    """The notes of a paragraph in their order, put together where they say the same of themselves."""
    alike = groupby(notes, key=lambda numbered: (numbered.note.grade, numbered.note.credit))
    return tuple(Run(tuple(group)) for _, group in alike)


def cited_of(notes: Iterable[Numbered]) -> tuple[Cited, ...]:
    """The sources of these notes in the order they first come, each with its notes."""
    by_source: dict[str, list[Numbered]] = {}
    for numbered in notes:
        source = numbered.note.source
        by_source.setdefault(source.id if source else "", []).append(numbered)
    return tuple(Cited(found[0].note.source, tuple(found)) for found in by_source.values())
