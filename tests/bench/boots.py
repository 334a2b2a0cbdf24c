"""How long Python takes to start in a page, and then to answer."""

import shutil
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from drillbook.engine.routine import Routine
from drillbook.engine.wire import to_plain
from drillbook.runtime import built_runtime
from tests.bench.measuring import gzipped_bytes, told
from tests.browser.sites import REPOSITORY
from tests.runtime.static_host import serve

BOOTS = 3
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
        gzipped_bytes(runtime.folder / name for name in runtime.files),
        "B gzip",
        "stock Pyodide",
        _stock_bytes(),
    )


@contextmanager
def _page(browser: Browser, folder: Path) -> Iterator[Page]:
    (folder / "page.html").write_text("<!doctype html><link rel=icon href=data:><title>a page</title>")
    with serve(folder) as host:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{host.url}page.html")
        yield page
        context.close()


def _stock_bytes() -> int:
    files = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
    return gzipped_bytes(STOCK / file for file in files)
