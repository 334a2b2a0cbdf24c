"""The command `drillbook`: what an author needs at a terminal. Knows no YAML, no page and no MkDocs."""

import argparse
import json
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from drillbook import __version__
from drillbook.authoring.advice import advice_of
from drillbook.authoring.ids import MOST_LETTERS, RESERVED, SLUG, slug_of
from drillbook.authoring.json_schemas import KINDS, json_schema_text
from drillbook.authoring.library import DEFAULT_POSITIONS, Library
from drillbook.authoring.mistakes import Mistake, Severity
from drillbook.authoring.reading import read_library
from drillbook.authoring.starters import drill_starter, routine_starter
from drillbook.authoring.transcript import transcript_of
from drillbook.authoring.tree import EVIDENCE, ROUTINES, shown
from drillbook.engine.compiling import compile_routine
from drillbook.engine.routine import Routine
from drillbook.voice.cli import voice
from drillbook.voice.recordings import RECORDINGS, recordings_in
from drillbook.voice.sayable import routines_of, sayable

WRONG = 1
"""Exit status where there are mistakes, or nothing to do what was asked with."""

_INSIDE = (ROUTINES, EVIDENCE, RECORDINGS)
"""Folders within the folder of drills."""

USAGE = 2
"""Exit status where the command was not understood."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and returns its exit status."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        match options.command:
            case "check":
                return check(options.place or drills_folder(), options.format, _positions(options))
            case "schema":
                print(json_schema_text(options.kind, _positions(options)), end="")
                return 0
            case "show":
                return show(options.name, options.folder or drills_folder(), _positions(options), cues=options.cues)
            case "voice":
                return voice(
                    options.folder or drills_folder(),
                    _positions(options),
                    name=options.voice,
                    recordings=options.recordings,
                    cache=options.cache,
                    sheet=options.sheet,
                )
            case _:
                return new(options.kind, options.id, options.folder or drills_folder())
    except BrokenPipeError:
        # What reads us has seen enough: `drillbook show clam --cues | head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def drills_folder() -> Path:
    """The folder of drills as seen from where the author stands, also from inside it."""
    here = Path.cwd()
    inside = {here.name: Path(), here.parent.name: Path("..")} if here.name in _INSIDE else {here.name: Path()}
    return Path("drills") if Path("drills").is_dir() else inside.get("drills", Path("drills"))


def check(place: Path, style: str, positions: tuple[str, ...]) -> int:
    """Prints every mistake of every file, or of one file; 1 where there is one. Warnings do not fail."""
    alone = place.is_file()
    folder = place.absolute().parent if alone else place
    if alone and folder.name in _INSIDE:
        folder = folder.parent
    library, found = read_library(folder, positions)
    found = (*advice_of(library, shown(folder)), *found, *_misplaced_recordings(library, folder, found))
    found = tuple(sorted(found, key=lambda one: (one.path, one.line)))
    if alone:
        file = f"{shown(folder)}/{place.absolute().relative_to(folder).as_posix()}"
        found = tuple(one for one in found if one.path == file)
    mistakes = [one for one in found if one.severity is Severity.MISTAKE]
    if style == "json":
        print(json.dumps([_as_json(one) for one in found], indent=2, ensure_ascii=False))
    elif style == "github":
        _print_all(_as_annotation(one) for one in found)
    else:
        _print_all(str(one) for one in found)
        counts = f"{_count(len(mistakes), 'mistake')}, {_count(len(found) - len(mistakes), 'warning')}"
        print(f"{place.name if alone else _what_is_in(library)}: {counts}")
    return WRONG if mistakes else 0


def show(name: str, folder: Path, positions: tuple[str, ...], *, cues: bool) -> int:
    """Prints the timeline of a routine, or of a drill alone."""
    library, found = read_library(folder, positions)
    routine = _routine_named(name, library)
    if routine is None:
        _print_all((str(one) for one in found if Path(one.path).stem == name), error=True)
        names = ", ".join([*library.routines, *(drill.id for drill in library.drills.values() if drill.playable)])
        print(f"drillbook: `{name}` is nothing that can be played; there are: {names or 'none'}", file=sys.stderr)
        return WRONG
    _print_all(transcript_of(compile_routine(routine), cues=cues))
    return 0


def new(kind: str, name: str, folder: Path) -> int:
    """Writes a file to begin with. An existing file is left alone."""
    slug = name.removesuffix(".yml")
    if not SLUG.fullmatch(slug) or slug in RESERVED or len(slug) > MOST_LETTERS:
        meant = slug_of(slug)
        cure = f"write `{_command()} new {kind} {meant}`" if meant and meant not in RESERVED else "choose another"
        print(f"drillbook: `{name}` cannot be an id: small letters, digits and hyphens; {cure}", file=sys.stderr)
        return USAGE
    path = folder / ("routines" if kind == "routine" else "") / f"{slug}.yml"
    title = slug.replace("-", " ").capitalize()
    if kind == "drill":
        text = drill_starter(title)
    else:
        library, _ = read_library(folder)
        text = routine_starter(title, tuple(drill.id for drill in library.drills.values() if drill.playable))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        print(f"drillbook: {path} is there already; choose another id, or edit that file", file=sys.stderr)
        return WRONG
    except OSError as error:
        print(f"drillbook: {path} cannot be written: {error.strerror}", file=sys.stderr)
        return WRONG
    command = _command()
    print(f"{path} is written. Edit it, then run `{command} check` and `{command} show {slug} --cues`.")
    return 0


def _misplaced_recordings(library: Library, folder: Path, found: tuple[Mistake, ...]) -> tuple[Mistake, ...]:
    """What is wrong with recordings; where a drill has mistakes, nobody knows what it would say."""
    recordings = folder / RECORDINGS
    if not recordings.is_dir() or any(one.severity is Severity.MISTAKE for one in found):
        return ()
    return recordings_in(recordings, sayable(routines_of(library))).mistakes


def _routine_named(name: str, library: Library) -> Routine | None:
    name = Path(name).name.removesuffix(".yml")
    if name in library.routines and (found := library.routines[name].routine):
        return found
    drill = library.drills.get(name)
    return drill.routine() if drill and drill.playable else None


def _positions(options: argparse.Namespace) -> tuple[str, ...]:
    return (*DEFAULT_POSITIONS, *options.position)


def _print_all(lines: Iterable[str], *, error: bool = False) -> None:
    for line in lines:
        print(line, file=sys.stderr if error else sys.stdout)


def _what_is_in(library: Library) -> str:
    return f"{_count(len(library.drills), 'drill')}, {_count(len(library.routines), 'routine')}"


def _command() -> str:
    """The command as the author can type it again: `drillbook` may not be on the path."""
    typed = sys.argv[0]
    on_path = shutil.which("drillbook")
    if Path(typed).stem != "drillbook" or (on_path and Path(on_path).resolve() == Path(typed).resolve()):
        return "drillbook"
    return os.path.relpath(typed) if Path(typed).is_absolute() else typed


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _as_json(mistake: Mistake) -> dict[str, object]:
    return {
        "path": mistake.path,
        "line": mistake.line,
        "column": mistake.column,
        "severity": mistake.severity,
        "says": mistake.says,
        "cure": mistake.cure,
        "example": mistake.example,
        "goes_before": mistake.goes_before or None,
    }


def _as_annotation(mistake: Mistake) -> str:
    """The mistake as a GitHub workflow command, which shows it beside the line of a pull request."""
    level = "error" if mistake.severity is Severity.MISTAKE else "warning"
    path = _escaped(mistake.path).replace(":", "%3A").replace(",", "%2C")
    return f"::{level} file={path},line={mistake.line},col={mistake.column}::{_escaped(mistake.text)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="drillbook", description="Checks, shows, begins and voices drills and routines written as YAML."
    )
    parser.add_argument("--version", action="version", version=f"drillbook {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    checking = commands.add_parser("check", help="list every mistake of every file")
    checking.add_argument("place", nargs="?", type=Path, help="where the drills are, or one of their files: drills")
    checking.add_argument(
        "--format", choices=("text", "github", "json"), default="text", help="github: annotations of a pull request"
    )

    schema = commands.add_parser("schema", help="print the JSON Schema of a kind of file, for editors")
    schema.add_argument("kind", nargs="?", choices=KINDS, default="drill")

    showing = commands.add_parser("show", help="print the timeline of a routine, or of a drill alone")
    showing.add_argument("name", metavar="ROUTINE-OR-DRILL", help="its id")
    showing.add_argument("--cues", action="store_true", help="with every tone and phrase, and when")
    showing.add_argument("--folder", type=Path, help="where the drills are: drills")

    beginning = commands.add_parser("new", help="write a file to begin with")
    beginning.add_argument("kind", choices=("drill", "routine"))
    beginning.add_argument("id", metavar="ID", help="small letters, digits and hyphens: its name for good")
    beginning.add_argument("--folder", type=Path, help="where the drills are: drills")

    speaking = commands.add_parser("voice", help="render all that routines say, and tell what is missing")
    speaking.add_argument(
        "--sheet", type=Path, metavar="FILE.html", help="write the sentences to record, and render none"
    )
    speaking.add_argument("--voice", default="en-gb", help="a voice of espeak-ng: en-gb; '' renders none")
    speaking.add_argument("--recordings", type=Path, help="where a person's recordings are: drills/recordings")
    speaking.add_argument("--cache", type=Path, help="where the plugin keeps what it makes: .cache/drillbook")
    speaking.add_argument("--folder", type=Path, help="where the drills are: drills")

    for command in (checking, schema, showing, speaking):
        command.add_argument(
            "--position", action="append", default=[], metavar="TEXT", help="a position beyond the usual eight"
        )
    return parser


if __name__ == "__main__":
    sys.exit(main())
