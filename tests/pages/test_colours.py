"""Light or dark as Material's attribute says; light without it, as Material is, and on paper; readable in any site."""

import re
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from drillbook.pages.assets import PLAYER, ROOMS, STAGE_ROOMS, STYLES, joined_styles

LIGHT, DARK = "rgb(242, 245, 242)", "rgb(13, 26, 23)"
OWN = Path(__file__).parents[2] / "site_overrides" / "assets" / "site.css"
THEME = Path(str(files("material"))) / "templates" / "assets" / "stylesheets"

CONTRAST = """(pair) => {
  const probe = document.body.appendChild(document.createElement("p"));
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const [one, other] = pair.map((name) => {
    probe.style.color = `var(${name})`;
    canvas.fillStyle = getComputedStyle(probe).color;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)]
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  });
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}"""

GROUNDS = ("--db-paper", "--db-raised", "--db-sunk")
TEXTS = [*product(("--db-ink", "--db-ink-2", "--db-tape-ink", "--db-stop"), GROUNDS)]
TEXTS += [("--db-on-tape", "--db-tape"), ("--db-on-tape-2", "--db-tape")]
SHAPES = [*product(("--db-edge", "--db-tape-edge", "--db-far"), GROUNDS[:2])]


@pytest.mark.parametrize(
    ("attribute", "wish", "medium", "paper"),
    [
        ("", "light", "screen", LIGHT),
        ("", "dark", "screen", LIGHT),
        ('data-md-color-scheme="default"', "dark", "screen", LIGHT),
        ('data-md-color-scheme="slate"', "light", "screen", DARK),
        ('data-md-color-scheme="slate"', "light", "print", "rgb(255, 255, 255)"),
    ],
)
def test_colours_follow_the_attribute_and_are_light_without_it(
    page: Page, attribute: str, wish: Literal["light", "dark"], medium: Literal["screen", "print"], paper: str
) -> None:
    page.emulate_media(color_scheme=wish, media=medium)
    styles = (STYLES / "tokens.css").read_text() + OWN.read_text()
    page.set_content(f"<style>{styles}</style><body {attribute}><p style='background: var(--db-paper)'>A</p>")
    assert page.locator("p").evaluate("p => getComputedStyle(p).backgroundColor") == paper


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_in_an_untouched_theme_text_and_shapes_stand_out(page: Page, scheme: str) -> None:
    theme = "".join(next(THEME.glob(f"{name}.*.min.css")).read_text() for name in ("main", "palette"))
    page.set_content(
        f"<style>{theme}</style><style>{(STYLES / 'tokens.css').read_text()}</style>"
        f"<body data-md-color-scheme='{scheme}' data-md-color-primary='indigo' data-md-color-accent='indigo'>"
    )
    ground = page.evaluate("getComputedStyle(document.body).getPropertyValue('--md-default-bg-color')")
    assert ground
    weak = {
        pair: round(ratio, 2)
        for pairs, least in ((TEXTS, 4.5), (SHAPES, 3))
        for pair in pairs
        if (ratio := page.evaluate(CONTRAST, pair)) < least
    }
    assert weak == {}


def test_the_properties_that_a_site_may_set_are_all_there() -> None:
    text = (STYLES / "tokens.css").read_text()
    offered = set(re.findall(r"\*(--db-[\w-]+)", text))
    assert len(offered) == 12
    assert offered <= set(re.findall(r"^\s+(--db-[\w-]+):", text, re.MULTILINE))


def test_every_sheet_of_the_stage_is_published() -> None:
    alone = {"player.css", "stage-hands.css"}  # the page's, and what an open player fetches
    assert sorted(STAGE_ROOMS) == sorted(path.name for path in PLAYER.glob("*.css") if path.name not in alone)


def test_every_room_of_the_styles_is_published() -> None:
    assert sorted(ROOMS) == sorted(path.name for path in STYLES.glob("*.css"))
    joined = joined_styles(STYLES / name for name in ROOMS)
    assert "/*" not in joined
    assert joined.index("--db-paper:") < joined.index(".db-card")
