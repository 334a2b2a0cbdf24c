"""The family of tones: one key, told apart without looking, kind to the ear, heard over music."""

import math
from itertools import combinations, pairwise
from typing import Any

import pytest

from drillbook.engine.announcing import AFTER_TONE_MS
from drillbook.engine.cue import Tone
from tests.player_fake.workshop import Workshop

type Family = dict[str, list[dict[str, Any]]]

CALLS = {"get-ready", "count", "go", "switch", "set-done", "rest", "finish"}
"""What must not be missed."""

RHYTHM = {"phase-first", "phase-middle", "phase-last", "rep"}
"""What keeps time within the work."""

D_MAJOR = {0, 2, 4, 5, 7, 9, 11}
"""The scale, in steps of half a tone above D."""

D_HZ = 587.33


@pytest.fixture
def family(still: Workshop) -> Family:
    found: Family = still.run("return (await load('tones.js')).TONES")
    return found


def ends_hz(note: dict[str, Any]) -> tuple[float, float]:
    """Where a note begins and where it ends: another pitch if it glides."""
    return note["hz"], note["to_hz"] if "to_hz" in note else note["hz"]


def contour(notes: list[dict[str, Any]]) -> str:
    """How the melody goes, such as `up` or `up down`; notes struck together are one, a glide goes by itself."""
    lines = []
    heard = sorted({note["from_ms"]: note for note in reversed(notes)}.items())
    pitches = [hz for _, note in heard for hz in ends_hz(note)]
    for before, after in pairwise(pitches):
        if before != after:
            lines.append("up" if after > before else "down")
    return " ".join(lines) or "one"


def loudness_db(notes: list[dict[str, Any]]) -> float:
    """How loud a tone is to the ear: its partials as curve A of IEC 61672 weights them, over a quick eighth second."""
    louder, best = 0.0, 0.0
    for at_ms in range(0, int(max(note["from_ms"] + note["length_ms"] for note in notes)), 2):
        power = sum(_power(note, at_ms - note["from_ms"]) for note in notes)
        louder += (power - louder) * 2 / 125
        best = max(best, louder)
    return 10 * math.log10(best)


def _power(note: dict[str, Any], at_ms: float) -> float:
    if not 0 <= at_ms <= note["length_ms"]:
        return 0.0
    attack_ms, sustain = note["attack_ms"], note["sustain"]
    fallen = 0.05 ** (max(0, at_ms - attack_ms) / (note["length_ms"] - attack_ms))
    level = note["loudness"] * min(1, at_ms / attack_ms) * (sustain + (1 - sustain) * fallen)
    wave = [
        sum(loud * math.sin(2 * math.pi * number * step / 256) for number, loud in enumerate(note["partials"], 1))
        for step in range(256)
    ]
    level /= max(map(abs, wave))
    return math.fsum(
        (level * loud * _weight(note["hz"] * number)) ** 2 / 2 for number, loud in enumerate(note["partials"], 1)
    )


def _weight(hz: float) -> float:
    squared = hz * hz
    poles = (squared + 20.6**2) * math.sqrt((squared + 107.7**2) * (squared + 737.9**2)) * (squared + 12_194**2)
    return 1.2589 * 12_194**2 * squared * squared / poles


def test_the_page_has_the_tones_that_the_engine_sounds(family: Family) -> None:
    assert set(family) == set(Tone)


def test_every_note_is_long_enough_for_earphones_and_begins_and_ends_softly(family: Family) -> None:
    for notes in family.values():
        for note in notes:
            assert note["length_ms"] >= 150
            assert note["attack_ms"] >= 8


def test_the_family_is_in_one_key_and_in_the_octaves_that_music_leaves_free(family: Family) -> None:
    for notes in family.values():
        for hz in (hz for note in notes for hz in ends_hz(note)):
            assert 400 <= hz <= 1_600
            steps = 12 * math.log2(hz / D_HZ)
            assert abs(steps - round(steps)) < 0.02
            assert round(steps) % 12 in D_MAJOR


def test_no_tone_is_a_pure_sine_or_a_harsh_square(family: Family) -> None:
    for notes in family.values():
        for note in notes:
            first, *others = note["partials"]
            assert 0.1 <= sum(others) / first <= 1.5
            assert len(others) <= 5


def differences(one: list[dict[str, Any]], other: list[dict[str, Any]]) -> int:
    """In how many ways two tones differ: contour, notes, timbre, length, register."""
    lengths_ms = [max(note["from_ms"] + note["length_ms"] for note in notes) for notes in (one, other)]
    highest = [max(note["hz"] for note in notes) for notes in (one, other)]
    return sum(
        (
            contour(one) != contour(other),
            len(one) != len(other),
            one[0]["partials"] != other[0]["partials"],
            max(lengths_ms) / min(lengths_ms) >= 1.3,
            12 * abs(math.log2(highest[0] / highest[1])) > 4.9,
        )
    )


