"""The speech lane: who speaks when several phrases want one moment (rule 10). Knows lengths and ranks, no drills."""

from dataclasses import dataclass

from .cue import PlannedCue, Rank, Tone
from .phrases import PhraseMs

PAUSE_BETWEEN_MS = 150
"""Silence between two phrases."""

LATEST_MOVE_MS = 1_500
"""How far a phrase may move to let a higher rank speak."""

LAST_MS = 3_000
"""The end of a segment that moved speech stays out of: its 3-2-1."""

_ORDER = {rank: place for place, rank in enumerate(Rank)}


@dataclass(frozen=True, slots=True)
class Wish:
    """A phrase and the moment it would like.

    `phrases` are tried in order, the fullest first. It must end by `end_by_ms`. With `earliest_ms` it may also come
    sooner than it would like, and `insists` lets it overrun `end_by_ms` up to the segment's end rather than fall
    silent. `otherwise` sounds in its place where it is dropped. `author` is the number of the author's cue it stands
    for; one that `recurs` in every rep lets those of its rank go first that come once.
    """

    offset_ms: int
    phrases: tuple[str, ...]
    rank: Rank
    end_by_ms: int
    show: str | None = None
    earliest_ms: int | None = None
    insists: bool = False
    from_end: bool = False
    otherwise: Tone | None = None
    author: int | None = None
    recurs: bool = False


@dataclass(frozen=True, slots=True)
class Spoken:
    """A wish that came true, and where."""

    wish: Wish
    cue: PlannedCue


@dataclass(frozen=True, slots=True)
class Placement:
    """The speech lane of one segment: what is said, and what had to give way."""

    spoken: tuple[Spoken, ...]
    dropped: tuple[Wish, ...]


def place(wishes: list[Wish], segment_ms: int | None, phrase_ms: PhraseMs) -> Placement:
    """The wishes by rank, then by time, each at its moment, up to 1.5 s later, or dropped."""
    taken: list[tuple[int, int]] = []
    spoken: list[Spoken] = []
    dropped: list[Wish] = []
    for wish in sorted(wishes, key=lambda wish: (_ORDER[wish.rank], wish.recurs, wish.offset_ms)):
        found = _found_place(wish, taken, segment_ms, phrase_ms)
        if found is None:
            dropped.append(wish)
            continue
        offset_ms, phrase, length_ms = found
        taken.append((offset_ms, offset_ms + length_ms))
        cue = PlannedCue(
            offset_ms=offset_ms,
            say=phrase,
            show=phrase if wish.show is None else wish.show,
            rank=wish.rank,
            length_ms=length_ms,
            from_end=wish.from_end,
        )
        spoken.append(Spoken(wish, cue))
    return Placement(tuple(spoken), tuple(dropped))


def _found_place(
    wish: Wish, taken: list[tuple[int, int]], segment_ms: int | None, phrase_ms: PhraseMs
) -> tuple[int, str, int] | None:
    starts = [wish.offset_ms] if wish.earliest_ms is None else [wish.offset_ms, wish.earliest_ms]
    for phrase in wish.phrases:
        length_ms = phrase_ms(phrase)
        for start_ms in starts:
            offset_ms = _free_from(start_ms, length_ms, taken)
            if _fits(offset_ms - start_ms, offset_ms + length_ms, wish, segment_ms):
                return offset_ms, phrase, length_ms
    if wish.insists and segment_ms is not None:
        phrase = wish.phrases[-1]
        length_ms = phrase_ms(phrase)
        offset_ms = _free_from(min(starts), length_ms, taken)
        if offset_ms + length_ms <= segment_ms:
            return offset_ms, phrase, length_ms
    return None


def _fits(moved_ms: int, end_ms: int, wish: Wish, segment_ms: int | None) -> bool:
    if end_ms > wish.end_by_ms or moved_ms > LATEST_MOVE_MS:
        return False
    return moved_ms == 0 or segment_ms is None or end_ms <= segment_ms - LAST_MS


def _free_from(start_ms: int, length_ms: int, taken: list[tuple[int, int]]) -> int:
    """The first moment from `start_ms` on at which nobody else speaks."""
    offset_ms = start_ms
    for begin_ms, end_ms in sorted(taken):
        if offset_ms < end_ms + PAUSE_BETWEEN_MS and begin_ms < offset_ms + length_ms + PAUSE_BETWEEN_MS:
            offset_ms = end_ms + PAUSE_BETWEEN_MS
    return offset_ms
