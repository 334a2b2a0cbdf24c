"""Every face of the player, on every size of screen.

Nothing sticks out, every button can be hit and stays where it is, the count is the largest and can be read from afar,
axe finds nothing.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.axe import violations
from tests.browser.moved_clock import MovedClock
from tests.browser.playing import Player
from tests.runtime.static_host import StaticHost

SIZES = ((390, 844), (390, 690), (320, 640), (844, 390), (768, 1024), (1024, 768), (1280, 800), (1920, 1080))
ACROSS_THE_ROOM = ((1280, 800), (1920, 1080))
LEAST_PX = 44
ALMOST_STILL = 0.01
UNSEEN = "body:has(drill-player:not([data-state=ready])) .drillbook-card { visibility: hidden; }"
"""What lies behind the open player is inert; axe takes it for buttons in the way of the player's own."""

SPREAD, BOXES, HEIGHTS = (Path(__file__).with_name(f"{name}.js").read_text() for name in ("spread", "boxes", "heights"))


def faces(player: Player, clock: MovedClock) -> Iterator[str]:
    """Go through all faces, standing still at each where it can; leaves the clock at its own speed."""
    player.start()
    yield "lead-in"
    player.begin_work(clock)
    player.wait_for(segment="1")
    yield "reps"
    player.press("pause")
    player.wait_for(state="paused")
    yield "paused"
    player.press("hurts")
    yield "hurts"
    player.press("resume")
    player.wait_for(state="work", segment="1")
    player.press("skip")
    player.wait_for(state="switch")
    yield "switch"
    player.press("skip-drill")
    player.wait_for(state="lead-in", segment="4")
    player.begin_work(clock)
    player.wait_for(segment="5")
    yield "hold"
    player.press("skip")
    player.wait_for(state="rest")
    yield "rest"
    player.press("skip-drill")
    player.wait_for(state="lead-in", segment="8")
    player.begin_work(clock)
    player.wait_for(segment="9")
    yield "free"
    player.press("done")
    player.begin_work(clock)
    player.wait_for(segment="11")
    yield "open"
    player.press("done")
    player.wait_for(state="rest", segment="12")
    player.begin_work(clock)
    player.wait_for(segment="13")
    yield "alternate"
    player.press("skip-drill")
    player.wait_for(segment="14")
    player.press("skip-drill")
    player.wait_for(segment="16")
    player.begin_work(clock)
    player.wait_for(segment="17")
    yield "timed"
    player.press("skip")
    player.wait_for(state="finished")
    yield "finished"


def test_every_face_fits_every_screen_and_axe_finds_nothing(page: Page, site: StaticHost, clock: MovedClock) -> None:
    page.goto(f"{site.url}routines/everything/")
    faults = violations(page, "article")  # around it is the theme, with faults of its own
    page.add_style_tag(content=UNSEEN)
    first: dict[str, list[int]] = {}
    player = Player(page)
    for face in faces(player, clock):
        clock.run(page, ALMOST_STILL)
        for place in places(player):
            faults += [f"{face} {place}: {fault}" for fault in page.evaluate(SPREAD, LEAST_PX)]
            for name, box in page.evaluate(BOXES).items():
                if first.setdefault(f"{name} {place}", box) != box:
                    faults.append(f"{face} {place}: {name} has moved from {first[f'{name} {place}']} to {box}")
            heights = page.evaluate(HEIGHTS)
            order = [heights[name] for name in ("count", "side", "name", "next") if heights[name]]
            if face not in ("finished", "switch") and order != sorted(order, reverse=True):
                faults.append(f"{face} {place}: count, side, name and next are {order} px high, not in that order")
        faults += [f"{face}: {violation}" for violation in violations(page, "drill-player")]
        clock.run(page, 1)
    assert faults == []


def places(player: Player) -> Iterator[str]:
    """Show the player on every size of screen, and where there is room for it across the room; end on a phone."""
    for width, height in SIZES:
        player.page.set_viewport_size({"width": width, "height": height})
        yield f"at {width} × {height}"
        if (width, height) in ACROSS_THE_ROOM:
            player.page.keyboard.press("b")
            yield f"across the room at {width} × {height}"
            player.page.keyboard.press("b")
    player.page.set_viewport_size({"width": 390, "height": 844})


