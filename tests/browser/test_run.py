"""One player's run: what the page is told of a routine, its options, what sounds soon and what is kept."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from drillbook.browser.run import HORIZON_MS, Run
from drillbook.engine.inputs import Input, Pause, Resume, Skip, Start, Tick
from drillbook.engine.options import with_options
from drillbook.engine.passing import LATE_MS
from drillbook.engine.revising import OneMoreRep, OneMoreSet
from drillbook.engine.routine import Routine
from drillbook.engine.saving import PastRun

from .device import HOLD, REPS, SETS, TAPPED

WALL_MS = 1_700_000_000_000
HOUR_MS = 3_600_000


def run_of(routine: Routine) -> Run:
    return Run("p1", routine, {})


def started(routine: Routine, at_ms: int = 1_000) -> Run:
    run = run_of(routine)
    assert run.told(Start(at_ms, at_ms), WALL_MS) is not None
    return run


def told(run: Run, given: Input) -> dict[str, Any]:
    message: dict[str, Any] | None = run.told(given, WALL_MS)
    assert message is not None
    return message


def kept_by(run: Run) -> str:
    saved = run.update((), WALL_MS)["saved"]
    assert isinstance(saved, str)
    return saved


def test_opened_shows_each_segment_with_what_the_screen_needs() -> None:
    opened: Any = run_of(REPS).opened()
    assert [segment["kind"] for segment in opened["timeline"]["segments"]] == ["lead-in", "work", "switch", "work"]
    work = opened["timeline"]["segments"][1]
    assert (work["side"], work["reps"], work["duration_ms"], work["next_work"]) == ("left", 2, 4_000, 3)
    assert [(phase["name"], phase["duration_ms"]) for phase in work["phases"]] == [("up", 1_000), ("down", 1_000)]
    assert opened["timeline"]["total_ms"] == sum(s["reckoned_ms"] for s in opened["timeline"]["segments"])
    assert opened["position"]["state"] == "ready"
    assert opened["stale"] is False


def test_opened_names_each_sentence_once_in_the_order_of_its_first_use() -> None:
    opened: Any = run_of(REPS).opened()
    sentences = opened["timeline"]["sentences"]
    assert len(set(sentences)) == len(sentences)
    assert sentences[0] == opened["timeline"]["segments"][0]["name"]
    assert sentences[-1] == "Well done"


def test_a_position_says_what_may_be_added_there() -> None:
    run = started(REPS)
    assert told(run, Tick(1_500))["position"]["may"] == ["one-more-rep", "one-more-set"]
    assert told(run, Skip(1_600, run.digest, 0))["position"]["may"] == ["one-more-rep", "one-more-set"]


def test_everything_told_is_json() -> None:
    run = started(REPS)
    for message in (run.opened(), run.update((), WALL_MS)):
        assert json.loads(json.dumps(message)) == message


def test_time_that_brings_nothing_new_is_not_told() -> None:
    run = started(HOLD)
    assert run.told(Tick(1_001), WALL_MS) is None


def test_time_that_brings_a_cue_within_the_horizon_is_told() -> None:
    run = started(HOLD)
    two_ms = 1_000 + HOLD.lead_in_ms + 8_000  # before the end of the hold
    run.told(Tick(two_ms - HORIZON_MS - 1), WALL_MS)
    update = told(run, Tick(two_ms - HORIZON_MS))
    assert update["events"] == []
    assert [cue["at_ms"] for cue in update["cues"] if cue["tone"] == "ending"] == [two_ms - 1_000, two_ms]
    assert run.told(Tick(two_ms - HORIZON_MS + 200), WALL_MS) is None


def test_cues_have_names_of_their_own_that_stay_the_same_until_they_are_due() -> None:
    run = started(REPS)
    seen: dict[str, int] = {}
    for at_ms in range(1_100, 1_000 + 5_000 + 4_000 + 5_000 + 4_000, 100):
        message: Any = run.told(Tick(at_ms), WALL_MS)
        cues = message["cues"] if message else []
        assert len({cue["id"] for cue in cues}) == len(cues)
        for cue in cues:
            assert seen.setdefault(cue["id"], cue["at_ms"]) == cue["at_ms"]
    assert len(seen) > 15


def test_each_cue_says_until_when_it_may_still_sound() -> None:
    cues: Any = started(HOLD).update((), WALL_MS)["cues"]
    assert cues
    assert {cue["latest_at_ms"] - cue["at_ms"] for cue in cues} == {LATE_MS}


def test_an_input_that_is_refused_is_told_as_none() -> None:
    run = started(HOLD)
    assert run.told(Skip(1_100, "another digest", 0), WALL_MS) is None
    assert run.told(Resume(1_100), WALL_MS) is None


def test_nothing_sounds_while_paused() -> None:
    run = started(HOLD)
    run.told(Tick(3_500), WALL_MS)
    paused = told(run, Pause(3_600))
    assert paused["cues"] == []
    assert paused["position"]["paused_reason"] == "visitor"


def test_the_finish_is_sounded_though_nothing_runs_any_more() -> None:
    run = started(HOLD)
    finished = told(run, Tick(1_000 + 15_000))
    assert finished["position"]["state"] == "finished"
    assert [cue["tone"] for cue in finished["cues"] if cue["tone"]] == ["finish"]


def test_the_finish_leaves_a_log_and_nothing_to_go_on_with() -> None:
    finished = told(started(HOLD), Tick(1_000 + 15_000))
    assert finished["saved"] is None
    assert [(entry["outcome"], entry["worked_ms"]) for entry in finished["log"]] == [("done", 10_000)]


def test_before_the_start_there_is_nothing_to_keep() -> None:
    assert run_of(HOLD).update((), WALL_MS)["saved"] is None


def test_a_kept_run_is_found_paused_where_it_was() -> None:
    run = started(HOLD)
    run.told(Tick(1_000 + 5_000 + 4_000), WALL_MS)
    found = Run.restored("p2", kept_by(run), WALL_MS + HOUR_MS, {})
    assert isinstance(found, Run)
    position: Any = found.opened()["position"]
    assert (position["state"], position["paused_reason"], position["segment_left_ms"]) == ("paused", "restored", 6_000)
    assert found.digest == run.digest


def test_a_kept_run_keeps_its_log() -> None:
    run = started(SETS)
    run.told(Tick(1_000 + 5_000 + 6_000 + 500), WALL_MS)
    found = Run.restored("p2", kept_by(run), WALL_MS, {})
    assert isinstance(found, Run)
    log: Any = found.update((), WALL_MS)["log"]
    assert [entry["worked_ms"] for entry in log] == [6_000]


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: "",
        lambda _: "null",
        lambda _: "{}",
        lambda _: "[1]",
        lambda text: text[:-20],
        lambda text: json.dumps({**json.loads(text), "run": 3}),
        lambda text: text.replace("10000", "11000"),
        lambda text: json.dumps({"run": json.loads(text)["run"]}),
    ],
    ids=["empty", "null", "no run", "a list", "cut off", "a number", "another routine", "no digest"],
)
def test_a_damaged_text_is_nothing_to_go_on_with(damage: Callable[[str], str]) -> None:
    assert isinstance(Run.restored("p1", damage(kept_by(started(HOLD))), WALL_MS, {}), PastRun)


def test_after_twelve_hours_there_is_nothing_to_go_on_with() -> None:
    text = kept_by(started(HOLD))
    assert isinstance(Run.restored("p1", text, WALL_MS + 12 * HOUR_MS, {}), Run)
    past = Run.restored("p1", text, WALL_MS + 12 * HOUR_MS + 1, {})
    assert past == PastRun("older than twelve hours")


def test_a_kept_run_is_stale_once_the_page_has_another_routine() -> None:
    found = Run.restored("p1", kept_by(started(HOLD)), WALL_MS, {})
    assert isinstance(found, Run)
    assert not found.is_stale(HOLD)
    assert found.is_stale(SETS)


def test_what_the_visitor_changed_does_not_make_a_run_stale() -> None:
    plain = run_of(REPS)
    run = Run("p1", with_options(REPS, {"pace_percent": 150}), {}, plain.digest)
    run.told(Start(1_000, 1_000), WALL_MS)
    run.told(Pause(1_500), WALL_MS)
    assert run.revised(OneMoreRep("1"))
    found = Run.restored("p1", kept_by(run), WALL_MS, {})
    assert isinstance(found, Run)
    assert found.digest != plain.digest
    assert not found.is_stale(REPS)


def test_a_revised_run_goes_on_with_the_new_timeline() -> None:
    run = started(SETS)
    run.told(Pause(2_000), WALL_MS)
    digest = run.digest
    assert run.revised(OneMoreSet("1"))
    opened: Any = run.opened()
    assert opened["timeline"]["digest"] == run.digest != digest
    assert [segment["sets"] for segment in opened["timeline"]["segments"]] == [3] * 6
    assert opened["position"]["state"] == "paused"


def test_a_change_that_is_not_allowed_now_changes_nothing() -> None:
    run = started(REPS)
    run.told(Tick(1_000 + 5_000 + 500), WALL_MS)
    digest = run.digest
    assert not run.revised(OneMoreRep("1"))
    assert run.digest == digest


def test_wakes_for_what_comes_next_and_for_nothing_while_a_tap_is_awaited() -> None:
    run = started(TAPPED)
    assert run.wake_ms() is not None
    run.told(Tick(1_000 + 5_000 + 20_000), WALL_MS)
    assert run.running
    assert run.wake_ms() is None
