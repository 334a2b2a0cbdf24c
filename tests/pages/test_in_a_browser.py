"""Pages as a browser shows them: chips that choose, a bar for the thumb, a link with what was chosen, printed cards."""

import base64
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.pages.sites import CLAM, SQUEEZE, SmallSite
from tests.runtime.static_host import serve

FIGURE = """\
figure:
  view: side
  shows: right
  planted: [far foot]
  working: [gluteus maximus]
  poses:
    start: {pelvis: 0, spine: 0, neck: 0, near_leg: {hip: 0, knee: 0}, far_leg: {hip: 0, knee: 0}}
    open: {near_leg: {hip: 40, knee: 60}}
"""

WALK = SQUEEZE.replace("name: Squeeze", "name: Walk").replace("awareness", "activation").replace("front", "back")

TURNS = CLAM.replace("name: Clam", "name: Turns").replace("each", "alternate reps").replace("reps: 8", "reps: 30")

LONG = "format: 1\nname: Long\nwhen: before a run\nmade: by the editors\nsummary: Five pairs of drills.\nitems:\n" + (
    "  - drill: clam\n  - rest: 20s\n  - drill: squeeze\n" * 5
)

QUESTION = "format: 1\ndisagreements:\n  D01: {question: Slow or fast?, sides: [{says: Slow.}, {says: Fast.}]}\n"

SHARE_OF_EDGE = """async (picture) => {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const { data } = canvas.getImageData(0, 0, image.width, image.height);
  const near = (at, [r, g, b]) => Math.abs(data[at] - r) + Math.abs(data[at + 1] - g) + Math.abs(data[at + 2] - b) < 60;
  let edge = 0;
  let tape = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (near(at, [166, 108, 0])) edge += 1;
    if (near(at, [242, 179, 61])) tape += 1;
  }
  return edge / (edge + tape);
}"""
"""Of the pixels in the tape's two colours, how many are in that of its outline."""

A5 = {"width": 484, "height": 718}
"""What margins of 10 mm leave of it, in CSS pixels."""


