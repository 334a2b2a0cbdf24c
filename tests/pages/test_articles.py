"""Blocks and references in articles: found, placed, and mistakes named with their lines."""

import re

import pytest

from drillbook.engine.cue import AtPhase, AtRep, AtStart, Cue
from drillbook.engine.dose import Hold, PacedReps
from drillbook.pages.article_html import lines_before, with_addresses
from drillbook.pages.articles import Article, EmbedCard, article_of, with_pieces
from drillbook.pages.notes import cited_of
from drillbook.pages.plays import play_of
from tests.pages.books import clam, library

LIBRARY = library()
PLAYS = {found.id: play_of(found.routine) for found in LIBRARY.routines.values() if found.routine}


def read(*lines: str, offset: int = 0) -> Article:
    return article_of("\n".join(lines), "content/a.md", offset, LIBRARY, PLAYS)


def cards(article: Article) -> list[EmbedCard]:
    return [piece for piece in article.embeds if isinstance(piece, EmbedCard)]


def test_a_block_becomes_a_card_with_the_drills_dose() -> None:
    article = read("Before.", "```drill", "clam", "```", "After.")
    (card,) = cards(article)
    assert (card.name, card.src_uri) == ("Clam", "drills/clam.md")
    assert card.dose.replace("\u00a0", " ") == "8 reps each side: open 2 s, close 2 s"
    assert "```" not in article.markdown
    assert article.markdown.startswith("Before.\n\n<div")
    assert article.markdown.endswith("</div>\n\nAfter.")


def test_a_block_may_change_keys_of_the_dose_and_say_why() -> None:
    card = cards(read("```drill", "clam", "dose: {reps: 3}", "caption: Only three.", "```"))[0]
    assert card.caption == "Only three."
    assert card.play
    assert '"reps":3' in card.play.routine_json
    assert card.play.clock == "0:40"


def test_a_routine_is_embedded_as_it_is() -> None:
    card = cards(read("```routine", "before", "```"))[0]
    assert card.play == PLAYS["before"]


def test_blocks_stay_where_they_are_in_lists_and_quotes() -> None:
    article = read(
        "- One", "", "    ```drill", "    clam", "    dose: {reps: 2}", "    ```", "", "> ```drill", "> clam", "> ```"
    )
    assert [card.name for card in cards(article)] == ["Clam", "Clam"]
    assert f'\n    <div data-drillbook-embed="{article.digest}-0">' in article.markdown
    assert f'\n> <div data-drillbook-embed="{article.digest}-1">' in article.markdown


@pytest.mark.parametrize(
    "markdown",
    [
        "````markdown\n```drill\nclam\n```\n[^C-001-11]\n````",
        "~~~\n```drill\nclam\n```\n~~~",
        "```yaml\ndrill: clam # [^C-001-11]\n```",
        "Write `[^C-001-11]` or ``[^X4] ` ``.",
        "A footnote[^1] of the author.[^note]\n\n[^1]: Yes.",
        "His own[^X4].\n\n[^X4]: A footnote called like a source.",
    ],
)
def test_code_and_the_authors_own_footnotes_are_left_alone(markdown: str) -> None:
    article = read(*markdown.split("\n"))
    assert article.plain
    assert article.markdown == markdown


