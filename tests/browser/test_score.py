"""A whole routine rendered to samples: every tone and every sentence begins in its moment, and nothing else sounds."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from drillbook.authoring.reading import read_library
from drillbook.engine.compiling import compile_routine
from drillbook.engine.cue import Tone
from drillbook.engine.dose import Dose, PacedReps
from drillbook.engine.phrases import estimated_ms, sentence_offsets_ms, sentences_ms, sentences_of
from drillbook.engine.routine import DrillItem, RestItem, Routine
from drillbook.engine.timeline import Timeline
from tests.browser.hearing import expected_tones
from tests.browser.noise import noise
from tests.browser.rendering import LEAD_MS, RING_MS, Renderer, renderer, told_to_the_page
from tests.browser.sites import REPOSITORY
from tests.engine.routines import CLAM, bridge, clam, routine, stride, tempo

WITHIN_MS = 20
HALF_AGAIN = 1.5
"""Louder than this by, a tone has sounded twice."""

QUICK = DrillItem("3", CLAM, Dose(PacedReps(6, tempo(up=500, down=500))))
EVERY_TONE = routine(
    stride(1, key="1"), clam(5, key="2"), QUICK, RestItem("4", 8_000), bridge(6_000, key="5", sets=2, rest_ms=8_000)
)
TONES = "async () => sounds.TONES"
ONSETS = """async (told, length_ms, speaker) => {
    const samples = await sounds.rendered(told, length_ms, speaker, null);
    const hertz = new Set(Object.values(sounds.TONES).flat().map(({ hz }) => hz));
    return [...hertz].flatMap((hz) => detector.onsets(samples, sounds.SAMPLE_HZ, hz).map((each) => ({ hz, ...each })));
}"""
ONSETS_ALONE = """async () => {
    const hertz = new Set(Object.values(sounds.TONES).flat().map(({ hz }) => hz));
    const found = {};
    for (const tone in sounds.TONES) {
        const samples = await sounds.renderedTone(tone);
        found[tone] = [...hertz].flatMap((hz) =>
            detector.onsets(samples, sounds.SAMPLE_HZ, hz).map((each) => ({ hz, ...each })));
    }
    return found;
}"""
WORDS = """async (told, length_ms) => {
    const both = await sounds.rendered(told, length_ms, 'voice', 'voice/voice.json');
    const tones = await sounds.rendered(told, length_ms, 'tones', null);
    return detector.stretches(both.map((value, n) => value - tones[n]), sounds.SAMPLE_HZ);
}"""


@pytest.fixture(params=["every tone", "quick-pre-run-activation"])
def rendered(request: pytest.FixtureRequest) -> Routine:
    """A routine with each tone of the family, and a whole one of this site."""
    if request.param == "every tone":
        return EVERY_TONE
    own = read_library(REPOSITORY / "drills")[0].routines[request.param].routine
    assert own is not None
    return own


@pytest.fixture(scope="module")
def silent_renderer(browser: Browser) -> Iterator[Renderer]:
    with renderer(browser) as page:
        yield page


def test_the_first_routine_has_every_tone() -> None:
    assert {tone for _, tone in expected_tones(compile_routine(EVERY_TONE))} == set(Tone)


def test_each_tone_alone_begins_with_its_notes(silent_renderer: Renderer) -> None:
    family = silent_renderer.call(TONES)
    alone = silent_renderer.call(ONSETS_ALONE)
    assert set(family) == set(Tone)
    for tone, notes in family.items():
        for note in notes:
            assert any(heard_at(found, note["hz"], note["from_ms"]) for found in alone[tone]), (tone, note, alone[tone])


def test_every_tone_of_a_routine_sounds_in_its_moment_once_and_nothing_else(
    silent_renderer: Renderer, rendered: Routine
) -> None:
    timeline = compile_routine(rendered)
    told = told_to_the_page(rendered, {})
    length_ms = LEAD_MS + timeline.total_ms + RING_MS
    found = silent_renderer.call(ONSETS, told, length_ms, "tones")
    family = silent_renderer.call(TONES)
    alone = silent_renderer.call(ONSETS_ALONE)
    explained = []
    for offset_ms, tone in expected_tones(timeline):
        moment_ms = LEAD_MS + offset_ms
        for note in family[tone]:
            due_ms = moment_ms + note["from_ms"]
            assert any(heard_at(each, note["hz"], due_ms) for each in found), f"{tone} at {offset_ms} ms: no {note}"
        explained += [{**each, "at_ms": moment_ms + each["at_ms"]} for each in alone[tone]]
    for each in found:
        near = [one for one in explained if heard_at(one, each["hz"], each["at_ms"])]
        assert near, f"{each} belongs to no tone"
        assert each["loudness"] < HALF_AGAIN * sum(one["loudness"] for one in near), f"{each} is heard twice"


def heard_at(found: Mapping[str, float], hz: float, at_ms: float) -> bool:
    return found["hz"] == hz and abs(found["at_ms"] - at_ms) <= WITHIN_MS


def test_every_sentence_of_a_routine_is_spoken_in_its_moment_once_and_nothing_else(
    browser: Browser, rendered: Routine, tmp_path: Path
) -> None:
    lengths_ms = clips_of(rendered, tmp_path)
    timeline = compile_routine(rendered, lambda phrase: sentences_ms(phrase, lengths_ms))
    told = told_to_the_page(rendered, lengths_ms)
    with renderer(browser, tmp_path) as page:
        found = page.call(WORDS, told, LEAD_MS + timeline.total_ms + RING_MS)
    expected = expected_sentences(timeline, lengths_ms)
    assert len(found) == len(expected) > 0
    for (offset_ms, sentence), heard in zip(expected, found, strict=True):
        assert heard["at_ms"] == pytest.approx(LEAD_MS + offset_ms, abs=WITHIN_MS), sentence
        assert heard["length_ms"] == pytest.approx(lengths_ms[sentence], abs=WITHIN_MS), sentence


def expected_sentences(timeline: Timeline, lengths_ms: Mapping[str, int]) -> list[tuple[int, str]]:
    """Every sentence with its moment after Start, in milliseconds."""
    sentences: list[tuple[int, str]] = []
    from_ms = 0
    for cues, reckoned_ms in [
        *((each.cues, each.reckoned_ms) for each in timeline.segments),
        (timeline.finish_cues, 0),
    ]:
        for cue in cues:
            for sentence, offset_ms in sentence_offsets_ms(cue.say or "", lengths_ms):
                sentences.append((from_ms + cue.offset_ms + offset_ms, sentence))
        from_ms += reckoned_ms
    return sorted(sentences)


def quick_ms(phrase: str) -> int:
    return estimated_ms(phrase) * 8 // 10


def clips_of(rendered: Routine, folder: Path) -> dict[str, int]:
    """Write a clip of noise for every sentence of the routine, none as long as another; return their lengths."""
    sentences: set[str] = set()
    for phrase_ms in (estimated_ms, quick_ms):  # more is said where there is more room
        cues = compile_routine(rendered, phrase_ms).cues
        sentences |= {sentence for cue in cues for sentence in sentences_of(cue.say or "")}
    listed = {}
    for number, sentence in enumerate(sorted(sentences)):
        length_ms = quick_ms(sentence) + number
        listed[sentence] = {"file": f"{number}.wav", "ms": length_ms, "recorded": False}
        (folder / f"{number}.wav").write_bytes(noise(length_ms, number))
    (folder / "voice.json").write_text(json.dumps({"sentences": listed}))
    return {sentence: int(each["ms"]) for sentence, each in listed.items()}  # type: ignore[call-overload]  # int | str