def test_two_tones_differ_in_two_ways_at_least_and_phases_of_one_rep_in_one(family: Family) -> None:
    for one, other in combinations(family, 2):
        phases = one.startswith("phase") and other.startswith("phase")
        assert differences(family[one], family[other]) >= (1 if phases else 2), (one, other)


def test_the_phases_of_a_rep_go_down_by_a_fourth_at_least(family: Family) -> None:
    pitches = [family[f"phase-{place}"][0]["hz"] for place in ("first", "middle", "last")]
    assert all(12 * math.log2(before / after) > 4.9 for before, after in pairwise(pitches))


def test_the_last_three_of_a_hold_sink_and_the_three_before_work_stand_on_wood(family: Family) -> None:
    assert contour(family["ending"]) == "down"
    assert contour(family["count"]) == "one"
    assert family["ending"][0]["hz"] < family["count"][0]["hz"]
    assert family["ending"][0]["sustain"] > 0.5 > family["count"][0]["sustain"]


def test_calls_are_equally_loud_and_the_rhythm_is_quieter(family: Family) -> None:
    loud = {tone: loudness_db(notes) for tone, notes in family.items()}
    calls = [loud[tone] for tone in CALLS]
    assert max(calls) - min(calls) <= 3, loud
    assert max(loud[tone] for tone in RHYTHM) <= min(calls) - 4, loud
    assert max(loud[tone] for tone in RHYTHM) - min(loud[tone] for tone in RHYTHM) <= 3, loud
    assert max(calls) >= loud["ending"] >= max(loud[tone] for tone in RHYTHM), loud
    assert max(calls) >= loud["soft"] >= min(loud[tone] for tone in RHYTHM), loud


@pytest.mark.parametrize("tone", [Tone.GET_READY, Tone.SWITCH, Tone.SET_DONE, Tone.REST])
def test_words_begin_when_the_last_note_of_what_opens_a_stretch_is_struck(family: Family, tone: Tone) -> None:
    assert max(note["from_ms"] for note in family[tone]) < AFTER_TONE_MS


RENDERED = """
    const { TONES } = await load('tones.js');
    const { Sound } = await load('sound.js');
    const { Loudspeaker } = await load('loudspeaker.js');
    const context = new OfflineAudioContext(1, 48000 * 2, 48000);
    const loudspeaker = new Loudspeaker(() => context, () => context.currentTime * 1000);
    loudspeaker.unlock();
    const sound = new Sound(TONES, loudspeaker);
    sound.schedule('one', given.tone, 100);
    if (given.silence_ms) {
      context.suspend(given.silence_ms / 1000).then(() => { sound.silence(); context.resume(); });
    }
    const samples = (await context.startRendering()).getChannelData(0);
    const loud = (from_ms, until_ms) =>
      samples.subarray(from_ms * 48, until_ms * 48).reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    const step = (from_ms, until_ms) => samples.subarray(from_ms * 48, until_ms * 48)
      .reduce((most, one, at) => Math.max(most, Math.abs(one - samples[from_ms * 48 + at - 1])), 0);
    return given.asked.map(([what, from_ms, until_ms]) => (what === 'loud' ? loud : step)(from_ms, until_ms));
"""


@pytest.mark.parametrize("tone", list(Tone))
def test_a_tone_begins_in_its_moment_without_a_click_and_fits_beside_words(workshop: Workshop, tone: Tone) -> None:
    before, begun, most = workshop.run(
        RENDERED, {"tone": tone, "asked": [["loud", 0, 99], ["loud", 101, 120], ["loud", 100, 2_000]]}
    )
    assert before < 0.002  # nothing but what keeps earphones awake
    assert begun > 0.02
    assert most < 0.65


@pytest.mark.parametrize("tone", [Tone.GO, Tone.SWITCH, Tone.SOFT])
def test_silence_comes_within_20_ms_and_without_a_click(workshop: Workshop, tone: Tone) -> None:
    asked = [["loud", 180, 200], ["loud", 217, 2_000], ["step", 160, 200], ["step", 200, 230]]
    sounding, after, step, step_after = workshop.run(RENDERED, {"tone": tone, "silence_ms": 200, "asked": asked})
    assert sounding > 0.05
    assert after < 0.002
    assert step_after <= step * 1.3


def test_what_is_silenced_before_it_begins_is_never_heard(workshop: Workshop) -> None:
    asked = [["loud", 60, 2_000]]
    assert workshop.run(RENDERED, {"tone": "go", "silence_ms": 50, "asked": asked})[0] < 0.002
