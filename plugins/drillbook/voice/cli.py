"""The command `drillbook voice`: renders what timelines say, tells what is missing, writes the sheet. Knows no page."""

import sys
from pathlib import Path

from drillbook.authoring.mistakes import Mistake, Severity
from drillbook.authoring.reading import read_library
from drillbook.voice.espeak import Espeak, EspeakError, NoSuchVoiceError
from drillbook.voice.recordings import RECORDINGS, recordings_in
from drillbook.voice.sayable import routines_of, sayable, uses
from drillbook.voice.sheet import rows_of, sheet_of
from drillbook.voice.voice import Voice, voice_of

WRONG = 1
"""Exit status where a sentence stays without a clip, or the sheet cannot be written."""

USAGE = 2
"""Exit status where there is no such voice."""

CACHE = ".cache/drillbook"
"""Where the plugin keeps what it makes, beside the folder of drills."""

NAMED = 5
"""So many of the sentences without a clip are named."""


def voice(
    folder: Path,
    positions: tuple[str, ...],
    *,
    name: str,
    recordings: Path | None,
    cache: Path | None,
    sheet: Path | None,
) -> int:
    """Renders every sentence that can be said, or writes the sheet alone; 1 where something is missing."""
    library, found = read_library(folder, positions)
    routines = routines_of(library)
    sentences = sayable(routines)
    recorded = recordings or folder / RECORDINGS
    wrong = [one for one in found if one.severity is Severity.MISTAKE]
    if wrong:
        print(f"drillbook: what {_files(wrong)} would say is left out; `drillbook check` says why", file=sys.stderr)
    if not routines:
        print(f"drillbook: nothing in {folder} can be played, so nothing is said", file=sys.stderr)
        return WRONG
    if sheet:
        done = recordings_in(recorded, sentences)
        _print_all(done.mistakes)
        return _written(sheet, sheet_of(rows_of(sentences, uses(routines), done.files.keys()), str(recorded))) or bool(
            wrong
        )
    kept = (cache or folder.absolute().parent / CACHE) / "voice" / "clips"
    try:
        made = voice_of(sentences, Espeak(name) if name else None, recorded, kept)
    except EspeakError as error:
        print(f"drillbook: {error}", file=sys.stderr)
        return USAGE if isinstance(error, NoSuchVoiceError) else WRONG
    except OSError as error:
        print(f"drillbook: clips cannot be kept in {kept}: {error.strerror}", file=sys.stderr)
        return WRONG
    _print_all(made.mistakes)
    _tell(made, name)
    return WRONG if made.missing or wrong else 0


def _tell(made: Voice, name: str) -> None:
    total = len(made.clips) + len(made.missing)
    minutes, seconds = divmod(round(made.spoken_ms / 1_000), 60)
    print(
        f"{len(made.clips)} of {total} sentences have a clip: {minutes} min {seconds} s of speech, "
        f"{made.size_bytes / 1_000_000:.1f} MB"
    )
    print(
        f"{made.recorded} recorded, {len(made.clips) - made.recorded} rendered{f' by {name}' if name else ''}", end=""
    )
    print(f", {made.made} of them just now in {made.seconds:.1f} s" if made.made else "")
    for lack in made.lacks:
        print(f"drillbook: {lack}", file=sys.stderr)
    if made.missing:
        more = f" and {len(made.missing) - NAMED} more" if len(made.missing) > NAMED else ""
        named = ", ".join(f"“{sentence}”" for sentence in made.missing[:NAMED])
        print(f"drillbook: {len(made.missing)} without a clip: {named}{more}", file=sys.stderr)


def _written(sheet: Path, text: str) -> int:
    try:
        sheet.write_text(text, encoding="utf-8")
    except OSError as error:
        print(f"drillbook: {sheet} cannot be written: {error.strerror}", file=sys.stderr)
        return WRONG
    print(f"{sheet} is written. Open it in a browser and print it.")
    return 0


def _files(wrong: list[Mistake]) -> str:
    number = len({one.path for one in wrong})
    return f"{number} file{'' if number == 1 else 's'} with mistakes"


def _print_all(mistakes: tuple[Mistake, ...]) -> None:
    for mistake in mistakes:
        print(mistake)
