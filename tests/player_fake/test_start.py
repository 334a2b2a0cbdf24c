"""From the click to the engine: the answer is at once, and whatever goes wrong is told."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.player_fake.conftest import Opener

AT_ONCE = """() => {
  const player = document.querySelector('drill-player');
  player.querySelector('button.drillbook-start').click();
  return {
    state: player.dataset.state,
    engine: player.dataset.engine,
    open: player.shadowRoot.querySelector('dialog').open,
    count: player.shadowRoot.querySelector('.digits').textContent,
  };
}"""

TO_THE_EDGE = """() => {
  document.querySelector("h1 + p").style.height = "200vh"; // the list is below the fold
  document.querySelector(".drillbook-start").style.cssText = "position: fixed; bottom: 0";
  scrollTo({ top: 0, behavior: "instant" });
}"""
"""Start stands where the pages put it on a phone."""


def test_start_is_answered_within_the_click_while_python_is_still_away(opened: Opener) -> None:
    driven = opened(mode="stalls")

    assert driven.page.evaluate(AT_ONCE) == {"state": "lead-in", "engine": "loading", "open": True, "count": "10"}


def test_the_count_before_python_stops_at_three_and_says_that_it_waits(opened: Opener) -> None:
    driven = opened(mode="stalls", lead_in_ms=3_000)

    driven.page.evaluate(AT_ONCE)

    expect(driven.player.locator(".drill-stage")).to_have_attribute("data-face", "wait")
    expect(driven.player.locator(".digits")).to_have_text("3")
    expect(driven.player.get_by_text("Stay where you are. It starts by itself.")).to_be_visible()
    expect(driven.player.get_by_text("Getting the timer ready")).to_be_visible()
    expect(driven.player.get_by_text("70 %")).to_be_visible()


def test_the_count_before_python_stops_where_the_engine_says(opened: Opener) -> None:
    driven = opened(mode="stalls", lead_in_ms=4_000, guided_ms=4_000)

    driven.page.evaluate(AT_ONCE)

    expect(driven.player.locator(".drill-stage")).to_have_attribute("data-face", "wait")
    expect(driven.player.locator(".digits")).to_have_text("4")


def test_the_engine_gets_routine_options_and_the_age_of_the_click(opened: Opener) -> None:
    driven = opened()
    driven.page.get_by_text("Options").click()
    driven.page.get_by_label("Wait for me after each drill").check()
    driven.page.get_by_label("Pace").select_option("150")
    driven.page.get_by_label("First side").select_option("right")

    driven.page.click("button.drillbook-start")
    driven.worker.evaluate(
        "async () => { while (carrier.received.length < 2) await new Promise((r) => setTimeout(r, 5)); }"
    )
    opening, start = driven.pump()

    assert opening["type"] == "open"
    assert opening["routine"]["id"] == "short"
    assert opening["options"] == {"pace_percent": 150, "wait_for_me": True, "first_side": "right"}
    assert (start["input"], start["player"]) == ("start", opening["player"])
    assert 0 <= start["age_ms"] < 5_000
    expect(driven.player).to_have_attribute("data-side", "right")


def test_start_says_how_much_is_still_to_be_ticked_and_can_be_pressed_all_the_same(opened: Opener) -> None:
    driven = opened(readiness=["I can hop without pain", "I am warm"])
    start = driven.page.locator("button.drillbook-start")
    expect(start).to_have_accessible_name("Start Tick 2 points first")
    expect(start).to_have_accessible_description("Before you start")
    expect(start).to_have_attribute("aria-disabled", "true")
    assert start.evaluate("start => !start.disabled")

    driven.page.get_by_label("I am warm").check()
    expect(start).to_have_text(re.compile("Start.*Tick 1 point first", re.DOTALL))
    driven.page.get_by_label("I can hop without pain").check()
    expect(start).to_be_enabled()
    expect(start).to_have_accessible_name("Start 3:12")
    expect(start).to_have_accessible_description("")

    driven.page.get_by_label("I am warm").uncheck()
    expect(start).to_have_attribute("aria-disabled", "true")


@pytest.mark.parametrize("lines", [3, 30])
@pytest.mark.parametrize("by", ["tap", "key"])
def test_start_leads_to_the_first_point_that_is_missing_and_starts_nothing(opened: Opener, by: str, lines: int) -> None:
    points = [f"Point {number}" for number in range(1, lines + 1)]
    driven = opened(readiness=points)
    driven.page.set_viewport_size({"width": 390, "height": 640})
    start = driven.page.locator("button.drillbook-start")
    for point in points[:-2]:
        driven.page.get_by_label(point, exact=True).check()
    driven.page.evaluate(TO_THE_EDGE)
    missing = driven.page.get_by_label(points[-2], exact=True)
    expect(missing).not_to_be_in_viewport()

    if by == "key":
        start.evaluate("start => start.focus({preventScroll: true})")
        driven.page.keyboard.press("Enter")
    else:
        start.dispatch_event("click")

    expect(missing).to_be_focused()
    expect(missing).to_be_in_viewport(ratio=1)
    expect(driven.player).to_have_attribute("data-state", "ready")
    expect(driven.player.locator(".drill-stage")).to_be_hidden()
    for point in points[-2:]:
        driven.page.get_by_label(point, exact=True).check()
    driven.start()
    expect(driven.player).to_have_attribute("data-state", "lead-in")


def test_what_was_begun_can_only_be_started_again_once_all_is_ticked(opened: Opener) -> None:
    driven = opened(readiness=["I am warm"])
    driven.page.get_by_label("I am warm").check()
    driven.start()
    driven.player.get_by_role("button", name="Leave the player").click()
    again = driven.page.locator("button.drillbook-start-again")
    expect(again).to_have_accessible_name("Start again")

    driven.page.get_by_label("I am warm").uncheck()
    expect(again).to_have_accessible_name("Start again Tick 1 point first")
    again.dispatch_event("click")
    expect(driven.page.get_by_label("I am warm")).to_be_focused()
    expect(driven.player.locator(".drill-stage")).to_be_hidden()


def test_a_start_among_others_is_heard_with_what_it_starts(opened: Opener) -> None:
    driven = opened(compact=True, name="Short", readiness=["I am warm"])
    start = driven.page.locator("button.drillbook-start")
    expect(start).to_have_accessible_name("Start Short, Tick 1 point first")
    driven.page.get_by_label("I am warm").check()
    expect(start).to_have_accessible_name("Start Short, 3:12")


@pytest.mark.parametrize("width", [390, 1280])
def test_points_are_apart_and_wide_enough_for_a_thumb_each_box_beside_its_first_line(
    opened: Opener, width: int
) -> None:
    driven = opened(readiness=["A point that is so long that it takes several lines, " * 5] * 2 + ["Short"] * 2)
    driven.page.set_viewport_size({"width": width, "height": 800})

    points = driven.page.locator(".drillbook-readiness label").evaluate_all(
        """labels => labels.map((label) => {
          const range = document.createRange();
          range.selectNodeContents(label.querySelector("span"));
          const [first] = range.getClientRects();
          const { top, bottom } = range.getBoundingClientRect();
          const box = label.querySelector("input").getBoundingClientRect();
          return { height: label.offsetHeight, top, bottom, lines: range.getClientRects().length,
                   off: Math.abs((first.top + first.bottom) / 2 - (box.top + box.bottom) / 2) };
        })"""
    )
    assert [point["lines"] > 1 for point in points] == [True, True, False, False]
    assert all(point["height"] >= 44 for point in points)
    assert all(point["off"] < 2 for point in points)
    assert all(below["top"] - above["bottom"] >= 8 for above, below in pairwise(points))


def test_python_that_never_comes_is_told_and_can_be_tried_again(opened: Opener) -> None:
    driven = opened(mode="stalls", attributes='data-stall-ms="150"')

    driven.page.click("button.drillbook-start")

    expect(driven.player).to_have_attribute("data-engine", "failed")
    expect(driven.player.locator(".title")).to_contain_text("nothing arrived for a while")
    assert driven.page.workers == []

    driven.player.get_by_role("button", name="Try again").click()
    expect(driven.player).to_have_attribute("data-engine", "loading")
    expect(driven.player).to_have_attribute("data-state", "lead-in")


def test_python_that_fails_leads_to_the_written_routine(opened: Opener) -> None:
    driven = opened(mode="fails")

    driven.page.click("button.drillbook-start")
    driven.player.get_by_role("button", name="Use the written routine").click()

    expect(driven.page.locator("dialog")).to_be_hidden()
    expect(driven.page.get_by_role("heading", name="The written routine")).to_be_in_viewport()


def test_paused_before_python_is_there_starts_anew_on_resume(opened: Opener) -> None:
    driven = opened(mode="stalls")
    driven.page.click("button.drillbook-start")

    driven.player.get_by_role("button", name="Pause").click()
    expect(driven.player).to_have_attribute("data-state", "paused")
    expect(driven.player).to_have_attribute("data-kind", "lead-in")

    driven.player.get_by_role("button", name="Resume").click()
    expect(driven.player).to_have_attribute("data-state", "lead-in")


def test_python_boots_when_the_pointer_comes_near_and_not_before(opened: Opener) -> None:
    driven = opened()
    assert driven.page.workers == []

    driven.page.hover("button.drillbook-start")

    expect(driven.player).to_have_attribute("data-engine", "ready")


def test_the_page_shows_the_same_lead_in_before_and_after_python(opened: Opener) -> None:
    driven = opened()
    driven.start()

    expect(driven.player).to_have_attribute("data-state", "lead-in")
    expect(driven.player).to_have_attribute("data-segment", "0")
    expect(driven.player.locator(".digits")).to_have_text(re.compile(r"^(10|9)$"))
    expect(driven.player.locator(".head .side")).to_have_text("LEFT")
