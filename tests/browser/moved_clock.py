"""A clock of page and worker that tests move: many times as fast, or asleep. What it does stands in moved_clock.js."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Route

SCRIPT = Path(__file__).with_suffix(".js").read_text()


@dataclass  # no slots: Playwright notes its handlers on their owner
class MovedClock:
    """The clock of all pages and workers of a context; runs at real speed until it is told otherwise."""

    law: dict[str, Any] | None = field(default=None, init=False)

    def install(self, context: BrowserContext) -> None:
        """Reach pages by an init script and workers by a module that stands before their own."""
        context.add_init_script(SCRIPT)
        context.route("**/moved-clock.js", self._module)
        context.route("**/worker.js", _worker)

    def run(self, page: Page, rate: float) -> None:
        """Let time run `rate` times as fast from now on. Above ten, Python falls behind on a busy machine."""
        self.law = page.evaluate("rate => movedClock.run(rate)", rate)

    def sleep(self, page: Page, duration_ms: float, *, monotonic: bool = True, wall: bool = True) -> None:
        """Jump as after a sleep, on the clocks that went on meanwhile. A negative jump of `wall` alone sets it back."""
        jumps = [duration_ms if monotonic else 0, duration_ms if wall else 0]
        self.law = page.evaluate("([slept, wall]) => movedClock.sleep(slept, wall)", jumps)

    def _module(self, route: Route) -> None:
        route.fulfill(body=f"self.__movedClock = {json.dumps(self.law)};\n{SCRIPT}", content_type="text/javascript")


def _worker(route: Route) -> None:
    body = 'import "./moved-clock.js";\n' + route.fetch().text()
    route.fulfill(body=body, content_type="text/javascript")