@dataclass(frozen=True, slots=True)
class Built:
    """A built site, its address and a way to a fresh profile."""

    url: str
    profile: Callable[..., BrowserContext]

    def page(self, path: str, **settings: object) -> Page:
        page = self.profile(**settings).new_page()
        page.goto(self.url + path)
        return page


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with a player, four drills, one of them drawn, and a long routine."""
    site = SmallSite(tmp_path_factory.mktemp("site"), options="player: true")
    site.write("drills/clam.yml", CLAM + "contested: [D01]\n" + FIGURE)
    site.write("drills/evidence/disagreements.yml", QUESTION)
    site.write("drills/walk.yml", WALK)
    site.write("drills/turns.yml", TURNS)
    site.write("drills/routines/long.yml", LONG)
    schemes = (("light", "default"), ("dark", "slate"))
    palette = [{"media": f"(prefers-color-scheme: {wish})", "scheme": scheme} for wish, scheme in schemes]
    site.build(theme={"name": "material", "font": False, "palette": palette})
    return site.out


@pytest.fixture
def built(folder: Path, browser: Browser) -> Iterator[Built]:
    profiles: list[BrowserContext] = []

    def profile(**settings: object) -> BrowserContext:
        profiles.append(browser.new_context(**settings))  # type: ignore[arg-type]  # passed on as they are named there
        return profiles[-1]

    with serve(folder) as host:
        yield Built(host.url, profile)
        for made in profiles:
            made.close()


def shown(page: Page) -> list[str]:
    return page.locator("[data-card]:visible h3").all_inner_texts()


# ───── choosing ─────


def test_chips_of_a_row_add_and_rows_take_away(built: Built) -> None:
    page = built.page("drills/")
    count = page.locator("db-filters [role=status]")
    assert sorted(shown(page)) == ["Clam", "Squeeze", "Turns", "Walk"]
    page.get_by_label("Activation").check()
    expect(count).to_have_text("3 of 4 drills")
    assert sorted(shown(page)) == ["Clam", "Turns", "Walk"]
    page.get_by_label("Awareness").check()
    expect(count).to_have_text("4 of 4 drills")
    page.get_by_label("Lying on the back").check()
    assert shown(page) == ["Walk"]


def test_what_somebody_has_must_be_all_that_is_needed(built: Built) -> None:
    page = built.page("drills/")
    page.get_by_label("Nothing", exact=True).check()
    assert sorted(shown(page)) == ["Squeeze", "Walk"]
    page.get_by_label("Mat", exact=True).check()
    assert sorted(shown(page)) == ["Clam", "Squeeze", "Turns", "Walk"]


def test_a_choice_stands_in_the_address_and_can_be_sent(built: Built) -> None:
    page = built.page("drills/")
    page.get_by_label("Activation").check()
    page.get_by_label("Lying on the back").check()
    address = page.url
    assert address.endswith("?purpose=activation&position=lying+on+the+back")
    page.goto("about:blank")
    page.goto(address)
    assert shown(page) == ["Walk"]
    page.get_by_role("button", name="Clear the choice").click()
    assert len(shown(page)) == 4
    assert page.url.endswith("/drills/")
    expect(page.get_by_role("button", name="Clear the choice")).to_be_hidden()


def test_length_and_argument_are_chosen_together_with_the_rest(built: Built) -> None:
    page = built.page("drills/?minutes=under+2+min&sources=differ")
    assert shown(page) == ["Clam"]
    page.get_by_label("Awareness").check()
    assert shown(page) == []
    page.reload()
    expect(page.locator("db-filters [role=status]")).to_have_text("0 of 4 drills")
    assert page.get_by_label("Awareness").is_checked()
    assert page.get_by_label("Differ", exact=True).is_checked()


def test_without_a_script_there_are_groups_to_read_and_nothing_to_press(built: Built) -> None:
    page = built.page("drills/", java_script_enabled=False)
    expect(page.locator("db-filters")).to_be_hidden()
    assert page.locator(".db-groups h2:visible").all_inner_texts() == ["Awareness", "Activation"]
    assert page.locator(".db-groups h2").first.bounding_box() != page.locator(".db-groups h2").last.bounding_box()
    assert len(shown(page)) == 4
    page.goto(f"{built.url}drills/clam/")
    expect(page.locator("db-send")).to_be_hidden()
    assert page.locator(".drillbook-start").evaluate("start => getComputedStyle(start).position") == "static"


# ───── the contact sheet ─────


def test_names_are_hidden_at_an_address_of_its_own(built: Built) -> None:
    page = built.page("figures/")
    expect(page.get_by_role("link", name="Clam")).to_be_visible()
    page.goto(f"{built.url}figures/#unnamed")
    expect(page.get_by_role("link", name="Clam")).to_be_hidden()
    assert page.locator("figcaption:visible").count() == 0
    assert page.locator(".db-sheet svg:visible").count() == 2


# ───── Start, share, options ─────


@pytest.mark.parametrize("path", ["drills/clam/", "routines/long/"])
@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_start_and_share_stand_at_the_bottom(built: Built, path: str, width: int) -> None:
    page = built.page(path, viewport={"width": width, "height": 640})
    for name in (re.compile("Start"), re.compile("Send this")):
        place = page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name)).first.bounding_box()
        assert place
        assert place["height"] == 72
        assert 540 < place["y"] < 640 - 72
        assert place["width"] >= 72
    page.evaluate("scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })")
    last = page.locator(".md-footer").bounding_box()
    assert last
    assert last["y"] + last["height"] <= 640 - 90


def test_on_a_desk_start_is_as_wide_as_its_column(built: Built) -> None:
    page = built.page("drills/clam/", viewport={"width": 1280, "height": 800})
    start = page.locator(".drillbook-start").bounding_box()
    column = page.locator(".db-facts").first.bounding_box()
    assert start
    assert column
    assert start["width"] == pytest.approx(column["width"], abs=1)


def test_a_link_carries_the_dose_in_words_and_what_was_chosen(built: Built) -> None:
    page = built.page("routines/long/", permissions=["clipboard-read", "clipboard-write"])
    expect(page.locator(".drillbook-start")).to_be_enabled()
    page.get_by_text("Options").click()
    page.get_by_label("Pace").select_option("150")
    page.get_by_label("Wait for me").check()
    page.evaluate("navigator.share = undefined")
    page.get_by_role("link", name="Send this routine, dose included").click()
    expect(page.locator("db-send [role=status]")).to_contain_text("Copied")
    text = page.evaluate("navigator.clipboard.readText()").replace("\u00a0", " ")
    assert "Long, " in text
    assert "Clam, 8 reps each side: open 2 s, close 2 s." in text
    address = text.split("\n")[-1]
    assert address.endswith("/routines/long/?pace=150&wait=1")
    other = built.page(address.removeprefix(built.url))
    expect(other.locator("[name=pace]")).to_have_value("150")
    expect(other.locator("[name=wait]")).to_be_checked()


def test_a_link_with_nonsense_changes_nothing(built: Built) -> None:
    page = built.page("routines/long/?pace=7&wait=yes&first-side=up")
    expect(page.locator(".drillbook-start")).to_be_enabled()
    assert page.locator("[name=pace]").input_value() == "100"
    assert not page.locator("[name=wait]").is_checked()
    assert page.locator("[name=first-side]").input_value() == ""


# ───── the ribbon ─────


@pytest.mark.parametrize("path", ["drills/turns/", "routines/long/"])
def test_many_short_reps_keep_the_tapes_colour(built: Built, path: str) -> None:
    page = built.page(path, viewport={"width": 390, "height": 900})
    ribbon = page.locator(".db-ribbon__strip").first
    widest = ribbon.locator(".db-piece--work").evaluate_all("pieces => Math.max(...pieces.map((p) => p.clientWidth))")
    assert widest < 40
    picture = base64.b64encode(ribbon.screenshot()).decode()
    assert page.evaluate(SHARE_OF_EDGE, picture) < 0.35


# ───── the head of a routine ─────


@pytest.mark.parametrize(
    ("words", "beside"),
    [("2 drills", True), ("11 drills · Mat, BOSU, wall, stable box, weight and exercise ball", False)],
)
def test_what_a_routine_needs_stands_beside_the_time_or_below_it_from_edge_to_edge(
    built: Built, words: str, *, beside: bool
) -> None:
    page = built.page("routines/long/", viewport={"width": 390, "height": 844})
    page.locator(".db-total__what").evaluate("(what, words) => { what.textContent = words; }", words)
    head, time, what = (
        page.locator(name).bounding_box() for name in (".db-head", ".db-total__time", ".db-total__what")
    )
    assert head
    assert time
    assert what
    if beside:
        assert what["x"] > time["x"] + time["width"]
    else:
        assert what["x"] == pytest.approx(time["x"], abs=0.5)
        assert what["y"] >= time["y"] + time["height"]
        assert what["width"] > 0.8 * head["width"]


# ───── paper ─────


@pytest.mark.parametrize("path", ["drills/clam/", "routines/before/", "routines/long/"])
def test_a_card_fits_on_one_small_page_and_is_light(built: Built, path: str) -> None:
    page = built.page(path, viewport=A5, color_scheme="dark")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    expect(page.locator(".drillbook-start")).to_be_enabled()
    page.emulate_media(media="print")
    box = page.locator(".db-boxes i:visible").first
    expect(box).to_be_visible()
    for hidden in (".drillbook-start", "db-send", ".db-crumbs", ".md-header", ".md-footer"):
        expect(page.locator(hidden).first).to_be_hidden()
    colours = page.locator("h1").evaluate(
        "h => [getComputedStyle(h).color, getComputedStyle(document.body).colorScheme]"
    )
    assert colours == ["rgb(0, 0, 0)", "light"]
    pages = re.findall(rb"/Type\s*/Page[^s]", page.pdf(format="A5"))
    assert len(pages) == 1
