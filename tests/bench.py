"""Measures what is fast and should stay so: `make bench` prints a JSON line for each.

`{"name", "value", "unit", "against", "ratio"}`: against what it was measured in the same run, and the ratio of the two.
Machines differ and are busy; the ratio is what can be compared.
"""

import gzip
import json
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from drillbook.authoring.reading import read_library
from drillbook.engine.compiling import compile_routine
from drillbook.engine.inputs import Start, Tick
from drillbook.engine.routine import Routine
from drillbook.engine.session import Session
from drillbook.engine.stepping import step
from drillbook.engine.wire import to_plain
from drillbook.pages.assets import PLAYER
from drillbook.runtime import built_runtime
from tests.browser import small
from tests.browser.chromium import launch
from tests.browser.sites import REPOSITORY, build, real_site, served, small_site
from tests.browser.templates import templates
from tests.browser.weight import bare_weight, fresh_page, weigh
from tests.runtime.static_host import serve

BOOTS = 3
DRILLS = 60
STOCK = REPOSITORY / "node_modules" / "pyodide"
STOCK_WORKER = """
import { loadPyodide } from "./pyodide.mjs";
const python = await loadPyodide();
python.runPython("import json, math, dataclasses, enum, typing, hashlib");
postMessage('{"type": "ready"}');
"""
BOOT = """() => new Promise((booted, failed) => {
    const from_ms = performance.now();
    self.worker = new Worker('worker.js', { type: 'module' });
    worker.onerror = failed;
    worker.onmessage = ({ data }) => JSON.parse(data).type === 'ready' && booted(performance.now() - from_ms);
})"""
ASK = """([message, answer, times]) => new Promise((asked) => {
    const from_ms = performance.now();
    let answers = 0;
    worker.onmessage = ({ data }) => {
        if (JSON.parse(data).type !== answer) return;
        if (++answers === times) asked((performance.now() - from_ms) / times);
        else worker.postMessage(JSON.stringify(message));
    };
    worker.postMessage(JSON.stringify(message));
})"""


def told(name: str, value: float, unit: str, against: str = "", of: float | None = None) -> None:
    """Print one measurement."""
    ratio = None if of is None else round(value / of, 3)
    line = {"name": name, "value": round(value, 3), "unit": unit, "against": against, "ratio": ratio}
    print(json.dumps(line, ensure_ascii=False), flush=True)


def boots(browser: Browser, routine: Routine) -> None:
    """Our runtime's start against stock Pyodide's, in fresh profiles, in turn; then what Python takes to answer."""
    runtime = built_runtime()
    with tempfile.TemporaryDirectory() as name:
        ours, stock = Path(name, "ours"), Path(name, "stock")
        ours.mkdir()
        for file in runtime.files:
            shutil.copyfile(runtime.folder / file, ours / file)
        shutil.copytree(STOCK, stock)
        (stock / "worker.js").write_text(STOCK_WORKER)
        took_ms: dict[Path, list[float]] = {ours: [], stock: []}
        for _ in range(BOOTS):
            for folder, times in took_ms.items():
                with _page(browser, folder) as page:
                    times.append(page.evaluate(BOOT))
        ours_ms, stock_ms = (statistics.median(times) for times in took_ms.values())
        told("boot", ours_ms, "ms", "stock Pyodide", stock_ms)
        with _page(browser, ours) as page:
            page.evaluate(BOOT)
            opening = {"type": "open", "player": "p", "routine": to_plain(routine), "options": {}, "phrase_ms": {}}
            told("open a routine", page.evaluate(ASK, [opening, "opened", 1]), "ms")
            ping_ms = page.evaluate(ASK, [{"type": "ping", "id": 1}, "pong", 200])
            start = {"type": "input", "player": "p", "input": "start", "age_ms": 0, "digest": "", "segment_index": 0}
            page.evaluate(ASK, [start, "update", 1])
            beat = {"type": "heartbeat", "player": "p", "audio_ms": None}
            told("update, there and back", page.evaluate(ASK, [beat, "update", 50]), "ms", "ping", ping_ms)
    told(
        "runtime's bytes",
        _gzipped(runtime.folder / name for name in runtime.files),
        "B gzip",
        "stock Pyodide",
        _stock_bytes(),
    )


@contextmanager
def _page(browser: Browser, folder: Path) -> Any:  # noqa: ANN401 - a page, for the time of the block
    (folder / "page.html").write_text("<!doctype html><link rel=icon href=data:><title>a page</title>")
    with serve(folder) as host:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{host.url}page.html")
        yield page
        context.close()


def _stock_bytes() -> int:
    files = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
    return _gzipped(STOCK / file for file in files)


def steps(routine: Routine) -> None:
    """The engine on this machine's own Python."""
    told("compile a routine", 1_000 * _took_s(lambda: compile_routine(routine), 20), "ms")
    timeline = compile_routine(routine)
    session, _ = step(timeline, Session(timeline.digest), Start(1_000, 1_000))

    def play() -> None:
        played = session
        for at_ms in range(1_000, 1_000 + timeline.total_ms, 200):
            played, _ = step(timeline, played, Tick(at_ms))

    told("step", 1_000_000 * _took_s(play, 3) / (timeline.total_ms / 200), "µs")


def builds() -> None:
    """A build of many drills against one of as many plain pages."""
    with tempfile.TemporaryDirectory() as name:
        drills = {f"clam-{number}": small.CLAM for number in range(DRILLS)}
        began_s = time.perf_counter()
        small_site(Path(name, "drills"), drills, {})
        with_drills_s = time.perf_counter() - began_s
        plain = Path(name, "plain")
        small_site(plain, {}, {})
        for number in range(DRILLS):
            (plain / "docs" / f"page-{number}.md").write_text(f"# Page {number}\n\n" + "Some words. " * 60)
        plain_s = _took_s(lambda: build(plain / "mkdocs.yml", plain / "small"), 1)
        told(f"build of {DRILLS} drills", with_drills_s, "s", f"{DRILLS} plain pages", plain_s)


def pages(browser: Browser) -> None:
    """What each kind of page weighs beyond an untouched Material page: with its fonts, without, and Python apart."""
    site = real_site()
    with tempfile.TemporaryDirectory() as name:
        bare = bare_weight(browser, Path(name))
    with served(site) as host:
        for name, path in templates().items():
            with fresh_page(browser) as page:
                weight = weigh(page, host.url + path, site)
            against = "an untouched Material page"
            told(f"page {name}", weight.total - bare.total, "B gzip", against, bare.total)
            told(f"page {name} without fonts", weight.total - weight.fonts - bare.total, "B gzip", against, bare.total)
    (assets,) = site.glob("assets/drillbook-*")
    modules = {path.relative_to(PLAYER) for path in PLAYER.rglob("*.js")}
    lean, written = _gzipped(assets / name for name in modules), _gzipped(PLAYER / name for name in modules)
    told(f"player's {len(modules)} modules", lean, "B gzip", "as written", written)


def _gzipped(paths: Iterable[Path]) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


def _took_s(done: Callable[[], object], times: int) -> float:
    """The shortest of so many, in seconds."""
    found = []
    for _ in range(times):
        began_s = time.perf_counter()
        done()
        found.append(time.perf_counter() - began_s)
    return min(found)


def main() -> int:
    """Measure everything."""
    library, _ = read_library(REPOSITORY / "drills")
    routine = library.routines["quick-pre-run-activation"].routine
    assert routine is not None
    steps(routine)
    with launch() as browser:
        boots(browser, routine)
        pages(browser)
    builds()
    return 0


if __name__ == "__main__":
    sys.exit(main())
