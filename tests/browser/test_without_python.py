"""The page without what it would like to have: no JavaScript, no WebAssembly, a slow or broken download."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from drillbook.engine.timeline import Kind, Timeline
from drillbook.runtime import built_runtime
from tests.browser.conftest import Watch
from tests.browser.playing import Player
from tests.runtime.static_host import StaticHost

WASM = "**/pyodide.asm.wasm"


def hold_back(page: Page) -> Callable[[], None]:
    """Keep the interpreter from arriving until what is returned is called."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    def release() -> None:
        for route in held:
            route.continue_()

    page.route(WASM, hold)
    return release


@pytest.fixture
def played(page: Page, site: StaticHost) -> Player:
    """A routine's page, nothing pressed yet, and nothing fetched but the page."""
    page.goto(f"{site.url}routines/twenty-seconds/")
    return Player(page)


def assert_told_and_retried(player: Player) -> None:
    """The visitor is told, has the written routine, and can try again once the cause is gone."""
    player.wait_for(engine="failed")
    assert player.face == "failed"
    expect(player.button("retry")).to_be_visible()
    expect(player.stage.locator(".title")).not_to_be_empty()
    player.press("text")
    expect(player.stage).to_be_hidden()
    expect(player.page.locator(".db-timeline")).to_be_in_viewport()


@pytest.mark.parametrize("name", ["quick-pre-run-activation", "in-run-wake-up"])
def test_without_javascript_a_routine_can_be_read_from_start_to_finish(
    new_context: Callable[..., BrowserContext], real: StaticHost, real_routines: dict[str, Timeline], name: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{real.url}routines/{name}/")
    text = page.locator("article").inner_text()
    timeline = real_routines[name]
    for segment in timeline.segments:
        if segment.kind == Kind.WORK:
            assert segment.name in text
    total = f"{timeline.total_ms // 60_000}:{timeline.total_ms // 1_000 % 60:02}"
    assert total in text
    expect(page.locator("button.drillbook-start")).to_be_disabled()
    expect(page.locator("noscript p")).to_be_visible()


def test_without_javascript_a_drill_has_its_steps_and_its_dose(
    new_context: Callable[..., BrowserContext], real: StaticHost
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{real.url}drills/clam/")
    expect(page.locator(".db-steps li").first).to_be_visible()
    expect(page.get_by_role("heading", name="Dose")).to_be_visible()


def test_a_missing_interpreter_is_told_and_a_retry_works_once_it_is_there(
    page: Page, played: Player, watch: Watch
) -> None:
    watch.expect("404")
    page.route(WASM, lambda route: route.fulfill(status=404, body="gone"))
    played.start_button.click()
    played.wait_for(engine="failed")
    assert played.face == "failed"
    page.unroute(WASM)
    played.press("retry")
    played.wait_for(engine="ready")
    played.wait_for(state="lead-in")
    played.wait_under_way()


def test_a_missing_interpreter_leaves_the_written_routine(page: Page, played: Player, watch: Watch) -> None:
    watch.expect("404")
    page.route(WASM, lambda route: route.fulfill(status=404, body="gone"))
    played.start_button.click()
    assert_told_and_retried(played)


def test_a_download_that_is_cut_off_is_told(page: Page, played: Player) -> None:
    whole = (built_runtime().folder / "pyodide.asm.wasm").read_bytes()
    half = whole[: len(whole) // 2]
    page.route(WASM, lambda route: route.fulfill(body=half, content_type="application/wasm"))
    played.start_button.click()
    assert_told_and_retried(played)


def test_a_page_in_place_of_the_interpreter_is_told(page: Page, played: Player) -> None:
    page.route(WASM, lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
    played.start_button.click()
    assert_told_and_retried(played)


def test_a_worker_that_is_not_there_is_told(page: Page, played: Player, watch: Watch) -> None:
    watch.expect("404")
    page.context.unroute("**/worker.js")
    page.route("**/worker.js", lambda route: route.fulfill(status=404, body="gone"))
    played.start_button.click()
    assert_told_and_retried(played)


def test_a_download_that_stalls_is_told_by_the_watchdog(page: Page, played: Player) -> None:
    hold_back(page)
    played.element.evaluate("player => (player.dataset.stallMs = '800')")
    played.start_button.click()
    played.wait_for(engine="failed")
    expect(played.stage).to_contain_text("nothing arrived for a while")


def test_start_is_answered_within_the_click_itself_while_python_is_on_its_way(page: Page, played: Player) -> None:
    release = hold_back(page)
    expect(played.start_button).to_be_enabled()
    seen_before_the_click_is_over = page.evaluate(
        """() => {
            const player = document.querySelector('drill-player');
            player.querySelector('button.drillbook-start').click();
            const digits = player.shadowRoot.querySelector('.digits').textContent;
            return [player.dataset.state, Number(digits) * 1000 - player.dataset.leadInMs];
        }"""
    )
    assert seen_before_the_click_is_over == ["lead-in", 0]
    expect(played.stage).to_be_visible()
    assert played.data["engine"] == "loading"
    played.wait_digits("3")
    assert played.face in ("lead-in", "wait")
    expect(played.stage.locator("[role=status]").first).not_to_be_empty()
    release()
    played.wait_for(engine="ready")
    played.wait_for(state="work", segment="1")
    counts = [seen["digits"] for seen in played.seen("digits") if seen["state"] == "lead-in" and seen["segment"] == "0"]
    assert re.search("3,2,1", ",".join(counts))


def test_pausing_before_python_is_there_withdraws_the_start(page: Page, played: Player) -> None:
    release = hold_back(page)
    played.start_button.click()
    played.wait_for(state="lead-in")
    played.press("pause")
    played.wait_for(state="paused")
    release()
    played.wait_for(engine="ready")
    assert played.data["state"] == "paused"
    played.press("resume")
    played.wait_for(state="work", segment="1")


def test_nothing_of_python_is_fetched_by_a_page_without_a_player(page: Page, site: StaticHost) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(Path(request.url).name))
    page.goto(f"{site.url}other/")
    page.wait_for_load_state("networkidle")
    assert "pyodide.asm.wasm" not in asked
