"""A sheet to print for somebody who records the sentences: in which order, into which file, in which tone."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from drillbook.engine.cue import Rank
from drillbook.engine.phrases import estimated_ms
from drillbook.voice.recordings import recording_name
from drillbook.voice.sayable import Use

HINTS: Mapping[Rank | None, str] = {
    Rank.NAME: "says what comes: calm, with a smile",
    Rank.SWITCH: "short and clear, the voice going down",
    Rank.AUTHORED: "quiet and friendly, as to somebody lying beside you",
    Rank.PHASE: "into the movement: begin at once, be brief",
    Rank.REP: "a number in a row: always the same height, brief",
    Rank.MILESTONE: "a little brighter: they have nearly done it",
    Rank.TIP: "explains, with time: slow, and clear to the last word",
    None: "as its neighbours",
}
"""How to read what is said as each rank."""


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence of the sheet; `times` is how often all routines say it, 0 where only a visitor's change does."""

    sentence: str
    name: str
    seconds: float
    times: int
    routine_name: str
    hint: str
    recorded: bool


def rows_of(sentences: Iterable[str], uses: Mapping[str, Use], recorded: Collection[str]) -> tuple[Row, ...]:
    """A row for each file that can be recorded, the sentence that is said most often first."""
    by_name: dict[str, Row] = {}
    for sentence in sentences:
        use = uses.get(sentence, Use())
        row = Row(
            sentence=sentence,
            name=recording_name(sentence),
            seconds=estimated_ms(sentence) / 1_000,
            times=use.times,
            routine_name=use.routine_name,
            hint=HINTS[use.rank],
            recorded=sentence in recorded,
        )
        same = by_name.get(row.name)
        if same is None or same.times < row.times:
            by_name[row.name] = row
    return tuple(sorted(by_name.values(), key=lambda row: (-row.times, row.sentence.lower())))


def sheet_of(rows: Iterable[Row], folder: str) -> str:
    """The sheet as an HTML page without any other file; `folder` is where recordings go."""
    jinja = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    said = list(rows)
    parts = (
        ("Said in routines as they are written", [row for row in said if row.times]),
        ("Said only where somebody changes a routine", [row for row in said if not row.times]),
    )
    minutes = sum(row.seconds for row in said if not row.recorded) / 60
    return jinja.get_template("sheet.html").render(
        parts=[(title, part) for title, part in parts if part],
        folder=folder,
        total=len(said),
        left=sum(not row.recorded for row in said),
        minutes=max(1, round(minutes)),
    )
