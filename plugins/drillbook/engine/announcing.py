"""What is said in a stretch: what it is, and name, side and position of the work to come (rule 11). Knows no clock."""

from .cue import Rank
from .dose import FreeReps, Open
from .lanes import LAST_MS, PAUSE_BETWEEN_MS, Wish
from .phrases import PhraseMs, capitalised, dose_words, number_word
from .routine import DrillItem, Routine, item_of
from .timeline import Kind, Segment
from .unrolling import occurrences

AFTER_TONE_MS = 250
"""Speech leaves the stretch's own tone alone."""

BEFORE_COUNT_MS = 500
"""Silence between an announcement and the 3-2-1."""

LONG_REST_MS = 15_000
"""From this length on what comes next is said near the rest's end, when it is needed."""


def announcement(segments: tuple[Segment, ...], index: int, routine: Routine, phrase_ms: PhraseMs) -> list[Wish]:
    """The wishes of one stretch: its own word, then name and side, the position where it is new, dose and setup."""
    segment = segments[index]
    before = segments[index - 1] if index else None
    end_by_ms = segment.reckoned_ms - LAST_MS - BEFORE_COUNT_MS
    opening = _opening(segment, before, routine)
    names = _names(segment, before)
    if (
        opening
        and before
        and (before.item, before.side) == (segment.item, segment.side)
        and segment.reckoned_ms < LONG_REST_MS
    ):
        # Letting go comes first, and counts for more than the number of the set.
        names = (f"{opening}. {names[0]}", f"{opening}. Set {number_word(segment.set_number)}", opening)
        opening = None
    openings = _openings(opening, segment, before)
    further = _further(segments, index, before, routine, told=opening or "")
    wishes: list[Wish] = []
    offset_ms = AFTER_TONE_MS
    if openings:
        wishes.append(Wish(offset_ms, openings, Rank.SWITCH, end_by_ms))
        offset_ms += phrase_ms(openings[0]) + PAUSE_BETWEEN_MS
    late_ms = 0
    if segment.kind == Kind.REST and segment.reckoned_ms >= LONG_REST_MS:
        if before and before.item == segment.item and before.side != segment.side:
            names = tuple(f"Switch. {name}" for name in names)
        lengths_ms = [phrase_ms(phrase) + PAUSE_BETWEEN_MS for phrase in (names[0], *(phrase for phrase, _ in further))]
        late_ms = min(end_by_ms - sum(lengths_ms), segment.reckoned_ms - _notice_ms(segment, before, routine))
    from_end = late_ms > offset_ms
    offset_ms = max(late_ms, offset_ms)
    wishes.append(
        Wish(offset_ms, names, Rank.NAME, end_by_ms, earliest_ms=AFTER_TONE_MS, insists=True, from_end=from_end)
    )
    offset_ms += phrase_ms(names[0]) + PAUSE_BETWEEN_MS
    for phrase, rank in further:
        wishes.append(Wish(offset_ms, (phrase,), rank, end_by_ms, from_end=from_end))
        offset_ms += phrase_ms(phrase) + PAUSE_BETWEEN_MS
    return wishes


def _notice_ms(segment: Segment, before: Segment | None, routine: Routine) -> int:
    """How long before the work somebody must know what it is, to be in place for it."""
    change = occurrences(routine)[segment.item].change
    stays = before is not None and (before.item, before.side) == (segment.item, segment.side)
    return change.same_position_ms if stays else change.new_position_ms


def _opening(segment: Segment, before: Segment | None, routine: Routine) -> str | None:
    """What the stretch itself is: nothing for a lead-in, whose name says it."""
    if segment.kind == Kind.SWITCH:
        return "Switch"
    if segment.kind != Kind.REST:
        return None
    if before is not None and before.item != segment.item:
        return occurrences(routine)[segment.item].rest_say or segment.label
    return segment.label


def _openings(opening: str | None, segment: Segment, before: Segment | None) -> tuple[str, ...]:
    """The stretch's own word, the fullest way first: with the round or the set that begins."""
    begins = ""
    if before is not None and before.item != segment.item and before.round_number != segment.round_number > 1:
        begins = f"Round {number_word(segment.round_number)} of {number_word(segment.rounds)}"
    elif before is not None and before.item == segment.item and before.side != segment.side and segment.set_number > 1:
        begins = f"Set {number_word(segment.set_number)}" if before.set_number < segment.set_number else ""
    fullest = ". ".join(phrase for phrase in (opening, begins) if phrase)
    return tuple(dict.fromkeys(phrase for phrase in (fullest, opening) if phrase))


def _names(segment: Segment, before: Segment | None) -> tuple[str, ...]:
    """What comes, the fullest way first; within one drill only what changes."""
    side = capitalised(segment.side_name)
    short_side = "" if segment.side == "both" else capitalised(segment.side)
    if before is None or before.item != segment.item:
        if segment.alternates:
            side, short_side = f"{side} first", f"{short_side} first"
        full = f"{segment.name}. {side}" if side else segment.name
        return tuple(dict.fromkeys([full, f"{segment.name}. {short_side}" if short_side else full, segment.name]))
    if before.side != segment.side:
        return tuple(dict.fromkeys([side, short_side]))
    return (f"Set {number_word(segment.set_number)} of {number_word(segment.sets)}",)


def _further(
    segments: tuple[Segment, ...], index: int, before: Segment | None, routine: Routine, *, told: str
) -> list[tuple[str, Rank]]:
    """The position where it is new and not `told` already, then how much, then how to set up."""
    segment = segments[index]
    item, work = item_of(routine.items, segment.item_key), segments[index + 1].work
    if (before is not None and before.item == segment.item) or not isinstance(item, DrillItem) or work is None:
        return []
    found: list[tuple[str, Rank]] = []
    if not isinstance(work, FreeReps | Open):
        # How much of these is said as they begin, with the tap that ends them.
        found.append((dose_words(work) + (" each side" if segment.alternates else ""), Rank.TIP))
    item_before = item_of(routine.items, before.item_key) if before else None
    new = not isinstance(item_before, DrillItem) or item_before.drill.position != item.drill.position
    if new and item.drill.position not in told.lower():
        found.insert(0, (capitalised(item.drill.position), Rank.NAME))
    return [*found, (item.drill.setup, Rank.TIP)] if item.drill.setup else found
