"""Everything the authors of a site wrote, as values. Knows nothing of YAML, nor of pages and players."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from drillbook.authoring.mistakes import Mistake
from drillbook.authoring.moments import misfit
from drillbook.engine.cue import Cue
from drillbook.engine.dose import Dose
from drillbook.engine.routine import (
    Drill,
    DrillItem,
    Easier,
    Item,
    RoundsItem,
    Routine,
    Side,
    SideNames,
    Sides,
    routine_of,
)
from drillbook.figures.pose import Figure

DEFAULT_POSITIONS = (
    "lying on the side",
    "lying on the back",
    "lying on the front",
    "all fours",
    "high plank",
    "kneeling",
    "sitting",
    "standing",
    "running",
)
"""Where a drill begins; a change of position needs a longer lead-in."""


class DrillKind(StrEnum):
    """What a file in drills/ describes."""

    DRILL = "drill"
    CHECKLIST = "checklist"
    """Things to tick, without a timer."""
    REFERENCE = "reference"
    """To read about, not to play (`playable: false`)."""


@dataclass(frozen=True, slots=True)
class Variant:
    """An easier, harder or other way to do a drill; `dose` is the whole dose it then has, None: the same."""

    say: str
    dose: Dose | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class AuthoredDrill:
    """One file of drills/, with every word for its page.

    `path` is relative to the library's folder. `drill` is what the engine needs of it, `dose` the default dose; both
    are None for checklists, reference entries and where a mistake stands in the way. `dose_from` names, for a key of
    the dose, a source, a claim or `editor`. `mistakes` are those of this file: the page shows them.
    """

    id: str
    path: str
    kind: DrillKind = DrillKind.DRILL
    name: str = ""
    drill: Drill | None = None
    dose: Dose | None = None
    sides: Sides = Sides.BOTH
    first_side: Side = Side.LEFT
    cues: tuple[Cue, ...] = ()
    aliases: tuple[str, ...] = ()
    purpose: str = ""
    position: str = ""
    equipment: tuple[str, ...] = ()
    muscles: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    summary: str = ""
    setup: str = ""
    steps: tuple[str, ...] = ()
    side_names: SideNames = field(default_factory=SideNames)
    dose_from: Mapping[str, str] = field(default_factory=dict)
    cautions: tuple[str, ...] = ()
    ask_first: tuple[str, ...] = ()
    stop_if: tuple[str, ...] = ()
    easier: Variant | None = None
    harder: Variant | None = None
    variants: tuple[Variant, ...] = ()
    how_often: str = ""
    progress: str = ""
    claims: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()
    ready: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    figure: Figure | None = None
    mistakes: tuple[Mistake, ...] = ()

    @property
    def playable(self) -> bool:
        """Whether a player can be made of it."""
        return self.drill is not None and self.dose is not None

    def item(
        self,
        key: str = "0",
        *,
        dose: Dose | None = None,
        sides: Sides | None = None,
        first_side: Side | None = None,
        cues: tuple[Cue, ...] = (),
    ) -> DrillItem:
        """The drill at a place of a routine; what is not given stays as the drill's file has it, `cues` are added.

        Its own cues whose moment another dose never reaches are left out. Raises ValueError where the drill is not
        playable.
        """
        if self.drill is None or self.dose is None:
            msg = f"{self.id} is not playable"
            raise ValueError(msg)
        dose, sides = dose or self.dose, sides or self.sides
        return DrillItem(
            key=key,
            drill=self.drill,
            dose=dose,
            sides=sides,
            first_side=first_side or self.first_side,
            cues=(*(cue for cue in self.cues if not misfit(cue.moment, dose, sides)), *cues),
            easier=Easier(self.easier.say, self.easier.dose) if self.easier else None,
        )

    def routine(self, dose: Dose | None = None) -> Routine:
        """The routine that plays this drill alone, with another dose if one is given.

        Raises ValueError where the drill is not playable.
        """
        return routine_of(self.item(dose=dose))


@dataclass(frozen=True, slots=True)
class AuthoredRoutine:
    """One file of drills/routines/; `routine` is None where a mistake stands in the way."""

    id: str
    path: str
    name: str = ""
    routine: Routine | None = None
    when: str = ""
    made: str = ""
    summary: str = ""
    how_often: str = ""
    fixed_order: bool = False
    ready: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    mistakes: tuple[Mistake, ...] = ()

    @property
    def playable(self) -> bool:
        """Whether a player can be made of it."""
        return self.routine is not None


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that facts come from; `stance` is what it holds, `missing` what it leaves out."""

    id: str
    title: str
    publisher: str = ""
    author: str = ""
    year: int | None = None
    kind: str = ""
    url: str = ""
    stance: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is written: file, line and column, which count from 1."""

    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Claim:
    """What a source says, in our words, with the support it gives; `unused` says why no page rests on it."""

    id: str
    says: str
    grade: str
    source: str
    unused: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Standpoint:
    """One side of a disagreement; `tries` are the drills and routines with which to try it."""

    says: str
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    tries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A question on which sources differ.

    `outside` is what others have found, with marks such as `[^X4]` for the sources and claims that it `cites`; `tell`
    is what would tell a reader more, `tries` what lets one compare the sides.
    """

    id: str
    question: str
    sides: tuple[Standpoint, ...] = ()
    outside: str = ""
    tell: str = ""
    tries: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sources, what they claim and where they disagree, each by its id."""

    sources: Mapping[str, Source] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    disagreements: Mapping[str, Disagreement] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Library:
    """All drills and routines by id, in order of their ids, also those with mistakes; and the evidence."""

    drills: Mapping[str, AuthoredDrill] = field(default_factory=dict)
    routines: Mapping[str, AuthoredRoutine] = field(default_factory=dict)
    evidence: Evidence = field(default_factory=Evidence)

    def routines_with(self, drill_id: str) -> tuple[AuthoredRoutine, ...]:
        """The playable routines in which the drill is done, in order of their ids."""
        return tuple(
            authored
            for authored in self.routines.values()
            if authored.routine and drill_id in {item.drill.id for item in drill_items(authored.routine.items)}
        )


def drill_items(items: tuple[Item, ...]) -> tuple[DrillItem, ...]:
    """The drills among `items`, rounds opened, each round once."""
    found: list[DrillItem] = []
    for item in items:
        if isinstance(item, DrillItem):
            found.append(item)
        elif isinstance(item, RoundsItem):
            found.extend(drill_items(item.items))
    return tuple(found)
