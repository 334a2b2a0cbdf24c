"""How somebody gets from a question to an answer: by the home page, the chips, the search, and from page to page."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from drillbook.authoring.library import Library
from drillbook.authoring.reading import read_library
from tests.browser.sites import KEPT, REPOSITORY, SUB_PATH
from tests.runtime.static_host import StaticHost

SITE = KEPT / SUB_PATH


@pytest.fixture(scope="module")
def own() -> Library:
    """The drills and routines of this repository's site."""
    return read_library(REPOSITORY / "drills")[0]


def main_text(page: Page) -> str:
    return page.locator("main").inner_text()


# ───── two clicks from home ─────


@pytest.mark.parametrize(
    ("question", "answers", "then", "leads_to"),
    [
        (
            "My hips ache after long runs",
            "on the way home the hips ache",
            "",
            "articles/what-tight-hip-flexors-can-mean/",
        ),
        ("Should I squeeze my glutes?", "we would leave them alone", "Compare the cues", "routines/compare-cues/"),
        ("I have five minutes before I run", "Clam", "", "routines/quick-pre-run-activation/"),
        ("Something hurts", "what to leave out", "Floor-only activation", "routines/floor-only-activation/"),
    ],
)
def test_a_question_on_the_home_page_has_its_answer_in_two_clicks(
    page: Page, real: StaticHost, question: str, answers: str, then: str, leads_to: str
) -> None:
    page.goto(real.url)
    page.get_by_role("link", name=question, exact=True).click()
    expect(page.locator("main")).to_contain_text(answers)
    if then:
        page.locator("main").get_by_role("link", name=re.compile(then)).first.click()
        page.wait_for_url(re.compile(re.escape(leads_to)))
    expect(page.locator("main").get_by_role("button", name=re.compile("^(Start|Play)")).first).to_be_attached()


# ───── chips ─────


def test_chips_of_the_library_work_together_and_survive_reload_and_a_sent_link(page: Page, real: StaticHost) -> None:
    page.goto(f"{real.url}drills/")
    for chip in ("Activation", "Mat", "Under 2 min", "Do not differ"):
        page.get_by_label(chip, exact=True).check()
    shown = page.locator("[data-card]:visible h3").all_inner_texts()
    assert "Reverse clam" in shown
    assert "Clam" not in shown
    address = page.url
    page.reload()
    assert page.locator("[data-card]:visible h3").all_inner_texts() == shown
    page.goto("about:blank")
    page.goto(address)
    assert page.locator("[data-card]:visible h3").all_inner_texts() == shown


def test_there_are_few_things_to_have(page: Page, real: StaticHost) -> None:
    page.goto(f"{real.url}drills/")
    chips = page.locator("fieldset[data-row=equipment] label").all_inner_texts()
    assert chips[:2] == ["Nothing", "Mat"]
    assert chips[-1] == "Something else"
    assert len(chips) <= 6


# ───── search ─────


def entries() -> dict[str, str]:
    """The text of each page in the search index, by its address."""
    found: dict[str, str] = {}
    for entry in json.loads((SITE / "search" / "search_index.json").read_text())["docs"]:
        page = entry["location"].partition("#")[0]
        found[page] = f"{found.get(page, '')} {entry['title']} {entry['text']}"
    return found


def test_every_drill_is_found_by_what_people_call_it(real: StaticHost, own: Library) -> None:
    assert real.url
    index = entries()
    unfound = [
        f"{drill.id}: {alias}"
        for drill in own.drills.values()
        for alias in drill.aliases
        if alias not in index[f"drills/{drill.id}/"].replace("&amp;", "&")
    ]
    assert unfound == []
    assert sum(len(drill.aliases) for drill in own.drills.values()) > 90


@pytest.mark.parametrize(
    ("typed", "address"), [("clamshell", "drills/clam/"), ("leg swings", "drills/dynamic-warm-up/")]
)
def test_the_search_leads_to_a_drill_by_another_name(page: Page, real: StaticHost, typed: str, address: str) -> None:
    page.goto(real.url)
    page.get_by_label("Search", exact=True).first.click()
    page.get_by_role("textbox", name="Search").press_sequentially(typed)  # the theme listens to keys
    expect(page.locator(f".md-search-result__link[href*='{address}']").first).to_be_attached()


# ───── from page to page ─────


def leads_to(path: str) -> set[str]:
    """The pages of this site that the main part of a page links to, by their addresses below the site."""
    html = (SITE / path / "index.html").read_text()
    here = Path("/") / path
    main = html[html.index("<article") : html.rindex("</article>")]  # without the menu
    found = set()
    for href in re.findall(r'href="([^"#?:]+/)', main):
        steps: list[str] = []
        for step in (here / href).parts[1:]:
            steps = steps[:-1] if step == ".." else [*steps, step]
        found.add("/".join(steps) + "/")
    return found


def test_what_names_a_page_as_used_or_related_is_named_by_it(real: StaticHost, own: Library) -> None:
    assert real.url
    pairs = [
        (f"drills/{drill}/", f"routines/{routine.id}/") for drill in own.drills for routine in own.routines_with(drill)
    ]
    pages = [f"drills/{drill}/" for drill in own.drills]
    pairs += [(page, to) for page in pages for to in leads_to(page) if to.startswith("articles/")]
    one_way = [pair for pair in pairs if pair[1] not in leads_to(pair[0]) or pair[0] not in leads_to(pair[1])]
    assert one_way == []


def test_every_question_leads_to_its_pages_and_they_lead_back(real: StaticHost, own: Library) -> None:
    assert real.url
    html = (SITE / "disagreements" / "index.html").read_text()
    for one in own.evidence.disagreements:
        assert f'<h2 id="{one}">' in html
    disputed = [drill.id for drill in own.drills.values() if drill.contested]
    there = leads_to("disagreements/")
    assert [drill for drill in disputed if f"drills/{drill}/" not in there] == []
    assert [drill for drill in disputed if "disagreements/" not in leads_to(f"drills/{drill}/")] == []
    back = [page for page in there if page.startswith("articles/") and "disagreements/" not in leads_to(page)]
    assert back == []


def test_every_article_leads_to_something_to_do(real: StaticHost) -> None:
    assert real.url
    idle = [
        page.parent.name
        for page in SITE.glob("articles/*/index.html")
        if not any(to.startswith(("drills/", "routines/")) for to in leads_to(f"articles/{page.parent.name}/"))
    ]
    assert idle == []


@pytest.mark.parametrize("drill", ["tight-hip-checklist", "hip-hook", "ball-release", "foam-roll", "egoscue-tower"])
def test_what_is_only_told_has_no_dose_and_red_flags_have_their_own_heading(
    page: Page, real: StaticHost, drill: str
) -> None:
    page.goto(f"{real.url}drills/{drill}/")
    expect(page.locator("#dose")).to_have_count(0)
    if drill == "tight-hip-checklist":
        expect(page.get_by_role("heading", name="Get medical care instead if")).to_be_visible()
        expect(page.locator("#ask-first")).to_have_count(0)
