"""The device's own voice, whatever it does: it is watched, and after three failures left alone."""

import pytest

from tests.player_fake.workshop import Workshop

SPEECH = """
    globalThis.SpeechSynthesisUtterance = class extends EventTarget {
      constructor(text) { super(); this.text = text; }
    };
    globalThis.cancelled = 0;
    globalThis.said = [];
    Object.defineProperty(globalThis, 'speechSynthesis', {configurable: true, value: given === 'absent' ? undefined : {
      getVoices: () => given === 'voiceless' ? [] : [{lang: 'en-GB', localService: true}],
      addEventListener() {}, cancel() { cancelled++; },
      speak(utterance) {
        if (!utterance.text) return;
        said.push(utterance.text);
        if (given === 'throws') throw new Error('no');
        if (given === 'not allowed') utterance.onerror({error: 'not-allowed'});
        if (given === 'error') utterance.onerror({error: 'synthesis-failed'});
        if (given === 'ends at once') { utterance.onstart(); utterance.onend(); }
        if (given === 'never starts') return;
        if (given === 'never ends' || given === 'speaks') setTimeout(() => utterance.onstart(), 20);
        if (given === 'speaks') setTimeout(() => utterance.onend(), 500);
      },
    }});
    const { Speech } = await load('speech.js');
    globalThis.speech = new Speech(() => 'en');
    globalThis.told = 0;
    speech.onVoices = () => told++;
    speech.unlock();
"""


def three_phrases(still: Workshop) -> None:
    for _ in range(3):
        still.run("speech.say('Left side', 900);")
        still.passes(5_000)


@pytest.mark.parametrize("behaviour", ["throws", "not allowed", "error", "ends at once", "never starts", "never ends"])
def test_a_voice_that_fails_three_times_is_left_alone_and_that_is_told(still: Workshop, behaviour: str) -> None:
    still.run(SPEECH, behaviour)
    still.run("speech.say('Left side', 900); speech.hush(); speech.say('Left side', 900);")
    still.passes(5_000)
    assert still.run("return [speech.hasFailed, told]") == [False, 0]
    three_phrases(still)
    assert still.run("return [speech.hasFailed, told]") == [True, 1]


@pytest.mark.parametrize("behaviour", ["absent", "voiceless"])
def test_a_device_without_a_voice_has_none(still: Workshop, behaviour: str) -> None:
    still.run(SPEECH, behaviour)
    assert still.run("return speech.available") is False
    still.run("speech.say('Left side', 900)")
    assert still.run("return said") == []
    assert still.run("return speech.try('Left side')") is False


def test_a_voice_that_speaks_is_trusted_however_often_it_is_silenced(still: Workshop) -> None:
    still.run(SPEECH, "speaks")
    three_phrases(still)
    for _ in range(4):
        still.run("speech.say('Left side', 900);")
        still.passes(100)
        still.run("speech.hush();")
    assert still.run("return [speech.hasFailed, told, speech.failures]") == [False, 0, 0]


def test_a_phrase_that_has_to_be_cut_counts_as_a_failure(still: Workshop) -> None:
    still.run(SPEECH, "never ends")
    for _ in range(3):
        still.run("speech.say('Left side', 900);")
        still.passes(1_500)
        still.run("speech.cut();")
    assert still.run("return [speech.hasFailed, cancelled]") == [True, 3]


def test_a_voice_refused_for_want_of_a_tap_is_asked_again_in_the_next(still: Workshop) -> None:
    still.run(SPEECH, "not allowed")
    three_phrases(still)
    assert still.run("speech.unlock(); return speech.hasFailed") is False


def test_a_voice_that_fails_for_another_reason_is_not_asked_again_with_each_tap(still: Workshop) -> None:
    still.run(SPEECH, "ends at once")
    three_phrases(still)
    assert still.run("speech.unlock(); return speech.hasFailed") is True


@pytest.mark.parametrize(("behaviour", "spoke"), [("speaks", True), ("never starts", False), ("not allowed", False)])
def test_a_trial_tells_whether_the_device_began_to_speak(still: Workshop, behaviour: str, spoke: bool) -> None:  # noqa: FBT001 - a table
    still.run(SPEECH, behaviour)
    still.run("speech.try('Left side').then((spoke) => { globalThis.tried = spoke; });")
    still.passes(2_000)
    assert still.run("return globalThis.tried") is spoke
