"""From a claim to the pages that rest on it and back, and a build that fails where the thread is cut."""

import re
from dataclasses import replace

import pytest
from mkdocs.exceptions import Abort

from drillbook.authoring.library import Disagreement, Evidence, Library, Standpoint
from drillbook.pages.citations import Written, written_of
from drillbook.pages.page_source import Link
from drillbook.pages.tracing import trace_of
from tests.pages.books import EVIDENCE, clam, hold, library, routine
from tests.pages.sites import CLAIMS, SOURCES, SmallSite

DISAGREEMENTS = """\
format: 1
disagreements:
  D01:
    question: Slow or fast?
    sides:
      - {says: Slow., claims: [C-001-11], sources: [S-001], try: [clam]}
      - {says: Fast., try: [squeeze]}
    outside: "Slow, by one study.[^X4][^C-001-11] Nobody else knows, and that study[^X4] least."
    tell: Film yourself.
    try: [before]
"""

ARTICLE = """\
---
title: Of speed
contested: [D01]
---
# Of speed

Slowly[^C-001-11], see [squeeze](drills/squeeze.md).

```drill
clam
```
"""


@pytest.fixture
def disputed(site: SmallSite) -> SmallSite:
    """A site with a disagreement and an article about it."""
    site.write("drills/evidence/disagreements.yml", DISAGREEMENTS)
    site.write("docs/speed.md", ARTICLE)
    return site


def own_library() -> Library:
    return library(clam(claims=("C-001-11",), contested=("D10",)), hold(), routines=(routine(),))


# ───── what a page says of itself ─────


def test_an_article_s_references_embeds_and_links_are_found_outside_of_code() -> None:
    text = ARTICLE + "\n`[^C-001-14]`\n\n```\n[^C-001-15]\n```\n\n[^C-001-18]: my own note\n"

    found = written_of(text, "speed.md", "docs/speed.md")

    assert (found.title, found.cites, found.contested) == ("Of speed", ("C-001-11",), ("D01",))
    assert found.leads_to == ("drills/clam.md", "drills/squeeze.md")
    assert found.contested_line == 3


def test_a_link_is_followed_from_the_article_s_own_folder() -> None:
    found = written_of("# A\n\n[x](../drills/clam.md#dose) [y](../routines/index.md)\n", "articles/a.md", "")

    assert (found.title, found.leads_to) == ("A", ("drills/clam.md",))


# ───── both ways ─────


def test_a_claim_knows_all_that_rests_on_it() -> None:
    question = Disagreement("D10", "Alone?", (Standpoint("Yes.", ("C-001-11",)), Standpoint("No.")))
    found = replace(own_library(), evidence=replace(EVIDENCE, disagreements={"D10": question}))
    page = written_of("---\ntitle: Of clams\n---\nSo[^C-001-11].\n", "clams.md", "")

    uses = trace_of(found, [page]).of("C-001-11")

    assert uses.articles == (Link("Of clams", "clams.md"),)
    assert [link.src_uri for link in uses.drills] == ["drills/clam.md"]
    assert [link.src_uri for link in uses.disagreements] == ["disagreements.md#D10"]


def test_where_a_number_of_a_dose_comes_from_is_a_use() -> None:
    drill = clam(claims=(), contested=(), dose_from={"reps": "X4", "switch": "editor"})

    trace = trace_of(library(drill, hold()))

    assert [link.name for link in trace.of("X4").drills] == [drill.name]
    assert not trace.of("editor")


def test_what_others_have_found_is_a_use_of_what_it_cites(disputed: SmallSite) -> None:
    clam_file = disputed.folder / "drills/clam.yml"
    clam_file.write_text(clam_file.read_text().replace("reps: X4", "reps: editor"))
    disputed.build()

    source = disputed.html("sources/").partition('<li id="X4">')[2]
    assert 'href="../disagreements/#D01"' in source
    assert "Read for comparison" not in source


def test_what_is_related_is_so_both_ways() -> None:
    drills = [clam(), *(replace(clam(), id=f"clam-{number}", name=f"Clam {number}") for number in range(8))]

    related = trace_of(library(*drills)).related

    assert all(related[drill.id] for drill in drills)
    for one, others in related.items():
        for other in others:
            back = related[other.src_uri.removeprefix("drills/").removesuffix(".md")]
            assert f"drills/{one}.md" in {link.src_uri for link in back}


def article(name: str, text: str) -> Written:
    return written_of(f"---\ntitle: {name}\ncontested: [D01]\n---\n{text}\n", f"{name}.md", "")


