"""What work says of itself: the tones of its rhythm, phase words, rep counts, halfway and last rep. Knows no clock."""

from .authored import Authored
from .cue import PlannedCue, Rank, Tone
from .dose import FreeReps, Hold, Open, PacedReps, Timed, Work, rep_ms
from .lanes import PAUSE_BETWEEN_MS, Placement, Wish
from .phrases import PhraseMs, capitalised, dose_words, number_word
from .timeline import Segment

HALFWAY_FROM_MS = 20_000
"""Shorter work has no halfway call."""

LAST_FROM_REPS = 4
"""Fewer reps have no last-rep call."""

QUICK_REP_MS = 1_200
"""Below this length only every fifth rep is counted aloud."""

ENDING_FROM_MS = 6_000
"""Shorter work is over before its last three seconds could be counted."""


def work_wishes(segment: Segment, work: Work, authored: Authored, phrase_ms: PhraseMs) -> list[Wish]:
    """What the work would say of itself, the author's words left in peace."""
    match work:
        case PacedReps():
            return _rhythm_wishes(segment, work, authored, phrase_ms)
        case Hold(duration_ms) | Timed(duration_ms):
            begin = "Hold" if isinstance(work, Hold) else "Go"
            # An instruction was told as what to do, often at leisure; there is nothing to be sent off to.
            wishes = [] if segment.drill_id is None else [Wish(0, (begin,), Rank.PHASE, duration_ms)]
            if duration_ms >= HALFWAY_FROM_MS:
                wishes.append(Wish(duration_ms // 2, ("Halfway",), Rank.MILESTONE, duration_ms))
            # Behind what the author says at that very moment the word would only come late.
            spoken_ms = {wish.offset_ms for wish in authored.wishes}
            return [wish for wish in wishes if wish.offset_ms not in spoken_ms]
        case FreeReps() | Open():  # pragma: no branch - mypy knows no other
            words = dose_words(work)
            return [Wish(0, (f"{words}. Tap when done" if segment.reps else words,), Rank.PHASE, 2**53)]


def _rhythm_wishes(segment: Segment, work: PacedReps, authored: Authored, phrase_ms: PhraseMs) -> list[Wish]:
    """Each phase's word at its start and each rep's number behind the first of them.

    Once a rep has been heard with all its words, a number that does not fit beside its phase's word takes its place,
    and behind what the author says at that very moment the word, which would come late, is left to the phase's tone.
    What the author says in the phase's own words is at no time said twice.
    """
    wishes: list[Wish] = []
    start_ms, quick = 0, rep_ms(work.tempo) < QUICK_REP_MS
    spoken_ms = {wish.offset_ms for wish in authored.wishes}
    spoken = {(wish.offset_ms, phrase.lower()) for wish in authored.wishes for phrase in wish.phrases}
    for index in range(work.reps * segment.rep_factor):
        counts = _count_phrases(segment, work, index)
        for place, phase in enumerate(work.tempo):
            end_ms = start_ms + phase.duration_ms
            word, said_ms = capitalised(phase.name), start_ms
            # In quick reps the words of the phases are known after the first.
            known = (start_ms, word.lower()) in spoken or (index > 0 and (quick or start_ms in spoken_ms))
            speaks = start_ms not in authored.phase_starts_ms and not known
            if place == 0 and counts:
                beside_ms = phrase_ms(word) + PAUSE_BETWEEN_MS
                if speaks and beside_ms + phrase_ms(counts[-1]) + PAUSE_BETWEEN_MS <= phase.duration_ms:
                    said_ms += beside_ms
                elif index or segment.alternates:
                    speaks = False
                wishes.append(Wish(said_ms, counts, Rank.REP, end_ms, otherwise=Tone.REP))
            if speaks:
                wishes.append(Wish(start_ms, (word,), Rank.PHASE, end_ms))
            start_ms = end_ms
    return wishes


def _count_phrases(segment: Segment, work: PacedReps, index: int) -> tuple[str, ...]:
    """How the rep is counted aloud, the fullest way first, empty where it is not; with sides in turn each twice."""
    number = index // segment.rep_factor + 1
    if work.reps == 1 or (rep_ms(work.tempo) < QUICK_REP_MS and number % 5):
        return ()
    word = capitalised(number_word(number))
    if number == work.reps >= LAST_FROM_REPS and index % segment.rep_factor == 0:
        last = "Last one" if segment.rep_factor == 1 else "Last pair"
        return (f"{word}. {last}", last, word)
    return (word,)


def work_tones(segment: Segment, lane: Placement) -> list[PlannedCue]:
    """The tones of the work: its start, each phase, and the last three seconds where it has no phases."""
    tones = [PlannedCue(0, tone=Tone.GO)]
    uncounted_until_ms = {wish.end_by_ms for wish in lane.dropped if wish.otherwise == Tone.REP}
    match segment.work:
        case PacedReps(reps, tempo):
            offset_ms = 0
            for _ in range(reps * segment.rep_factor):
                for place, phase in enumerate(tempo):
                    if offset_ms:
                        # A rep whose number is not said has a tone of its own.
                        silent = offset_ms + phase.duration_ms in uncounted_until_ms or rep_ms(tempo) < QUICK_REP_MS
                        tone = Tone.REP if place == 0 and silent else _phase_tone(place, len(tempo))
                        tones.append(PlannedCue(offset_ms, tone=tone))
                    offset_ms += phase.duration_ms
        case Hold(duration_ms) | Timed(duration_ms) if duration_ms >= ENDING_FROM_MS:
            tones += [PlannedCue(duration_ms - before_ms, tone=Tone.ENDING) for before_ms in (3_000, 2_000, 1_000)]
        case _:
            pass
    return tones


def _phase_tone(place: int, phases: int) -> Tone:
    """The tone that tells which phase of a rep begins; one without others begins the rep."""
    if place == 0:
        return Tone.PHASE_FIRST
    return Tone.PHASE_LAST if place == phases - 1 else Tone.PHASE_MIDDLE
