"""Cues find their outlets once, in their moment, and are taken back while they still can be."""

from typing import Any

import pytest

from drillbook.engine.cue import Tone
from tests.player_fake.workshop import Workshop

LANE = """
    const { CueLane } = await load('cue-lane.js');
    globalThis.settled = true;
    globalThis.offset_ms = 0;
    const begin = note('begin');
    globalThis.lane = new CueLane({
      tones: {schedule: note('schedule'), withdraw: note('withdraw'), silence: note('silence')},
      voice: {
        place: (cue) => note('place')(cue), begin: (cue) => { begin(cue); return settled; },
        makeWay: () => did.push(['make way']), withdraw: note('take back'), hush: note('hush'),
      },
      buzz: note('buzz'), flash: note('flash'), pageTime: (at_ms) => at_ms - offset_ms,
    });
    globalThis.cue = (id, in_ms, more) => ({
      id, at_ms: performance.now() + in_ms, latest_at_ms: performance.now() + in_ms + 400,
      tone: null, say: null, sentences: [], show: null, buzz: false, length_ms: 0, ...more,
    });
"""


@pytest.fixture
def lane(still: Workshop) -> Workshop:
    still.run(LANE)
    return still


def names(seen: list[list[Any]]) -> list[str]:
    return [one[0] for one in seen]


def test_a_tone_goes_ahead_once_and_flashes_and_shakes_in_its_moment_once(lane: Workshop) -> None:
    lane.run("globalThis.go = [cue('a', 1500, {tone: 'go', buzz: true})]; lane.reconcile(go);")
    assert names(lane.did()) == ["schedule"]
    lane.passes(1_000)
    lane.run("lane.reconcile(go);")
    assert lane.did() == []
    lane.passes(490)
    assert lane.did() == []
    lane.passes(10)
    assert lane.did() == [["make way"], ["flash", "go"], ["buzz", "go"]]
    lane.run("lane.reconcile(go); lane.reconcile([]); lane.reconcile(go);")
    lane.passes(500)
    assert lane.did() == []


def test_what_left_the_list_before_it_began_is_taken_back(lane: Workshop) -> None:
    lane.run("lane.reconcile([cue('a', 500, {tone: 'go', say: 'Go'})]); lane.reconcile([]);")
    assert lane.did()[-2:] == [["withdraw", "a"], ["take back", "a"]]
    lane.passes(1_000)
    assert lane.did() == []


def test_what_is_ahead_moves_when_the_clocks_are_measured_anew(lane: Workshop) -> None:
    lane.run("globalThis.all = [cue('a', 4000, {tone: 'go', say: 'Go'})]; lane.reconcile(all);")
    [before_ms] = [seen[3] for seen in lane.did() if seen[0] == "schedule"]
    lane.run("offset_ms = 2500; lane.reconcile(all);")
    seen = lane.did()
    assert [one[0] for one in seen] == ["withdraw", "take back", "schedule", "place"]
    assert seen[2][3] == before_ms - 2_500
    lane.run("offset_ms = 2600; lane.reconcile(all);")
    assert "schedule" not in names(lane.did())


def test_what_was_ahead_of_a_clock_that_was_wrong_is_taken_back_when_its_moment_turns_out_to_be_over(
    lane: Workshop,
) -> None:
    lane.run("lane.reconcile([cue('a', 3000, {tone: 'go'})]); did.length = 0; offset_ms = 9000; lane.reconcile([]);")
    assert ["withdraw", "a"] in lane.did()


def test_what_has_begun_does_not_begin_again_after_a_silence(lane: Workshop) -> None:
    lane.run("globalThis.all = [cue('a', 100, {tone: 'rep', say: 'One'})]; lane.reconcile(all);")
    lane.passes(150)
    lane.did()

    lane.run("lane.silence();")
    assert names(lane.did()) == ["silence", "hush"]
    lane.run("lane.reconcile(all);")  # a message that was on its way when the visitor skipped

    assert lane.did() == []


