"""Rule 10: what an author asks for, and what work says of itself."""

from dataclasses import replace

import pytest

from drillbook.engine.compiling import compile_routine, compile_with_remarks
from drillbook.engine.cue import (
    AfterStart,
    AtLastRep,
    AtPhase,
    AtRep,
    AtStart,
    BeforeEnd,
    Cue,
    EveryReps,
    Halfway,
    InLastSet,
    InSet,
    OnFirstSide,
    Tone,
)
from drillbook.engine.dose import Dose, Hold, PacedReps, Timed
from drillbook.engine.phrases import capitalised, dose_words, duration_words, estimated_ms, number_word
from drillbook.engine.routine import DrillItem, Sides
from drillbook.engine.scoring import DroppedCue
from tests.engine.cue_sheet import said, tones, work_cues
from tests.engine.play import play
from tests.engine.routines import BRIDGE, jog, lunge, routine, squats, tempo


@pytest.mark.parametrize(
    ("moment", "offsets"),
    [
        (AtStart(), [0]),
        (Halfway(), [12_000]),
        (AfterStart(7_000), [7_000]),
        (BeforeEnd(5_000), [19_000]),
        (AtRep(2), [4_000]),
        (AtRep(7), []),
        (EveryReps(2), [4_000, 12_000, 20_000]),
        (AtLastRep(), [20_000]),
        (AtPhase("close"), [2_000, 6_000, 10_000, 14_000, 18_000, 22_000]),
        (AtPhase("lift"), []),
        (AfterStart(24_000), []),
    ],
)
def test_rule_10_a_cue_sounds_at_its_moment(moment: object, offsets: list[int]) -> None:
    cues = work_cues(PacedReps(6, tempo(open=2_000, close=2_000)), Cue(moment, tone=Tone.SOFT))  # type: ignore[arg-type]  # any moment
    assert tones(cues, Tone.SOFT) == offsets


@pytest.mark.parametrize(
    ("moment", "offsets"), [(AtStart(), [0]), (AfterStart(9_000), [9_000]), (AtRep(1), [0]), (AtRep(2), []),
        (Halfway(), []), (BeforeEnd(2_000), []), (AtLastRep(), []), (AtPhase("open"), []), (EveryReps(2), [])],
)  # fmt: skip
def test_rule_10_free_reps_have_only_the_moments_that_are_known(moment: object, offsets: list[int]) -> None:
    cues = compile_routine(routine(replace(squats(), cues=(Cue(moment, tone=Tone.SOFT),)))).segments[1].cues  # type: ignore[arg-type]  # any moment
    assert tones(list(cues), Tone.SOFT) == offsets


def test_rule_10_with_sides_in_turn_a_rep_is_counted_when_each_side_has_done_it() -> None:
    item = replace(lunge(3), cues=(Cue(AtRep(2), tone=Tone.SOFT), Cue(AtLastRep(), show="Last pair")))
    cues = compile_routine(routine(item)).segments[1].cues
    assert tones(list(cues), Tone.SOFT) == [6_000]
    assert [cue.offset_ms for cue in cues if cue.show == "Last pair"] == [12_000]


def test_rule_10_a_cue_belongs_to_the_sets_and_the_side_it_names() -> None:
    item = DrillItem(
        "1",
        BRIDGE,
        Dose(Hold(10_000), sets=3),
        Sides.EACH,
        cues=(
            Cue(AtStart(), show="two", within=InSet(2)),
            Cue(AtStart(), show="last", within=InLastSet()),
            Cue(AtStart(), show="first side", within=OnFirstSide()),
            Cue(AtStart(), show="always"),
        ),
    )
    shown = {
        segment.key: [cue.show for cue in segment.cues if cue.show and not cue.say]
        for segment in compile_routine(routine(item)).segments
        if segment.kind == "work"
    }
    assert shown == {
        "1/left/1": ["first side", "always"],
        "1/left/2": ["two", "first side", "always"],
        "1/left/3": ["last", "first side", "always"],
        "1/right/1": ["always"],
        "1/right/2": ["two", "always"],
        "1/right/3": ["last", "always"],
    }


def test_rule_10_a_cue_says_shows_sounds_and_buzzes() -> None:
    cues = work_cues(Hold(30_000), Cue(AfterStart(9_000), say="Breathe", show="Breathe out", tone=Tone.SOFT, buzz=True))
    assert [(cue.say, cue.show, cue.tone, cue.buzz) for cue in cues if cue.offset_ms == 9_000] == [
        (None, None, Tone.SOFT, True),
        ("Breathe", "Breathe out", None, False),
    ]
    only_said = work_cues(Hold(30_000), Cue(AfterStart(9_000), say="Breathe"))
    assert [cue.show for cue in only_said if cue.offset_ms == 9_000] == ["Breathe"]


