"""What the buttons of the player do, on the small site: each is pressed and what follows is read off the player."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser.moved_clock import MovedClock
from tests.browser.playing import Player
from tests.runtime.static_host import StaticHost


@pytest.fixture
def everything(warm: Callable[[str], Player]) -> Player:
    """The routine with every kind of work, under way.

    Its segments: 0 lead-in, 1 clam left, 2 switch, 3 clam right, 4 lead-in, 5 bridge, 6 rest, 7 bridge, 8 lead-in,
    9 leg swing, 10 lead-in, 11 scan and more.
    """
    player = warm("routines/everything/")
    player.start()
    return player


def test_pause_stands_still_and_resume_goes_on_after_a_count_of_three(everything: Player, clock: MovedClock) -> None:
    player = everything
    player.begin_work(clock)
    player.wait_for(state="work", segment="1", rep="2")
    player.press("pause")
    player.wait_for(state="paused", kind="work", segment="1", rep="2")
    assert player.face == "paused"
    before = player.data
    clock.sleep(player.page, 60_000)
    player.press("resume")
    player.wait_for(state="work", segment="1", rep="2")
    assert player.data["phase"] == before["phase"]
    player.wait_for(state="work", rep="3")
    counted_in = [seen["digits"] for seen in player.seen("digits") if seen["segment"] == "1"]
    assert counted_in[counted_in.index("3", counted_in.index("2") + 1) :][:4] == ["3", "2", "1", "2"]


def test_skip_in_a_stretch_leaves_its_last_three_seconds(everything: Player) -> None:
    everything.press("skip")
    everything.wait_digits("3|2|1")
    assert everything.data["state"] == "lead-in"
    everything.wait_for(state="work", segment="1")


def test_skip_ends_work(everything: Player) -> None:
    everything.press("skip")
    everything.wait_for(state="work", segment="1")
    everything.press("skip")
    everything.wait_for(state="switch", segment="2", side="right")
    assert everything.face == "switch"


def test_skip_pressed_twice_in_the_last_three_seconds_starts_the_work_and_no_more(everything: Player) -> None:
    everything.press("skip")
    everything.wait_digits("3|2|1")
    everything.press("skip")
    everything.wait_for(state="work", segment="1", rep="1")


def test_skip_drill_goes_to_the_next_drill_and_back_to_the_work_before(everything: Player) -> None:
    everything.press("skip-drill")
    everything.wait_for(state="lead-in", segment="4")
    everything.press("back")
    everything.wait_for(state="work", segment="3", side="right")
    everything.wait_digits("3|2|1")


def test_back_restarts_work_that_has_run_a_while(everything: Player, clock: MovedClock) -> None:
    everything.begin_work(clock)
    everything.wait_for(state="work", rep="3")
    everything.press("back")
    everything.wait_for(state="work", segment="1", rep="1")


def test_a_rest_is_made_fifteen_seconds_longer(everything: Player, clock: MovedClock) -> None:
    player = everything
    player.press("skip-drill")
    player.wait_for(segment="4")
    player.begin_work(clock)
    player.wait_for(state="work", segment="5")
    player.press("skip")
    player.wait_for(state="rest", segment="6")
    expect(player.digits).to_have_text("20")
    player.press("extend")
    player.wait_digits_from(30)


def test_work_without_a_length_goes_on_until_done(warm: Callable[[str], Player], clock: MovedClock) -> None:
    player = warm("routines/taps/")
    page = player.page
    player.start()
    player.wait_for(state="work", segment="1")
    expect(player.digits).to_have_text("5")
    clock.run(page, 20)
    player.wait_for(state="work", segment="1")
    player.press("done")
    player.wait_for(state="work", segment="3")
    player.wait_digits_from(20)  # seconds that have passed, for it is not known how many will
    clock.run(page, 1)
    player.press("done")
    player.wait_for(state="lead-in", segment="4")


def test_waiting_for_the_visitor_holds_each_work_until_done(page: Page, site: StaticHost, clock: MovedClock) -> None:
    page.goto(f"{site.url}routines/twenty-seconds/")
    player = Player(page)
    player.element.locator("summary").click()
    player.element.get_by_label("Wait for me").check()
    player.start()
    clock.run(page, 10)
    player.wait_for(state="waiting", segment="1", kind="work")
    clock.run(page, 1)
    expect(player.button("done")).to_be_visible()
    player.press("done")
    player.wait_for(state="switch", segment="2")


def test_the_pace_chosen_makes_reps_slower(page: Page, site: StaticHost, clock: MovedClock) -> None:
    page.goto(f"{site.url}routines/twenty-seconds/")
    player = Player(page)
    player.element.locator("summary").click()
    player.element.get_by_label("Pace").select_option("200")
    player.element.get_by_label("First side").select_option("right")
    player.start()
    clock.run(page, 10)
    player.wait_for(state="switch", side="left")
    phases = [told for told in player.seen("told") if told["type"] == "PhaseStarted"]
    assert [phase["side"] for phase in phases] == ["right"] * 4
    assert [later["at_ms"] - earlier["at_ms"] for earlier, later in pairwise(phases)] == [2_000] * 3


def test_again_plays_the_same_once_more(warm: Callable[[str], Player], clock: MovedClock) -> None:
    player = warm("routines/twenty-seconds/")
    page = player.page
    player.start()
    clock.run(page, 15)
    player.wait_for(state="finished")
    clock.run(page, 1)
    player.press("again")
    player.wait_for(state="lead-in", segment="0")
    player.wait_for(state="work", segment="1", rep="1")


def test_what_was_skipped_is_named_at_the_finish(warm: Callable[[str], Player], clock: MovedClock) -> None:
    player = warm("routines/twenty-seconds/")
    player.start()
    player.begin_work(clock)
    player.wait_for(segment="1")
    player.press("skip")
    player.wait_for(state="switch")
    player.press("skip")
    player.wait_for(state="work", segment="3")
    player.press("skip")
    player.wait_for(state="finished")
    expect(player.stage.locator(".summary")).to_contain_text("Clam, left")


def test_leaving_the_player_pauses_and_offers_to_go_on(everything: Player, clock: MovedClock) -> None:
    everything.begin_work(clock)
    everything.press("close")
    everything.wait_for(state="paused", segment="1")
    expect(everything.stage).to_be_hidden()
    everything.go_on_button.click()
    expect(everything.stage).to_be_visible()
    assert everything.data["state"] == "paused"
    everything.press("resume")
    everything.wait_for(state="work", segment="1")


def test_easier_and_leave_out_are_offered_when_it_hurts(everything: Player, clock: MovedClock) -> None:
    everything.begin_work(clock)
    everything.wait_for(segment="1")
    everything.press("pause")
    everything.wait_for(state="paused")
    everything.press("hurts")
    expect(everything.stage).to_contain_text("Stop this drill")
    everything.press("leave-out")
    everything.wait_for(state="paused", kind="lead-in")
    expect(everything.stage.locator(".title")).to_contain_text("Bridge")
