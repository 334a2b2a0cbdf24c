"""Which walks lead where: the way through the poses for each phase of a tempo, and for work without phases.

A phase ends in the pose of its name; poses that no phase names are passed on the way; a phase without a pose goes back
to the start. Walks are counted from 1, negative where they are gone backward.
"""

from dataclasses import asdict, dataclass
from typing import Any

from drillbook.figures.movement import Movement

ENTER_MS = 900
"""So long the move into a held pose is shown to take."""

STRIDE_MS = 720
"""Two steps of easy running, at about 167 steps a minute."""

PACE, LEAST_MS, MOST_MS, STAY_MS = 0.035, 1200, 20_000, 300
"""How many centimetres a millisecond a gentle movement goes, the bounds of one way of it, and its stop at each end."""


@dataclass(frozen=True, slots=True)
class Leg:
    """A part of a way: its walks, the place among the movement's poses where it ends, and what it takes by itself.

    `even`: without slowing down at its ends; `swap`: with the sides exchanged.
    """

    path: tuple[int, ...]
    end: int
    ms: int = 0
    even: bool = False
    swap: bool = False

    @property
    def json(self) -> dict[str, Any]:
        """As it is sent: what it does not need is left out."""
        return {key: value for key, value in asdict(self).items() if value or key in ("path", "end")}


def stops_of(movement: Movement, names: tuple[str, ...]) -> list[list[Leg]]:
    """For each phase of a tempo the way it takes the first time, and in every later rep where that is another one."""
    ends = _ends(movement, names)
    if len(ends) == 1 and names[0] not in _names(movement):
        there = _path(0, movement.route.index(movement.peak))
        return [[Leg((*there, *_back(there)), 0)]]
    found: list[list[Leg]] = []
    for index, end in enumerate(ends):
        before = ends[index - 1] if index else 0
        ways = dict.fromkeys([_path(before, end), _path(ends[index - 1], end)])
        found.append([Leg(path, end) for path in ways])
    return found


def hold_of(movement: Movement) -> Leg:
    """The way into the pose that is held."""
    end = movement.route.index(movement.peak)
    return Leg(_path(0, end), end, ENTER_MS)


def loop_of(movement: Movement) -> list[Leg]:
    """How work without phases moves, over and over: round, or there and back with a stop at each end."""
    last = len(movement.route) - 1
    if movement.round:
        whole = _path(0, len(movement.walks))
        return [Leg(whole, 0, STRIDE_MS // 2, even=True), Leg(whole, 0, STRIDE_MS // 2, even=True, swap=True)]
    there = _path(0, last)
    far = sum(movement.length(index) for index in range(len(there)))
    ms = min(MOST_MS, max(LEAST_MS, round(far / PACE / 100) * 100))
    legs = [Leg(there, last, ms), Leg((), last, STAY_MS)]
    return legs if movement.closed else [*legs, Leg(_back(there), 0, ms), Leg((), 0, STAY_MS)]


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


def _path(start: int, end: int) -> tuple[int, ...]:
    return tuple(range(start + 1, end + 1) if end >= start else (-walk for walk in range(start, end, -1)))


def _back(path: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(-walk for walk in reversed(path))
