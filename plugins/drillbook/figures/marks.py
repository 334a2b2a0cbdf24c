"""Which muscles are marked on which side in each pose. Knows nothing of how a mark looks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from drillbook.figures.pose import Figure, Near


class Kind(StrEnum):
    """Why a muscle is marked."""

    WORKING = "working"
    STRETCHED = "stretched"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """One muscle of one side, marked."""

    muscle: str
    side: Near
    kind: Kind


def marks(figure: Figure, number: int) -> tuple[Mark, ...]:
    """What is marked on the pose `number`, counted from 0.

    A pose's own words win. Without them it has the figure's; the first of several has none, as it shows the
    rest before the work.
    """
    pose = figure.poses[number]
    at_rest = number == 0 and len(figure.poses) > 1
    working = pose.working if pose.working is not None else () if at_rest else figure.working
    stretched = pose.stretched if pose.stretched is not None else () if at_rest else figure.stretched
    return (*_marks(working, Kind.WORKING), *_marks(stretched, Kind.STRETCHED))


def _marks(words: Iterable[str], kind: Kind) -> Iterator[Mark]:
    for word in words:
        side, _, muscle = word.partition(" ")
        if side in ("far", "both"):
            yield from (Mark(muscle, each, kind) for each in Near if side in ("both", each))
        else:
            yield Mark(word, Near.NEAR, kind)
