"""Each dose in drills/ against the one it was planned with (data/reference_doses.yml): what differs, and why.

`python -m tests.doses` lists every difference with its reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from drillbook.authoring.library import Library, drill_items
from drillbook.authoring.reading import read_library
from drillbook.engine.dose import Dose, Hold, Open, PacedReps, Timed
from drillbook.engine.routine import DrillItem, InstructionItem, RoundsItem, Sides

ROOT = Path(__file__).parents[1]
PLANNED = yaml.safe_load((ROOT / "tests" / "data" / "reference_doses.yml").read_text())

type Numbers = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """A number that is another one than planned, with its reason; or a reason without a difference."""

    place: str
    key: str
    planned: object
    have: object
    why: str

    def __str__(self) -> str:
        return f"{self.place}: {self.key} is {self.have}, planned {self.planned}. {self.why or 'NO REASON IS GIVEN'}"


def own_library() -> Library:
    """The drills and routines of this site."""
    return read_library(ROOT / "drills")[0]


def drill_differences(own: Library) -> Iterator[Difference]:
    """What differs between the drills' own doses and the planned ones."""
    for name, planned in PLANNED["drills"].items():
        drill = own.drills[name]
        yield from _differences(name, planned, _numbers(drill.dose, drill.sides) if drill.dose else {})


def routine_differences(own: Library) -> Iterator[Difference]:
    """What differs between the items of routines and the planned ones."""
    for name, items in PLANNED["routines"].items():
        routine = own.routines[name].routine
        assert routine is not None
        worked = [item for item in routine.items if isinstance(item, DrillItem | InstructionItem | RoundsItem)]
        assert len(worked) == len(items), name
        for number, (planned, item) in enumerate(zip(items, worked, strict=True), 1):
            yield from _differences(f"{name}, item {number}", planned, _item(item, own))


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


def _differences(place: str, planned: Numbers, have: Numbers) -> Iterator[Difference]:
    why: dict[str, str] = planned.get("why", {})
    named = {key: value for key, value in planned.items() if key != "why"}
    if any(key in named and named[key] != have.get(key) for key in ("drill", "do", "routine", "added")):
        yield Difference(place, "item", named, have, why.get("item", ""))
        return
    for key in [*named, *(key for key in why if key not in named)]:
        if have.get(key) != named.get(key):
            yield Difference(place, key, named.get(key), have.get(key), why.get(key, ""))


def idle_reasons() -> list[str]:
    """Reasons for what does not differ, by place and key."""
    own = own_library()
    differing = {(found.place, found.key) for found in (*drill_differences(own), *routine_differences(own))}
    given = {(name, key) for name, planned in PLANNED["drills"].items() for key in planned.get("why", ())}
    for name, items in PLANNED["routines"].items():
        given |= {(f"{name}, item {n}", key) for n, item in enumerate(items, 1) for key in item.get("why", ())}
    return [f"{place}: {key}" for place, key in sorted(given - differing)]


def main() -> int:
    """Print every difference with its reason, and what was planned and not made."""
    own = own_library()
    found = [*drill_differences(own), *routine_differences(own)]
    print(*found, sep="\n")
    for name, why in PLANNED["not_made"].items():
        print(f"{name}: not made. {why}")
    without = [difference for difference in found if not difference.why]
    print(f"{len(found)} differences, {len(without)} without a reason")
    return 1 if without else 0


if __name__ == "__main__":
    raise SystemExit(main())
