"""A timeline as a strip cut to scale: pieces, minute marks and a sentence. Knows nothing of HTML."""

from collections.abc import Iterator
from dataclasses import dataclass

from drillbook.engine.dose import FreeReps, PacedReps, rep_ms
from drillbook.engine.routine import Side
from drillbook.engine.timeline import Kind, Segment, Timeline
from drillbook.pages.words import clock_words, listed, total_words

MARKS_MS = (60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000)
MOST_MARKS = 7
LEAST_GAP_PERCENT = 20


@dataclass(frozen=True, slots=True)
class Piece:
    """One cut of the strip, in per cent of its length; `reps` are the parts that a piece of work is cut into."""

    kind: Kind
    side: Side
    at_percent: float
    for_percent: float
    reps: int = 1


@dataclass(frozen=True, slots=True)
class Mark:
    """A time written under the strip."""

    text: str
    at_percent: float


@dataclass(frozen=True, slots=True)
class Ribbon:
    """What is drawn: pieces in order and marks; whether sides are told apart; the sentence that says it in words."""

    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...]
    sided: bool
    sentence: str


def ribbon_of(timeline: Timeline) -> Ribbon:
    """The ribbon of a timeline; its pieces add up to 100 per cent."""
    total_ms = max(1, timeline.total_ms)
    pieces: list[Piece] = []
    at_ms = 0
    for segment in timeline.segments:
        for side, length_ms, reps in _cuts(segment):
            pieces.append(
                Piece(segment.kind, side, round(100 * at_ms / total_ms, 3), round(100 * length_ms / total_ms, 3), reps)
            )
            at_ms += length_ms
    return Ribbon(
        pieces=tuple(pieces),
        marks=_marks(total_ms),
        sided=any(piece.kind == Kind.WORK and piece.side != Side.BOTH for piece in pieces),
        sentence=f"Timeline to scale, {total_words(timeline)}: {_contents(timeline)}.",
    )


def _cuts(segment: Segment) -> Iterator[tuple[Side, int, int]]:
    """Side, length and number of reps of each piece of a segment: one a rep where the sides take turns."""
    work = segment.work
    if segment.alternates and isinstance(work, PacedReps | FreeReps):
        other = Side.LEFT if segment.side == Side.RIGHT else Side.RIGHT
        turns = 2 * work.reps
        length_ms = rep_ms(work.tempo) if isinstance(work, PacedReps) else segment.reckoned_ms // turns
        for turn in range(turns):
            yield (other if turn % 2 else segment.side), length_ms, 1
    else:
        yield segment.side, segment.reckoned_ms, max(1, segment.reps)


def _marks(total_ms: int) -> tuple[Mark, ...]:
    hours_ms = MARKS_MS[-1] * (1 + total_ms // (MARKS_MS[-1] * MOST_MARKS))
    step_ms = next((step for step in MARKS_MS if total_ms / step <= MOST_MARKS), hours_ms)
    times_ms = [at_ms for at_ms in range(0, total_ms, step_ms) if 100 - 100 * at_ms / total_ms > LEAST_GAP_PERCENT]
    return tuple(Mark(clock_words(at_ms), round(100 * at_ms / total_ms, 3)) for at_ms in [*times_ms, total_ms])


def _contents(timeline: Timeline) -> str:
    """The drills and instructions in order, each with its sides: `Clam left and right, Stride`."""
    sides: dict[tuple[str, str], list[str]] = {}
    for segment in timeline.segments:
        if segment.kind == Kind.WORK:
            found = sides.setdefault((segment.item_key, segment.name), [])
            for side in [Side.LEFT, Side.RIGHT] if segment.alternates else [segment.side]:
                if side != Side.BOTH and side not in found:
                    found.append(side)
    return ", ".join(f"{name} {listed(found)}".rstrip() for (_, name), found in sides.items())
