"""A timeline as text, to be read aloud with a stopwatch. Knows no clock, no file and no page."""

from collections.abc import Iterator

from drillbook.authoring.duration import duration_text
from drillbook.engine.cue import PlannedCue
from drillbook.engine.dose import FreeReps, Hold, Open, PacedReps, Timed, Work
from drillbook.engine.timeline import Kind, Segment, Timeline


def transcript_of(timeline: Timeline, *, cues: bool = False) -> Iterator[str]:
    """The lines: each segment with start, kind, length, name, side and set; with `cues` all that is heard and seen.

    Times are minutes and seconds from Start. After a segment that only a tap ends they are estimates, marked `~`.
    """
    about = "about " if timeline.about else ""
    yield f"{timeline.name}, {about}{_clock(timeline.total_ms)} from Start to finish"
    at_ms, estimated = 0, False
    for segment in timeline.segments:
        if cues:
            yield ""
        yield _segment_line(segment, at_ms, estimated=estimated)
        if cues:
            yield from (_cue_line(cue, at_ms + cue.offset_ms, estimated=estimated) for cue in _in_order(segment.cues))
        at_ms += segment.reckoned_ms
        estimated = estimated or segment.duration_ms is None
    if cues:
        yield ""
    yield f"{_start(at_ms, estimated=estimated)}  finished"
    if cues:
        yield from (_cue_line(cue, at_ms + cue.offset_ms, estimated=estimated) for cue in timeline.finish_cues)


def _segment_line(segment: Segment, at_ms: int, *, estimated: bool) -> str:
    length = _clock(segment.reckoned_ms) if segment.duration_ms is not None else f"~{_clock(segment.reckoned_ms)}"
    details = [segment.name]
    if segment.alternates:
        details.append("left and right in turn" if segment.side == "left" else "right and left in turn")
    elif segment.side_name:
        details.append(segment.side_name)
    if segment.sets > 1:
        details.append(f"set {segment.set_number} of {segment.sets}")
    if segment.rounds > 1:
        details.append(f"round {segment.round_number} of {segment.rounds}")
    if segment.work is not None:
        details.append(_work_words(segment.work))
    elif segment.kind is Kind.REST:
        details[0] = f"{'' if segment.label == 'Rest' else f'{segment.label}; '}next: {segment.name}"
    kind = segment.kind.value
    return f"{_start(at_ms, estimated=estimated)}  {kind:<8} {length:>7}  {', '.join(details)}"


def _work_words(work: Work) -> str:
    match work:
        case Hold(duration_ms):
            return f"hold {duration_text(duration_ms)}"
        case Timed(duration_ms):
            return f"for {duration_text(duration_ms)}"
        case PacedReps(reps, tempo):
            phases = ", ".join(f"{phase.name} {duration_text(phase.duration_ms)}" for phase in tempo)
            return f"{reps} × ({phases})" if reps > 1 else phases
        case FreeReps(reps):
            return f"{reps} reps at your own pace, then tap"
        case Open():
            return "until you tap"


def _in_order(cues: tuple[PlannedCue, ...]) -> list[PlannedCue]:
    return sorted(cues, key=lambda cue: cue.offset_ms)


def _cue_line(cue: PlannedCue, at_ms: int, *, estimated: bool) -> str:
    parts = []
    if cue.tone is not None:
        parts.append(f"tone {cue.tone.value}")
    if cue.say is not None:
        parts.append(f"“{cue.say}” ({cue.length_ms / 1_000:.1f} s)")
    if cue.show is not None and cue.show != cue.say:
        parts.append(f"shows “{cue.show}”")
    if cue.buzz:
        parts.append("buzzes")
    at = f"~{_precise(at_ms)}" if estimated else _precise(at_ms)
    return f"{at:>12}  {' · '.join(parts)}"


def _start(at_ms: int, *, estimated: bool) -> str:
    return f"{f'~{_clock(at_ms)}' if estimated else _clock(at_ms):>8}"


def _clock(length_ms: int) -> str:
    """Minutes and seconds, with tenths only where there are some."""
    text = _precise(length_ms)
    return text.removesuffix(".0")


def _precise(length_ms: int) -> str:
    tenths = round(length_ms / 100)
    return f"{tenths // 600}:{tenths % 600 // 10:02d}.{tenths % 10}"
