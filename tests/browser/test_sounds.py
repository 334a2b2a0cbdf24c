"""What is heard: the tones of the timeline in their moments, silence after a pause, voices that do as they like."""

import pytest
from playwright.sync_api import Page, expect

from drillbook.engine.timeline import Timeline
from tests.browser.hearing import assert_heard, expected_tones, heard_by
from tests.browser.moved_clock import MovedClock
from tests.browser.playing import Player
from tests.runtime.static_host import StaticHost


def voice(behaviour: str) -> str:
    """A stand-in for the browser's speech, with one voice of the device that does what `behaviour` says."""
    return f"""
        self.said = [];
        const speaks = {{
            getVoices: () => [{{ localService: true, lang: 'en', name: 'Stand-in', default: true }}],
            cancel() {{}}, pause() {{}}, resume() {{}}, addEventListener() {{}}, speaking: false, pending: false,
            speak(utterance) {{
                said.push(utterance.text);
                const fires = (name, more) => utterance['on' + name]?.(Object.assign(new Event(name), more));
                {behaviour}
            }},
        }};
        Object.defineProperty(self, 'speechSynthesis', {{ value: speaks, configurable: true }});
        self.SpeechSynthesisUtterance = class extends EventTarget {{
            constructor(text) {{ super(); this.text = text; }}
        }};
    """


VOICES = {
    "no speech at all": "Object.defineProperty(self, 'speechSynthesis', { value: undefined });",
    "no voice": "Object.defineProperty(speechSynthesis, 'getVoices', { value: () => [] });",
    "a voice of a server": "Object.defineProperty(speechSynthesis, 'getVoices', { value: () =>"
    " [{ localService: false, lang: 'en' }] }); self.said = []; speechSynthesis.speak = (u) => said.push(u.text);",
    "never begins": voice(""),
    "never ends": voice("setTimeout(() => fires('start'), 5);"),
    "ends at once": voice("fires('start'); fires('end');"),
    "refuses": voice("setTimeout(() => fires('error', { error: 'not-allowed' }), 5);"),
    "throws": voice("throw new Error('no');"),
}


QUICK = ("never ends",)


@pytest.mark.parametrize(
    "variant", [pytest.param(name, marks=[] if name in QUICK else [pytest.mark.slow]) for name in VOICES]
)
def test_whatever_the_voice_does_tones_and_words_go_on(
    page: Page, site: StaticHost, small_routines: dict[str, Timeline], variant: str
) -> None:
    # At real speed: what is late by a real moment would be late by many of a faster clock's, and rightly silent.
    page.add_init_script(VOICES[variant])
    page.goto(f"{site.url}routines/twenty-seconds/")
    player = Player(page)
    player.boot()
    player.start()
    player.wait_for(state="finished")
    assert_heard(player, expected_tones(small_routines["twenty-seconds"]), within_ms=500)
    words = {told["cue"]["show"] for told in player.seen("told") if told["type"] == "CueDue" and told["cue"]["show"]}
    assert {"Open", "Close"} <= words
    if variant == "a voice of a server":
        assert [text for text in page.evaluate("() => said") if text] == []


def test_a_voice_says_the_words_of_the_timeline(
    page: Page, site: StaticHost, small_routines: dict[str, Timeline], clock: MovedClock
) -> None:
    page.add_init_script(voice("setTimeout(() => { fires('start'); setTimeout(() => fires('end'), 150); }, 5);"))
    page.goto(f"{site.url}routines/twenty-seconds/")
    player = Player(page)
    player.boot()
    player.start()
    clock.run(page, 3)
    player.wait_for(state="finished")
    timeline = small_routines["twenty-seconds"]
    wanted = [cue.say for segment in timeline.segments for cue in segment.cues if cue.say]
    wanted += [cue.say for cue in timeline.finish_cues if cue.say]
    page.wait_for_function("many => said.filter(Boolean).length >= many", arg=len(wanted))
    assert [text for text in page.evaluate("() => said") if text] == wanted


def test_nothing_is_heard_after_a_pause_until_it_goes_on(page: Page, site: StaticHost) -> None:
    page.goto(f"{site.url}routines/twenty-seconds/")
    player = Player(page)
    player.start()
    player.press("skip")
    player.wait_digits("3|2")  # the rest of the count is on the audio clock already
    player.press("pause")
    player.wait_for(state="paused")
    paused_ms = page.evaluate("() => performance.now()")
    scheduled = len(player.seen("tones"))
    assert [note for note in heard_by(player) if note.begins_ms > paused_ms] == []
    assert [tone for tone in player.seen("tones") if tone["begins_ms"] > paused_ms], "nothing was ahead to be silenced"
    player.press("resume")
    player.wait_for(state="lead-in")
    player.wait_for(state="work")
    assert len(player.seen("tones")) > scheduled
    assert 1175 in [note.hz for note in heard_by(player) if note.begins_ms > paused_ms]


def test_where_nobody_speaks_everything_else_goes_on(page: Page, site: StaticHost) -> None:
    page.goto(f"{site.url}routines/twenty-seconds/")
    player = Player(page)
    player.start()
    player.sound_button.click()
    player.stage.get_by_label("Nobody").check()
    player.sound_button.click()
    player.press("skip")
    player.wait_for(state="work", segment="1")
    page.reload()
    player = Player(page)
    player.go_on_button.click()
    player.wait_for(state="paused")
    player.sound_button.click()
    expect(player.stage.get_by_label("Nobody")).to_be_checked()
