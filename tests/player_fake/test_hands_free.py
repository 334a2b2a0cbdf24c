"""Getting through a routine without touching the screen: headset, pocket lock, flash, screen reader, captions."""

import re
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from drillbook.engine.cue import AfterStart, Cue, Tone
from drillbook.engine.routine import Routine
from tests.player_fake.conftest import Opener
from tests.player_fake.driving import Driven
from tests.player_fake.routines import BRIDGE, LIFT, SHORT

HEADSET = """
globalThis.handlers = {};
const { mediaSession } = navigator;
mediaSession.setActionHandler = (name, handler) => { handlers[name] = handler; };
globalThis.played = [];
HTMLMediaElement.prototype.play = async function () { played.push(this.src.slice(0, 5)); };
"""
FINGER = """
const { matchMedia } = globalThis;
globalThis.matchMedia = (query) => query === '(any-pointer: coarse)' ? {matches: true} : matchMedia(query);
"""
HEARD = """
globalThis.heard = [];
const { attachShadow } = Element.prototype;
Element.prototype.attachShadow = function (how) {
  const root = attachShadow.call(this, how);
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes)
      if (target.role === 'status' && addedNodes.length) heard.push(target.textContent);
  }).observe(root, {childList: true, subtree: true});
  return root;
};
"""
TAPPED = Routine("tapped", "Tapped", (BRIDGE,), lead_in_ms=5_000)


def ready(driven: Driven) -> Driven:
    """Started, with what an open player fetches when it opens."""
    driven.start()
    expect(driven.player.locator(".cover")).to_be_attached()
    return driven


def stage(driven: Driven) -> Locator:
    return driven.player.locator(".drill-stage")


def presses(driven: Driven, *names: str) -> None:
    """Buttons of a headset, one right behind the other, and as far from those before as a hand is."""
    driven.page.wait_for_function("performance.now() > (globalThis.pressed_ms ?? 0) + 100")
    driven.page.evaluate(
        "(names) => { globalThis.pressed_ms = performance.now(); names.forEach((name) => handlers[name]()); }",
        list(names),
    )


def sent(driven: Driven) -> list[str]:
    return [message["input"] for message in driven.pump() if message["type"] == "input"]


# ───── headset ─────


def test_a_headset_pauses_and_resumes(opened: Opener) -> None:
    driven = ready(opened(before=HEADSET))
    driven.advance(11_000)

    presses(driven, "pause")
    driven.expect_message("input", input="pause")
    expect(driven.player).to_have_attribute("data-state", "paused")
    assert driven.page.evaluate("navigator.mediaSession.playbackState") == "paused"
    presses(driven, "play")
    driven.expect_message("input", input="resume")
    expect(driven.player).to_have_attribute("data-state", "work")


def test_a_headset_skips_and_goes_back(opened: Opener) -> None:
    driven = ready(opened(before=HEADSET))
    driven.advance(11_000)

    presses(driven, "nexttrack", "previoustrack")  # two buttons are two presses, however fast

    driven.await_message("input", input="back")
    assert sent(driven) == ["skip", "back"]


def test_a_press_that_a_headset_sends_twice_counts_once(opened: Opener) -> None:
    driven = ready(opened(before=HEADSET))
    driven.advance(11_000)

    presses(driven, "nexttrack", "nexttrack")

    driven.await_message("input", input="skip")
    assert sent(driven) == ["skip"]


def test_play_is_done_where_only_a_tap_ends_the_work(opened: Opener) -> None:
    driven = ready(opened(TAPPED, before=HEADSET))
    driven.advance(6_000)
    assert driven.page.evaluate("navigator.mediaSession.playbackState") == "paused"

    presses(driven, "play")

    driven.expect_message("input", input="done")


def test_the_lock_screen_tells_what_is_done_and_how_far_it_is(opened: Opener) -> None:
    positions = "navigator.mediaSession.setPositionState = (state) => { globalThis.at = state; };"
    driven = ready(opened(before=HEADSET + positions))
    driven.advance(11_000)

    metadata = "({title, artist}) => ({title, artist})"
    assert driven.page.evaluate(f"({metadata})(navigator.mediaSession.metadata)") == {
        "title": "Prone leg lift, left",
        "artist": "Short",
    }
    at: dict[str, Any] = driven.page.evaluate("at")
    assert at["position"] == pytest.approx(11, abs=0.5)
    assert at["duration"] > 100


