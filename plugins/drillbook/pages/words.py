"""Durations, doses and sides in words for a reader. Knows nothing of pages, HTML or MkDocs."""

from collections.abc import Sequence

from drillbook.engine.dose import Dose, FreeReps, Hold, Open, PacedReps, Phase, Timed, Work, rep_ms
from drillbook.engine.routine import Side, Sides
from drillbook.engine.timeline import Timeline

EACH = {
    Sides.BOTH: "",
    Sides.EACH: "each side",
    Sides.ALTERNATE_REPS: "each side, in turn",
    Sides.ALTERNATE_SETS: "each side, set by set",
}
"""What follows a count, which is always per side."""

SIDE_LETTERS = {Side.LEFT: "L", Side.RIGHT: "R", Side.BOTH: ""}


def clock_words(duration_ms: int) -> str:
    """The duration as a clock shows it, to the nearest second: `3:12`, `1:02:03`."""
    seconds = (duration_ms + 500) // 1000
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def total_words(timeline: Timeline) -> str:
    """How long the timeline takes from Start to finish: `3:12`, or `about 3:12` where a tap ends some of it."""
    return f"about {clock_words(timeline.total_ms)}" if timeline.about else clock_words(timeline.total_ms)


def duration_words(duration_ms: int) -> str:
    """The duration with its units: `1.5 s`, `45 s`, `2 min 30 s`. The spaces do not break."""
    minutes, rest_ms = divmod(duration_ms, 60_000)
    seconds = f"{rest_ms / 1000:.3f}".rstrip("0").rstrip(".")
    parts = [f"{minutes}\u00a0min"] if minutes else []
    if rest_ms or not minutes:
        parts.append(f"{seconds}\u00a0s")
    return "\u00a0".join(parts)


def tempo_words(tempo: Sequence[Phase]) -> str:
    """The phases of one rep in order: `open 2 s, close 2 s`."""
    return ", ".join(f"{phase.name}\u00a0{duration_words(phase.duration_ms)}" for phase in tempo)


def work_words(work: Work) -> str:
    """One set in words: `hold 10 s`, `8 reps: open 2 s, close 2 s`."""
    match work:
        case Hold(duration_ms):
            return f"hold {duration_words(duration_ms)}"
        case Timed(duration_ms):
            return duration_words(duration_ms)
        case PacedReps(1, tempo):
            return tempo_words(tempo)
        case PacedReps(reps, tempo):
            return f"{reps}\u00a0reps: {tempo_words(tempo)}"
        case FreeReps(reps):
            return f"{count_words(reps, 'rep')}, at your own pace"
        case Open(about_ms):
            return "until you are done" + (f", about {duration_words(about_ms)}" if about_ms else "")


def dose_words(dose: Dose, sides: Sides = Sides.BOTH) -> str:
    """The whole dose in one line: `3 × 10 s each side, 5 s rest between`."""
    words = " ".join(part for part in (_sets_words(dose), EACH[sides]) if part)
    tempo = dose.work.tempo if isinstance(dose.work, PacedReps) and dose.work.reps > 1 else ()
    if tempo:
        words += f": {tempo_words(tempo)}"
    if isinstance(dose.work, FreeReps):
        words += ", at your own pace"
    if dose.sets > 1 and dose.rest_ms:
        words += f"; {duration_words(dose.rest_ms)} rest between"
    return words


def short_dose_words(dose: Dose, sides: Sides = Sides.BOTH) -> str:
    """The dose for a card: sets, count and sides, without tempo and rests."""
    words = _sets_words(dose)
    if isinstance(dose.work, PacedReps) and dose.work.reps == 1:
        words = f"{dose.sets}\u00a0×\u00a0" if dose.sets > 1 else ""
        words += duration_words(rep_ms(dose.work.tempo))
    return " ".join(part for part in (words, EACH[sides]) if part)


def _sets_words(dose: Dose) -> str:
    times = f"{dose.sets}\u00a0×\u00a0" if dose.sets > 1 else ""
    match dose.work:
        case Hold(duration_ms):
            return f"hold {times}{duration_words(duration_ms)}"
        case PacedReps(1, tempo) if times:
            return f"{times}({tempo_words(tempo)})"
        case FreeReps(reps) | PacedReps(reps, _) if reps > 1 or isinstance(dose.work, FreeReps):
            return f"{times}{count_words(reps, 'rep')}"
        case work:
            return f"{times}{work_words(work)}"


def count_words(count: int, noun: str) -> str:
    """A count with its noun: `1 rep`, `8 reps`."""
    return f"{count}\u00a0{noun}" if count == 1 else f"{count}\u00a0{noun}s"


def listed(words: Sequence[str]) -> str:
    """The words as a list in a sentence: `mat, pad and wall`."""
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1] if words else "") if part)


def sentence(words: str) -> str:
    """The words with a capital letter in front, otherwise as they are."""
    return words[:1].upper() + words[1:]
