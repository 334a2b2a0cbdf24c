"""Layers as the text of SVG: groups nested as the body is. Knows no colours; classes name what a style sheet paints."""

from collections.abc import Iterable, Sequence

from drillbook.figures.body import HALO, Shape
from drillbook.figures.layers import FAR_SHIFT, Layer
from drillbook.figures.outline import number, numbers
from drillbook.figures.parts import PARTS, Attachment, Sight


def path_text(shape: Shape) -> str:
    """The `d` of a shape."""
    if not shape.values:
        return shape.d
    return f"M{numbers(shape.values[:2])}{shape.letter}{numbers(shape.values[2:])}{shape.end}"


def transform_text(attachment: Attachment) -> str:
    """The `transform` of a group."""
    place = f"translate({number(attachment.x)} {number(attachment.y)})"
    return f"{place}rotate({number(attachment.turn)})"


def layer_text(layer: Layer, sight: Sight, *, marked: bool = False) -> str:
    """A layer as one group; `marked` with the names by which a script finds what moves."""
    inner = "".join(_shape(shape, sight, marked=marked) for shape in layer.shapes if not shape.part)
    inner += _group(None, [shape for shape in layer.shapes if shape.part], sight, marked=marked)
    shift = f' transform="translate({number(FAR_SHIFT[0])} {number(FAR_SHIFT[1])})"' if layer.shifted else ""
    kind = f' class="{layer.tone}"' if layer.tone else ""
    kind += f' stroke-width="{number(HALO)}"' if layer.tone == "halo" else ""
    return f"<g{kind}{shift}>{inner}</g>"


def _group(parent: str | None, shapes: Sequence[Shape], sight: Sight, *, marked: bool) -> str:
    text = ""
    for part in PARTS.values():
        if part.parent != parent or not any(_carries(part.name, shape.part) for shape in shapes):
            continue
        own = "".join(_shape(shape, sight, marked=marked) for shape in shapes if shape.part == part.name)
        name = f' data-p="{part.name}"' if marked else ""
        inner = _group(part.name, shapes, sight, marked=marked)
        text += f'<g{name} transform="{transform_text(sight.attachments[part.name])}">{own}{inner}</g>'
    return text


def _carries(part: str, other: str) -> bool:
    """Whether `other` is this part or hangs on it."""
    hung: str | None = other
    while hung is not None and hung != part:
        hung = PARTS[hung].parent
    return hung is not None


def _shape(shape: Shape, sight: Sight, *, marked: bool) -> str:
    text = path_text(shape)
    if not text:
        return ""
    k = sight.attachments[shape.part].k if shape.scaled else 1
    kind = f' class="{shape.style}"' if shape.style and shape.style != "cap" else ""
    scale = f' transform="scale(1 {k:g})"' if shape.scaled and k != 1 else ""
    width = f' stroke-width="{number(shape.width)}"' if shape.width else ""
    name = f' data-k="{shape.part}"' if marked and shape.scaled else ""
    return f'<path{kind}{name}{width}{scale} d="{text}"/>'


def all_text(found: Iterable[Layer], sight: Sight, *, marked: bool = False) -> str:
    """All layers, from back to front."""
    return "".join(layer_text(layer, sight, marked=marked) for layer in found)
