"""Tones on the audio clock, spoken words where the device has a voice, and what is done when either goes away."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.player_fake.conftest import Opener
from tests.player_fake.driving import Driven
from tests.player_fake.workshop import wav

RECORD = """
globalThis.starts = [];
globalThis.stops = [];
for (const [name, list] of [['start', 'starts'], ['stop', 'stops']]) {
  const original = AudioScheduledSourceNode.prototype[name];
  AudioScheduledSourceNode.prototype[name] = function (when) {
    if (this.frequency?.value > 100)
      globalThis[list].push({hz: this.frequency.value, in_s: (when ?? 0) - this.context.currentTime});
    return original.call(this, when);
  };
}
"""
VOICE = """
globalThis.said = [];
globalThis.cancelled = 0;
globalThis.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
Object.defineProperty(globalThis, 'speechSynthesis', {configurable: true, value: {
  getVoices: () => VOICES,
  speak(utterance) { if (utterance.text) { said.push(utterance.text); SPEAKS(utterance); } },
  cancel() { cancelled++; },
}});
"""
KEEP_CONTEXT = """
globalThis.contexts = 0;
const Real = AudioContext;
globalThis.AudioContext = class extends Real {
  constructor(options) { super(options); globalThis.context = this; contexts++; }
};
"""
LOCAL = "[{lang: 'de-DE', localService: true}, {lang: 'en-GB', localService: true}]"


def voice(voices: str = LOCAL, speaks: str = "(utterance) => setTimeout(() => utterance.onstart?.(), 5)") -> str:
    """A stand-in for the device's voices."""
    return VOICE.replace("VOICES", voices).replace("SPEAKS", f"({speaks})")


def into_lead_in(opened: Opener, before: str, ms: float = 300) -> Driven:
    """A run so far into its first lead-in."""
    driven = opened(before=before)
    driven.start()
    driven.advance(ms)
    return driven


def starts(driven: Driven) -> list[dict[str, Any]]:
    """The tones that were scheduled since the last call."""
    found: list[dict[str, Any]] = driven.page.evaluate("() => starts.splice(0)")
    return found


def test_the_count_and_the_beginning_are_scheduled_ahead_on_the_audio_clock(opened: Opener) -> None:
    driven = into_lead_in(opened, RECORD, 1_500)
    starts(driven)
    driven.advance(2_000)

    last = {tone["hz"]: tone["in_s"] for tone in sorted(starts(driven), key=lambda tone: float(tone["in_s"]))}
    assert set(last) == {587, 1175, 880}  # the count, and `go` with what lies beneath it
    assert 4 < last[587] < 5.6  # 5.5 s less what the page took to be told
    assert last[1175] - last[587] == pytest.approx(1.0, abs=0.05)


def test_a_tone_is_scheduled_once_however_often_it_is_listed(opened: Opener) -> None:
    driven = into_lead_in(opened, RECORD, 8_200)
    for _ in range(4):
        driven.advance(200)

    assert len([tone for tone in starts(driven) if tone["hz"] == 1175]) == 1


def test_pause_silences_what_was_scheduled(opened: Opener) -> None:
    driven = into_lead_in(opened, RECORD, 8_200)
    driven.page.evaluate("() => stops.splice(0)")

    driven.player.get_by_role("button", name="Pause").click()

    stopped = driven.page.evaluate("() => stops.filter((tone) => tone.in_s < 0.1).map((tone) => tone.hz)")
    assert 1175 in stopped


def test_speaker_and_volume_are_kept(opened: Opener) -> None:
    driven = into_lead_in(opened, RECORD)
    driven.player.get_by_role("button", name="Sound", exact=True).click()
    driven.player.get_by_label("Nobody").check()
    driven.player.get_by_label("Volume").fill("30")

    driven.page.reload()
    driven.page.get_by_role("button", name="Start again").click()
    driven.player.get_by_role("button", name="Sound, off").click()
    expect(driven.player.get_by_label("Nobody")).to_be_checked()
    expect(driven.player.get_by_label("Volume")).to_have_value("30")


