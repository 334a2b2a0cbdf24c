"""Small sites in a folder of their own, built as `mkdocs build` and `mkdocs serve` build them."""

import json
import logging
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, cast
from urllib.parse import urljoin, urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

CLAM = """\
format: 1
name: Clam
purpose: activation
position: lying on the side
equipment: [mat]
muscles: [gluteus medius]
summary: Opens the hip against gravity.
setup: Lie on your side.
steps: [Keep your feet touching., Raise the top knee slowly.]
sides: each
dose: {reps: 8, tempo: [open 2s, close 2s], switch: 6s}
dose_from: {reps: X4, tempo: C-001-11, switch: editor}
stop_if: [A pinch at the front of the hip.]
claims: [C-001-11]
"""

SQUEEZE = """\
format: 1
name: Squeeze
purpose: awareness
position: lying on the front
summary: Both buttocks.
steps: [Tighten both buttocks.]
sides: both
dose: {sets: 3, hold: 5s, rest: 5s}
dose_from: {hold: editor, rest: editor, sets: editor}
"""

BEFORE = """\
format: 1
name: Before a run
when: before a run
made: by the editors
summary: Short.
items:
  - drill: clam
  - drill: squeeze
"""

SOURCES = """\
format: 1
sources:
  S-001: {title: Oops, publisher: A to Z Running, kind: article}
  X4: {title: A circuit, author: Jay Johnson, year: 2012, kind: study, url: "https://example.org/x4"}
"""

CLAIMS = """\
format: 1
claims:
  C-001-11: {says: The feet are the hinge., grade: CLIN, source: S-001}
"""

FILES = {
    "docs/index.md": "# Home\n\nSee [clam](drills/clam.md) and [before](routines/before.md).\n",
    "drills/clam.yml": CLAM,
    "drills/squeeze.yml": SQUEEZE,
    "drills/routines/before.yml": BEFORE,
    "drills/evidence/sources.yml": SOURCES,
    "drills/evidence/claims.yml": CLAIMS,
}


@dataclass
class SmallSite:
    """A site in `folder`; `options` are the plugin's, `settings` further lines of its mkdocs.yml."""

    folder: Path
    settings: str = ""
    options: str = "player: false"
    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        for name, text in FILES.items():
            self.write(name, text)

    @property
    def out(self) -> Path:
        return self.folder / "site"

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def config(self, **changes: object) -> MkDocsConfig:
        """A fresh config, as each build gets one."""
        self.write(
            "mkdocs.yml",
            "site_name: Small\n"
            "site_url: https://example.org/sub/path/\n"
            "repo_url: https://example.org/repo\n"
            "edit_uri: edit/main/docs/\n"
            "theme: {name: material, font: false}\n"
            f"plugins:\n  - search\n  - tags\n  - drillbook: {{{self.options}}}\n{self.settings}",
        )
        return load_config(str(self.folder / "mkdocs.yml"), site_dir=str(self.out), **cast("dict[str, Any]", changes))

    def build(self, *, dirty: bool = False, **changes: object) -> "SmallSite":
        """The site as `mkdocs build` makes it, strictly unless `changes` says otherwise."""
        config = self.config(**{"strict": True, **changes})
        config.plugins.on_startup(command="build", dirty=dirty)
        with self._listening():
            build(config, dirty=dirty)
        return self

    def serve(self, *, dirty: bool = False, **changes: object) -> "Server":
        """The site as `mkdocs serve` makes it first."""
        return Server(self, dirty, changes)

    def html(self, url: str) -> str:
        """The page at `url` (`drills/clam/`, `drills/clam.html`)."""
        return (self.out / (url + "index.html" if url.endswith("/") or not url else url)).read_text(encoding="utf-8")

    def exists(self, url: str) -> bool:
        return (self.out / (url + "index.html" if url.endswith("/") else url)).is_file()

    def search(self) -> list[dict[str, Any]]:
        """The entries of the search index."""
        entries: list[dict[str, Any]] = json.loads((self.out / "search" / "search_index.json").read_text())["docs"]
        return entries

    def dead_links(self) -> list[str]:
        """Every link and address of every page that leads to no file of the site, with its page."""
        dead: list[str] = []
        for path in sorted(self.out.rglob("*.html")):
            if path.name == "404.html":  # its addresses begin at the site's root
                continue
            page = path.relative_to(self.out).as_posix()
            for address in _Addresses.of(path.read_text(encoding="utf-8")):
                url = urlsplit(urljoin(f"https://here/{page}", address))
                if url.netloc == "here":
                    target = self.out / url.path.lstrip("/")
                    if not (target / "index.html" if target.is_dir() else target).is_file():
                        dead.append(f"{page}: {address}")
        return dead

    def foreign(self) -> set[str]:
        """Servers that pages fetch something from without being asked."""
        found = set()
        for path in self.out.rglob("*.html"):
            text = path.read_text(encoding="utf-8")
            found |= set(re.findall(r"<(?:script|img|iframe)[^>]+src=\"https?://([^/\"]+)", text))
            found |= set(
                re.findall(r"<link[^>]+rel=\"(?:stylesheet|preload|preconnect)\"[^>]+href=\"https?://([^/\"]+)", text)
            )
        return found

    def _listening(self) -> "_Listening":
        return _Listening(self.lines)


class Server:
    """Builds of one site, one after the other, by plugins that live on: `mkdocs serve` without its socket."""

    def __init__(self, site: SmallSite, dirty: bool, changes: dict[str, object]) -> None:  # noqa: FBT001  # passed on
        self.site, self.dirty, self.changes = site, dirty, changes
        config = site.config(**changes)
        config.plugins.on_startup(command="serve", dirty=dirty)
        self.watched: list[str] = []
        self._build(config)

    def rebuild(self) -> SmallSite:
        """What the server does when a file has changed."""
        self._build(self.site.config(**self.changes))
        return self.site

    def _build(self, config: MkDocsConfig) -> None:
        self.site.lines.clear()
        with _Listening(self.site.lines):
            build(config, serve_url="http://127.0.0.1:8000/sub/path/", dirty=self.dirty)
        self.watched = config.watch


class _Listening(logging.Handler):
    """Collects what MkDocs and its plugins say, as `LEVEL text`."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self.lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.getMessage()}")

    def __enter__(self) -> None:
        logging.getLogger("mkdocs").setLevel(logging.INFO)  # as the commands do
        logging.getLogger("mkdocs").addHandler(self)

    def __exit__(self, *_: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self)


class _Addresses(HTMLParser):
    """The addresses in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    @classmethod
    def of(cls, text: str) -> list[str]:
        parser = cls()
        parser.feed(text)
        return parser.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "link" and named.get("rel") == "canonical":
            return
        for name in ("href", "src"):
            address = named.get(name)
            if address and not address.startswith(("javascript:", "mailto:", "data:", "#")):
                self.found.append(address)
