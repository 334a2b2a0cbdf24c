"""Articles in a real browser: columns, notes, diagrams, fonts that come late, and what stays on paper."""

import re

import pytest
from playwright.sync_api import Page, Route, ViewportSize

from tests.browser.sites import REPOSITORY
from tests.runtime.static_host import StaticHost

DESK: ViewportSize = {"width": 1280, "height": 900}
TABLET: ViewportSize = {"width": 1100, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}
SMALL: ViewportSize = {"width": 320, "height": 640}
ARTICLE = "articles/why-glutes-go-quiet/"
DRAWN = [
    path.stem
    for path in sorted((REPOSITORY / "content" / "articles").glob("*.md"))
    if "```diagram" in path.read_text(encoding="utf-8")
]

LABELS = """() => [...document.querySelectorAll(".db-diagram__panel")].flatMap((panel, diagram) => {
  const labels = [...panel.querySelectorAll(".db-diagram__label")];
  const texts = labels.map((label) => {
    const range = document.createRange();
    range.selectNodeContents(label);
    return range.getBoundingClientRect();
  });
  return labels.map((label, index) => ({
    name: `${label.textContent.trim()} (${diagram})`,
    size: Math.min(...[label, ...label.children].map((part) => parseFloat(getComputedStyle(part).fontSize))),
    left: texts[index].left, right: texts[index].right,
    scrolls: !!label.closest(".db-diagram--stride"),
    over: texts.filter((other, at) => at !== index && other.left < texts[index].right && texts[index].left < other.right
      && other.top < texts[index].bottom && texts[index].top < other.bottom).length,
  }));
})"""

SHIFTS = """() => {
  window.shifts = [];
  new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map((entry) => entry.value)))
    .observe({ type: "layout-shift", buffered: true });
}"""


@pytest.fixture
def article(page: Page, real: StaticHost) -> Page:
    page.goto(real.url + ARTICLE)
    return page


def left(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box, f"{selector} is not to be seen"
    return box["x"]


def test_three_columns_where_there_is_room(article: Page) -> None:
    article.set_viewport_size(DESK)
    contents, text, note = (left(article, one) for one in (".rh-contents", ".rh-body", ".db-sidenote"))
    assert text - contents == pytest.approx(176 + 38, abs=2)
    assert note - text == pytest.approx(652 + 38, abs=2)
    body = article.locator(".rh-body").bounding_box()
    assert body
    assert body["width"] == pytest.approx(652, abs=1)
    assert not article.locator(".db-footnotes").first.is_visible()


def test_the_contents_begin_beside_the_text_and_stay_in_sight(article: Page) -> None:
    article.set_viewport_size(DESK)
    tops = [article.locator(one).first.bounding_box() for one in (".rh-contents", ".rh-body")]
    assert tops[0]
    assert tops[1]
    assert tops[0]["y"] == pytest.approx(tops[1]["y"], abs=1), "no line stands alone above them"
    article.evaluate("() => window.scrollTo(0, 3000)")
    box = article.locator(".rh-contents").bounding_box()
    assert box
    assert 0 < box["y"] < 200


def test_a_note_stands_beside_its_sentence(article: Page) -> None:
    article.set_viewport_size(DESK)
    offsets = article.evaluate(
        """() => [...document.querySelectorAll(".db-sidenote")].slice(0, 2).map((note) =>
             note.getBoundingClientRect().top - note.previousElementSibling.getBoundingClientRect().top)"""
    )
    assert -10 < offsets[0] < 40


@pytest.mark.parametrize("size", [PHONE, TABLET])
def test_with_less_room_notes_become_paragraphs_after_theirs(article: Page, size: ViewportSize) -> None:
    article.set_viewport_size(size)
    assert not article.locator(".db-sidenote").first.is_visible()
    note = article.locator(".db-footnotes").first
    assert note.is_visible()
    before = note.evaluate("note => note.previousElementSibling.getBoundingClientRect().bottom")
    box = note.bounding_box()
    assert box
    assert -4 < box["y"] - before < 24


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("size", [DESK, PHONE, SMALL])
def test_words_of_a_diagram_can_be_read(page: Page, real: StaticHost, name: str, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    page.goto(f"{real.url}articles/{name}/")
    labels = page.evaluate(LABELS)
    assert labels
    assert [one["name"] for one in labels if one["size"] < 13] == []
    assert [one["name"] for one in labels if one["over"]] == [], "one lies over another"
    cut = [one["name"] for one in labels if not one["scrolls"] and not 0 <= one["left"] < one["right"] <= size["width"]]
    assert cut == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= size["width"]


def test_nothing_moves_when_the_fonts_come_late(page: Page, real: StaticHost) -> None:
    held: list[Route] = []
    late: list[Route] = []

    def hold(route: Route) -> None:
        (late if late else held).append(route)
        if late:
            route.continue_()

    page.set_viewport_size(DESK)
    page.add_init_script(f"({SHIFTS})()")
    page.route("**/*.woff2", hold)
    page.goto(real.url + ARTICLE, wait_until="domcontentloaded")
    page.wait_for_function("() => document.querySelector('.md-content h1').getBoundingClientRect().height > 40")
    with_stand_in = page.locator("h1").evaluate("title => title.getBoundingClientRect().width")
    assert len(held) >= 2
    late += held
    for route in held:
        route.continue_()
    page.evaluate("() => document.fonts.ready")
    page.wait_for_function("() => document.fonts.check('600 20px \"Instrument Sans\"')")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert with_stand_in > 0
    assert sum(page.evaluate("() => window.shifts")) < 0.02


def test_links_print_their_address_and_marks_do_not(article: Page) -> None:
    article.emulate_media(media="print")
    printed = article.evaluate(
        """() => [...document.querySelectorAll(".rh-body a")].filter((link) => link.checkVisibility()).map((link) =>
             [link.className, link.textContent.trim(), getComputedStyle(link, "::after").content,
              !!link.closest(".db-ref, .md-tags, .rh-edit")])"""
    )
    links = {text: content for _, text, content, mark in printed if not mark}
    assert re.search(r"/runners-hips/safety\)", links["page on safety"])
    assert all("http" in content or "/runners-hips/" in content for content in links.values()), links
    assert all(content == "none" for _, _, content, mark in printed if mark)
    assert not article.locator(".rh-contents").is_visible()
    assert not article.locator(".md-header").is_visible()


def test_the_browser_s_own_bar_follows_the_chosen_scheme(article: Page) -> None:
    def bar() -> str:
        return str(article.evaluate("() => document.querySelector('meta[name=theme-color]').content"))

    article.wait_for_function("() => !document.querySelector('meta[name=theme-color][media]')")
    assert bar() == "#f2f5f2"
    article.locator("[data-md-component=palette] label:visible").click()
    article.wait_for_function("() => document.body.dataset.mdColorScheme === 'slate'")
    article.wait_for_function("() => document.querySelector('meta[name=theme-color]').content === '#0d1a17'")


def test_the_italic_is_fetched_only_where_something_is_in_italics(page: Page, real: StaticHost) -> None:
    fonts: list[str] = []
    page.on("request", lambda request: fonts.append(request.url) if request.url.endswith(".woff2") else None)
    page.goto(f"{real.url}drills/clam/", wait_until="networkidle")
    assert len(fonts) == 2
    assert not any("italic" in url for url in fonts)