def test_a_voice_of_the_device_says_the_words(opened: Opener) -> None:
    driven = into_lead_in(opened, voice())

    driven.page.wait_for_function("() => said.length > 0")
    assert driven.page.evaluate("said[0]") == "Prone leg lift. Left"


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("delete globalThis.speechSynthesis; delete Window.prototype.speechSynthesis;", id="absent"),
        pytest.param(voice("[]"), id="voiceless"),
        pytest.param(voice("[{lang: 'en-GB', localService: false}]"), id="only by a server"),
        pytest.param(voice("[{lang: 'fr-FR', localService: true}]"), id="another language"),
        pytest.param(voice(speaks="() => { throw new Error('no') }"), id="throwing"),
        pytest.param(voice(speaks="(utterance) => utterance.onend?.()"), id="ending at once"),
        pytest.param(voice(speaks="(utterance) => utterance.onerror?.({error: 'not-allowed'})"), id="not allowed"),
        pytest.param(voice(speaks="() => {}"), id="never starting"),
    ],
)
def test_without_a_usable_voice_tones_and_words_go_on(opened: Opener, before: str) -> None:
    driven = into_lead_in(opened, RECORD + before)
    expect(driven.player.locator(".caption")).to_have_text("Prone leg lift. Left")
    driven.advance(9_000)

    assert 1175 in [tone["hz"] for tone in starts(driven)]


def test_words_that_a_server_would_speak_are_not_sent_there(opened: Opener) -> None:
    driven = into_lead_in(opened, voice("[{lang: 'en-GB', localService: false}]"))

    assert driven.page.evaluate("said") == []


def test_a_new_phrase_ends_the_one_before(opened: Opener) -> None:
    driven = into_lead_in(opened, voice(speaks="(utterance) => setTimeout(() => utterance.onstart?.(), 1)"))
    driven.page.wait_for_function("() => said.length === 1")
    before = driven.page.evaluate("cancelled")
    driven.advance(9_700)
    driven.advance(300)

    driven.page.wait_for_function("() => said.includes('Lift from the hip, not from the back')")
    assert driven.page.evaluate("cancelled") > before


def test_pause_ends_the_voice_at_once(opened: Opener) -> None:
    driven = into_lead_in(opened, voice())
    driven.page.wait_for_function("() => said.length === 1")
    before = driven.page.evaluate("cancelled")

    driven.player.get_by_role("button", name="Pause").click()

    assert driven.page.evaluate("cancelled") == before + 1


def test_an_interruption_of_the_sound_pauses(opened: Opener) -> None:
    driven = opened(before=KEEP_CONTEXT)
    driven.start()
    for _ in range(2):  # so that its clock was seen to move
        driven.expect_message("heartbeat")

    driven.page.evaluate("() => context.suspend()")
    driven.expect_message("input", input="pause", reason="audio")

    expect(driven.player).to_have_attribute("data-state", "paused")
    expect(driven.player.locator(".why")).to_contain_text("The sound was interrupted")


def test_an_audio_clock_that_stands_still_is_replaced_with_the_next_tap(opened: Opener) -> None:
    driven = opened(before=KEEP_CONTEXT)
    driven.start()
    for _ in range(2):
        driven.expect_message("heartbeat")

    driven.page.evaluate("() => Object.defineProperty(context, 'currentTime', {value: context.currentTime})")
    driven.expect_message("input", input="pause", reason="audio")
    expect(driven.player.get_by_text("The sound has stopped")).to_be_visible()
    driven.press("Resume")

    assert driven.page.evaluate("contexts") == 2


def test_where_nobody_speaks_the_player_goes_on_without_sound(opened: Opener) -> None:
    driven = opened(before=KEEP_CONTEXT)
    driven.start()
    driven.player.get_by_role("button", name="Sound", exact=True).click()
    driven.player.get_by_label("Nobody").check()
    for _ in range(2):
        driven.expect_message("heartbeat")

    driven.page.evaluate("() => context.suspend()")
    driven.expect_message("heartbeat")
    assert not any(message.get("input") == "pause" for message in driven.pump())


