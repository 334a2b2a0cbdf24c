"""Rule 15: pace multiplies tempo phases, rests and changes; the limits of a drill win over everybody."""

from dataclasses import replace

import pytest

from drillbook.engine.compiling import compile_routine
from drillbook.engine.cue import AfterStart, BeforeEnd, Cue, Moment
from drillbook.engine.dose import Dose, FreeReps, Hold, Open, PacedReps, Phase, Timed, Work
from drillbook.engine.routine import DrillItem, Limit, Limited, Routine
from tests.engine.play import play
from tests.engine.routines import BRIDGE, ROUTINES, clam, routine, stride, tempo


def lengths(chosen: Routine) -> list[tuple[str, int]]:
    return [(segment.kind.value, segment.reckoned_ms) for segment in compile_routine(chosen).segments]


def bounded(work: Work, *limits: Limit, pace_percent: int = 100) -> Work | None:
    """The work as it is really done."""
    item = DrillItem("1", replace(BRIDGE, limits=limits), Dose(work))
    return compile_routine(routine(item, pace_percent=pace_percent)).segments[1].work


def test_rule_15_pace_multiplies_tempo_phases_rests_and_changes() -> None:
    slow = replace(ROUTINES["quick"], pace_percent=200)
    assert lengths(slow) == [
        ("lead-in", 10_000),
        ("work", 64_000),
        ("switch", 12_000),
        ("work", 64_000),
        ("lead-in", 12_000),
        ("work", 36_000),
    ]
    assert lengths(routine(clam(2, sets=2, rest_ms=5_000), pace_percent=150))[2] == ("rest", 7_500)
    assert bounded(PacedReps(3, tempo(open=1_000, close=3_000)), pace_percent=150) == PacedReps(
        3, tempo(open=1_500, close=4_500)
    )


def test_rule_15_the_first_lead_in_is_as_written_since_the_page_counts_it_before_python_is_there() -> None:
    assert lengths(replace(ROUTINES["clam"], pace_percent=300))[0] == ("lead-in", 10_000)


@pytest.mark.parametrize("work", [Hold(10_000), Timed(10_000), FreeReps(5), Open(10_000)])
def test_rule_15_hold_and_timed_keep_their_length(work: Work) -> None:
    assert bounded(work, pace_percent=1_000) == work


@pytest.mark.parametrize(
    ("pace_percent", "open_ms"), [(100, 2_000), (1_000, 20_000), (1_001, 20_000), (50, 2_000), (0, 2_000)]
)
def test_rule_15_up_to_ten_times_and_never_quicker(pace_percent: int, open_ms: int) -> None:
    found = bounded(PacedReps(1, tempo(open=2_000)), pace_percent=pace_percent)
    assert found == PacedReps(1, tempo(open=open_ms))


@pytest.mark.parametrize(
    ("work", "limit", "done"),
    [
        (Hold(5_000), Limit(Limited.HOLD, at_least=10_000), Hold(10_000)),
        (Hold(90_000), Limit(Limited.HOLD, at_most=60_000), Hold(60_000)),
        (Timed(5_000), Limit(Limited.TIME, at_least=10_000), Timed(10_000)),
        (FreeReps(30), Limit(Limited.REPS, at_most=12), FreeReps(12)),
        (PacedReps(30, tempo(open=2_000)), Limit(Limited.REPS, at_most=12), PacedReps(12, tempo(open=2_000))),
        (Hold(5_000), Limit(Limited.TIME, at_least=10_000), Hold(5_000)),
        (Open(), Limit(Limited.TIME, at_least=10_000), Open()),
    ],
)
def test_rule_15_the_limits_of_a_drill_win_over_the_routine(work: Work, limit: Limit, done: Work) -> None:
    assert bounded(work, limit) == done


def test_rule_15_a_tempo_that_is_too_quick_is_stretched_as_a_whole() -> None:
    quick = PacedReps(4, (Phase("open", 500), Phase("hold", 501), Phase("close", 500)))
    found = bounded(quick, Limit(Limited.TEMPO, at_least=3_000))
    assert found == PacedReps(4, (Phase("open", 999), Phase("hold", 1_001), Phase("close", 1_000)))


def test_rule_15_a_phase_of_its_own_limit_has_the_last_word() -> None:
    strides = compile_routine(routine(stride(1), pace_percent=300)).segments[1].work
    assert strides == PacedReps(1, tempo(build_up=15_000, fast=10_000, ease_off=21_000))


def test_rule_15_the_limits_win_over_the_visitor_in_a_run_too() -> None:
    led = play("start; pace 1000", "strides")
    assert led.timeline.segments[1].work == PacedReps(1, tempo(build_up=50_000, fast=10_000, ease_off=70_000))


def heard_ms(work: Work, moment: Moment, *limits: Limit, pace_percent: int, extra_reps: int = 0) -> list[int]:
    """When a cue of that moment is given, in milliseconds from the start of the work."""
    cues = (Cue(moment, say="Loosen"),)
    item = DrillItem("1", replace(BRIDGE, limits=limits), Dose(work), cues=cues, extra_reps=(extra_reps,))
    found = compile_routine(routine(item, pace_percent=pace_percent)).segments[1].cues
    return [cue.offset_ms for cue in found if cue.say == "Loosen"]


RESET = PacedReps(3, tempo(slump=5_000, reset=15_000))


@pytest.mark.parametrize(("pace_percent", "at_ms"), [(100, 8_000), (150, 12_000), (200, 16_000), (1_000, 80_000)])
def test_rule_15_a_moment_of_paced_work_moves_with_the_pace_and_stays_in_its_phase(
    pace_percent: int, at_ms: int
) -> None:
    assert heard_ms(RESET, AfterStart(8_000), pace_percent=pace_percent) == [at_ms]
    assert heard_ms(RESET, AfterStart(28_000), pace_percent=pace_percent) == [28_000 * pace_percent // 100]


def test_rule_15_so_does_a_moment_counted_from_the_end_whatever_reps_are_added() -> None:
    assert heard_ms(RESET, BeforeEnd(5_000), pace_percent=200) == [110_000]
    assert heard_ms(RESET, BeforeEnd(5_000), pace_percent=200, extra_reps=1) == [150_000]
    assert heard_ms(RESET, AfterStart(8_000), pace_percent=200, extra_reps=1) == [16_000]


def test_rule_15_a_moment_keeps_to_its_phase_where_a_limit_stretches_the_phases_unevenly() -> None:
    strides = PacedReps(1, tempo(build_up=5_000, fast=8_000, ease_off=7_000))
    limit = Limit("fast", at_most=10_000, phase=True)
    at_300 = {
        offset: heard_ms(strides, AfterStart(offset), limit, pace_percent=300) for offset in (5_000, 9_000, 13_000)
    }
    assert at_300 == {5_000: [15_000], 9_000: [20_000], 13_000: [25_000]}


@pytest.mark.parametrize("work", [Hold(30_000), Timed(30_000), FreeReps(5), Open(10_000)])
def test_rule_15_a_moment_of_work_that_pace_does_not_stretch_stays(work: Work) -> None:
    assert heard_ms(work, AfterStart(8_000), pace_percent=200) == [8_000]
