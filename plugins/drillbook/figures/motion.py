"""A movement as numbers for a player: one picture of nested groups, and how they turn from pose to pose.

Knows no clock: a player says how much of a phase is over, and what is here says where everything is then.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from drillbook.figures.body import faces_viewer
from drillbook.figures.crop import Crop, crop_of
from drillbook.figures.layers import Layer, lies_on_top, order_of
from drillbook.figures.marks import Mark
from drillbook.figures.movement import Movement, movement_of
from drillbook.figures.parts import PARTS, Sight
from drillbook.figures.pose import Figure, Mirror, Near
from drillbook.figures.props import ground, standing
from drillbook.figures.route import hold_of, loop_of, stops_of
from drillbook.figures.scene import drawn
from drillbook.figures.scrolling import scrolled
from drillbook.figures.skeleton import Skeleton
from drillbook.figures.slots import Slot, changing, exchange
from drillbook.figures.writing import layer_text, size_text

Json = dict[str, Any]
Values = list[list[list[tuple[float, ...]]]]
"""Numbers for each variant, walk and moment."""


@dataclass(frozen=True, slots=True)
class Variant:
    """The ways of a movement drawn one way round, or with the sides exchanged: a sight for each moment of each."""

    ways: tuple[tuple[Sight, ...], ...]
    layers: tuple[tuple[tuple[Layer, ...], ...], ...]
    shown: tuple[tuple[str, ...], ...]


def motion(figure: Figure, tempos: Iterable[tuple[str, ...]] = ()) -> Json:
    """The movement of a figure, to be written as JSON.

    `svg`: the first pose. `slots`: what changes, each `["t"]` (x, y, degrees), `["k"]` (a share), `["d", letter, end]`
    (the numbers of a path) or `["o"]` (an offset of dashes); an element's `data-m` is its slot. `walks`: for each way
    between two poses its length, the layers from back to front and for each slot its components, in tenths (shares:
    thousandths): a number, or a first one and what is added to it at evenly spaced moments. With the sides exchanged
    slot n has the components of slot `swap[n]`, or `other` has walks of its own. `tape`: the layers of tape of each
    pose, and of each with the sides exchanged. `tempos`: for the names of phases joined by `|` the leg of each phase,
    first and, where it is another, again; a leg's `path` counts walks from 1, negative backward. `hold`, `loop`: legs
    for work without phases.
    """
    movement = movement_of(figure)
    crop = crop_of(movement, exchanged=figure.mirror is Mirror.SWAP)
    marks = _all_marks(movement)
    movement = replace(movement, build=replace(movement.build, nose=_has_nose(movement)))
    variants = [_variant(movement, marks, exchanged=False)]
    if figure.mirror is Mirror.SWAP:
        variants.append(_variant(movement, marks, exchanged=True))
    slots = _slots(movement, variants)
    swap = exchange(slots) if len(variants) > 1 else None
    return {
        "svg": _svg(movement, variants[0], crop, slots),
        "mirror": figure.mirror.value,
        "shows": figure.shows.value,
        "middle": round(crop.left + crop.width / 2, 1),
        "slots": [list(slot.kind) for slot in slots],
        "walks": _walks(movement, variants[0], slots, 0),
        "swap": swap,
        "other": _walks(movement, variants[1], slots, 1) if len(variants) > 1 and swap is None else None,
        "tape": [variant.shown for variant in variants],
        "tempos": {
            "|".join(names): [[leg.json for leg in ways] for ways in stops_of(movement, names)]
            for names in dict.fromkeys(tempos)
        },
        "hold": hold_of(movement).json,
        "loop": [leg.json for leg in loop_of(movement)],
        "round": movement.round,
    }


def _all_marks(movement: Movement) -> tuple[Mark, ...]:
    """Every mark that is ever to be seen, the sides exchanged too where they are."""
    found = dict.fromkeys(mark for n in movement.route for mark in movement.marks(n))
    if movement.figure.mirror is Mirror.SWAP:
        found |= dict.fromkeys(mark for n in movement.route for mark in _exchanged_marks(movement, n))
    return tuple(sorted(found))


def _exchanged_marks(movement: Movement, n: int) -> tuple[Mark, ...]:
    """What is marked on a pose with the sides exchanged, as far as it can be seen then."""
    return tuple(
        other
        for mark in movement.all_marks(n)
        if movement.sees(movement.bodies[n].exchanged(), other := replace(mark, side=_other(mark.side)))
    )


def _other(side: Near) -> Near:
    return Near.FAR if side is Near.NEAR else Near.NEAR


def _has_nose(movement: Movement) -> bool:
    sights = [movement.sight(body) for body in movement.bodies]
    return sum(faces_viewer(sight) for sight in sights) * 2 > len(sights)


def _variant(movement: Movement, marks: Sequence[Mark], *, exchanged: bool) -> Variant:
    first = movement.bodies[movement.route[0]]
    ways = [walk.skeletons for walk in movement.walks] or [(first,)]
    sights = [[movement.sight(_turned(body, exchanged=exchanged)) for body in way] for way in ways]
    top = {mark for mark in marks if lies_on_top(movement.sight(movement.bodies[movement.peak]), mark)}
    found = []
    for way in sights:
        order = order_of(way[len(way) // 2], movement.build)
        found.append(tuple(tuple(drawn(movement, sight, marks, top=top, order=order)) for sight in way))
    shown = [_exchanged_marks(movement, n) if exchanged else movement.marks(n) for n in movement.route]
    names = tuple(tuple(_tape_name(mark) for mark in pose) for pose in shown)
    return Variant(tuple(tuple(way) for way in sights), tuple(found), names)


def _turned(body: Skeleton, *, exchanged: bool) -> Skeleton:
    return body.exchanged() if exchanged else body


def _tape_name(mark: Mark) -> str:
    return f"{mark.side} {mark.muscle} {mark.kind}"


def _slots(movement: Movement, variants: Sequence[Variant]) -> list[Slot]:
    """What changes at all, with its values at each moment of each walk of each variant."""
    found: list[Slot] = []
    for name in PARTS:
        hung = [[[sight.attachments[name] for sight in way] for way in variant.ways] for variant in variants]
        places: Values = [[[(each.x, each.y, each.turn) for each in way] for way in ways] for ways in hung]
        found.append(Slot(("t",), (("part", name),), _steady(places)))
        found.append(Slot(("k",), (("bone", name),), [[[(each.k,) for each in way] for way in ways] for ways in hung]))
    found += _shape_slots(variants)
    if movement.scrolls:
        found.append(Slot(("o",), (("floor", ""),), [scrolled(movement) for _ in variants]))
    return changing(found)


def _shape_slots(variants: Sequence[Variant]) -> Iterator[Slot]:
    """The paths whose numbers may change; tape that a variant never shows has the numbers of the other one."""
    known = {mark for variant in variants for pose in variant.shown for mark in pose}
    hidden = known - {mark for pose in variants[-1].shown for mark in pose}
    for layer in variants[0].layers[0][0]:
        name = layer.name + layer.tone
        for index, shape in enumerate(layer.shapes):
            if shape.values:
                values = [[[_values(moment, name, index) for moment in way] for way in v.layers] for v in variants]
                if name in hidden:
                    values[-1] = values[0]
                yield Slot(("d", shape.letter, shape.end), (("shape", f"{name} {index}"),), values)


def _values(layers: Sequence[Layer], name: str, index: int) -> tuple[float, ...]:
    shape = next(layer for layer in layers if layer.name + layer.tone == name).shapes[index]
    return tuple(round(value, 1) for value in shape.values)


def _steady(variants: Values) -> Values:
    """Angles that go on from one moment to the next without a jump of a whole turn."""
    for ways in variants:
        for way in ways:
            for at in range(1, len(way)):
                x, y, turn = way[at]
                before = way[at - 1][2]
                way[at] = (x, y, round(before + (turn - before + 180) % 360 - 180, 1))
    return variants


def _walks(movement: Movement, variant: Variant, slots: Sequence[Slot], number: int) -> list[Json]:
    first = [layer.name + layer.tone for layer in variant.layers[0][0]]
    return [
        {
            "far": round(movement.length(index)) if movement.walks else 0,
            "order": [first.index(layer.name + layer.tone) for layer in variant.layers[index][0]],
            "at": [slot.components(number, index) for slot in slots],
        }
        for index in range(len(variant.ways))
    ]


def _svg(movement: Movement, variant: Variant, crop: Crop, slots: Sequence[Slot]) -> str:
    sight, layers = variant.ways[0][0], variant.layers[0][0]
    numbers = {name: index for index, slot in enumerate(slots) for name in slot.names}
    still = standing(movement) + ground(movement, crop.left - crop.width, crop.right + crop.width)
    if (floor := numbers.get(("floor", ""))) is not None:
        still = still.replace('class="floor scrolls"', f'class="floor scrolls" data-m="{floor}"')
    text = "".join(layer_text(layer, sight, numbers) for layer in layers)
    text = f'{still}<g class="layers">{text}</g>{standing(movement, front=True)}'
    falls = movement.figure.falls
    text = f'<g transform="rotate({falls:g})">{text}</g>' if falls else text
    size = size_text(crop.text, crop.width, crop.height)
    return f'<svg class="{crop.kind}" {size} aria-hidden="true"><g class="whole">{text}</g></svg>'
