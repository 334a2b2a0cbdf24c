"""A player on a page, as tests use it: buttons by their names, waiting on what it says of itself, and what was seen."""

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, TimeoutError, Worker, expect  # noqa: A004 Playwright's own

from tests.browser.moved_clock import MovedClock

LAST_SECONDS = ("3", "2", "1")
WAIT_MS = 30_000
"""Python's first start on a busy machine takes seconds; nothing else is slow."""


AT_ONCE = "*, ::before, ::after, ::placeholder { transition: none !important }"
"""Colours change at once: on their way from light to dark they are neither."""


def wear(page: Page, scheme: str) -> None:
    """Show the page `light` or `dark` from now on: by the theme's own attribute, as its button would, but at once."""
    page.add_style_tag(content=AT_ONCE)
    own = "slate" if scheme == "dark" else "default"
    page.evaluate("own => document.body.setAttribute('data-md-color-scheme', own)", own)


@dataclass(frozen=True, slots=True)
class Player:
    """One `<drill-player>` of a page, by default the first."""

    page: Page
    id: str | None = None

    @property
    def element(self) -> Locator:
        return self.page.locator(f"#{self.id}" if self.id else "drill-player").first

    @property
    def stage(self) -> Locator:
        """The open player."""
        return self.element.locator(".drill-stage")

    @property
    def digits(self) -> Locator:
        return self.stage.locator(".digits")

    @property
    def start_button(self) -> Locator:
        return self.element.locator("button.drillbook-start")

    @property
    def go_on_button(self) -> Locator:
        return self.element.locator("button.drillbook-go-on")

    @property
    def worker(self) -> Worker:
        """The worker that Python runs in; the theme has one of its own, for its search."""
        (ours,) = [worker for worker in self.page.workers if re.search("/drillbook-[^/]*/worker.js$", worker.url)]
        return ours

    def button(self, action: str) -> Locator:
        """A button of the open player by what it does: pause, resume, skip, back, done, extend, again, close."""
        return self.stage.locator(f"[data-action='{action}']")

    def start(self) -> None:
        """Press Start as soon as it can be pressed, and wait for the routine to be under way."""
        button = self.element.locator("button.drillbook-start:visible, button.drillbook-start-again:visible")
        button.scroll_into_view_if_needed()  # a player's modules come when it is nearly in sight
        button.click()
        self.wait_for(engine="ready")
        self.wait_under_way()

    def boot(self) -> None:
        """Point at Start once it answers, as somebody does who is about to press it, and wait for Python."""
        expect(self.start_button).to_be_enabled()
        self.start_button.hover()
        self.wait_for(engine="ready")

    def begin_work(self, clock: MovedClock) -> None:
        """Leave the lead-in at once: a press leaves its last three seconds, and a press within those none.

        Time runs slowly meanwhile: on a busy machine the second press could come when they are over. It is a key's,
        since a tap in the same place would be taken for an echo of the first, so little time passes between them.
        """
        clock.run(self.page, 0.1)
        if self.digits.inner_text() not in LAST_SECONDS:  # where Python came late they have begun
            self.press("skip")
            self.wait_digits("|".join(LAST_SECONDS))
        self.page.keyboard.press("ArrowRight")
        self.wait_for(state="work")
        clock.run(self.page, 1)

    @property
    def sound_button(self) -> Locator:
        """Opens and closes the panel with sound, volume and voice."""
        return self.stage.get_by_role("button", name=re.compile("^Sound"))

    def press(self, action: str) -> None:
        self.button(action).locator("visible=true").click()

    def wait_for(self, **data: str) -> None:
        """Wait until the player says all this of itself: `state="rest", segment="4"`. `a|b` means either."""
        self._wait(
            "(player, wanted) => Object.entries(wanted).every(([name, values]) =>"
            " values.split('|').includes(player.dataset[name]))",
            data,
        )

    def wait_under_way(self) -> None:
        """Wait until it is Python that leads, not the page's own count before it."""
        self._wait("player => player.shadowRoot.querySelector('.time-left').textContent !== ''")

    def wait_digits(self, texts: str) -> None:
        """Wait for a count on the screen; `3|2` means either."""
        self._wait(
            "(player, texts) => texts.split('|').includes(player.shadowRoot.querySelector('.digits').textContent)",
            texts,
        )

    def wait_digits_from(self, least: int) -> None:
        self._wait("(player, least) => Number(player.shadowRoot.querySelector('.digits').textContent) >= least", least)

    def wait_counted_in(self) -> None:
        """Wait until a count-in is over: work shows what it is, not `get ready`."""
        self._wait("player => player.shadowRoot.querySelector('.drill-stage').dataset.face === player.dataset.kind")

    def wait_face(self, name: str) -> None:
        self._wait("(player, name) => player.shadowRoot.querySelector('.drill-stage').dataset.face === name", name)

    def _wait(self, condition: str, given: object = None) -> None:
        selector = f"#{self.id}" if self.id else "drill-player"
        try:
            self.page.wait_for_function(
                f"([selector, given]) => {{ const player = document.querySelector(selector);"
                f" return player && ({condition})(player, given); }}",
                arg=[selector, given],
                timeout=WAIT_MS,
            )
        except TimeoutError as error:
            raise AssertionError(f"waited for {given}, but the player says {self.data}") from error

    @property
    def data(self) -> dict[str, str]:
        """What it says of itself now: engine, state, kind, segment, side, rep, phase."""
        said: dict[str, str] = self.element.evaluate("player => ({...player.dataset})")
        return said

    @property
    def face(self) -> str:
        """Which of its faces the open player shows."""
        return self.stage.get_attribute("data-face") or ""

    def seen(self, what: str) -> list[dict[str, Any]]:
        """What was seen so far, oldest first: `attributes`, `digits`, `tones` or `told`."""
        found: list[dict[str, Any]] = self.page.evaluate("what => seen[what]", what)
        return found
