"""A page with the player's sound modules and no player, whose time the test lets pass."""

import io
import math
import shutil
import struct
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.player_fake.driving import PACKAGE
from tests.runtime.static_host import serve

PRELUDE = """
const home = document.baseURI;
globalThis.load = (name) => import(new URL('sound/' + name, home).href);
globalThis.did = [];
globalThis.note = (name, answer) => (...given) => {
  did.push([name, ...given.map((one) => one?.id ?? one?.name ?? (typeof one === 'object' ? '' : one))]);
  return answer;
};
"""


class Workshop:
    """One page; `run` evaluates a function body in which `load` imports a module and `note` makes a witness."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page = page
        self.folder = folder

    def run(self, body: str, given: object = None) -> Any:  # noqa: ANN401 - whatever the page answers
        """The answer of the body of an async function of `given`."""
        return self.page.evaluate(f"async (given) => {{ {body} }}", given)

    def did(self) -> list[list[Any]]:
        """What the witnesses have seen since the last call: name and what was given."""
        seen: list[list[Any]] = self.page.evaluate("() => did.splice(0)")
        return seen

    def passes(self, ms: int) -> None:
        """Let the page's time pass."""
        self.page.clock.run_for(ms)

    def write(self, name: str, content: bytes) -> None:
        """Put a file on the site."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@pytest.fixture(scope="module")
def still_page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """The page of `still`: a new one for each test would take longer than the tests."""
    context = browser.new_context()
    page = context.new_page()
    page.clock.install(time=1_700_000_000)
    page.clock.pause_at(1_700_000_100)
    with _opened(tmp_path_factory.mktemp("still"), page) as found:
        yield found
    context.close()


@pytest.fixture
def still(still_page: Workshop) -> Workshop:
    """A workshop in which time stands still until the test lets it pass."""
    still_page.page.reload()
    return still_page


@pytest.fixture
def workshop(tmp_path: Path, page: Page) -> Iterator[Workshop]:
    """A workshop in real time, with a site that the test may write to."""
    with _opened(tmp_path, page) as found:
        yield found


@contextmanager
def _opened(folder: Path, page: Page) -> Iterator[Workshop]:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(PRELUDE)
    shutil.copytree(PACKAGE / "player" / "sound", folder / "sound")
    shutil.copy(PACKAGE / "player" / "clock.js", folder)
    (folder / "index.html").write_text("<!doctype html><title>Workshop</title>", encoding="utf-8")
    with serve(folder) as host:
        page.goto(host.url)
        yield Workshop(page, folder)
    assert errors == []


def wav(*parts: tuple[float, int], hz: int = 24_000, channels: int = 1) -> bytes:
    """A sound file of these parts, each of a loudness from 0 to 1 and a length in milliseconds."""
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(hz)
        for loudness, length_ms in parts:
            for at in range(hz * length_ms // 1000):
                value = int(32_767 * loudness * math.sin(2 * math.pi * 400 * at / hz))
                file.writeframes(struct.pack("<h", value) * channels)
    return written.getvalue()
