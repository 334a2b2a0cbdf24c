"""Who says a phrase: recordings, the device's voice once it was heard, rendered clips, or nobody; and who is left."""

import pytest

from tests.player_fake.workshop import Workshop

CHOOSER = """
    const { Voice } = await load('voice.js');
    globalThis.lost = new Set();
    globalThis.ready = new Set(Object.keys(given));
    globalThis.clips = {
      listed: new Map(Object.entries(given)),
      has(say) { return this.listed.has(say) && !lost.has(say); },
      isRecorded(say) { return this.has(say) && this.listed.get(say).recorded; },
      soundOf: (say) => ready.has(say) ? {name: 'sound of ' + say} : null,
      sounding: async (say) => ({name: 'sound of ' + say}), settled: async () => {},
    };
    globalThis.speech = {
      available: true, hasFailed: false, volume: 1,
      say: note('say'), hush: note('hush'), cut: note('cut'),
    };
    const sound = {scheduleClip: note('clip'), withdraw: note('withdraw'), endClips: note('end clips')};
    globalThis.voice = new Voice(sound, speech, clips);
    globalThis.as = (changed) => voice.set({speaker: 'voice', volume: 0.5, deviceVoice: 'unknown', ...changed});
    globalThis.phrase = (...sentences) => ({
      id: sentences.join('+'), say: sentences.join('. '), length_ms: 900, at_ms: 5_000, latest_at_ms: 5_400,
      sentences: sentences.map((say, place) => ({say, offset_ms: place * 1000})),
    });
    as({});
"""
RENDERED = {"file": "a.mp3", "ms": 700, "recorded": False}
RECORDED = {"file": "b.wav", "ms": 900, "recorded": True}


@pytest.fixture
def chooser(still: Workshop) -> Workshop:
    """A voice with the rendered clips `One` and `Two`, the recordings `Left` and `Right`, and a device that speaks."""
    still.run(CHOOSER, {"One": RENDERED, "Two": RENDERED, "Left": RECORDED, "Right": RECORDED})
    return still


def said(chooser: Workshop, *sentences: str) -> list[str]:
    """Who said a phrase: `clip`, `device`, or nobody."""
    chooser.did()
    chooser.run("const one = phrase(...given); voice.place(one, performance.now()); voice.begin(one, 0);", sentences)
    return ["device" if seen[0] == "say" else "clip" for seen in chooser.did() if seen[0] in ("say", "clip")]


def test_recordings_go_before_the_device_and_the_device_before_rendered_clips(chooser: Workshop) -> None:
    chooser.run("as({deviceVoice: 'heard'})")
    assert said(chooser, "Left", "Right") == ["clip", "clip"]
    assert said(chooser, "One") == ["device"]
    assert said(chooser, "One", "Left") == ["device"]


@pytest.mark.parametrize("device", ["unknown", "unheard"])
def test_a_device_that_did_not_pass_the_sound_check_leaves_it_to_clips(chooser: Workshop, device: str) -> None:
    chooser.run("as({deviceVoice: given})", device)
    assert said(chooser, "One", "Left") == ["clip", "clip"]
    assert said(chooser, "Without a clip") == []


def test_a_device_that_failed_leaves_it_to_clips(chooser: Workshop) -> None:
    chooser.run("as({deviceVoice: 'heard'}); speech.hasFailed = true;")
    assert said(chooser, "One") == ["clip"]
    chooser.run("speech.hasFailed = false; speech.available = false;")
    assert said(chooser, "Two") == ["clip"]


def test_what_has_no_clip_is_said_by_a_device_that_was_heard(chooser: Workshop) -> None:
    chooser.run("as({deviceVoice: 'heard'})")
    assert said(chooser, "Jog around the block") == ["device"]
    chooser.run("lost.add('Left')")
    assert said(chooser, "Left") == ["device"]


def test_where_a_site_has_no_clips_an_untried_device_is_better_than_nobody(still: Workshop) -> None:
    still.run(CHOOSER, {})
    assert still.run("return voice.kind") == "device"
    assert said(still, "One") == ["device"]
    still.run("as({deviceVoice: 'unheard'})")
    assert still.run("return voice.kind") == "none"
    assert said(still, "Two") == []


