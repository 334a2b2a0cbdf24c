"""The page on which visitors find what they have done: what it links to. What they did never leaves their browser."""

from dataclasses import dataclass

from drillbook.authoring.library import Library
from drillbook.pages.page_source import HISTORY, Link, PageSource, drill_uri, routine_uri


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """The pages that an entry may lead back to, each by the id that its player gives itself."""

    played: tuple[tuple[str, Link], ...]


def history_page(library: Library) -> PageSource:
    """The page of the visitor's own history, empty until a script in the browser fills it."""
    routines = ((found.id, Link(found.name, routine_uri(found.id))) for found in library.routines.values())
    drills = ((found.id, Link(found.name, drill_uri(found.id))) for found in library.drills.values() if found.dose)
    return PageSource(
        src_uri=HISTORY,
        template="history.html",
        title="Your history",
        description="What you have done on this device: kept in your browser alone, to save as a file or to delete.",
        view=HistoryPage((*routines, *drills)),
        boost=0.1,
    )
