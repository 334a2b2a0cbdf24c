"""The strip to scale and the list beside it, both from one timeline."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drillbook.engine.compiling import compile_routine
from drillbook.engine.dose import Dose, FreeReps, Hold, Open, PacedReps
from drillbook.engine.routine import Routine, Side, Sides, routine_of
from drillbook.engine.timeline import Kind
from drillbook.pages.listing import Between, Entry, Part, listing_of
from drillbook.pages.plays import play_of
from drillbook.pages.ribbon import Piece, ribbon_of
from tests.pages.books import OPEN_CLOSE, clam, in_rounds, routine


def playing(done: Routine | None) -> Routine:
    assert done is not None
    return done


def work(pieces: tuple[Piece, ...]) -> list[Piece]:
    return [piece for piece in pieces if piece.kind == Kind.WORK]


def test_pieces_are_to_scale() -> None:
    timeline = compile_routine(clam().routine())
    pieces = ribbon_of(timeline).pieces
    assert [round(piece.for_percent * timeline.total_ms / 100_000) for piece in pieces] == [10, 32, 6, 32]
    assert pieces[-1].at_percent + pieces[-1].for_percent == pytest.approx(100, abs=0.01)


def test_each_side_has_its_lane_and_a_cut_for_each_rep() -> None:
    left, right = work(ribbon_of(compile_routine(clam().routine())).pieces)
    assert (left.side, right.side, left.reps, right.reps) == (Side.LEFT, Side.RIGHT, 8, 8)


def test_sides_that_take_turns_go_up_and_down() -> None:
    turns = clam(sides=Sides.ALTERNATE_REPS, dose=Dose(PacedReps(3, OPEN_CLOSE)))
    pieces = work(ribbon_of(compile_routine(turns.routine())).pieces)
    assert [piece.side for piece in pieces] == [Side.LEFT, Side.RIGHT] * 3
    assert {piece.reps for piece in pieces} == {1}


def test_the_sentence_names_time_drills_and_sides() -> None:
    sentence = ribbon_of(compile_routine(playing(routine().routine))).sentence
    assert sentence == "Timeline to scale, 2:20: Clam left and right, Squeeze."


def test_a_total_with_an_unknown_length_says_about() -> None:
    item = clam().item(dose=Dose(Open()))
    assert play_of(routine_of(item)).total == "about 1:15"
    assert "about 1:15" in play_of(routine_of(item)).ribbon.sentence


@given(st.integers(1, 3_600), st.integers(1, 20), st.integers(1, 12))
def test_marks_stay_apart_and_pieces_within_the_strip(seconds: int, sets: int, reps: int) -> None:
    drill = clam(sides=Sides.ALTERNATE_REPS, dose=Dose(FreeReps(reps), sets=sets, rest_ms=seconds * 1000))
    ribbon = ribbon_of(compile_routine(drill.routine()))
    assert sum(piece.for_percent for piece in ribbon.pieces) == pytest.approx(100, abs=0.01 * len(ribbon.pieces))
    places = [mark.at_percent for mark in ribbon.marks]
    assert places[0] == 0
    assert places[-1] == 100
    assert all(after - before > 10 for before, after in pairwise(places))


def test_the_list_has_drills_as_rows_and_changes_between() -> None:
    done = playing(routine().routine)
    rows = listing_of(done, compile_routine(done))
    assert [(row.at, row.words if isinstance(row, Between) else row.name) for row in rows] == [
        ("0:00", "Get ready. Next: Clam, left leg on top first"),
        ("0:10", "Clam"),
        ("1:20", "Roll over. Next: Squeeze"),
        ("1:40", "Squeeze"),
    ]


def test_lengths_of_the_list_add_up_to_the_total() -> None:
    done = playing(routine().routine)
    rows = listing_of(done, compile_routine(done))
    assert [row.length.replace("\u00a0", " ") for row in rows if not isinstance(row, Part)] == [
        "10 s",
        "1:10",
        "20 s",
        "0:40",
    ]


def test_a_row_tells_sides_dose_and_every_set() -> None:
    clam_row = next(row for row in play_of(clam().routine()).rows if isinstance(row, Entry))
    assert clam_row.sides == (Side.LEFT, Side.RIGHT)
    assert clam_row.dose.replace("\u00a0", " ") == "8 reps each side: open 2 s, close 2 s"
    assert [(done.at, done.words.replace("\u00a0", " ")) for done in clam_row.sets] == [
        ("0:10", "Left leg on top, 8 reps"),
        ("0:48", "Right leg on top, 8 reps"),
    ]


def test_the_side_that_comes_first_is_told_first() -> None:
    done = routine_of(replace(clam().item(), first_side=Side.RIGHT))
    row = next(row for row in play_of(done).rows if isinstance(row, Entry))
    assert row.sides == (Side.RIGHT, Side.LEFT)


def test_rounds_are_counted() -> None:
    rows = [row for row in play_of(playing(in_rounds().routine)).rows if isinstance(row, Entry)]
    assert [(row.name, row.round) for row in rows] == [
        ("Squeeze", "Round 1 of 2"),
        ("Jog easily", "Round 1 of 2"),
        ("Squeeze", "Round 2 of 2"),
        ("Jog easily", "Round 2 of 2"),
    ]
    assert rows[1].drill_id is None


def test_a_play_prepares_for_its_first_work() -> None:
    play = play_of(clam(dose=Dose(Hold(5_000))).routine())
    assert play.first is not None
    assert (play.first.name, play.first.side, play.first.setup) == ("Clam", Side.LEFT, "Lie on your side.")
    assert play.lead_in_ms == 10_000
