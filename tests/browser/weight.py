"""What a page makes a browser fetch, in bytes as a host sends them: compressed, but for what is compressed already."""

import gzip
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request

from drillbook.runtime import built_runtime
from tests.browser.sites import build, served
from tests.browser.templates import settle

BARE = """\
site_name: An untouched site
site_url: https://example.org/bare/
theme:
  name: material
  font: false
  features: [navigation.instant, navigation.tabs, search.suggest]
plugins: [search, tags]
"""
PACKED = (".woff2", ".png", ".jpg", ".webp", ".zip", ".whl")
OF_THE_SEARCH = ("search/search_index.json", "/workers/search.")
"""The theme's own, fetched when it likes; the index is as long as the site's texts."""

LINKED = """() => [...document.querySelectorAll('link[href], script[src]')]
    .filter(({ rel, src }) => src || /stylesheet|preload|icon/.test(rel)).map(({ href, src }) => href ?? src)"""


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes by kind of file: `html`, `css`, `js`, `woff2` and so on; `runtime` is Python's, whatever the file."""

    by_kind: Mapping[str, int]

    @property
    def total(self) -> int:
        """All but Python's runtime, which is fetched ahead with a player in view, and not before."""
        return sum(size for kind, size in self.by_kind.items() if kind != "runtime")

    @property
    def fonts(self) -> int:
        return self.by_kind.get("woff2", 0)

    @property
    def runtime(self) -> int:
        return self.by_kind.get("runtime", 0)


def weigh(page: Page, address: str, folder: Path) -> Weight:
    """Load a page of a site that is served from `folder` into a fresh profile and weigh all that it asks for."""
    asked: set[str] = set()

    def ask(request: Request) -> None:
        asked.add(request.url)

    page.on("request", ask)
    page.goto(address, wait_until="networkidle")
    settle(page)
    page.remove_listener("request", ask)
    asked.update(page.evaluate(LINKED))
    by_kind: dict[str, int] = {}
    runtime = set(built_runtime().files)
    for url in asked:
        path = _file(folder, url)
        if path is None or any(part in url for part in OF_THE_SEARCH):
            continue
        kind = "runtime" if path.name in runtime else path.suffix.lstrip(".")
        by_kind[kind] = by_kind.get(kind, 0) + sent_bytes(path)
    return Weight(by_kind)


def sent_bytes(path: Path) -> int:
    """How long a file is on its way."""
    data = path.read_bytes()
    return len(data) if path.suffix in PACKED else len(gzip.compress(data, 9))


def _file(folder: Path, url: str) -> Path | None:
    """The file of the site that an address means, None for what is no file of it."""
    found = re.match(rf"/{re.escape(folder.name)}/(.*)", urlsplit(url).path)
    if not found:
        return None
    path = folder / found[1]
    return path / "index.html" if path.is_dir() else path


def bare_weight(browser: Browser, folder: Path) -> Weight:
    """What a page of one sentence weighs on an untouched Material site, which is built in `folder`."""
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# A page\n\nOne sentence.\n")
    (folder / "mkdocs.yml").write_text(BARE)
    build(folder / "mkdocs.yml", folder / "bare")
    with served(folder / "bare") as host, fresh_page(browser) as page:
        return weigh(page, host.url, folder / "bare")


@contextmanager
def fresh_page(browser: Browser) -> Iterator[Page]:
    """A page in a profile in which nothing is cached, on a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    yield context.new_page()
    context.close()
