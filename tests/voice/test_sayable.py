"""The sentences that timelines can say: all of them, whatever a visitor chooses."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from drillbook.authoring.library import Library, drill_items
from drillbook.authoring.reading import read_library
from drillbook.engine.compiling import compile_routine
from drillbook.engine.cue import Rank
from drillbook.engine.events import CueDue
from drillbook.engine.inputs import Start, Tick
from drillbook.engine.options import with_options
from drillbook.engine.phrases import PhraseMs, estimated_ms, sentences_of
from drillbook.engine.revising import Edit, LeaveOut, MakeEasier, OneMoreRep, OneMoreSet, revise
from drillbook.engine.routine import Routine, Side
from drillbook.engine.session import Session
from drillbook.engine.stepping import step
from drillbook.voice.sayable import MOST_MORE_REPS, MOST_MORE_SETS, PACES, routines_of, sayable, uses
from tests.engine.routines import bridge, clam, routine

REPOSITORY = Path(__file__).parents[2]
DRILLS = REPOSITORY / "drills"

SHORT = routine(clam(2), bridge(key="2"))


@pytest.fixture(scope="module")
def own() -> Library:
    return read_library(DRILLS)[0]


@pytest.fixture(scope="module")
def own_sentences(own: Library) -> frozenset[str]:
    return frozenset(sayable(routines_of(own)))


def said_in(changed: Routine, phrase_ms: PhraseMs = estimated_ms) -> set[str]:
    cues = compile_routine(changed, phrase_ms).cues
    return {sentence for cue in cues for sentence in sentences_of(cue.say or "")}


def lengths(share: float) -> PhraseMs:
    """Somebody who speaks faster or slower than the estimate."""
    return lambda phrase: round(share * estimated_ms(phrase))


def test_each_sentence_is_there_once_and_in_order() -> None:
    found = sayable([SHORT, SHORT])
    assert list(found) == sorted(set(found))
    assert {"Clam", "Left", "Right", "Two reps", "Switch", "Done", "Well done"} <= set(found)


def test_both_sides_are_there_whichever_comes_first() -> None:
    left_only = sayable([routine(replace(clam(2), first_side=Side.LEFT))])
    assert left_only == sayable([routine(replace(clam(2), first_side=Side.RIGHT))])


def test_what_is_said_to_somebody_who_is_waited_for_is_there() -> None:
    waiting = with_options(SHORT, {"wait_for_me": True})
    session, _ = step(compile_routine(waiting), Session(compile_routine(waiting).digest), Start(0, 0))
    _, events = step(compile_routine(waiting), session, Tick(600_000))
    said = {sentence for event in events if isinstance(event, CueDue) for sentence in sentences_of(event.cue.say or "")}
    assert "Tap when ready" in said
    assert said <= set(sayable([SHORT]))


def test_uses_count_what_is_said_where_nobody_changes_anything() -> None:
    found = uses([SHORT, SHORT])
    assert found["Clam"].times == 2
    assert (found["Clam"].routine_name, found["Clam"].rank) == (SHORT.name, Rank.NAME)
    assert found.keys() == said_in(SHORT)
    assert "Tap when ready" not in found


def test_the_player_offers_no_other_pace() -> None:
    template = (REPOSITORY / "plugins/drillbook/player/templates/player.html").read_text()
    paces = template[template.index('name="pace"') :].split("</select>")[0]
    assert [int(part.split('"')[0]) for part in paces.split('<option value="')[1:]] == list(PACES)


def test_every_own_routine_says_nothing_else_with_any_options(own: Library, own_sentences: frozenset[str]) -> None:
    for each in routines_of(own):
        for pace, side in ((100, "left"), (100, "right"), (150, "right"), (1_000, None)):
            options = {"pace_percent": pace, "first_side": side, "wait_for_me": True}
            assert said_in(with_options(each, options)) <= own_sentences, f"{each.id} {options}"


@pytest.mark.slow
def test_every_own_routine_says_nothing_else_with_all_options_together(
    own: Library, own_sentences: frozenset[str]
) -> None:
    for each in routines_of(own):
        for pace, side, share in product(PACES, (None, "left", "right"), (0.5, 1, 2)):
            chosen = with_options(each, {"pace_percent": pace, "first_side": side})
            assert said_in(chosen, lengths(share)) <= own_sentences, f"{each.id} {pace} {side} {share}"


@pytest.mark.parametrize("share", [0.2, 0.7, 1.4, 3])
def test_every_own_routine_says_nothing_else_whoever_speaks(
    own: Library, own_sentences: frozenset[str], share: float
) -> None:
    for each in routines_of(own):
        assert said_in(each, lengths(share)) <= own_sentences, each.id


def edited(changed: Routine, *edits: Edit) -> Routine:
    """The routine as its visitor has changed it before the first work."""
    for edit in edits:
        changed, _ = revise(changed, Session(compile_routine(changed).digest), edit)
    return changed


def changes_of(key: str) -> Iterator[tuple[Edit, ...]]:
    for easier in ((), (MakeEasier(key),)):
        yield (*easier, *[OneMoreRep(key)] * MOST_MORE_REPS)
        yield (*easier, *[OneMoreSet(key)] * MOST_MORE_SETS)
    yield (OneMoreSet(key), OneMoreRep(key))
    yield (LeaveOut(key),)


@pytest.mark.slow
def test_every_own_routine_says_nothing_else_however_it_is_changed(own: Library, own_sentences: frozenset[str]) -> None:
    for each in routines_of(own):
        for key in dict.fromkeys(item.key for item in drill_items(each.items)):
            for edits in changes_of(key):
                assert said_in(edited(each, *edits)) <= own_sentences, f"{each.id} {edits}"
