"""What pages show of the library, before any HTML: evidence, facts, groups, front matter."""

from dataclasses import replace

import pytest

from drillbook.authoring.library import DrillKind, Source, Variant
from drillbook.engine.dose import Dose, FreeReps
from drillbook.engine.routine import Sides
from drillbook.pages.contested import contested_of, support
from drillbook.pages.drill_page import DrillPage, drill_page
from drillbook.pages.evidence import Grade, note_of, origin_words
from drillbook.pages.headings import preloading, toc_tokens
from drillbook.pages.index_pages import IndexPage, drills_index, routines_index
from drillbook.pages.page_source import PageSource
from drillbook.pages.plays import play_of
from drillbook.pages.routine_page import RoutinePage, Warned, routine_page
from drillbook.pages.site import redirects_of, site_of
from tests.pages.books import EVIDENCE, clam, hold, library, routine


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def page_of(**changes: object) -> DrillPage:
    drill = clam(**changes)
    view = drill_page(drill, library(drill, hold()), {"before": "1:55"}).view
    assert isinstance(view, DrillPage)
    return view


def test_a_claim_is_shown_with_its_grade_and_its_source() -> None:
    note = note_of(EVIDENCE, "C-001-11")
    assert note
    assert (note.grade.boxes, note.grade.word, note.credit) == (2, "Work with clients", "A to Z Running")


def test_a_study_is_credited_to_its_authors_and_year() -> None:
    note = note_of(EVIDENCE, "X4")
    assert note
    assert (note.grade.boxes, note.credit) == (4, "Jay Johnson, 2012")
    assert note_of(EVIDENCE, "Z9") is None


STUDY, LOST, OPINION = Grade(4, "Study"), Grade(3, "Study, link lost"), Grade(1, "Opinion")
CLIENTS, BOOK = Grade(2, "Work with clients"), Grade(2, "Textbook, no source")


@pytest.mark.parametrize(
    ("grades", "told"),
    [
        ([], None),
        ([STUDY, STUDY], STUDY),
        ([OPINION, CLIENTS, OPINION], Grade(2, "At best: work with clients")),
        ([LOST, CLIENTS, LOST], Grade(3, "At best: study, link lost")),
        ([BOOK, CLIENTS], Grade(2, "Work with clients or textbook, no source")),
        ([BOOK, OPINION, CLIENTS], Grade(2, "At best: work with clients or textbook, no source")),
    ],
)
def test_the_best_of_unequal_claims_is_not_given_out_as_the_support_of_all(
    grades: list[Grade], told: Grade | None
) -> None:
    assert support(grades) == told


def test_a_disagreement_keeps_its_order_and_the_support_of_each_side() -> None:
    (question,) = contested_of(EVIDENCE, ["D10", "D99"])
    assert [(side.says, side.who) for side in question.sides] == [
        ("Alone first.", "A to Z Running"),
        ("Together.", "Jay Johnson, 2012"),
    ]
    assert [side.grade.boxes if side.grade else None for side in question.sides] == [2, None]


def test_each_number_of_a_dose_tells_where_it_comes_from() -> None:
    facts = {fact.term: (plain(fact.words), fact.origin) for fact in page_of().facts}
    assert facts["Reps"] == ("8 each side", "From Jay Johnson, 2012")
    assert facts["Change sides"] == ("6 s", "Our choice")
    assert facts["Tempo"] == ("open 2 s, close 2 s, 4 s in all", "")
    assert facts["You need"] == ("Mat", "")
    assert origin_words(EVIDENCE, "unknown") == ""


def test_reps_at_your_own_pace_have_no_tempo() -> None:
    terms = {fact.term: plain(fact.words) for fact in page_of(dose=Dose(FreeReps(5), sets=2, rest_ms=30_000)).facts}
    assert terms["Sets"] == "2 each side"
    assert terms["Reps"] == "5 reps, at your own pace"
    assert terms["Rest"] == "30 s between sets"
    assert "Tempo" not in terms


def test_other_ways_are_named_and_have_their_dose() -> None:
    dose = Dose(FreeReps(5))
    ways = page_of(
        easier=Variant("With a pillow", dose),
        harder=Variant("With a band"),
        variants=(Variant("Standing", name="upright"),),
    ).ways
    assert [(way.label, way.say, plain(way.dose)) for way in ways] == [
        ("Easier", "With a pillow", "5 reps each side, at your own pace"),
        ("Harder", "With a band", ""),
        ("Upright", "Standing", ""),
    ]


def test_a_drill_tells_where_it_is_played() -> None:
    assert [(link.name, link.src_uri, link.total) for link in page_of().played_in] == [
        ("Before a run", "routines/before.md", "1:55")
    ]


def test_a_number_from_an_article_tells_what_that_is_about() -> None:
    source = Source("X5", "Descriptions of a circuit", "runs.example.org", kind="article")
    evidence = replace(EVIDENCE, sources={**EVIDENCE.sources, "X5": source})
    assert origin_words(evidence, "X5") == "from Descriptions of a circuit (runs.example.org)"
    assert origin_words(evidence, "C-001-11") == "from A to Z Running"


def test_a_checklist_has_nothing_to_play() -> None:
    page = page_of(kind=DrillKind.CHECKLIST, drill=None, dose=None, checks=("Ready?",))
    assert page.play is None
    assert page.dose == ""