def test_rule_10_an_authored_cue_stands_before_the_phase_word_and_that_before_the_count() -> None:
    cues = work_cues(PacedReps(3, tempo(open=3_000, close=3_000)), Cue(AtRep(1), say="Slowly"))
    assert said(cues)[:4] == [(0, "Slowly"), (890, "Open"), (1_650, "One"), (3_000, "Close")]
    spoken_phase = work_cues(PacedReps(3, tempo(open=3_000, close=3_000)), Cue(AtPhase("open"), say="Up"))
    assert "Open" not in [phrase for _, phrase in said(spoken_phase)]


def test_rule_10_a_phase_word_that_the_author_says_there_is_not_said_twice() -> None:
    slow = work_cues(PacedReps(2, tempo(step_back=4_000, stand=2_000)), Cue(AtStart(), say="Step back"))
    assert [phrase for _, phrase in said(slow)] == ["Step back", "One", "Stand", "Step back", "Two", "Stand"]


def test_rule_10_in_a_later_rep_the_phase_word_is_not_said_late_behind_the_author_but_left_to_its_tone() -> None:
    cues = work_cues(PacedReps(3, tempo(open=3_000, close=3_000)), Cue(AtRep(2), say="Slowly"))
    assert said(cues)[3:6] == [(6_000, "Slowly"), (6_890, "Two"), (9_000, "Close")]
    assert [cue.tone for cue in cues if cue.offset_ms == 6_000 and cue.tone] == ["phase-first"]


def test_rule_10_a_dropped_cue_is_a_mistake_shown_to_its_author_and_still_seen() -> None:
    first, second = Cue(AfterStart(1_000), say="A rather long sentence"), Cue(AfterStart(1_000), say="Another one")
    timeline, remarks = compile_with_remarks(routine(DrillItem("1", BRIDGE, Dose(Hold(30_000)), cues=(first, second))))
    assert remarks == (DroppedCue("1/both/1", "1", second, fits=True),)
    assert [(cue.say, cue.show) for cue in timeline.segments[1].cues if cue.offset_ms == 1_000] == [
        (None, "Another one"),
        ("A rather long sentence", "A rather long sentence"),
    ]


def test_rule_10_a_cue_whose_moment_is_not_in_the_work_is_a_mistake_too() -> None:
    outside = Cue(AfterStart(31_000), say="Never")
    item = DrillItem("1", BRIDGE, Dose(Hold(30_000)), cues=(outside, Cue(AtPhase("open"), say="Nor this")))
    assert compile_with_remarks(routine(item))[1] == (DroppedCue("1/both/1", "1", outside, fits=False),)


def test_rule_10_a_file_is_measured_with_the_written_estimate() -> None:
    assert estimated_ms("") == 350
    assert estimated_ms("Feet together, pelvis still.") == 350 + 65 * 23
    assert estimated_ms("Set 2") == 350 + 65 * 4


def test_rule_10_a_rep_number_is_spoken_only_where_it_fits_its_phase_else_a_tone_sounds() -> None:
    roomy = work_cues(PacedReps(3, tempo(open=2_000, close=2_000)))
    assert said(roomy) == [
        (0, "Open"), (760, "One"), (2_000, "Close"),
        (4_000, "Open"), (4_760, "Two"), (6_000, "Close"),
        (8_000, "Open"), (8_760, "Three"), (10_000, "Close"),
    ]  # fmt: skip
    # The word of the phase is known after one rep: from then on the number takes its place where both do not fit.
    tight = work_cues(PacedReps(3, tempo(open=1_000, close=2_000)))
    assert said(tight) == [
        (0, "Open"),
        (1_000, "Close"),
        (3_000, "Two"),
        (4_000, "Close"),
        (6_000, "Three"),
        (7_000, "Close"),
    ]
    none = work_cues(PacedReps(3, tempo(open=400, close=2_000)))
    assert [phrase for _, phrase in said(none)] == ["Close"] * 3
    assert tones(none, Tone.REP) == [2_400, 4_800]


def test_rule_10_of_reps_under_one_and_a_fifth_seconds_every_fifth_is_counted() -> None:
    quick = work_cues(PacedReps(11, tempo(hop=1_100)))
    assert said(quick) == [(0, "Hop"), (4_400, "Five"), (9_900, "Ten")]
    assert tones(quick, Tone.REP) == [1_100 * index for index in range(1, 11)]
    assert len(said(work_cues(PacedReps(11, tempo(hop=1_200))))) == 11


