"""The card that stands for a page where its address is shared: what is on it, and where lines break. Draws nothing."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

from drillbook.pages.drill_page import DrillPage
from drillbook.pages.page_source import PageSource
from drillbook.pages.pictures import thumbnail_of
from drillbook.pages.ribbon import Ribbon
from drillbook.pages.routine_page import RoutinePage
from drillbook.pages.words import sentence

FONTS = Path(__file__).parent / "card_fonts"
REGULAR, STRONG = "instrument-sans-400.ttf", "instrument-sans-600.ttf"

WIDTH, HEIGHT = 1200, 630
"""The size of a card in pixels, as the services that show cards ask for it."""

MARGIN = 72
SIZES = (96, 84, 72, 62, 54)
"""Sizes of a title, from the largest; the first is taken in which it fits."""

CLOCK, CLOCK_TIGHT, BESIDE_CLOCK = 130, -0.023, 40
"""The size of a length, what is added between its digits in parts of that, and the room between title and length."""

BESIDE_MARK = 860
"""Room for the title of a card without a picture, in pixels: a theme's own mark may stand to the right of it."""

SMALLEST = 40
SAYS = 32
TIGHT = -0.034
"""What is added between the letters of a title, in parts of its size."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A text broken into lines, and its size in pixels."""

    lines: tuple[str, ...]
    size: int


@dataclass(frozen=True, slots=True)
class SocialCard:
    """What a card shows. `figure` is an inline SVG, empty without one; `clock` a length such as `3:48`."""

    site: str
    kind: str
    title: str
    says: str = ""
    clock: str = ""
    figure: str = ""
    ribbon: Ribbon | None = None

    @classmethod
    def of_source(cls, site: str, source: PageSource) -> Self:
        """The card of one of Drillbook's own pages: a drill's with its figure, a routine's with its ribbon."""
        view = source.view
        if isinstance(view, DrillPage):
            kind = " · ".join(["Drill", *([view.drill.purpose] if view.drill.purpose else [])])
            figure = thumbnail_of(view.drill)
            return cls(site, kind, source.title, sentence(view.dose) if view.dose else "", figure=figure)
        if isinstance(view, RoutinePage) and view.play:
            kind = " · ".join(["Routine", *([view.routine.when] if view.routine.when else [])])
            return cls(site, kind, source.title, clock=view.play.clock, ribbon=view.play.ribbon)
        return cls(site, "", source.title, source.description)

    @property
    def figure_is_low(self) -> bool:
        """Whether the figure is wider than it is high, so that it lies below the title and not beside it."""
        box = self.figure.partition('viewBox="')[2].partition('"')[0].split()
        return len(box) == 4 and float(box[2]) > 1.35 * float(box[3])  # left, top, width, height

    @property
    def title_lines(self) -> Lines:
        """The title in the largest size that leaves room for the rest."""
        room, most = BESIDE_MARK, 3
        if self.figure and not self.figure_is_low:
            room = 620
        elif self.figure or self.ribbon:
            room, most = WIDTH - 2 * MARGIN, 2
            if self.clock:
                room -= round(text_width(self.clock, CLOCK, STRONG, CLOCK_TIGHT)) + BESIDE_CLOCK
        return fitted(self.title, room, most)

    @property
    def says_lines(self) -> Lines:
        """The sentence under the title, cut off where it has no more room."""
        beside = bool(self.figure and not self.figure_is_low)
        most = 1 if self.figure and not beside else max(1, 5 - len(self.title_lines.lines))
        lines = broken(self.says, SAYS, 620 if beside else 780, REGULAR)
        if len(lines) > most:
            lines = (*lines[: most - 1], f"{lines[most - 1].rstrip(' ,.;:')} …")
        return Lines(lines, SAYS)

    @property
    def alt(self) -> str:
        """The card in words, for those who do not see it."""
        parts = [f"{self.kind}: {self.title}" if self.kind else self.title, self.clock, self.says]
        return " ".join(part if part.endswith((".", "?", "!", "…")) else f"{part}." for part in parts if part)


def fitted(title: str, room: int, most: int) -> Lines:
    """The title broken into at most `most` lines of `room` pixels; one that is too long even so gets more lines."""
    for size in SIZES:
        lines = broken(title, size, room, STRONG, TIGHT)
        fits = all(text_width(line, size, STRONG, TIGHT) <= room for line in lines)
        if len(lines) <= most and fits and (len(lines) < 3 or size <= 72):
            return Lines(balanced(title, size, room), size)
    return Lines(broken(title, SMALLEST, room, STRONG, TIGHT)[:5], SMALLEST)


def broken(text: str, size: int, room: int, font: str, tracking: float = 0) -> tuple[str, ...]:
    """The text in lines of at most `room` pixels; a word that is longer has a line of its own."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, font, tracking) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def balanced(title: str, size: int, room: int) -> tuple[str, ...]:
    """The title in as few lines as `room` allows, the longest of them as short as can be."""
    lines = broken(title, size, room, STRONG, TIGHT)
    for narrower in range(room - 10, 0, -10):
        tried = broken(title, size, narrower, STRONG, TIGHT)
        if len(tried) > len(lines):
            break
        lines = tried
    return lines


def text_width(text: str, size: int, font: str, tracking: float = 0) -> float:
    """The width of a line in pixels; a character that the font lacks counts as an `m`."""
    widths = _widths()[font]
    return sum(widths.get(one, widths["m"]) + 1000 * tracking for one in text) * size / 1000


@cache
def _widths() -> dict[str, dict[str, int]]:
    """The width of each character of each font in thousandths of its size."""
    found: dict[str, dict[str, int]] = json.loads((FONTS / "widths.json").read_text(encoding="utf-8"))
    return found
