"""The device's audio: woken inside a tap, noticed when it goes away, built anew inside the next tap."""

import pytest

from tests.player_fake.workshop import Workshop

FAKE = """
    const { Loudspeaker } = await load('loudspeaker.js');
    const gain = () => ({value: 1, setValueAtTime() {}, linearRampToValueAtTime() {}, setTargetAtTime: note('volume')});
    globalThis.contexts = [];
    globalThis.make = () => {
      const context = {
        state: 'suspended', currentTime: 0, destination: {}, stamp: undefined,
        createGain: () => ({gain: gain(), connect() {}, disconnect() {}}),
        createOscillator: () => ({frequency: {value: 0}, connect() {}, start: note('undertone'), stop: note('stop')}),
        getOutputTimestamp() { return this.stamp; },
        async resume() { did.push(['resume']); if (given.plays && this.state !== 'running') this.becomes('running'); },
        async suspend() { did.push(['suspend']); this.becomes('suspended'); },
        async close() { did.push(['close']); this.state = 'closed'; },
        becomes(state) { this.state = state; this.onstatechange?.(); },
      };
      contexts.push(context);
      return context;
    };
    globalThis.loudspeaker = new Loudspeaker(make);
    loudspeaker.onLost = note('lost');
    loudspeaker.onSilent = (silent) => did.push(['silent', silent]);
    loudspeaker.onMoved = note('moved');
    globalThis.beats = (many, moving_s = 1) => {
      for (let beat = 0; beat < many; beat++) { contexts.at(-1).currentTime += moving_s; loudspeaker.beat(); }
    };
"""


@pytest.fixture
def playing(still: Workshop) -> Workshop:
    """A loudspeaker that was woken, on a device that plays."""
    still.run(FAKE + "loudspeaker.unlock(); beats(2);", {"plays": True})
    still.did()
    return still


@pytest.fixture
def dumb(still: Workshop) -> Workshop:
    """A loudspeaker that was woken, on a device that does not begin to play."""
    still.run(FAKE + "loudspeaker.unlock();", {"plays": False})
    return still


def test_a_tap_builds_a_context_wakes_it_and_keeps_earphones_awake(still: Workshop) -> None:
    still.run(FAKE, {"plays": True})
    assert still.run("return loudspeaker.unlock()") is True
    assert ["undertone"] in still.did()
    assert still.run("return loudspeaker.unlock()") is False
    assert still.did() == [["resume"]]
    assert still.run("return contexts.length") == 1


def test_a_device_that_does_not_begin_to_play_is_told_and_replaced_with_the_next_tap(dumb: Workshop) -> None:
    dumb.passes(1_400)
    assert ["silent", True] not in dumb.did()
    dumb.passes(200)
    assert dumb.did() == [["silent", True]]
    assert dumb.run("return loudspeaker.unlock()") is True
    assert dumb.run("return contexts.length") == 2


def test_a_context_that_says_it_plays_and_never_moves_is_told_and_replaced(dumb: Workshop) -> None:
    dumb.run("contexts[0].becomes('running')")
    dumb.did()
    dumb.passes(1_600)
    assert dumb.did() == [["silent", True]]
    assert dumb.run("loudspeaker.unlock(); return contexts.length") == 2


@pytest.mark.parametrize("state", ["suspended", "interrupted"])
def test_sound_that_goes_away_is_told_once(playing: Workshop, state: str) -> None:
    playing.run("contexts[0].becomes(given); contexts[0].becomes(given);", state)
    assert playing.did() == [["lost"]]


def test_a_context_that_comes_back_by_itself_is_told_and_its_moments_are_measured_anew(playing: Workshop) -> None:
    playing.run("contexts[0].becomes('interrupted')")
    playing.did()
    playing.run("contexts[0].becomes('running')")
    assert playing.did() == [["silent", False], ["moved"]]


@pytest.mark.parametrize(("state", "contexts"), [("interrupted", 2), ("closed", 2), ("suspended", 1)])
def test_the_next_tap_replaces_what_cannot_be_woken(playing: Workshop, state: str, contexts: int) -> None:
    playing.run("contexts[0].becomes(given)", state)
    assert playing.run("return loudspeaker.unlock()") is (contexts == 2)
    assert playing.run("return contexts.length") == contexts
    assert playing.run("return contexts.at(-1).state") == "running"


def test_a_clock_that_stands_still_while_it_says_it_runs_is_lost_and_replaced(playing: Workshop) -> None:
    playing.run("beats(2, 0)")
    assert ["lost"] not in playing.did()
    playing.run("beats(1, 0)")
    assert playing.did() == [["lost"]]
    playing.run("beats(3, 0)")
    assert playing.did() == []
    assert playing.run("loudspeaker.unlock(); return contexts.length") == 2


def test_a_device_without_audio_leaves_the_rest_alone(still: Workshop) -> None:
    still.run(FAKE, {"plays": True})
    still.run("loudspeaker.makeContext = () => { throw new Error('no audio device'); };")
    assert still.run("return loudspeaker.unlock()") is False
    still.run("loudspeaker.beat(); loudspeaker.setVolume(0.5); loudspeaker.rest();")


def test_asleep_it_lets_the_device_sleep_and_a_tap_before_that_wakes_it(playing: Workshop) -> None:
    playing.run("loudspeaker.rest()")
    assert playing.did() == [["stop", 6]]
    playing.passes(3_900)
    assert playing.did() == []  # the last words are being said
    playing.passes(100)
    assert playing.did() == [["suspend"]]
    playing.run("loudspeaker.unlock(); loudspeaker.rest(); loudspeaker.unlock();")
    playing.did()
    playing.passes(4_000)
    assert ["suspend"] not in playing.did()


