"""What this site's own drills and routines promise: to say where numbers come from, and to ask before they load."""

from pathlib import Path

import pytest

from drillbook.authoring.library import Library
from drillbook.authoring.reading import read_library
from drillbook.engine.compiling import compile_routine
from drillbook.engine.dose import Hold, Timed
from drillbook.engine.routine import DrillItem, Limit
from drillbook.engine.timeline import Kind

DRILLS = Path(__file__).parents[2] / "drills"


@pytest.fixture(scope="module")
def own() -> Library:
    """The drills of this site, which has no mistakes and no warnings."""
    library, mistakes = read_library(DRILLS)
    assert [str(each) for each in mistakes] == []
    return library


def test_every_number_of_a_dose_says_where_it_comes_from(own: Library) -> None:
    unsaid = {
        drill.id: missing
        for drill in own.drills.values()
        if drill.dose and (missing := _numbers(drill.dose) - set(drill.dose_from))
    }

    assert unsaid == {}


def _numbers(dose: object) -> set[str]:
    """The keys of the dose that stand on the page with a number."""
    work = getattr(dose, "work", None)
    keys = {"hold" if isinstance(work, Hold) else "time" if isinstance(work, Timed) else "tempo"}
    keys |= {"sets"} if getattr(dose, "sets", 1) > 1 else set()
    keys |= {"rest"} if getattr(dose, "rest_ms", 0) and "sets" in keys else set()
    return keys | ({"switch"} if getattr(dose, "switch_ms", None) else set())


@pytest.mark.parametrize("name", ["bounding", "downhill-stride", "deadlift"])
def test_what_loads_most_has_conditions_before_start(own: Library, name: str) -> None:
    assert own.drills[name].ready


@pytest.mark.parametrize("name", ["hip-hook", "ball-release", "egoscue-tower", "foam-roll", "dynamic-warm-up"])
def test_what_is_only_described_cannot_be_played_and_still_warns(own: Library, name: str) -> None:
    drill = own.drills[name]

    assert not drill.playable
    assert drill.cautions
    assert drill.stop_if


def test_what_nobody_should_do_has_no_steps_and_is_not_offered_to_try(own: Library) -> None:
    described = {drill.id for drill in own.drills.values() if not drill.steps and not drill.checks}
    offered = {
        tried
        for point in own.evidence.disagreements.values()
        for tried in (*point.tries, *(tried for side in point.sides for tried in side.tries))
    }

    assert described == {"hip-hook", "ball-release"}
    assert not described & offered


def test_whoever_plays_a_drill_is_told_what_to_mind_and_of_an_easier_way(own: Library) -> None:
    bare = [drill.id for drill in own.drills.values() if drill.playable and not drill.cautions]
    hard = [drill.id for drill in own.drills.values() if drill.playable and drill.stop_if and not drill.easier]

    assert bare == []
    assert hard == []


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("prone-leg-lift-hold", Limit("hold", at_least=10_000)),
        ("stride", Limit("fast", at_most=10_000, phase=True)),
        ("downhill-stride", Limit("flow fast", at_most=10_000, phase=True)),
    ],
)
def test_nobody_leaves_the_limits_that_the_sources_give(own: Library, name: str, limit: Limit) -> None:
    drill = own.drills[name].drill
    assert drill is not None

    assert limit in drill.limits


def test_lengthening_comes_before_the_squeeze_and_stays_there(own: Library) -> None:
    routine = own.routines["release-then-squeeze"]
    assert routine.routine is not None
    names = [item.drill.id for item in routine.routine.items if isinstance(item, DrillItem)]

    assert names == ["hip-flexor-lengthening", "glute-squeeze"]
    assert routine.fixed_order


def test_the_short_routines_are_short(own: Library) -> None:
    most_min = {"five-minute-active-mobility": 5, "quick-pre-run-activation": 4, "desk-break": 3.5}

    for name, minutes in most_min.items():
        routine = own.routines[name].routine
        assert routine is not None
        assert compile_routine(routine).total_ms <= minutes * 60_000


def test_the_most_disputed_cue_is_played_by_nobody_who_did_not_choose_it(own: Library) -> None:
    with_it = [
        routine.id
        for routine in own.routines.values()
        if routine.routine
        and any(
            segment.kind == Kind.WORK and segment.name == own.drills["conscious-glute-pushoff"].name
            for segment in compile_routine(routine.routine).segments
        )
    ]

    assert with_it == ["compare-cues"]
