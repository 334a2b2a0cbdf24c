"""The fonts of this repository, cut down from the files of their npm packages. A command for maintainers.

    npm install --no-save @fontsource-variable/instrument-sans @fontsource-variable/source-serif-4
    .venv/bin/python -m tests.fonts node_modules

It writes the variable fonts of the site (site_overrides/assets/fonts) and two still ones that social cards are drawn
with (plugins/drillbook/pages/card_fonts). With `--metrics FONT.ttf ...` it says how a reader's own font is made to take
as much room as ours.
"""

import json
import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

REPOSITORY = Path(__file__).parent.parent
SITE_FONTS = REPOSITORY / "site_overrides" / "assets" / "fonts"
CARD_FONTS = REPOSITORY / "plugins" / "drillbook" / "pages" / "card_fonts"

CHARACTERS = frozenset(
    {chr(code) for code in range(0x20, 0x7F)}  # ASCII
    | {chr(code) for code in range(0xC0, 0x100)}  # western Europe: for names of people
    | set("\u00a0¡¢£¥§¨©ª«®¯°´¶·¸º»¿Œœ–—‘’‚“”„•…‹›€™−")
)
"""What the fonts can show: what the site uses, and a reserve for names and quotations."""

FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "tnum"]
"""Tabular digits for everything that counts; fractions, ordinals and the like are not used."""

SANS = "@fontsource-variable/instrument-sans/files/instrument-sans-latin-wdth-normal.woff2"
SERIF = "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2"
SERIF_ITALIC = "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2"

type Axes = Mapping[str, float | tuple[float, float]]

VARIABLE: Mapping[str, tuple[str, Axes]] = {
    "instrument-sans.woff2": (SANS, {"wght": (400, 700), "wdth": (75, 100)}),
    "source-serif-4.woff2": (SERIF, {"wght": (400, 700)}),
    "source-serif-4-italic.woff2": (SERIF_ITALIC, {"wght": (400, 700)}),
}
STILL: Mapping[str, tuple[str, Axes]] = {
    "instrument-sans-400.ttf": (SANS, {"wght": 400, "wdth": 100}),
    "instrument-sans-600.ttf": (SANS, {"wght": 600, "wdth": 100}),
}

RESERVED = {"Source Serif 4": "Reading Serif", "SourceSerif4": "ReadingSerif"}
"""Names that the licence leaves to the unchanged font, and what the changed one calls itself."""

FREQUENT = (
    "eeeeeeeeeeeetttttttttaaaaaaaaoooooooiiiiiiinnnnnnnsssssshhhhhhrrrrrrddddllllcccuuummmwwffggyyppbbvk" + " " * 18
)
"""Letters about as often as English has them: what a line's length depends on."""


def cut(source: Path, axes: Axes) -> TTFont:
    """The font at `source` with the characters and features above and no more of its axes than `axes`."""
    font = instantiateVariableFont(TTFont(source), dict(axes))
    options = Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 6, 13, 14]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(character) for character in CHARACTERS])
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in {1, 3, 4, 6}:
            for name, other in RESERVED.items():
                record.string = str(record).replace(name, other)
    return font


def mean_width(font: TTFont, axes: Axes) -> float:
    """The mean width of a letter of English, in parts of the font's size."""
    at = instantiateVariableFont(_copy(font), dict(axes)) if "fvar" in font else font
    names, widths = at.getBestCmap(), at["hmtx"].metrics
    return float(sum(widths[names[ord(one)]][0] for one in FREQUENT) / len(FREQUENT) / at["head"].unitsPerEm)


def fallback_css(ours: TTFont, axes: Axes, theirs: TTFont) -> str:
    """The descriptors that make the font `theirs` as wide and as high as `ours`."""
    size = mean_width(ours, axes) / mean_width(theirs, {})
    unit = ours["head"].unitsPerEm * size
    ascent, descent = ours["hhea"].ascent / unit, -ours["hhea"].descent / unit
    return f"size-adjust: {size:.2%}; ascent-override: {ascent:.2%}; descent-override: {descent:.2%}"


def widths_of(font: TTFont) -> dict[str, int]:
    """The width of each character in thousandths of the font's size, for breaking lines without reading the font."""
    names, widths, unit = font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm
    return {one: round(1000 * widths[names[ord(one)]][0] / unit) for one in sorted(CHARACTERS) if ord(one) in names}


def _copy(font: TTFont) -> TTFont:
    content = BytesIO()
    font.save(content)
    content.seek(0)
    return TTFont(content)


def main() -> int:
    """Write all fonts, or say the metrics of the fonts named after `--metrics`."""
    if sys.argv[1:2] == ["--metrics"]:
        for name, weights in {"instrument-sans.woff2": (400, 600), "source-serif-4.woff2": (400, 700)}.items():
            ours = TTFont(SITE_FONTS / name)
            for weight in weights:
                axes: Axes = {"wght": weight} | ({"wdth": 100} if "sans" in name else {})
                for path in sys.argv[2:]:
                    sys.stdout.write(f"{name} {weight} for {path}: {fallback_css(ours, axes, TTFont(path))}\n")
        return 0
    modules = Path(sys.argv[1] if len(sys.argv) > 1 else "node_modules")
    for folder, wanted, flavor in ((SITE_FONTS, VARIABLE, "woff2"), (CARD_FONTS, STILL, None)):
        for name, (source, axes) in wanted.items():
            font = cut(modules / source, axes)
            font.flavor = flavor
            font.save(folder / name)
            sys.stdout.write(f"{(folder / name).relative_to(REPOSITORY)}: {(folder / name).stat().st_size:,} bytes\n")
    widths = {name: widths_of(TTFont(CARD_FONTS / name)) for name in STILL}
    (CARD_FONTS / "widths.json").write_text(json.dumps(widths, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
