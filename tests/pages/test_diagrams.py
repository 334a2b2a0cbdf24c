"""Diagrams in articles: what is drawn, where its words stand, and that it is told in one sentence."""

import re
from collections import Counter
from math import hypot
from pathlib import Path

import pytest

from drillbook.authoring.diagram_block import read_diagram
from drillbook.authoring.library import AuthoredDrill
from drillbook.authoring.reading import read_library
from drillbook.figures.diagram_drawing import Drawing, drawing_of
from drillbook.pages.article_html import article_html
from drillbook.pages.articles import DiagramPiece, article_of
from drillbook.pages.rendering import Templates
from tests.pages.books import library
from tests.pages.sites import SmallSite

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def drills() -> dict[str, AuthoredDrill]:
    found, _ = read_library(REPOSITORY / "drills")
    return dict(found.drills)


def drawn(drills: dict[str, AuthoredDrill], *lines: str) -> Drawing:
    diagram, mistakes = read_diagram("\n".join(["says: It shows it.", *lines]), drills, "a.md", 1)
    assert not mistakes
    assert diagram
    return drawing_of(diagram)


def tapes(svg: str) -> list[str]:
    return re.findall(r'<path class="tape"[^>]*d="([^"]*)"', svg)


STRIDE = (
    "kind: stride",
    "drill: stride",
    "muscle: gluteus maximus",
    "stages:",
    "  - {name: Foot strike, pose: contact, tape: 1}",
    "  - {name: Midstance, pose: midstance, tape: 0.5, words: half}",
    "  - {name: Toe-off, pose: toe-off, tape: 0}",
)


def test_a_stride_has_a_body_for_each_stage_and_tape_where_the_muscle_works(drills: dict[str, AuthoredDrill]) -> None:
    (panel,) = drawn(drills, *STRIDE).panels
    assert [(label.name, label.words, label.strong) for label in panel.labels] == [
        ("Foot strike", "", True),
        ("Midstance", "half", True),
        ("Toe-off", "", False),
    ]
    assert len(tapes(panel.svg)) == 2
    assert [label.x for label in panel.labels] == sorted(label.x for label in panel.labels)


def test_a_figure_of_a_single_pose_can_stand_in_any_diagram(tmp_path: Path) -> None:
    text = (REPOSITORY / "drills" / "stride.yml").read_text(encoding="utf-8")
    (tmp_path / "still.yml").write_text(text.partition("\nfigure:")[0] + "\nfigure: {poses: {stand: {}}}\n")
    found, mistakes = read_library(tmp_path)
    assert found.drills["still"].figure, mistakes
    stages = "stages: [{name: A, pose: stand, on: 0.5}, {name: B, pose: stand}]"
    (stride,) = drawn(dict(found.drills), "kind: stride", "drill: still", "muscle: calf", stages).panels
    assert [label.name for label in stride.labels] == ["A", "B"]
    turns = ("shoulders: {turn: 10}", "pelvis: {turn: -10}")
    assert len(drawn(dict(found.drills), "kind: twist", "drill: still", "name: A", "pose: stand", *turns).panels) == 3


def test_tape_is_as_thick_as_the_muscle_works(drills: dict[str, AuthoredDrill]) -> None:
    def thickness(share: str) -> float:
        lines = [*STRIDE[:-3], f"  - {{name: A, pose: midstance, tape: {share}}}", "  - {name: B, pose: toe-off}"]
        (outline,) = tapes(drawn(drills, *lines).panels[0].svg)
        points = [float(value) for value in re.findall(r"-?\d+(?:\.\d+)?", outline)]
        (x, y), (to_x, to_y) = points[:2], points[-2:]
        return hypot(x - to_x, y - to_y)  # from one corner of the strip's end to the other

    assert thickness("1.5") > thickness("1") > thickness("0.7")


def test_the_other_leg_s_turn_comes_after_all_poses(drills: dict[str, AuthoredDrill]) -> None:
    own = drawn(drills, *STRIDE).panels[0].svg
    other = (
        drawn(drills, *[line.replace("pose: contact,", "pose: contact, leg: far,") for line in STRIDE]).panels[0].svg
    )
    assert own != other


def test_a_circle_leads_from_each_step_to_the_next(drills: dict[str, AuthoredDrill]) -> None:
    steps = "steps: [{name: Pain}, {name: Inhibition, words: less}, {name: Instability}]"
    (panel,) = drawn(drills, "kind: circle", steps).panels
    assert panel.svg.count('class="arrow"') == 3
    first, second, third = panel.labels
    assert first.x == pytest.approx(0.5)
    assert second.x > 0.6
    assert third.x < 0.4
    assert first.y < second.y == pytest.approx(third.y)


CROSSED = (
    "kind: body",
    "figure: {poses: {stand: {pelvis: 20, spine: -24, near_leg: {hip: 20}, far_leg: {hip: 20}}}}",
    "muscles:",
    "  - {name: back extensors, is: short}",
    "  - {name: abdominals, is: long}",
    "  - {name: gluteus maximus, is: long}",
    "  - {name: hip flexors, is: short, words: tight}",
    "crossed: true",
)


def test_words_stand_on_the_side_that_their_muscle_faces(drills: dict[str, AuthoredDrill]) -> None:
    found = drawn(drills, *CROSSED)
    assert found.kind == "standing"
    labels = {label.name: label for label in found.panels[0].labels}
    assert {name: label.side for name, label in labels.items()} == {
        "Back extensors": "left",
        "Abdominals": "right",
        "Gluteus maximus": "left",
        "Hip flexors": "right",
    }
    assert labels["Hip flexors"].words == "tight"
    assert labels["Back extensors"].y < labels["Gluteus maximus"].y
    assert labels["Gluteus maximus"].y - labels["Back extensors"].y >= 0.16, "neither is in the other's way"


