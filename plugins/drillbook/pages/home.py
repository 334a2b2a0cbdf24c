"""What a theme's own templates may show: a home page's routines, figures and disagreements. Knows no MkDocs page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from drillbook.figures.drawing import Moment, strip
from drillbook.pages.contested import Contested, contested_of
from drillbook.pages.pictures import thumbnail_of
from drillbook.pages.rendering import LinkTo, Templates
from drillbook.pages.site import Site

type Moments = Sequence[tuple[float, Mapping[str, float]]]
"""When in a movement, and how thick the tape on each muscle is."""


@dataclass(frozen=True, slots=True)
class FigureStrip:
    """Bodies of one movement on one floor line, and where each stands: per cent from the left."""

    svg: Markup
    places: tuple[float, ...]


class Home:
    """In a theme's template: `{{ drillbook.routines(page.url, ["clam-and-go"]) }}`."""

    def __init__(self, site: Site, templates: Templates, links_from: Callable[[str], LinkTo]) -> None:
        self._site, self._templates, self._links_from = site, templates, links_from

    def routines(self, url: str, ids: Sequence[str] = (), *, brief: bool = False) -> Markup:
        """Rows of the routines that can be played, as seen from the page at `url`: all, or those with these ids.

        Each says what it does, or, where that is `brief`, when it is for.
        """
        rows = [row for row in self._site.rows if row.play and (not ids or row.id in ids)]
        rows.sort(key=lambda row: (ids.index(row.id) if ids else 0, row.play.total_ms if row.play else 0))
        return self._templates.html("routine-rows.html", self._links_from(url), rows=rows, brief=brief)

    @property
    def routine_count(self) -> int:
        """How many routines can be played."""
        return sum(1 for row in self._site.rows if row.play)

    def link(self, url: str, src_uri: str) -> str:
        """The relative address of a page, by its source's name, as seen from the page at `url`."""
        return self._links_from(url)(src_uri)

    def routine(self, routine_id: str) -> object:
        """One routine's row, None where it is not there or cannot be played."""
        return next((row for row in self._site.rows if row.id == routine_id and row.play), None)

    def figure(self, drill_id: str) -> Markup:
        """A drill's small figure, decoration; empty where there is no such drill or figure."""
        drill = self._site.library.drills.get(drill_id)
        return Markup(thumbnail_of(drill) if drill else "")  # noqa: S704  # drawn by us, from numbers

    def strip(
        self, drill_id: str, moments: Sequence[tuple[float, Mapping[str, float]]], alt: str
    ) -> FigureStrip | None:
        """Moments of a drill's movement side by side, None where there is no such figure.

        Each moment says where in the movement it is (1.5: half-way from the second pose to the third) and how thick the
        tape on each muscle is, 1 being as usual.
        """
        drill = self._site.library.drills.get(drill_id)
        if drill is None or drill.figure is None:
            return None
        drawn = strip(drill.figure, [Moment(at, tuple(tape.items())) for at, tape in moments], alt)
        svg = Markup(drawn.svg)  # noqa: S704  # drawn by us; the label is escaped there
        return FigureStrip(svg, tuple(round(100 * place, 2) for place in drawn.places))

    def disagreement(self, disagreement_id: str) -> Contested | None:
        """A question on which sources differ, with its sides; None for an unknown id."""
        return next(iter(contested_of(self._site.library.evidence, [disagreement_id])), None)
