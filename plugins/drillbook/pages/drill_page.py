"""What the page of one drill shows, from the library. Knows nothing of HTML."""

from dataclasses import dataclass

from drillbook.authoring.library import AuthoredDrill, Library, Variant
from drillbook.engine.dose import Dose, FreeReps, Hold, Open, PacedReps, Timed, rep_ms
from drillbook.engine.routine import Sides
from drillbook.pages.contested import Contested, contested_of
from drillbook.pages.evidence import Note, notes_of, origin_words
from drillbook.pages.listing import Boxes, Entry
from drillbook.pages.page_source import Link, PageSource, drill_uri, routine_uri
from drillbook.pages.pictures import Plate, plate_of
from drillbook.pages.plays import Play, play_of
from drillbook.pages.routine_page import may_follow
from drillbook.pages.tracing import Trace
from drillbook.pages.words import (
    EACH,
    count_words,
    dose_words,
    duration_words,
    listed,
    sentence,
    tempo_words,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the dose table: what, how much, and where the number comes from."""

    term: str
    words: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """Another way to do the drill, with its dose if that differs."""

    label: str
    say: str
    dose: str


@dataclass(frozen=True, slots=True)
class DrillPage:
    """Everything on a drill's page; `play` is None where there is nothing to play."""

    drill: AuthoredDrill
    play: Play | None
    dose: str
    facts: tuple[Fact, ...]
    ways: tuple[Way, ...]
    notes: tuple[Note, ...]
    contested: tuple[Contested, ...]
    played_in: tuple[Link, ...]
    articles: tuple[Link, ...]
    related: tuple[Link, ...]
    next_links: tuple[Link, ...]
    plate: Plate | None
    boxes: tuple[Boxes, ...]
    sent: str


def drill_page(
    drill: AuthoredDrill, library: Library, totals: dict[str, str], trace: Trace | None = None
) -> PageSource:
    """The page of a drill; `totals` gives the time of each routine in words, by its id; `trace` what is related."""
    trace = trace or Trace()
    routines = [
        (Link(routine.name, routine_uri(routine.id), totals.get(routine.id, "")), may_follow(routine, library))
        for routine in library.routines_with(drill.id)
    ]
    name = drill.name or drill.id
    play = play_of(drill.routine()) if drill.playable else None
    dose = dose_words(drill.dose, drill.sides) if drill.dose else ""
    return PageSource(
        src_uri=drill_uri(drill.id),
        template="drill.html",
        title=name,
        description=drill.summary,
        path=drill.path,
        tags=tuple(
            dict.fromkeys(word for word in (drill.purpose, *drill.muscles, *drill.equipment, *drill.tags) if word)
        ),
        was=tuple(drill_uri(was) for was in drill.was),
        boost=2.0,
        view=DrillPage(
            drill=drill,
            play=play,
            dose=dose,
            facts=_facts(drill, library),
            ways=_ways(drill),
            notes=notes_of(library.evidence, drill.claims),
            contested=contested_of(library.evidence, drill.contested),
            played_in=tuple(link for link, _ in routines),
            articles=trace.articles.get(drill_uri(drill.id), ()),
            related=trace.related.get(drill.id, ()),
            next_links=tuple(link for link, may in routines if may)[:2],
            plate=plate_of(drill),
            boxes=next((row.boxes for row in play.rows if isinstance(row, Entry)), ()) if play else (),
            sent=f"{name}: {dose}",
        ),
    )


def _facts(drill: AuthoredDrill, library: Library) -> tuple[Fact, ...]:
    """The rows of the dose table; a number's origin stands beside it."""
    rows = _dose_facts(drill.dose, drill.sides) if drill.dose else []
    facts = [
        Fact(term, words, sentence(origin_words(library.evidence, drill.dose_from.get(key, ""))))
        for key, term, words in rows
    ]
    facts += [
        Fact("Starts", sentence(drill.position)),
        Fact("You need", sentence(listed(drill.equipment)) or "Nothing"),
        Fact("Works", sentence(listed(drill.muscles))),
    ]
    return tuple(fact for fact in facts if fact.words)


def _dose_facts(dose: Dose, sides: Sides) -> list[tuple[str, str, str]]:
    """Key of the file format, term and words of each number in a dose."""
    each = f" {EACH[sides]}" if EACH[sides] else ""
    rows: list[tuple[str, str, str]] = []
    if dose.sets > 1:
        rows.append(("sets", "Sets", f"{dose.sets}{each}"))
        each = ""
    match dose.work:
        case Hold(duration_ms):
            rows.append(("hold", "Hold", duration_words(duration_ms) + each))
        case Timed(duration_ms):
            rows.append(("time", "Time", duration_words(duration_ms) + each))
        case PacedReps(reps, tempo):
            if reps > 1:
                rows.append(("reps", "Reps", f"{reps}{each}"))
                each = ""
            rows.append(("tempo", "Tempo", f"{tempo_words(tempo)}{each}, {duration_words(rep_ms(tempo))} in all"))
        case FreeReps(reps):
            rows.append(("reps", "Reps", f"{count_words(reps, 'rep')}{each}, at your own pace"))
        case Open(about_ms):
            about = f", about {duration_words(about_ms)}" if about_ms else ""
            rows.append(("until", "Time", f"Until you are done{about}{each}"))
    if dose.sets > 1 and dose.rest_ms:
        rows.append(("rest", "Rest", f"{duration_words(dose.rest_ms)} between sets"))
    if sides != Sides.BOTH and dose.switch_ms:
        rows.append(("switch", "Change sides", duration_words(dose.switch_ms)))
    return rows


def _ways(drill: AuthoredDrill) -> tuple[Way, ...]:
    named: list[tuple[str, Variant | None]] = [("Easier", drill.easier), ("Harder", drill.harder)]
    named += [(variant.name or "Another way", variant) for variant in drill.variants]
    return tuple(
        Way(sentence(label), variant.say, dose_words(variant.dose, drill.sides) if variant.dose else "")
        for label, variant in named
        if variant
    )
