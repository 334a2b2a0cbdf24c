"""The pictures of a drill on the pages: its plate, its small figure, every pose. Knows not how they are drawn."""

from dataclasses import dataclass

from drillbook.authoring.library import AuthoredDrill


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG to put into a page, and the word under it."""

    name: str
    svg: str


@dataclass(frozen=True, slots=True)
class Plate:
    """The poses that a drill's page shows, on one scale, and what the tape on them marks."""

    stills: tuple[Picture, ...]
    caption: str


def plate_of(drill: AuthoredDrill) -> Plate | None:
    """The plate of a drill, None for one without a figure."""
    return None


def thumbnail_of(drill: AuthoredDrill) -> str:
    """A small figure, decoration beside the drill's name; empty for a drill without one."""
    return ""


def poses_of(drill: AuthoredDrill) -> tuple[Picture, ...]:
    """Every written pose of a drill."""
    return ()
