"""One page of the site as a value: where it goes, what search and tags know of it, and what its template shows."""

import hashlib
import html
import json
from dataclasses import dataclass, field

DRILLS = "drills"
ROUTINES = "routines"
HISTORY = "your-history.md"
DISAGREEMENTS = "disagreements.md"
CLAIMS = "claims.md"
SOURCES = "sources.md"


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another page of Drillbook by its source's name, with a word on how long it takes."""

    name: str
    src_uri: str
    total: str = ""


@dataclass(frozen=True, slots=True)
class PageSource:
    """A page before it has an address.

    `src_uri` is the name it would have in the documentation's folder (`drills/clam.md`), `path` the author's file
    relative to the library's folder, empty for a page without one. `view` is what `template` shows.
    """

    src_uri: str
    template: str
    title: str
    view: object
    description: str = ""
    path: str = ""
    tags: tuple[str, ...] = ()
    boost: float = 1.0
    was: tuple[str, ...] = ()
    in_nav: bool = False
    hide: tuple[str, ...] = field(default=("toc",))

    def text(self, templates_digest: str) -> str:
        """The page's Markdown file: front matter, and a digest that changes when anything on the page changes.

        The body itself is rendered later: what authors write must never be read as Markdown or as a template.
        """
        seen = hashlib.sha256(f"{templates_digest} {self.template} {self.view!r}".encode()).hexdigest()
        meta = {
            "title": html.escape(self.title),
            "description": html.escape(self.description),
            "tags": [html.escape(tag) for tag in self.tags],
            "hide": list(self.hide),
            "search": {"boost": self.boost},
            "drillbook": seen[:16],
        }
        lines = [f"{key}: {_yaml(value)}" for key, value in meta.items() if value]
        return "\n".join(["---", *lines, "---", ""])


def drill_uri(drill_id: str) -> str:
    """The source name of a drill's page."""
    return f"{DRILLS}/{drill_id}.md"


def routine_uri(routine_id: str) -> str:
    """The source name of a routine's page."""
    return f"{ROUTINES}/{routine_id}.md"


def disagreement_uri(disagreement_id: str) -> str:
    """The place of a disagreement on the page of all of them."""
    return f"{DISAGREEMENTS}#{disagreement_id}"


def _yaml(value: object) -> str:
    """The value as JSON, which YAML reads too; characters that YAML does not take raw are written as escapes."""
    text = json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() or ord(c) > 0xFFFF else f"\\u{ord(c):04x}" for c in text)
