"""The figure in a real browser: joints are where Python puts them, planted feet stay, and still means still."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from drillbook.figures.movement import Movement, movement_of
from drillbook.figures.view import Point
from tests.browser.conftest import Watch
from tests.browser.playing import Player
from tests.figures.bodies import figures
from tests.runtime.static_host import StaticHost

JOINTS = ("near knee", "near ankle", "far knee", "far ankle", "near elbow", "near wrist")
NEARLY = 0.5
"""Units of the picture; one is a centimetre of a body of 165 cm."""

ONE_PERCENT = 1.65
"""Of the height of a body of 165 cm."""

TEMPOS = (("open", "close"), ("heel up", "lower"), ("lower", "rise"))

BEGIN = """async ([script, file]) => {
    const { FigureStage, fetchFigures } = await import(script);
    fetchFigures([file]);
    const place = document.createElement('div');
    place.style.width = '300px';
    document.querySelector('article').replaceChildren(place);
    window.now_ms = 0;
    window.figure = { place, stage: new FigureStage(place, at_ms => at_ms - window.now_ms) };
}"""
SHOW = """async ([position, phases]) => {
    const { place, stage } = window.figure;
    stage.show(position, phases.map(name => ({ name })));
    for (let waited = 0; !place.firstChild && waited < 200; waited++) await new Promise(requestAnimationFrame);
    stage.run();
}"""
ORIGINS = """() => {
    const svg = window.figure.place.querySelector('svg');
    const box = svg.viewBox.baseVal, own = svg.getScreenCTM().inverse();
    return [...svg.querySelectorAll('.layers g')].map(group => {
        const at = own.multiply(group.getScreenCTM());
        return [at.e, at.f];
    });
}"""
DRAWN = "() => window.figure.place.innerHTML"


@dataclass(frozen=True, slots=True)
class Stage:
    """A figure on an empty page, whose clock the test sets."""

    page: Page
    movement: Movement
    drill: str

    def show(self, *, phases: tuple[str, ...] = (), now_ms: int = 0, **at: Any) -> None:  # noqa: ANN401 JSON
        """A position of paced work whose phase is a second long, or what `at` says instead."""
        position = {
            "at_ms": 0,
            "state": "work",
            "kind": "work",
            "work": "PacedReps",
            "drill_id": self.drill,
            "side": "both",
            "rep": 1,
            "reps": 3,
            "runs_from_ms": 0,
            "segment_elapsed_ms": 0,
            "next": None,
            "phase_index": 0,
            "phase_ms": 1000,
            "phase_left_ms": 1000,
            "phase_ends_at_ms": 1000,
        }
        self.page.evaluate("now_ms => { window.now_ms = now_ms; }", now_ms)
        self.page.evaluate(SHOW, [position | at, list(phases)])

    @property
    def origins(self) -> list[Point]:
        """Where the groups of the drawing have their joints, in units of the picture."""
        return [(x, y) for x, y in self.page.evaluate(ORIGINS)]

    @property
    def drawn(self) -> str:
        text: str = self.page.evaluate(DRAWN)
        return text

    def off(self, joint: str, walk: int, moment: int, *, flipped: bool = False, exchanged: bool = False) -> float:
        """How far the drawing of a joint is from where Python puts it at a moment of a walk."""
        body = self.movement.walks[walk].skeletons[moment]
        x, y = self.movement.seen.point((body.exchanged() if exchanged else body).joints[joint])
        if self.movement.build.flat and joint.startswith("far"):
            x += 4.8
        if flipped:
            left, _, width, _ = (float(value) for value in self.box.split())
            x = 2 * left + width - x
        return min(math.dist((x, y), place) for place in self.origins)

    @property
    def box(self) -> str:
        """The part of the plane that the picture shows."""
        found: str = self.page.evaluate("() => window.figure.place.querySelector('svg').getAttribute('viewBox')")
        return found


@pytest.fixture
def stage(real: StaticHost, new_context: Callable[..., BrowserContext]) -> Callable[..., Stage]:
    """How to put the figure of a drill on the stage: drill, and whether the visitor wants less motion."""

    def put(drill: str, **options: str) -> Stage:
        page = new_context(**options).new_page()
        page.goto(f"{real.url}drills/{drill}/")
        file = page.locator("drill-player").first.get_attribute("data-figures")
        script = page.locator('link[href$="/figure.js"]').evaluate("link => link.href")
        page.evaluate(BEGIN, [script, file])
        return Stage(page, movement_of(figures()[drill]), drill)

    return put


@pytest.mark.parametrize(("drill", "phase"), [("clam", "open"), ("donkey-kick", "heel up"), ("bosu-lunge", "lower")])
def test_in_the_middle_and_at_the_end_of_a_phase_joints_are_where_python_puts_them(
    stage: Callable[..., Stage], drill: str, phase: str
) -> None:
    shown = stage(drill)
    back = next(names for names in TEMPOS if names[0] == phase)[1]
    for now_ms, moment in ((0, 0), (500, 4), (1000, 8)):
        shown.show(phases=(phase, back), now_ms=now_ms, side="right")
        assert max(shown.off(joint, 0, moment) for joint in JOINTS) < NEARLY
    shown.show(phases=(phase, back), phase_index=1, now_ms=500, side="right")
    assert max(shown.off(joint, 0, 4) for joint in JOINTS) < NEARLY, "the second phase goes the same way back"
    shown.show(phases=(phase, back), phase_index=1, now_ms=1000, side="right")
    assert max(shown.off(joint, 0, 0) for joint in JOINTS) < NEARLY


def test_the_other_side_is_the_mirror_image(stage: Callable[..., Stage]) -> None:
    shown = stage("clam")
    shown.show(phases=("open", "close"), now_ms=1000, side="left")
    assert max(shown.off(joint, 0, 8, flipped=True) for joint in JOINTS) < NEARLY
    assert max(shown.off(joint, 0, 8) for joint in JOINTS) > ONE_PERCENT


@pytest.mark.parametrize("drill", ["lunge-forward", "lunge-side"])
def test_where_sides_alternate_near_and_far_are_exchanged(stage: Callable[..., Stage], drill: str) -> None:
    shown = stage(drill)
    tempo = ("step forward" if drill == "lunge-forward" else "step wide", "push back")
    shown.show(phases=tempo, now_ms=1000, side="left")
    assert max(shown.off(joint, 2, 8, exchanged=True) for joint in JOINTS) < NEARLY
    shown.show(phases=tempo, now_ms=1000, side="right")
    assert max(shown.off(joint, 2, 8) for joint in JOINTS) < NEARLY


def test_planted_feet_stay_while_the_body_moves(stage: Callable[..., Stage]) -> None:
    shown = stage("squat")
    for now_ms in range(0, 1001, 100):
        shown.show(phases=("sit down", "stand up"), now_ms=now_ms)
        for ankle in ("near ankle", "far ankle"):
            assert shown.off(ankle, 0, 0) < ONE_PERCENT, now_ms
    assert shown.off("near knee", 0, 0) > 5


def test_a_hold_moves_into_its_pose_and_stays(stage: Callable[..., Stage]) -> None:
    shown = stage("prone-leg-lift-hold")
    hold: dict[str, Any] = {"work": "Hold", "phase_ms": None, "phase_index": None, "side": "right"}
    shown.show(**hold)
    assert shown.off("near knee", 0, 0) < NEARLY
    shown.show(**hold, now_ms=5000)
    assert shown.off("near knee", 0, 8) < NEARLY
    still = shown.drawn
    shown.show(**hold, now_ms=9000)
    assert shown.drawn == still


def test_work_without_phases_goes_there_and_back(stage: Callable[..., Stage]) -> None:
    shown = stage("hip-flexor-lengthening")
    free: dict[str, Any] = {"work": "Open", "phase_ms": None, "phase_index": None, "side": "right"}
    pictures = set()
    for now_ms in range(0, 6000, 600):
        shown.show(**free, now_ms=now_ms)
        pictures.add(shown.drawn)
    assert len(pictures) > 4


def test_runners_change_sides_and_the_ground_passes(stage: Callable[..., Stage]) -> None:
    shown = stage("natural-run")
    free: dict[str, Any] = {"work": "Timed", "phase_ms": None, "phase_index": None}
    shown.show(**free)
    assert max(shown.off(joint, 0, 0) for joint in JOINTS) < NEARLY
    dashes = re.findall(r'stroke-dashoffset="([^"]+)"', shown.drawn)
    shown.show(**free, now_ms=360)
    assert max(shown.off(joint, 0, 0, exchanged=True) for joint in JOINTS) < NEARLY
    shown.show(**free, now_ms=200)
    assert re.findall(r'stroke-dashoffset="([^"]+)"', shown.drawn) != dashes


def test_a_pause_freezes_it(stage: Callable[..., Stage]) -> None:
    shown = stage("clam")
    stopped = {"runs_from_ms": None, "phase_ends_at_ms": None, "phase_left_ms": 500}
    paused: dict[str, Any] = stopped | {"state": "paused", "side": "right"}
    shown.show(phases=("open", "close"), **paused)
    assert shown.off("near knee", 0, 4) < NEARLY
    still = shown.drawn
    shown.show(phases=("open", "close"), now_ms=400, **paused)
    assert shown.drawn == still


def test_before_work_the_start_of_what_comes_is_shown(stage: Callable[..., Stage]) -> None:
    shown = stage("clam")
    coming: dict[str, Any] = {"drill_id": "clam", "side": "left", "name": "Clam", "side_name": "left", "label": ""}
    shown.show(kind="rest", state="rest", drill_id=None, next=coming, work=None, phase_ms=None, now_ms=700)
    assert max(shown.off(joint, 0, 0, flipped=True) for joint in JOINTS) < NEARLY


def test_people_who_asked_for_less_motion_see_the_pose_that_the_phase_ends_in(stage: Callable[..., Stage]) -> None:
    shown = stage("clam", reduced_motion="reduce")
    shown.show(phases=("open", "close"), side="right")
    assert max(shown.off(joint, 0, 8) for joint in JOINTS) < NEARLY
    still = shown.drawn
    shown.show(phases=("open", "close"), now_ms=600, side="right")
    assert shown.drawn == still
    shown.show(work="Timed", phase_ms=None, phase_index=None, now_ms=600, side="right")
    assert shown.drawn == still


def test_a_figure_that_cannot_be_had_leaves_its_place_empty(
    real: StaticHost, new_context: Callable[..., BrowserContext], watch: Watch
) -> None:
    watch.expect("figure-")
    page = new_context().new_page()
    page.route("**/figure-*.json", lambda route: route.abort())
    page.goto(f"{real.url}drills/clam/")
    player = Player(page)
    player.start()
    player.wait_for(state="lead-in")
    assert player.stage.locator(".figure svg").count() == 0


def test_the_player_moves_the_figure_in_time_with_its_phases(
    real: StaticHost, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context().new_page()
    page.goto(f"{real.url}drills/clam/")
    player = Player(page)
    player.start()
    player.stage.locator(".figure svg").wait_for(state="attached")
    group = player.stage.locator(".figure [data-m]").first
    before = group.evaluate("element => element.outerHTML")
    player.press("skip")
    player.wait_for(state="work", phase="close")
    assert group.evaluate("element => element.outerHTML") != before
