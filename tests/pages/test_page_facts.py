"""What drill and routine pages say and leave out: golden facts of their HTML, not the whole of it."""

import re

import pytest

from drillbook.engine.dose import Dose, Hold, PacedReps, Timed
from drillbook.engine.routine import RoundsItem, Routine, Sides
from drillbook.pages.drill_page import drill_page
from drillbook.pages.listing import Boxes, Entry, Part
from drillbook.pages.plays import Play, play_of
from drillbook.pages.rendering import Templates
from drillbook.pages.routine_page import RoutinePage, routine_page
from tests.pages.books import OPEN_CLOSE, clam, hold, library, routine

TEMPLATES = Templates()


def link(src_uri: str) -> str:
    return f"/{src_uri}"


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).replace("\u00a0", " ").split())


def routine_html(book_routine: object = None, **changes: object) -> str:
    book = library(clam(cautions=("Do not roll back.",)), hold(stop_if=("Cramp.",), cautions=("Breathe.",)))
    done = routine(**changes) if book_routine is None else book_routine
    plays = {done.id: play_of(done.routine)}  # type: ignore[attr-defined]  # a routine of the books
    return TEMPLATES.page(routine_page(done, book, plays), link, edit_url=None, player=True)  # type: ignore[arg-type]


def entries(play: Play) -> list[Entry]:
    return [row for row in play.rows if isinstance(row, Entry)]


def test_a_routine_says_which_drill_each_warning_belongs_to() -> None:
    words = text(routine_html(cautions=("Warm up first.",)))
    assert "A pinch at the front of the hip. Clam Cramp. Squeeze" in words
    assert "Take care Warm up first. Do not roll back. Clam Breathe. Squeeze" in words


def test_a_warning_that_drills_share_is_told_once_with_all_of_them() -> None:
    book = library(clam(), hold(stop_if=("A pinch at the front of the hip.",)))
    view = routine_page(routine(), book, {}).view
    assert isinstance(view, RoutinePage)
    assert [(line.says, line.drills) for line in view.stop_if] == [
        ("A pinch at the front of the hip.", ("Clam", "Squeeze"))
    ]


def test_a_routine_of_one_drill_does_not_name_it_with_each_warning() -> None:
    view = routine_page(routine(clam().item("0")), library(clam()), {}).view
    assert isinstance(view, RoutinePage)
    assert view.stop_if[0].drills == ()


def test_a_routine_within_a_routine_is_named_in_the_list() -> None:
    inner = RoundsItem("0", 1, (clam().item("0.0"), hold().item("0.1")), routine_name="Wake up")
    done = Routine("long", "Long", (inner, hold().item("1")))
    named = [row.name for row in play_of(done).rows if isinstance(row, Part | Entry)]
    assert named == ["Wake up", "Clam", "Squeeze", "Squeeze"]
    assert "Wake up" in text(routine_html(routine(*done.items)))


def test_the_editors_words_are_true_on_anybodys_site() -> None:
    assert "our sources" not in text(routine_html(made="by the editors"))
    assert "Put together by the editors" in text(routine_html(made="by the editors"))


@pytest.mark.parametrize(("sides", "offered"), [(Sides.BOTH, False), (Sides.EACH, True)])
def test_a_first_side_is_offered_only_where_there_is_one(sides: Sides, offered: bool) -> None:  # noqa: FBT001  # a case
    drill = clam(sides=sides)
    html = TEMPLATES.page(drill_page(drill, library(drill), {}), link, edit_url=None, player=True)
    assert ('name="first-side"' in html) is offered


def test_the_list_of_sets_does_not_say_a_length_twice() -> None:
    play = play_of(clam(dose=Dose(Timed(20_000))).routine())
    assert [(row.words, row.length) for row in entries(play)[0].sets] == [
        ("Left leg on top", "20\u00a0s"),
        ("Right leg on top", "20\u00a0s"),
    ]


def test_sets_that_take_turns_are_told_one_by_one() -> None:
    play = play_of(clam(sides=Sides.ALTERNATE_SETS, dose=Dose(PacedReps(4, OPEN_CLOSE), sets=2)).routine())
    assert [row.words.replace("\u00a0", " ") for row in entries(play)[0].sets] == [
        "Left leg on top, set 1 of 2, 4 reps",
        "Right leg on top, set 1 of 2, 4 reps",
        "Left leg on top, set 2 of 2, 4 reps",
        "Right leg on top, set 2 of 2, 4 reps",
    ]


@pytest.mark.parametrize(
    ("sides", "boxes"),
    [
        (Sides.BOTH, (Boxes("", 3),)),
        (Sides.EACH, (Boxes("L", 3), Boxes("R", 3))),
        (Sides.ALTERNATE_SETS, (Boxes("L", 3), Boxes("R", 3))),
        (Sides.ALTERNATE_REPS, (Boxes("L R", 3),)),
    ],
)
def test_on_paper_there_is_a_box_for_each_set_and_side(sides: Sides, boxes: tuple[Boxes, ...]) -> None:
    drill = clam(sides=sides, dose=Dose(PacedReps(4, OPEN_CLOSE), sets=3))
    assert entries(play_of(drill.routine()))[0].boxes == boxes
    html = TEMPLATES.page(drill_page(drill, library(drill), {}), link, edit_url=None, player=True)
    found = re.search(r'<p class="db-boxes".*?</p>', html, re.DOTALL)
    assert found
    assert found[0].count("<i></i>") == sum(side.sets for side in boxes)


def test_what_is_sent_with_a_link_has_name_length_and_doses() -> None:
    view = routine_page(routine(), library(), {"before": play_of(routine().routine or Routine("", "", ()))}).view
    assert isinstance(view, RoutinePage)
    assert view.sent.replace("\u00a0", " ") == (
        "Before a run, 2:20. Clam, 8 reps each side: open 2 s, close 2 s. Squeeze, Hold 3 × 10 s; 5 s rest between."
    )


def test_a_change_is_told_from_a_rest() -> None:
    changes = play_of(Routine("a", "A", (clam().item("0"), hold(dose=Dose(Hold(5_000))).item("1")))).rows
    rests = play_of(routine().routine or Routine("", "", ())).rows
    assert [row.rest for row in changes if not isinstance(row, Entry | Part)] == [False, False]
    assert [row.rest for row in rests if not isinstance(row, Entry | Part)] == [False, True]
