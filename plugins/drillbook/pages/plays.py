"""What a player and a ribbon need to know of something playable. Knows nothing of HTML, nor of how a player works."""

from dataclasses import dataclass

from drillbook.authoring.library import drill_items
from drillbook.engine.compiling import compile_routine
from drillbook.engine.phrases import sentences_in
from drillbook.engine.routine import Routine
from drillbook.engine.timeline import Kind, Timeline
from drillbook.engine.wire import to_json
from drillbook.pages.listing import Row, listing_of
from drillbook.pages.ribbon import Ribbon, ribbon_of
from drillbook.pages.words import clock_words, total_words


@dataclass(frozen=True, slots=True)
class FirstWork:
    """What the first lead-in prepares for; `drill` is its id, empty for a plain instruction."""

    drill: str
    name: str
    side: str
    side_name: str
    position: str
    setup: str
    says: tuple[str, ...]
    """The sentences said on the way to it, the first moments after Start."""


@dataclass(frozen=True, slots=True)
class Play:
    """A routine, or a drill alone, ready to be played: `total` is in words, `clock` without `about`."""

    id: str
    name: str
    routine_json: str
    total: str
    clock: str
    total_ms: int
    about: bool
    lead_in_ms: int
    first: FirstWork | None
    ribbon: Ribbon
    rows: tuple[Row, ...]
    drill_ids: tuple[str, ...]

    @property
    def drills(self) -> int:
        """How many different drills there are."""
        return len(self.drill_ids)

    @property
    def sided(self) -> bool:
        """Whether there is a side to begin with."""
        return self.ribbon.sided


def play_of(routine: Routine) -> Play:
    """The play of a routine as its author wrote it."""
    timeline = compile_routine(routine)
    return Play(
        id=routine.id,
        name=routine.name,
        routine_json=to_json(routine),
        total=total_words(timeline),
        clock=clock_words(timeline.total_ms),
        total_ms=timeline.total_ms,
        about=timeline.about,
        lead_in_ms=next((s.reckoned_ms for s in timeline.segments if s.kind == Kind.LEAD_IN), 0),
        first=_first_work(routine, timeline),
        ribbon=ribbon_of(timeline),
        rows=listing_of(routine, timeline),
        drill_ids=tuple(dict.fromkeys(segment.drill_id for segment in timeline.segments if segment.drill_id)),
    )


def _first_work(routine: Routine, timeline: Timeline) -> FirstWork | None:
    drills = {item.key: item.drill for item in drill_items(routine.items)}
    for segment in timeline.segments:
        if segment.kind == Kind.WORK:
            drill = drills.get(segment.item_key)
            return FirstWork(
                drill=segment.drill_id or "",
                name=segment.name,
                side=segment.side,
                side_name=segment.side_name,
                position=drill.position if drill else "",
                setup=drill.setup if drill else "",
                says=sentences_in(cue.say for cue in timeline.segments[0].cues),
            )
    return None
