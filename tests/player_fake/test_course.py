"""A run from the lead-in to the finish: what stands on the screen, and what the buttons do."""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it has no types
from playwright.sync_api import expect

from tests.player_fake.conftest import Opener
from tests.player_fake.driving import Driven
from tests.player_fake.routines import EVERYTHING, STRIDES

TO_WORK_MS = 10_000


def at_work(opened: Opener, ms: float = 2_000) -> Driven:
    """A run so far into its first work."""
    driven = opened()
    driven.start()
    driven.advance(TO_WORK_MS + ms)
    return driven


def test_a_hold_counts_down_on_its_side(opened: Opener) -> None:
    driven = at_work(opened, 3_100)

    expect(driven.player.locator(".digits")).to_have_text("7")  # first: the page's clock goes on
    expect(driven.player).to_have_attribute("data-state", "work")
    expect(driven.player).to_have_attribute("data-kind", "work")
    expect(driven.player).to_have_attribute("data-side", "left")
    expect(driven.player.locator(".left-rail")).to_be_visible()
    expect(driven.player.locator(".right-rail")).to_be_hidden()
    expect(driven.player.get_by_text("First of three")).to_be_visible()
    expect(driven.player.locator(".next")).to_contain_text("Rest, 5 s")


def test_the_list_checks_what_was_done_and_not_what_was_skipped(opened: Opener) -> None:
    driven = opened()
    driven.page.set_viewport_size({"width": 1280, "height": 800})
    driven.start()
    driven.advance(TO_WORK_MS + 3 * 10_000 + 2 * 5_000 + 5_000 + 1_000)  # the left leg, the switch, and a second
    driven.press("Skip drill")
    driven.advance(TO_WORK_MS)

    marks = driven.player.locator(".list li").evaluate_all(
        """rows => rows.map(row => {
             const name = row.querySelector('b');
             return [name.textContent, getComputedStyle(name, '::before').content];
        })"""
    )
    assert marks[:6] == [
        ["Get ready", "none"],
        ["Prone leg lift, left", '"✓ "'],
        ["Switch", "none"],
        ["Prone leg lift, right", '"– "'],
        ["Get ready", "none"],
        ["Donkey kick, left", "none"],
    ]


def test_names_in_the_list_stand_below_each_other_with_the_marks_in_the_margin(opened: Opener) -> None:
    driven = opened()
    driven.page.set_viewport_size({"width": 1280, "height": 800})
    driven.start()
    driven.advance(TO_WORK_MS + 3 * 10_000 + 2 * 5_000 + 5_000 + 1_000)
    driven.press("Skip drill")
    driven.advance(TO_WORK_MS)
    expect(driven.player.locator(".list .did, .list .skipped")).to_have_count(2)

    lefts = driven.player.locator(".list :is(h2, b)").evaluate_all(
        """names => names.map((name) => {
          const words = document.createRange();
          words.selectNodeContents(name);
          const mark = getComputedStyle(name, "::before");
          const row = name.closest("li")?.getBoundingClientRect().left ?? 0;
          const end = mark.content === "none" ? 0 : row + 4 + parseFloat(mark.left) + parseFloat(mark.width);
          return [words.getBoundingClientRect().left, end];
        })"""
    )
    assert len({left for left, _ in lefts}) == 1
    assert all(end <= left for left, end in lefts)


def test_the_words_of_a_cue_stay_on_the_screen(opened: Opener) -> None:
    driven = at_work(opened, 4_200)

    expect(driven.player.get_by_text("Soften the front of the hip")).to_be_visible()


def test_paced_reps_show_rep_phase_and_where_in_it(opened: Opener) -> None:
    driven = at_work(opened)
    driven.press("Skip drill")
    driven.advance(10_000)
    driven.advance(5_000 + 2_500)

    expect(driven.player).to_have_attribute("data-rep", "2")
    expect(driven.player).to_have_attribute("data-phase", "hold")
    expect(driven.player.locator(".digits")).to_have_text("2")
    expect(driven.player.locator(".count")).to_contain_text("of 8")
    expect(driven.player.locator(".tempo b")).to_have_text("hold")
    top = driven.player.locator(".tempo .dot").get_attribute("cy")
    assert top == "10.0"


def test_a_rep_done_once_counts_its_phases_down(opened: Opener) -> None:
    driven = opened(STRIDES)
    driven.start()
    driven.advance(10_000)
    driven.advance(5_000 + 2_000)

    expect(driven.player).to_have_attribute("data-phase", "fast")
    expect(driven.player.locator(".digits")).to_have_text("6")
    expect(driven.player.locator(".count")).not_to_contain_text("of 1")
    driven.advance(6_000 + 7_000)
    expect(driven.player.locator(".up")).to_contain_text("2 × 20 s")


def test_pause_stands_still_and_resume_counts_in(opened: Opener) -> None:
    driven = at_work(opened, 3_500)

    driven.press("Pause")
    expect(driven.player).to_have_attribute("data-state", "paused")
    expect(driven.player).to_have_attribute("data-kind", "work")
    driven.advance(60_000)
    expect(driven.player.locator(".digits")).to_have_text("7")

    driven.press("Resume")
    driven.advance(1_500)
    expect(driven.player.locator(".digits")).to_have_text("2")
    expect(driven.player.locator(".head .word")).to_have_text("Get ready")
    driven.advance(2_000)
    expect(driven.player.locator(".head .word")).to_have_text("Hold")