def test_who_is_no_longer_chosen_falls_silent_once(chooser: Workshop) -> None:
    chooser.run("as({speaker: 'tones'})")
    assert [seen[0] for seen in chooser.did()] == ["end clips", "hush"]
    chooser.run("as({speaker: 'tones', volume: 0.2})")  # a voice that is tried meanwhile goes on
    assert chooser.did() == []


@pytest.mark.parametrize("speaker", ["reader", "tones", "nobody"])
def test_only_who_is_chosen_speaks(chooser: Workshop, speaker: str) -> None:
    chooser.run("as({deviceVoice: 'heard', speaker: given})", speaker)
    assert said(chooser, "One") == said(chooser, "Left") == []
    assert chooser.run("return voice.lengths()") == {}


def test_the_lengths_are_those_of_the_clips_that_will_be_heard(chooser: Workshop) -> None:
    assert chooser.run("return voice.lengths()") == {"One": 700, "Two": 700, "Left": 900, "Right": 900}
    chooser.run("as({deviceVoice: 'heard'})")
    assert chooser.run("return voice.lengths()") == {"Left": 900, "Right": 900}


@pytest.mark.parametrize(
    ("listed", "device", "kind"),
    [
        ({"One": RECORDED, "Two": RECORDED, "Left": RENDERED}, "heard", "recordings"),
        ({"One": RECORDED, "Two": RENDERED, "Left": RENDERED}, "heard", "device"),
        ({"One": RECORDED, "Two": RENDERED, "Left": RENDERED}, "unknown", "clips"),
        ({}, "heard", "device"),
        ({}, "unheard", "none"),
    ],
)
def test_the_kind_of_voice_is_that_of_most_sentences(
    still: Workshop, listed: dict[str, object], device: str, kind: str
) -> None:
    still.run(CHOOSER, listed)
    still.run("as({deviceVoice: given})", device)
    assert still.run("return voice.kind") == kind


def test_sentences_are_scheduled_where_the_engine_puts_them(chooser: Workshop) -> None:
    chooser.run("voice.place(phrase('One', 'Two'), performance.now() + 1500)")
    now_ms = chooser.run("return performance.now()")
    assert chooser.did() == [
        ["clip", "One+Two/0", "sound of One", now_ms + 1_500, 400],
        ["clip", "One+Two/1", "sound of Two", now_ms + 2_500, 400],
    ]
    chooser.run("voice.withdraw('One+Two')")
    assert chooser.did() == [["withdraw", "One+Two/0"], ["withdraw", "One+Two/1"]]


def test_a_clip_that_comes_late_keeps_the_distance_of_its_sentences(chooser: Workshop) -> None:
    chooser.run("ready.delete('Two'); globalThis.late = phrase('One', 'Two'); globalThis.at = performance.now();")
    assert chooser.run("voice.place(late, at); return voice.begin(late, at);") is False
    chooser.passes(300)
    chooser.did()
    chooser.run("ready.add('Two'); voice.place(late, at);")
    at_ms = chooser.run("return at")
    clips = [seen for seen in chooser.did() if seen[0] == "clip"]
    assert [seen[3] - at_ms for seen in clips] == [300, 1_300]
    assert chooser.run("return voice.begin(late, at);") is True


def test_a_phrase_whose_clips_are_given_up_is_settled_as_text(chooser: Workshop) -> None:
    chooser.run("ready.clear(); globalThis.one = phrase('One');")
    assert chooser.run("voice.place(one, 0); return voice.begin(one, 0);") is False
    assert chooser.run("lost.add('One'); return voice.begin(one, 0);") is True


def test_device_and_clips_never_talk_over_each_other(chooser: Workshop) -> None:
    chooser.run("as({deviceVoice: 'heard'}); voice.begin(phrase('One'), 0);")
    assert [seen[0] for seen in chooser.did()] == ["end clips", "say"]
    chooser.run("const left = phrase('Left'); voice.place(left, performance.now() + 500); did.length = 0;"
                "voice.begin(left, 0);")  # fmt: skip
    assert chooser.did() == [["hush"]]


def test_words_from_before_a_new_stretch_are_cut_and_those_of_its_moment_are_not(chooser: Workshop) -> None:
    chooser.run("as({deviceVoice: 'heard'}); voice.begin(phrase('One'), 5000); did.length = 0; voice.makeWay(5000);")
    assert [seen[0] for seen in chooser.did()] == ["end clips"]
    chooser.run("voice.makeWay(9000);")
    assert [seen[0] for seen in chooser.did()] == ["cut", "end clips"]