def test_a_routine_gathers_what_its_drills_need_and_warn_of() -> None:
    drills = library(clam(ready=("No pain today",)), hold(stop_if=("Cramp.",), equipment=("mat", "pad")))
    done = routine(ready=("Warm",), made="source with doses added")
    view = routine_page(done, drills, {}).view
    assert isinstance(view, RoutinePage)
    assert view.readiness == ("Warm", "No pain today")
    assert view.stop_if == (Warned("A pinch at the front of the hip.", ("Clam",)), Warned("Cramp.", ("Squeeze",)))
    assert view.equipment == "Mat and pad"
    assert view.made


def test_what_comes_next_is_for_the_same_situation_first() -> None:
    other = routine(id="a-later", path="routines/a-later.yml", name="Later", when="after a run")
    same = routine(id="z-same", path="routines/z-same.yml", name="Same")
    found = library(routines=(other, routine(), same))
    plays = {name: play_of(done.routine) for name, done in found.routines.items() if done.routine}
    view = routine_page(found.routines["before"], found, plays).view
    assert isinstance(view, RoutinePage)
    assert [link.name for link in view.next_links] == ["Same", "Later"]


def test_nothing_with_conditions_is_offered_to_somebody_who_has_just_finished() -> None:
    hard = routine(id="a-hard", path="routines/a-hard.yml", name="Hard", ready=("Warm",))
    easy = routine(id="b-easy", path="routines/b-easy.yml", name="Easy")
    found = library(routines=(hard, routine(), easy))
    plays = {name: play_of(done.routine) for name, done in found.routines.items() if done.routine}
    view = routine_page(found.routines["before"], found, plays).view
    assert isinstance(view, RoutinePage)
    assert [link.name for link in view.next_links] == ["Easy"]
    drill = drill_page(found.drills["clam"], found, {}).view
    assert isinstance(drill, DrillPage)
    assert [link.name for link in drill.played_in] == ["Hard", "Before a run", "Easy"]
    assert [link.name for link in drill.next_links] == ["Before a run", "Easy"]


def test_drills_are_grouped_by_purpose_in_the_order_of_a_session() -> None:
    strange = clam(id="other", path="other.yml", name="Other", purpose="balance")
    view = drills_index(library(strange, clam(), hold()), ()).view
    assert isinstance(view, IndexPage)
    assert [(group.title, [card.name for card in group.rows]) for group in view.groups] == [
        ("Awareness", ["Squeeze"]),
        ("Activation", ["Clam"]),
        ("Balance", ["Other"]),
    ]
    assert [plain(group.rows[0].dose) for group in view.groups][:2] == ["Hold 3 × 10 s", "8 reps each side"]


def test_routines_are_grouped_by_situation_the_shortest_first() -> None:
    short = routine(clam().item("0"), id="short", path="routines/short.yml", name="Short")
    found = library(routines=(routine(), short))
    plays = {name: play_of(done.routine) for name, done in found.routines.items() if done.routine}
    view = routines_index(found, plays, ()).view
    assert isinstance(view, IndexPage)
    assert [(group.title, [row.name for row in group.rows]) for group in view.groups] == [
        ("Before a run", ["Short", "Before a run"])
    ]


def test_an_old_id_that_is_used_again_does_not_move() -> None:
    site = site_of(library(clam(was=("clamshell", "squeeze")), hold()), ())
    assert redirects_of(site) == {"drills/clamshell.md": "drills/clam.md"}


# ───── front matter ─────


@pytest.fixture
def source() -> PageSource:
    return PageSource("drills/clam.md", "drill.html", "Clam", view=("some", "view"))


def test_front_matter_changes_with_anything_on_the_page(source: PageSource) -> None:
    texts = {
        source.text("1"),
        source.text("2"),
        replace(source, view=("other",)).text("1"),
        replace(source, template="other.html").text("1"),
        replace(source, title="Other").text("1"),
    }
    assert len(texts) == 5
    assert replace(source).text("1") == source.text("1")


def test_front_matter_is_safe_for_yaml_and_for_templates_that_do_not_escape(source: PageSource) -> None:
    text = replace(source, title='A: "b" <c> \x85 \U0001f600', tags=("<x>",)).text("")
    assert 'title: "A: &quot;b&quot; &lt;c&gt; \\u0085 \U0001f600"' in text
    assert 'tags: ["&lt;x&gt;"]' in text


def test_headings_make_a_table_of_contents() -> None:
    html = '<h1>Clam</h1><h2 id="how" class="x">How <b>to</b> &amp; why</h2><h3 id="no">No</h3><h2 id="dose">Dose</h2>'
    assert [(token["id"], token["name"]) for token in toc_tokens(html)] == [
        ("how", "How to &amp; why"),
        ("dose", "Dose"),
    ]


def test_modules_are_fetched_ahead_only_where_they_are_needed() -> None:
    page = '<head></head><body><drill-player id="player-clam" class="{}"></drill-player></body>'
    own, embedded = page.format("drillbook-player"), page.format("drillbook-player drillbook-player--compact")
    assert preloading(own, ["../a.js"]).startswith('<head><link rel="modulepreload" href="../a.js"></head>')
    assert preloading(embedded, ["../a.js"]) == embedded
    assert preloading("<head></head>", ["a.js"]) == "<head></head>"


def test_sides_in_turn_are_told_on_the_card() -> None:
    turns = clam(sides=Sides.ALTERNATE_REPS)
    view = drills_index(library(turns), ()).view
    assert isinstance(view, IndexPage)
    assert plain(view.groups[0].rows[0].dose) == "8 reps each side, in turn"
