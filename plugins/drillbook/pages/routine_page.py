"""What the page of one routine shows, from the library. Knows nothing of HTML."""

from collections.abc import Iterable
from dataclasses import dataclass

from drillbook.authoring.library import AuthoredDrill, AuthoredRoutine, Library, drill_items
from drillbook.pages.evidence import Contested, Note, contested_of, notes_of
from drillbook.pages.page_source import Link, PageSource, routine_uri
from drillbook.pages.plays import Play
from drillbook.pages.words import listed, sentence

MADE = {
    "from the source": "The routine is as its source gives it.",
    "source with doses added": "The drills and their order are the source’s. Numbers it does not give are ours.",
    "by the editors": "Put together by us from drills of our sources.",
}
"""Who made a routine, for the reader."""


@dataclass(frozen=True, slots=True)
class RoutinePage:
    """Everything on a routine's page; `play` is None where a mistake stands in the way."""

    routine: AuthoredRoutine
    play: Play | None
    made: str
    equipment: str
    readiness: tuple[str, ...]
    ask_first: tuple[str, ...]
    stop_if: tuple[str, ...]
    notes: tuple[Note, ...]
    contested: tuple[Contested, ...]
    next_links: tuple[Link, ...]


def routine_page(routine: AuthoredRoutine, library: Library, plays: dict[str, Play]) -> PageSource:
    """The page of a routine; `plays` has the play of every routine that can be played, by its id."""
    drills = drills_of(routine, library)
    return PageSource(
        src_uri=routine_uri(routine.id),
        template="routine.html",
        title=routine.name or routine.id,
        description=routine.summary,
        path=routine.path,
        tags=tuple(dict.fromkeys(word for word in (routine.when, *routine.tags) if word)),
        was=tuple(routine_uri(was) for was in routine.was),
        boost=3.0,
        view=RoutinePage(
            routine=routine,
            play=plays.get(routine.id),
            made=MADE.get(routine.made, ""),
            equipment=equipment_words(drills),
            readiness=readiness_of(routine.ready, drills),
            ask_first=ask_first_of(drills),
            stop_if=stop_if_of(drills),
            notes=notes_of(library.evidence, routine.claims),
            contested=contested_of(library.evidence, routine.contested),
            next_links=_next_links(routine, library, plays),
        ),
    )


def drills_of(routine: AuthoredRoutine, library: Library) -> tuple[AuthoredDrill, ...]:
    """The drills of a routine, each once, in the order in which they are first done."""
    items = drill_items(routine.routine.items) if routine.routine else ()
    ids = dict.fromkeys(item.drill.id for item in items)
    return tuple(library.drills[drill_id] for drill_id in ids if drill_id in library.drills)


def readiness_of(ready: Iterable[str], drills: Iterable[AuthoredDrill]) -> tuple[str, ...]:
    """What must be ticked before Start: the routine's own list and those of its drills."""
    return _once([*ready, *(line for drill in drills for line in drill.ready)])


def stop_if_of(drills: Iterable[AuthoredDrill]) -> tuple[str, ...]:
    """When to stop any of the drills, each reason once."""
    return _once(line for drill in drills for line in drill.stop_if)


def ask_first_of(drills: Iterable[AuthoredDrill]) -> tuple[str, ...]:
    """Who should ask a professional before any of the drills, each reason once."""
    return _once(line for drill in drills for line in drill.ask_first)


def equipment_words(drills: Iterable[AuthoredDrill]) -> str:
    """What is needed for all of the drills, in a few words."""
    return sentence(listed(_once(thing for drill in drills for thing in drill.equipment))) or "Nothing needed"


def _next_links(routine: AuthoredRoutine, library: Library, plays: dict[str, Play]) -> tuple[Link, ...]:
    """Two other routines: those for the same situation first."""
    others = [other for other in library.routines.values() if other.id != routine.id and other.id in plays]
    others.sort(key=lambda other: other.when != routine.when)
    return tuple(Link(other.name, routine_uri(other.id), plays[other.id].total) for other in others[:2])


def _once(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lines))
