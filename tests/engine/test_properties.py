"""What holds for every session, whatever somebody does."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from drillbook.engine.compiling import compile_routine
from drillbook.engine.cue import Tone
from drillbook.engine.events import CueDue, Event, Finished, PhaseStarted, SegmentStarted
from drillbook.engine.inputs import Gap, Input, Pause, Resume, Start, Tick
from drillbook.engine.passing import LATE_MS, next_wake_ms, upcoming_cues
from drillbook.engine.position import position
from drillbook.engine.routine import Routine
from drillbook.engine.running import COUNT_IN_MS, elapsed_ms
from drillbook.engine.saving import RestoredRun, restore, save
from drillbook.engine.session import (
    FinishedState,
    PausedState,
    ReadyState,
    RunningState,
    Session,
    WaitingState,
)
from drillbook.engine.stepping import TRANSITIONS, step
from drillbook.engine.timeline import Kind
from tests.engine.legal import AGES_MS, assert_legal
from tests.strategies import Run, inputs_now, replayed, routines, runs, waits_ms


def heard(events: tuple[Event, ...] | list[Event]) -> list[Event]:
    """The events, whether or not they came in time to be sounded."""
    return [replace(event, silent=False) if isinstance(event, CueDue) else event for event in events]


def sounded(events: tuple[Event, ...]) -> list[CueDue]:
    return [event for event in events if isinstance(event, CueDue) and event.cue.tone and not event.silent]


@given(runs(), st.data())
def test_tick_rate_does_not_matter(run: Run, data: DataObject) -> None:
    ticked: list[Input] = [run.inputs[0]]
    for place, (before, told) in enumerate(pairwise(run.inputs), 1):
        # Nothing ticks in a gap, from its beginning on.
        gaps_ms = [gap.from_ms for gap in run.inputs[place:] if isinstance(gap, Gap)]
        until_ms = min([told.at_ms, *gaps_ms])
        if before.at_ms < until_ms:
            moments = data.draw(st.lists(st.integers(before.at_ms, until_ms), max_size=4))
            ticked += [Tick(at_ms) for at_ms in sorted(moments)]
        ticked.append(told)
    often = replayed(run.routine, (*ticked, Tick(run.at_ms)))
    seldom = replayed(run.routine, (*run.inputs, Tick(run.at_ms)))
    assert heard(often.events) == heard(seldom.events)
    assert (often.session.state, often.session.log) == (seldom.session.state, seldom.session.log)


@given(runs(longest=4), waits_ms)
def test_ticking_when_something_is_due_brings_each_event_at_its_very_moment(run: Run, wait_ms: int) -> None:
    to_ms = run.at_ms + wait_ms
    session, events, moments = run.session, list[Event](), list[int]()
    while (wake_ms := next_wake_ms(run.timeline, session)) is not None and wake_ms <= to_ms:
        assert wake_ms > session.at_ms
        session, reported = step(run.timeline, session, Tick(wake_ms))
        assert reported or isinstance(session.state, WaitingState)
        events += reported
        moments += [wake_ms] * len(reported)
    _, at_once = step(run.timeline, run.session, Tick(to_ms))
    assert heard(events) == heard(at_once)
    finished = [event.at_ms for event in events if isinstance(event, Finished)]
    assert [event.at_ms for event in events if event.at_ms not in finished] == [
        at_ms for at_ms, event in zip(moments, events, strict=True) if event.at_ms not in finished
    ] or finished


@given(runs(), st.integers(0, AGES_MS))
def test_a_pause_shifts_all_later_events_by_its_length_and_the_count_in(run: Run, length_ms: int) -> None:
    state, at_ms = run.session.state, run.session.at_ms
    assume(isinstance(state, RunningState))
    assert isinstance(state, RunningState)
    segment = run.timeline.segments[state.index]
    _, unpaused = step(run.timeline, run.session, Tick(at_ms + AGES_MS))
    paused, _ = step(run.timeline, run.session, Pause(at_ms))
    resumed, first = step(run.timeline, paused, Resume(at_ms + length_ms))
    _, later = step(run.timeline, resumed, Tick(at_ms + length_ms + 2 * AGES_MS))
    shift_ms = length_ms + COUNT_IN_MS - max(0, state.runs_from_ms - at_ms)
    if segment.kind != Kind.WORK:
        latest_ms = max(0, segment.reckoned_ms + state.extra_ms - COUNT_IN_MS)
        shift_ms = length_ms + max(0, elapsed_ms(state, at_ms) - latest_ms)
    shifted = [replace(event, at_ms=event.at_ms + shift_ms) for event in heard(unpaused)]
    after = heard([*first, *later])
    here = [event for event in shifted if getattr(event, "index", -1) == state.index and event not in after]
    assert not [event for event in here if not _is_count_in(event)]
    elsewhere = [event for event in shifted if getattr(event, "index", state.index) != state.index]
    assert [event for event in after if getattr(event, "index", state.index) != state.index] == elsewhere


def _is_count_in(event: Event) -> bool:
    """Whether the event is one of a count-in that the pause broke off: it begins again, at its own moments."""
    return isinstance(event, CueDue) and event.cue.tone in (Tone.COUNT, Tone.GO)


@given(runs(), st.data())
def test_any_input_is_refused_and_changes_nothing_or_leads_where_the_table_says(run: Run, data: DataObject) -> None:
    at_ms = run.at_ms + data.draw(waits_ms)
    told = data.draw(st.one_of(st.just(Tick(at_ms)), inputs_now(run.timeline, run.session, at_ms)))
    after, events = step(run.timeline, run.session, told)
    allowed = TRANSITIONS[type(run.session.state)]
    if type(told) not in allowed:
        assert (after, events) == (run.session, ())
    elif after is run.session:
        assert events == ()
    else:
        assert type(after.state) in allowed[type(told)]
        assert after.at_ms >= run.session.at_ms
        assert_legal(run.timeline, after)


@given(runs())
def test_times_never_decrease(run: Run) -> None:
    moments = [event.at_ms for event in run.events]
    assert moments == sorted(moments)


@given(runs(), waits_ms)
def test_look_ahead_is_what_happens(run: Run, horizon_ms: int) -> None:
    foreseen = upcoming_cues(run.timeline, run.session, horizon_ms)
    _, events = step(run.timeline, run.session, Tick(run.session.at_ms + horizon_ms))
    until_ms = run.session.at_ms + horizon_ms
    assert list(foreseen) == [event for event in heard(events) if isinstance(event, CueDue) and event.at_ms <= until_ms]


@given(runs())
def test_position_agrees_with_the_events(run: Run) -> None:
    here = position(run.timeline, run.session, run.session.at_ms)
    entered = [place for place, event in enumerate(run.events) if isinstance(event, SegmentStarted)]
    if isinstance(run.session.state, ReadyState | FinishedState):
        assert here.kind is None
        return
    last = run.events[entered[-1]]
    assert isinstance(last, SegmentStarted)
    assert here.index == last.index
    begun = [event for event in run.events[entered[-1] :] if isinstance(event, PhaseStarted)]
    segment = run.timeline.segments[here.index]
    if begun:
        latest = begun[-1]
        assert (here.rep, here.side, here.phase_index, here.phase) == (
            latest.rep,
            latest.side,
            latest.phase_index,
            latest.phase,
        )
    else:
        assert (here.side, here.phase_index) == (segment.side, 0)
    if here.segment_ms is not None and here.segment_left_ms is not None:
        assert here.segment_left_ms + here.segment_elapsed_ms == here.segment_ms
        assert here.phase_left_ms is None or 0 <= here.phase_left_ms <= here.segment_left_ms


@given(runs(), waits_ms)
def test_position_foretells_when_things_end(run: Run, wait_ms: int) -> None:
    assume(isinstance(run.session.state, RunningState))
    here = position(run.timeline, run.session, run.session.at_ms + wait_ms)
    if here.ends_at_ms is None:
        return
    _, events = step(run.timeline, run.session, Tick(here.ends_at_ms))
    assert events[-1].at_ms >= here.ends_at_ms
    if here.phase_ends_at_ms is not None and here.phase_ends_at_ms < here.ends_at_ms:
        starts = [event.at_ms for event in events if isinstance(event, PhaseStarted)]
        assert here.phase_ends_at_ms in starts


@given(runs(), st.integers(-60_000, 12 * 60 * 60 * 1_000))
def test_what_is_saved_is_restored_paused_at_the_same_place(run: Run, after_ms: int) -> None:
    wall_ms = 1_700_000_000_000
    restored = restore(save(run.routine, run.session, wall_ms), wall_ms + after_ms)
    if isinstance(run.session.state, ReadyState | FinishedState):
        assert not isinstance(restored, RestoredRun)
        return
    assert isinstance(restored, RestoredRun)
    assert restored.routine == run.routine
    assert restored.session.log == run.session.log
    assert isinstance(restored.session.state, PausedState)
    assert restored.session.state.reason == "restored"
    before = position(run.timeline, run.session, run.session.at_ms)
    after = position(run.timeline, restored.session, 0)
    for name in ("index", "rep", "side", "phase", "segment_elapsed_ms", "segment_left_ms", "routine_left_ms"):
        assert getattr(after, name) == getattr(before, name)


@given(routines, st.integers(0, 100_000), st.integers(0, 100_000))
def test_late_python_leaves_three_seconds_and_nothing_lies_before_readiness(
    routine: Routine, clicked_ms: int, age_ms: int
) -> None:
    timeline = compile_routine(routine)
    at_ms = clicked_ms + age_ms
    begun, first = step(timeline, Session(timeline.digest), Start(at_ms, clicked_ms))
    _, later = step(timeline, begun, Tick(at_ms + timeline.segments[0].reckoned_ms))
    events = (*first, *later)
    assert all(event.at_ms >= at_ms for event in events)
    counts = sounded(first + upcoming_cues(timeline, begun, timeline.segments[0].reckoned_ms))
    work_at_ms = next(event.at_ms for event in events if isinstance(event, SegmentStarted) and event.index == 1)
    assert work_at_ms == max(clicked_ms + timeline.segments[0].reckoned_ms, at_ms + COUNT_IN_MS)
    counted = [event.at_ms for event in counts if event.index == 0 and event.cue.tone == Tone.COUNT]
    assert counted == [work_at_ms - 3_000, work_at_ms - 2_000, work_at_ms - 1_000]


@given(runs(), st.integers(2_000, AGES_MS), st.integers(0, 50))
def test_a_gap_is_never_followed_by_a_burst(run: Run, length_ms: int, until_tick_ms: int) -> None:
    from_ms = run.session.at_ms
    after, events = step(run.timeline, run.session, Gap(from_ms, from_ms + length_ms))
    assert not sounded(events)
    assume(after is not run.session)
    _, then = step(run.timeline, after, Tick(after.at_ms + until_tick_ms))
    assert all(event.at_ms > from_ms + length_ms - LATE_MS for event in then)
    assert len({event.at_ms for event in sounded(then)}) <= 1 + until_tick_ms


@given(runs(), st.integers(401, AGES_MS))
def test_a_late_tick_sounds_nothing_older_than_four_tenths_of_a_second(run: Run, late_ms: int) -> None:
    at_ms = run.session.at_ms + late_ms
    _, events = step(run.timeline, run.session, Tick(at_ms))
    assert all(event.at_ms >= at_ms - LATE_MS for event in events if isinstance(event, CueDue) and not event.silent)
    assert all(event.at_ms < at_ms - LATE_MS for event in events if isinstance(event, CueDue) and event.silent)
