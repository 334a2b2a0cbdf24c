"""A page of its own for each test, with the player on it and the test's own engine behind it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from drillbook.engine.routine import Routine
from tests.player_fake.driving import Driven, player_html, write_site
from tests.player_fake.routines import SHORT
from tests.player_fake.workshop import still, still_page, workshop
from tests.runtime.static_host import serve

__all__ = ["opened", "site", "still", "still_page", "workshop"]

type Opener = Callable[..., Driven]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """The address of a folder that `opened` writes its page into."""
    # a page that is written again within the same second would be answered with "not modified"
    with serve(tmp_path, {"Cache-Control": "no-store"}) as host:
        yield host.url


@pytest.fixture
def opened(tmp_path: Path, site: str, page: Page) -> Iterator[Opener]:
    """Opens a page with one player; `attributes` are added to it, `before` runs first in the page."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))

    def open_page(
        routine: Routine = SHORT,
        *,
        mode: str = "ready",
        attributes: str = "",
        before: str = "",
        **changed: object,
    ) -> Driven:
        html = player_html(routine, **changed).replace("<drill-player ", f"<drill-player {attributes} ", 1)
        write_site(tmp_path, html, mode=mode)
        if before:
            page.add_init_script(before)
        page.goto(site)
        page.wait_for_selector("drill-player button:enabled:visible")
        return Driven(page)

    yield open_page
    assert errors == []
