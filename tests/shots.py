"""Screenshots of every kind of page and every state of the player, to look at: `make shots` puts them into shots/.

Phone and desktop, light and dark; in forced colours; pages also printed; the player also on its side, on the smallest
phone, on a tablet and across the room. The player's states come out of this repository's own routines: a run is kept
at the right place, found again by the page, its clock all but stopped.
"""

import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.sync_api import Browser, Page, Route, ViewportSize

from drillbook.authoring.reading import read_library
from drillbook.engine.compiling import compile_routine
from drillbook.engine.dose import FreeReps, Hold, Open, PacedReps, Timed, Work
from drillbook.engine.options import with_options
from drillbook.engine.routine import DrillItem, Routine
from drillbook.engine.saving import save
from drillbook.engine.session import Entry, Outcome, PausedState, Pausing, Session
from drillbook.engine.timeline import Kind, Segment
from tests.browser.chromium import launch
from tests.browser.moved_clock import MovedClock
from tests.browser.playing import Player, wear
from tests.browser.sites import REPOSITORY, SUB_PATH, real_site, served

SHOTS = REPOSITORY / "shots"
PHONE, DESKTOP, ON_ITS_SIDE, SMALLEST = (390, 844), (1280, 800), (844, 390), (320, 640)
TABLET, ACROSS_THE_ROOM = (768, 1024), (1920, 1080)
A5 = (560, 794)
SCHEMES = ("light", "dark")
PAGES = {
    "home": "",
    "articles": "articles/",
    "article": "articles/why-glutes-go-quiet/",
    "drills": "drills/",
    "drill": "drills/clam/",
    "routines": "routines/",
    "routine": "routines/quick-pre-run-activation/",
    "history": "your-history/",
    "figures": "figures/",
    "safety": "safety/",
    "404": "404.html",
}
PRINTED = ("drill", "routine", "article")
ALMOST_STILL = 0.01

HISTORY = [
    {
        "id": name,
        "date": f"2026-03-0{day}T06:30:00.000Z",
        "routine_id": "quick-pre-run-activation",
        "name": "Quick pre-run activation",
        "finished": not hurt,
        "worked_ms": 148_000,
        "left_ms": 74_000,
        "right_ms": 74_000,
        "skipped": [],
        "hurt": hurt,
        "feel": "right",
    }
    for name, day, hurt in (("a", 1, []), ("b", 4, ["Side lunge, left"]), ("c", 6, []))
]
"""Entries as the player would have kept them, for the page that lists them."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A state of the player: the kind of segment that it is found in, and how much of it is done, in milliseconds.

    `work` takes the place of each drill's own, for what no routine of this repository has.
    """

    name: str
    fits: Callable[[Segment], bool]
    done_ms: int = 0
    wait: str = ""
    work: Work | None = None


SCENES = (
    Scene("lead-in", lambda segment: segment.kind == Kind.LEAD_IN, 2_000, "lead-in"),
    Scene("count-in", lambda segment: isinstance(segment.work, PacedReps), 5_000),
    Scene("hold", lambda segment: isinstance(segment.work, Hold), 2_000, "work"),
    Scene("timed", lambda segment: isinstance(segment.work, Timed), 4_000, "work"),
    Scene("reps", lambda segment: isinstance(segment.work, PacedReps) and not segment.alternates, 5_000, "work"),
    Scene("alternate", lambda segment: segment.alternates and segment.kind == Kind.WORK, 5_000, "work"),
    Scene("free", lambda segment: isinstance(segment.work, FreeReps), 4_000, "work", FreeReps(8)),
    Scene("open", lambda segment: isinstance(segment.work, Open), 9_000, "work", Open()),
    Scene("switch", lambda segment: segment.kind == Kind.SWITCH, 1_000, "switch"),
    Scene("rest", lambda segment: segment.kind == Kind.REST, 1_000, "rest"),
)


