"""The pages around the player: from one to the other, axe content, and every way to build."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import small
from tests.browser.axe import violations
from tests.browser.playing import Player, wear
from tests.browser.sites import served, small_site
from tests.browser.templates import every_page, size
from tests.runtime.static_host import StaticHost


@pytest.mark.slow
@pytest.mark.timeout(1_200)
def test_axe_finds_nothing_on_any_page_at_all(page: Page, real: StaticHost) -> None:
    found = []
    for look in every_page():
        size(page, look.width)
        page.goto(real.url + look.path)
        wear(page, look.scheme)
        found += [f"{look}: {violation}" for violation in violations(page)]
    assert found == []


def test_axe_finds_nothing_in_an_entry_of_the_glossary_shown_beside_its_link(page: Page, real: StaticHost) -> None:
    size(page, 1280)
    page.goto(f"{real.url}articles/why-glutes-go-quiet/")
    page.locator("a[data-preview]", has_text="labrum").focus()
    expect(page.locator(".md-tooltip2--active", has_text="ring of cartilage")).to_be_visible()
    assert violations(page) == []


def test_on_a_dark_device_pages_are_dark(new_context: Callable[..., BrowserContext], real: StaticHost) -> None:
    for wish in ("light", "dark"):
        page = new_context(color_scheme=wish).new_page()
        page.goto(real.url)
        dark = page.evaluate("() => document.body.getAttribute('data-md-color-scheme') === 'slate'")
        assert dark is (wish == "dark")


def test_a_theme_without_a_dark_side_stays_light_on_a_dark_device(
    new_context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    page = new_context(color_scheme="dark").new_page()
    with served(small_site(tmp_path, {"clam": small.CLAM}, {}, dark_side=False)) as host:
        page.goto(f"{host.url}drills/clam/")
        assert violations(page, "article") == []
        page.goto("about:blank")


def test_home_leads_to_a_routine_in_one_click(page: Page, real: StaticHost) -> None:
    page.goto(real.url)
    page.get_by_role("link", name=re.compile("^Start a routine")).click()
    player = Player(page)
    expect(player.start_button).to_be_enabled()
    expect(player.start_button).to_be_in_viewport()


def test_a_drill_in_an_article_is_played_there(page: Page, real: StaticHost) -> None:
    page.goto(f"{real.url}articles/why-glutes-go-quiet/")
    player = Player(page)
    player.start()
    expect(player.stage).to_be_visible()
    player.wait_for(state="lead-in")


def test_history_and_theme_go_on_after_a_run(page: Page, real: StaticHost) -> None:
    page.goto(f"{real.url}routines/")
    page.locator("article a[href$='quick-pre-run-activation/']").first.click()
    player = Player(page)
    player.start()
    player.press("close")
    page.go_back()
    page.wait_for_url("**/routines/")
    expect(page.locator("drill-player")).to_have_count(0)
    page.go_forward()
    expect(Player(page).go_on_button).to_be_visible()


@pytest.mark.parametrize(
    ("instant", "directory_urls"),
    [(False, True), *(pytest.param(*way, marks=pytest.mark.slow) for way in ((True, False), (False, False)))],
    ids=["without instant navigation", "without directory URLs", "without either"],
)
def test_however_the_site_is_built_a_run_is_played_left_and_found_again(
    page: Page,
    tmp_path: Path,
    instant: bool,  # noqa: FBT001 a parameter of the test
    directory_urls: bool,  # noqa: FBT001 a parameter of the test
) -> None:
    folder = small_site(
        tmp_path, small.DRILLS, small.ROUTINES, small.INDEX, instant=instant, directory_urls=directory_urls
    )
    with served(folder) as host:
        page.goto(host.url)
        page.locator("article").get_by_role("link", name="the routines").click()
        page.locator("article").get_by_role("link", name="Twenty seconds").first.click()
        page.wait_for_function("() => document.querySelector('#player-twenty-seconds')")
        page.evaluate("() => (document.isStillThere = true)")
        player = Player(page)
        player.start()
        player.press("skip")
        player.wait_for(state="work", segment="1")
        page.go_back()
        page.wait_for_function("() => !document.querySelector('#player-twenty-seconds')")
        assert bool(page.evaluate("() => document.isStillThere")) is instant
        page.go_forward()
        page.wait_for_function("() => document.querySelector('#player-twenty-seconds')")
        player.go_on_button.click()
        player.wait_for(state="paused", segment="1")
        player.press("resume")
        player.wait_for(state="switch", segment="2")
        page.goto("about:blank")
