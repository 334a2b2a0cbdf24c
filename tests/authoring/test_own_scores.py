"""What this site's own routines and drills say and sound, in every way they can be asked for and by voices of any pace.

Nothing said meets anything else said or runs over the end of its segment, names come before the count, tones stay put.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from drillbook.authoring.library import DEFAULT_POSITIONS, Library, drill_items
from drillbook.authoring.reading import read_library
from drillbook.engine.compiling import compile_routine, compile_with_remarks
from drillbook.engine.cue import PlannedCue, Rank
from drillbook.engine.dose import Hold, PacedReps, Timed
from drillbook.engine.events import CueDue
from drillbook.engine.inputs import Extend, Tick
from drillbook.engine.options import with_options
from drillbook.engine.passing import entered
from drillbook.engine.phrases import PhraseMs, estimated_ms, sentences_ms
from drillbook.engine.revising import MakeEasier, revise
from drillbook.engine.routine import Routine
from drillbook.engine.scoring import ShortStretch
from drillbook.engine.session import Session
from drillbook.engine.stepping import step
from drillbook.engine.timeline import Kind, Segment, Timeline
from drillbook.pages.voicing import site_voice
from drillbook.voice.recordings import RECORDINGS
from tests.engine.play import play

DRILLS = Path(__file__).parents[2] / "drills"
ROUTINES = sorted(path.stem for path in (DRILLS / "routines").glob("*.yml"))
ALONE = "each drill alone"

PAUSE_MS = 150
"""Silence between two phrases."""

COUNT_MS = 3_000
"""What the 3-2-1 takes of the end of a stretch."""

BEFORE_COUNT_MS = 500
"""Silence between an announcement and the 3-2-1."""

LENGTHS: Mapping[str, PhraseMs] = {
    "as reckoned": estimated_ms,
    "slow": lambda phrase: estimated_ms(phrase) * 13 // 10,
    "quick": lambda phrase: estimated_ms(phrase) * 7 // 10,
}


def eased(routine: Routine) -> Routine:
    """The routine with the easier way of every drill that has one."""
    for item in drill_items(routine.items):
        routine, _ = revise(routine, Session(compile_routine(routine).digest), MakeEasier(item.key))
    return routine


@pytest.fixture(scope="module")
def lengths(own: Library) -> Mapping[str, PhraseMs]:
    """How long words take: by the estimate, by voices of other paces, and by the site's clips where it has any."""
    voice = site_voice(
        own, (), "en-gb", DRILLS / RECORDINGS, DRILLS.parent / ".cache" / "drillbook" / "voice", sweeps=False
    )
    known_ms = {sentence: clip.ms for sentence, clip in voice.clips.items()} if voice else {}
    return {**LENGTHS, "clips": lambda phrase: sentences_ms(phrase, known_ms)} if known_ms else LENGTHS


WAYS: Mapping[str, Callable[[Routine], Routine]] = {
    "as written": lambda routine: routine,
    "left first": lambda routine: with_options(routine, {"first_side": "left"}),
    "right first": lambda routine: with_options(routine, {"first_side": "right"}),
    "wait for me": lambda routine: with_options(routine, {"wait_for_me": True}),
    "slower by half": lambda routine: with_options(routine, {"pace_percent": 150}),
    "easier": eased,
}


@pytest.fixture(scope="module")
def own() -> Library:
    return read_library(DRILLS)[0]


@dataclass(frozen=True, slots=True)
class Score:
    """A timeline with the way it was asked for, and the keys of the stretches that rule 11 warns of."""

    way: str
    timeline: Timeline
    short: frozenset[str]


@pytest.fixture(scope="module", params=[*ROUTINES, ALONE])
def routines(request: pytest.FixtureRequest, own: Library) -> list[Routine]:
    """One routine, or one for each drill that can be played alone."""
    if request.param == ALONE:
        return [drill.routine() for drill in own.drills.values() if drill.playable]
    routine = own.routines[request.param].routine
    assert routine is not None
    return [routine]


@pytest.fixture(scope="module")
def scores(routines: list[Routine], lengths: Mapping[str, PhraseMs]) -> list[Score]:
    """Each routine in each way that a visitor may ask for, for all lengths of words."""
    return [
        scored(f"{routine.id}, {way}, {length}", changed(routine), phrase_ms)
        for routine in routines
        for way, changed in WAYS.items()
        for length, phrase_ms in lengths.items()
    ]


