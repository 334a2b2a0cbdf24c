"""The site's fonts: what they can show, how heavy they are, and that text stays in place when they arrive."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Page, Route

from tests.fonts import CARD_FONTS, CHARACTERS, REPOSITORY, SITE_FONTS, STILL, VARIABLE

ASSETS = SITE_FONTS.parent
STYLES = (ASSETS / "fonts.css").read_text()
PRELOADED = re.findall(r"assets/fonts/([\w.-]+)", (REPOSITORY / "site_overrides" / "main.html").read_text())
SYMBOLS = set("≠✓←→↔▶−")
"""Not letters: a reader's own font has them in a like form."""


def written() -> set[str]:
    """All characters in texts of the site."""
    files = [*(REPOSITORY / "content").rglob("*.md"), *(REPOSITORY / "drills").rglob("*.yml")]
    return {character for path in files for character in path.read_text(encoding="utf-8")} - set("\n")


def test_the_fonts_have_every_character_that_is_written() -> None:
    assert written() - CHARACTERS - SYMBOLS == set(), "add them to CHARACTERS in tests/fonts.py and run it"


@pytest.mark.parametrize("path", [*(SITE_FONTS / name for name in VARIABLE), *(CARD_FONTS / name for name in STILL)])
def test_each_font_has_what_the_command_asks_for(path: Path) -> None:
    missing = CHARACTERS - {chr(code) for code in TTFont(path).getBestCmap()}
    assert missing <= SYMBOLS, "run `python -m tests.fonts` again"


def test_the_axes_are_kept() -> None:
    axes = {
        axis.axisTag: (axis.minValue, axis.maxValue)
        for axis in TTFont(SITE_FONTS / "instrument-sans.woff2")["fvar"].axes
    }
    assert axes == {"wght": (400, 700), "wdth": (75, 100)}
    assert [axis.axisTag for axis in TTFont(SITE_FONTS / "source-serif-4.woff2")["fvar"].axes] == ["wght"]


def test_the_two_uprights_are_preloaded_and_light() -> None:
    assert PRELOADED == ["instrument-sans.woff2", "source-serif-4.woff2"]
    assert sum((SITE_FONTS / name).stat().st_size for name in PRELOADED) < 108_000
    assert set(re.findall(r'url\("fonts/([^"]+)"', STYLES)) == set(VARIABLE)


def test_a_changed_font_does_not_bear_a_reserved_name() -> None:
    for path in sorted(SITE_FONTS.glob("*.woff2")):
        names = TTFont(path)["name"]
        if "Reserved Font Name" in str(names.getDebugName(0)):
            assert not {name for name in (1, 3, 4, 6) if "Source" in str(names.getDebugName(name))}


def test_each_family_has_its_licence_beside_it() -> None:
    for folder, families in ((SITE_FONTS, ("instrument-sans", "source-serif-4")), (CARD_FONTS, ("instrument-sans",))):
        for family in families:
            assert "SIL OPEN FONT LICENSE" in (folder / f"{family}-OFL.txt").read_text()


TEXT = (
    "When you lift a straight leg behind you, the muscles at the back of the hip shorten and the ones in front have to "
    "give. In simple movements this is fairly dependable. It is not certain. If you are in the habit of bracing, or "
    "expect the movement to hurt, both sides can stay on at once."
)
HEIGHTS = """p => Array.from({ length: 40 }, (_, step) => {
  p.style.width = `${320 + 10 * step}px`;
  return p.getBoundingClientRect().height;
}).reduce((sum, height) => sum + height)"""


@pytest.mark.parametrize(
    ("family", "stand_in", "weight"),
    [
        ("Source Serif 4", "Stand-in Serif", 400),
        ("Instrument Sans", "Stand-in Sans", 400),
        ("Instrument Sans", "Stand-in Sans", 600),
    ],
)
def test_a_text_takes_as_much_room_before_its_font_is_there(
    page: Page, family: str, stand_in: str, weight: int
) -> None:
    def answer(route: Route) -> None:
        name = route.request.url.removeprefix("https://site.example/")
        route.fulfill(path=ASSETS / name) if name else route.fulfill(body="<!doctype html>", content_type="text/html")

    page.route("https://site.example/**", answer)
    page.goto("https://site.example/")
    font = f"{weight} 20px/1.6 var(--f)"
    page.set_content(
        '<base href="https://site.example/"><link rel="stylesheet" href="fonts.css">'
        f'<p style="font: {font}">{TEXT}</p><span style="font: {font}; line-height: normal">{TEXT[:60]}</span>'
    )

    def room(name: str) -> tuple[float, float, float]:
        page.evaluate("(name) => document.body.style.setProperty('--f', `'${name}'`)", name)
        page.evaluate("async () => { document.body.offsetWidth; await document.fonts.ready }")
        box = page.locator("span").bounding_box()
        assert box
        return page.locator("p").evaluate(HEIGHTS), box["width"], box["height"]

    ours, theirs, none = room(family), room(stand_in), room("no such font")
    if theirs == none:
        pytest.skip("this machine has none of the fonts that stand in")
    assert theirs[0] == pytest.approx(ours[0], rel=0.02), "as many lines, whatever the column's width"
    assert theirs[1] == pytest.approx(ours[1], rel=0.02)
    assert theirs[2] == pytest.approx(ours[2], abs=1.1)
