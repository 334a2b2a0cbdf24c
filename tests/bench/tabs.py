"""Tabs that are as awake as those of a visitor: Playwright holds its own in sight, so these are the browser's own.

They are spoken to by the browser's debugging protocol. A tab with another before it is out of sight, and treated so.
"""

import json
import time
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

UNTHROTTLED = (
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
)
"""What Playwright asks of a browser, and no visitor has."""

PATIENCE_S = 60


@dataclass  # no slots: Playwright notes its handlers on their owner
class Tabs:
    """The tabs of a browser; Playwright's own page lets time pass while answers are waited for."""

    browser: Browser
    session: CDPSession = field(init=False)
    pump: Page = field(init=False)
    answers: dict[tuple[str, int], dict[str, Any]] = field(default_factory=dict, init=False)
    asked: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.pump = self.browser.new_page()
        self.session = self.browser.new_browser_cdp_session()
        self.session.on("Target.receivedMessageFromTarget", self._heard)

    def open(self, script: str, *, before: bool = False) -> "Tab":
        """A blank tab in a window of its own, or before the one opened last; the script runs first in all its pages."""
        target = self.session.send("Target.createTarget", {"url": "about:blank", "newWindow": not before})["targetId"]
        attached = self.session.send("Target.attachToTarget", {"targetId": target, "flatten": False})
        tab = Tab(self, attached["sessionId"])
        tab.send("Page.enable")
        tab.send("Page.addScriptToEvaluateOnNewDocument", source=script)
        return tab

    def _heard(self, event: dict[str, Any]) -> None:
        message = json.loads(event["message"])
        if "id" in message:
            self.answers[event["sessionId"], message["id"]] = message


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab."""

    tabs: Tabs
    id: str

    def send(self, method: str, **values: object) -> dict[str, Any]:
        """What the browser answers to one command; raises AssertionError where it refuses."""
        tabs = self.tabs
        tabs.asked += 1
        number = tabs.asked
        text = json.dumps({"id": number, "method": method, "params": values})
        tabs.session.send("Target.sendMessageToTarget", {"sessionId": self.id, "message": text})
        until_s = time.monotonic() + PATIENCE_S
        while (self.id, number) not in tabs.answers:
            assert time.monotonic() < until_s, f"no answer to {method}"
            tabs.pump.wait_for_timeout(20)
        answer = tabs.answers.pop((self.id, number))
        assert "error" not in answer, answer
        result: dict[str, Any] = answer["result"]
        return result

    def evaluate(self, expression: str) -> Any:  # noqa: ANN401 - whatever it comes to, as JSON
        """What an expression comes to, awaited; raises AssertionError where it throws."""
        result = self.send(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True, userGesture=True
        )
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    def wait_for(self, expression: str) -> None:
        """Wait until an expression is true; raises AssertionError where it is not for long."""
        until_s = time.monotonic() + PATIENCE_S
        while not self.evaluate(f"Boolean({expression})"):
            assert time.monotonic() < until_s, f"waited for {expression}"
            self.tabs.pump.wait_for_timeout(200)