def scored(way: str, routine: Routine, phrase_ms: PhraseMs) -> Score:
    timeline, remarks = compile_with_remarks(routine, phrase_ms)
    return Score(way, timeline, frozenset(each.segment_key for each in remarks if isinstance(each, ShortStretch)))


def spoken(segment: Segment) -> list[PlannedCue]:
    return [cue for cue in segment.cues if cue.say]


def test_no_two_phrases_meet_from_the_first_lead_in_to_the_last_word(scores: list[Score]) -> None:
    faults = []
    for score in scores:
        said, from_ms = [], 0
        for segment in score.timeline.segments:
            said += [(from_ms + cue.offset_ms, cue) for cue in spoken(segment)]
            from_ms += segment.reckoned_ms
        said += [(from_ms + cue.offset_ms, cue) for cue in score.timeline.finish_cues if cue.say]
        faults += [f"{score.way}: {fault}" for fault in meetings(said)]
    assert faults == []


def meetings(said: Iterable[tuple[int, PlannedCue]]) -> list[str]:
    """The phrases that begin before 150 ms of silence have followed the one before."""
    return [
        f"{one.say!r} at {at_ms} ms takes {one.length_ms} ms, then {other.say!r} at {next_ms} ms"
        for (at_ms, one), (next_ms, other) in pairwise(sorted(said, key=lambda each: each[0]))
        if at_ms + one.length_ms + PAUSE_MS > next_ms
    ]


def test_nothing_is_said_over_the_end_of_its_segment(scores: list[Score]) -> None:
    faults = [
        f"{score.way}: {cue.say!r} at {cue.offset_ms} ms of {segment.key}"
        for score in scores
        for segment in score.timeline.segments
        if segment.duration_ms is not None
        for cue in spoken(segment)
        if cue.offset_ms + cue.length_ms > segment.duration_ms
    ]
    assert faults == []


def test_name_and_side_are_said_half_a_second_before_the_count_or_rule_11_warns(scores: list[Score]) -> None:
    faults = []
    for score in scores:
        for before, work in pairwise([None, *score.timeline.segments]):
            if work is None or work.kind != Kind.WORK or is_next_set(before, score.timeline):
                continue
            key = f"before {work.key}"
            ends_ms = (
                [cue.offset_ms + cue.length_ms for cue in spoken(before) if cue.rank == Rank.NAME] if before else []
            )
            latest_ms = before.reckoned_ms - COUNT_MS - BEFORE_COUNT_MS if before else 0
            if key not in score.short and not (ends_ms and max(ends_ms) <= latest_ms):
                faults.append(f"{score.way}: {key} is announced until {ends_ms}, not by {latest_ms} ms")
    assert faults == []


def is_next_set(stretch: Segment | None, timeline: Timeline) -> bool:
    """Whether what comes is another set of the same side, which needs no announcement."""
    if stretch is None:
        return False
    index = timeline.segments.index(stretch)
    before = stretch if stretch.kind == Kind.WORK else timeline.segments[index - 1]
    following = timeline.segments[index + 1]
    return index > 0 and (before.item, before.side) == (following.item, following.side)


def test_a_drill_is_told_by_name_and_side_in_words_that_fit(routines: list[Routine]) -> None:
    """As written and reckoned: somebody who looks away knows what to do, and with which leg."""
    untold = []
    for routine in routines:
        timeline = compile_routine(routine)
        for before, work in pairwise(timeline.segments):
            if work.kind != Kind.WORK or is_next_set(before, timeline):
                continue
            index = timeline.segments.index(before)
            came_from = timeline.segments[index - 1] if index else None
            words = " ".join(cue.say or "" for cue in spoken(before)).lower()
            new = came_from is None or came_from.item != work.item
            if (new and work.name.lower() not in words) or (
                work.side != "both" and work.side not in words and work.side_name.lower() not in words
            ):
                untold.append((routine.id, work.key, words))
    assert untold == []


