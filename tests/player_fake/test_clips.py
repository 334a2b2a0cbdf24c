"""Clips of sentences: listed once, fetched in order, decoded when they are wanted, given up where they do not come."""

import json
from typing import Any

from playwright.sync_api import Request

from tests.player_fake.workshop import Workshop, wav

CLIPS = """
    const { Clips } = await load('clips.js');
    const { decoded } = await load('audio-device.js');
    globalThis.decodes = 0;
    globalThis.clips = new Clips((bytes) => { decodes++; return decoded(bytes); });
    clips.onReady = () => did.push(['ready']);
    clips.fetchList('voice/voice-1.json');
    await clips.settled();
"""
SECOND = wav((0.5, 1_000))


def with_clips(workshop: Workshop, *sentences: str, files: dict[str, bytes | None] | None = None) -> list[str]:
    """Clips of these sentences, a second long or as given, None for missing; returns what is asked of the site."""
    listed = {say: {"file": f"{say}.wav", "ms": 1_000, "recorded": False} for say in sentences}
    for say in sentences:
        if (content := (files or {}).get(say, SECOND)) is not None:
            workshop.write(f"voice/{say}.wav", content)
    workshop.write("voice/voice-1.json", json.dumps({"sentences": listed}).encode())
    asked: list[str] = []

    def note(request: Request) -> None:
        if "/voice/" in request.url:
            asked.append(request.url.rsplit("/", 1)[-1])

    workshop.page.on("request", note)
    workshop.run(CLIPS)
    return asked


def sound_of(workshop: Workshop, say: str) -> dict[str, Any] | None:
    """The decoded sound of a sentence, waited for."""
    found: dict[str, Any] | None = workshop.run(
        """const sound = await clips.sounding(given);
        return sound && {seconds: sound.duration, channels: sound.numberOfChannels,
          peak: sound.getChannelData(0).reduce((highest, value) => Math.max(highest, Math.abs(value)), 0)};""",
        say,
    )
    return found


def test_the_list_is_fetched_once_and_clips_when_they_are_wanted_in_order(workshop: Workshop) -> None:
    asked = with_clips(workshop, "One", "Two", "Three")
    workshop.run("clips.fetchList('voice/voice-1.json'); await clips.settled();")
    assert asked == ["voice-1.json"]
    workshop.run("clips.load(['Three', 'One', 'Not a sentence of this site'])")
    workshop.page.wait_for_function("() => clips.stores.get('One')?.bytes && clips.stores.get('Three')?.bytes")
    assert asked == ["voice-1.json", "Three.wav", "One.wav"]
    assert workshop.run("return decodes") == 0


def test_a_clip_is_decoded_when_its_sound_is_asked_for_and_that_is_told(workshop: Workshop) -> None:
    with_clips(workshop, "One")
    workshop.did()
    assert workshop.run("return clips.soundOf('One')") is None
    workshop.page.wait_for_function("() => clips.buffers.size === 1")
    assert workshop.did() == [["ready"]]
    assert workshop.run("return clips.soundOf('One').duration") > 0.9


def test_what_is_said_first_is_decoded_as_soon_as_the_list_is_there(workshop: Workshop) -> None:
    with_clips(workshop, "One", "Two", "Three")
    workshop.run("clips.fetchList('voice/voice-1.json'); clips.prepare(['Two', 'Not a sentence of this site', 'One']);")
    workshop.page.wait_for_function("() => clips.buffers.size === 2")
    assert workshop.run("return [...clips.buffers.keys()].sort()") == ["One", "Two"]


def test_the_list_is_found_from_the_page_that_asked_and_its_clips_beside_it(workshop: Workshop) -> None:
    asked = with_clips(workshop, "One")
    workshop.run("history.pushState({}, '', '/elsewhere/deep/')")  # as instant navigation does
    assert sound_of(workshop, "One") is not None
    assert asked[-1] == "One.wav"


def test_a_clip_begins_and_ends_with_its_words_in_one_channel_as_loud_as_the_others(workshop: Workshop) -> None:
    quiet = wav((0, 300), (0.25, 500), (0, 400), channels=2)
    with_clips(workshop, "One", "Two", files={"One": quiet})
    for say, seconds in (("One", 0.5), ("Two", 1.0)):
        sound = sound_of(workshop, say)
        assert sound is not None
        assert abs(sound["seconds"] - seconds) < 0.04
        assert sound["channels"] == 1
        assert abs(sound["peak"] - 0.7) < 0.02


def test_clips_that_do_not_come_or_are_none_or_silent_are_given_up_and_that_is_told(workshop: Workshop) -> None:
    with_clips(
        workshop, "One", "Two", "Three", "Four", files={"One": None, "Two": b"no sound at all", "Three": wav((0, 500))}
    )
    for say in ("One", "Two", "Three"):
        workshop.did()
        assert sound_of(workshop, say) is None
        assert workshop.run("return clips.has(given)", say) is False
        assert workshop.did() == [["ready"]]
    assert sound_of(workshop, "Four") is not None


def test_a_clip_that_did_not_come_is_asked_for_again_by_the_next_run(workshop: Workshop) -> None:
    with_clips(workshop, "One", files={"One": None})
    assert sound_of(workshop, "One") is None
    workshop.write("voice/One.wav", SECOND)
    workshop.run("clips.load(['One'])")
    assert sound_of(workshop, "One") is not None


def test_only_so_much_is_kept_decoded_and_what_went_is_decoded_again(workshop: Workshop) -> None:
    names = [f"s{number}" for number in range(8)]
    with_clips(workshop, *names, files={name: wav((0.5, 10_000), hz=8_000) for name in names})
    for name in names:
        assert sound_of(workshop, name) is not None
    assert workshop.run("return [...clips.buffers.keys()]") == names[2:]
    assert sound_of(workshop, "s0") is not None
    assert workshop.run("return [...clips.buffers.keys()]") == [*names[3:], "s0"]
    assert workshop.run("return decodes") == 9


def test_a_list_that_does_not_come_leaves_no_clips_and_is_asked_for_again(workshop: Workshop) -> None:
    workshop.run(CLIPS)
    assert workshop.run("return [clips.listed.size, clips.has('One')]") == [0, False]
    with_list = {"sentences": {"One": {"file": "One.wav", "ms": 900, "recorded": True}}}
    workshop.write("voice/voice-1.json", json.dumps(with_list).encode())
    workshop.run("clips.fetchList('voice/voice-1.json'); await clips.settled();")
    assert workshop.run("return [clips.has('One'), clips.isRecorded('One')]") == [True, True]


def test_a_list_that_never_comes_is_not_waited_for(workshop: Workshop) -> None:
    workshop.page.route("**/voice-1.json", lambda _route: None)  # never answered
    waited_ms = workshop.run(f"const from = performance.now(); {CLIPS}; return performance.now() - from;")
    assert waited_ms < 3_000
