"""Each dose in drills/ against the one it was planned with: what differs has its reason, what does not has none."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from drillbook.authoring.library import Library, drill_items
from drillbook.authoring.reading import read_library
from drillbook.engine.dose import Dose, Hold, Open, PacedReps, Timed
from drillbook.engine.routine import DrillItem, InstructionItem, RoundsItem, Sides

ROOT = Path(__file__).parents[2]
PLANNED = yaml.safe_load((ROOT / "tests" / "data" / "reference_doses.yml").read_text())

type Numbers = dict[str, Any]


@pytest.fixture(scope="module")
def own() -> Library:
    """The drills and routines of this site."""
    return read_library(ROOT / "drills")[0]


def test_every_drill_and_routine_is_accounted_for(own: Library) -> None:
    assert set(own.drills) == set(PLANNED["drills"])
    assert len(own.drills) == 45
    assert set(own.routines) == set(PLANNED["routines"])
    assert len(own.routines) + len(PLANNED["not_made"]) == 19


def test_a_drill_s_dose_is_the_planned_one_or_says_why_not(own: Library) -> None:
    found = []
    for name, planned in PLANNED["drills"].items():
        drill = own.drills[name]
        have = _numbers(drill.dose, drill.sides) if drill.dose else {}
        found += _differences(name, planned, have)

    assert found == []


def test_a_routine_s_doses_are_the_planned_ones_or_say_why_not(own: Library) -> None:
    found = []
    for name, items in PLANNED["routines"].items():
        routine = own.routines[name].routine
        assert routine is not None
        worked = [item for item in routine.items if isinstance(item, DrillItem | InstructionItem | RoundsItem)]
        assert len(worked) == len(items), name
        for number, (planned, item) in enumerate(zip(items, worked, strict=True), 1):
            found += _differences(f"{name}, item {number}", planned, _item(item, own))

    assert found == []


def _item(item: DrillItem | InstructionItem | RoundsItem, own: Library) -> Numbers:
    """What is done and its numbers; a routine within a routine is known by its drills."""
    if isinstance(item, InstructionItem):
        assert isinstance(item.work, Timed | Open)
        reckoned_ms = item.work.duration_ms if isinstance(item.work, Timed) else item.work.about_ms
        return {"do": (reckoned_ms or 0) / 1000}
    if isinstance(item, RoundsItem):
        drills = [inner.drill.id for inner in drill_items(item.items)]
        inside = (
            other.id
            for other in own.routines.values()
            if other.routine and [one.drill.id for one in drill_items(other.routine.items)] == drills
        )
        return {"routine": next(inside)}
    return {"drill": item.drill.id, **_numbers(item.dose, item.sides)}


def _numbers(dose: Dose, sides: Sides) -> Numbers:
    """A dose in the words of the plan."""
    numbers: Numbers = {"sides": str(sides), "sets": dose.sets}
    if dose.sets > 1:
        numbers["rest"] = (dose.rest_ms or 0) / 1000
    if dose.switch_ms:
        numbers["switch"] = dose.switch_ms / 1000
    if isinstance(dose.work, Hold):
        numbers["hold"] = dose.work.duration_ms / 1000
    elif isinstance(dose.work, Timed):
        numbers["time"] = dose.work.duration_ms / 1000
    elif isinstance(dose.work, PacedReps):
        tempo = [phase.duration_ms / 1000 for phase in dose.work.tempo]
        numbers |= {"reps": dose.work.reps, "tempo": tempo, "rep": sum(tempo)}
        if dose.work.reps == 1:
            numbers["time"] = sum(tempo)
    return numbers


def _differences(place: str, planned: Numbers, have: Numbers) -> list[str]:
    """What differs without a reason, and reasons for what does not differ."""
    why: dict[str, str] = planned.get("why", {})
    named = {key: value for key, value in planned.items() if key != "why"}
    what = ("drill", "do", "routine", "added")
    if any(key in named and named[key] != have.get(key) for key in what):
        return [] if "item" in why else [f"{place}: planned {named}, done {have}"]
    differing = {key for key, value in named.items() if have.get(key) != value}
    found = [f"{place}: {key} is {have.get(key)}, planned {named[key]}" for key in differing if not why.get(key)]
    return found + [f"{place}: a reason for {key}, which does not differ" for key in why if key not in differing]
