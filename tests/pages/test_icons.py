"""The mark as an icon: in a tab, light or dark, and on a phone's home screen."""

import re
import struct
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.fonts import REPOSITORY

ASSETS = REPOSITORY / "site_overrides" / "assets"

DARKEST_AND_LIGHTEST = """async (source) => {
  const image = new Image();
  image.src = "data:image/svg+xml," + encodeURIComponent(source);
  await image.decode();
  const canvas = new OffscreenCanvas(64, 64).getContext("2d");
  canvas.drawImage(image, 0, 0, 64, 64);
  const { data } = canvas.getImageData(0, 0, 64, 64);
  const at = (x, y) => [...data.slice(4 * (64 * y + x), 4 * (64 * y + x) + 4)];
  const edges = [...Array(64).keys()].flatMap((i) => [at(i, 0)[3], at(i, 63)[3], at(0, i)[3], at(63, i)[3]]);
  return { limb: at(...%s), edge: Math.max(...edges) };
}"""
SHIN = [44, 50]
"""A pixel of the shin, of 64."""


@pytest.mark.parametrize(("wish", "bright"), [("light", False), ("dark", True)])
def test_the_mark_stands_out_in_a_tab_of_either_kind(page: Page, wish: Literal["light", "dark"], bright: bool) -> None:  # noqa: FBT001  a parameter of the test
    page.emulate_media(color_scheme=wish)
    seen = page.evaluate(DARKEST_AND_LIGHTEST % SHIN, (ASSETS / "mark.svg").read_text())

    assert seen["limb"][3] == 255, "the shin is drawn there"
    assert (min(seen["limb"][:3]) > 200) if bright else (max(seen["limb"][:3]) < 60)
    assert seen["edge"] == 0, "nothing is cut off at the edge"


def test_a_home_screen_gets_an_opaque_square_of_180_pixels() -> None:
    content = (ASSETS / "touch-icon.png").read_bytes()
    width, height = struct.unpack(">II", content[16:24])
    assert (width, height) == (180, 180)
    assert (
        'rel="apple-touch-icon" href="{{ \'assets/touch-icon.png\' | url }}"'
        in (ASSETS.parent / "main.html").read_text()
    )


def test_the_colour_of_the_browser_s_own_bar_is_that_of_the_paper() -> None:
    paper = re.search(r"--db-paper: light-dark\((#\w+), (#\w+)\)", (ASSETS / "site.css").read_text())
    assert paper
    metas = re.findall(
        r'theme-color" content="(#\w+)" media="\(prefers-color-scheme: (\w+)\)"',
        (ASSETS.parent / "main.html").read_text(),
    )
    assert metas == [(paper[1], "light"), (paper[2], "dark")]