def test_rule_10_halfway_is_called_from_twenty_seconds() -> None:
    assert said(work_cues(Hold(20_000))) == [(0, "Hold"), (10_000, "Halfway")]
    assert said(work_cues(Hold(19_999))) == [(0, "Hold")]
    assert said(work_cues(Timed(30_000))) == [(0, "Go"), (15_000, "Halfway")]
    assert said(list(compile_routine(routine(jog(30_000))).segments[1].cues)) == [(15_000, "Halfway")]


def test_rule_10_go_is_said_where_a_drill_begins_and_not_after_an_instruction() -> None:
    assert said(work_cues(Timed(10_000))) == [(0, "Go")]
    for instruction in (jog(10_000), jog(60_000)):
        cues = list(compile_routine(routine(instruction)).segments[1].cues)
        assert "Go" not in [phrase for _, phrase in said(cues)]
        assert tones(cues, Tone.GO) == [0]


def test_rule_10_halfway_is_left_to_an_author_who_says_something_there() -> None:
    assert said(work_cues(Hold(30_000), Cue(Halfway(), say="Breathe"))) == [(0, "Hold"), (15_000, "Breathe")]


def test_rule_10_the_last_rep_is_called_from_four_reps() -> None:
    assert said(work_cues(PacedReps(4, tempo(open=3_000, close=2_000))))[-2:] == [
        (15_760, "Four. Last one"),
        (18_000, "Close"),
    ]
    assert said(work_cues(PacedReps(8, tempo(open=2_000, close=2_000))))[-2:] == [
        (28_760, "Last one"),
        (30_000, "Close"),
    ]
    assert "Last" not in str(said(work_cues(PacedReps(3, tempo(open=3_000, close=2_000)))))
    pairs = compile_routine(routine(lunge(4))).segments[1].cues
    assert [cue.say for cue in pairs if cue.say and "pair" in cue.say] == ["Four. Last pair"]


def test_rule_10_one_rep_is_not_counted() -> None:
    assert said(work_cues(PacedReps(1, tempo(build_up=5_000, fast=8_000)))) == [(0, "Build up"), (5_000, "Fast")]


@pytest.mark.parametrize(("late_ms", "sounded"), [(400, True), (401, False)])
def test_rule_10_a_cue_over_four_tenths_of_a_second_late_is_shown_not_sounded(late_ms: int, sounded: bool) -> None:  # noqa: FBT001 - a column of the table
    led = play(f"start; 6999ms; late {late_ms + 1}ms")
    assert (led.cues[-1].cue.show, led.cues[-1].silent) == ("3", not sounded)


@pytest.mark.parametrize(
    ("number", "word"),
    [(1, "one"), (12, "twelve"), (20, "twenty"), (21, "twenty-one"), (99, "ninety-nine"), (100, "100")],
)
def test_rule_10_numbers_are_words(number: int, word: str) -> None:
    assert number_word(number) == word


@pytest.mark.parametrize(
    ("duration_ms", "words"),
    [
        (1_000, "one second"),
        (45_000, "forty-five seconds"),
        (60_000, "one minute"),
        (150_000, "two minutes thirty seconds"),
        (300, "one second"),
    ],
)
def test_rule_10_lengths_are_words(duration_ms: int, words: str) -> None:
    assert duration_words(duration_ms) == words


def test_rule_10_a_dose_is_said_as_a_person_would() -> None:
    assert dose_words(Hold(10_000)) == "Hold, ten seconds"
    assert dose_words(PacedReps(1, tempo(step_in=1_500, push_back=1_500))) == "Three seconds"
    assert dose_words(PacedReps(8, tempo(open=1))) == "Eight reps"
    assert dose_words(Timed(30_000)) == "Thirty seconds"
    assert capitalised("a") == "A"


def test_rule_10_where_an_author_begins_the_work_with_words_it_has_no_other() -> None:
    assert said(work_cues(Timed(10_000), Cue(AtStart(), say="Pick up the pace"))) == [(0, "Pick up the pace")]
    assert said(work_cues(Hold(10_000), Cue(AtStart(), show="Pick up the pace"))) == [(0, "Hold")]


def test_rule_10_halfway_is_left_to_an_author_only_in_the_set_where_one_speaks() -> None:
    item = DrillItem("1", BRIDGE, Dose(Hold(30_000), 2), cues=(Cue(Halfway(), say="Breathe", within=InSet(2)),))
    works = [segment for segment in compile_routine(routine(item)).segments if segment.work]
    assert [[cue.say for cue in work.cues if cue.offset_ms == 15_000] for work in works] == [["Halfway"], ["Breathe"]]