def test_what_nobody_hears_is_played_while_a_run_is_open_and_no_longer(opened: Opener) -> None:
    driven = ready(opened(before=HEADSET))
    driven.advance(1_000)
    assert set(driven.page.evaluate("played")) == {"blob:"}

    driven.page.keyboard.press("Escape")
    driven.expect_message("input", input="pause")

    assert driven.page.evaluate("[navigator.mediaSession.metadata, handlers.play]") == [None, None]


def test_where_it_would_stop_the_visitors_music_the_visitor_is_asked_first(opened: Opener) -> None:
    driven = ready(opened(before=HEADSET + FINGER))
    driven.advance(1_000)
    assert driven.page.evaluate("played") == []

    driven.player.get_by_role("button", name="Sound", exact=True).click()
    driven.player.get_by_label("Headset buttons and lock screen").check()
    driven.press("Pause")
    driven.press("Resume")
    driven.page.wait_for_function("() => played.length > 0")


# ───── one press, one action ─────


def test_two_buttons_are_two_presses_however_fast(opened: Opener) -> None:
    driven = ready(opened())
    driven.advance(11_000)
    driven.press("Pause")
    driven.sync()

    driven.player.evaluate("""player => {
      for (const action of ['hurts', 'resume']) {
        const button = player.shadowRoot.querySelector(`[data-action=${action}]`);
        const { x, y } = button.getBoundingClientRect();
        button.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: x + 9, clientY: y + 9 }));
      }
    }""")

    driven.expect_message("input", input="resume")


def test_a_double_tap_is_one_action(opened: Opener) -> None:
    driven = ready(opened())
    driven.advance(11_000)

    driven.player.get_by_role("button", name="Skip", exact=True).evaluate(
        "(button) => { button.click(); button.click(); }"
    )

    driven.await_message("input", input="skip")
    assert sent(driven) == ["skip"]


# ───── pocket lock ─────


def locked(driven: Driven) -> Locator:
    """Locked at work; the button that unlocks it."""
    ready(driven).advance(11_000)
    driven.player.get_by_role("button", name="Lock for the pocket", exact=True).click()
    return driven.player.get_by_role("button", name="Locked for the pocket.")


def test_a_locked_player_takes_no_taps_and_no_keys(opened: Opener) -> None:
    driven = opened()
    hold = locked(driven)
    driven.pump()

    hold.click()
    for key in ["Space", "ArrowRight", "ArrowLeft", "Escape"]:
        driven.page.keyboard.press(key)
    driven.page.mouse.click(200, 700)

    assert sent(driven) == []
    expect(hold).to_be_visible()
    expect(driven.player.locator(".controls")).to_have_attribute("inert", "")
    expect(driven.player.locator(".cover-count")).to_have_text(driven.player.locator(".digits").inner_text())


def test_a_press_of_a_second_unlocks_it(opened: Opener) -> None:
    driven = opened()
    hold = locked(driven)

    hold.hover()
    driven.page.mouse.down()
    expect(hold).to_have_attribute("data-pressed", "")
    expect(hold).to_be_hidden()
    driven.page.mouse.up()

    expect(driven.player.get_by_role("button", name="Pause", exact=True)).to_be_focused()


def test_a_held_key_unlocks_it(opened: Opener) -> None:
    driven = opened()
    hold = locked(driven)

    expect(hold).to_be_focused()
    driven.page.keyboard.down("Space")
    expect(hold).to_be_hidden()
    driven.page.keyboard.up("Space")

    assert "pause" not in sent(driven)


def test_a_screen_reader_unlocks_it(opened: Opener) -> None:
    driven = opened()
    hold = locked(driven)

    hold.evaluate("(button) => button.click()")

    expect(hold).to_be_hidden()


def test_a_locked_player_is_led_by_a_headset_and_paused_by_the_device(opened: Opener) -> None:
    driven = opened(before=HEADSET)
    hold = locked(driven)

    presses(driven, "pause")
    driven.expect_message("input", input="pause")

    expect(driven.player.locator(".cover-seen")).to_contain_text("Paused")
    expect(hold).to_be_visible()


# ───── flash ─────


def test_the_frame_lights_up_with_a_tone_and_goes_out(opened: Opener) -> None:
    driven = ready(opened())
    driven.player.get_by_role("button", name="Sound", exact=True).click()
    driven.player.get_by_label("Flash the frame with each tone").check()
    lit = """() => {
        const stage = document.querySelector('drill-player').shadowRoot.querySelector('.drill-stage');
        globalThis.lit = [];
        new MutationObserver(() => lit.push(stage.hasAttribute('data-lit')))
            .observe(stage, {attributes: true, attributeFilter: ['data-lit']});
    }"""
    driven.page.evaluate(lit)

    driven.advance(7_200)

    driven.page.wait_for_function("() => lit.length >= 2")
    assert driven.page.evaluate("lit.slice(0, 2)") == [True, False]