def test_references_are_numbered_by_their_first_place() -> None:
    article = read("A[^X4] and b[^C-001-11], again[^X4].")
    assert [(found.number, found.note.id) for found in article.notes] == [(1, "X4"), (2, "C-001-11")]
    assert article.references == (1, 2, 1)


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["", "```drill", "clamm", "```"],
         "content/a.md:8:1: `clamm` is not the id of a drill; did you mean `clam`?; for example `clam`"),
        (["```routine", "", "clam", "```"],
         "content/a.md:8:1: `clam` is a drill, not a routine; begin the block with ```drill"),
        (["```drill", "```"],
         "content/a.md:7:1: this block names no drill; put the id of a drill into its first line"),
        (["One.", "Two.[^C-001-12]"],
         "content/a.md:7:1: `C-001-12` is not the id of a claim or source; did you mean `C-001-18`?"),
        (["```drill", "clam", "dose: {holds: 3s}", "```"],
         "content/a.md:8:8: `holds` is not a key of dose; write `hold`; for example `dose: {hold: 3s}`"),
        (["```drill", "clam", "dose: {tempo: [open 1s, close 1s]}", "```"],
         "content/a.md:8:15: a rep of 2s is outside"),
        (["```routine", "before", "dose: {sets: 1}", "```"], "content/a.md:8:1: `dose` is not a key of"),
        (["", "Text.", "", "```drill", "clam", "```", "", "End.[^Y9]"], "content/a.md:13:1: `Y9` is not the id"),
    ],
)  # fmt: skip
def test_mistakes_name_the_authors_line_and_a_cure(lines: list[str], says: str) -> None:
    (mistake,) = read(*lines, offset=5).mistakes
    assert str(mistake).startswith(says)


def test_a_drill_with_mistakes_is_not_blamed_on_the_article() -> None:
    broken = library(clam(dose=None, drill=None))
    article = article_of("```drill\nclam\ndose: {reps: 3}\n```", "content/a.md", 0, broken, {})
    assert cards(article)[0].play is None


def test_a_hold_takes_the_place_of_reps() -> None:
    play = cards(read("```drill", "clam", "dose: {hold: 20s}", "```"))[0].play
    assert play
    assert Hold.__name__ in play.routine_json
    assert PacedReps.__name__ not in play.routine_json


COUNTED = library(
    clam(
        cues=(
            Cue(AtStart(), say="Keep your feet together and breathe out as the knee goes up"),
            Cue(AtRep(6), say="Two more"),
            Cue(AtPhase("close"), say="Slowly"),
        )
    )
)


def test_a_cue_that_the_articles_dose_never_reaches_is_left_out() -> None:
    article = article_of("```drill\nclam\ndose: {reps: 4}\n```", "content/a.md", 0, COUNTED, {})
    assert not article.mistakes
    (card,) = cards(article)
    assert card.play
    assert "Two more" not in card.play.routine_json
    assert "Slowly" in card.play.routine_json


@pytest.mark.parametrize(
    ("dose", "says"),
    [
        ("{reps: 100, sets: 60, tempo: [open 2s, close 2s]}",
         "3:7: this asks for 24,000 phases in all, more than the 20,000 allowed; ask for fewer reps or sets"),
        ("{hold: 3s}",
         "3:7: there is no room to say “Keep your feet together and breathe out…”: other words are being said, or the "
         "work ends too soon; give the work more time, or change the drill's own cue"),
    ],
)  # fmt: skip
def test_an_articles_dose_is_checked_for_size_and_for_room_to_speak(dose: str, says: str) -> None:
    article = article_of(f"```drill\nclam\ndose: {dose}\n```", "content/a.md", 0, COUNTED, {})
    assert [str(mistake) for mistake in article.mistakes] == [f"content/a.md:{says}"]


def test_lines_of_front_matter_are_counted() -> None:
    source = "---\ntitle: A\ntags: [b]\n---\n\n# A\n\nText.\n"
    assert lines_before("# A\n\nText.\n", source) == 5
    assert lines_before("# A\n\nText.\n", source.replace("\n", "\r\n")) == 5
    assert lines_before("changed by another plugin", source) == 0


# ───── the finished HTML ─────


ARTICLE = read("A[^X4] b[^C-001-11] c[^X4].", "", "```drill", "clam", "```")
REF = [f'<span data-drillbook-reference="{ARTICLE.digest}-{index}"></span>' for index in range(2)]
AGAIN = f'<span data-drillbook-reference="{ARTICLE.digest}-2"></span>'


