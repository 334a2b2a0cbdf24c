"""The dose as authors write it, whole or as an override of some of its keys. Knows nothing of drills and routines."""

import re
from dataclasses import dataclass, replace

from drillbook.authoring.document import Node
from drillbook.authoring.duration import Duration, duration_text, meant_duration
from drillbook.authoring.limits import excesses
from drillbook.authoring.number_words import number_words_as_digits
from drillbook.authoring.report import Report
from drillbook.authoring.shapes import Choice, Count, listed
from drillbook.authoring.table import Fields, Key, Table
from drillbook.authoring.tempo import Tempo
from drillbook.engine.bounds import within_limits
from drillbook.engine.dose import MOST_REPS, MOST_SETS, Dose, FreeReps, Hold, Open, PacedReps, Phase, Timed, Work
from drillbook.engine.routine import Drill, Limit

WORK_LENGTH = Duration(1_000, 7_200_000, example="30s")

SETS = Key("sets", Count(1, MOST_SETS, "3"), "How many sets, on each side", also=("set", "times", "repeat"))
REPS = Key(
    "reps",
    Count(1, MOST_REPS, "8"),
    "How many reps a set, on each side",
    also=("repetitions", "rep", "count", "repeats"),
)
TEMPO_KEY = Key(
    "tempo", Tempo(), "The phases of one rep, in order; without `reps` there is one rep", also=("phases", "rhythm")
)
HOLD = Key("hold", WORK_LENGTH, "How long to keep one position", also=("duration", "keep"))
TIME = Key("time", WORK_LENGTH, "How long to keep moving", also=("for", "seconds", "minutes", "length"))
UNTIL = Key("until", Choice(("tap",)), "`tap`: it goes on until the visitor taps")
ABOUT = Key("about", Duration(1_000, 7_200_000, example="30s"), "With `until: tap`: what it will take, for the total")
REST = Key(
    "rest",
    Duration(0, 3_600_000, example="15s"),
    "The rest between sets, never after the last",
    also=("pause", "break"),
)
SWITCH = Key("switch", Duration(0, 600_000, example="5s"), "The time to change sides, 5s where nothing is said")

_SPOKEN = re.compile(
    r"(?:(?P<sets>[1-9][0-9]{0,2}) ?(?:x|×|\*|sets?,?(?: of| x)?|times) ?)?"
    r"(?P<number>[0-9][^ ]*|an?)(?: (?P<what>[a-z]+))?(?: (?:on )?(?:each|per|a) (?:side|leg|arm))?"
)


def _dose_meant(text: str) -> str | None:
    """The keys that `3x10` or `3 sets of 45 s` stand for; None where the text says anything else."""
    found = _SPOKEN.fullmatch(number_words_as_digits(" ".join(text.split()).lower()))
    if not found:
        return None
    sets = f"sets: {found['sets']}, " if found["sets"] else ""
    what = found["what"] or ""
    if found["number"].isdigit() and what in ("", "rep", "reps", "repetition", "repetitions") and (sets or what):
        return f"{{{sets}reps: {found['number']}}}"
    length = meant_duration(f"{found['number']} {what}".strip()) if what or not found["number"].isdigit() else None
    return f"{{{sets}hold: {length}}}" if length else None


DOSE = Table(
    "dose",
    (SETS, REPS, TEMPO_KEY, HOLD, TIME, UNTIL, ABOUT, REST, SWITCH),
    example="{reps: 8, tempo: [open 2s, close 2s]}",
    what="a dose such as `{sets: 3, hold: 10s, rest: 5s}`",
    meant_by=_dose_meant,
)
"""How much. Every count is for each side."""

KINDS_OF_WORK = "`hold`, `time`, `reps` with `tempo`, `reps`, or `until: tap`"


@dataclass(frozen=True, slots=True)
class PartialDose:
    """The keys of a dose that were written; None where one was not."""

    sets: int | None = None
    reps: int | None = None
    tempo: tuple[Phase, ...] | None = None
    hold_ms: int | None = None
    time_ms: int | None = None
    until_tap: bool = False
    about_ms: int | None = None
    rest_ms: int | None = None
    switch_ms: int | None = None

    def work(self, base: Work | None = None) -> Work | None:
        """The work: its own where it names a kind, completed from `base` where that is of the same kind."""
        if self.hold_ms is not None:
            return Hold(self.hold_ms)
        if self.time_ms is not None:
            return Timed(self.time_ms)
        if self.reps is not None or self.tempo is not None:
            return self._in_reps(base)
        if self.until_tap:
            return Open(self.about_ms)
        if self.about_ms is not None and isinstance(base, Open):
            return Open(self.about_ms)
        return base

    def _in_reps(self, base: Work | None) -> Work:
        tempo = self.tempo
        reps = self.reps
        if isinstance(base, PacedReps):
            tempo = tempo or base.tempo
            reps = reps or base.reps
        elif isinstance(base, FreeReps):
            reps = reps or base.reps
        return PacedReps(reps or 1, tempo) if tempo else FreeReps(reps or 1)


