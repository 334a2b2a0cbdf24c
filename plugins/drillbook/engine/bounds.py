"""Work as it is really done: with the visitor's pace and extra reps, within the drill's limits. Knows no timeline."""

from .dose import FreeReps, Hold, PacedReps, Phase, Timed, Work, rep_ms
from .routine import Drill, DrillItem, Limit, Limited


def bounded_work(item: DrillItem, set_number: int, pace_percent: int) -> Work:
    """The work of one set: the dose, plus the visitor's extra reps, at the visitor's pace, within limits (rule 15)."""
    extra = item.extra_reps[set_number - 1] if set_number <= len(item.extra_reps) else 0
    work = item.dose.work
    match work:
        case PacedReps(reps, tempo):
            paced = tuple(Phase(phase.name, paced_ms(phase.duration_ms, pace_percent)) for phase in tempo)
            work = PacedReps(reps + extra, paced)
        case FreeReps(reps):
            work = FreeReps(reps + extra)
        case _:
            pass
    return within_limits(work, item.drill)


def paced_ms(duration_ms: int, pace_percent: int) -> int:
    """The duration at a pace, in milliseconds; never quicker than written, nor over ten times as slow."""
    return duration_ms * min(max(pace_percent, 100), 1_000) // 100


def within_limits(work: Work, drill: Drill) -> Work:
    """The work moved to the nearest value that the drill's limits allow; a phase's own limit has the last word."""
    match work:
        case Hold(duration_ms):
            return Hold(_within(duration_ms, drill, Limited.HOLD))
        case Timed(duration_ms):
            return Timed(_within(duration_ms, drill, Limited.TIME))
        case PacedReps(reps, tempo):
            stretched = _stretched(tempo, _within(rep_ms(tempo), drill, Limited.TEMPO))
            phases = tuple(Phase(phase.name, _phase_within(phase, drill)) for phase in stretched)
            return PacedReps(_within(reps, drill, Limited.REPS), phases)
        case FreeReps(reps):
            return FreeReps(_within(reps, drill, Limited.REPS))
        case _:
            return work


def _stretched(tempo: tuple[Phase, ...], wanted_ms: int) -> tuple[Phase, ...]:
    """The phases scaled so that a rep takes `wanted_ms`, to the millisecond: the last one takes the remainder."""
    whole_ms = rep_ms(tempo)
    if whole_ms == wanted_ms:
        return tempo
    scaled = [Phase(phase.name, max(1, phase.duration_ms * wanted_ms // whole_ms)) for phase in tempo]
    missing_ms = wanted_ms - rep_ms(tuple(scaled))
    return (*scaled[:-1], Phase(scaled[-1].name, scaled[-1].duration_ms + missing_ms))


def _within(value: int, drill: Drill, limited: Limited) -> int:
    for limit in drill.limits:
        if not limit.phase and limit.of == limited:
            value = _clamped(value, limit)
    return value


def _phase_within(phase: Phase, drill: Drill) -> int:
    value = phase.duration_ms
    for limit in drill.limits:
        if limit.phase and limit.of == phase.name:
            value = _clamped(value, limit)
    return value


def _clamped(value: int, limit: Limit) -> int:
    if limit.at_least is not None:
        value = max(value, limit.at_least)
    if limit.at_most is not None:
        value = min(value, limit.at_most)
    return value
