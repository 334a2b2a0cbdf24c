"""What the indexes of drills and of routines show, grouped for the reader. Knows nothing of HTML."""

from dataclasses import dataclass

from drillbook.authoring.library import AuthoredDrill, DrillKind, Library
from drillbook.authoring.mistakes import Mistake
from drillbook.pages.page_source import DRILLS, ROUTINES, PageSource, drill_uri, routine_uri
from drillbook.pages.plays import Play
from drillbook.pages.routine_page import drills_of, equipment_words
from drillbook.pages.words import listed, sentence, short_dose_words

PURPOSES = ("awareness", "activation", "mobility", "strength", "running form")
"""The order of the groups; other purposes follow."""

KIND_WORDS = {DrillKind.CHECKLIST: "Checklist", DrillKind.REFERENCE: "To read, not to play"}


@dataclass(frozen=True, slots=True)
class Card:
    """A drill on the index."""

    name: str
    src_uri: str
    dose: str
    equipment: str
    contested: bool
    mistaken: bool


@dataclass(frozen=True, slots=True)
class RoutineRow:
    """A routine on the index and on a home page."""

    id: str
    name: str
    src_uri: str
    summary: str
    when: str
    equipment: str
    play: Play | None
    mistaken: bool


@dataclass(frozen=True, slots=True)
class Group[T]:
    """What belongs together, under a title."""

    title: str
    rows: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class IndexPage[T]:
    """An index: its groups, and mistakes that belong to no page of their own."""

    title: str
    groups: tuple[Group[T], ...]
    mistakes: tuple[Mistake, ...]


def drills_index(library: Library, mistakes: tuple[Mistake, ...]) -> PageSource:
    """The index of drills, grouped by purpose."""
    cards: dict[str, list[Card]] = {}
    for drill in sorted(
        library.drills.values(), key=lambda drill: (_purpose_order(drill.purpose), drill.name.casefold())
    ):
        cards.setdefault(drill.purpose, []).append(_card(drill))
    return PageSource(
        src_uri=f"{DRILLS}/index.md",
        template="drills.html",
        title="Drills",
        description="Every drill on this site, by what it is for.",
        view=IndexPage("Drills", _groups(cards, "Other"), mistakes),
        in_nav=True,
    )


def routines_index(library: Library, plays: dict[str, Play], mistakes: tuple[Mistake, ...]) -> PageSource:
    """The index of routines, grouped by situation, the shortest first."""
    rows: dict[str, list[RoutineRow]] = {}
    for row in sorted(routine_rows(library, plays), key=lambda row: (row.when, row.play.total_ms if row.play else 0)):
        rows.setdefault(row.when, []).append(row)
    return PageSource(
        src_uri=f"{ROUTINES}/index.md",
        template="routines.html",
        title="Routines",
        description="Every routine on this site, by when to do it, with the time it takes.",
        view=IndexPage("Routines", _groups(rows, "At any time"), mistakes),
        in_nav=True,
    )


def routine_rows(library: Library, plays: dict[str, Play]) -> tuple[RoutineRow, ...]:
    """All routines as rows, in order of their ids."""
    return tuple(
        RoutineRow(
            id=routine.id,
            name=routine.name or routine.id,
            src_uri=routine_uri(routine.id),
            summary=routine.summary,
            when=routine.when,
            equipment=equipment_words(drills_of(routine, library)),
            play=plays.get(routine.id),
            mistaken=bool(routine.mistakes),
        )
        for routine in library.routines.values()
    )


def _card(drill: AuthoredDrill) -> Card:
    return Card(
        name=drill.name or drill.id,
        src_uri=drill_uri(drill.id),
        dose=KIND_WORDS.get(drill.kind, sentence(short_dose_words(drill.dose, drill.sides)) if drill.dose else ""),
        equipment=sentence(listed(drill.equipment)) or "Nothing needed",
        contested=bool(drill.contested),
        mistaken=bool(drill.mistakes),
    )


def _purpose_order(purpose: str) -> tuple[int, str]:
    return (PURPOSES.index(purpose) if purpose in PURPOSES else len(PURPOSES), purpose)


def _groups[T](rows: dict[str, list[T]], unnamed: str) -> tuple[Group[T], ...]:
    return tuple(Group(sentence(title) or unnamed, tuple(found)) for title, found in rows.items())