def test_a_moment_of_the_page_is_placed_by_what_is_heard(playing: Workshop) -> None:
    at_s = "const now = performance.now(); contexts[0].currentTime = 5;"
    assert playing.run(at_s + "return loudspeaker.at_s(now + 1000);") == pytest.approx(6)
    heard = at_s + "contexts[0].stamp = {contextTime: 4.8, performanceTime: now};"
    assert playing.run(heard + "return loudspeaker.at_s(now + 1000);") == pytest.approx(5.8)
    absurd = at_s + "contexts[0].stamp = {contextTime: 1, performanceTime: now};"
    assert playing.run(absurd + "return loudspeaker.at_s(now + 1000);") == pytest.approx(6)


@pytest.mark.parametrize(("moving_s", "moves"), [(0.1, True), (0, False)])
def test_a_trial_tells_whether_the_clock_moves(playing: Workshop, moving_s: float, moves: bool) -> None:  # noqa: FBT001 - a table
    playing.run("loudspeaker.moves().then((moves) => { globalThis.moves = moves; });")
    playing.run("contexts[0].currentTime += given", moving_s)
    playing.passes(2_000)
    assert playing.run("return globalThis.moves") is moves


# ───── what is scheduled, when the clock under it changes ─────

SOUND = """
    const { Sound } = await load('sound.js');
    globalThis.starts = [];
    const source = () => ({
      setPeriodicWave() {}, connect() {}, stop(at) { did.push(['stop', at]); }, disconnect() {},
      frequency: {value: 0}, start(at) { starts.push(Math.round(at * 1000)); },
    });
    for (const context of contexts) {
      context.createOscillator = context.createBufferSource = source;
      context.createPeriodicWave = () => ({});
    }
    const low = {hz: 440, from_ms: 0, length_ms: 200, partials: [1, 0.2], loudness: 0.2, attack_ms: 10, sustain: 0};
    globalThis.sound = new Sound({low: [low]}, loudspeaker);
    loudspeaker.onMoved = () => sound.align();
    contexts[0].currentTime = 0;
    globalThis.now = performance.now();
"""


def test_what_was_scheduled_while_the_clock_stood_is_moved_to_its_moment_when_it_runs(still: Workshop) -> None:
    still.run(FAKE + "loudspeaker.unlock();" + SOUND, {"plays": False})
    still.run("sound.schedule('a', 'low', now + 1000, 400); sound.schedule('b', 'low', now + 300, 400);")
    assert still.run("return starts.splice(0)") == [1_000, 300]
    still.passes(500)  # the device takes half a second to begin: its clock begins at 0 only now
    still.run("contexts[0].becomes('running')")
    assert still.run("return starts") == [500, 5]  # `b` is 200 ms late, which is better than not at all


def test_what_a_standing_clock_has_missed_is_not_made_up_for(still: Workshop) -> None:
    still.run(FAKE + "loudspeaker.unlock();" + SOUND, {"plays": False})
    still.run("sound.schedule('a', 'low', now + 300, 400); starts.length = 0;")
    still.passes(800)
    still.run("contexts[0].becomes('running')")
    assert still.run("return [starts.length, sound.scheduled.size]") == [0, 0]


def test_what_is_in_its_place_stays_there(playing: Workshop) -> None:
    playing.run(SOUND + "sound.schedule('a', 'low', now + 1000); starts.length = 0; sound.align();")
    assert playing.run("return starts.length") == 0


def test_earphones_that_take_longer_are_heard_of_within_a_second(playing: Workshop) -> None:
    playing.run(SOUND + "sound.schedule('a', 'low', now + 1900); starts.length = 0;")
    playing.run("contexts[0].stamp = {contextTime: -0.2, performanceTime: now}; contexts[0].becomes('running');")
    assert playing.run("return starts") == [1_700]


def test_a_clip_ends_where_the_next_one_begins(playing: Workshop) -> None:
    playing.run(SOUND + "sound.scheduleClip('a', {duration: 3}, now + 1000); did.length = 0;")
    playing.run("sound.scheduleClip('b', {duration: 1}, now + 2000);")
    assert [round(seen[1] * 1_000) for seen in playing.did()] == [2_005]


def test_a_clip_that_comes_late_ends_where_one_begins_that_is_placed_already(playing: Workshop) -> None:
    playing.run(SOUND + "sound.scheduleClip('b', {duration: 1}, now + 2000); did.length = 0;")
    playing.run("sound.scheduleClip('a', {duration: 3}, now + 1000);")
    assert [round(seen[1] * 1_000) for seen in playing.did()] == [2_005]
    playing.run("sound.scheduleClip('c', {duration: 1}, now + 1500);")
    assert sorted(round(seen[1] * 1_000) for seen in playing.did()) == [1_505, 2_005]
    playing.run("sound.scheduleClip('d', {duration: 1}, now + 4000);")
    assert playing.did() == []


def test_words_can_be_ended_without_the_tones(playing: Workshop) -> None:
    playing.run(SOUND + "sound.scheduleClip('a', {duration: 3}, now + 10); sound.schedule('b', 'low', now + 10);")
    playing.run("sound.endClips(now + 500)")
    assert playing.run("return [...sound.scheduled.keys()]") == ["b"]


def test_what_sounds_rings_out_when_it_is_withdrawn_and_what_does_not_never_begins(playing: Workshop) -> None:
    playing.run(SOUND + "sound.schedule('a', 'low', now + 10); sound.schedule('b', 'low', now + 900);")
    playing.run("contexts[0].currentTime = 0.1; sound.withdraw('a'); sound.withdraw('b'); sound.withdraw('c');")
    assert playing.run("return [...sound.scheduled.keys()]") == ["a"]
