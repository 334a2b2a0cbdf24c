"""How far from its moment each tone and sentence of a real run begins: in sight, out of sight, and on a busy page.

Three tabs of one browser play side by side. A sound's error is between the moment the engine gave, mapped to the page's
clock by all pings, and the one it was scheduled for, by the audio clock's reading beside the page's just then. `heard`
is by their readings around the moment itself: a machine too busy to fill its loudspeaker's buffer stumbles there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.measuring import told
from tests.bench.tabs import UNTHROTTLED, Tab, Tabs
from tests.browser.chromium import launch
from tests.browser.hearing import Account, Seen, account, clocks_apart_ms, foretold_ms, output_ms
from tests.browser.sites import real_site, served

ROUTINE = "glute-strength-session"
"""Longer than anybody measures, and nowhere waits for a tap."""

LATE_MS = 50
SCRIPTS = (Path(__file__).parent.parent / "browser" / "recorder.js", Path(__file__).with_name("timers.js"))
PLAYER = "document.querySelector('drill-player')"
START = f"{PLAYER}?.querySelector('button.drillbook-start')"
TICK = f"{PLAYER}?.querySelectorAll('fieldset input:not(:checked)').forEach((box) => box.click())"
FAMILY = """(async () => {
    const entry = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/tones.js'));
    return (await import(entry.name)).TONES;
})()"""
SEEN = "({ ...seen, attributes: [], digits: [], timers, now_ms: performance.now() })"


@dataclass(frozen=True, slots=True)
class Measured:
    """What became of the sounds of one tab.

    `heard_ms` is the worst error with the audio clock's stumbles, `timer_ms` that of a timer of the same page.
    """

    account: Account
    heard_ms: float
    timer_ms: float
    clips: int

    @property
    def worst_ms(self) -> float:
        """The largest error, early or late."""
        return max(abs(error_ms) for _, error_ms in self.account.errors_ms)

    @property
    def late(self) -> int:
        """How many began later than 50 ms."""
        return sum(error_ms > LATE_MS for _, error_ms in self.account.errors_ms)

    def counts(self) -> Mapping[str, int]:
        """The counts, as they are told; sounds that nobody asked for would be a double."""
        found = self.account
        return {
            "late": self.late,
            "lost": len(found.lost),
            "double": len(found.unasked),
            "sounds": len(found.errors_ms),
            "clips": self.clips,
        }


def cue_accuracy(minutes: float) -> None:
    """Let the tabs play for so long and print the worst of all, with each tab's own beside it."""
    script = "\n".join(path.read_text() for path in SCRIPTS)
    with served(real_site()) as host, launch(without=UNTHROTTLED) as browser:
        tabs = Tabs(browser)
        found = {}
        for name in ("visible", "busy", "hidden"):
            found[name] = tabs.open(script)
            _start(found[name], f"{host.url}routines/{ROUTINE}/")
        tabs.open("", before=True)
        for name, tab in found.items():
            assert tab.evaluate("document.visibilityState") == ("hidden" if name == "hidden" else "visible"), name
        found["busy"].evaluate("keepBusy()")
        tabs.pump.wait_for_timeout(minutes * 60_000)
        measured = {name: _measured(tab.evaluate(SEEN), tab.evaluate(FAMILY)) for name, tab in found.items()}
    _tell(measured)


def _start(tab: Tab, url: str) -> None:
    tab.send("Page.navigate", url=url)
    tab.wait_for(f"({TICK}, {START} && !{START}.disabled)")
    tab.evaluate(f"{START}.dispatchEvent(new PointerEvent('pointerover', {{ bubbles: true }}))")
    tab.wait_for(f"{PLAYER}.dataset.engine === 'ready'")
    tab.evaluate(f"{START}.click()")
    tab.wait_for(f"{PLAYER}.dataset.state === 'lead-in'")


def _measured(seen: Seen, family: Any) -> Measured:  # noqa: ANN401 - notes as the page has them
    until_ms = seen["now_ms"] - 2_000
    apart_ms = clocks_apart_ms(seen["trips"])
    timers = [(timer["at_ms"] - apart_ms, timer["fired_ms"]) for timer in seen["timers"].values()]
    heard = account(seen, family, output_ms, until_ms)
    return Measured(
        account=account(seen, family, foretold_ms, until_ms),
        heard_ms=max(abs(error_ms) for _, error_ms in heard.errors_ms),
        timer_ms=max(abs((fired_ms or until_ms) - due_ms) for due_ms, fired_ms in timers if due_ms < until_ms),
        clips=sum(tone["clip_ms"] > 0 for tone in seen["tones"]),
    )


def _tell(measured: Mapping[str, Measured]) -> None:
    """One line: the worst error, beside the worst of a plain timer in the same tabs."""
    worst_ms = max(one.worst_ms for one in measured.values())
    sums: dict[str, int] = {}
    for one in measured.values():
        for name, number in one.counts().items():
            sums[name] = sums.get(name, 0) + number
    each = {
        name: {
            "value": round(one.worst_ms, 3),
            "heard": round(one.heard_ms, 3),
            "timer": round(one.timer_ms, 3),
            **one.counts(),
        }
        for name, one in measured.items()
    }
    against = "a timer of the same page"
    told("cue_accuracy", worst_ms, "ms", against, max(one.timer_ms for one in measured.values()), **sums, tabs=each)