AT_3_M = {
    "lead-in": {(390, 844): 211, (844, 390): 200, (320, 640): 138, (1280, 800): 230},
    "work": {(390, 844): 200, (844, 390): 200, (320, 640): 130, (1280, 800): 200},
    "switch": {(390, 844): 200, (844, 390): 140, (320, 640): 138, (1280, 800): 180},
    "rest": {(390, 844): 180, (844, 390): 157, (320, 640): 130, (1280, 800): 230},
}
"""How high digits are at least, in CSS pixels, of which a phone has six in a millimetre.

At three metres 116 px span 22 minutes of arc, which is what reading asks for; 200 px span 38.
"""


def test_the_count_can_be_read_from_three_metres(page: Page, real: StaticHost) -> None:
    page.goto(f"{real.url}routines/quick-pre-run-activation/")
    player = Player(page)
    found: list[str] = []
    player.start()
    for state, least in AT_3_M.items():
        player.wait_for(state=state)
        for (width, height), least_px in least.items():
            page.set_viewport_size({"width": width, "height": height})
            if (drawn := page.evaluate(HEIGHTS)["count"]) < least_px:
                found.append(f"{state} at {width} × {height}: {drawn:.0f} px, less than {least_px}")
        page.set_viewport_size({"width": 390, "height": 844})
        if state == "switch":
            player.press("skip")
            player.wait_for(state="work", segment="3")
        player.press("skip")
    assert found == []


def test_across_the_room_the_count_fills_the_screen_and_the_buttons_come_when_they_are_looked_for(
    page: Page, site: StaticHost
) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"{site.url}routines/everything/")
    player = Player(page)
    page.get_by_role("button", name="Big screen").click()
    player.start()
    page.keyboard.press("ArrowRight")
    player.wait_for(state="work")

    expect(player.stage).to_have_attribute("data-idle", "")
    assert page.evaluate(HEIGHTS)["count"] > 0.5 * 1080
    expect(player.button("pause")).to_have_css("opacity", "1")  # its row is not
    expect(player.stage.locator(".controls")).to_have_css("opacity", "0")
    expect(player.stage.locator(".list")).to_be_hidden()

    page.mouse.move(300, 300)
    expect(player.stage.locator(".controls")).to_have_css("opacity", "1")
    page.keyboard.press("Space")
    player.wait_for(state="paused")
    expect(player.stage).to_have_attribute("data-idle", "")
    expect(player.stage.locator(".controls")).to_have_css("opacity", "1")  # nothing goes on without it

    page.reload()
    expect(page.get_by_role("button", name="Big screen")).to_have_attribute("aria-pressed", "true")


def test_opening_grows_out_of_the_button_and_only_for_who_likes_motion(
    new_context: Callable[..., BrowserContext], site: StaticHost
) -> None:
    for motion, name in (("no-preference", "drill-open"), ("reduce", "none")):
        page = new_context(reduced_motion=motion).new_page()
        page.goto(f"{site.url}routines/everything/")
        player = Player(page)
        box = player.start_button.bounding_box()
        player.start_button.click()
        dialog = player.element.locator("dialog")
        expect(dialog).to_have_css("animation-name", name)
        assert box
        left_px = dialog.evaluate("dialog => dialog.style.getPropertyValue('--from').split(' ').at(-1)")
        assert left_px == f"{round(box['x'])}px"


@pytest.mark.slow
def test_axe_finds_nothing_in_the_dark(
    new_context: Callable[..., BrowserContext], site: StaticHost, clock: MovedClock
) -> None:
    page = new_context(color_scheme="dark").new_page()
    page.goto(f"{site.url}routines/everything/")
    page.add_style_tag(content=UNSEEN)
    assert page.evaluate("() => document.body.getAttribute('data-md-color-scheme')") == "slate"
    found = []
    for face in faces(Player(page), clock):
        found += [f"{face}: {violation}" for violation in violations(page, "drill-player")]
    assert found == []
