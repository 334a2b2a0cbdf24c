"""Pages on every width from the smallest phone to a wide desk: nothing sticks out, is cut off, overlaps or moves."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import Watch
from tests.browser.templates import WIDTHS, HeldFonts, addresses, settle, size, templates, unfold
from tests.runtime.static_host import StaticHost

SCRIPT = Path(__file__).with_name("layout.js").read_text()
SHIFTS = """
    self.shifts = [];
    const named = (node) => node?.localName ? `${node.localName}.${node.getAttribute('class')}` : node?.data;
    new PerformanceObserver((list) => {
        for (const { value, sources } of list.getEntries()) {
            shifts.push([value, sources.map(({ node }) => named(node)).join(', ')]);
        }
    }).observe({ type: 'layout-shift', buffered: true });
"""
PLACES = """() => [...document.querySelectorAll('h1, h2, p, li, dt, td, .db-ribbon')].map((element) => {
    const { left, top, width } = element.getBoundingClientRect();
    return width && top < innerHeight ? [element.textContent.trim().slice(0, 40), left, top] : null;
})"""
MOST_BY_SCRIPTS = 0.01
MOST_BY_FONTS = 0.15
"""Layout shift as browsers count it, who call 0.1 good and 0.25 poor: a stand-in of the same size breaks some lines
otherwise, and where one more line moves a page of text with its notes (768 px wide) that is 0.14."""
MOST_PX = 64
"""Two lines of display type."""


def faults_within(page: Page, selector: str) -> list[str]:
    """What sticks out, is cut off or overlaps within what the selector finds, as the window shows it now."""
    page.evaluate(SCRIPT)
    faults: list[str] = page.evaluate("within => layoutFaults(within)", selector)
    return faults


@pytest.mark.slow
def test_without_javascript_nothing_sticks_out_or_overlaps_either(
    new_context: Callable[..., BrowserContext], real: StaticHost
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    found = []
    for name, path in templates().items():
        page.goto(real.url + path)
        for width in WIDTHS:
            size(page, width)
            found += [f"{name} at {width}: {fault}" for fault in faults_within(page, "body")]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", ["routines/everything/", "drills/clam/", "drills/", "routines/"])
def test_in_an_untouched_theme_nothing_sticks_out_or_overlaps_either(page: Page, site: StaticHost, path: str) -> None:
    page.goto(site.url + path)
    faults = []
    for width in WIDTHS:
        size(page, width)
        unfold(page)
        faults += [f"{width}: {fault}" for fault in faults_within(page, "article")]
    assert not faults, "\n".join(faults)


def test_no_page_is_too_wide_for_the_smallest_phone(
    new_context: Callable[..., BrowserContext], real: StaticHost
) -> None:
    page = new_context(java_script_enabled=False).new_page()  # quicker, and no narrower
    found = addresses()
    assert len(found) > 20
    size(page, 320)
    too_wide = []
    for path in found:
        page.goto(real.url + path)
        width = page.evaluate("() => document.documentElement.scrollWidth")
        if width > 320:
            too_wide.append(f"{path}: {width}")
    assert too_wide == []


@pytest.mark.parametrize(
    "width", [width if width == 390 else pytest.param(width, marks=pytest.mark.slow) for width in WIDTHS]
)
def test_nothing_moves_when_scripts_and_fonts_arrive_late(page: Page, real: StaticHost, width: int) -> None:
    page.add_init_script(SHIFTS)
    size(page, width)
    moved = []
    for name, path in templates().items():
        fonts = HeldFonts(page)
        page.goto(real.url + path, wait_until="domcontentloaded")
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        by_scripts = page.evaluate("() => shifts.splice(0)")
        assert fonts.release() > 0, f"{name} has no font of its own to wait for"
        page.wait_for_load_state("load")
        settle(page)
        by_fonts = page.evaluate("() => shifts")
        for shifts, most in ((by_scripts, MOST_BY_SCRIPTS), (by_fonts, MOST_BY_FONTS)):
            if sum(value for value, _ in shifts) > most:
                moved.append(f"{name}, at most {most}: {shifts}")
    assert not moved, "\n".join(moved)


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 1280])
def test_without_javascript_nothing_waits_for_fonts_or_pictures(
    new_context: Callable[..., BrowserContext], real: StaticHost, watch: Watch, width: int
) -> None:
    watch.expect("ERR_FAILED")
    page = new_context(java_script_enabled=False).new_page()
    size(page, width)
    moved = []
    for name, path in templates().items():
        page.route(re.compile(r"\.(woff2|png|jpg|webp|svg)$"), lambda route: route.abort())
        page.goto(real.url + path)
        without = page.evaluate(PLACES)
        page.unroute_all()
        page.goto(real.url + path)
        for before, after in zip(without, page.evaluate(PLACES), strict=True):
            if before and after and max(abs(a - b) for a, b in zip(before[1:], after[1:], strict=True)) > MOST_PX:
                moved.append(f"{name}: {before} to {after}")
    assert not moved, "\n".join(moved)
