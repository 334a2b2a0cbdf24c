"""Rule 10: tones never move; speech gives way by rank."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drillbook.engine.cue import (
    AtRep,
    Cue,
    Rank,
    Tone,
)
from drillbook.engine.dose import Hold, PacedReps, Timed, Work
from drillbook.engine.lanes import Wish, place
from tests.engine.cue_sheet import tones, work_cues
from tests.engine.play import play
from tests.engine.routines import tempo


def wish(offset_ms: int, phrase: str, rank: Rank = Rank.REP, end_by_ms: int = 60_000) -> Wish:
    return Wish(offset_ms, (phrase,), rank, end_by_ms)


def lane(*wishes: Wish, segment_ms: int | None = 60_000) -> dict[str, int]:
    """What is said and when, of wishes for phrases that take 100 ms a letter."""
    placed = place(list(wishes), segment_ms, lambda phrase: 100 * len(phrase))
    return {spoken.cue.say or "": spoken.cue.offset_ms for spoken in placed.spoken}


def test_rule_10_the_ranks_are_name_switch_authored_phase_rep_milestone_tip() -> None:
    assert [rank.value for rank in Rank] == ["name", "switch", "authored", "phase", "rep", "milestone", "tip"]


@pytest.mark.parametrize(("higher", "lower"), list(pairwise(Rank)))
def test_rule_10_what_meets_a_higher_rank_moves_behind_it(higher: Rank, lower: Rank) -> None:
    assert lane(wish(5_000, "lower", lower), wish(5_000, "higher", higher)) == {"higher": 5_000, "lower": 5_750}


def test_rule_10_a_phrase_moves_by_at_most_a_second_and_a_half_or_falls_silent() -> None:
    long = wish(5_000, "x" * 14, Rank.AUTHORED)  # until 6.4 s
    assert "late" not in lane(long, wish(5_000, "late"))
    assert lane(long, wish(5_050, "late"))["late"] == 6_550
    assert lane(long, wish(6_000, "late"))["late"] == 6_550


def test_rule_10_there_are_150_ms_between_phrases() -> None:
    first = wish(5_000, "x" * 10, Rank.AUTHORED)  # until 6.0 s
    assert lane(first, wish(6_150, "next"))["next"] == 6_150
    assert lane(first, wish(6_149, "next"))["next"] == 6_150
    assert lane(first, wish(4_450, "next"))["next"] == 4_450
    assert lane(first, wish(4_451, "next")) == {"x" * 10: 5_000}


def test_rule_10_nothing_moves_into_the_last_three_seconds_or_over_the_end() -> None:
    first = wish(55_000, "x" * 10, Rank.AUTHORED, 60_000)
    assert lane(first, wish(55_900, "short"))["short"] == 56_150
    assert lane(first, wish(55_900, "x" * 8))["x" * 8] == 56_150  # until 56.95 s
    assert "x" * 9 not in lane(first, wish(55_900, "x" * 9))
    assert lane(wish(58_000, "unmoved")) == {"unmoved": 58_000}
    assert lane(wish(59_500, "x" * 6)) == {}


def test_rule_10_equal_ranks_speak_in_the_order_of_their_moments() -> None:
    assert lane(wish(5_100, "second"), wish(5_000, "first")) == {"first": 5_000, "second": 5_650}


def test_rule_10_a_shorter_way_of_saying_it_is_tried_before_silence() -> None:
    both = Wish(1_000, ("Nine. Last one", "Nine"), Rank.REP, 2_000)
    assert lane(both) == {"Nine": 1_000}


def test_rule_10_open_work_has_no_end_to_run_over() -> None:
    free = [wish(0, "first", Rank.AUTHORED, 2**53), wish(0, "second", Rank.PHASE, 2**53)]
    assert lane(*free, segment_ms=None) == {"first": 0, "second": 650}


wishes = st.builds(
    wish, st.integers(0, 20_000), st.text("abc ", min_size=1, max_size=20), st.sampled_from(Rank), st.just(20_000)
)


@given(st.lists(wishes, max_size=12), st.integers(3_000, 20_000))
def test_rule_10_whatever_wants_to_be_said(found: list[Wish], segment_ms: int) -> None:
    asked = [replace(each, end_by_ms=segment_ms) for each in found]
    placed = place(asked, segment_ms, lambda phrase: 100 * len(phrase))
    assert len(placed.spoken) + len(placed.dropped) == len(asked)
    for spoken in placed.spoken:
        moved_ms = spoken.cue.offset_ms - spoken.wish.offset_ms
        assert 0 <= moved_ms <= 1_500
        assert spoken.cue.offset_ms + spoken.cue.length_ms <= segment_ms - (3_000 if moved_ms else 0)
    heard = sorted((spoken.cue.offset_ms, spoken.cue.length_ms) for spoken in placed.spoken)
    assert all(begin + length + 150 <= following for (begin, length), (following, _) in pairwise(heard))
    for spoken in placed.spoken:
        # Only a higher rank, or an equal one that asked earlier, stands where a moved phrase wanted to be.
        before = [
            other
            for other in placed.spoken
            if other is not spoken
            and other.cue.offset_ms < spoken.wish.offset_ms + spoken.cue.length_ms + 150
            and spoken.wish.offset_ms < other.cue.offset_ms + other.cue.length_ms + 150
        ]
        if spoken.cue.offset_ms > spoken.wish.offset_ms:
            order = list(Rank)
            assert any(order.index(other.wish.rank) <= order.index(spoken.wish.rank) for other in before)


def test_rule_10_tones_never_move() -> None:
    plain = work_cues(PacedReps(8, tempo(open=2_000, close=2_000)))
    talkative = work_cues(
        PacedReps(8, tempo(open=2_000, close=2_000)), *(Cue(AtRep(rep), say="A long sentence") for rep in range(1, 9))
    )
    rhythm = {Tone.GO, Tone.PHASE_FIRST, Tone.PHASE_LAST, Tone.REP}
    assert [cue.offset_ms for cue in plain if cue.tone in rhythm] == [cue.offset_ms for cue in talkative if cue.tone]
    assert [cue.offset_ms for cue in plain if cue.tone] == list(range(0, 32_000, 2_000))


def test_rule_10_each_kind_of_segment_has_its_own_tone() -> None:
    led = play("start; to end", "leg lift")
    first = [next(tone for tone in led.tones if tone in ("get-ready", "switch", "set-done", "go", "finish"))]
    assert first == ["get-ready"]
    assert set(led.tones) == {"get-ready", "count", "go", "ending", "set-done", "switch", "finish"}


@pytest.mark.parametrize("work", [Hold(10_000), Timed(10_000)])
def test_rule_10_the_last_three_seconds_of_held_and_timed_work_are_heard(work: Work) -> None:
    assert tones(work_cues(work), Tone.ENDING) == [7_000, 8_000, 9_000]


def test_rule_10_work_that_is_hardly_longer_has_no_such_tones() -> None:
    assert tones(work_cues(Hold(5_999)), Tone.ENDING) == tones(work_cues(Timed(5_999)), Tone.ENDING) == []


def test_rule_10_a_name_that_insists_may_end_with_the_segment_and_not_after_it() -> None:
    name = Wish(250, ("x" * 20, "x" * 10), Rank.NAME, 500, earliest_ms=250, insists=True)
    assert lane(name, segment_ms=1_250) == {"x" * 10: 250}
    assert lane(name, segment_ms=1_249) == {}
