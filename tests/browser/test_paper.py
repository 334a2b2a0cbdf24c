"""Drills and routines on paper: each is a card of one page."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.templates import addresses
from tests.runtime.static_host import StaticHost

CARD = re.compile(r"(drills|routines)/[^/]+/$")
EXAMPLES = ("drills/clam/", "routines/quick-pre-run-activation/")


@pytest.mark.parametrize(
    "paths",
    [pytest.param(EXAMPLES, id="one of each"), pytest.param(None, id="all", marks=pytest.mark.slow)],
)
def test_a_drill_or_a_routine_prints_on_one_page(
    new_context: Callable[..., BrowserContext], real: StaticHost, paths: tuple[str, ...] | None
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    longer = {}
    for path in paths or [path for path in addresses() if CARD.match(path)]:
        page.goto(real.url + path)
        page.evaluate("() => document.fonts.ready")  # no frames to wait for: a page without JavaScript asks for none
        for paper in ("A5", "A4"):
            pages = len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(format=paper)))
            if pages != 1:
                longer[f"{path} on {paper}"] = pages
    assert longer == {}
