"""Everything that reaches the person besides the screen, as one: what a tap wakes, and the sound check."""

import pytest

from tests.player_fake.workshop import Workshop

SIGNALS = """
    const { Signals } = await load('signals.js');
    const parts = {
      loudspeaker: {
        awake: true, fresh: false, unlock() { did.push(['unlock']); return this.fresh; },
        rest: note('rest'), setVolume: note('volume'), beat: note('beat'), moves: async () => given.moves,
      },
      sound: {
        schedule: note('schedule'), withdraw: note('withdraw'), silence: note('silence'),
        forget: note('forget'), align: note('align'),
      },
      speech: {unlock: note('unlock voice'), available: true, try: async (text) => given.speaks},
      clips: {fetchList: note('list'), load: note('load'), settled: async () => {}},
      voice: {
        set() {}, kind: 'clips', lengths: () => ({One: 700}), forget: note('forget phrases'), place: note('place'),
        begin: () => true, makeWay() {}, withdraw() {}, hush() {}, tryClip: async (text) => given.speaks,
      },
      askForSound: note('ask'), hasSilentSwitch: () => true, buzz: note('buzz'), pageTime: (at_ms) => at_ms,
      screenLock: {hold: note('screen'), release: note('dark')},
      tabLock: {hold: note('tab'), release: note('let go')},
    };
    globalThis.parts = parts;
    globalThis.signals = new Signals(parts);
    globalThis.on = {
      soundLost: note('lost'), silent: (silent) => did.push(['silent', silent]), dark() {}, voices: note('voices'),
      flash: note('flash'),
    };
    globalThis.set = (changed) => signals.set({
      speaker: 'voice', volume: 0.8, flash: false, buzz: true, silentSwitch: false, deviceVoice: 'unknown', ...changed,
    });
    globalThis.cue = (more) => ({
      id: 'a', at_ms: performance.now(), latest_at_ms: performance.now() + 400,
      tone: null, say: null, sentences: [], show: null, buzz: false, length_ms: 0, ...more,
    });
"""


@pytest.fixture
def signals(still: Workshop) -> Workshop:
    still.run(SIGNALS, {"moves": True, "speaks": True})
    return still


def test_a_tap_asks_for_sound_before_it_wakes_it_and_holds_screen_and_tab(signals: Workshop) -> None:
    signals.run("signals.wake(on)")
    assert [seen[0] for seen in signals.did()] == ["ask", "unlock", "unlock voice", "screen", "tab"]


def test_music_goes_on_unless_the_visitor_has_chosen_the_silent_switch(signals: Workshop) -> None:
    signals.run("signals.wake(on)")
    assert ["ask", False] in signals.did()
    signals.run("set({silentSwitch: true})")
    assert ["ask", True] in signals.did()
    signals.run("signals.wake(on)")
    assert ["ask", True] in signals.did()


def test_on_another_context_what_is_to_come_is_scheduled_again(signals: Workshop) -> None:
    signals.run("signals.wake(on); signals.reconcile([cue({tone: 'go', at_ms: performance.now() + 900})]);")
    assert [seen[:3] for seen in signals.did() if seen[0] == "schedule"] == [["schedule", "a", "go"]]
    signals.run("parts.loudspeaker.fresh = true; signals.wake(on);")
    assert [seen[0] for seen in signals.did()][2:5] == ["forget", "forget phrases", "schedule"]


def test_what_the_parts_notice_reaches_who_listens(signals: Workshop) -> None:
    signals.run("""signals.wake(on); did.length = 0; const {loudspeaker, speech, clips} = parts;
        loudspeaker.onLost(); loudspeaker.onSilent(true); loudspeaker.onMoved(); speech.onVoices(); clips.onReady();""")
    assert signals.did() == [["lost"], ["silent", True], ["align"], ["voices"]]


@pytest.mark.parametrize(
    ("changed", "seen"),
    [
        ({}, {"schedule", "buzz"}),
        ({"flash": True}, {"schedule", "flash", "buzz"}),
        ({"buzz": False}, {"schedule"}),
        ({"speaker": "reader"}, {"schedule", "buzz"}),
        ({"speaker": "tones", "flash": True}, {"schedule", "flash", "buzz"}),
        ({"speaker": "nobody"}, {"buzz"}),
        ({"speaker": "nobody", "flash": True}, {"flash", "buzz"}),
    ],
)
def test_who_speaks_and_what_is_seen_and_felt_are_choices_of_their_own(
    signals: Workshop, changed: dict[str, object], seen: set[str]
) -> None:
    signals.run("signals.wake(on); set(given);", changed)
    signals.did()
    signals.run("signals.reconcile([cue({tone: 'go', buzz: true})])")
    assert {one[0] for one in signals.did()} == seen


def test_the_sound_check_plays_two_tones_as_soon_as_earphones_are_awake_and_tells_whether_they_sounded(
    signals: Workshop,
) -> None:
    now_ms = signals.run("return performance.now()")
    assert signals.run("return signals.tryTone()") is True
    tones = [(seen[2], seen[3] - now_ms) for seen in signals.did() if seen[0] == "schedule"]
    assert tones == [("get-ready", 400), ("go", 1_200)]
    signals.run("signals.tryTone()")
    assert len({seen[1] for seen in signals.did() if seen[0] == "schedule"}) == 2  # under other names than before


def test_the_sound_check_tells_that_a_device_is_dumb(still: Workshop) -> None:
    still.run(SIGNALS, {"moves": False, "speaks": False})
    assert still.run("return signals.tryTone()") is False
    assert still.run("return signals.tryVoice('device', 'Left')") is False
    assert still.run("return signals.tryVoice('clips', 'Left')") is False


def test_after_a_sound_check_without_a_run_the_audio_sleeps_and_in_a_run_it_does_not(signals: Workshop) -> None:
    signals.run("signals.tryTone()")
    signals.passes(21_000)
    assert ["rest"] in signals.did()
    signals.run("signals.tryTone(); signals.wake(on);")
    signals.passes(21_000)
    assert ["rest"] not in signals.did()
    signals.run("signals.sleep()")
    assert [seen[0] for seen in signals.did()] == ["dark", "let go", "rest"]


AUDIO_SESSION = """
    const set = [];
    const session = {set type(word) { if (given === 'refuses') throw new Error('no'); set.push(word); }};
    Object.defineProperty(navigator, 'audioSession', {value: given === 'absent' ? undefined : session});
    const { askForSound, hasSilentSwitch } = await load('audio-device.js');
    askForSound(false);
    askForSound(true);
    return [hasSilentSwitch(), set];
"""


@pytest.mark.parametrize(
    ("device", "found"),
    [("has one", [True, ["ambient", "playback"]]), ("absent", [False, []]), ("refuses", [True, []])],
)
def test_the_audio_session_is_beside_the_music_or_in_its_place(
    still: Workshop, device: str, found: list[object]
) -> None:
    assert still.run(AUDIO_SESSION, device) == found


def test_a_shake_tells_tones_apart_and_a_device_that_forbids_it_does_no_harm(still: Workshop) -> None:
    shaken = still.run("""
        const { buzz } = await load('buzz.js');
        const shaken = [];
        navigator.vibrate = (shake) => shaken.push(shake.join());
        for (const tone of ['go', 'switch', 'rest', 'finish', 'soft', null]) buzz(tone);
        navigator.vibrate = () => { throw new Error('no'); };
        buzz('go');
        return shaken;
    """)
    assert len(shaken) == 6
    assert shaken[4] == shaken[5]
    assert len(set(shaken)) == 5
