"""Light or dark: as Material's attribute says; light without it, as Material is, and on paper."""

from typing import Literal

import pytest
from playwright.sync_api import Page

from drillbook.pages.assets import STYLES

LIGHT, DARK = "rgb(242, 245, 242)", "rgb(13, 26, 23)"


@pytest.mark.parametrize(
    ("attribute", "wish", "medium", "paper"),
    [
        ("", "light", "screen", LIGHT),
        ("", "dark", "screen", LIGHT),
        ('data-md-color-scheme="default"', "dark", "screen", LIGHT),
        ('data-md-color-scheme="slate"', "light", "screen", DARK),
        ('data-md-color-scheme="slate"', "light", "print", LIGHT),
    ],
)
def test_colours_follow_the_attribute_and_are_light_without_it(
    page: Page, attribute: str, wish: Literal["light", "dark"], medium: Literal["screen", "print"], paper: str
) -> None:
    page.emulate_media(color_scheme=wish, media=medium)
    tokens = (STYLES / "tokens.css").read_text()
    page.set_content(f"<style>{tokens}</style><body {attribute}><p style='background: var(--db-paper)'>A</p>")
    assert page.locator("p").evaluate("p => getComputedStyle(p).backgroundColor") == paper
