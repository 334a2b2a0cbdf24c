"""What changes in a moving picture, and its numbers as briefly as they can be sent. Knows no body and no element."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from drillbook.figures.writing import Name

Values = Sequence[Sequence[Sequence[tuple[float, ...]]]]
"""Numbers for each variant, walk and moment."""

SCALES = {"t": (10, 10, 10), "k": (1000,), "d": (10,), "o": (10,)}
"""By how much the numbers of a kind are multiplied to be whole."""

TOLERANCES = {"t": (0.9, 0.9, 0.7), "k": (3.0,), "d": (1.2,), "o": (2.0,)}
"""So far off, in whole numbers, a straight line between fewer moments may be."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Something that changes while a figure moves: its kind, the elements that have it, and its numbers."""

    kind: tuple[str, ...]
    names: tuple[Name, ...]
    values: Values

    @property
    def changes(self) -> bool:
        """Whether it ever has two values."""
        return len(set(chain.from_iterable(chain.from_iterable(self.values)))) > 1

    def components(self, variant: int, walk: int) -> list[int | list[int]]:
        """Each number of a walk as a whole number: alone where it stays, else at two, three, five or nine moments.

        Of several moments the first is given as it is, each other by what is added to the one before.
        """
        scales, tolerances = SCALES[self.kind[0]], TOLERANCES[self.kind[0]]
        columns = list(zip(*self.values[variant][walk], strict=True))
        found: list[int | list[int]] = []
        for n, column in enumerate(columns):
            scale, tolerance = scales[min(n, len(scales) - 1)], tolerances[min(n, len(tolerances) - 1)]
            found.append(_brief([round(value * scale) for value in column], tolerance))
        return found


def changing(slots: Sequence[Slot]) -> list[Slot]:
    """Those that change; those that always have the same numbers are one."""
    found: dict[str, Slot] = {}
    for slot in slots:
        if slot.changes:
            key = f"{slot.kind} {slot.values}"
            names = found[key].names if key in found else ()
            found[key] = replace(slot, names=(*names, *slot.names))
    return list(found.values())


def exchange(slots: Sequence[Slot]) -> list[int] | None:
    """For each slot the one whose numbers it has when the sides are exchanged; None where there is more to it."""
    own = {f"{slot.kind} {slot.values[0]}": index for index, slot in enumerate(slots)}
    found = [own.get(f"{slot.kind} {slot.values[1]}") for slot in slots]
    return None if None in found else [index for index in found if index is not None]


def _brief(whole: Sequence[int], tolerance: float) -> int | list[int]:
    """The fewest evenly spaced values between which all the others lie nearly straight."""
    if len(set(whole)) == 1:
        return whole[0]
    step = len(whole) - 1
    while step > 1 and not _straight(whole, step, tolerance):
        step //= 2
    kept = whole[::step]
    return [kept[0], *(after - before for before, after in pairwise(kept))]


def _straight(whole: Sequence[int], step: int, tolerance: float) -> bool:
    """Whether lines between every `step`th value come near enough to all the others."""
    for at, value in enumerate(whole):
        low = at // step * step
        high = min(low + step, len(whole) - 1)
        line = whole[low] + (whole[high] - whole[low]) * (at - low) / step
        if abs(value - line) > tolerance:
            return False
    return True
