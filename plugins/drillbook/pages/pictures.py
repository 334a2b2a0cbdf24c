"""The pictures of a drill on the pages: its plate, its small figure, every pose. Knows not how they are drawn."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from drillbook.authoring.library import AuthoredDrill
from drillbook.figures.drawing import Still, all_poses, stills, thumbnail
from drillbook.figures.pose import Figure
from drillbook.pages.words import listed

SIDES = ("far ", "both ")
"""What stands before a muscle that is not the near one: for the eye only, a caption names the muscle."""

_drawn: dict[tuple[str, str], tuple[Still, ...]] = {}
"""What is drawn already, by the figure as it is written: a server draws again only what has changed."""


@dataclass(frozen=True, slots=True)
class Plate:
    """The poses that a drill's page shows, on one scale, and what the tape on them marks; `low` are wider than high."""

    stills: tuple[Still, ...]
    caption: str
    low: bool


def plate_of(drill: AuthoredDrill) -> Plate | None:
    """The plate of a drill, None for one without a figure."""
    if drill.figure is None:
        return None
    name = drill.name or drill.id
    shown = _kept(f"stills {name}", drill.figure, lambda figure: stills(figure, name))
    return Plate(shown, caption_of(drill.figure), low="db-figure--low" in shown[0].svg)


def thumbnail_of(drill: AuthoredDrill) -> str:
    """A small figure, decoration beside the drill's name; empty for a drill without one."""
    if drill.figure is None:
        return ""
    return _kept("thumbnail", drill.figure, lambda figure: (Still("", thumbnail(figure)),))[0].svg


def poses_of(drill: AuthoredDrill) -> tuple[Still, ...]:
    """Every written pose of a drill."""
    return _kept("poses", drill.figure, all_poses) if drill.figure else ()


def caption_of(figure: Figure) -> str:
    """The author's words, then the muscles that the tape marks: never is it told by colour alone."""
    working = _muscles([figure.working, *(pose.working for pose in figure.poses)])
    stretched = _muscles([figure.stretched, *(pose.stretched for pose in figure.poses)])
    words = [
        figure.caption,
        f"The tape marks where to feel it: {listed(working)}" if working else "",
        f"The open tape marks what gets longer: {listed(stretched)}" if stretched else "",
    ]
    return " ".join(f"{text.rstrip('.')}." for text in words if text)


def _muscles(marked: Iterable[tuple[str, ...] | None]) -> list[str]:
    names = (name for group in marked for name in group or ())
    return list(dict.fromkeys(name.removeprefix(SIDES[0]).removeprefix(SIDES[1]) for name in names))


def _kept(what: str, figure: Figure, draw: Callable[[Figure], tuple[Still, ...]]) -> tuple[Still, ...]:
    key = (what, repr(figure))
    if key not in _drawn:
        _drawn[key] = draw(figure)
    return _drawn[key]