def test_skip_and_back_move_between_segments(opened: Opener) -> None:
    driven = at_work(opened)

    driven.press("Skip")
    expect(driven.player).to_have_attribute("data-segment", "2")
    expect(driven.player).to_have_attribute("data-state", "rest")
    driven.press("Back")
    expect(driven.player).to_have_attribute("data-segment", "1")


def test_a_rest_can_be_made_longer(opened: Opener) -> None:
    driven = at_work(opened)
    driven.press("Skip")
    expect(driven.player.locator(".digits")).to_have_text("5")

    driven.press("Rest 15 seconds longer")
    expect(driven.player.locator(".digits")).to_have_text("20")


def test_a_rest_names_what_comes_next(opened: Opener) -> None:
    driven = at_work(opened)
    driven.press("Skip")

    expect(driven.player.locator(".up")).to_contain_text("Prone leg lift")
    expect(driven.player.locator(".up")).to_contain_text("LEFT")


def test_the_other_side_fills_its_own_half(opened: Opener) -> None:
    driven = at_work(opened)
    for _ in range(5):
        driven.press("Skip")
    driven.advance(500)
    while driven.player.get_attribute("data-state") != "switch":
        driven.press("Skip")

    half = driven.player.locator(".half.to")
    expect(half).to_contain_text("RIGHT")
    expect(half.locator(".digits")).to_be_visible()
    box = half.bounding_box()
    assert box
    assert box["x"] >= 639


def test_work_that_a_tap_ends_has_done_in_the_middle(opened: Opener) -> None:
    driven = opened(EVERYTHING)
    driven.start()
    while driven.player.get_attribute("data-phase") is None or "Bridge" not in (
        driven.player.locator(".title").inner_text()
    ):
        driven.press("Skip drill" if driven.player.get_attribute("data-state") == "work" else "Skip")

    while driven.player.get_attribute("data-state") != "work":
        driven.press("Skip")
    expect(driven.player.locator(".digits")).to_have_text("12")
    expect(driven.player.locator(".count")).to_contain_text("reps")
    driven.press("Done")
    expect(driven.player.locator(".title")).to_contain_text("Walk a little")


def test_the_finish_tells_what_was_done_and_where_to_go(opened: Opener) -> None:
    driven = at_work(opened)
    driven.press("Skip drill")
    driven.advance(200_000)

    expect(driven.player).to_have_attribute("data-state", "finished")
    summary = driven.player.locator(".summary")
    expect(summary).to_contain_text("Left")
    expect(summary).to_contain_text("0:42")
    expect(summary).to_contain_text("0:40")
    expect(summary).to_contain_text("Prone leg lift, right")
    expect(driven.player.get_by_role("link", name="Go and run")).to_be_visible()

    driven.player.get_by_role("button", name="Again").click()
    driven.expect_message("input")
    expect(driven.player).to_have_attribute("data-state", "lead-in")


def test_an_easier_version_is_offered_where_there_is_one(opened: Opener) -> None:
    driven = at_work(opened)
    driven.press("Pause")
    expect(driven.player.get_by_role("button", name="Easier version")).to_be_hidden()
    driven.press("Skip drill")
    expect(driven.player.get_by_role("button", name="It hurts")).to_be_visible()

    driven.player.get_by_role("button", name="Easier version").click()
    driven.expect_message("revise")
    expect(driven.player.locator(".list")).to_contain_text("4 reps")


def test_pain_gets_advice_and_the_drill_can_be_left_out(opened: Opener) -> None:
    driven = at_work(opened)
    driven.press("Pause")

    driven.player.get_by_role("button", name="It hurts").click()
    expect(driven.player.locator(".why")).to_contain_text("Pain is not what it is for")
    driven.player.get_by_role("button", name="Leave this drill out").click()
    driven.expect_message("revise")

    expect(driven.player.locator(".title")).to_contain_text("Donkey kick")
    expect(driven.player).to_have_attribute("data-state", "paused")


def test_a_gap_says_how_long_the_device_stood_still(opened: Opener) -> None:
    driven = at_work(opened)
    driven.now_ms += 40_000
    driven.wall_ms += 40_000
    driven.conversation.beat()
    driven.sync()
    driven.pump()

    expect(driven.player.locator(".why")).to_contain_text("The device stood still for 40 s.")


def test_a_screen_reader_hears_segments_and_pauses_but_no_seconds(opened: Opener) -> None:
    driven = opened(before="globalThis.heard = [];")
    announcer = driven.player.locator(".announcer")
    expect(announcer).to_have_text("")
    announcer.evaluate("""(node) => new MutationObserver(() => heard.push(node.textContent))
      .observe(node, {childList: true, characterData: true, subtree: true})""")
    driven.start()
    driven.advance(TO_WORK_MS + 12_000)
    driven.press("Pause")

    assert driven.page.evaluate("heard") == [
        "Get ready. Prone leg lift, left.",
        "Prone leg lift, left, 10 s.",
        "Rest, 5 s. Next: Prone leg lift, left.",
        "Paused. Take your time. It goes on after a count of three.",
    ]


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_no_state_has_a_fault_that_a_machine_can_find(opened: Opener, scheme: str) -> None:
    driven = opened()
    driven.page.evaluate("(scheme) => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    driven.start()
    faults: dict[str, str] = {}
    for _ in range(12):
        state = driven.player.get_attribute("data-state")
        results = Axe().run(driven.page, context="drill-player")
        faults |= {f"{state}: {found['id']}": found["nodes"][0]["html"] for found in results.response["violations"]}
        driven.press("Resume" if state == "paused" else "Skip")
        if state == "work" and not any(key.startswith("paused") for key in faults):
            driven.press("Pause")

    assert faults == {}
