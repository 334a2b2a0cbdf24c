"""What a visitor chooses before Start: pace, waiting for a tap, the side to begin with. Knows no session."""

from collections.abc import Mapping
from dataclasses import replace

from .routine import DrillItem, Item, RoundsItem, Routine, Side, Sides


def with_options(routine: Routine, options: Mapping[str, object]) -> Routine:
    """The routine as the visitor wants to do it: pace in per cent, waiting for a tap, and the side to begin with."""
    pace = options.get("pace_percent")
    side = options.get("first_side")
    changed = replace(
        routine,
        pace_percent=min(max(pace, 100), 1_000) if isinstance(pace, int) else 100,
        wait_for_me=options.get("wait_for_me") is True,
    )
    if isinstance(side, str) and side in (Side.LEFT, Side.RIGHT):
        return replace(changed, items=_begun_with(changed.items, Side(side)))
    return changed


def _begun_with(items: tuple[Item, ...], side: Side) -> tuple[Item, ...]:
    def begun(item: Item) -> Item:
        if isinstance(item, RoundsItem):
            return replace(item, items=_begun_with(item.items, side))
        if isinstance(item, DrillItem) and item.sides != Sides.BOTH:
            return replace(item, first_side=side)
        return item

    return tuple(begun(item) for item in items)
