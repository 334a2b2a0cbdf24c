"""What the indexes of drills and of routines show, grouped for the reader. Knows nothing of HTML."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from drillbook.authoring.library import DEFAULT_POSITIONS, AuthoredDrill, DrillKind, Library
from drillbook.authoring.mistakes import Mistake
from drillbook.engine.compiling import compile_routine
from drillbook.figures.drawing import Still
from drillbook.pages.page_source import DRILLS, ROUTINES, PageSource, drill_uri, routine_uri
from drillbook.pages.pictures import poses_of, thumbnail_of
from drillbook.pages.plays import Play
from drillbook.pages.routine_page import drills_of, equipment_words
from drillbook.pages.words import listed, sentence, short_dose_words

PURPOSES = ("awareness", "activation", "mobility", "strength", "running form")
"""The order of the groups; other purposes follow."""

SITUATIONS = ("before a run", "inside an easy run", "after long sitting")
"""The same for routines: what somebody does not want to search for comes first."""

SHEET = "figures.md"
"""The source name of the contact sheet: not among the drills, where it would take an id from authors."""

NOTHING = "nothing"
SOMETHING_ELSE = "something else"
"""What stands for things that a single drill asks for, so that there are few chips."""

DIFFER, AGREE = "differ", "agree"

LENGTHS = ((2, "under 2 min"), (5, "2 to 5 min"), (None, "over 5 min"))
"""Minutes that a drill stays under, and the words for it."""

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
    purpose: str = ""
    position: str = ""
    needs: tuple[str, ...] = ()
    minutes: str = ""
    thumb: str = ""

    @property
    def sources(self) -> str:
        """Whether the sources differ about it, as a value to choose."""
        return DIFFER if self.contested else AGREE


@dataclass(frozen=True, slots=True)
class Chip:
    """One value to choose."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class FilterRow:
    """Values of one kind to choose among; with `all` a card must name nothing but what is chosen."""

    name: str
    label: str
    chips: tuple[Chip, ...]
    all: bool = False


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
    filters: tuple[FilterRow, ...] = ()
    sheet: str = ""

    @property
    def count(self) -> int:
        """How many rows there are in all groups."""
        return sum(len(group.rows) for group in self.groups)


@dataclass(frozen=True, slots=True)
class SheetDrill:
    """A drill with all its written poses."""

    id: str
    name: str
    src_uri: str
    poses: tuple[Still, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The contact sheet: what figures there are, to compare and to test."""

    drills: tuple[SheetDrill, ...]


def drills_index(library: Library, mistakes: tuple[Mistake, ...]) -> PageSource:
    """The index of drills, grouped by purpose, with what to choose among them by."""
    common = _common(library)
    cards: dict[str, list[Card]] = {}
    for drill in sorted(
        library.drills.values(), key=lambda drill: (_purpose_order(drill.purpose), drill.name.casefold())
    ):
        cards.setdefault(drill.purpose, []).append(_card(drill, common))
    return PageSource(
        src_uri=f"{DRILLS}/index.md",
        template="drills.html",
        title="Drills",
        description="Every drill on this site, by what it is for.",
        view=IndexPage(
            "Drills",
            _groups(cards, "Other"),
            mistakes,
            _filters([card for found in cards.values() for card in found]),
            SHEET if any(drill.figure for drill in library.drills.values()) else "",
        ),
        in_nav=True,
    )


def figures_sheet(library: Library) -> PageSource | None:
    """The contact sheet of all figures, None where there is no figure."""
    drills = tuple(
        SheetDrill(drill.id, drill.name or drill.id, drill_uri(drill.id), poses)
        for drill in sorted(library.drills.values(), key=lambda drill: drill.name.casefold())
        if (poses := poses_of(drill))
    )
    return PageSource(src_uri=SHEET, template="figures.html", title="Figures", view=Sheet(drills)) if drills else None


def _filters(cards: list[Card]) -> tuple[FilterRow, ...]:
    """A row for each kind of which the cards name more than one value."""
    purposes = list(dict.fromkeys(card.purpose for card in cards if card.purpose))
    positions = list(dict.fromkeys(card.position for card in sorted(cards, key=_position_order) if card.position))
    needs = [need for need, _ in Counter(need for card in cards for need in card.needs).most_common()]
    needs.sort(key=lambda need: need == SOMETHING_ELSE)
    minutes = [words for _, words in LENGTHS if any(card.minutes == words for card in cards)]
    sources = {card.sources for card in cards}
    rows = (
        FilterRow("purpose", "For", _chips(purposes)),
        FilterRow("position", "From", _chips(positions)),
        FilterRow("equipment", "You have", (Chip(NOTHING, "Nothing"), *_chips(needs)), all=True),
        FilterRow("minutes", "Takes", _chips(minutes)),
        FilterRow(
            "sources", "Sources", (Chip(DIFFER, "Differ"), Chip(AGREE, "Do not differ")) if DIFFER in sources else ()
        ),
    )
    return tuple(row for row in rows if len(row.chips) > 1)


def _common(library: Library) -> frozenset[str]:
    """Things that more than one drill to play asks for."""
    needs = Counter(need for drill in library.drills.values() if drill.playable for need in drill.equipment)
    return frozenset(need for need, drills in needs.items() if drills > 1)


def _minutes(drill: AuthoredDrill) -> str:
    """How long the drill takes, as one of a few words; empty where there is nothing to play."""
    if not drill.playable:
        return ""
    minutes = compile_routine(drill.routine()).total_ms / 60_000
    return next(words for most, words in LENGTHS if most is None or minutes < most)


def _chips(values: Iterable[str]) -> tuple[Chip, ...]:
    return tuple(Chip(value, sentence(value)) for value in values)


def _position_order(card: Card) -> tuple[int, str]:
    known = card.position in DEFAULT_POSITIONS
    return (DEFAULT_POSITIONS.index(card.position) if known else len(DEFAULT_POSITIONS), card.position)


def routines_index(library: Library, plays: dict[str, Play], mistakes: tuple[Mistake, ...]) -> PageSource:
    """The index of routines, grouped by situation, the shortest first."""
    rows: dict[str, list[RoutineRow]] = {}
    found = routine_rows(library, plays)
    for row in sorted(found, key=lambda row: (_situation_order(row.when), row.play.total_ms if row.play else 0)):
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


def _card(drill: AuthoredDrill, common: frozenset[str]) -> Card:
    return Card(
        name=drill.name or drill.id,
        src_uri=drill_uri(drill.id),
        dose=KIND_WORDS.get(drill.kind, sentence(short_dose_words(drill.dose, drill.sides)) if drill.dose else ""),
        equipment=sentence(listed(drill.equipment)) or "Nothing needed",
        contested=bool(drill.contested),
        mistaken=bool(drill.mistakes),
        purpose=drill.purpose,
        position=drill.position,
        needs=tuple(dict.fromkeys(need if need in common else SOMETHING_ELSE for need in drill.equipment)),
        minutes=_minutes(drill),
        thumb=thumbnail_of(drill),
    )


def _purpose_order(purpose: str) -> tuple[int, str]:
    return (PURPOSES.index(purpose) if purpose in PURPOSES else len(PURPOSES), purpose)


def _situation_order(when: str) -> tuple[int, str]:
    return (SITUATIONS.index(when) if when in SITUATIONS else len(SITUATIONS), when)


def _groups[T](rows: dict[str, list[T]], unnamed: str) -> tuple[Group[T], ...]:
    return tuple(Group(sentence(title) or unnamed, tuple(found)) for title, found in rows.items())
