"""The keyboard: space and arrows while the player has the focus, and only then."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.playing import Player


def test_the_keyboard_alone_starts_pauses_moves_and_leaves(warm: Callable[[str], Player]) -> None:
    player = warm("routines/everything/")
    page = player.page
    expect(player.start_button).to_be_enabled()
    player.start_button.focus()
    page.keyboard.press("Enter")
    player.wait_for(state="lead-in", engine="ready")
    player.wait_under_way()
    page.keyboard.press("Space")
    player.wait_for(state="paused")
    page.keyboard.press("Space")
    player.wait_for(state="lead-in")
    page.keyboard.press("ArrowRight")
    player.wait_for(state="work", segment="1")
    page.keyboard.press("ArrowRight")
    player.wait_for(state="switch", segment="2")
    page.keyboard.press("ArrowLeft")
    player.wait_for(state="work", segment="1")
    page.keyboard.press("Escape")
    player.wait_for(state="paused")
    expect(player.stage).to_be_hidden()


def test_a_key_in_a_field_is_the_fields(warm: Callable[[str], Player]) -> None:
    player = warm("routines/everything/")
    page = player.page
    player.start()
    player.sound_button.click()
    volume = player.stage.locator("input[name='volume']")
    volume.focus()
    before = volume.input_value()
    page.keyboard.press("ArrowRight")
    assert volume.input_value() != before
    assert player.data["segment"] == "0"
    assert player.data["state"] == "lead-in"


def test_without_the_focus_no_key_does_anything(warm: Callable[[str], Player]) -> None:
    player = warm("routines/everything/")
    page = player.page
    player.start()
    player.press("close")
    player.wait_for(state="paused")
    page.locator("h1").click()
    for key in ("Space", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
    expect(player.stage).to_be_hidden()
    assert (player.data["state"], player.data["segment"]) == ("paused", "0")


def test_the_focus_comes_back_to_where_it_was(warm: Callable[[str], Player]) -> None:
    player = warm("routines/everything/")
    page = player.page
    player.start()
    player.press("close")
    expect(player.go_on_button).to_be_visible()
    assert page.evaluate("() => document.querySelector('drill-player').contains(document.activeElement)")
