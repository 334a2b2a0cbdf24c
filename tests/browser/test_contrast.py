"""Contrast of everything that is read or recognised: of the colour tokens by pairs, and as it is painted.

4.5:1 for text and 3:1 for graphics, light and dark.
"""

import base64
from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.playing import wear
from tests.runtime.static_host import StaticHost

SCRIPT = Path(__file__).with_name("contrast.js").read_text()
SCHEMES = ("light", "dark")
TEXT, GRAPHIC = 4.5, 3.0
FLOORS = {"texts": TEXT, "graphics": GRAPHIC}

GROUNDS = ("paper", "raised", "sunk")
PAIRS = (
    *((TEXT, text, ground) for text in ("ink", "ink-2", "tape-ink", "stop") for ground in GROUNDS),
    *((TEXT, text, "tape") for text in ("on-tape", "on-tape-2")),
    *((TEXT, "paper", text) for text in ("ink", "stop")),
    *((GRAPHIC, graphic, ground) for graphic in ("edge", "tape-edge") for ground in GROUNDS),
    *((GRAPHIC, "far", ground) for ground in ("paper", "raised")),
)
"""What is read or recognised, and what it stands on."""

EDGES = {"line", "ghost", "go-edge", "tape-cut"}
"""Hairlines and the ghost of a start say nothing that is not said otherwise; the others part two tokens."""

DECORATION = ", ".join(
    (
        ".md-logo",  # the mark of the site
        *(f".db-figure .{name}" for name in ("halo", "cover", "hip", "nose")),  # the ground, between and upon limbs
        *(f".db-figure .{name}" for name in ("tape", "stretch", "prop-in", "patch")),  # within an outline of their own
        *(f".db-figure .{name}" for name in ("ghost", "attend")),  # said by the words beside the figure
    )
)
"""What in a drawing is not needed to understand it."""


def look_at(page: Page, within: str) -> list[str]:
    """What stands out too little of what is painted within these elements, as the window shows them now."""
    page.evaluate(SCRIPT)
    seen = page.evaluate("given => seenContrast.hide(...given)", [within, DECORATION])
    assert seen[0], f"there is no text in {within}"
    picture = base64.b64encode(page.screenshot()).decode()
    compared = page.evaluate("given => seenContrast.compare(...given)", [picture, FLOORS])
    faults: list[str] = compared["faults"]
    return faults


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("whose", ["this site's", "an untouched theme's"])
def test_every_pair_of_tokens_has_its_contrast(
    page: Page, real: StaticHost, site: StaticHost, whose: str, scheme: str
) -> None:
    page.goto(real.url if whose == "this site's" else site.url)
    wear(page, scheme)
    page.evaluate(SCRIPT)
    colours: Mapping[str, list[float]] = page.evaluate("() => seenContrast.tokens()")
    paired = {name for _, one, other in PAIRS for name in (one, other)}
    assert colours.keys() == paired | EDGES, "a new colour needs its pairs in PAIRS, or a reason in EDGES"
    too_faint = []
    for floor, one, other in PAIRS:
        found = page.evaluate("pair => seenContrast.contrast(...pair)", [colours[one], colours[other]])
        if found < floor:
            too_faint.append(f"--db-{one} on --db-{other}: {found:.2f}, at least {floor}")
    assert too_faint == []