SAYS = "So[^C-001-11]."
PLAYS = "```routine\nbefore\n```"


def test_a_drill_that_no_article_links_names_those_on_what_it_rests_on_and_they_name_it() -> None:
    pages = [article("says", SAYS), article("plays", PLAYS), article("neither", "Nothing.")]
    note = written_of(f"# A note\n\n{SAYS}\n", "note.md", "")

    trace = trace_of(own_library(), [*pages, note])

    assert [link.name for link in trace.articles["drills/clam.md"]] == ["says"]
    assert [link.src_uri for link in trace.further["says.md"].nearby] == ["drills/clam.md"]
    assert [link.name for link in trace.articles["drills/squeeze.md"]] == ["plays"]
    assert trace.further["neither.md"].nearby == ()


def test_where_articles_enough_speak_of_a_drill_no_others_are_named() -> None:
    linking = [article(name, "[x](drills/clam.md)") for name in "abcd"]

    trace = trace_of(own_library(), [article("e", SAYS), *linking])

    assert [link.name for link in trace.articles["drills/clam.md"]] == ["a", "b", "c", "d"]
    assert trace.further["a.md"].nearby == ()


def test_articles_on_the_same_question_lead_to_each_other(disputed: SmallSite) -> None:
    disputed.write("docs/haste.md", "---\ntitle: Of haste\ncontested: [D01]\n---\n# Of haste\n\nHurry.\n")
    disputed.build()

    for here, there in (("speed", "haste"), ("haste", "speed")):
        onward = disputed.html(f"{here}/").partition('id="where-they-differ"')[2]
        assert f'href="../{there}/"' in onward
        assert 'href="../disagreements/#D01"' in onward


# ───── the pages ─────


def test_a_question_shows_its_sides_what_they_rest_on_and_how_to_try_them(disputed: SmallSite) -> None:
    disputed.build()
    html = disputed.html("disagreements/")

    assert '<h2 id="D01">' in html
    assert html.count('class="db-point__side"') == 2
    assert 'href="../claims/#C-001-11"' in html
    for there in ("../drills/clam/", "../drills/squeeze/", "../routines/before/", "../speed/"):
        assert f'href="{there}"' in html
    assert disputed.dead_links() == []


def test_a_side_on_unequal_claims_says_so_wherever_it_is_shown(disputed: SmallSite) -> None:
    disputed.write("drills/evidence/claims.yml", CLAIMS + "  C-001-12: {says: Slow., grade: OPIN, source: S-001}\n")
    disputed.write("drills/evidence/disagreements.yml", DISAGREEMENTS.replace("[C-001-11],", "[C-001-12, C-001-11],"))
    for name in ("drills/clam.yml", "drills/routines/before.yml"):
        disputed.write(name, (disputed.folder / name).read_text() + "contested: [D01]\n")
    disputed.build()

    for page in ("disagreements/", "drills/clam/", "routines/before/"):
        side = disputed.html(page).partition("Slow.</p>")[2].partition("</div>")[0]
        grade = re.sub(r"<[^>]+>", "", side.partition('class="db-grade"')[2].partition("<details")[0])
        assert "At best: work with clients" in grade, page
        assert side.partition("At best")[0].count('class="db-on"') == 2, page


def test_what_others_have_found_leads_to_its_sources_and_says_how_good_they_are(disputed: SmallSite) -> None:
    text = (disputed.folder / "drills/clam.yml").read_text()
    disputed.write("drills/clam.yml", text + "contested: [D01]\n")
    disputed.build()

    for page, up in (("disagreements/", "../"), ("drills/clam/", "../../")):
        found = disputed.html(page).partition("What others have found")[2].partition("</ol>")[0]
        told, _, notes = found.partition('<ol class="db-cites"')
        marks = re.findall(r'href="([^"]+)" aria-label="Source (\d): ([^"]+)"', told)
        assert marks == [
            (f"{up}sources/#X4", "1", "Jay Johnson, 2012"),
            (f"{up}claims/#C-001-11", "2", "A to Z Running"),
            (f"{up}sources/#X4", "1", "Jay Johnson, 2012"),
        ]
        assert "[^" not in told
        assert notes.count("<li>") == 2
        assert notes.index("Study") < notes.index("Jay Johnson, 2012") < notes.index("Work with clients")
    assert disputed.dead_links() == []


