"""What a drill that can be played still lacks. Knows no file's text: `drillbook check` says it, a build does not."""

from collections.abc import Iterator

from drillbook.authoring.library import AuthoredDrill, Library
from drillbook.authoring.mistakes import Mistake, Severity


def advice_of(library: Library, folder: str) -> tuple[Mistake, ...]:
    """A warning for each drill without a word on when to stop, or on where its numbers come from.

    `folder` is the library's as mistakes name it. A drill with mistakes of its own is spared until they are mended.
    """
    return tuple(one for drill in library.drills.values() if drill.playable for one in _advice_of(drill, folder))


def _advice_of(drill: AuthoredDrill, folder: str) -> Iterator[Mistake]:
    path = f"{folder}/{drill.path}"
    if any(one.severity is Severity.MISTAKE for one in drill.mistakes):
        return
    if not drill.stop_if and drill.purpose != "awareness":
        says, cure = "nothing says when to stop", "add `stop_if` with what it must not feel like"
        yield Mistake(path, 1, 1, says, cure, severity=Severity.WARNING)
    if not drill.dose_from:
        says = "nothing says where the numbers of the dose come from"
        cure = "add `dose_from` with a source, a claim or `editor` for each key"
        yield Mistake(path, 1, 1, says, cure, severity=Severity.WARNING)
