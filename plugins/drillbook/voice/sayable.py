"""The sentences that routines can say, whatever a visitor chooses before or during them. Knows no sound and no file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from drillbook.authoring.library import Library, drill_items
from drillbook.engine.compiling import compile_routine
from drillbook.engine.cue import Rank
from drillbook.engine.dose import Dose, FreeReps, PacedReps
from drillbook.engine.events import CueDue
from drillbook.engine.options import with_options
from drillbook.engine.passing import waited_for
from drillbook.engine.phrases import sentences_in, sentences_of
from drillbook.engine.routine import DrillItem, Item, RoundsItem, Routine, Side

PACES = (100, 125, 150, 200, 400, 1_000)
"""The paces that the player offers, in per cent."""

MOST_MORE_REPS, MOST_MORE_SETS = 3, 2
"""So many more than written are spoken for; somebody who adds yet more is shown the number."""

_ENDLESS_MS = 2**40
"""A length that fits nowhere: where every phrase is this long, each shorter way to say it is asked for too."""


@dataclass(frozen=True, slots=True)
class Use:
    """How often a sentence is said in all routines as they are written, the first that says it, and as what."""

    times: int = 0
    routine_name: str = ""
    rank: Rank | None = None


def routines_of(library: Library) -> tuple[Routine, ...]:
    """Everything that a player plays: each routine, and each drill alone."""
    routines = [found.routine for found in library.routines.values() if found.routine]
    return (*routines, *(drill.routine() for drill in library.drills.values() if drill.playable))


def sayable(routines: Iterable[Routine]) -> tuple[str, ...]:
    """All sentences that these routines can say, each once, in the order of their letters."""
    return tuple(sorted({sentence for routine in routines for sentence in _said_by(routine)}))


def uses(routines: Iterable[Routine]) -> dict[str, Use]:
    """The use of each sentence that is said where nobody changes anything; others are left out."""
    found: dict[str, Use] = {}
    for routine in routines:
        for cue in compile_routine(routine).cues:
            for sentence in sentences_of(cue.say or ""):
                first = found.get(sentence) or Use(0, routine.name, cue.rank)
                found[sentence] = replace(first, times=first.times + 1)
    return found


@lru_cache(maxsize=1_024)  # a server builds the site again and again, and most routines are as they were
def _said_by(routine: Routine) -> frozenset[str]:
    phrases = {event.cue.say or "" for event in waited_for(0, 0) if isinstance(event, CueDue)}

    def asked(phrase: str) -> int:
        phrases.add(phrase)
        return _ENDLESS_MS

    for number, changed in enumerate(dict.fromkeys(_as_changed(routine))):
        # What sides are called depends on nothing else, so that not each change has to be tried with each side.
        side = (None, Side.LEFT, Side.RIGHT)[number % 3]
        compile_routine(with_options(changed, {"pace_percent": changed.pace_percent, "first_side": side}), asked)
    return frozenset(sentences_in(phrases))


def _as_changed(routine: Routine) -> Iterator[Routine]:
    """The routine as written and as its visitor may change it: easier, with more reps and sets, slower."""
    doses = (routine, _with_doses(routine, easier=True))
    for number in range(MOST_MORE_REPS + 1):
        yield from (_with_doses(dosed, more=number) for dosed in doses)
    for dosed in doses:
        works = [item.dose.work for item in drill_items(dosed.items)]
        # Only what is done once is announced by its length.
        if any(isinstance(work, PacedReps) and work.reps == 1 for work in works):
            yield from (replace(dosed, pace_percent=pace_percent) for pace_percent in PACES[1:])


def _with_doses(routine: Routine, *, more: int = 0, easier: bool = False) -> Routine:
    """The routine with the easier dose of each drill that has one, and so many more reps and sets."""

    def changed(item: Item) -> Item:
        if isinstance(item, RoundsItem):
            return replace(item, items=tuple(changed(inner) for inner in item.items))
        if not isinstance(item, DrillItem):
            return item
        dose = item.easier.dose if easier and item.easier and item.easier.dose else item.dose
        return replace(item, dose=_with_more(dose, more))

    return replace(routine, items=tuple(changed(item) for item in routine.items))


def _with_more(dose: Dose, more: int) -> Dose:
    work = dose.work
    if isinstance(work, PacedReps | FreeReps):
        work = replace(work, reps=work.reps + more)
    return replace(dose, work=work, sets=dose.sets + min(more, MOST_MORE_SETS))
