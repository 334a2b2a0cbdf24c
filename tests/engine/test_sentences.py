"""A phrase is spoken as sentences, so that each has to be recorded once, and takes as long as they do."""

import pytest

from drillbook.engine.compiling import compile_routine
from drillbook.engine.phrases import (
    PAUSE_BETWEEN_SENTENCES_MS,
    estimated_ms,
    sentence_offsets_ms,
    sentences_in,
    sentences_ms,
    sentences_of,
)
from tests.engine.routines import ROUTINES


@pytest.mark.parametrize(
    ("phrase", "sentences"),
    [
        ("Glute bridge", ("Glute bridge",)),
        ("Glute bridge. Left side", ("Glute bridge", "Left side")),
        ("Done. Well done.", ("Done", "Well done")),
        ("Ready? Go! Up.  And down", ("Ready?", "Go!", "Up", "And down")),
        ("Hold for 1.5 seconds", ("Hold for 1.5 seconds",)),
        ("Wait...", ("Wait",)),
        ("One line\nand another", ("One line", "and another")),
        ("", ()),
        (" . ", ()),
    ],
)
def test_a_phrase_is_cut_where_a_sentence_ends(phrase: str, sentences: tuple[str, ...]) -> None:
    assert sentences_of(phrase) == sentences


def test_a_phrase_takes_as_long_as_its_sentences_and_the_pauses_between() -> None:
    known_ms = {"Clam": 500, "Left side": 800, "Hold": 300}
    assert sentences_ms("Hold", known_ms) == 300
    assert sentences_ms("Clam. Left side. Hold.", known_ms) == 1_600 + 2 * PAUSE_BETWEEN_SENTENCES_MS


@pytest.mark.parametrize("phrase", ["Clam. Right side", "Bridge", "", "..."])
def test_a_phrase_of_which_a_sentence_is_unknown_takes_what_is_estimated_for_the_whole(phrase: str) -> None:
    assert sentences_ms(phrase, {"Clam": 500}) == estimated_ms(phrase)


def test_each_sentence_starts_when_the_one_before_and_a_pause_are_over() -> None:
    known_ms = {"Clam": 500, "Hold": 300}
    assert dict(sentence_offsets_ms("Clam. Hold. Up", known_ms)) == {"Clam": 0, "Hold": 700, "Up": 1_200}
    assert dict(sentence_offsets_ms("Up. Clam", known_ms)) == {"Up": 0, "Clam": estimated_ms("Up") + 200}


def test_all_that_a_timeline_says_is_told_sentence_by_sentence_and_each_once() -> None:
    cues = compile_routine(ROUTINES["bridges without rest"]).cues
    sentences = sentences_in(cue.say for cue in cues)
    assert sentences == ("Bridge", "Lying on the back", "Hold, ten seconds", "Hold", "Done", "Well done")
    assert [cue.say for cue in cues].count("Hold") == 2
