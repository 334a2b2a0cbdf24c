"""Social cards: drawn at build time, kept between builds, named in each page's head by their whole address."""

import re
import struct
from html import unescape
from importlib import util
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort
from mkdocs.utils.meta import get_data

from drillbook.pages import card_pictures
from drillbook.pages.assets import STYLES
from drillbook.pages.card_pictures import CardPictures, drawn, figure_style
from drillbook.pages.drill_page import drill_page
from drillbook.pages.page_source import PageSource
from drillbook.pages.rendering import Templates
from drillbook.pages.ribbon import Ribbon
from drillbook.pages.social_card import (
    CLOCK,
    CLOCK_TIGHT,
    HEIGHT,
    MARGIN,
    STRONG,
    TIGHT,
    WIDTH,
    SocialCard,
    fitted,
    text_width,
)
from tests.pages.books import clam, library
from tests.pages.sites import SmallSite

WITH_CARDS = "player: false, cards: true"


def meta(html: str) -> dict[str, str]:
    found = re.findall(r'<meta (?:property|name)="((?:og|twitter):[\w:]+)" content="([^"]*)">', html)
    return {name: unescape(text) for name, text in found}


def picture(site: SmallSite, url: str) -> Path:
    address = meta(site.html(url))["og:image"]
    assert address.startswith("https://example.org/sub/path/assets/cards/")
    return site.out / address.removeprefix("https://example.org/sub/path/")


@pytest.mark.parametrize("url", ["", "drills/clam/", "routines/before/", "drills/"])
def test_each_page_has_a_card_of_the_size_that_services_ask_for(site: SmallSite, url: str) -> None:
    site.options = WITH_CARDS
    content = picture(site.build(), url).read_bytes()
    assert content.startswith(b"\x89PNG")
    assert struct.unpack(">II", content[16:24]) == (1200, 630)


def test_a_page_says_what_it_is_to_those_who_share_it(site: SmallSite) -> None:
    site.options = WITH_CARDS
    site.write("docs/a.md", '---\ntitle: A "b" & c\ndescription: Of <d>\n---\n\n# A\n')
    found = meta(site.build().html("a/"))
    assert found["og:title"] == found["twitter:title"] == 'A "b" & c'
    assert found["og:description"] == "Of <d>"
    assert found["og:url"] == "https://example.org/sub/path/a/"
    assert found["twitter:card"] == "summary_large_image"
    assert 'A "b" & c. Of <d>.' in found["og:image:alt"]


def test_what_authors_type_is_escaped_once(site: SmallSite) -> None:
    site.options = WITH_CARDS
    path = site.folder / "drills" / "clam.yml"
    path.write_text(path.read_text().replace("name: Clam", "name: Clam & 'knee'"))
    assert meta(site.build().html("drills/clam/"))["og:title"] == "Clam & 'knee'"


def test_nothing_of_it_without_the_option(site: SmallSite) -> None:
    site.build()
    assert meta(site.html("drills/clam/")) == {}
    assert not (site.out / "assets" / "cards").exists()


