"""Figures on the pages: the plate with its caption, small ones in lists, every pose on the contact sheet."""

import re

from drillbook.authoring.library import AuthoredDrill
from drillbook.figures.pose import Figure, Pose
from drillbook.pages.drill_page import drill_page
from drillbook.pages.index_pages import Sheet, drills_index, figures_sheet
from drillbook.pages.pictures import caption_of, plate_of
from drillbook.pages.rendering import Templates
from drillbook.pages.routine_page import routine_page
from drillbook.pages.site import site_of
from tests.pages.books import clam, hold, library

TEMPLATES = Templates()

STANDING = Pose("start", {"pelvis": (0.0,), "spine": (0.0,), "neck": (0.0,)}, {"near_leg": {"hip": 0, "knee": 0}})
LIFTED = Pose("lift", {}, {"near_leg": {"hip": -20, "knee": 90}}, working=("far gluteus medius", "gluteus maximus"))
FIGURE = Figure((STANDING, LIFTED), planted=("far foot",), stretched=("hip flexors",), caption="The pelvis stays level")


def drawn(**changes: object) -> AuthoredDrill:
    return clam(figure=FIGURE, **changes)


def link(src_uri: str) -> str:
    return f"/{src_uri}"


def test_the_caption_names_each_muscle_once_and_not_by_colour() -> None:
    assert caption_of(FIGURE) == (
        "The pelvis stays level. The tape marks where to feel it: gluteus medius and gluteus maximus. "
        "The open tape marks what gets longer: hip flexors."
    )
    assert caption_of(Figure((STANDING,))) == ""


def test_a_plate_shows_start_and_peak_on_one_scale() -> None:
    plate = plate_of(drawn())
    assert plate is not None
    assert [still.name for still in plate.stills] == ["start", "lift"]
    boxes = {still.svg.split('viewBox="')[1].split('"')[0] for still in plate.stills}
    assert len(boxes) == 1
    assert plate_of(clam()) is None


def test_a_drill_with_a_figure_has_it_on_its_page_before_the_steps() -> None:
    book = library(drawn(), hold())
    html = TEMPLATES.page(drill_page(book.drills["clam"], book, {}), link, edit_url=None, player=True)
    assert html.count('role="img" aria-label="Clam, ') == 2
    assert html.index("db-plate") < html.index("How to do it")
    assert "hip flexors." in html
    assert "db-plate" not in TEMPLATES.page(drill_page(hold(), book, {}), link, edit_url=None, player=True)


def test_lists_show_a_small_figure_that_a_reader_does_not_hear() -> None:
    book = library(drawn(), hold())
    index = TEMPLATES.page(drills_index(book, ()), link, edit_url=None, player=True)
    shown = re.findall('<span class="db-cards__figure"><svg class="([a-z-]+)[^>]* aria-hidden="true">', index)
    assert sorted(shown) == ["db-figure", "db-written"]
    plays = site_of(book, ()).plays
    html = TEMPLATES.page(routine_page(book.routines["before"], book, plays), link, edit_url=None, player=True)
    assert html.count('<span class="db-timeline__figure"><svg class="db-figure') == 1


def test_the_contact_sheet_has_every_pose_of_every_figure() -> None:
    sheet = figures_sheet(library(drawn(), drawn(id="b", path="b.yml", name="B"), hold()))
    assert sheet is not None
    assert isinstance(sheet.view, Sheet)
    assert [(drill.name, [pose.name for pose in drill.poses]) for drill in sheet.view.drills] == [
        ("B", ["start", "lift"]),
        ("Clam", ["start", "lift"]),
    ]
    html = TEMPLATES.page(sheet, link, edit_url=None, player=False)
    assert 'href="/drills/clam.md"' in html
    assert html.count("<svg") == 4


def test_without_figures_there_is_no_sheet_and_no_link_to_one() -> None:
    assert figures_sheet(library()) is None
    assert "figures.md" not in TEMPLATES.page(drills_index(library(), ()), link, edit_url=None, player=True)
    linked = TEMPLATES.page(drills_index(library(drawn()), ()), link, edit_url=None, player=True)
    assert 'href="/figures.md"' in linked
