"""A page with a player, driven by the real engine outside the browser, at times that the test chooses."""

import json
import shutil
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Locator, Page, Worker

import drillbook
from drillbook.browser.conversation import Conversation
from drillbook.engine.compiling import compile_routine
from drillbook.engine.routine import Routine
from drillbook.engine.running import COUNT_IN_MS
from drillbook.engine.wire import to_json
from drillbook.pages.assets import own_sources

PACKAGE = Path(drillbook.__file__).parent
FOLDER = "assets/drillbook-0"
BEAT_MS = 200
HTML = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover"><title>{title}</title>
{styles}<script type="module" src="{folder}/player.js"></script></head>
<body data-md-color-scheme="{scheme}" style="background:var(--db-paper);color:var(--db-ink)">
<h1>{title}</h1><p style="height:60vh">Before</p>{player}
<h2 id="timeline">The written routine</h2><p style="height:150vh">After</p>
<input id="elsewhere"></body></html>"""


def player_html(routine: Routine, **changed: object) -> str:
    """The player's template, filled as the pages fill it."""
    timeline = compile_routine(routine)
    first = next(segment for segment in timeline.segments if segment.work)
    player = {
        "id": routine.id,
        "routine_id": routine.id,
        "name": routine.name,
        "routine_json": to_json(routine),
        "total": "3:12",
        "lead_in_ms": routine.lead_in_ms,
        "guided_ms": COUNT_IN_MS,
        "first": {
            "name": first.name,
            "side": first.side.value,
            "side_name": first.side_name,
            "position": "prone",
            "setup": "Lie face down, forehead on your hands",
        },
        "next_links": [{"title": "Go and run", "url": "#run"}],
        "compact": False,
        "readiness": [],
        "stops_json": "{}",
    }
    templates = Environment(loader=FileSystemLoader(PACKAGE / "player" / "templates"), autoescape=True)
    return templates.get_template("player.html").render(player=player | changed)


def write_site(
    folder: Path, players: str, *, title: str = "Hips", scheme: str = "default", mode: str = "ready"
) -> None:
    """A page with these players, and beside it all files as a site has them, but for the worker."""
    assets = folder / FOLDER
    assets.mkdir(parents=True, exist_ok=True)
    for name, path in own_sources(folder / "cache", player=True).items():
        (assets / name).parent.mkdir(exist_ok=True)
        shutil.copy(path, assets / name)
    for style in (PACKAGE / "pages" / "styles" / "tokens.css", PACKAGE / "player" / "player.css"):
        shutil.copy(style, assets)
    carrier = (Path(__file__).parent / "carrier.js").read_text(encoding="utf-8")
    (assets / "worker.js").write_text(carrier.replace('MODE = "ready"', f'MODE = "{mode}"'), encoding="utf-8")
    (assets / "manifest.json").write_text('{"files": {}}', encoding="utf-8")
    styles = "".join(f'<link rel="stylesheet" href="{FOLDER}/{name}">' for name in ("tokens.css", "player.css"))
    html = HTML.format(title=title, styles=styles, folder=FOLDER, scheme=scheme, player=players)
    (folder / "index.html").write_text(html, encoding="utf-8")


class Driven:
    """One page whose engine lives in the test: `advance` lets time pass, and nothing else does."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.now_ms = 100_000.0
        self.wall_ms = 1_700_000_000_000.0
        self._answers: list[str] = []
        self._fresh_engine()

    @property
    def player(self) -> Locator:
        """The custom element."""
        return self.page.locator("drill-player").first

    @property
    def worker(self) -> Worker:
        """The carrier, once it has started."""
        if not self.page.workers:
            self.page.wait_for_event("worker")
        return self.page.workers[-1]

    def start(self) -> None:
        """Press Start and bring the engine to the lead-in."""
        self.page.locator("button.drillbook-start").first.click()
        self.await_message("input")
        self.sync()  # as the page does before it asks: what it hears has its moments from the beginning
        self.pump()
        self.sync()

    def expect_message(self, kind: str, **fields: object) -> None:
        """Wait until the page has sent a message of this type and with these fields; do all that it has asked."""
        self.await_message(kind, **fields)
        self.pump()

    def await_message(self, kind: str, **fields: object) -> None:
        """Wait until the page has sent such a message, and leave it unanswered."""
        wanted = {"type": kind, **fields}
        received = self.worker.evaluate(
            """async (wanted) => {
              const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
              const fits = (message) => Object.entries(wanted).every(([name, value]) => same(message[name], value));
              const latest = performance.now() + 10_000;
              while (!carrier.received.some(fits)) {
                if (performance.now() > latest) return carrier.received;
                await new Promise((resolve) => setTimeout(resolve, 5));
              }
            }""",
            wanted,
        )
        assert received is None, f"expected {wanted} among {received}"

    def pump(self, last: str = "") -> list[dict[str, Any]]:
        """Carry everything that waits, both ways, answers to the player `last` at the end; returns what was sent."""
        received: list[dict[str, Any]] = self.worker.evaluate("() => carrier.received.splice(0)")
        for message in received:
            self.conversation.receive(json.dumps(message))
        self._answers.sort(key=lambda text: json.loads(text).get("player") == last)
        self.say_all()
        return received

    def say_all(self) -> None:
        """Carry the engine's answers to the page, in order."""
        answers, self._answers = self._answers, []
        self.worker.evaluate("(texts) => { for (const text of texts) self.postMessage(text); }", answers)
        self.page.evaluate("() => new Promise((resolve) => setTimeout(resolve, 0))")

    def sync(self) -> None:
        """Make the page's idea of the worker's clock the test's."""
        self.worker.evaluate("(at) => carrier.setNow(at)", self.now_ms)
        self.page.evaluate("""() => new Promise((resolve) => {
            document.dispatchEvent(new Event('visibilitychange'));
            setTimeout(resolve, 30);
        })""")

    def advance(self, duration_ms: float) -> None:
        """Let time pass in the engine, and show the page where it has come to."""
        until_ms = self.now_ms + duration_ms
        while self.now_ms < until_ms:
            step_ms = min(BEAT_MS, until_ms - self.now_ms)
            self.now_ms += step_ms
            self.wall_ms += step_ms
            self.conversation.beat()
        self.sync()
        self.pump()

    def press(self, name: str) -> None:
        """Press a button of the open player and do what it asks."""
        self.player.get_by_role("button", name=name, exact=True).click()
        self.expect_message("input")
        self.sync()

    def restart_engine(self) -> None:
        """What a reload leaves: a new worker, an engine that remembers nothing."""
        self._fresh_engine()

    def _fresh_engine(self) -> None:
        self.conversation = Conversation(
            post=lambda text: self._answers.append(text),  # noqa: PLW0108 - the list is another one each time
            set_timer=lambda _delay_ms: None,
            monotonic_ms=lambda: self.now_ms,
            wall_ms=lambda: self.wall_ms,
        )
