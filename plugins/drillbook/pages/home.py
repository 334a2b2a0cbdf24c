"""What a theme's own templates may show: a home page's routines. Knows no MkDocs page."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from drillbook.pages.rendering import LinkTo, Templates
from drillbook.pages.site import Site


class Home:
    """In a theme's template: `{{ drillbook.routines(page.url, ["clam-and-go"]) }}`."""

    def __init__(self, site: Site, templates: Templates, links_from: Callable[[str], LinkTo]) -> None:
        self._site, self._templates, self._links_from = site, templates, links_from

    def routines(self, url: str, ids: Sequence[str] = ()) -> Markup:
        """Rows of the routines that can be played, as seen from the page at `url`: all, or those with these ids."""
        rows = [row for row in self._site.rows if row.play and (not ids or row.id in ids)]
        rows.sort(key=lambda row: (ids.index(row.id) if ids else 0, row.play.total_ms if row.play else 0))
        return self._templates.html("routine-rows.html", self._links_from(url), rows=rows)

    def link(self, url: str, src_uri: str) -> str:
        """The relative address of a page, by its source's name, as seen from the page at `url`."""
        return self._links_from(url)(src_uri)

    def routine(self, routine_id: str) -> object:
        """One routine's row, None where it is not there or cannot be played."""
        return next((row for row in self._site.rows if row.id == routine_id and row.play), None)