def test_a_page_that_stood_still_makes_up_for_no_tone(opened: Opener) -> None:
    driven = into_lead_in(opened, RECORD)
    starts(driven)

    driven.advance(8_300)  # told all at once, as to a page that was stalled: the count at 8 s is over

    near = [tone for tone in starts(driven) if tone["in_s"] < 5]
    assert {tone["hz"] for tone in near} - {587} == {1175, 880}
    assert len({round(tone["in_s"]) for tone in near if tone["hz"] == 587}) <= 1  # that at 9 s


def test_a_voice_that_a_device_brings_late_is_told(opened: Opener) -> None:
    late = voice("(globalThis.voices ?? [])").replace(
        "getVoices:", "addEventListener: (type, heard) => { globalThis.come = heard; }, getVoices:"
    )
    driven = into_lead_in(opened, late)
    driven.player.get_by_role("button", name="Sound", exact=True).click()
    expect(driven.player.get_by_text("Our voice: none on this browser")).to_be_visible()

    driven.page.evaluate("() => { globalThis.voices = [{lang: 'en-GB', localService: true}]; come(); }")

    expect(driven.player.get_by_text("Our voice: none on this browser")).to_be_hidden()


def test_the_device_falls_asleep_after_the_player_is_left_and_wakes_with_it(opened: Opener) -> None:
    driven = into_lead_in(opened, KEEP_CONTEXT)

    driven.page.keyboard.press("Escape")
    driven.page.wait_for_function("() => context.state === 'suspended'")
    driven.expect_message("input", input="pause")
    driven.page.get_by_role("button", name="Go on where you stopped").click()

    driven.page.wait_for_function("() => context.state === 'running'")


def test_a_device_that_does_not_begin_to_play_is_told_and_asked_again_with_each_tap(opened: Opener) -> None:
    mute = KEEP_CONTEXT.replace(
        "constructor",
        "get state() { return globalThis.plays ? 'running' : 'suspended' }"
        " async resume() { globalThis.resumed = (globalThis.resumed ?? 0) + 1 } constructor",
    )
    driven = into_lead_in(opened, mute)
    notice = driven.player.get_by_text("plays no sound just now")
    expect(notice).to_be_visible()
    before = driven.page.evaluate("resumed")

    driven.press("Skip")
    assert driven.page.evaluate("resumed") > before
    driven.page.evaluate("() => { globalThis.plays = true; context.onstatechange(); }")
    expect(notice).to_be_hidden()


def test_a_late_answer_to_another_player_leaves_this_ones_tones_alone(opened: Opener) -> None:
    driven = into_lead_in(opened, RECORD, 300)
    driven.page.evaluate("""() => {
      const other = document.querySelector('drill-player').cloneNode(true);
      other.id = 'player-other';
      other.querySelector('button.drillbook-start').disabled = true;
      document.body.append(other);
    }""")
    driven.page.wait_for_selector("#player-other button.drillbook-start:enabled")
    driven.page.evaluate("() => document.querySelector('#player-other button.drillbook-start').click()")
    driven.await_message("input", input="start")
    driven.page.evaluate("() => stops.splice(0)")  # its own silence, at the click
    driven.pump(last="p1")

    stopped = driven.page.evaluate("() => stops.filter((tone) => tone.in_s < 0.1)")
    assert [tone for tone in starts(driven) if tone["in_s"] > 0] != []
    assert stopped == []