def placed(html: str, article: Article = ARTICLE) -> str:
    return with_pieces(
        html,
        article,
        embed=lambda index: f"[embed {index}]",
        mark=lambda number, beside: f"[{number}{f' beside {beside.label}' if beside else ''}]",
        aside=lambda runs: f"[after {' and '.join(run.label for run in runs)}]",
    )


def test_notes_stand_beside_their_first_mark_and_after_its_paragraph() -> None:
    html = f"<p>A{REF[0]} b{REF[1]}.</p><p>C{AGAIN}.</p>"
    assert placed(html) == "<p>A[1 beside 1] b[2 beside 2].</p>[after 1 and 2]<p>C[1].</p>"


def test_notes_that_say_the_same_of_themselves_stand_together_at_the_first() -> None:
    same = read("A[^C-001-11] b[^C-001-14] c[^C-001-15] d[^X4].")
    assert placed(f"<p>{same.markdown}</p>", same) == "<p>A[1 beside 1–3] b[2] c[3] d[4 beside 4].</p>[after 1–3 and 4]"


def test_notes_of_another_paragraph_stand_apart() -> None:
    same = read("A[^C-001-11]</p><p>b[^C-001-14].")
    assert placed(f"<p>{same.markdown}</p>", same) == "<p>A[1 beside 1]</p>[after 1]<p>b[2 beside 2].</p>[after 2]"


def test_each_source_is_named_once_with_its_notes() -> None:
    cited = cited_of(read("A[^C-001-11] b[^X4] c[^C-001-18].").notes)
    assert [(one.source.id if one.source else "", [note.number for note in one.notes]) for one in cited] == [
        ("S-001", [1, 3]),
        ("X4", [2]),
    ]


def test_notes_stay_inside_a_list_item() -> None:
    assert placed(f"<ul><li>A{REF[0]}</li></ul>") == "<ul><li>A[1 beside 1][after 1]</li></ul>"


def test_a_table_has_marks_only() -> None:
    html = f"<table><tr><td>A{REF[0]}</td></tr></table><p>B{REF[1]}{AGAIN}</p>"
    assert placed(html) == "<table><tr><td>A[1]</td></tr></table><p>B[2 beside 2][1 beside 1]</p>[after 2 and 1]"


def test_an_embed_takes_its_place() -> None:
    assert placed(f'<p>A</p><div data-drillbook-embed="{ARTICLE.digest}-0"></div>') == "<p>A</p>[embed 0]"


def test_nothing_of_the_placeholders_is_left() -> None:
    article = read("A[^X4]", "```drill", "clam", "```")
    assert not re.search("data-drillbook", placed(article.markdown, article))


@pytest.mark.parametrize("number", ["9", f"{ARTICLE.digest}-9", "0123456789abcdef-0"])
@pytest.mark.parametrize("place", ["<span data-drillbook-reference=*></span>", "<div data-drillbook-embed=*></div>"])
def test_what_an_author_typed_is_no_placeholder(place: str, number: str) -> None:
    typed = f"<p>A{place.replace('*', f'"{number}"')}</p>"
    assert placed(typed) == typed


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ('<a href="../../safety/">page</a>', "example.org/sub/safety"),
        ('<a class="a" href="../b/#c">page</a>', "example.org/sub/articles/b/#c"),
        ('<a href="?a=1&amp;b=2" title="x">page</a>', "example.org/sub/articles/a/?a=1&amp;b=2"),
        ('<a href="#here">page</a>', None),
        ('<a href="https://example.org/x">page</a>', None),
        ('<a name="x">page</a>', None),
    ],
)
def test_a_link_within_the_site_carries_its_whole_address_for_paper(link: str, address: str | None) -> None:
    found = with_addresses(f"<p>{link}</p>", "https://example.org/sub/articles/a/")
    assert re.findall('data-address="([^"]*)"', found) == ([address] if address else [])
    assert found.replace(f' data-address="{address}"', "") == f"<p>{link}</p>"
