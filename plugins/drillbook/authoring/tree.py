"""Which files of a folder are drills, routines and evidence, and which only look like it. Opens plain texts alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from drillbook.authoring.ids import MOST_LETTERS, RESERVED, SLUG, slug_of
from drillbook.authoring.mistakes import Mistake, Severity

ROUTINES = "routines"
EVIDENCE = "evidence"
_KEYS = re.compile(rb"(?m)^(?:format|purpose|steps|dose|items):")

EVIDENCE_NAMES = ("sources", "claims", "disagreements")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A YAML file: `path` relative to the folder, `shown` as mistakes name it."""

    id: str
    path: str
    shown: str
    place: Path


@dataclass(frozen=True, slots=True)
class Tree:
    """The files of a folder by what they hold, in order of their names; and what is wrong with other names."""

    drills: tuple[FoundFile, ...]
    routines: tuple[FoundFile, ...]
    evidence: tuple[FoundFile, ...]
    mistakes: tuple[Mistake, ...]


def tree_of(folder: Path) -> Tree:
    """The files that an author put into `folder`."""
    name = shown(folder)
    if not folder.is_dir():
        return Tree((), (), (), (Mistake(name, 1, 1, "there is no such folder", "put your drills into it"),))
    mistakes: list[Mistake] = []
    drills = tuple(_found(folder, "", name, mistakes))
    routines = tuple(_found(folder, f"{ROUTINES}/", name, mistakes))
    evidence = tuple(_found(folder, f"{EVIDENCE}/", name, mistakes, only=EVIDENCE_NAMES))
    mistakes.extend(_strays(folder, name))
    return Tree(drills, routines, evidence, tuple(mistakes))


def shown(path: Path) -> str:
    """The path as people at a terminal know it: from where they are, if it is below."""
    absolute = path.absolute()
    here = Path.cwd()
    below = absolute != here and absolute.is_relative_to(here)
    return absolute.relative_to(here).as_posix() if below else absolute.name


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(entry for entry in folder.iterdir() if not entry.name.startswith((".", "~")))
    except OSError:
        return []


def _found(
    folder: Path, inside: str, name: str, mistakes: list[Mistake], only: tuple[str, ...] = ()
) -> Iterator[FoundFile]:
    for entry in _entries(folder / inside):
        path = f"{inside}{entry.name}"
        place = f"{name}/{path}"
        if entry.suffix.lower() not in (".yml", ".yaml"):
            mistakes.extend(_hidden_ending(entry, place))
            continue
        stem = entry.name[: -len(entry.suffix)]
        right = _right_name(stem, only)
        if entry.suffix != ".yml" or right != stem:
            says = f"`{entry.name}` is not the name of {'a file of the evidence' if only else 'a drill or routine'}"
            if entry.suffix == ".yml" and stem in RESERVED:
                says = f"`{stem}` is the name of a page that the site has already"
            cure = f"rename it to `{right}.yml`" if right else "rename it"
            mistakes.append(Mistake(place, 1, 1, says, cure))
            if not right or (folder / inside / f"{right}.yml").exists() or only:
                continue
        yield FoundFile(right, path, place, entry)


def _hidden_ending(entry: Path, place: str) -> Iterator[Mistake]:
    """What was most likely written as a drill, but got the ending of a plain text from its editor."""
    if entry.suffix.lower() == ".txt" and entry.is_file():
        stem = entry.name[: -len(entry.suffix)]
        written = Path(stem).suffix.lower() in (".yml", ".yaml")
        stem = Path(stem).stem if written else stem
        says = f"`{entry.name}` ends in `.txt`, and only files that end in `.yml` are read"
        cure = f"rename it to `{slug_of(stem) or 'name'}.yml`, or put it elsewhere"
        if written or _has_keys(entry):
            yield Mistake(place, 1, 1, says, cure)


def _has_keys(entry: Path) -> bool:
    """Whether a plain text begins as a drill or routine does."""
    try:
        with entry.open("rb") as file:
            return bool(_KEYS.search(file.read(2_000)))
    except OSError:
        return False


def _right_name(stem: str, only: tuple[str, ...]) -> str:
    """The id that the file's name is, or should be; empty where none comes to mind."""
    if only:
        return next((name for name in only if name == stem.lower()), "")
    if SLUG.fullmatch(stem) and len(stem) <= MOST_LETTERS and stem not in RESERVED:
        return stem
    slug = slug_of(stem)
    return f"{slug}-drill" if slug in RESERVED else slug


def _strays(folder: Path, name: str) -> Iterator[Mistake]:
    """YAML files in folders where nobody looks for them."""
    for entry in _entries(folder):
        if not entry.is_dir() or entry.is_symlink() or entry.suffix in (".yml", ".yaml"):
            continue
        inside = [inner for inner in _entries(entry) if inner.suffix in (".yml", ".yaml")]
        if entry.name not in (ROUTINES, EVIDENCE):
            for inner in inside:
                says = "nobody looks for drills in this folder"
                cure = f"put it into {name}/, or into {name}/{ROUTINES}/ if it is a routine"
                place = f"{name}/{entry.name}/{inner.name}"
                yield Mistake(place, 1, 1, says, cure, severity=Severity.WARNING)
