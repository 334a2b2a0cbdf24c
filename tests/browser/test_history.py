"""What a visitor did stays in the browser: noted, listed, saved as a file, taken back in, deleted."""

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.playing import Player
from tests.runtime.static_host import StaticHost


def finish_hurt(player: Player) -> None:
    """Skip through the twenty seconds, saying on the way that the clam hurts."""
    player.start()
    player.press("skip")
    player.wait_for(state="work", segment="1")
    player.press("pause")
    player.wait_for(state="paused")
    player.press("hurts")
    player.press("resume")
    player.wait_for(state="work", segment="1")
    skip_to_the_end(player)


def skip_to_the_end(player: Player) -> None:
    """Press the key for it until all is done; one press may only shorten what leads to the next work."""
    for _ in range(60):
        if player.data["state"] == "finished":
            return
        player.page.keyboard.press("ArrowRight")
        player.page.evaluate(
            "() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))"
        )
    raise AssertionError(f"not finished, but {player.data}")


def test_a_run_is_noted_listed_saved_deleted_and_taken_back_in(page: Page, site: StaticHost, tmp_path: Path) -> None:
    page.goto(f"{site.url}routines/twenty-seconds/")
    player = Player(page)
    finish_hurt(player)
    answer = player.stage.get_by_role("button", name="Too much")
    answer.click()
    expect(answer).to_have_attribute("aria-pressed", "true")

    player.stage.get_by_role("link", name="Kept in this browser").click()
    rows = page.locator("drill-history li")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Twenty seconds")
    expect(rows).to_contain_text("Too much")
    expect(rows).to_contain_text("It hurt: Clam, left")
    expect(rows.get_by_role("link", name="Twenty seconds")).to_have_attribute("href", "../routines/twenty-seconds/")

    with page.expect_download() as download:
        page.get_by_role("button", name="Export as a file").click()
    saved = tmp_path / "history.json"
    download.value.save_as(saved)
    (entry,) = json.loads(saved.read_text())["entries"]
    assert (entry["routine_id"], entry["finished"], entry["feel"]) == ("twenty-seconds", True, "too much")

    page.get_by_role("button", name="Delete all").click()
    page.get_by_role("button", name="Keep").click()
    expect(rows).to_have_count(1)
    page.get_by_role("button", name="Delete all").click()
    expect(page.get_by_text("Delete 1 entry?")).to_be_visible()
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(rows).to_have_count(0)

    page.get_by_label("History to import").set_input_files(saved)
    expect(rows).to_have_count(1)
    expect(page.get_by_text("1 entry added.")).to_be_visible()
    page.get_by_label("History to import").set_input_files(saved)
    expect(page.get_by_text("0 entries added.")).to_be_visible()
    expect(rows).to_have_count(1)


def test_a_file_that_is_no_history_is_refused_in_a_sentence_and_changes_nothing(
    page: Page, site: StaticHost, tmp_path: Path
) -> None:
    page.goto(f"{site.url}your-history/")
    expect(page.get_by_role("button", name="Import a file")).to_be_enabled()
    good = {"format": "drillbook history", "version": 1, "entries": []}
    for text, says in {
        "clams": "This file is not a history: it is no JSON.",
        '{"entries": []}': "This file is not a history. Choose one",
        json.dumps({**good, "version": 2}): "saved by a newer version",
        json.dumps({**good, "entries": [{"id": "a"}]}): "Entry 1 of this file is damaged",
    }.items():
        wrong = tmp_path / "wrong.json"
        wrong.write_text(text)
        page.get_by_label("History to import").set_input_files(wrong)
        expect(page.locator("drill-history [role=status]")).to_contain_text(says)
        expect(page.locator("drill-history li")).to_have_count(0)


def test_what_was_noticed_is_listed_and_entries_from_before_there_were_notes_are_taken(
    page: Page, site: StaticHost, tmp_path: Path
) -> None:
    page.goto(f"{site.url}your-history/")
    expect(page.get_by_role("button", name="Import a file")).to_be_enabled()
    old = {
        "id": "a",
        "date": "2026-03-01T06:30:00.000Z",
        "routine_id": "twenty-seconds",
        "name": "Twenty seconds",
        "finished": True,
        "worked_ms": 20_000,
        "left_ms": 0,
        "right_ms": 0,
        "skipped": [],
        "hurt": [],
        "feel": None,
    }
    noted = {**old, "id": "b", "notes": [{"drill": "Clam", "text": "The left is quicker"}]}
    damaged = {**old, "id": "c", "notes": [{"drill": "Clam"}]}
    file = tmp_path / "history.json"

    file.write_text(json.dumps({"format": "drillbook history", "version": 1, "entries": [old, noted, damaged]}))
    page.get_by_label("History to import").set_input_files(file)
    expect(page.locator("drill-history [role=status]")).to_contain_text("Entry 3 of this file is damaged")
    file.write_text(json.dumps({"format": "drillbook history", "version": 1, "entries": [old, noted]}))
    page.get_by_label("History to import").set_input_files(file)

    expect(page.locator("drill-history li")).to_have_count(2)
    expect(page.get_by_text("Noticed, Clam: The left is quicker")).to_be_visible()


def test_a_routine_that_is_left_is_noted_and_finishing_it_later_makes_no_second_entry(
    page: Page, site: StaticHost
) -> None:
    page.goto(f"{site.url}routines/everything/")
    player = Player(page)
    player.start()
    player.press("skip")
    player.wait_for(state="work", segment="1", rep="2")
    player.press("skip")
    player.wait_for(segment="2")
    player.press("close")
    player.wait_for(state="paused")

    page.goto(f"{site.url}your-history/")
    expect(page.locator("drill-history li")).to_contain_text("Left before the end")

    page.goto(f"{site.url}routines/everything/")
    player.go_on_button.click()
    player.wait_for(engine="ready", state="paused", segment="2")
    player.press("resume")
    player.wait_for(state="work|rest|switch|lead-in")
    skip_to_the_end(player)
    page.goto(f"{site.url}your-history/")
    expect(page.locator("drill-history li")).to_have_count(1)
    expect(page.locator("drill-history li")).not_to_contain_text("Left before the end")


def test_what_is_not_kept_is_not_asked_for(page: Page, site: StaticHost) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); };")
    page.goto(f"{site.url}routines/twenty-seconds/")
    player = Player(page)
    finish_hurt(player)
    expect(player.digits).to_be_visible()
    expect(player.stage.get_by_text("How was it?")).to_be_hidden()
    expect(player.stage.get_by_text("Kept in this browser")).to_be_hidden()
