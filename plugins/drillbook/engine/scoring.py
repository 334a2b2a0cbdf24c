"""What a segment sounds, says and shows (rules 10 and 11): its tones and its speech lane. Knows no clock."""

from dataclasses import dataclass

from .announcing import AFTER_TONE_MS, BEFORE_COUNT_MS, announcement
from .authored import authored_wishes
from .counting import work_tones, work_wishes
from .cue import Cue, PlannedCue, Rank, Tone
from .dose import Work
from .lanes import LAST_MS, PAUSE_BETWEEN_MS, Placement, Wish, place
from .phrases import PhraseMs
from .routine import DrillItem, Item, Routine, item_of
from .timeline import Kind, Segment


@dataclass(frozen=True, slots=True)
class DroppedCue:
    """A cue of an author that finds no room: `fits` is false where its moment lies outside the segment."""

    segment_key: str
    item_key: str
    cue: Cue
    fits: bool


@dataclass(frozen=True, slots=True)
class ShortStretch:
    """A stretch too short to announce what follows; `needed_ms` would do."""

    segment_key: str
    item_key: str
    phrase: str
    duration_ms: int
    needed_ms: int


type Remark = DroppedCue | ShortStretch


def finish_cues(phrase_ms: PhraseMs) -> tuple[PlannedCue, ...]:
    """What sounds when the routine is over."""
    words = "Done. Well done."
    return (
        PlannedCue(0, tone=Tone.FINISH),
        PlannedCue(700, say=words, show="Done", rank=Rank.NAME, length_ms=phrase_ms(words)),
    )


def scored(
    segments: tuple[Segment, ...], index: int, routine: Routine, phrase_ms: PhraseMs
) -> tuple[tuple[PlannedCue, ...], tuple[Remark, ...]]:
    """The cues of one segment in the order of their moments, with remarks for its author."""
    segment = segments[index]
    item = item_of(routine.items, segment.item_key)
    if segment.work is not None:
        return _scored_work(segment, segment.work, item, phrase_ms)
    return _scored_stretch(segments, index, routine, phrase_ms)


def _scored_work(
    segment: Segment, work: Work, item: Item | None, phrase_ms: PhraseMs
) -> tuple[tuple[PlannedCue, ...], tuple[Remark, ...]]:
    cues = item.cues if isinstance(item, DrillItem) else ()
    first_side = not isinstance(item, DrillItem) or segment.side in ("both", item.first_side)
    as_written = item.dose.work if isinstance(item, DrillItem) else work
    asked = authored_wishes(segment, cues, as_written, first_side=first_side)
    lane = place([*asked.wishes, *work_wishes(segment, work, asked, phrase_ms)], segment.duration_ms, phrase_ms)
    remarks: list[Remark] = [DroppedCue(segment.key, segment.item_key, cue, fits=False) for cue in asked.outside]
    remarks += [
        DroppedCue(segment.key, segment.item_key, cues[wish.author], fits=True)
        for wish in lane.dropped
        if wish.author is not None
    ]
    written = tuple(PlannedCue(wish.offset_ms, show=wish.show) for wish in lane.dropped if wish.author is not None)
    return _in_order((*work_tones(segment, lane), *asked.shown, *written, *_said(lane))), tuple(remarks)


def _scored_stretch(
    segments: tuple[Segment, ...], index: int, routine: Routine, phrase_ms: PhraseMs
) -> tuple[tuple[PlannedCue, ...], tuple[Remark, ...]]:
    segment = segments[index]
    duration_ms = segment.reckoned_ms
    wishes = announcement(segments, index, routine, phrase_ms)
    lane = place(wishes, duration_ms, phrase_ms)
    # Between sets of one side nothing is announced that must be heard.
    next_set = index > 0 and (segments[index - 1].item, segments[index - 1].side) == (segment.item, segment.side)
    remarks = () if next_set else _cut_short(segment, wishes, lane, phrase_ms)
    tones = [PlannedCue(0, tone=_opening_tone(segment, segments[index - 1]))] if duration_ms > LAST_MS else []
    tones += [
        PlannedCue(duration_ms - before_ms, tone=Tone.COUNT, show=str(before_ms // 1_000), from_end=True)
        for before_ms in (3_000, 2_000, 1_000)
        if before_ms <= duration_ms
    ]
    return _in_order((*tones, *_said(lane))), remarks


def _opening_tone(segment: Segment, before: Segment) -> Tone:
    """What a stretch begins with: it tells what to do now, whether or not there is time to rest as well."""
    if segment.kind == Kind.LEAD_IN:
        return Tone.GET_READY
    if segment.kind == Kind.SWITCH or (before.item == segment.item and before.side != segment.side):
        return Tone.SWITCH
    return Tone.SET_DONE if before.item == segment.item else Tone.REST


def _cut_short(segment: Segment, wishes: list[Wish], lane: Placement, phrase_ms: PhraseMs) -> tuple[Remark, ...]:
    """A remark where name, side and position, in their fullest form, did not end in time before the count."""
    owed = [wish for wish in wishes if wish.rank == Rank.NAME]
    latest_ms = segment.reckoned_ms - LAST_MS - BEFORE_COUNT_MS
    in_full = [
        spoken
        for spoken in lane.spoken
        if spoken.wish in owed
        and spoken.cue.say == spoken.wish.phrases[0]
        and spoken.cue.offset_ms + spoken.cue.length_ms <= latest_ms
    ]
    if len(in_full) == len(owed):
        return ()
    # With room for the stretch's own word too, nothing has to give way.
    lengths_ms = [phrase_ms(wish.phrases[0]) for wish in wishes if wish.rank in (Rank.NAME, Rank.SWITCH)]
    spoken_ms = sum(lengths_ms) + PAUSE_BETWEEN_MS * (len(lengths_ms) - 1)
    needed_ms = AFTER_TONE_MS + spoken_ms + BEFORE_COUNT_MS + LAST_MS
    phrase = ". ".join(wish.phrases[0] for wish in owed)
    return (ShortStretch(segment.key, segment.item_key, phrase, segment.reckoned_ms, needed_ms),)


def _said(lane: Placement) -> tuple[PlannedCue, ...]:
    return tuple(spoken.cue for spoken in lane.spoken)


def _in_order(cues: tuple[PlannedCue, ...]) -> tuple[PlannedCue, ...]:
    return tuple(sorted(cues, key=lambda cue: (cue.offset_ms, cue.tone is None)))
