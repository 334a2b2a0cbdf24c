"""The sheet for somebody who records: the most often said first, each with its file and how to read it."""

from drillbook.engine.cue import Rank
from drillbook.voice.sayable import Use
from drillbook.voice.sheet import HINTS, rows_of, sheet_of

USES = {
    "Hold": Use(12, "Short", Rank.PHASE),
    "Clam": Use(3, "Clam", Rank.NAME),
    "Tuck <b>in</b>": Use(1, "Short", Rank.AUTHORED),
}
SENTENCES = ("Clam", "Hold", "Nine", "Tuck <b>in</b>")


def test_the_most_often_said_comes_first_and_what_only_changes_bring_last() -> None:
    rows = rows_of(SENTENCES, USES, {"Clam"})
    assert [(row.sentence, row.name, row.times, row.recorded) for row in rows] == [
        ("Hold", "hold", 12, False),
        ("Clam", "clam", 3, True),
        ("Tuck <b>in</b>", "tuck-b-in-b", 1, False),
        ("Nine", "nine", 0, False),
    ]
    assert rows[0].hint == HINTS[Rank.PHASE]


def test_every_rank_has_a_hint() -> None:
    assert HINTS.keys() == {*Rank, None}


def test_sentences_of_one_recording_stand_there_once_as_they_are_said_most() -> None:
    uses = {"left side": Use(2, "Clam", Rank.NAME), "Left side": Use(9, "Clam", Rank.NAME)}
    assert [row.sentence for row in rows_of(("Left side", "left side"), uses, ())] == ["Left side"]
    assert [row.sentence for row in rows_of(("left side", "Left side"), uses, ())] == ["Left side"]


def test_the_sheet_shows_words_files_boxes_and_what_is_left() -> None:
    page = sheet_of(rows_of(SENTENCES, USES, {"Clam"}), "drills/recordings")
    assert "3 of 4 sentences are still to be recorded" in page
    assert page.count('type="checkbox"') == 4
    assert page.count(" checked>") == 1
    assert "<code>drills/recordings/</code>" in page
    assert page.index("<code>hold</code>") < page.index("<code>clam</code>") < page.index("<code>nine</code>")
    assert "Tuck &lt;b&gt;in&lt;/b&gt;" in page
    assert "<b>in" not in page


def test_the_sheet_needs_no_other_file() -> None:
    page = sheet_of(rows_of(SENTENCES, USES, ()), "drills/recordings")
    assert not any(word in page for word in ("http", "src=", "<link", "<script"))
