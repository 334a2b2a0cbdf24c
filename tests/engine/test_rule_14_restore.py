"""Rule 14: a saved session carries its whole routine and the format number and is restored, always paused."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drillbook.engine.compiling import compile_routine
from drillbook.engine.saving import PastRun, RestoredRun, SavedRun, _sum, restore, save
from drillbook.engine.session import Session
from drillbook.engine.wire import WIRE_FORMAT, from_json, to_json
from tests.engine.play import ScriptError, play
from tests.engine.routines import ROUTINES, jog, squats

NOW_MS = 1_700_000_000_000
HOUR_MS = 60 * 60 * 1_000


def kept(script: str, routine: str = "clam") -> str:
    led = play(script, routine)
    return save(led.routine, led.session, NOW_MS)


def restored(text: str, after_ms: int = 1_000) -> RestoredRun:
    found = restore(text, NOW_MS + after_ms)
    assert isinstance(found, RestoredRun)
    return found


def past(text: str, after_ms: int = 1_000) -> str:
    found = restore(text, NOW_MS + after_ms)
    assert isinstance(found, PastRun)
    return found.why


@pytest.mark.parametrize(
    "script", ["start; 1s", "start; until work; 5s", "start; until switch", "start; 5s; pause audio"]
)
def test_rule_14_a_run_is_restored_always_paused(script: str) -> None:
    led = play(script)
    before = led.position
    after = led.does("reload 3min").position
    assert (after.state, after.paused_reason) == ("paused", "restored")
    for name in ("index", "segment_elapsed_ms", "rep", "side", "phase", "routine_left_ms"):
        assert getattr(after, name) == getattr(before, name)


def test_rule_14_it_goes_on_where_it_was() -> None:
    led = play("start; until work; 5s; reload 3min; resume; until switch")
    assert led.started[-1][0] == 15_000 + 3_000 + 27_000
    assert [(entry.key, entry.reps) for entry in led.session.log] == [("1/left/1", 8)]


def test_rule_14_what_was_said_before_is_not_said_again() -> None:
    led = play("start; 2s; reload 3min; resume; until work")
    assert [phrase for phrase in led.said if phrase.startswith("Clam")] == ["Clam. Left leg on top"]


def test_rule_14_it_carries_its_whole_routine_and_the_format_number() -> None:
    text = kept("start; until work; pause; one more rep 1; pace 200")
    found = restored(text)
    assert json.loads(text)["format"] == WIRE_FORMAT
    assert found.routine == play("start; until work; pause; one more rep 1; pace 200").routine
    assert found.session.digest == compile_routine(found.routine).digest


def test_rule_14_the_digest_only_tells_that_the_routine_of_the_page_has_changed_since() -> None:
    found = restored(kept("start; 1s"))
    assert found.session.digest != compile_routine(ROUTINES["quick"]).digest
    assert found.session.digest == compile_routine(ROUTINES["clam"]).digest


def test_rule_14_the_digest_is_one_of_segments_and_not_of_cues() -> None:
    item = squats()
    routine = replace(ROUTINES["squats"], items=(item,))
    quiet = replace(routine, items=(replace(item, cues=()),))
    assert compile_routine(routine).digest == compile_routine(quiet).digest
    assert compile_routine(routine, lambda _: 5_000).digest == compile_routine(routine).digest
    longer = replace(routine, items=(jog(),))
    assert compile_routine(longer).digest != compile_routine(routine).digest
    assert compile_routine(replace(routine, id="other")).digest != compile_routine(routine).digest


@pytest.mark.parametrize(
    ("after_ms", "goes_on"), [(12 * HOUR_MS, True), (12 * HOUR_MS + 1, False), (-2 * HOUR_MS, True)]
)
def test_rule_14_older_than_twelve_hours_is_history(after_ms: int, goes_on: bool) -> None:  # noqa: FBT001 - a column of the table
    found = restore(kept("start; 1s"), NOW_MS + after_ms)
    assert isinstance(found, RestoredRun) == goes_on
    if not goes_on:
        assert found == PastRun("older than twelve hours")


def test_rule_14_what_has_not_begun_or_is_over_is_nothing_to_go_on_with() -> None:
    assert past(kept("")) == "not under way"
    assert past(kept("start; to end")) == "not under way"
    with pytest.raises(ScriptError, match="nothing to go on with"):
        play("start; to end; reload 1s")


def test_rule_14_a_text_of_another_format_is_history() -> None:
    saved = from_json(SavedRun, kept("start; 1s"))
    assert past(to_json(replace(saved, format=WIRE_FORMAT + 1))) == "another format"


def test_rule_14_a_run_of_an_engine_that_compiled_otherwise_is_history() -> None:
    saved = from_json(SavedRun, kept("start; 1s"))
    other = replace(saved.session, digest="another")
    assert past(to_json(replace(saved, session=other, sum=_sum(saved.routine, other)))) == "kept by another engine"


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "12", '{"type":"SavedRun"}', "[" * 100_000, "9" * 5_000])
def test_rule_14_a_text_that_is_no_run_is_history(text: str) -> None:
    assert past(text).startswith("unreadable")


def test_rule_14_a_text_that_was_changed_is_history() -> None:
    text = kept("start; until work; 5s")
    assert past(text.replace('"reps":8', '"reps":0')) == "changed since it was kept"
    assert past(text.replace('"Clam"', '"\\ud800"')) == "changed since it was kept"


@given(st.integers(0), st.text(max_size=3))
def test_rule_14_whatever_becomes_of_a_text_restoring_it_raises_nothing(place: int, put: str) -> None:
    text = kept("start; until work; 5s")
    at = place % len(text)
    assert isinstance(restore(text[:at] + put + text[at + 1 :], NOW_MS), RestoredRun | PastRun)


def test_rule_14_keeping_a_run_changes_nothing() -> None:
    routine = ROUTINES["clam"]
    session = Session(compile_routine(routine).digest)
    assert from_json(SavedRun, save(routine, session, NOW_MS)).session == session
