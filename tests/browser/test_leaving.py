"""Runs that are interrupted: another page, a reload, another player, a sleeping device, a worker that dies."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.moved_clock import MovedClock
from tests.browser.playing import Player
from tests.runtime.static_host import StaticHost

MINUTES_MS = 60_000


@pytest.fixture
def working(page: Page, site: StaticHost, clock: MovedClock) -> Player:
    """A routine that is in its first work, and was so long enough for it to be kept."""
    page.goto(f"{site.url}routines/everything/")
    player = Player(page)
    player.start()
    player.begin_work(clock)
    player.wait_for(state="work", segment="1", rep="2")
    return player


def follow(page: Page, selector: str) -> None:
    """Follow a link of the page, which the open player covers: as a key, a gesture or the theme's own script would."""
    page.evaluate("() => (document.isStillThere = true)")
    page.evaluate("selector => document.querySelector(selector).click()", selector)
    page.wait_for_function("() => !document.querySelector('#player-everything')")
    assert page.evaluate("() => document.isStillThere"), "the whole document was loaded anew"


def test_another_page_and_back_finds_it_paused_and_offered(working: Player) -> None:
    page = working.page
    follow(page, ".db-crumbs a")
    page.wait_for_url("**/small/routines/")
    assert page.evaluate("() => document.documentElement.style.overflow") == ""
    page.go_back()
    page.wait_for_url("**/routines/everything/")
    player = Player(page)
    expect(player.go_on_button).to_be_visible()
    assert player.data["state"] == "ready"
    player.go_on_button.click()
    player.wait_for(state="paused", segment="1", rep="2")
    player.press("resume")
    player.wait_for(state="work", segment="1", rep="3")


def test_the_second_routine_of_a_visit_starts_without_loading_python_again(working: Player, site: StaticHost) -> None:
    page = working.page
    fetched = len([path for path in site.asked if "pyodide" in path])
    working.press("close")
    follow(page, ".md-header a.md-logo")
    page.wait_for_url(site.url)
    player = Player(page)
    player.start_button.click()
    player.wait_for(state="lead-in", engine="ready")
    player.wait_under_way()
    assert len([path for path in site.asked if "pyodide" in path]) == fetched
    assert player.worker.url.endswith("/worker.js")  # and there is no other


def test_a_reload_offers_to_go_on_and_never_starts_by_itself(working: Player, clock: MovedClock) -> None:
    page = working.page
    working.press("skip-drill")
    working.wait_for(state="lead-in", segment="4")
    page.reload()
    player = Player(page)
    expect(player.go_on_button).to_be_visible()
    assert player.data["engine"] == "idle"
    assert player.data["state"] == "ready"
    player.go_on_button.click()
    player.wait_for(state="paused", segment="4")
    player.press("resume")
    player.wait_for(state="lead-in", segment="4")
    clock.run(page, 5)
    player.wait_for(state="work", segment="5")


def test_starting_again_forgets_what_was_kept(working: Player, clock: MovedClock) -> None:
    page = working.page
    working.press("pause")
    working.wait_for(state="paused")
    page.reload()
    player = Player(page)
    player.element.locator("button.drillbook-start-again").click()
    player.wait_for(state="lead-in", segment="0")
    player.wait_under_way()
    clock.run(page, 5)
    player.wait_for(state="work", segment="1", rep="1")


def test_after_twelve_hours_it_starts_from_the_beginning(working: Player, clock: MovedClock) -> None:
    page = working.page
    working.press("pause")
    working.wait_for(state="paused")
    clock.sleep(page, 13 * 60 * MINUTES_MS)
    page.reload()
    player = Player(page)
    player.go_on_button.click()
    expect(player.element.locator(".drillbook-status")).to_contain_text("twelve hours")
    expect(player.start_button).to_be_visible()


def test_starting_one_player_pauses_the_other(page: Page, site: StaticHost) -> None:
    page.goto(site.url)
    players = page.locator("drill-player")
    first, second = (Player(page, name) for name in players.evaluate_all("all => all.map(e => e.id)"))
    first.start()
    page.evaluate("id => document.getElementById(id).querySelector('button.drillbook-start').click()", second.id)
    first.wait_for(state="paused")
    second.wait_for(state="lead-in")
    second.wait_under_way()
    expect(first.stage).to_be_hidden()
    expect(second.stage).to_be_visible()


@pytest.mark.parametrize("monotonic", [True, False], ids=["its clock went on", "its clock stood still"])
def test_a_sleeping_device_pauses_and_says_for_how_long(working: Player, clock: MovedClock, monotonic: bool) -> None:  # noqa: FBT001 a parameter
    clock.sleep(working.page, 3 * MINUTES_MS, monotonic=monotonic)
    working.wait_for(state="paused", segment="1")
    expect(working.stage).to_contain_text("stood still for 3 min")
    working.press("resume")
    working.wait_for(state="work", segment="1", rep="3")


def test_a_clock_that_is_set_back_is_not_noticed(working: Player, clock: MovedClock) -> None:
    clock.sleep(working.page, -60 * MINUTES_MS, monotonic=False)
    working.wait_for(state="work", rep="3")
    working.wait_for(state="switch", segment="2")


def test_a_page_that_is_blocked_does_not_hold_up_the_engine(working: Player) -> None:
    working.page.evaluate("() => { const until = Date.now() + 2500; while (Date.now() < until); }")
    working.wait_for(state="switch", segment="2")
    assert not [seen for seen in working.seen("attributes") if seen["state"] == "paused"]


def test_a_worker_that_dies_is_started_again_and_waits_paused(working: Player) -> None:
    working.worker.evaluate("() => self.close()")
    working.wait_for(state="paused", segment="1")
    expect(working.button("resume")).to_be_enabled()
    expect(working.stage).to_contain_text("was started again")
    working.press("resume")
    working.wait_for(state="work", segment="1", rep="3")


def test_python_in_an_endless_loop_is_ended_and_started_again(working: Player) -> None:
    working.worker.evaluate("() => { setTimeout(() => { for (;;); }, 0); }")
    working.wait_for(state="paused", segment="1")
    working.wait_for(engine="ready")
    expect(working.button("resume")).to_be_enabled()
    working.press("resume")
    working.wait_for(state="work", segment="1")
