"""The module worker in real Chromium: it starts and answers, and it says so when something is wrong."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route

from drillbook.runtime import Runtime
from tests.runtime.static_host import StaticHost, serve

STRICT_POLICY = "default-src 'self'; worker-src 'self'; connect-src 'self'; script-src 'self'"

type Message = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Worker:
    """The worker of a page, and what it said."""

    page: Page
    host: StaticHost

    def send(self, **message: object) -> None:
        self.page.evaluate("message => worker.postMessage(JSON.stringify(message))", message)

    def wait_for(self, condition: str) -> Message:
        """Return the first message for which the JavaScript `condition` on `m` holds."""
        said: Message = self.page.evaluate(f"() => heard(m => {condition})")
        return said

    def said(self) -> list[Message]:
        messages: list[Message] = self.page.evaluate("said")
        return messages


@pytest.fixture
def start_worker(page: Page) -> Iterator[Callable[..., Worker]]:
    """How to serve a folder and start the worker in it; `messages` are sent at once, long before Python is there."""
    with ExitStack() as hosts:

        def start(folder: Path, *messages: Message, policy: str | None = None) -> Worker:
            (folder / "page.html").write_text("<!doctype html><link rel=icon href=data:><title>a page</title>")
            headers = {"Content-Security-Policy": policy} if policy else {}
            host = hosts.enter_context(serve(folder, headers))
            page.goto(f"{host.url}page.html")
            page.evaluate(
                """messages => {
                    window.said = [];
                    window.worker = new Worker('worker.js', {type: 'module'});
                    const hears = new Set();
                    worker.onmessage = ({data}) => {
                        said.push(JSON.parse(data));
                        for (const hear of hears) hear();
                    };
                    window.heard = (test) => new Promise((resolve, reject) => {
                        const hear = () => said.some(test) && resolve(said.find(test));
                        hears.add(hear);
                        hear();
                        setTimeout(() => reject(new Error(`not in ${JSON.stringify(said)}`)), 60_000);
                    });
                    for (const message of messages) worker.postMessage(JSON.stringify(message));
                }""",
                messages,
            )
            return Worker(page, host)

        yield start


@pytest.fixture
def folder(echo: Runtime, tmp_path: Path) -> Path:
    """A copy of the runtime to serve, and to damage."""
    copy = tmp_path / "site"
    copy.mkdir()
    for name in echo.files:
        shutil.copyfile(echo.folder / name, copy / name)
    return copy


def test_starts_and_answers(start_worker: Callable[..., Worker], folder: Path, echo: Runtime) -> None:
    worker = start_worker(folder)
    ready = worker.wait_for("m.type === 'ready' || m.type === 'failed'")
    assert ready == {
        "type": "ready",
        "pyodide": echo.pyodide_version,
        "drillbook": "0.0.1",
        "engine_digest": echo.engine_digest,
        "boot_ms": ready["boot_ms"],
    }
    worker.send(type="hello", number=1)
    assert worker.wait_for("m.type === 'hello'") == {"type": "hello", "number": 1}


def test_says_how_far_it_is(start_worker: Callable[..., Worker], folder: Path) -> None:
    worker = start_worker(folder)
    worker.wait_for("m.type === 'ready'")
    status = [message for message in worker.said() if message["type"] == "status"]
    assert list(dict.fromkeys(message["stage"] for message in status)) == ["fetching", "starting", "loading"]
    fetching = [message["done"] for message in status if message["stage"] == "fetching"]
    assert fetching[0] == 0
    assert fetching[-1] == 1
    assert fetching == sorted(fetching)


def test_bytes_that_are_quicker_than_their_number_are_counted_all_the_same(
    start_worker: Callable[..., Worker], folder: Path, context: BrowserContext
) -> None:
    held: list[Route] = []
    context.route("**/manifest.json", lambda route: held.append(route))  # noqa: PLW0108 Playwright marks its handlers
    with context.expect_event("requestfinished", lambda request: request.url.endswith(".wasm")):
        worker = start_worker(folder)
    for route in held:
        route.continue_()
    worker.wait_for("m.type === 'ready'")
    fetching = [message["done"] for message in worker.said() if message.get("stage") == "fetching"]
    assert fetching[-1] == 1


def test_asks_its_own_host_for_each_file_once_and_nobody_else(
    start_worker: Callable[..., Worker], folder: Path, context: BrowserContext, echo: Runtime
) -> None:
    requested: list[str] = []
    context.on("request", lambda request: requested.append(request.url))
    worker = start_worker(folder)
    worker.wait_for("m.type === 'ready'")
    assert sorted(worker.host.asked) == sorted(f"/{name}" for name in [*echo.files, "page.html"])
    assert [url for url in requested if not url.startswith((worker.host.url, "data:"))] == []


def test_what_is_said_before_python_is_there_arrives_in_order_but_no_ping(
    start_worker: Callable[..., Worker], folder: Path
) -> None:
    worker = start_worker(
        folder, {"type": "first"}, {"type": "ping", "n": 1}, {"type": "second"}, {"type": "ping", "n": 2}
    )
    worker.wait_for("m.type === 'ready'")
    worker.send(type="ping", n=3)
    worker.wait_for("m.n === 3")
    answers = [message for message in worker.said() if message["type"] not in {"status", "ready"}]
    assert answers == [{"type": "first"}, {"type": "second"}, {"type": "ping", "n": 3}]


def test_python_has_what_the_engine_needs_and_no_event_loop(start_worker: Callable[..., Worker], folder: Path) -> None:
    worker = start_worker(folder, {"type": "facts"})
    facts = worker.wait_for("m.type === 'facts' || m.type === 'failed'")
    assert facts["modules"] == ["collections.abc", "dataclasses", "enum", "json", "math", "typing"]
    assert "asyncio.events" not in facts["loaded"]


def test_timers_of_python_are_those_of_the_browser(start_worker: Callable[..., Worker], folder: Path) -> None:
    worker = start_worker(folder, {"type": "later", "delay_ms": 20})
    assert worker.wait_for("m.type === 'later' || m.type === 'failed'") == {"type": "later", "delay_ms": 20}


def test_an_error_of_the_host_is_told_with_its_words(start_worker: Callable[..., Worker], folder: Path) -> None:
    worker = start_worker(folder, {"type": "raise", "text": "the door is stuck"}, {"type": "after"})
    failed = worker.wait_for("m.type === 'failed'")
    assert failed["stage"] == "running"
    assert "RuntimeError: the door is stuck" in failed["reason"]
    assert {"type": "after"} not in worker.said()


def test_starts_under_a_strict_content_security_policy(start_worker: Callable[..., Worker], folder: Path) -> None:
    worker = start_worker(folder, policy=f"{STRICT_POLICY} 'wasm-unsafe-eval'")
    assert worker.wait_for("m.type === 'ready' || m.type === 'failed'")["type"] == "ready"


def test_a_policy_that_forbids_webassembly_is_told(start_worker: Callable[..., Worker], folder: Path) -> None:
    worker = start_worker(folder, policy=STRICT_POLICY)
    failed = worker.wait_for("m.type === 'ready' || m.type === 'failed'")
    assert "Content Security Policy" in failed["reason"]


@pytest.mark.parametrize(
    "name",
    ["manifest.json", "pyodide-lock.json", "pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"],
)
def test_a_missing_file_is_told(start_worker: Callable[..., Worker], folder: Path, name: str) -> None:
    (folder / name).unlink()
    failed = start_worker(folder).wait_for("m.type === 'ready' || m.type === 'failed'")
    assert (failed["type"], failed["stage"]) == ("failed", "fetching")
    assert name in failed["reason"]


def test_a_missing_engine_is_told(start_worker: Callable[..., Worker], folder: Path) -> None:
    (wheel,) = folder.glob("*.whl")
    wheel.unlink()
    failed = start_worker(folder).wait_for("m.type === 'ready' || m.type === 'failed'")
    assert (failed["type"], failed["stage"]) == ("failed", "fetching")
    assert wheel.name in failed["reason"]


@pytest.mark.parametrize("name", ["pyodide.asm.wasm", "python_stdlib.zip"])
def test_a_file_cut_off_is_told(start_worker: Callable[..., Worker], folder: Path, name: str) -> None:
    whole = (folder / name).read_bytes()
    (folder / name).write_bytes(whole[: len(whole) // 2])
    failed = start_worker(folder).wait_for("m.type === 'ready' || m.type === 'failed'")
    reason = f"{name}: {len(whole) // 2} of {len(whole)} bytes arrived"
    assert failed == {"type": "failed", "stage": "fetching", "reason": reason}


@pytest.mark.parametrize("name", ["pyodide.asm.wasm", "python_stdlib.zip"])
def test_a_page_in_place_of_a_file_is_told(start_worker: Callable[..., Worker], folder: Path, name: str) -> None:
    (folder / name).write_text("<!doctype html><title>Not found</title>")
    failed = start_worker(folder).wait_for("m.type === 'ready' || m.type === 'failed'")
    assert failed == {"type": "failed", "stage": "fetching", "reason": f"{name}: is another kind of file"}


def test_an_engine_with_another_sum_is_told(start_worker: Callable[..., Worker], folder: Path) -> None:
    (wheel,) = folder.glob("*.whl")
    wheel.write_bytes(wheel.read_bytes() + b"\0")
    failed = start_worker(folder).wait_for("m.type === 'ready' || m.type === 'failed'")
    assert (failed["type"], failed["stage"]) == ("failed", "fetching")
    assert wheel.name in failed["reason"]
