"""Each golden case: its mistakes to the letter, and the lines they propose pasted into the files."""

from pathlib import Path

import pytest

from drillbook.authoring.front_matter import front_matter_mistakes
from drillbook.authoring.library import Library
from drillbook.authoring.mistakes import Mistake
from drillbook.authoring.reading import read_library
from drillbook.authoring.transcript import transcript_of
from drillbook.engine.compiling import compile_routine
from drillbook.pages.articles import article_of
from tests.authoring.cases import Case, cases

CASES = cases()
BY_NAME = [pytest.param(case, id=case.name) for case in CASES]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is also where the reader stands, so that paths begin with drills/."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("case", BY_NAME)
def test_every_mistake_is_named_at_once_with_place_fault_and_cure(case: Case, folder: Path) -> None:
    mistakes = _mistakes(case.write(folder))

    assert _as_yaml(str(one) for one in mistakes) == _as_yaml(case.mistakes), case.about


@pytest.mark.parametrize("case", BY_NAME)
def test_the_timeline_is_what_the_file_asks_for(case: Case, folder: Path) -> None:
    library, _ = read_library(case.write(folder))

    for name, expected in case.show.items():
        assert _transcript(library, name, cues=False) == expected, case.about
    for name, expected in case.show_cues.items():
        assert _transcript(library, name, cues=True) == expected, case.about


@pytest.mark.parametrize("case", [param for param, case in zip(BY_NAME, CASES, strict=True) if case.mistakes])
def test_a_proposed_line_pasted_in_is_right(case: Case, folder: Path) -> None:
    drills = case.write(folder)
    first = _mistakes(drills)
    without_proposal = {one.says for one in first if not one.example}

    for _ in range(40):
        mistakes = _mistakes(drills)
        proposed = next((one for one in mistakes if one.example), None)
        if proposed is None:
            break
        _paste(proposed, folder)

    left = _mistakes(drills)
    assert {one.says for one in left} <= without_proposal, "\n".join(str(one) for one in left)


def test_every_mistake_is_on_the_page_of_its_file(folder: Path) -> None:
    case = next(case for case in CASES if case.name == "whole/many_mistakes_at_once")

    library, mistakes = read_library(case.write(folder))

    on_pages = [one for drill in library.drills.values() for one in drill.mistakes]
    on_pages += [one for routine in library.routines.values() for one in routine.mistakes]
    assert sorted(map(str, on_pages)) == sorted(map(str, mistakes))


def _mistakes(drills: Path) -> list[Mistake]:
    """All mistakes of the drills and of the article beside them, if there is one."""
    library, mistakes = read_library(drills)
    article = drills.parent / "article.md"
    if article.exists():
        text = article.read_text()
        found = article_of(text, article.name, 0, library, {}).mistakes
        return [*mistakes, *front_matter_mistakes(text, article.name), *found]
    return list(mistakes)


def _paste(mistake: Mistake, folder: Path) -> None:
    path = folder / mistake.path
    lines = path.read_text().split("\n")
    if mistake.goes_before:
        lines.insert(mistake.goes_before - 1, mistake.example)
    else:
        lines[mistake.line - 1] = mistake.example
    path.write_text("\n".join(lines))


def _transcript(library: Library, name: str, *, cues: bool) -> str:
    routine = library.routines[name].routine if name in library.routines else library.drills[name].routine()
    assert routine is not None, f"{name} cannot be played"
    return "".join(f"{line}\n" for line in transcript_of(compile_routine(routine), cues=cues))


def _as_yaml(lines: object) -> str:
    """The lines as they stand in a case, so that a failure can be pasted into it."""
    return "\n".join("  - >-\n    " + line for line in lines)  # type: ignore[attr-defined]  # an iterable of texts
