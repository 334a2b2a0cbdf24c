"""What holds for every routine, as it is written and however it is changed."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from drillbook.engine.compiling import compile_routine
from drillbook.engine.inputs import Pause, Resume, Start, Tick
from drillbook.engine.position import position
from drillbook.engine.revising import LeaveOut, OneMoreRep, OneMoreSet, additions_of, revise
from drillbook.engine.routine import Routine, Side
from drillbook.engine.session import (
    ReadyState,
    Session,
)
from drillbook.engine.stepping import step
from drillbook.engine.timeline import Kind, Segment, Timeline
from tests.engine.legal import AGES_MS, assert_legal
from tests.strategies import Run, edits, replayed, routines, runs


def work_by_side(timeline: Timeline) -> dict[Side, list[tuple[str, int]]]:
    """What each side has to do, set by set: the item and what its work counts in totals."""
    found: dict[Side, list[tuple[str, int]]] = {Side.LEFT: [], Side.RIGHT: []}
    for segment in timeline.segments:
        if segment.kind != Kind.WORK or segment.side == Side.BOTH:
            continue
        sides = [Side.LEFT, Side.RIGHT] if segment.alternates else [segment.side]
        for side in sides:
            found[side].append((segment.key.split("/")[0], segment.reckoned_ms // len(sides)))
    return {side: sorted(work) for side, work in found.items()}


@given(routines)
def test_both_sides_get_equal_work(routine: Routine) -> None:
    work = work_by_side(compile_routine(routine))
    assert work[Side.LEFT] == work[Side.RIGHT]


@given(runs(longest=5), st.data())
def test_both_sides_get_equal_work_whatever_is_added_or_made_easier(run: Run, data: DataObject) -> None:
    edit = data.draw(edits(run.routine).filter(lambda edit: not isinstance(edit, LeaveOut)))
    session, _ = step(run.timeline, run.session, Pause(run.at_ms))
    revised, _ = revise(run.routine, session, edit)
    work = work_by_side(compile_routine(revised))
    assert work[Side.LEFT] == work[Side.RIGHT]


@given(runs(longest=6), st.data())
def test_revise_keeps_what_is_finished_and_gives_a_legal_session(run: Run, data: DataObject) -> None:
    routine, timeline, session = run.routine, run.timeline, run.session
    if data.draw(st.booleans()):
        session, _ = step(timeline, session, Pause(run.at_ms))
    for _ in range(data.draw(st.integers(1, 3))):
        edit = data.draw(edits(routine))
        revised, after = revise(routine, session, edit)
        if revised is routine:
            assert after is session
            continue
        compiled = compile_routine(revised)
        assert after.digest == compiled.digest != session.digest
        assert after.at_ms == session.at_ms
        assert after.log[: len(session.log)] == session.log or {entry.key for entry in session.log} <= {
            entry.key for entry in after.log
        }
        assert_legal(compiled, after)
        index = getattr(session.state, "index", 0)
        finished = [work.key for work in timeline.segments[:index] if work.kind == Kind.WORK]
        until = getattr(after.state, "index", 0 if isinstance(after.state, ReadyState) else len(compiled.segments))
        assert finished == [work.key for work in compiled.segments[:until] if work.key in finished]
        routine, timeline, session = revised, compiled, after
    end, _ = step(timeline, step(timeline, session, Resume(session.at_ms))[0], Tick(session.at_ms + AGES_MS))
    assert_legal(timeline, end)


@given(runs(longest=6))
def test_what_is_offered_is_what_would_not_be_refused(run: Run) -> None:
    session, _ = step(run.timeline, run.session, Pause(run.at_ms))
    index = getattr(session.state, "index", 0)
    key = run.timeline.segments[index].item_key if index < len(run.timeline.segments) else ""
    wanted = (OneMoreRep(key), OneMoreSet(key))
    taken = tuple(edit for edit in wanted if revise(run.routine, session, edit)[0] != run.routine)
    assert additions_of(run.routine, run.timeline, session) == taken


@given(routines)
def test_totals_are_the_sum_of_segments(routine: Routine) -> None:
    timeline = compile_routine(routine)
    assert timeline.total_ms == sum(segment.reckoned_ms for segment in timeline.segments)
    assert timeline.about == any(segment.duration_ms is None for segment in timeline.segments)
    ready = position(timeline, Session(timeline.digest), 0)
    assert (ready.routine_ms, ready.routine_left_ms, ready.about) == (
        timeline.total_ms,
        timeline.total_ms,
        timeline.about,
    )


@given(routines, st.integers(0, 300_000))
def test_time_left_of_the_routine_falls_with_the_clock(routine: Routine, wait_ms: int) -> None:
    timeline = compile_routine(replace(routine, wait_for_me=False))
    assume(not timeline.about)
    run = replayed(replace(routine, wait_for_me=False), (Start(1_000, 1_000), Tick(1_000 + wait_ms)))
    here = position(run.timeline, run.session, run.at_ms)
    assert here.routine_left_ms == max(0, timeline.total_ms - wait_ms)
    if here.state != "finished":
        assert here.routine_ends_at_ms == 1_000 + timeline.total_ms


@given(routines)
def test_between_two_works_there_is_at_most_one_stretch(routine: Routine) -> None:
    segments = compile_routine(routine).segments
    kinds = [segment.kind for segment in segments]
    assert kinds[0] == Kind.LEAD_IN
    assert kinds[-1] == Kind.WORK
    assert all(Kind.WORK in pair for pair in pairwise(kinds))
    assert all(segment.duration_ms is None or segment.duration_ms > 0 for segment in segments)
    assert len({segment.key for segment in segments}) == len(segments)
    for index, segment in enumerate(segments):
        works = [place for place in range(index + 1, len(segments)) if kinds[place] == Kind.WORK]
        assert segment.next_work == (works[0] if works else None)


@given(routines, st.sampled_from([1.0, 0.5, 2.5]))
def test_nobody_is_interrupted_in_the_speech_lane(routine: Routine, slowness: float) -> None:
    def phrase_ms(phrase: str) -> int:
        return round(slowness * (350 + 65 * len(phrase)))

    for segment in compile_routine(routine, phrase_ms).segments:
        assert_lane(segment)


def assert_lane(segment: Segment) -> None:
    spoken = sorted((cue for cue in segment.cues if cue.say), key=lambda cue: cue.offset_ms)
    for cue in spoken:
        assert cue.rank
        assert cue.offset_ms >= 0
        assert segment.duration_ms is None or cue.offset_ms + cue.length_ms <= segment.duration_ms
    for cue, following in pairwise(spoken):
        assert cue.offset_ms + cue.length_ms + 150 <= following.offset_ms


@given(routines)
def test_cues_stand_within_their_segment_in_order(routine: Routine) -> None:
    for segment in compile_routine(routine).segments:
        offsets = [cue.offset_ms for cue in segment.cues]
        assert offsets == sorted(offsets)
        assert all(offset_ms >= 0 for offset_ms in offsets)
        assert segment.duration_ms is None or all(offset_ms < segment.duration_ms for offset_ms in offsets)
        assert all(cue.tone or cue.say or cue.show or cue.buzz for cue in segment.cues)
