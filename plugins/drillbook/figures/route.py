"""Which walks lead where: the way through the poses for each phase of a tempo, and for work without phases.

A phase ends in the pose of its name; poses that no phase names are passed on the way; a phase without a pose goes back
to the start. Walks are counted from 1, negative where they are gone backward.
"""

from typing import Any

from drillbook.figures.movement import Movement

ENTER_MS = 900
"""So long the move into a held pose is shown to take."""

STRIDE_MS = 720
"""Two steps of easy running, at about 167 steps a minute."""

PACE, LEAST_MS, MOST_MS, STAY_MS = 0.035, 1200, 9000, 300
"""How many centimetres a millisecond a gentle movement goes, the bounds of one way of it, and its stop at each end."""


def stops_of(movement: Movement, names: tuple[str, ...]) -> list[dict[str, list[int]]]:
    """For each phase of a tempo the walks it takes the first time and in every later rep."""
    ends = _ends(movement, names)
    found: list[dict[str, list[int]]] = []
    at = 0
    for index, end in enumerate(ends):
        again = ends[-1] if index == 0 else at
        found.append({"first": _path(at, end), "again": _path(again, end)})
        at = end
    if len(ends) == 1 and names[0] not in _names(movement):
        there = _path(0, movement.route.index(movement.peak))
        return [{"first": [*there, *_back(there)], "again": [*there, *_back(there)]}]
    return found


def loop_of(movement: Movement) -> dict[str, Any]:
    """How work without phases moves: round and round, or there and back with a stop at each end."""
    there = list(range(1, len(movement.route)))
    if movement.round:
        return {"path": list(range(1, len(movement.walks) + 1)), "round": True, "ms": STRIDE_MS, "stay_ms": 0}
    back = [] if movement.closed else _back(there)
    far = sum(movement.length(index) for index in range(len(there)))
    ms = min(MOST_MS, max(LEAST_MS, round(far / PACE / 100) * 100))
    return {"path": [*there, *back], "round": False, "ms": ms * (2 if back else 1), "stay_ms": STAY_MS}


def _ends(movement: Movement, names: tuple[str, ...]) -> list[int]:
    """For each phase the pose of the movement that it ends in."""
    known = _names(movement)
    if not any(name in known for name in names):
        peak = movement.route.index(movement.peak)
        return [peak] * (len(names) - 1) + [0]
    ends: list[int] = []
    for name in names:
        at = ends[-1] if ends else 0
        places = [place for place, own in enumerate(known) if own == name]
        ends.append(next((place for place in places if place > at), places[0] if places else 0))
    return ends


def _names(movement: Movement) -> list[str]:
    return [movement.figure.poses[n].name for n in movement.route]


def _path(start: int, end: int) -> list[int]:
    return list(range(start + 1, end + 1)) if end >= start else [-walk for walk in range(start, end, -1)]


def _back(path: list[int]) -> list[int]:
    return [-walk for walk in reversed(path)]