def whole_dose(fields: Fields, report: Report) -> Dose | None:
    """The dose that `fields` give; None where a mistake leaves its work open, which `report` then says."""
    partial = partial_dose(fields, report)
    if partial is None or is_broken(fields):
        return None
    work = partial.work()
    if work is None:
        if not any(key in fields for key in (HOLD, TIME, REPS, TEMPO_KEY, UNTIL)):
            report.missing(fields.node, f"the dose says no work: one of {KINDS_OF_WORK}", "reps: 8")
        return None
    return Dose(work, partial.sets or 1, partial.rest_ms or 0, partial.switch_ms)


def is_broken(fields: Fields) -> bool:
    """Whether a mistake in the sets or the work leaves open what else would fit it."""
    return any(key in fields and fields[key] is None for key in (SETS, REPS, TEMPO_KEY, HOLD, TIME, UNTIL))


def changed_dose(base: Dose, partial: PartialDose) -> Dose:
    """`base` with the written keys in place of its own; another kind of work takes the place of the whole work."""
    return replace(
        base,
        work=partial.work(base.work) or base.work,
        sets=base.sets if partial.sets is None else partial.sets,
        rest_ms=base.rest_ms if partial.rest_ms is None else partial.rest_ms,
        switch_ms=base.switch_ms if partial.switch_ms is None else partial.switch_ms,
    )


def partial_dose(fields: Fields, report: Report) -> PartialDose | None:
    """The keys that were written; None where they name two kinds of work, which `report` then says."""
    if _names_two_kinds(fields, report):
        return None
    if ABOUT in fields and UNTIL not in fields and any(key in fields for key in (HOLD, TIME, REPS, TEMPO_KEY)):
        report.mistake(fields.key_node(ABOUT), "`about` belongs to `until: tap`", "leave it out")
    return PartialDose(
        sets=fields[SETS],
        reps=fields[REPS],
        tempo=fields[TEMPO_KEY],
        hold_ms=fields[HOLD],
        time_ms=fields[TIME],
        until_tap=fields[UNTIL] is not None,
        about_ms=fields[ABOUT],
        rest_ms=fields[REST],
        switch_ms=fields[SWITCH],
    )


def _names_two_kinds(fields: Fields, report: Report) -> bool:
    written: list[tuple[str, Node]] = [
        (kind, fields.key_node(keys[0] if keys[0] in fields else keys[-1]))
        for kind, keys in (
            ("hold", (HOLD,)),
            ("time", (TIME,)),
            ("reps", (REPS, TEMPO_KEY)),
            ("until", (UNTIL,)),
        )
        if any(key in fields for key in keys)
    ]
    if len(written) < 2:
        return False
    kinds = [kind for kind, _ in written]
    hold_ms, reps = fields[HOLD], fields[REPS]
    if kinds == ["hold", "reps"] and hold_ms and reps and TEMPO_KEY not in fields and SETS not in fields:
        says = "a hold that is done several times is counted in sets, not in reps"
        cure = f"write `sets: {reps}, hold: {duration_text(hold_ms)}`"
        report.mistake(fields.key_node(REPS), says, cure, instead="sets")
        return True
    if kinds == ["time", "reps"] and TEMPO_KEY not in fields:
        says = "`reps` and `time` are two kinds of work, and a dose has one"
        report.mistake(written[-1][1], says, "leave one of them out, or give the reps a `tempo` instead of the time")
        return True
    both = f"{listed(kinds[:-1])} and `{kinds[-1]}`"
    says = f"{both} are {'two' if len(kinds) == 2 else len(kinds)} kinds of work, and a dose has one"
    report.mistake(written[-1][1], says, f"keep one of {KINDS_OF_WORK}")
    return True


def tempo_text(tempo: tuple[Phase, ...]) -> str:
    """A tempo as it is typed."""
    return "[" + ", ".join(f"{phase.name} {duration_text(phase.duration_ms)}" for phase in tempo) + "]"


def report_excesses(dose: Dose, limits: tuple[Limit, ...], fields: Fields, report: Report, whose: str) -> None:
    """Reports where `dose`, written in `fields`, leaves the limits, which are `whose`."""
    allowed = within_limits(dose.work, Drill("", "", "", limits=limits))
    for excess in excesses(dose, limits):
        key = {"hold": HOLD, "time": TIME, "reps": REPS}.get(excess.of, TEMPO_KEY)
        if key is not TEMPO_KEY and excess.phase:
            key = TEMPO_KEY
        instead = excess.nearest
        if key is TEMPO_KEY and isinstance(allowed, PacedReps):
            instead = tempo_text(allowed.tempo)
        of = f"a rep of {excess.asked}" if excess.of == "tempo" else f"{excess.of} {excess.asked}"
        says = f"{of} is outside {whose}: {excess.bound}"
        written = key in fields
        report.mistake(fields.value_node(key), says, f"write {instead}", instead=instead if written else None)
