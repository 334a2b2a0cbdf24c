"""Social cards as PNG files, kept in the cache by what is on them. Knows resvg, not MkDocs."""

import hashlib
import re
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from markupsafe import Markup

from drillbook.pages.assets import STYLES
from drillbook.pages.cache import swept
from drillbook.pages.rendering import Templates
from drillbook.pages.social_card import (
    CLOCK,
    CLOCK_TIGHT,
    FONTS,
    HEIGHT,
    MARGIN,
    REGULAR,
    STRONG,
    WIDTH,
    SocialCard,
)

TEMPLATE = "social-card.svg"
SVG_HEAD = re.compile(r"<svg\b")
STYLE = re.compile(r' style="[^"]*"')

PAINTS = {
    "near": "#10231f",
    "far": "#80918a",
    "ground": "#f2f5f2",
    "tape": "#f2b33d",
    "tape-edge": "#a66c00",
    "stretch": "#0b7468",
    "ghost": "#b4c0ba",
    "floor": "#74847c",
    "prop": "#e5ebe6",
    "prop-edge": "#91a097",
    "arrow": "#a66c00",
    "ink-2": "#46574f",
    "display": "Instrument Sans",
}
"""What figures are painted with on a card, by the name of their property in figures.css without its beginning."""

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
RULE = re.compile(r"(\.db-figure [.:][^{}]*)\{([^{}]*)\}")
ANY_OF = re.compile(r"^(.*?):is\(([^()]*)\)(.*)$", re.DOTALL)
PAINT = re.compile(r"var\(--(?:_|db-)([\w-]+)\)")


class NoRendererError(Exception):
    """The library that draws cards is not installed. The message says how to get it."""


class CardPictures:
    """The pictures of a site's cards below `folder`."""

    def __init__(self, folder: Path, templates: Templates) -> None:
        if find_spec("resvg_py") is None:
            msg = (
                "Social cards need resvg. Install it with `pip install 'mkdocs-drillbook[cards]'`, or leave `cards` "
                "out of mkdocs.yml."
            )
            raise NoRendererError(msg)
        self._folder, self._templates = folder, templates
        self._kept: list[Path] = []

    def path(self, card: SocialCard) -> Path:
        """The file with the picture of a card, drawn where it was not there."""
        svg = self.svg(card)
        fonts = "".join(f"{name} {(FONTS / name).stat().st_size}" for name in (REGULAR, STRONG))
        path = self._folder / f"{hashlib.sha256(f'{fonts}{svg}'.encode()).hexdigest()[:24]}.png"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(drawn(svg))
        self._kept.append(path)
        return path

    def svg(self, card: SocialCard) -> str:
        """The card as SVG, by the template that a theme may replace."""
        return str(
            self._templates.html(
                TEMPLATE,
                _nowhere,
                card=card,
                width=WIDTH,
                height=HEIGHT,
                margin=MARGIN,
                clock_size=CLOCK,
                clock_tight=CLOCK_TIGHT,
                style=Markup(figure_style()),  # noqa: S704  # Drillbook's own
                placed_figure=placed_figure,
            )
        )

    def sweep(self) -> None:
        """Remove the pictures of cards that no page has any longer."""
        swept(self._folder, self._kept)


def drawn(svg: str) -> bytes:
    """The SVG as PNG, with Drillbook's own fonts and none of this machine's."""
    resvg = import_module("resvg_py")  # by name, because it is an extra
    return bytes(
        resvg.svg_to_bytes(
            svg_string=svg,
            width=WIDTH,
            skip_system_fonts=True,
            font_files=[str(FONTS / REGULAR), str(FONTS / STRONG)],
            font_family="Instrument Sans",
        )
    )


@cache
def figure_style() -> str:
    """The style sheet of figures in what resvg knows of CSS: colours by name and no lists of selectors."""
    rules: list[str] = []
    for selectors, body in RULE.findall(COMMENT.sub("", (STYLES / "figures.css").read_text(encoding="utf-8"))):
        painted = PAINT.sub(lambda name: PAINTS.get(name[1], name[0]), " ".join(body.split()))
        found = ANY_OF.match(selectors)
        names = [f"{found[1]}{one.strip()}{found[3]}" for one in found[2].split(",")] if found else [selectors]
        rules += [f"{name.strip()} {{ {painted} }}" for name in names]
    return "\n".join(rules)


def placed_figure(figure: str, x: int, y: int, width: int, height: int, align: str) -> Markup:
    """A figure as a part of a larger drawing, in this box; what is meant for a page's style sheet is left out."""
    head = f'<svg x="{x}" y="{y}" width="{width}" height="{height}" preserveAspectRatio="{align}"'
    return Markup(SVG_HEAD.sub(head, STYLE.sub("", figure, count=1), count=1))  # noqa: S704  # Drillbook drew it


def _nowhere(src_uri: str) -> str:  # noqa: ARG001  the shape of LinkTo
    """The address of a page as seen from a picture: a picture has no links."""
    return ""
