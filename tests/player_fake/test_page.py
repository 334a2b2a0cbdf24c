"""The player among the rest of the page: keys, scrolling, leaving, what is kept, and a worker that dies."""

from playwright.sync_api import Page, expect

from drillbook.engine.routine import Routine
from tests.player_fake.conftest import Opener
from tests.player_fake.driving import Driven
from tests.player_fake.routines import KICK, LIFT

KEYS_OF_THE_PAGE = """
globalThis.keys = [];
addEventListener('keydown', (event) => keys.push(event.key));
"""
HALF_AN_HOUR_MS = 1_800_000
THIRTEEN_HOURS_MS = 13 * 3_600_000


def at_work(driven: Driven) -> Driven:
    """The run, some way into its first work."""
    driven.start()
    driven.advance(13_500)
    return driven


def leave(driven: Driven) -> None:
    """Close the open player."""
    driven.page.keyboard.press("Escape")
    driven.expect_message("input", input="pause")


def test_space_pauses_and_resumes_and_arrows_skip_and_go_back(opened: Opener) -> None:
    driven = at_work(opened())

    driven.page.keyboard.press("Space")
    driven.expect_message("input", input="pause")
    expect(driven.player).to_have_attribute("data-state", "paused")
    driven.page.keyboard.press("Space")
    driven.expect_message("input", input="resume")
    expect(driven.player).to_have_attribute("data-state", "work")
    driven.page.keyboard.press("ArrowRight")
    driven.expect_message("input", input="skip")
    expect(driven.player).to_have_attribute("data-state", "rest")
    driven.page.keyboard.press("ArrowLeft")
    driven.expect_message("input", input="back")
    expect(driven.player).to_have_attribute("data-segment", "1")


def test_the_pages_own_keys_do_nothing_while_the_player_is_open(opened: Opener) -> None:
    driven = at_work(opened(before=KEYS_OF_THE_PAGE))

    for key in ["n", "p", "f", "s", "/", ".", "ArrowRight"]:
        driven.page.keyboard.press(key)

    assert driven.page.evaluate("keys") == []


def test_the_players_keys_do_nothing_while_it_is_closed(opened: Opener) -> None:
    driven = at_work(opened())
    leave(driven)
    driven.page.focus("#elsewhere")

    driven.page.keyboard.press("Space")
    driven.page.keyboard.press("ArrowRight")

    assert driven.pump() == []
    expect(driven.page.locator("#elsewhere")).to_have_value(" ")


def test_the_focus_stays_inside_and_the_page_behind_does_not_scroll(opened: Opener) -> None:
    driven = at_work(opened())

    driven.page.mouse.wheel(0, 600)
    for _ in range(12):
        driven.page.keyboard.press("Tab")
        assert driven.page.evaluate("document.activeElement.localName") in {"drill-player", "body"}

    assert driven.page.evaluate("getComputedStyle(document.documentElement).overflowY") == "hidden"


def test_leaving_pauses_and_gives_the_page_back_where_it_was(opened: Opener) -> None:
    driven = opened()
    driven.page.evaluate("() => scrollTo(0, 150)")
    at_work(driven)
    place = driven.page.evaluate("() => document.documentElement.scrollTop")

    leave(driven)

    expect(driven.page.locator("dialog")).to_be_hidden()
    expect(driven.player).to_have_attribute("data-state", "paused")
    assert driven.page.evaluate("() => document.documentElement.scrollTop") == place
    expect(driven.page.get_by_role("button", name="Go on where you stopped")).to_be_visible()
    expect(driven.page.locator("button.drillbook-start")).to_be_hidden()


def test_going_on_shows_where_it_stands_and_resumes_only_when_asked(opened: Opener) -> None:
    driven = at_work(opened())
    leave(driven)

    driven.page.get_by_role("button", name="Go on where you stopped").click()
    expect(driven.player).to_have_attribute("data-state", "paused")
    expect(driven.player.locator(".digits")).to_have_text("7")
    driven.press("Resume")
    expect(driven.player).to_have_attribute("data-state", "work")


def reloaded(driven: Driven, after_ms: float) -> Driven:
    """The page loaded again, with an engine that remembers nothing."""
    driven.page.reload()
    driven.wall_ms += after_ms
    driven.restart_engine()
    driven.page.wait_for_selector("button.drillbook-go-on:visible")
    return driven


def go_on(driven: Driven) -> None:
    """Accept the offer."""
    driven.page.get_by_role("button", name="Go on where you stopped").click()
    driven.expect_message("restore")
    driven.sync()


def test_a_reload_loses_nothing_and_starts_nothing(opened: Opener) -> None:
    driven = reloaded(at_work(opened()), HALF_AN_HOUR_MS)
    expect(driven.player).to_have_attribute("data-state", "ready")

    go_on(driven)

    expect(driven.player).to_have_attribute("data-state", "paused")
    expect(driven.player.locator(".why")).to_contain_text("This is where you stopped")
    expect(driven.player.locator(".title")).to_contain_text("Prone leg lift")


def test_a_run_of_yesterday_is_not_gone_on_with(opened: Opener) -> None:
    driven = reloaded(at_work(opened()), THIRTEEN_HOURS_MS)

    go_on(driven)

    expect(driven.page.get_by_text("more than twelve hours ago")).to_be_visible()
    expect(driven.page.locator("button.drillbook-start")).to_be_visible()


def test_a_routine_that_has_changed_since_leaves_the_choice_to_the_visitor(opened: Opener) -> None:
    driven = at_work(opened())
    changed = Routine("short", "Short", (KICK, LIFT))
    opened(changed)
    driven.restart_engine()

    go_on(driven)
    expect(driven.player.locator(".why")).to_contain_text("This routine has changed since you stopped")
    driven.player.get_by_role("button", name="Start the new one").click()
    driven.expect_message("input", input="start")

    expect(driven.player.locator(".title")).to_contain_text("Donkey kick")


