"""Before you start: on a phone, where Start stands at the edge and the list far below, a tap leads to the list."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import test_contrast
from tests.browser.playing import Player, wear
from tests.browser.templates import size
from tests.runtime.static_host import StaticHost

PAGES = ("drills/deadlift/", "drills/bounding/", "drills/downhill-stride/", "routines/posture-flow-downhill/")

ON_TOP = """box => {
  const { left, top, width, height } = box.getBoundingClientRect();
  return document.elementFromPoint(left + width / 2, top + height / 2) === box;
}"""


@pytest.mark.parametrize("path", PAGES)
def test_a_tap_on_start_leads_to_the_list(browser: Browser, real: StaticHost, path: str) -> None:
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 640}, reduced_motion="reduce")
    player = Player(context.new_page())
    player.page.goto(real.url + path)
    heading = player.page.get_by_text("Before you start", exact=True)
    boxes = player.element.locator(".drillbook-readiness").get_by_role("checkbox")
    expect(player.start_button).to_contain_text(f"Tick {boxes.count()} points first")
    expect(boxes.first).not_to_be_in_viewport()

    player.start_button.tap(force=True)  # `aria-disabled` alone would make it wait

    expect(boxes.first).to_be_focused()
    expect(heading).to_be_in_viewport()
    assert boxes.first.evaluate(ON_TOP), "the header or the bar with Start stands over the box"
    assert player.data["state"] == "ready"

    for box in boxes.all():
        box.tap()
    expect(player.start_button).to_be_enabled()
    context.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 390), ("light", 1280), ("dark", 1280)])
def test_start_stands_out_while_points_are_missing(browser: Browser, real: StaticHost, scheme: str, width: int) -> None:
    page = browser.new_page()
    size(page, width)
    page.goto(real.url + PAGES[0])
    wear(page, scheme)
    expect(page.locator(".drillbook-start")).to_contain_text("Tick 3 points first")
    page.locator(".drillbook-start").scroll_into_view_if_needed()
    assert test_contrast.look_at(page, ".drillbook-start") == []
    page.close()
