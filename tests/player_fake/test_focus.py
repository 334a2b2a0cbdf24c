"""The focus, and what a screen reader hears: neither is lost where buttons change, at the finish or on going on."""

from dataclasses import replace

from playwright.sync_api import expect

from drillbook.engine.routine import Easier, Routine
from tests.player_fake.conftest import Opener
from tests.player_fake.driving import Driven
from tests.player_fake.routines import KICK, LIFT, SHORT

FOCUSED = "() => document.querySelector('drill-player').shadowRoot.activeElement?.dataset.action ?? ''"
SOFTER = replace(LIFT, easier=Easier("Bend the knee, lift less"))


def at_work(driven: Driven) -> Driven:
    driven.start()
    driven.advance(12_000)
    return driven


def test_the_focus_goes_to_the_main_button_where_its_own_is_taken_away(opened: Opener) -> None:
    driven = at_work(opened())
    driven.press("Skip")
    driven.player.get_by_role("button", name="Rest 15 seconds longer").focus()

    driven.advance(5_000)

    expect(driven.player).to_have_attribute("data-state", "work")
    assert driven.page.evaluate(FOCUSED) == "pause"


def test_space_goes_on_after_it_hurts(opened: Opener) -> None:
    driven = at_work(opened())
    driven.press("Pause")
    driven.player.get_by_role("button", name="It hurts").click()

    assert driven.page.evaluate(FOCUSED) == "resume"


def test_a_button_that_stays_keeps_the_focus(opened: Opener) -> None:
    driven = at_work(opened())
    driven.player.get_by_role("button", name="Skip", exact=True).focus()

    driven.page.keyboard.press("Enter")
    driven.expect_message("input", input="skip")
    driven.press("Pause")
    driven.player.get_by_role("button", name="Skip", exact=True).focus()
    driven.page.keyboard.press("Space")
    driven.expect_message("input", input="skip")

    assert driven.page.evaluate(FOCUSED) == "skip"


def test_pain_is_forgotten_with_the_drill_that_is_left_out(opened: Opener) -> None:
    driven = at_work(opened())
    driven.press("Pause")
    driven.player.get_by_role("button", name="It hurts").click()
    driven.player.get_by_role("button", name="Leave this drill out").click()
    driven.expect_message("revise")

    expect(driven.player.locator(".why")).not_to_contain_text("Pain")
    expect(driven.player.get_by_role("button", name="It hurts")).to_be_visible()


def test_the_words_of_the_easier_version_are_shown_and_read_out_where_it_has_no_dose(opened: Opener) -> None:
    driven = at_work(opened(Routine("softer", "Softer", (SOFTER,))))
    driven.press("Pause")

    driven.player.get_by_role("button", name="Easier version").click()

    expect(driven.player.locator(".why")).to_have_text("Bend the knee, lift less")
    expect(driven.player.locator(".announcer")).to_have_text("Paused. Bend the knee, lift less")
    expect(driven.player.get_by_role("button", name="Easier version")).to_be_hidden()
    driven.press("Resume")
    expect(driven.player.locator(".caption")).to_have_text("Bend the knee, lift less")


def test_the_words_of_an_easier_version_are_shown_with_its_dose(opened: Opener) -> None:
    driven = at_work(opened(Routine("kick", "Kick", (KICK,))))
    driven.press("Pause")

    driven.player.get_by_role("button", name="Easier version").click()
    driven.expect_message("revise")

    expect(driven.player.locator(".why")).to_have_text("Fewer")
    expect(driven.player.locator(".list")).to_contain_text("4 reps")


def test_the_finish_and_a_tap_that_is_awaited_are_read_out(opened: Opener) -> None:
    driven = opened(Routine("lift", "Lift", (KICK,)))
    driven.page.get_by_text("Options").click()
    driven.page.get_by_label("Wait for me").check()
    driven.start()
    driven.advance(60_000)
    announcer = driven.player.locator(".announcer")

    expect(announcer).to_have_text("Time. Tap Done when you are ready to go on.")
    driven.press("Done")
    driven.advance(60_000)
    driven.press("Done")
    expect(announcer).to_have_text("Done. 1:20 worked.")


def test_going_on_is_read_out_again(opened: Opener) -> None:
    driven = at_work(opened())
    driven.press("Pause")
    announcer = driven.player.locator(".announcer")
    before = announcer.text_content()
    assert before

    driven.page.keyboard.press("Escape")
    expect(announcer).to_have_text("")
    driven.page.get_by_role("button", name="Go on where you stopped").click()

    expect(announcer).to_have_text(before)


def test_the_written_routine_takes_the_focus(opened: Opener) -> None:
    driven = opened(SHORT, mode="fails")
    driven.page.click("button.drillbook-start")

    driven.player.get_by_role("button", name="Use the written routine").click()

    expect(driven.page.get_by_role("heading", name="The written routine")).to_be_focused()


def test_the_written_routine_of_a_card_in_an_article_is_where_its_link_leads(opened: Opener) -> None:
    driven = opened(SHORT, mode="fails", compact=True)
    driven.page.evaluate("""() => {
      const link = Object.assign(document.createElement('a'), {href: '#the-page', textContent: 'The whole routine'});
      document.querySelector('drill-player').after(link);
    }""")
    driven.page.click("button.drillbook-start")

    driven.player.get_by_role("button", name="Use the written routine").click()

    driven.page.wait_for_url("**/#the-page")
