"""Every face of the player, on every size of screen: nothing sticks out, every button can be hit, axe finds nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import BrowserContext, Page

from tests.browser.playing import Player
from tests.runtime.static_host import StaticHost

SIZES = ((390, 844), (1280, 800), (844, 390), (320, 640))
LEAST_PX = 44
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}

SPREAD = Path(__file__).with_name("spread.js").read_text()


def faces(player: Player) -> Iterator[str]:
    """Go through all faces, standing still at each where it can."""
    player.start()
    yield "lead-in"
    player.press("skip")
    player.wait_for(state="work", segment="1")
    yield "reps"
    player.press("pause")
    player.wait_for(state="paused")
    yield "paused"
    player.press("hurts")
    yield "hurts"
    player.press("resume")
    player.wait_for(state="work", segment="1")
    player.press("skip")
    player.wait_for(state="switch")
    yield "switch"
    player.press("skip-drill")
    player.wait_for(state="lead-in", segment="4")
    player.press("skip")
    player.wait_for(state="work", segment="5")
    yield "hold"
    player.press("skip")
    player.wait_for(state="rest")
    yield "rest"
    player.press("skip-drill")
    player.wait_for(state="lead-in", segment="8")
    player.press("skip")
    player.wait_for(state="work", segment="9")
    yield "free"
    player.press("done")
    player.press("skip")
    player.wait_for(state="work", segment="11")
    yield "open"
    player.press("done")
    player.wait_for(state="rest", segment="12")
    player.press("skip")
    player.wait_for(state="work", segment="13")
    yield "alternate"
    player.press("skip-drill")
    player.wait_for(segment="14")
    player.press("skip-drill")
    player.wait_for(segment="16")
    player.press("skip")
    player.wait_for(state="work", segment="17")
    yield "timed"
    player.press("skip")
    player.wait_for(state="finished")
    yield "finished"


def test_every_face_fits_every_screen_and_axe_finds_nothing(page: Page, site: StaticHost) -> None:
    page.goto(f"{site.url}routines/everything/")
    faults = violations(page, "article")  # around it is the theme, with faults of its own
    for face in faces(Player(page)):
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            faults += [f"{face} at {width} × {height}: {fault}" for fault in page.evaluate(SPREAD, LEAST_PX)]
        page.set_viewport_size({"width": 390, "height": 844})
        faults += [f"{face}: {violation}" for violation in violations(page, "drill-player")]
    assert faults == []


@pytest.mark.slow
def test_axe_finds_nothing_in_the_dark(new_context: Callable[..., BrowserContext], site: StaticHost) -> None:
    page = new_context(color_scheme="dark").new_page()
    page.goto(f"{site.url}routines/everything/")
    assert page.evaluate("() => document.body.getAttribute('data-md-color-scheme')") == "slate"
    found = [f"{face}: {violation}" for face in faces(Player(page)) for violation in violations(page, "drill-player")]
    assert found == []


def violations(page: Page, within: str | None = None) -> list[str]:
    """What axe finds on the page, or within what a selector finds."""
    response = Axe().run(page, context=within, options=RULES).response
    return [
        f"{violation['id']}: {node['target']}: {node['failureSummary']}"
        for violation in response["violations"]
        for node in violation["nodes"]
    ]
