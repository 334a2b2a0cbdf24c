"""Whole routines, from the first click to the finish: all that a player shows compared with the compiled timeline."""

import re
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page

from drillbook.engine.dose import PacedReps
from drillbook.engine.routine import Side
from drillbook.engine.timeline import Ends, Segment, Timeline
from tests.browser.hearing import assert_heard, expected_tones
from tests.browser.moved_clock import MovedClock
from tests.browser.playing import Player
from tests.runtime.static_host import StaticHost

RATE = 10
type Shown = tuple[str, str, str, str, str]


def expected_of(timeline: Timeline) -> list[Shown]:
    """State, segment, side, rep and phase of everything that a player goes through, in order."""
    shown = [
        shown for index, segment in enumerate(timeline.segments) for shown in expected_of_segment(str(index), segment)
    ]
    return [*shown, ("finished", str(len(timeline.segments)), "both", "", "")]


def expected_of_segment(index: str, segment: Segment) -> list[Shown]:
    if not isinstance(segment.work, PacedReps):
        return [(segment.kind, index, segment.side, "", "")]
    sides = [segment.side]
    if segment.alternates:
        sides.append(Side.RIGHT if segment.side == Side.LEFT else Side.LEFT)
    return [
        (segment.kind, index, side, str(rep), phase.name)
        for rep in range(1, segment.reps + 1)
        for side in sides
        for phase in segment.work.tempo
    ]


def shown_by(player: Player) -> list[Shown]:
    """What was read off the player since its start, without repetitions."""
    found: list[Shown] = []
    for seen in player.seen("attributes"):
        shown = (seen["state"], seen["segment"], seen["side"], seen["rep"], seen["phase"])
        if seen["state"] != "ready" and (not found or found[-1] != shown):
            found.append(shown)
    return found


def digits_by_segment(player: Player) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for seen in player.seen("digits"):
        found.setdefault(seen["segment"], []).append(seen["digits"])
    return found


def assert_moments_kept(player: Player, timeline: Timeline) -> None:
    """Each segment was as long as the timeline says, to the millisecond."""
    begun_ms = [told["at_ms"] for told in player.seen("told") if told["type"] in ("SegmentStarted", "Finished")]
    lengths_ms = [later - earlier for earlier, later in pairwise(begun_ms)]
    assert lengths_ms[1:] == [segment.reckoned_ms for segment in timeline.segments[1:]]
    assert lengths_ms[0] <= timeline.segments[0].reckoned_ms  # part of it went by before Python was there


def test_quick_pre_run_activation_from_first_click_to_finish(
    page: Page, real: StaticHost, real_routines: dict[str, Timeline], clock: MovedClock
) -> None:
    timeline = real_routines["quick-pre-run-activation"]
    page.goto(f"{real.url}")
    page.get_by_role("link", name=re.compile("^Start a routine")).click()
    page.wait_for_url("**/routines/quick-pre-run-activation/")
    player = Player(page)
    player.start()
    clock.run(page, RATE)
    player.wait_for(state="finished")

    assert shown_by(player) == expected_of(timeline)
    counts = digits_by_segment(player)
    assert [index for index in range(len(timeline.segments)) if not any(counts.get(str(index), []))] == []
    for index, segment in enumerate(timeline.segments):
        if isinstance(segment.work, PacedReps):
            reps = [str(rep) for rep in range(1, segment.reps + 1)]
            assert [count for count in counts[str(index)] if count in reps][-len(reps) :] == reps
    assert_moments_kept(player, timeline)

    assert player.face == "finished"
    worked_ms = sum(segment.reckoned_ms for segment in timeline.segments if segment.work)
    assert player.digits.inner_text() == f"{worked_ms // 60_000}:{worked_ms // 1_000 % 60:02}"
    assert player.button("again").is_visible()
    assert player.stage.locator(".summary").get_by_text("Skipped").count() == 0


def test_every_kind_of_work_is_played_as_its_timeline_says(
    page: Page, site: StaticHost, small_routines: dict[str, Timeline], clock: MovedClock
) -> None:
    timeline = small_routines["everything"]
    page.goto(f"{site.url}routines/everything/")
    player = Player(page)
    player.start()
    clock.run(page, RATE)
    for index, segment in enumerate(timeline.segments):
        if segment.ends == Ends.TAP:
            player.wait_for(state="work", segment=str(index))
            player.press("done")
    player.wait_for(state="finished")
    assert shown_by(player) == expected_of(timeline)
    assert all(any(counts) for segment, counts in digits_by_segment(player).items() if segment)


def test_twenty_seconds_last_twenty_seconds(page: Page, site: StaticHost, small_routines: dict[str, Timeline]) -> None:
    timeline = small_routines["twenty-seconds"]
    assert timeline.total_ms == 20_000
    page.goto(f"{site.url}routines/twenty-seconds/")
    player = Player(page)
    player.boot()
    player.start()
    player.wait_for(state="finished")
    assert shown_by(player) == expected_of(timeline)
    seen: list[dict[str, Any]] = [seen for seen in player.seen("attributes") if seen["state"] != "ready"]
    began_ms = next(seen["at_ms"] for seen in seen if seen["state"] == "lead-in")
    finished_ms = next(seen["at_ms"] for seen in seen if seen["state"] == "finished")
    assert finished_ms - began_ms == pytest.approx(20_000, abs=400)
    digits = [(seen["segment"], seen["digits"]) for seen in player.seen("digits") if seen["digits"]]
    assert [count for segment, count in digits if segment == "0" and count != "0"] == [
        "7",
        "6",
        "5",
        "4",
        "3",
        "2",
        "1",
    ]
    assert [count for segment, count in digits if segment == "2" and count != "0"] == ["5", "4", "3", "2", "1"]
    assert_heard(player, expected_tones(timeline), within_ms=150)
