"""What the page of one routine shows, from the library. Knows nothing of HTML."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from drillbook.authoring.library import AuthoredDrill, AuthoredRoutine, Library, drill_items
from drillbook.pages.contested import Contested, contested_of
from drillbook.pages.evidence import Note, notes_of
from drillbook.pages.listing import Entry
from drillbook.pages.page_source import Link, PageSource, routine_uri
from drillbook.pages.pictures import thumbnail_of
from drillbook.pages.plays import Play
from drillbook.pages.tracing import Trace
from drillbook.pages.words import listed, sentence

MADE = {
    "from the source": "The routine is as its source gives it.",
    "source with doses added": "Drills and order are the source’s. Numbers that it does not give are the editors’.",
    "by the editors": "Put together by the editors of this site.",
}
"""Who made a routine, for the reader."""


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning, and the drills it belongs to by name; none where it belongs to the whole routine."""

    says: str
    drills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoutinePage:
    """Everything on a routine's page; `play` is None where a mistake stands in the way."""

    routine: AuthoredRoutine
    play: Play | None
    made: str
    equipment: str
    readiness: tuple[str, ...]
    ask_first: tuple[Warned, ...]
    stop_if: tuple[Warned, ...]
    cautions: tuple[Warned, ...]
    notes: tuple[Note, ...]
    contested: tuple[Contested, ...]
    articles: tuple[Link, ...]
    related: tuple[Link, ...]
    next_links: tuple[Link, ...]
    thumbs: Mapping[str, str]
    sent: str


def routine_page(
    routine: AuthoredRoutine, library: Library, plays: dict[str, Play], trace: Trace | None = None
) -> PageSource:
    """The page of a routine; `plays` has the play of every one that can be played, by id, `trace` what is related."""
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
            ask_first=_by_drill(drills, lambda drill: drill.ask_first),
            stop_if=_by_drill(drills, lambda drill: drill.stop_if),
            cautions=(
                *(Warned(line) for line in routine.cautions),
                *_by_drill(drills, lambda drill: drill.cautions),
            ),
            notes=notes_of(library.evidence, routine.claims),
            contested=contested_of(library.evidence, routine.contested),
            articles=trace.articles.get(routine_uri(routine.id), ()) if trace else (),
            related=_same_moment(routine, library, plays),
            next_links=_next_links(routine, library, plays),
            thumbs={drill.id: picture for drill in drills if (picture := thumbnail_of(drill))},
            sent=_sent(routine, plays.get(routine.id)),
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


def may_follow(routine: AuthoredRoutine, library: Library) -> bool:
    """Whether it may be offered to somebody who has just finished something: not where much has to be ticked first."""
    return not readiness_of(routine.ready, drills_of(routine, library))


def stop_if_of(drills: Iterable[AuthoredDrill]) -> tuple[str, ...]:
    """When to stop any of the drills, each reason once."""
    return _once(line for drill in drills for line in drill.stop_if)


def ask_first_of(drills: Iterable[AuthoredDrill]) -> tuple[str, ...]:
    """Who should ask a professional before any of the drills, each reason once."""
    return _once(line for drill in drills for line in drill.ask_first)


def equipment_words(drills: Iterable[AuthoredDrill]) -> str:
    """What is needed for all of the drills, in a few words."""
    return sentence(listed(_once(thing for drill in drills for thing in drill.equipment))) or "Nothing needed"


def _by_drill(
    drills: Sequence[AuthoredDrill], lines_of: Callable[[AuthoredDrill], tuple[str, ...]]
) -> tuple[Warned, ...]:
    """Each line once, with the drills that have it; no names where the routine has but one drill."""
    named: dict[str, list[str]] = {}
    for drill in drills:
        for line in lines_of(drill):
            named.setdefault(line, []).append(drill.name or drill.id)
    return tuple(Warned(line, tuple(names) if len(drills) > 1 else ()) for line, names in named.items())


def _sent(routine: AuthoredRoutine, play: Play | None) -> str:
    """What goes with the routine's link: its name, its length and the dose of each drill."""
    doses = [f"{row.name}, {row.dose}" for row in (play.rows if play else ()) if isinstance(row, Entry)]
    return f"{routine.name}, {play.total if play else ''}. {'. '.join(doses)}."


def _next_links(routine: AuthoredRoutine, library: Library, plays: dict[str, Play]) -> tuple[Link, ...]:
    """Two other routines: those for the same situation first."""
    others = [
        other
        for other in library.routines.values()
        if other.id != routine.id and other.id in plays and may_follow(other, library)
    ]
    others.sort(key=lambda other: other.when != routine.when)
    return tuple(Link(other.name, routine_uri(other.id), plays[other.id].total) for other in others[:2])


def _same_moment(routine: AuthoredRoutine, library: Library, plays: dict[str, Play]) -> tuple[Link, ...]:
    """All other routines for the same situation."""
    return tuple(
        Link(other.name or other.id, routine_uri(other.id), plays[other.id].total if other.id in plays else "")
        for other in library.routines.values()
        if other.id != routine.id and other.when == routine.when
    )


def _once(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lines))