def test_a_card_is_drawn_once_and_anew_when_its_page_changes(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site.options = WITH_CARDS
    drawings: list[str] = []

    def counted(svg: str) -> bytes:
        drawings.append(svg)
        return drawn(svg)

    monkeypatch.setattr(card_pictures, "drawn", counted)
    before = picture(site.build(), "drills/clam/").name
    first = len(drawings)
    assert first >= 5
    site.build()
    assert len(drawings) == first

    site.write("drills/clam.yml", (site.folder / "drills/clam.yml").read_text().replace("name: Clam", "name: Shell"))
    after = picture(site.build(), "drills/clam/").name
    assert any("Shell" in svg for svg in drawings[first:])
    assert not list((site.folder / ".cache").rglob(before)), "a card that no page has is not kept"
    assert list((site.folder / ".cache").rglob(after))


def test_without_the_extra_it_says_how_to_get_it(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site.options = WITH_CARDS
    find = util.find_spec
    monkeypatch.setattr(card_pictures, "find_spec", lambda name: None if name == "resvg_py" else find(name))
    with pytest.raises(Abort):
        site.build()
    assert "pip install 'mkdocs-drillbook[cards]'`, or leave `cards` out" in "\n".join(site.lines)


def test_without_the_site_s_address_it_says_what_to_write(site: SmallSite) -> None:
    site.options = WITH_CARDS
    with pytest.raises(Abort):
        site.build(site_url="", strict=False)
    assert "site_url: https://" in "\n".join(site.lines)


# ───── what is on a card ─────


@pytest.mark.parametrize(
    "title",
    [
        "Clam",
        "Should you squeeze your glutes while you run?",
        "Prone straight-leg lift with a ten-second hold for runners whose hip flexors never quite let go",
        "Donaudampfschifffahrtsgesellschaftskapitän",
        " ".join(["word"] * 60),
    ],
)
@pytest.mark.parametrize("room", [620, 740, WIDTH - 2 * MARGIN])
def test_a_title_stays_on_the_card(title: str, room: int) -> None:
    found = fitted(title, room, 3)
    assert len(found.lines) * found.size < HEIGHT / 2 - 20
    assert all(text_width(line, found.size, STRONG, TIGHT) <= max(room, 0) or " " not in line for line in found.lines)
    assert found.lines[0].split()[0] == title.split(maxsplit=1)[0]


MARK = Path(__file__).parents[2] / "site_overrides/drillbook/social-mark.svg"
ARTICLES = sorted((Path(__file__).parents[2] / "content").rglob("*.md"))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_a_title_keeps_clear_of_this_site_s_mark(path: Path) -> None:
    large = re.search(r"translate\((\d+) \d+\) scale\((\d+)\)", MARK.read_text(encoding="utf-8").partition("{% if")[2])
    assert large
    # the tape's outermost point: its curve comes to x = 7.5, and the tape is 5.2 wide
    mark_begins = int(large[1]) + (7.5 - 5.2 / 2) * int(large[2])
    head = get_data(path.read_text(encoding="utf-8"))[1]
    title = SocialCard("Site", "", str(head.get("card") or head["title"]), "Says.").title_lines

    assert len(title.lines) <= 2, "three lines are small and leave little room"
    for line in title.lines:
        assert MARGIN + text_width(line, title.size, STRONG, TIGHT) < mark_begins - 24, line


@pytest.mark.parametrize("clock", ["3:48", "23:23", "1:23:45"])
def test_a_title_keeps_clear_of_the_length_beside_it(clock: str) -> None:
    title = SocialCard(
        "Site", "", "Strength session for runners", clock=clock, ribbon=Ribbon((), (), sided=False, sentence="")
    ).title_lines
    length = text_width(clock, CLOCK, STRONG, CLOCK_TIGHT)
    for line in title.lines:
        assert MARGIN + text_width(line, title.size, STRONG, TIGHT) < WIDTH - MARGIN - length - 24, line


def test_lines_of_a_title_are_about_as_long_as_each_other() -> None:
    assert fitted("Relax the front of the hip", 860, 3).lines == ("Relax the front", "of the hip")
    assert fitted("What glutes do in a stride", 860, 3).lines == ("What glutes", "do in a stride")
    assert fitted("Clam", 860, 3).lines == ("Clam",)


def test_a_number_is_not_parted_from_its_unit() -> None:
    card = SocialCard(
        "Site", "Drill", "Stride", "4 × (build up 5\u00a0s, fast 8\u00a0s, ease off 7\u00a0s); 1\u00a0min rest"
    )
    assert not any(line.split(" ")[0] in {"s,", "s);", "min"} for line in card.says_lines.lines)


def test_a_long_sentence_is_cut_where_the_card_ends() -> None:
    card = SocialCard("Site", "Articles", "Should you squeeze your glutes while you run?", "All of this. " * 60)
    assert len(card.says_lines.lines) == 3
    assert card.says_lines.lines[-1].endswith(" …")


def test_a_drill_s_card_tells_kind_and_dose() -> None:
    card = SocialCard.of_source("Site", drill_page(clam(), library(), {}))
    assert (card.kind, card.title) == ("Drill · activation", "Clam")
    assert card.says.replace("\u00a0", " ") == "8 reps each side: open 2 s, close 2 s"


def test_text_is_drawn_with_the_package_s_own_fonts(tmp_path: Path) -> None:
    pictures = CardPictures(tmp_path, Templates())
    svg = pictures.svg(SocialCard("Site", "", "Clam"))
    assert ">Clam</text>" in svg
    assert drawn(svg) != drawn(svg.replace(">Clam</text>", "></text>"))
    assert 'font-family="Instrument Sans"' in svg


def test_what_authors_write_is_text_on_a_card(tmp_path: Path) -> None:
    svg = CardPictures(tmp_path, Templates()).svg(SocialCard("A & B", "", "<b>&amp;</b>"))
    assert "&lt;b&gt;" in svg
    assert drawn(svg)


def test_a_card_paints_all_that_a_figure_has() -> None:
    of_figures = set(re.findall(r"^\.db-figure [.:].*\{", (STYLES / "figures.css").read_text(), re.MULTILINE))
    classes = {name for rule in of_figures for name in re.findall(r"\.([\w-]+)", rule)}
    assert {"near", "far", "tape", "floor"} < classes
    assert classes - {"db-figure"} - set(re.findall(r"\.([\w-]+)", figure_style())) == set()
    assert not re.search(r"var\(|:is", figure_style()), "name the new property in PAINTS"


def test_a_site_s_own_mark_goes_on_its_cards(tmp_path: Path) -> None:
    own = tmp_path / "theme" / "drillbook"
    own.mkdir(parents=True)
    (own / "social-mark.svg").write_text('<text id="own">{{ card.site }}</text>')
    source = PageSource("drills/index.md", "drills.html", "Drills", None)
    svg = CardPictures(tmp_path, Templates(tmp_path / "theme")).svg(SocialCard.of_source("Site", source))
    assert '<text id="own">Site</text>' in svg
