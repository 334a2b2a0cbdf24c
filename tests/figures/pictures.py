"""Pictures as tests read them: elements, where their groups have their joints, and moments put into a moving one."""

import math
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as Xml


def drawing(text: str) -> Xml.Element:
    return Xml.fromstring(text if text.startswith("<svg") else f"<svg>{text}</svg>")  # noqa: S314 our own text


def origins(element: Xml.Element, at: tuple[float, float] = (0, 0), turn: float = 0) -> Iterator[tuple[float, float]]:
    """Where each group below `element` has its joint, its transforms worked out one after the other."""
    for child in element:
        x, y, inner = *at, turn
        for name, values in re.findall(r"(\w+)\(([^)]*)\)", child.get("transform", "")):
            numbers = [float(value) for value in values.split()]
            if name == "translate":
                c, s = math.cos(math.radians(inner)), math.sin(math.radians(inner))
                x, y = x + c * numbers[0] - s * numbers[1], y + s * numbers[0] + c * numbers[1]
            elif name == "rotate":
                inner += numbers[0]
        if child.tag == "g":
            yield x, y
            yield from origins(child, (x, y), inner)


def component(found: Any, at: float) -> float:  # noqa: ANN401 a number or a list of them
    """A slot's component when `at` of a walk is over, as the player reads it."""
    if isinstance(found, int):
        return found
    sums = [sum(found[: n + 1]) for n in range(len(found))]
    place = at * (len(sums) - 1)
    low = min(int(place), len(sums) - 2)
    return float(sums[low] + (sums[low + 1] - sums[low]) * (place - low))


def at_moment(motion: dict[str, Any], walk: int, at: float) -> Xml.Element:
    """The picture of a moving figure when `at` of a walk is over."""
    root = drawing(motion["svg"])
    slots = motion["walks"][walk]["at"]
    for element in root.iter():
        slot = element.get("data-m")
        if slot is not None and motion["slots"][int(slot)] == ["t"]:
            x, y, turn = (component(each, at) / 10 for each in slots[int(slot)])
            element.set("transform", f"translate({x} {y})rotate({turn})")
    return root
