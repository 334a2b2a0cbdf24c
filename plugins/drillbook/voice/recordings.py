"""A person's recordings: a folder with a file for each sentence, by its name. Knows no timeline and no clip."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from drillbook.authoring.ids import slug_of
from drillbook.authoring.mistakes import Mistake, Severity
from drillbook.authoring.tree import shown
from drillbook.engine.phrases import estimated_ms
from drillbook.voice.samples import NoSamplesError, samples_of, trimmed

RECORDINGS = "recordings"
"""The folder within the folder of drills."""

ENDINGS = (".mp3", ".m4a", ".wav")
"""What every browser plays, the best first: where a sentence has several files, the first of these is taken."""

OTHER_ENDINGS = (".aac", ".aif", ".aiff", ".amr", ".caf", ".flac", ".mp4", ".oga", ".ogg", ".opus", ".webm", ".wma")
"""Sound that some browser does not play."""

MOST_LETTERS = 60

LACKS = "recordings cannot be measured without `tinytag`; get it with `pip install 'mkdocs-drillbook[voice]'`"


@dataclass(frozen=True, slots=True)
class Recording:
    """A file with one sentence, and its length."""

    path: Path
    ms: int


@dataclass(frozen=True, slots=True)
class Recordings:
    """The recordings of a folder by sentence, what is wrong with its files, and how many could not be measured."""

    files: Mapping[str, Recording]
    mistakes: tuple[Mistake, ...] = ()
    unmeasured: int = 0


def recording_name(sentence: str) -> str:
    """The name of a sentence's recording without its ending; sentences that sound alike share one.

    Where letters are lost in it, part of the sentence's digest stands behind.
    """
    slug = "-".join(re.findall(r"[a-z0-9]+", sentence.lower()))
    if len(slug) <= MOST_LETTERS and slug and not re.search(r"[^\W_a-z0-9]", sentence.lower()):
        return slug
    return f"{slug[: MOST_LETTERS - 7].strip('-')}-{hashlib.sha256(sentence.encode()).hexdigest()[:6]}".strip("-")


def lengths_can_be_told() -> bool:
    """Whether the library that measures MP3 and M4A files is installed."""
    return find_spec("tinytag") is not None


def recordings_in(folder: Path, sentences: Iterable[str]) -> Recordings:
    """The recordings of these sentences; every file that cannot be used is a mistake with place, fault and cure.

    Without the library that measures MP3 and M4A files only WAV files are found.
    """
    by_name: dict[str, list[str]] = {}
    for sentence in sentences:
        by_name.setdefault(recording_name(sentence), []).append(sentence)
    found: dict[str, Recording] = {}
    mistakes: list[Mistake] = []
    unmeasured = 0
    for path in _sound_files(folder):
        place = f"{shown(folder)}/{path.name}"
        fault = _misnamed(path, place, by_name)
        if fault is None and (taken := found.get(by_name[path.stem][0])):
            says = f"`{taken.path.name}` is a recording of the same sentence and is taken"
            fault = _warning(place, says, "delete one of the two")
        if fault is not None:
            mistakes.append(fault)
            continue
        if path.suffix != ".wav" and not lengths_can_be_told():
            unmeasured += 1
            continue
        length_ms = _length_ms(path)
        if isinstance(length_ms, str):
            mistakes.append(_warning(place, length_ms, "record it again, or export it as MP3, M4A or 16-bit WAV"))
            continue
        mistakes += _drawn_out(place, by_name[path.stem][0], length_ms)
        for sentence in by_name[path.stem]:
            found[sentence] = Recording(path, length_ms)
    return Recordings(found, tuple(mistakes), unmeasured)


def _sound_files(folder: Path) -> list[Path]:
    """The files that are meant as recordings, those with the best ending first; other files are nobody's business."""
    if not folder.is_dir():
        return []
    files = [path for path in folder.iterdir() if path.is_file() and not path.name.startswith((".", "~"))]
    sound = [path for path in files if path.suffix.lower() in (*ENDINGS, *OTHER_ENDINGS)]
    return sorted(sound, key=lambda path: ((*ENDINGS, *OTHER_ENDINGS).index(path.suffix.lower()), path.name))


def _misnamed(path: Path, place: str, by_name: Mapping[str, list[str]]) -> Mistake | None:
    if path.suffix.lower() in OTHER_ENDINGS:
        return _warning(place, f"not every browser plays `{path.suffix}`", "export it as MP3, M4A or WAV")
    meant = f"{recording_name(path.stem)}{path.suffix.lower()}"
    if meant.removesuffix(path.suffix.lower()) in by_name and path.name != meant:
        return _warning(place, f"`{path.name}` is not quite the name of a recording", f"rename it to `{meant}`")
    if path.stem in by_name:
        return None
    near = get_close_matches(slug_of(path.stem), by_name, n=1, cutoff=0.7)
    cure = f"rename it to `{near[0]}{path.suffix}`" if near else "`drillbook voice --sheet sheet.html` lists all names"
    return _warning(place, "no sentence of a drill or routine has this name", cure)


def _drawn_out(place: str, sentence: str, length_ms: int) -> Iterator[Mistake]:
    """A warning where silence was most likely left in: what takes too long is dropped for want of time."""
    expected_ms = estimated_ms(sentence)
    if length_ms > 2 * expected_ms + 1_000:
        says = f"it takes {length_ms / 1_000:.1f} s, and “{sentence}” some {expected_ms / 1_000:.1f} s"
        yield _warning(place, says, "cut the silence before and after the words")


def _length_ms(path: Path) -> int | str:
    """The length in milliseconds, or why there is none."""
    try:
        if path.suffix == ".wav":
            length_ms = trimmed(samples_of(path.read_bytes())).ms
        else:
            length_ms = round((import_module("tinytag").TinyTag.get(path).duration or 0) * 1_000)
    except NoSamplesError as error:
        return str(error)
    except Exception as error:  # noqa: BLE001 - whatever a file holds, the library's own errors among it, is told
        return f"it cannot be read as sound ({error})" if str(error) else "it cannot be read as sound"
    return length_ms or "nothing is heard in it"


def _warning(place: str, says: str, cure: str) -> Mistake:
    return Mistake(place, 1, 1, says, cure, severity=Severity.WARNING)