def test_a_tone_whose_moment_has_come_is_not_taken_back_by_an_audio_clock_that_lags(opened: Opener) -> None:
    driven = opened()
    taken_back = driven.page.evaluate(
        """async () => {
            const entry = performance.getEntriesByType('resource').find(({name}) => name.endsWith('/cue-lane.js'));
            const { CueLane } = await import(entry.name);
            const withdrawn = [];
            const tones = {schedule() {}, withdraw: (id) => withdrawn.push(id), silence() {}};
            const voice = {place() {}, begin: () => true, makeWay() {}, withdraw() {}, hush() {}};
            const lane = new CueLane({tones, voice, buzz() {}, flash() {}, pageTime: (at_ms) => at_ms});
            const now = performance.now();
            const cue = (id, at_ms) => ({id, at_ms, latest_at_ms: at_ms + 400, tone: 'go', say: null, buzz: false});
            lane.reconcile([cue('came', now - 100), cue('to come', now + 60000)]);
            lane.reconcile([]);
            return withdrawn;
        }"""
    )
    assert taken_back == ["to come"]


CLIPS = """
globalThis.clips = [];
globalThis.stopped = [];
const begin = AudioBufferSourceNode.prototype.start;
AudioBufferSourceNode.prototype.start = function (when) {
  clips.push({seconds: this.buffer.duration, at_s: when});
  return begin.call(this, when);
};
const end = AudioScheduledSourceNode.prototype.stop;
AudioScheduledSourceNode.prototype.stop = function (when) {
  if (this.buffer) stopped.push(when - this.context.currentTime);
  return end.call(this, when);
};
"""
SENTENCES = {"Prone leg lift": 1_200, "Left": 400}


def with_clips(folder: Path, **files: bytes) -> dict[str, str]:
    """The site's clips for the first announcement; what to open a player with, so that it speaks by them."""
    (folder / "voice").mkdir()
    listed = {}
    for number, (sentence, length_ms) in enumerate(SENTENCES.items()):
        (folder / "voice" / f"{number}.wav").write_bytes(files.get(f"clip{number}", wav((0.5, length_ms))))
        listed[sentence] = {"file": f"{number}.wav", "ms": length_ms, "recorded": False}
    (folder / "voice" / "voice.json").write_text(json.dumps({"sentences": listed}))
    return {"attributes": 'data-voice="voice/voice.json"', "before": RECORD + CLIPS}


def test_the_lengths_of_clips_go_to_the_engine_and_their_sentences_to_the_audio_clock(
    opened: Opener, tmp_path: Path
) -> None:
    driven = opened(**with_clips(tmp_path))
    driven.page.locator("button.drillbook-start").first.click()
    driven.await_message("open", phrase_ms=SENTENCES)
    driven.await_message("input")
    driven.sync()
    driven.pump()
    driven.advance(300)

    driven.page.wait_for_function("() => clips.length === 2")
    name, side = driven.page.evaluate("clips")
    assert name["seconds"] == pytest.approx(1.2, abs=0.05)
    # the name is due at once, and no device is that quick
    assert side["at_s"] - name["at_s"] == pytest.approx(1.4, abs=0.08)


@pytest.mark.parametrize("broken", [b"no sound", wav((0, 400))], ids=["not a sound", "silence"])
def test_a_clip_that_cannot_be_heard_leaves_words_on_the_screen_and_tones(
    opened: Opener, tmp_path: Path, broken: bytes
) -> None:
    driven = opened(**with_clips(tmp_path, clip1=broken))
    driven.start()
    driven.advance(300)
    expect(driven.player.locator(".caption")).to_have_text("Prone leg lift. Left")
    driven.advance(9_000)

    assert driven.page.evaluate("clips.length") == 0
    assert 1175 in [tone["hz"] for tone in starts(driven)]


def test_pause_silences_a_clip_at_once_and_it_is_not_heard_again(opened: Opener, tmp_path: Path) -> None:
    driven = opened(**with_clips(tmp_path))
    driven.start()
    driven.advance(300)
    driven.page.wait_for_function("() => clips.length === 2")

    driven.press("Pause")
    assert driven.page.evaluate("stopped.filter((in_s) => in_s < 0.03).length") == 2
    driven.press("Resume")
    driven.advance(400)
    assert driven.page.evaluate("clips.length") == 2
