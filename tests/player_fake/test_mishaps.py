"""A worker that dies, a run in which Python raises, answers that come late: told, mended, and no tap lost."""

import pytest
from playwright.sync_api import Page, expect

from drillbook.browser.run import Run
from tests.player_fake.conftest import Opener
from tests.player_fake.driving import Driven

THIRTEEN_HOURS_MS = 13 * 3_600_000
DEAF = "() => { carrier.deaf = true; }"
FAIL = "() => self.postMessage(JSON.stringify({type: 'failed', stage: 'loading', reason: 'gone'}))"


def at_work(driven: Driven) -> Driven:
    driven.start()
    driven.advance(13_500)
    return driven


def sent_start(opened: Opener) -> Driven:
    """A page whose start the engine has been sent and has not answered."""
    driven = opened()
    driven.page.click("button.drillbook-start")
    driven.await_message("input", input="start")
    return driven


def paused_and_closed(driven: Driven) -> Driven:
    at_work(driven)
    driven.page.keyboard.press("Escape")
    driven.expect_message("input", input="pause")
    return driven


def test_a_routine_that_cannot_be_read_is_told_at_once(opened: Opener) -> None:
    driven = opened(routine_json="{}")

    driven.page.click("button.drillbook-start")
    driven.expect_message("open")

    expect(driven.player.locator(".title")).to_contain_text("Something in the timer went wrong")
    expect(driven.player.get_by_role("button", name="Try again")).to_be_visible()


def test_pause_before_the_engine_has_answered_pauses(opened: Opener) -> None:
    driven = sent_start(opened)

    driven.player.get_by_role("button", name="Pause").click()
    driven.expect_message("input", input="pause")

    expect(driven.player).to_have_attribute("data-state", "paused")


def test_leaving_before_the_engine_has_answered_pauses_and_can_be_gone_on_with(opened: Opener) -> None:
    driven = sent_start(opened)

    driven.page.keyboard.press("Escape")
    driven.expect_message("input", input="pause")

    expect(driven.player).to_have_attribute("data-state", "paused")
    expect(driven.page.get_by_role("button", name="Go on where you stopped")).to_be_visible()


def test_pause_before_resume_was_answered_pauses_again(opened: Opener) -> None:
    driven = at_work(opened())
    driven.press("Pause")

    driven.player.get_by_role("button", name="Resume").click()
    driven.await_message("input", input="resume")
    driven.page.keyboard.press("Escape")
    driven.expect_message("input", input="pause")

    expect(driven.player).to_have_attribute("data-state", "paused")


def test_start_with_a_worker_that_has_died_unseen_is_told(opened: Opener) -> None:
    driven = opened()
    driven.page.hover("button.drillbook-start")
    expect(driven.player).to_have_attribute("data-engine", "ready")
    driven.worker.evaluate(DEAF)

    driven.page.click("button.drillbook-start")

    expect(driven.player.locator(".title")).to_contain_text("stopped answering", timeout=15_000)


def test_resume_with_a_worker_that_has_died_unseen_starts_another(opened: Opener) -> None:
    driven = at_work(opened())
    driven.press("Pause")
    dead = driven.worker
    dead.evaluate(DEAF)
    driven.restart_engine()

    with driven.page.expect_worker():
        driven.player.get_by_role("button", name="Resume").click()
    driven.expect_message("restore")

    expect(driven.player.locator(".why")).to_contain_text("The timer had stopped and was started again")


def test_what_a_new_worker_lacks_is_restored_before_it_goes_on(opened: Opener) -> None:
    driven = paused_and_closed(opened())
    driven.worker.evaluate(FAIL)
    expect(driven.player).to_have_attribute("data-engine", "failed")
    driven.restart_engine()

    driven.page.get_by_role("button", name="Go on where you stopped").click()
    driven.expect_message("restore")
    driven.sync()
    driven.press("Resume")

    expect(driven.player).to_have_attribute("data-state", "work")


def test_what_has_expired_is_offered_no_more(opened: Opener) -> None:
    driven = paused_and_closed(opened())
    driven.worker.evaluate(FAIL)
    expect(driven.player).to_have_attribute("data-engine", "failed")
    driven.restart_engine()
    driven.wall_ms += THIRTEEN_HOURS_MS

    driven.page.get_by_role("button", name="Go on where you stopped").click()
    driven.expect_message("restore")

    expect(driven.page.get_by_text("more than twelve hours ago")).to_be_visible()
    expect(driven.page.get_by_role("button", name="Go on where you stopped")).to_be_hidden()
    expect(driven.page.locator("button.drillbook-start")).to_be_focused()


def test_what_another_version_kept_is_not_said_to_be_old(opened: Opener) -> None:
    driven = paused_and_closed(opened())
    driven.page.evaluate("""() => {
      const key = Object.keys(localStorage).find((name) => name.includes('saved:'));
      localStorage.setItem(key, localStorage.getItem(key).replace('10000', '11000'));
    }""")
    driven.page.reload()
    driven.restart_engine()

    driven.page.get_by_role("button", name="Go on where you stopped").click()
    driven.expect_message("restore")

    expect(driven.page.get_by_text("on this version of the page")).to_be_visible()


def test_an_error_in_a_run_leads_back_to_what_was_kept_in_the_same_worker(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    driven = at_work(opened())

    def told(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(Run, "told", told)
        driven.advance(200)
    driven.expect_message("restore")

    expect(driven.player).to_have_attribute("data-state", "paused")
    expect(driven.player.locator(".why")).to_contain_text("The timer had stopped and was started again")
    assert len(driven.page.workers) == 1
    driven.sync()
    driven.press("Resume")
    expect(driven.player).to_have_attribute("data-state", "work")


def test_a_player_that_leaves_waits_for_its_pause_though_time_is_told_first(opened: Opener, page: Page) -> None:
    driven = at_work(opened())

    page.evaluate("() => document.querySelector('drill-player').remove()")
    driven.await_message("input", input="pause")
    for _ in range(10):
        driven.now_ms += 200
        driven.wall_ms += 200
        driven.conversation.beat()
    driven.say_all()

    assert "close" not in [message["type"] for message in driven.pump()]
    driven.expect_message("close")
