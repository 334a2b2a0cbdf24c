"""The library as the pages of a site. Knows no address, file or hook of MkDocs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from drillbook.authoring.library import Library
from drillbook.authoring.mistakes import Mistake
from drillbook.pages.citations import Written
from drillbook.pages.drill_page import drill_page
from drillbook.pages.evidence_pages import evidence_pages
from drillbook.pages.history_page import history_page
from drillbook.pages.index_pages import RoutineRow, drills_index, figures_sheet, routine_rows, routines_index
from drillbook.pages.page_source import PageSource
from drillbook.pages.plays import Play, play_of
from drillbook.pages.routine_page import routine_page
from drillbook.pages.tracing import Trace, trace_of


@dataclass(frozen=True, slots=True)
class Site:
    """All pages of a library, and what home pages and articles need of it."""

    library: Library
    plays: dict[str, Play]
    pages: tuple[PageSource, ...]
    rows: tuple[RoutineRow, ...]
    trace: Trace


def site_of(
    library: Library, mistakes: tuple[Mistake, ...], *, player: bool = True, written: Iterable[Written] = ()
) -> Site:
    """The site of a library and of the pages `written` by hand; with a `player`, a page for the visitor's history.

    Mistakes stand on the page of their file; the indexes show all of them.
    """
    plays = {found.id: play_of(found.routine) for found in library.routines.values() if found.routine}
    totals = {routine_id: play.total for routine_id, play in plays.items()}
    trace = trace_of(library, written, totals)
    sheet = figures_sheet(library)
    pages = (
        drills_index(library, mistakes),
        routines_index(library, plays, mistakes),
        *([sheet] if sheet else []),
        *([history_page(library)] if player else []),
        *evidence_pages(library, trace),
        *(drill_page(drill, library, totals, trace) for drill in library.drills.values()),
        *(routine_page(routine, library, plays, trace) for routine in library.routines.values()),
    )
    return Site(library, plays, pages, routine_rows(library, plays), trace)


def redirects_of(site: Site) -> dict[str, str]:
    """Source names of pages that have moved, each with the page it is now. A page that exists never moves."""
    existing = {page.src_uri for page in site.pages}
    return {was: page.src_uri for page in site.pages for was in page.was if was not in existing}


def conflicts_of(site: Site, taken: Callable[[str], str | None]) -> tuple[Mistake, ...]:
    """A mistake for each page whose place is taken by one written by hand; `taken` names that file or gives None."""
    return tuple(
        Mistake(
            path=page.path,
            line=1,
            column=1,
            says=f"its page would be {page.src_uri}, which {by} already is",
            cure="rename one of the two",
        )
        for page in site.pages
        if page.path and (by := taken(page.src_uri))
    )