def test_starting_again_forgets_what_was_kept(opened: Opener) -> None:
    driven = reloaded(at_work(opened()), HALF_AN_HOUR_MS)

    driven.page.get_by_role("button", name="Start again").click()
    driven.expect_message("input", input="start")
    driven.sync()

    expect(driven.player).to_have_attribute("data-segment", "0")


def test_a_player_that_leaves_the_page_pauses_and_keeps_its_run(opened: Opener) -> None:
    driven = at_work(opened())

    driven.page.evaluate("() => { globalThis.gone = document.querySelector('drill-player'); gone.remove(); }")
    driven.expect_message("input", input="pause", reason="hidden")
    driven.expect_message("close")
    assert driven.page.evaluate("getComputedStyle(document.documentElement).overflowY") == "visible"

    driven.page.evaluate("() => document.body.prepend(gone)")
    expect(driven.page.get_by_role("button", name="Go on where you stopped")).to_be_visible()


def test_storage_that_is_forbidden_hinders_nothing(opened: Opener) -> None:
    forbidden = "Object.defineProperty(globalThis, 'localStorage', {get() { throw new Error('denied') }});"
    driven = at_work(opened(before=forbidden))
    leave(driven)

    driven.page.get_by_role("button", name="Go on where you stopped").click()

    expect(driven.player.locator(".digits")).to_have_text("7")


def test_a_worker_that_dies_is_started_again_and_stays_paused(opened: Opener) -> None:
    driven = at_work(opened())
    driven.expect_message("heartbeat")
    dead = driven.worker
    driven.restart_engine()

    with driven.page.expect_worker():
        dead.evaluate("() => { carrier.deaf = true; }")
    driven.expect_message("restore")

    expect(driven.player).to_have_attribute("data-state", "paused")
    expect(driven.player.locator(".why")).to_contain_text("The timer had stopped and was started again")
    driven.press("Resume")
    expect(driven.player).to_have_attribute("data-state", "work")


def test_a_screen_that_may_go_dark_is_told(opened: Opener) -> None:
    refused = "navigator.wakeLock.request = () => Promise.reject(new DOMException('no', 'NotAllowedError'));"
    driven = at_work(opened(before=refused))

    expect(driven.player.get_by_text("Keep it on yourself")).to_be_visible()


def test_the_screen_is_kept_awake_again_on_return(opened: Opener) -> None:
    counting = """
      globalThis.asked = 0;
      navigator.wakeLock.request = async () => {
        asked++;
        globalThis.lock = Object.assign(new EventTarget(), {released: false, release: async () => {}});
        return lock;
      };"""
    driven = at_work(opened(before=counting))
    before = driven.page.evaluate("asked")

    driven.page.evaluate("() => { lock.released = true; document.dispatchEvent(new Event('visibilitychange')); }")

    assert driven.page.evaluate("asked") == before + 1


def test_another_player_pauses_this_one(opened: Opener) -> None:
    driven = at_work(opened())
    driven.page.evaluate("""() => {
      const other = document.querySelector('drill-player').cloneNode(true);
      other.id = 'player-other';
      other.querySelector('button.drillbook-start').disabled = true;
      document.body.append(other);
    }""")
    driven.page.wait_for_selector("#player-other button.drillbook-start:enabled")

    driven.page.evaluate("() => document.querySelector('#player-other button.drillbook-start').click()")
    driven.expect_message("input", input="pause", reason="other player")

    expect(driven.player).to_have_attribute("data-state", "paused")
    expect(driven.page.locator("#player-other")).to_have_attribute("data-state", "lead-in")


def test_people_who_want_less_motion_see_it_move_once_a_second(opened: Opener) -> None:
    driven = opened()
    driven.page.emulate_media(reduced_motion="reduce")
    at_work(driven)

    rail = driven.player.locator(".left-rail").evaluate("(rail) => rail.style.transform")

    assert rail == "scaleY(0.7)"


def test_the_screens_lock_is_asked_for_once_until_there_is_an_answer(opened: Opener) -> None:
    driven = opened(before="globalThis.asked = 0; navigator.wakeLock.request = () => new Promise(() => asked++);")
    driven.start()

    driven.page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")

    assert driven.page.evaluate("asked") == 1


def test_a_tab_that_plays_is_kept_from_being_frozen_and_one_that_does_not_is_not(opened: Opener) -> None:
    held = "() => navigator.locks.query().then(({held}) => held.map((lock) => lock.name))"
    driven = at_work(opened())
    assert driven.page.evaluate(held) == ["drillbook"]

    leave(driven)

    assert driven.page.evaluate(held) == []


def test_bytes_that_were_on_their_way_are_left_to_the_worker(opened: Opener, page: Page) -> None:
    page.route("**/manifest.json", lambda route: route.fulfill(json={"files": {"slow.wasm": {}}}))
    page.route("**/slow.wasm", lambda _: None)
    with page.expect_request("**/slow.wasm"):
        driven = opened()

    with page.expect_event("requestfailed", lambda request: request.url.endswith("slow.wasm")):
        driven.page.hover("button.drillbook-start")


def test_what_was_chosen_before_holds_where_a_card_has_nothing_to_choose_by(opened: Opener) -> None:
    driven = opened()
    driven.page.get_by_text("Options").click()
    driven.page.get_by_label("Pace").select_option("150")
    driven = opened(compact=True, readiness=["I am warm"])
    driven.page.get_by_label("I am warm").check()
    driven.page.click("button.drillbook-start")
    driven.expect_message("open", options={"pace_percent": 150, "wait_for_me": False, "first_side": None})
