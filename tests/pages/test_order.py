"""The order of a page: what to know, then Start, then what to read; the same to the eye, to keys and to a reader."""

import re

import pytest

from drillbook.authoring.library import AuthoredDrill, DrillKind
from drillbook.pages.articles import article_of
from drillbook.pages.assets import STYLES
from drillbook.pages.drill_page import drill_page
from drillbook.pages.plays import play_of
from drillbook.pages.rendering import Templates
from drillbook.pages.routine_page import routine_page
from tests.pages.books import clam, hold, library

TEMPLATES = Templates()
BOOK = library(
    clam(stop_if=("A pinch.", "A cramp.", "Numbness."), ask_first=("A new hip.",), steps=("Keep your feet touching.",)),
    hold(),
)
PLAYS = {found.id: play_of(found.routine) for found in BOOK.routines.values() if found.routine}


def link(src_uri: str) -> str:
    return f"/{src_uri}"


def drill() -> str:
    return TEMPLATES.page(drill_page(BOOK.drills["clam"], BOOK, {}), link, edit_url=None, player=True)


def routine() -> str:
    return TEMPLATES.page(routine_page(BOOK.routines["before"], BOOK, PLAYS), link, edit_url=None, player=True)


def card(block: str) -> str:
    (found,) = article_of(f"```{block}\n```", "a.md", 0, BOOK, PLAYS).embeds
    return str(TEMPLATES.html("embed.html", link, card=found, player=True))


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


@pytest.mark.parametrize("html", [drill(), routine(), card("drill\nclam"), card("routine\nbefore")])
def test_when_to_stop_and_who_should_ask_stand_before_start(html: str) -> None:
    before, start, _ = html.partition('class="drillbook-start"')
    assert start
    assert "Stop if A pinch. And 2 more Ask first if A new hip." in text(before)


@pytest.mark.parametrize(
    ("html", "page"),
    [
        (drill(), ""),
        (routine(), ""),
        (card("drill\nclam"), "/drills/clam.md"),
        (card("routine\nbefore"), "/routines/before.md"),
    ],
)
def test_the_short_line_leads_to_the_whole_list(html: str, page: str) -> None:
    assert f'href="{page}#stop-if"' in html
    assert page or '<h2 id="stop-if">Stop if</h2>' in html


@pytest.mark.parametrize(("html", "reading"), [(drill(), "How to do it"), (routine(), "Timeline")])
def test_what_to_press_comes_before_what_to_read(html: str, reading: str) -> None:
    assert html.index('class="drillbook-start"') < html.index(f">{reading}</h2>")


@pytest.mark.parametrize("setup", ["People lie on it.", ""])
def test_what_is_described_and_not_taught_is_not_headed_as_something_to_do(setup: str) -> None:
    described = clam(kind=DrillKind.REFERENCE, drill=None, dose=None, steps=(), setup=setup)
    html = TEMPLATES.page(drill_page(described, library(described), {}), link, edit_url=None, player=True)
    assert "How to do it" not in html
    assert ("What people do People lie on it." in text(html)) == bool(setup)


@pytest.mark.parametrize(
    "taught",
    [clam(setup="Lie on it."), clam(kind=DrillKind.REFERENCE, drill=None, dose=None, setup="Lie on it.")],
    ids=["with a timer", "without"],
)
def test_what_has_steps_is_headed_as_something_to_do(taught: AuthoredDrill) -> None:
    html = TEMPLATES.page(drill_page(taught, library(taught), {}), link, edit_url=None, player=True)
    assert "How to do it Lie on it. Keep your feet touching." in text(html)


def test_a_card_of_what_cannot_be_played_invites_to_read() -> None:
    described = clam(kind=DrillKind.REFERENCE, drill=None, dose=None, steps=(), setup="People lie on it.")
    (found,) = article_of("```drill\nclam\n```", "a.md", 0, library(described), {}).embeds
    html = str(TEMPLATES.html("embed.html", link, card=found, player=True))
    assert "Read about it" in text(html)
    assert "How to do it" not in html


@pytest.mark.parametrize("style", sorted(STYLES.glob("*.css")), ids=lambda path: path.name)
def test_no_style_shows_a_page_in_another_order_than_it_is_written_in(style: object) -> None:
    rules = STYLES.joinpath(str(style)).read_text()
    assert not re.findall(r"(?<![\w-])order:|(?:row|column|wrap)-reverse|direction: rtl", rules)


def test_a_drill_without_warnings_has_no_empty_box() -> None:
    html = TEMPLATES.page(drill_page(hold(), library(hold()), {}), link, edit_url=None, player=True)
    assert "db-before" not in html
