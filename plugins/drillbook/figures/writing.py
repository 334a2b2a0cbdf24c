"""Layers as the text of SVG: groups nested as the body is. Knows no colours; classes name what a style sheet paints."""

from collections.abc import Iterable, Mapping, Sequence

from drillbook.figures.body import HALO, Shape
from drillbook.figures.layers import FAR_SHIFT, Layer
from drillbook.figures.outline import number, numbers
from drillbook.figures.parts import PARTS, Attachment, Sight

Name = tuple[str, str]
"""What an element of the drawing is: `part`, `bone`, `shape` or `floor`, and which."""


def path_text(shape: Shape) -> str:
    """The `d` of a shape."""
    if not shape.values:
        return shape.d
    return f"M{numbers(shape.values[:2])}{shape.letter}{numbers(shape.values[2:])}{shape.end}"


def transform_text(attachment: Attachment) -> str:
    """The `transform` of a group."""
    place = f"translate({number(attachment.x)} {number(attachment.y)})"
    return f"{place}rotate({number(attachment.turn)})"


def size_text(box: str, width: float, height: float) -> str:
    """The attributes of a picture that say how large it is, and that lines are round."""
    size = f'style="--db-w:{number(width)};--db-h:{number(height)}" viewBox="{box}"'
    return f'{size} stroke-width="0" stroke-linecap="round" stroke-linejoin="round"'


def layer_text(layer: Layer, sight: Sight, slots: Mapping[Name, int] | None = None) -> str:
    """A layer as one group; with `slots` it has its name, and elements that have a slot its number."""
    shapes = [(f"{layer.name}{layer.tone} {index}", shape) for index, shape in enumerate(layer.shapes)]
    known = slots or {}
    inner = "".join(_shape(name, shape, sight, known) for name, shape in shapes if not shape.part)
    inner += _group(None, [(name, shape) for name, shape in shapes if shape.part], sight, known)
    shift = f' transform="translate({number(FAR_SHIFT[0])} {number(FAR_SHIFT[1])})"' if layer.shifted else ""
    kind = f' class="{layer.tone}"' if layer.tone else ""
    kind += f' stroke-width="{number(HALO)}"' if layer.tone == "halo" else ""
    kind += f' data-l="{layer.name}"' if slots is not None else ""
    return f"<g{kind}{shift}>{inner}</g>"


def all_text(found: Iterable[Layer], sight: Sight) -> str:
    """All layers, from back to front."""
    return "".join(layer_text(layer, sight) for layer in found)


def _group(parent: str | None, shapes: Sequence[tuple[str, Shape]], sight: Sight, slots: Mapping[Name, int]) -> str:
    text = ""
    for part in PARTS.values():
        if part.parent != parent or not any(_carries(part.name, shape.part) for _, shape in shapes):
            continue
        own = "".join(_shape(name, shape, sight, slots) for name, shape in shapes if shape.part == part.name)
        inner = _group(part.name, shapes, sight, slots)
        mark = _mark(slots, ("part", part.name))
        text += f'<g{mark} transform="{transform_text(sight.attachments[part.name])}">{own}{inner}</g>'
    return text


def _carries(part: str, other: str) -> bool:
    """Whether `other` is this part or hangs on it."""
    hung: str | None = other
    while hung is not None and hung != part:
        hung = PARTS[hung].parent
    return hung is not None


def _shape(name: str, shape: Shape, sight: Sight, slots: Mapping[Name, int]) -> str:
    text = path_text(shape)
    k = sight.attachments[shape.part].k if shape.scaled else 1
    kind = f' class="{shape.style}"' if shape.style and shape.style != "cap" else ""
    scale = f' transform="scale(1 {k:g})"' if shape.scaled and k != 1 else ""
    width = f' stroke-width="{number(shape.width)}"' if shape.width else ""
    mark = _mark(slots, ("bone", shape.part) if shape.scaled else ("shape", name))
    return f'<path{kind}{mark}{width}{scale} d="{text}"/>'


def _mark(slots: Mapping[Name, int], name: Name) -> str:
    return f' data-m="{slots[name]}"' if name in slots else ""