@dataclass(frozen=True, slots=True)
class Studio:
    """A browser, the built site's address and its routines, and how many pictures were taken."""

    browser: Browser
    url: str
    routines: dict[str, Routine]

    @contextmanager
    def page(self, path: str, **kept: str) -> Iterator[tuple[Page, MovedClock]]:
        """A page of the site in a fresh profile, in which `kept` stands in the storage already."""
        context = self.browser.new_context(viewport=_size(PHONE), reduced_motion="reduce")
        clock = MovedClock()
        clock.install(context)
        for key, text in kept.items():
            stored = f"{json.dumps('drillbook:/' + SUB_PATH + '/:' + key)}, {json.dumps(text)}"
            context.add_init_script(f"if (location.protocol !== 'about:') localStorage.setItem({stored})")
        page = context.new_page()
        page.goto(self.url + path)
        yield page, clock
        page.unroute_all(behavior="ignoreErrors")  # what is still held back would hold back the closing too
        context.unroute_all(behavior="ignoreErrors")
        context.close()

    def shoot_pages(self) -> None:
        for name, path in PAGES.items():
            with self.page(path, history=json.dumps(HISTORY)) as (page, _):
                for size in (PHONE, DESKTOP):
                    for scheme in SCHEMES:
                        self.shoot(page, f"page-{name}", size, scheme, whole=True)
                self.shoot(page, f"page-{name}", SMALLEST, "light", whole=True)
                page.emulate_media(forced_colors="active")
                self.shoot(page, f"page-{name}", DESKTOP, "forced", whole=True)
                if name in PRINTED:
                    page.emulate_media(forced_colors="none", media="print")
                    self.shoot(page, f"page-{name}", A5, "print", whole=True)

    def shoot_scenes(self) -> None:
        for scene in SCENES:
            routine, index = self._place(scene)
            with self._going_on(routine, index, scene.done_ms) as (player, clock):
                player.press("resume")
                if scene.wait:
                    player.wait_for(state=scene.wait)
                    player.wait_counted_in()
                clock.run(player.page, ALMOST_STILL)
                self.shoot_player(player, scene.name)

    def shoot_others(self) -> None:
        routine = self.routines["quick-pre-run-activation"]
        path = f"routines/{routine.id}/"
        with self.page(path) as (page, clock):
            player = Player(page)
            player.boot()
            self.shoot_player(player, "ready")
        with self._going_on(routine, 1, 5_000) as (player, clock):
            self.shoot_player(player, "paused")
            player.sound_button.click()
            self.shoot_player(player, "settings")
            player.sound_button.click()
            player.stage.get_by_role("button", name="Lock for the pocket").click()
            page = player.page
            for size in (PHONE, DESKTOP, ON_ITS_SIDE, SMALLEST):
                self.shoot(page, "player-locked", size, "light")
            page.keyboard.down("Space")
            player.stage.locator(".cover").wait_for(state="hidden")
            page.keyboard.up("Space")
            player.press("hurts")
            self.shoot_player(player, "hurts")
            player.press("close")
            self.shoot_player(player, "offered")
        with self._going_on(with_options(routine, {"wait_for_me": True}), 1, 31_500) as (player, clock):
            player.press("resume")
            player.wait_for(state="waiting")
            self.shoot_player(player, "waiting")
        last = len(compile_routine(routine).segments) - 1
        with self._going_on(routine, last, 0) as (player, clock):
            player.press("skip")
            player.wait_for(state="finished")
            self.shoot_player(player, "finished")
        with self.page(path) as (page, clock):
            held: list[Route] = []

            def hold(route: Route) -> None:
                held.append(route)

            page.route("**/pyodide.asm.wasm", hold)
            player = Player(page)
            player.start_button.click()
            player.wait_digits("8")
            clock.run(page, ALMOST_STILL)
            self.shoot_player(player, "early")
            clock.run(page, 5)
            player.wait_face("wait")
            clock.run(page, ALMOST_STILL)
            self.shoot_player(player, "late engine")
        with self.page(path) as (page, clock):
            page.route("**/pyodide.asm.wasm", lambda route: route.fulfill(status=404))
            player = Player(page)
            player.start_button.click()
            player.wait_for(engine="failed")
            self.shoot_player(player, "failed")

    def shoot_player(self, player: Player, name: str) -> None:
        page, name = player.page, f"player-{name.replace(' ', '-')}"
        for size in (PHONE, DESKTOP, ON_ITS_SIDE):
            for scheme in SCHEMES:
                self.shoot(page, name, size, scheme)
        for size in (SMALLEST, TABLET, ACROSS_THE_ROOM):
            self.shoot(page, name, size, "light")
        page.emulate_media(forced_colors="active")
        self.shoot(page, name, PHONE, "forced")
        page.emulate_media(forced_colors="none")
        if player.stage.is_visible():
            self.shoot_big(player, name)

    def shoot_big(self, player: Player, name: str) -> None:
        """Across the room: with the buttons out of sight, where they go."""
        page = player.page
        page.keyboard.press("b")
        player.stage.evaluate("stage => stage.toggleAttribute('data-idle', true)")
        for scheme in SCHEMES:
            self.shoot(page, f"{name}-big", ACROSS_THE_ROOM, scheme)
        page.keyboard.press("b")

    def shoot(self, page: Page, name: str, size: tuple[int, int], scheme: str, *, whole: bool = False) -> None:
        page.set_viewport_size(_size(size))
        wear(page, scheme)
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        width, height = size
        page.screenshot(path=SHOTS / f"{name}--{width}x{height}--{scheme}.png", full_page=whole)

    def _place(self, scene: Scene) -> tuple[Routine, int]:
        """The first routine with such a segment, long enough, and the index of the middle one of them."""
        for own in self.routines.values():
            routine = own if scene.work is None else _with_work(own, scene.work)
            segments = compile_routine(routine).segments
            places = [
                index
                for index, segment in enumerate(segments)
                if scene.fits(segment) and (segment.duration_ms is None or segment.duration_ms > scene.done_ms + 1_500)
            ]
            if places:
                return routine, places[len(places) // 2]
        raise LookupError(f"no routine of this repository has a place for {scene.name}")

    @contextmanager
    def _going_on(self, routine: Routine, index: int, done_ms: int) -> Iterator[tuple[Player, MovedClock]]:
        """A player paused at a place of a routine, as after a reload."""
        timeline = compile_routine(routine)
        log = tuple(
            Entry(segment.key, Outcome.DONE, segment.reckoned_ms, segment.reps)
            for segment in timeline.segments[:index]
            if segment.kind == Kind.WORK
        )
        session = Session(timeline.digest, PausedState(index, done_ms, Pausing.VISITOR, done_ms), log=log)
        opened = compile_routine(self.routines[routine.id]).digest
        saved = json.dumps({"opened": opened, "run": save(routine, session, round(time.time() * 1_000) - 60_000)})
        path = f"routines/{routine.id}/"
        with self.page(path, **{f"saved:/{SUB_PATH}/{path}#player-{routine.id}": saved}) as (page, clock):
            player = Player(page)
            player.go_on_button.click()
            player.wait_for(engine="ready", state="paused", segment=str(index))
            yield player, clock


def _with_work(routine: Routine, work: Work) -> Routine:
    items = [
        replace(item, dose=replace(item.dose, work=work)) if isinstance(item, DrillItem) else item
        for item in routine.items
    ]
    return replace(routine, items=tuple(items))


def _size(size: tuple[int, int]) -> ViewportSize:
    return {"width": size[0], "height": size[1]}


def main() -> int:
    """Take all pictures; the words given on the command line choose among `pages`, `scenes` and `others`."""
    wanted = sys.argv[1:] or ["pages", "scenes", "others"]
    if not sys.argv[1:]:
        shutil.rmtree(SHOTS, ignore_errors=True)
    SHOTS.mkdir(exist_ok=True)
    library, _ = read_library(REPOSITORY / "drills")
    routines = {name: found.routine for name, found in library.routines.items() if found.routine}
    with served(real_site()) as host, launch() as browser:
        studio = Studio(browser, host.url, routines)
        for name in wanted:
            getattr(studio, f"shoot_{name}")()
    print(f"shots: {len(list(SHOTS.glob('*.png')))} pictures in {SHOTS.relative_to(Path.cwd(), walk_up=True)}/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