def test_it_never_flashes_more_than_three_times_a_second(opened: Opener) -> None:
    driven = ready(opened())
    lights = driven.page.evaluate("""async () => {
        const entry = performance.getEntriesByType('resource').find(({name}) => name.endsWith('/flash.js'));
        const { Flash } = await import(entry.name);
        let lights = 0;
        const flash = new Flash({toggleAttribute: () => lights++, removeAttribute() {}});
        for (let at_ms = 0; at_ms < 3000; at_ms += 20) flash.light(at_ms);
        return lights;
    }""")
    assert 0 < lights <= 9


# ───── screen reader, captions ─────


def test_a_screen_reader_is_given_the_words_of_the_voice_and_nothing_twice(opened: Opener) -> None:
    driven = ready(opened(before=HEARD))
    driven.player.get_by_role("button", name="Sound", exact=True).click()
    driven.player.get_by_label("My screen reader").check()
    driven.advance(4_000)
    driven.page.evaluate("() => heard.splice(0)")

    driven.advance(17_000)

    heard = driven.page.evaluate("heard")
    assert heard == ["Lie face down, forehead on your hands", "Lift from the hip, not from the back", "Rest. Set two"]


def test_a_screen_reader_is_not_given_the_count_nor_the_phases(opened: Opener) -> None:
    driven = ready(opened(Routine("kick", "Kick", SHORT.items[1:], lead_in_ms=10_000), before=HEARD))
    driven.player.get_by_role("button", name="Sound", exact=True).click()
    driven.player.get_by_label("My screen reader").check()
    driven.advance(9_000)
    driven.page.evaluate("() => heard.splice(0)")

    driven.advance(40_500)

    assert driven.page.evaluate("heard") == ["Last one"]


@pytest.mark.parametrize("speaker", ["Our voice", "Nobody"])
def test_a_tone_without_words_has_a_caption(opened: Opener, speaker: str) -> None:
    chimed = replace(LIFT, cues=(Cue(AfterStart(2_000), tone=Tone.SOFT),))
    driven = ready(opened(Routine("chimed", "Chimed", (chimed,), lead_in_ms=5_000)))
    driven.player.get_by_role("button", name="Sound", exact=True).click()
    driven.player.get_by_label(speaker).check()

    driven.advance(7_500)

    expect(driven.player.locator(".caption")).to_have_text("A soft tone")


# ───── the panel ─────


@pytest.mark.parametrize(("width", "height"), [(320, 568), (568, 320), (390, 844), (1280, 800)])
def test_the_settings_fit_and_can_be_hit(opened: Opener, width: int, height: int) -> None:
    driven = opened(before=FINGER)
    driven.page.set_viewport_size({"width": width, "height": height})
    ready(driven)
    before = stage(driven).locator(".controls").bounding_box()
    driven.player.get_by_role("button", name="Sound", exact=True).click()
    panel = driven.player.get_by_role("group", name="Sound and more")

    box = panel.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= height
    assert stage(driven).locator(".controls").bounding_box() == before
    for target in panel.locator("label:visible, button:visible").all():
        size = target.bounding_box()
        assert size is not None
        assert size["height"] >= 44
    assert panel.evaluate("(panel) => panel.scrollWidth <= panel.clientWidth")


def test_the_key_for_leaving_closes_the_panel_first(opened: Opener) -> None:
    driven = ready(opened())
    sound = driven.player.get_by_role("button", name="Sound", exact=True)
    sound.click()

    driven.page.keyboard.press("Escape")

    expect(driven.player.get_by_role("group", name="Sound and more")).to_be_hidden()
    expect(sound).to_be_focused()
    expect(driven.player.get_by_role("button", name="Pause", exact=True)).to_be_visible()


def test_silence_by_a_switch_is_offered_where_there_is_one_and_says_what_it_costs(opened: Opener) -> None:
    driven = ready(opened(before="Object.defineProperty(navigator, 'audioSession', {value: {type: 'auto'}});" + FINGER))
    driven.player.get_by_role("button", name="Sound", exact=True).click()

    label = driven.player.locator("label", has_text="Also with the silent switch")
    expect(label).to_contain_text("It stops your music")
    label.click()

    driven.page.reload()
    kept = driven.page.evaluate("() => Object.entries(localStorage).find(([key]) => key.endsWith(':settings'))[1]")
    assert re.search('"silentSwitch":true', kept)