def test_short_muscles_have_tape_long_ones_open_tape_and_a_line_joins_each_pair(
    drills: dict[str, AuthoredDrill],
) -> None:
    (panel,) = drawn(drills, *CROSSED).panels
    assert len(tapes(panel.svg)) == 2
    assert panel.svg.count('class="stretch"') == 2
    assert panel.svg.count('class="cross"') == panel.svg.count('class="cross-open"') == 1
    assert 'class="leader"' not in panel.svg


def test_of_a_lying_body_the_words_stand_above_and_below(drills: dict[str, AuthoredDrill]) -> None:
    found = drawn(
        drills,
        "kind: body",
        "drill: prone-leg-lift-hold",
        "pose: hold",
        "muscles: [{name: gluteus maximus, is: works}, {name: hip flexors, is: lets go}]",
    )
    assert found.kind == "lying"
    (panel,) = found.panels
    assert [(label.side, label.words) for label in panel.labels] == [("above", "works"), ("below", "lets go")]
    assert len(tapes(panel.svg)) == 1, "the drill's own marks give way to the diagram's"
    assert panel.svg.count('class="leader"') == 2


def test_shoulders_and_pelvis_are_turned_against_each_other(drills: dict[str, AuthoredDrill]) -> None:
    lines = ("kind: twist", "drill: stride", "name: Late", "pose: midstance", "on: 0.5")
    runner, shoulders, pelvis = drawn(
        drills, *lines, "shoulders: {turn: 14}", "pelvis: {turn: -14, words: back}"
    ).panels
    assert runner.labels[0].name == "Late"
    assert 'transform="rotate(-14)"' in shoulders.svg
    assert 'transform="rotate(14)"' in pelvis.svg
    assert shoulders.svg.count('class="arrow"') == pelvis.svg.count('class="arrow"') == 2
    assert 'class="hip-ring"' in pelvis.svg
    assert 'class="hip-ring"' not in shoulders.svg
    assert (pelvis.labels[0].name, pelvis.labels[0].words) == ("Pelvis, from above", "back")


def test_what_is_not_turned_has_no_arrows(drills: dict[str, AuthoredDrill]) -> None:
    lines = ("kind: twist", "drill: stride", "name: Late", "pose: midstance")
    _, shoulders, _ = drawn(drills, *lines, "shoulders: {turn: 0}", "pelvis: {turn: 14}").panels
    assert 'class="arrow"' not in shoulders.svg


# ───── in an article ─────


def html_of(*lines: str) -> str:
    found = article_of("\n".join(["```diagram", *lines, "```"]), "a.md", 0, library(), {})
    return article_html(found.markdown, found, Templates(), lambda uri: uri, player=False)


CIRCLE = ("kind: circle", "says: One < the other.", "caption: From a column.", "steps: [{name: A & B}, {name: C}]")


def test_a_diagram_is_one_picture_told_in_a_sentence_with_its_caption() -> None:
    html = html_of(*CIRCLE)
    assert html.count("<figure") == html.count('role="img"') == 1
    assert 'role="img" aria-label="One &lt; the other."' in html
    assert "<figcaption>From a column.</figcaption>" in html
    assert "<b>A &amp; B</b>" in html
    assert re.findall(r"<svg[^>]*>", html) == re.findall(r"<svg[^>]*aria-hidden=\"true\"[^>]*>", html)
    assert " id=" not in html, "two of them may stand on one page"


def test_a_stride_can_be_scrolled_by_keys(drills: dict[str, AuthoredDrill]) -> None:
    piece = DiagramPiece("It shows it.", "", drawn(drills, *STRIDE))
    html = Templates().html("diagram.html", lambda uri: uri, diagram=piece)
    assert 'tabindex="0" role="region" aria-label="Diagram, to scroll sideways"' in html
    assert "tabindex" not in html_of(*CIRCLE)


def test_mistakes_stand_where_the_diagram_would_be() -> None:
    html = html_of("kind: circle", "says: A.", "steps: [{name: A}]")
    assert "<figure" not in html
    assert "db-mistakes" in html


def test_five_diagrams_stand_in_the_articles() -> None:
    text = "".join(path.read_text() for path in sorted((REPOSITORY / "content" / "articles").glob("*.md")))
    kinds = re.findall(r"^```diagram\nkind: (\w+)$", text, re.MULTILINE)
    assert Counter(kinds) >= Counter(["body", "body", "circle", "stride", "twist"])


def test_the_words_of_a_diagram_are_not_searched_but_its_caption_is(site: SmallSite) -> None:
    block = "\n".join(["```diagram", *CIRCLE, "```"])
    site.write("docs/a.md", f"# A\n\nBefore.\n\n{block}\n\nAfter.\n")
    (found,) = (entry["text"] for entry in site.build().search() if entry["location"] == "a/")
    assert "From a column." in found
    assert "A & B" not in found
    assert "After." in found


def test_the_diagram_that_contributors_are_shown_can_be_drawn(drills: dict[str, AuthoredDrill]) -> None:
    (block,) = re.findall(
        r"^```diagram\n(.*?)^```$", (REPOSITORY / "CONTRIBUTING.md").read_text(), re.MULTILINE | re.DOTALL
    )
    diagram, mistakes = read_diagram(block, drills, "CONTRIBUTING.md", 1)
    assert mistakes == ()
    assert diagram
    assert len(drawing_of(diagram).panels[0].labels) == 3
