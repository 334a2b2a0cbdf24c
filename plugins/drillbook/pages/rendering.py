"""Views to HTML by Jinja templates in which everything is escaped. Knows no MkDocs page."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from drillbook.engine.routine import Side
from drillbook.engine.running import COUNT_IN_MS
from drillbook.pages.page_source import HISTORY, Link, PageSource
from drillbook.pages.plays import Play
from drillbook.pages.words import SIDE_LETTERS, sentence

PACKAGE = Path(__file__).parent.parent
TEMPLATES = PACKAGE / "pages" / "templates"
PLAYER_TEMPLATES = PACKAGE / "player" / "templates"

type LinkTo = Callable[[str], str]
"""Gives the relative address of a page by its source's name."""


class Templates:
    """The templates of pages and player; those in a theme's folder `drillbook/` go first."""

    def __init__(self, custom_dir: Path | None = None) -> None:
        self.folders = [*([custom_dir / "drillbook"] if custom_dir else []), TEMPLATES, PLAYER_TEMPLATES]
        self._jinja = Environment(
            loader=FileSystemLoader(self.folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._jinja.filters |= {"sentence": sentence}
        self._jinja.globals |= {"Side": Side, "SIDE_LETTERS": SIDE_LETTERS, "player_variables": self._player_variables}

        self.figures: Mapping[str, str] = {}
        """Source names of the moving figures' files, by the ids of their drills."""

        self.stops: Mapping[str, tuple[str, ...]] = {}
        """When to stop each drill, by its id."""

        self.voice = ""
        """Source name of the list of clips, empty where the site has none."""

    @property
    def digest(self) -> str:
        """Changes when any template does."""
        digest = hashlib.sha256()
        for folder in self.folders:
            for path in sorted(folder.rglob("*.html")):
                digest.update(path.name.encode() + path.read_bytes())
        return digest.hexdigest()[:16]

    def html(self, template: str, link: LinkTo, **context: object) -> Markup:
        """A template's HTML; `link` is how it finds other pages."""
        return Markup(self._jinja.get_template(template).render(link=link, **context))  # noqa: S704  # escaped by Jinja

    def page(self, source: PageSource, link: LinkTo, *, edit_url: str | None, player: bool) -> str:
        """The content of a page that Drillbook makes."""
        return str(
            self.html(source.template, link, page=source.view, title=source.title, edit_url=edit_url, player=player)
        )

    def _player_variables(
        self,
        play: Play,
        link: LinkTo,
        next_links: Sequence[Link],
        readiness: Sequence[str],
        *,
        compact: bool,
        key: str = "",
    ) -> dict[str, Any]:
        """What the player's template asks for."""
        found = player_variables(play, link, next_links, readiness, compact=compact, key=key)
        figures = [link(self.figures[drill]) for drill in play.drill_ids if drill in self.figures]
        stops = {drill: self.stops[drill] for drill in play.drill_ids if self.stops.get(drill)}
        voice = link(self.voice) if self.voice else ""
        return found | {"figures": figures, "voice": voice, "stops_json": json.dumps(stops, ensure_ascii=False)}


def player_variables(
    play: Play, link: LinkTo, next_links: Sequence[Link], readiness: Sequence[str], *, compact: bool, key: str = ""
) -> dict[str, Any]:
    """What the player's template asks for, but for figures, voice and when to stop."""
    return {
        "id": play.id + key,
        "routine_id": play.id,
        "name": play.name,
        "routine_json": play.routine_json,
        "total": play.total,
        "lead_in_ms": play.lead_in_ms,
        "guided_ms": COUNT_IN_MS,
        "first": asdict(play.first) if play.first else None,
        "next_links": [{"title": found.name, "url": link(found.src_uri)} for found in next_links],
        "compact": compact,
        "sided": play.sided,
        "history": link(HISTORY),
        "readiness": list(readiness),
    }
