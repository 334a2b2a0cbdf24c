"""Every state of the player on every width, in one walk: it stands out from its ground, nothing sticks out or moves."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import test_contrast, test_layout
from tests.browser.conftest import Watch, fresh_context
from tests.browser.moved_clock import MovedClock
from tests.browser.playing import Player, wear
from tests.browser.sites import REPOSITORY
from tests.browser.templates import WIDTHS, settle, size
from tests.browser.test_faces import faces
from tests.runtime.static_host import StaticHost

ALMOST_STILL = 0.01
STAGE = "drill-player >>> .drill-stage"
STYLE = (REPOSITORY / "site_overrides" / "assets" / "site.css").read_text()
OWN_COLOURS = f"[data-md-color-scheme] {{ {' '.join(re.findall(r'--db-[a-z0-9-]+: light-dark[^;]+;', STYLE))} }}"
"""The colours of this repository's site; the small site has the theme's."""

LOOKS = (
    (390, "light", ""),
    (390, "dark", ""),
    (390, "dark", OWN_COLOURS),
    (390, "light", OWN_COLOURS),
    (1280, "light", OWN_COLOURS),
    (1280, "dark", OWN_COLOURS),
)
BUTTONS = """() => Object.fromEntries(
    [...document.querySelector('drill-player').shadowRoot.querySelectorAll('[data-action]')].flatMap((button) => {
        const { left, top, width, height } = button.getBoundingClientRect();
        const seen = width && button.checkVisibility({ visibilityProperty: true, opacityProperty: true });
        return seen ? [[button.dataset.action, [left, top, width, height].map(Math.round)]] : [];
    })
)"""
FIXED = ("close", "back", "skip", "pause", "sound")
"""What stays in its place in every state in which it is there."""

NOT_UNDER_WAY = ("hurts", "finished")
UNTIL_A_TAP = ("free", "open")
"""Where Done takes the place of Pause."""


@dataclass(slots=True)
class Seen:
    """What was found in a walk through all states."""

    faint: list[str] = field(default_factory=list)
    misplaced: list[str] = field(default_factory=list)
    places: dict[tuple[int, str], dict[str, list[int]]] = field(default_factory=dict)
    """By width and button, where it was in which state."""


@pytest.fixture(scope="module")
def seen(browser: Browser, site: StaticHost) -> Iterator[Seen]:
    """What is found in all states, each standing all but still while it is looked at."""
    found = Seen()
    watch, clock = Watch(), MovedClock()
    context = fresh_context(browser, watch, clock, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{site.url}routines/everything/")
    page.evaluate("() => document.head.append(Object.assign(document.createElement('style'), { id: 'own' }))")
    for face in faces(Player(page), clock):
        clock.run(page, ALMOST_STILL)
        for width in WIDTHS:
            look_at_places(page, face, width, found)
        for width, scheme, colours in LOOKS:
            size(page, width)
            page.evaluate("text => (document.getElementById('own').textContent = text)", colours)
            wear(page, scheme)
            whose = "this site's" if colours else "the theme's"
            faults = test_contrast.look_at(page, STAGE)
            found.faint += [f"{face} at {width}, {scheme}, {whose} colours: {fault}" for fault in faults]
        clock.run(page, 1)
    yield found
    context.close()
    assert watch.faults == []


def look_at_places(page: Page, face: str, width: int, found: Seen) -> None:
    size(page, width)
    settle(page)
    found.misplaced += [f"{face} at {width}: {fault}" for fault in test_layout.faults_within(page, STAGE)]
    places: dict[str, Any] = page.evaluate(BUTTONS)
    if face not in NOT_UNDER_WAY:
        for action, place in places.items():
            if action == "pause" and face in UNTIL_A_TAP:
                continue
            found.places.setdefault((width, action), {})[face] = place


def test_everything_stands_out_from_what_is_behind_it(seen: Seen) -> None:
    assert not seen.faint, "\n".join(seen.faint)


def test_nothing_sticks_out_is_cut_off_or_overlaps(seen: Seen) -> None:
    assert not seen.misplaced, "\n".join(seen.misplaced)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_button_moves_from_state_to_state(seen: Seen, width: int) -> None:
    moved = []
    for action in FIXED:
        places = seen.places.get((width, action), {})
        if len({tuple(place) for place in places.values()}) > 1:
            moved.append(f"{action}: {places}")
    assert not moved, "\n".join(moved)
    assert (width, "pause") in seen.places