def test_what_has_not_begun_before_a_silence_sounds_if_it_is_listed_again(lane: Workshop) -> None:
    lane.run("globalThis.all = [cue('a', 900, {tone: 'rep', say: 'One'})]; lane.reconcile(all); lane.silence();")
    lane.did()

    lane.run("lane.reconcile(all);")  # the rest was made longer: what comes stays what it was
    assert names(lane.did()) == ["schedule", "place"]
    lane.passes(900)
    assert names(lane.did()) == ["flash", "begin"]


def test_what_is_over_400_ms_late_is_neither_sounded_nor_said_nor_flashed(lane: Workshop) -> None:
    lane.run("lane.reconcile([cue('a', -401, {tone: 'go', say: 'Go', buzz: true})]);")
    assert lane.did() == []
    lane.run("lane.reconcile([cue('b', -390, {tone: 'go', say: 'Go', buzz: true})]);")
    assert names(lane.did()) == ["schedule", "place", "make way", "flash", "buzz", "begin"]


def test_a_hidden_page_whose_timers_sleep_begins_a_cue_when_it_is_told_that_it_is_due(lane: Workshop) -> None:
    lane.run("globalThis.all = [cue('a', 300, {say: 'One'})]; lane.reconcile(all);")
    lane.did()
    lane.run("const now = performance.now() + 320; performance.now = () => now; lane.reconcile(all);")
    assert ["begin", "a"] in lane.did()
    lane.passes(1_000)
    assert lane.did() == []


@pytest.mark.parametrize(
    ("tone", "opens"),
    [(tone, True) for tone in ("get-ready", "count", "go", "switch", "set-done", "rest", "finish")]
    + [(tone, False) for tone in ("phase-first", "phase-middle", "phase-last", "rep", "ending", "soft")],
)
def test_words_make_way_for_a_new_stretch_and_not_for_the_rhythm(lane: Workshop, tone: str, opens: bool) -> None:  # noqa: FBT001 - a table
    lane.run("lane.reconcile([cue('a', 0, {tone: given})]);", tone)
    assert (["make way"] in lane.did()) == opens


def test_what_matters_in_a_pocket_is_felt_and_the_rhythm_is_not(lane: Workshop) -> None:
    lane.run("lane.reconcile(given.map((tone) => cue(tone, 0, {tone})))", [tone.value for tone in Tone])
    assert {seen[1] for seen in lane.did() if seen[0] == "buzz"} == {"go", "switch", "set-done", "rest", "finish"}
    lane.run("lane.reconcile([cue('an author asks', 0, {buzz: true})])")
    assert ["buzz", ""] in lane.did()


def test_tones_that_nobody_wants_are_not_scheduled_and_come_as_soon_as_they_are_wanted(lane: Workshop) -> None:
    lane.run("lane.setAudible(false); lane.reconcile([cue('a', 100, {tone: 'rep'}), cue('b', 900, {tone: 'go'})]);")
    lane.passes(200)
    assert lane.did() == [["silence"], ["flash", "rep"]]
    lane.run("lane.setAudible(true);")
    assert [seen[:3] for seen in lane.did()] == [["schedule", "b", "go"]]


def test_a_phrase_whose_clips_come_late_is_asked_about_until_it_is_settled(lane: Workshop) -> None:
    lane.run("settled = false; lane.reconcile([cue('a', 100, {say: 'One'})]);")
    lane.passes(150)
    assert names(lane.did()) == ["place", "begin"]
    lane.run("lane.retry();")
    assert names(lane.did()) == ["place", "begin"]
    lane.run("settled = true; lane.retry(); lane.retry();")
    assert names(lane.did()) == ["place", "begin"]


def test_on_another_audio_clock_what_is_to_come_is_scheduled_again(lane: Workshop) -> None:
    lane.run("lane.reconcile([cue('a', 100, {tone: 'rep'}), cue('b', 900, {tone: 'go'})]);")
    lane.passes(200)
    lane.did()
    lane.run("lane.restart();")
    assert [seen[:3] for seen in lane.did()] == [["schedule", "b", "go"]]
