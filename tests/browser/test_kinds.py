"""Every kind of page in one walk: nothing sticks out or overlaps, all stands out from its ground, axe finds nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser

from tests.browser import test_contrast, test_layout
from tests.browser.axe import ALL_BUT_CONTRAST, violations
from tests.browser.conftest import Watch, fresh_context
from tests.browser.moved_clock import MovedClock
from tests.browser.playing import wear
from tests.browser.templates import WIDTHS, looks, size, unfold
from tests.runtime.static_host import StaticHost


@dataclass(slots=True)
class Seen:
    """What was found in a walk over all kinds of page."""

    misplaced: list[str] = field(default_factory=list)
    faint: list[str] = field(default_factory=list)
    by_axe: list[str] = field(default_factory=list)


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(False, id="in one look"),
        pytest.param(True, id="in every look", marks=[pytest.mark.slow, pytest.mark.timeout(1_800)]),
    ],
)
def seen(browser: Browser, real: StaticHost, request: pytest.FixtureRequest) -> Iterator[Seen]:
    """What is found where every page stands unfolded: on phone and desk, in one scheme; or on every width, in both."""
    found = Seen()
    watch = Watch()
    context = fresh_context(browser, watch, MovedClock())
    page = context.new_page()
    of_kinds = looks(thorough=request.param)
    for kind, path in dict.fromkeys((look.kind, look.path) for look in of_kinds):
        page.goto(real.url + path)
        for width in WIDTHS if request.param else (390, 1280):
            size(page, width)
            unfold(page)
            found.misplaced += [f"{kind} at {width}: {fault}" for fault in test_layout.faults_within(page, "body")]
            for look in of_kinds:
                if (look.kind, look.width) == (kind, width):
                    wear(page, look.scheme)
                    found.faint += [f"{look}: {fault}" for fault in test_contrast.look_at(page, "body")]
                    found.by_axe += [f"{look}: {fault}" for fault in violations(page, rules=ALL_BUT_CONTRAST)]
    yield found
    context.close()
    assert watch.faults == []


def test_on_no_kind_of_page_does_anything_stick_out_or_overlap(seen: Seen) -> None:
    assert not seen.misplaced, "\n".join(seen.misplaced)


def test_everything_on_a_page_stands_out_from_what_is_behind_it(seen: Seen) -> None:
    assert not seen.faint, "\n".join(seen.faint)


def test_axe_finds_nothing_on_any_kind_of_page(seen: Seen) -> None:
    assert not seen.by_axe, "\n".join(seen.by_axe)
