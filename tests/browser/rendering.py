"""What a routine sounds like, as samples: the engine's messages given to the player's own sound in a browser.

The engine runs here, the sound modules in Chromium on the clock of an OfflineAudioContext; nothing waits for anything.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Page

from drillbook.engine.compiling import compile_routine
from drillbook.engine.routine import Routine
from drillbook.pages.assets import PLAYER
from tests.browser.device import Device
from tests.runtime.static_host import serve

LEAD_MS = 1_000
"""Silence before the routine begins, so that its first tone is not the first sample."""

RING_MS = 3_000
"""Silence after it, in which the last words are said."""

type Told = list[dict[str, Any]]
"""What the page is told: at which moment, and the cues that are to sound soon."""


def told_to_the_page(routine: Routine, known_ms: Mapping[str, int]) -> Told:
    """The messages of a run from Start to the finish, work that waits for a tap being done when it is reckoned to be.

    Times are milliseconds of the rendering: the run begins at `LEAD_MS`.
    """
    timeline = compile_routine(routine)
    device = Device()
    began_ms = device.monotonic_ms - LEAD_MS
    told: Told = [{"at_ms": 0, "cues": []}]

    def note(messages: list[dict[str, Any]]) -> None:
        for message in messages:
            if message["type"] == "update":
                cues = [
                    {**cue, "at_ms": cue["at_ms"] - began_ms, "latest_at_ms": cue["latest_at_ms"] - began_ms}
                    for cue in message["cues"]
                ]
                told.append({"at_ms": device.monotonic_ms - began_ms, "cues": cues})

    device.open(routine, phrase_ms=known_ms)
    note(device.press("start"))
    while (at := device.position())["state"] != "finished":
        assert device.timer_ms is not None
        done_in_ms = None
        if at["state"] == "waiting":
            done_in_ms = 0
        elif at["ends"] == "tap" and at["kind"] == "work":
            done_in_ms = timeline.segments[at["index"]].reckoned_ms - (device.monotonic_ms - at["runs_from_ms"])
        wait_ms = device.timer_ms - device.monotonic_ms
        if done_in_ms is not None and done_in_ms <= wait_ms:
            note(device.pass_time(done_in_ms))
            note(device.press("done"))
        else:
            note(device.pass_time(wait_ms))
    return told


@dataclass(frozen=True, slots=True)
class Renderer:
    """A page with the player's sound modules and the detector in it."""

    page: Page

    def call(self, function: str, *given: object) -> Any:  # noqa: ANN401 - whatever the function returns, as JSON
        """What a function of the page's script returns, such as `(length_ms) => …`, called with what is given."""
        return self.page.evaluate(f"async (given) => {{ {IMPORTS}; return ({function})(...given); }}", given)


IMPORTS = "const [sounds, detector] = await Promise.all([import('/rendering.js'), import('/onsets.js')])"


@contextmanager
def renderer(browser: Browser, voice: Path | None = None) -> Iterator[Renderer]:
    """A page in which to render; `voice` is a folder of clips, reachable at `voice/`."""
    here = Path(__file__).parent
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "player").symlink_to(PLAYER)
        for script in ("rendering.js", "onsets.js"):
            (folder / script).symlink_to(here / script)
        if voice is not None:
            (folder / "voice").symlink_to(voice)
        (folder / "index.html").write_text("<!doctype html><link rel=icon href=data:><title>sounds</title>")
        with serve(folder) as host:
            context = browser.new_context()
            page = context.new_page()
            page.goto(host.url)
            yield Renderer(page)
            context.close()
