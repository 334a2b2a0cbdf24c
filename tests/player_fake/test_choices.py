"""What a visitor asks for besides going and stopping: one more, it hurts, and a note afterwards."""

import json
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from drillbook.engine.dose import Dose, Hold
from drillbook.engine.routine import DrillItem, Routine, Sides
from tests.player_fake.conftest import Opener
from tests.player_fake.driving import Driven
from tests.player_fake.routines import KICK, LIFT, SHORT

STOPS = json.dumps({"lift": ["A pinch in the groin."]})
LEAN = DrillItem("1", replace(LIFT.drill, id="lean", name="Lean", note_after=True), Dose(Hold(6_000)))
NOTED = Routine("noted", "Noted", (LEAN, replace(KICK, key="2", sides=Sides.BOTH)), lead_in_ms=5_000)


def button(driven: Driven, name: str) -> Locator:
    return driven.player.get_by_role("button", name=name, exact=True)


def history(driven: Driven) -> list[dict[str, Any]]:
    kept: str = driven.page.evaluate("() => Object.entries(localStorage).find(([key]) => key.endsWith(':history'))[1]")
    found: list[dict[str, Any]] = json.loads(kept)
    return found


def test_in_a_rest_one_more_set_is_offered_and_added(opened: Opener) -> None:
    driven = opened()
    driven.start()
    driven.advance(21_000)
    expect(driven.player).to_have_attribute("data-state", "rest")
    expect(button(driven, "One more rep")).to_have_count(0)

    button(driven, "One more set").click()
    driven.expect_message("revise", edit={"type": "one-more-set", "item_key": "1"})

    expect(driven.player.locator(".up")).to_contain_text("4 × 10 s")


def test_paused_in_reps_one_more_rep_is_offered_and_added(opened: Opener) -> None:
    driven = opened(Routine("kick", "Kick", (KICK,), lead_in_ms=5_000))
    driven.start()
    driven.advance(8_000)
    expect(button(driven, "One more rep")).to_have_count(0)
    driven.press("Pause")

    button(driven, "One more rep").click()
    driven.expect_message("revise", edit={"type": "one-more-rep", "item_key": "2"})

    expect(driven.player.locator(".count")).to_contain_text("of 9")


def test_what_would_be_refused_is_not_offered(opened: Opener) -> None:
    driven = opened(Routine("kick", "Kick", (KICK,), lead_in_ms=5_000))
    driven.start()
    driven.advance(5_500 + 40_000 + 5_500)
    assert driven.player.get_attribute("data-side") == "right"
    driven.press("Pause")

    expect(button(driven, "It hurts")).to_be_visible()
    expect(button(driven, "One more set")).to_have_count(0)
    expect(button(driven, "One more rep")).to_have_count(0)


@pytest.mark.parametrize(("stops", "rule"), [(STOPS, "Stop if: A pinch in the groin."), ("{}", "Stop this drill.")])
def test_pain_shows_when_this_drill_says_to_stop(opened: Opener, stops: str, rule: str) -> None:
    driven = opened(SHORT, stops_json=stops)
    driven.start()
    driven.advance(12_000)
    driven.press("Pause")

    button(driven, "It hurts").click()

    expect(driven.player.locator(".why")).to_contain_text(rule)
    expect(button(driven, "Leave this drill out")).to_be_visible()
    assert history(driven)[0]["hurt"] == ["Prone leg lift, left"]


def finished(driven: Driven) -> Driven:
    driven.start()
    driven.advance(5_000 + 6_000 + 10_000 + 40_500)
    expect(driven.player).to_have_attribute("data-state", "finished")
    return driven


def test_a_drill_that_wants_a_note_asks_for_it_at_the_end(opened: Opener) -> None:
    driven = finished(opened(NOTED))

    note = driven.player.get_by_label("Lean: what did you notice?")
    note.fill("The left foot is quicker")
    note.blur()

    assert history(driven)[0]["notes"] == [{"drill": "Lean", "text": "The left foot is quicker"}]
    note.fill("")
    note.blur()
    assert history(driven)[0]["notes"] == []


def test_keys_in_a_note_are_letters(opened: Opener) -> None:
    driven = finished(opened(NOTED))
    note = driven.player.get_by_label("Lean: what did you notice?")

    note.press_sequentially("b a b")

    expect(note).to_have_value("b a b")
    expect(driven.player.locator(".drill-stage")).not_to_have_attribute("data-big", "")


def test_a_drill_that_was_left_out_asks_for_nothing(opened: Opener) -> None:
    driven = opened(NOTED)
    driven.start()
    driven.advance(6_000)
    driven.press("Skip")
    driven.advance(10_000 + 40_500)

    expect(driven.player).to_have_attribute("data-state", "finished")
    expect(driven.player.locator("textarea")).to_have_count(0)
