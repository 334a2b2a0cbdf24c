"""A body with the props that move with it, layer by layer. Knows no SVG and nothing of what stands still."""

from collections.abc import Collection, Sequence

from drillbook.figures.layers import Layer, layers, lies_on_top, order_of
from drillbook.figures.marks import Mark
from drillbook.figures.movement import Movement
from drillbook.figures.parts import Sight
from drillbook.figures.props import carried


def drawn(
    movement: Movement,
    sight: Sight,
    marks: Collection[Mark],
    *,
    top: Collection[Mark] | None = None,
    order: Sequence[str] | None = None,
    thickness: float = 1,
) -> list[Layer]:
    """All layers of a moment from back to front.

    `top` names the marks over the trunk and `order` what lies over what, where that is not to be seen from this moment.
    """
    over = [mark for mark in marks if (lies_on_top(sight, mark) if top is None else mark in top)]
    behind = [mark for mark in marks if mark not in over]
    order = order or order_of(sight, movement.build)
    props = carried(movement, sight)
    found = [Layer("beside", "", tuple(props.pop("behind")))] if "behind" in props else []
    for layer in layers(sight, movement.build, over, behind, order, thickness):
        found.append(layer)
        if layer.name in props and layer.tone != "halo":
            found.append(Layer(f"{layer.name} prop", "", tuple(props[layer.name]), layer.shifted))
    return found