def test_a_position_that_a_rest_tells_is_that_of_the_drill_it_leads_to(routines: list[Routine], own: Library) -> None:
    """Come into a high plank, then All fours: whoever listens does not know which of the two."""
    contradicted = [
        (routine.id, segment.key, told)
        for routine in routines
        for segment in compile_routine(routine).segments
        if segment.kind == Kind.REST and segment.drill_id
        for told in [" ".join(cue.say or "" for cue in spoken(segment)).lower()]
        if any(position in told for position in DEFAULT_POSITIONS if position != own.drills[segment.drill_id].position)
    ]
    assert contradicted == []


def test_tones_stand_where_the_rhythm_puts_them_whatever_is_said(scores: list[Score]) -> None:
    moved = []
    for score in scores:
        for segment in score.timeline.segments:
            owed = Counter(rhythm_ms(segment))
            sounded = Counter(cue.offset_ms for cue in segment.cues if cue.tone)
            if owed - sounded:
                moved.append(f"{score.way}: {segment.key} lacks tones at {sorted(owed - sounded)}")
    assert moved == []


def rhythm_ms(segment: Segment) -> list[int]:
    """Where a segment owes tones: its beginning, each phase, the last three seconds."""
    whole_ms = segment.reckoned_ms
    last_ms = [whole_ms - before_ms for before_ms in (3_000, 2_000, 1_000)]
    match segment.work:
        case None:
            return [*({0} if whole_ms > COUNT_MS else {}), *(ms for ms in last_ms if ms >= 0)]
        case PacedReps(reps, tempo):
            starts_ms, from_ms = [], 0
            for phase in tempo * (reps * segment.rep_factor):
                starts_ms.append(from_ms)
                from_ms += phase.duration_ms
            return starts_ms
        case Hold() | Timed() if whole_ms >= 6_000:
            return [0, *last_ms]
        case _:
            return [0]


def test_tones_are_where_they_are_however_long_the_words_take(scores: list[Score]) -> None:
    found: dict[str, set[tuple[int, ...]]] = {}
    for score in scores:
        for segment in score.timeline.segments:
            way = f"{score.way.rpartition(', ')[0]}: {segment.key}"
            found.setdefault(way, set()).add(tuple(cue.offset_ms for cue in segment.cues if cue.tone))
    assert [way for way, offsets in found.items() if len(offsets) > 1] == []


@pytest.mark.parametrize("late", ["1s", "2500ms", "4s", "6s", "9s"])
def test_python_that_comes_late_lets_nothing_meet_in_what_is_left_of_the_lead_in(
    routines: list[Routine], lengths: Mapping[str, PhraseMs], late: str
) -> None:
    for routine in routines:
        for length, phrase_ms in lengths.items():
            led = play(f"start clicked {late} ago; until work; 1s", routine, phrase_ms=phrase_ms)
            said = [(due.at_ms, due.cue) for due in led.cues if due.cue.say and not due.silent]
            assert meetings(said) == [], f"{routine.id}, {length}"


def test_a_rest_made_longer_keeps_its_words_apart_and_in_their_order(
    routines: list[Routine], lengths: Mapping[str, PhraseMs]
) -> None:
    for routine in routines:
        for length, phrase_ms in lengths.items():
            timeline = compile_routine(routine, phrase_ms)
            for index, segment in enumerate(timeline.segments):
                if segment.kind != Kind.REST:
                    continue
                said, longer = (said_in_rest(timeline, index, taps) for taps in (0, 1))
                assert meetings(longer) == [], f"{routine.id}, {length}, {segment.key}"
                assert [cue.say for _, cue in longer] == [cue.say for _, cue in said]


def said_in_rest(timeline: Timeline, index: int, taps: int) -> list[tuple[int, PlannedCue]]:
    """What is said in a rest to which so many times 15 s were added, and a second into the work behind it."""
    state, _ = entered(timeline, index, 0)
    session = Session(timeline.digest, state, 0)
    for _ in range(taps):
        session, _ = step(timeline, session, Extend(0, timeline.digest, index))
    until_ms = timeline.segments[index].reckoned_ms + taps * 15_000 + 1_000
    _, events = step(timeline, session, Tick(until_ms))
    return [(event.at_ms, event.cue) for event in events if isinstance(event, CueDue) and event.cue.say]
