"""What browser tests share: sites that are built once, and contexts in which nothing goes wrong unnoticed."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, WebError, expect

from drillbook.authoring.reading import read_library
from drillbook.engine.compiling import compile_routine
from drillbook.engine.timeline import Timeline
from tests.browser import small
from tests.browser.moved_clock import MovedClock
from tests.browser.playing import WAIT_MS, Player
from tests.browser.sites import REPOSITORY, real_site, served, small_site
from tests.runtime.static_host import StaticHost

expect.set_options(timeout=WAIT_MS)

PHONE = {"width": 390, "height": 844}
FOLLOW = """url => {
    const link = Object.assign(document.createElement('a'), { href: url });
    document.querySelector('article').append(link);
    link.click();
}"""
RECORDER = Path(__file__).with_name("recorder.js")


@dataclass  # no slots: Playwright notes its handlers on their owner
class Watch:
    """What went wrong in a context: errors, and requests to another server. Empty in the end, or the test fails."""

    faults: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def expect(self, pattern: str) -> None:
        """Let pass what matches: a test that takes a file away expects the browser to say so."""
        self.expected.append(pattern)

    def over(self, context: BrowserContext) -> None:
        context.on("request", self._on_request)
        context.on("weberror", self._on_error)
        context.on("console", self._on_console)

    def _on_request(self, request: Request) -> None:
        if not re.match(r"http://127\.0\.0\.1:|data:|blob:", request.url):
            self._note(f"request to {request.url}")

    def _on_error(self, error: WebError) -> None:
        self._note(f"error: {error.error.message}\n{error.error.stack}")

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._note(f"console: {message.text} ({message.location.get('url')})")

    def _note(self, fault: str) -> None:
        if not any(re.search(pattern, fault) for pattern in self.expected):
            self.faults.append(fault)


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StaticHost]:  # noqa: ARG001 keeps it with the other sites
    """The site of this repository, served under a sub-path."""
    with served(real_site()) as host:
        yield host


@pytest.fixture(scope="session")
def small_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site of somebody else's: the plugin and nothing of this repository's own look."""
    return small_site(tmp_path_factory.mktemp("small"), small.DRILLS, small.ROUTINES, small.INDEX)


@pytest.fixture(scope="session")
def site(small_folder: Path) -> Iterator[StaticHost]:
    """The small site, served under a sub-path."""
    with served(small_folder) as host:
        yield host


@pytest.fixture(scope="session")
def real_routines() -> dict[str, Timeline]:
    """The timelines of this repository's routines, by id."""
    return _timelines(REPOSITORY / "drills")


@pytest.fixture(scope="session")
def small_routines(small_folder: Path) -> dict[str, Timeline]:
    """The timelines of the small site's routines, by id."""
    return _timelines(small_folder.parent / "drills")


def _timelines(drills: Path) -> dict[str, Timeline]:
    library, _ = read_library(drills)
    return {name: compile_routine(found.routine) for name, found in library.routines.items() if found.routine}


@pytest.fixture
def watch() -> Iterator[Watch]:
    watching = Watch()
    yield watching
    assert watching.faults == []


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def new_context(browser: Browser, watch: Watch, clock: MovedClock) -> Iterator[Callable[..., BrowserContext]]:
    """How to get a fresh profile that is watched, with the moved clock and the recorder in it."""
    opened: list[BrowserContext] = []

    def fresh(**options: Any) -> BrowserContext:  # noqa: ANN401 - Playwright's options
        opened.append(fresh_context(browser, watch, clock, **options))
        return opened[-1]

    yield fresh
    for context in opened:
        context.unroute_all(behavior="ignoreErrors")  # what is still held back would hold back the closing too
        context.close()


def fresh_context(browser: Browser, watch: Watch, clock: MovedClock, **options: Any) -> BrowserContext:  # noqa: ANN401 as above
    """A fresh profile that is watched, with the moved clock and the recorder in it."""
    context = browser.new_context(**({"viewport": PHONE, "service_workers": "block"} | options))
    watch.over(context)
    clock.install(context)
    context.add_init_script(path=RECORDER)
    return context


@pytest.fixture(scope="module")
def warm_document(browser: Browser, site: StaticHost) -> Iterator[Page]:
    """A document of the small site in which Python is there already."""
    watching = Watch()
    context = fresh_context(browser, watching, MovedClock())
    page = context.new_page()
    page.goto(f"{site.url}routines/twenty-seconds/")
    player = Player(page)
    player.boot()
    yield page
    context.close()
    assert watching.faults == []


@pytest.fixture
def warm(warm_document: Page, site: StaticHost) -> Callable[[str], Player]:
    """How to come to a page of the small site by instant navigation: quicker than a fresh profile, and not as alone."""

    def visit(path: str) -> Player:
        page = warm_document
        page.evaluate("() => movedClock.run(1)")
        page.evaluate(FOLLOW, f"{site.url}other/")
        page.wait_for_function("() => !document.querySelector('drill-player')")
        page.evaluate(FOLLOW, site.url + path)
        player = Player(page, f"player-{Path(path).name}")
        player.wait_for(engine="ready")
        page.evaluate("() => { for (const kind in seen) seen[kind].length = 0; }")
        return player

    return visit


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    """A fresh profile on a phone."""
    return new_context()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A blank page in a fresh profile on a phone."""
    return context.new_page()