def test_a_mark_of_an_unknown_source_is_a_mistake_and_stays_readable_while_serving(disputed: SmallSite) -> None:
    disputed.write("drills/evidence/disagreements.yml", DISAGREEMENTS.replace("[^X4] least", "[^X5] least"))
    with pytest.raises(Abort):
        disputed.build()
    assert "disagreements.yml:8:86: there is no source or claim `X5`; add it to" in "\n".join(disputed.lines)

    disputed.serve()
    assert "that study[^X5] least." in disputed.html("disagreements/")


def test_every_claim_has_its_grade_and_its_uses(disputed: SmallSite) -> None:
    disputed.build()
    html = disputed.html("claims/")
    claim = html[html.index('<li id="C-001-11">') :]

    assert "Work with clients" in claim
    assert claim.count('class="db-on"') == 2
    for there in ("../speed/", "../drills/clam/", "../disagreements/#D01"):
        assert f'href="{there}"' in claim


def test_a_source_has_a_card_with_what_it_holds_and_lacks(disputed: SmallSite) -> None:
    told = SOURCES.replace("kind: article}", "kind: article, stance: Open slowly., missing: [Its date.]}", 1)
    disputed.write("drills/evidence/sources.yml", told)
    disputed.build()
    html = disputed.html("sources/")

    assert "Open slowly." in html
    assert "Its date." in html
    assert 'href="../claims/#S-001"' in html
    assert 'id="X4"' in html


def test_a_drill_leads_to_its_question_its_claims_and_its_articles(disputed: SmallSite) -> None:
    text = (disputed.folder / "drills/clam.yml").read_text()
    disputed.write("drills/clam.yml", text + "contested: [D01]\n")
    disputed.build()
    html = disputed.html("drills/clam/")

    assert 'href="../../disagreements/#D01"' in html
    assert 'href="../../claims/#C-001-11"' in html
    assert 'href="../../speed/"' in html.partition('id="read-about-it"')[2]


def test_an_anchor_of_a_page_made_of_data_can_be_linked_and_a_wrong_one_fails(disputed: SmallSite) -> None:
    disputed.settings = "validation: {links: {anchors: warn}}\n"
    disputed.write("docs/a.md", "# A\n\n[x](disagreements.md#D01) [y](claims.md#C-001-11)\n")
    disputed.build()

    disputed.write("docs/a.md", "# A\n\n[x](disagreements.md#D02)\n")
    with pytest.raises(Abort):
        disputed.build()


def test_without_evidence_there_are_no_pages_of_it(site: SmallSite) -> None:
    (site.folder / "drills/evidence/sources.yml").unlink()
    (site.folder / "drills/evidence/claims.yml").unlink()
    clam_file = site.folder / "drills/clam.yml"
    kept = [line for line in clam_file.read_text().splitlines() if not line.startswith(("claims", "dose_from"))]
    clam_file.write_text("\n".join(kept) + "\n")
    site.build()

    assert not any(site.exists(url) for url in ("disagreements/", "claims/", "sources/"))
    assert trace_of(replace(own_library(), evidence=Evidence())).of("C-001-11").drills


# ───── where the thread is cut ─────


def test_a_claim_that_nothing_uses_fails_with_place_and_cure(site: SmallSite) -> None:
    site.write("drills/evidence/claims.yml", CLAIMS + "  C-001-12: {says: Knees., grade: CLIN, source: S-001}\n")

    with pytest.raises(Abort):
        site.build()

    said = "\n".join(site.lines)
    assert "drills/evidence/claims.yml:4:3: no page uses `C-001-12`; cite it as [^C-001-12] in an article" in said


def test_a_claim_that_says_why_it_is_unused_is_shown_with_its_reason(site: SmallSite) -> None:
    line = "  C-001-12: {says: Knees., grade: CLIN, source: S-001, unused: Praise for a guide.}\n"
    site.write("drills/evidence/claims.yml", CLAIMS + line)
    site.build()

    assert "Used nowhere. Praise for a guide." in site.html("claims/")


def test_a_used_claim_that_says_it_is_unused_is_a_mistake(site: SmallSite) -> None:
    site.write("drills/evidence/claims.yml", CLAIMS.replace("S-001}", "S-001, unused: Not needed.}"))

    with pytest.raises(Abort):
        site.build()

    assert "`C-001-11` says why nothing uses it, but Clam does; take its `unused` away" in "\n".join(site.lines)


def test_an_article_that_names_no_question_we_have_is_told_its_line(disputed: SmallSite) -> None:
    disputed.write("docs/speed.md", ARTICLE.replace("[D01]", "[D07]"))

    with pytest.raises(Abort):
        disputed.build()

    said = "\n".join(disputed.lines)
    assert "docs/speed.md:3:1: `D07` is not the id of a disagreement; did you mean `D01`?" in said
