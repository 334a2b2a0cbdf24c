"""The sound check: what is asked, what is done with the answer, and that nothing waits for it."""

import json
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.player_fake.conftest import Opener
from tests.player_fake.driving import Driven

VOICE = """
globalThis.said = [];
globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(globalThis, 'speechSynthesis', {value: {
  getVoices: () => [{lang: 'en-GB', localService: true}],
  speak(utterance) {
    if (utterance.text) said.push(utterance.text);
    utterance.onstart?.();
    setTimeout(() => utterance.onend?.(), 600);
  },
  cancel() {}, addEventListener() {},
}});
"""
VOICELESS = "delete globalThis.speechSynthesis; delete Window.prototype.speechSynthesis;"
DEAF = """
globalThis.AudioContext = class extends AudioContext {
  get state() { return 'suspended'; }
  get currentTime() { return 0; }
  async resume() {}
};
"""
SWITCH = "Object.defineProperty(navigator, 'audioSession', {value: {type: 'auto'}, configurable: true});"


def settings(driven: Driven) -> dict[str, Any]:
    """What is kept in this browser."""
    kept: str = driven.page.evaluate("() => Object.entries(localStorage).find(([key]) => key.endsWith(':settings'))[1]")
    found: dict[str, Any] = json.loads(kept)
    return found


def check(driven: Driven) -> None:
    driven.page.get_by_role("button", name="First time? Check the sound").click()


def answer(driven: Driven, name: str) -> None:
    driven.page.get_by_role("button", name=name, exact=True).click()


def test_a_voice_of_the_device_that_was_heard_speaks_from_now_on(opened: Opener) -> None:
    driven = opened(before=VOICE)
    check(driven)

    expect(driven.page.get_by_text("Did you hear it?")).to_be_visible()
    assert driven.page.evaluate("said") == ["Prone leg lift"]
    answer(driven, "Tones and voice")

    expect(driven.page.get_by_text("You can do the whole routine by ear")).to_be_visible()
    assert settings(driven)["deviceVoice"] == "heard"
    assert settings(driven)["checked"] is True


def test_a_voice_that_was_not_heard_is_not_used(opened: Opener) -> None:
    driven = opened(before=VOICE)
    check(driven)

    answer(driven, "Only tones")

    expect(driven.page.get_by_text("tones lead you")).to_be_visible()
    found = settings(driven)
    assert (found["deviceVoice"], found["speaker"], found["checked"]) == ("unheard", "tones", True)


def test_without_a_voice_only_the_tones_are_asked_for(opened: Opener) -> None:
    driven = opened(before=VOICELESS)
    check(driven)

    expect(driven.page.get_by_text("There is no voice on this browser")).to_be_visible()
    answer(driven, "Yes")

    assert settings(driven)["checked"] is True
    assert settings(driven)["speaker"] == "voice"


def test_who_hears_nothing_is_told_what_to_try_and_may_have_it_flash(opened: Opener) -> None:
    driven = opened(before=VOICELESS)
    check(driven)

    answer(driven, "Nothing")
    expect(driven.page.get_by_text("Turn the volume up")).to_be_visible()
    answer(driven, "Flash the frame instead")

    assert settings(driven)["flash"] is True


@pytest.mark.parametrize("before", [SWITCH + VOICELESS + DEAF])
def test_a_device_whose_clock_stands_still_is_noticed_and_the_silent_switch_offered(
    opened: Opener, before: str
) -> None:
    driven = opened(before=before)
    check(driven)

    expect(driven.page.get_by_text("the silent switch off")).to_be_visible()
    answer(driven, "Play also when silent (stops your music)")

    assert settings(driven)["silentSwitch"] is True
    expect(driven.page.get_by_role("button", name="Try again")).to_be_visible()


def test_start_never_waits_for_it(opened: Opener) -> None:
    driven = opened(before=VOICELESS)
    check(driven)

    driven.start()

    expect(driven.player).to_have_attribute("data-state", "lead-in")


def test_it_is_in_the_settings_too(opened: Opener) -> None:
    driven = opened(before=VOICELESS)
    driven.start()
    driven.player.get_by_role("button", name="Sound", exact=True).click()
    panel = driven.player.get_by_role("group", name="Sound and more")

    panel.get_by_role("button", name="Check the sound").click()
    panel.get_by_role("button", name="Yes", exact=True).click()

    expect(panel.get_by_text("Good. Tones lead you")).to_be_visible()
    assert settings(driven)["checked"] is True


def test_who_has_checked_it_is_not_asked_again(opened: Opener) -> None:
    driven = opened(before=VOICELESS)
    check(driven)
    answer(driven, "Yes")
    driven.page.reload()

    expect(driven.page.get_by_role("button", name="Check the sound", exact=True)).to_be_enabled()
