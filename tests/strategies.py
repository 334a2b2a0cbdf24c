"""Routines and sessions of every kind, for Hypothesis: small ones, where a rule that breaks is easy to see."""

from dataclasses import dataclass, replace

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from hypothesis.vendor.pretty import RepresentationPrinter

from drillbook.engine.compiling import compile_routine
from drillbook.engine.cue import (
    AfterStart,
    AtLastRep,
    AtPhase,
    AtRep,
    AtStart,
    BeforeEnd,
    Cue,
    EveryReps,
    Halfway,
    InLastSet,
    InSet,
    Moment,
    OnFirstSide,
    Tone,
    Within,
)
from drillbook.engine.dose import Dose, FreeReps, Hold, Open, PacedReps, Phase, Timed, Work
from drillbook.engine.events import Event
from drillbook.engine.inputs import Back, Done, Extend, Gap, Input, Pause, Resume, Skip, SkipDrill, Start, Tick
from drillbook.engine.revising import Edit, LeaveOut, MakeEasier, OneMoreRep, OneMoreSet, SetPace
from drillbook.engine.routine import (
    Change,
    Drill,
    DrillItem,
    Easier,
    InstructionItem,
    Item,
    Limit,
    Limited,
    RestItem,
    RoundsItem,
    Routine,
    Side,
    SideNames,
    Sides,
)
from drillbook.engine.session import Pausing, Session
from drillbook.engine.stepping import step
from drillbook.engine.timeline import Timeline
from drillbook.engine.unrolling import occurrences

PHASES = ["open", "close", "lift", "lower", "hold"]
LONGEST_WAIT_MS = 60_000

lengths_ms = st.one_of(st.integers(1, 600).map(lambda tenths: tenths * 100), st.integers(400, 40_000))
"""From a tenth of a second to a minute, mostly round."""

rests_ms = st.one_of(st.just(0), st.integers(1, 40).map(lambda seconds: seconds * 1_000), st.integers(1, 40_000))

tempos: SearchStrategy[tuple[Phase, ...]] = st.lists(
    st.builds(
        Phase, st.sampled_from(PHASES), st.one_of(st.sampled_from([1_000, 2_000, 3_000]), st.integers(100, 8_000))
    ),
    min_size=1,
    max_size=3,
).map(tuple)

works: SearchStrategy[Work] = st.one_of(
    st.builds(Hold, lengths_ms),
    st.builds(Timed, lengths_ms),
    st.builds(PacedReps, st.integers(1, 6), tempos),
    st.builds(FreeReps, st.integers(1, 12)),
    st.builds(Open, st.none() | lengths_ms),
)

doses = st.builds(Dose, works, sets=st.integers(1, 3), rest_ms=rests_ms, switch_ms=st.none() | st.integers(0, 9_000))

MOMENTS: list[Moment] = [
    AtStart(),
    Halfway(),
    *(AfterStart(offset_ms) for offset_ms in (0, 1, 500, 2_000, 9_999, 30_000)),
    *(BeforeEnd(offset_ms) for offset_ms in (1, 500, 3_000, 5_000, 10_000, 30_000)),
    *(AtRep(number) for number in (1, 2, 4, 6)),
    *(EveryReps(number) for number in (1, 2, 3)),
    AtLastRep(),
    *(AtPhase(name) for name in PHASES),
]
WITHINS: list[Within | None] = [None, None, InSet(1), InSet(2), InLastSet(), OnFirstSide()]
WORDS = [
    Cue(AtStart(), say="Breathe"),
    Cue(AtStart(), say="Feet together", show="Feet together, pelvis still"),
    Cue(AtStart(), say="Soften the front of the hip", tone=Tone.SOFT, buzz=True),
    Cue(AtStart(), show="Nearly there"),
    Cue(AtStart(), tone=Tone.SOFT),
    Cue(AtStart(), buzz=True),
]
cues = st.builds(
    lambda cue, moment, within: replace(cue, moment=moment, within=within),
    st.sampled_from(WORDS),
    st.sampled_from(MOMENTS),
    st.sampled_from(WITHINS),
)

LIMITS: list[tuple[Limit, ...]] = [
    (),
    (),
    (Limit(Limited.HOLD, at_least=9_000), Limit(Limited.REPS, at_least=2, at_most=5)),
    (Limit(Limited.TIME, at_most=8_000), Limit("open", at_most=1_500, phase=True)),
    (Limit(Limited.TEMPO, at_least=3_001),),
    (Limit(Limited.TEMPO, at_most=5_000), Limit("close", at_least=2_000, phase=True)),
]
DRILLS = [
    replace(drill, limits=limits)
    for limits in LIMITS
    for drill in (
        Drill("clam", "Clam", "lying on the side", "Knees together", SideNames("left leg on top", "right leg on top")),
        Drill("lunge", "Forward lunge with a twist", "standing", rest_is="Walk back"),
        Drill("squat", "Squat", "standing"),
    )
]

drill_items = st.builds(
    DrillItem,
    key=st.just(""),
    drill=st.sampled_from(DRILLS),
    dose=doses,
    sides=st.sampled_from(Sides),
    first_side=st.sampled_from([Side.LEFT, Side.RIGHT]),
    cues=st.lists(cues, max_size=3).map(tuple),
    easier=st.none() | st.builds(Easier, st.just("Smaller"), doses),
)

plain_items: SearchStrategy[Item] = st.one_of(
    drill_items,
    drill_items,
    st.builds(InstructionItem, st.just(""), st.just("Walk a little"), st.builds(Timed, lengths_ms) | st.builds(Open)),
    st.builds(RestItem, st.just(""), rests_ms.filter(bool), st.none() | st.just("Come up")),
)

items = st.recursive(
    plain_items,
    lambda inner: st.builds(
        RoundsItem, st.just(""), st.integers(1, 2), st.lists(inner, min_size=1, max_size=2).map(tuple), rests_ms
    ),
    max_leaves=3,
)


def _keyed(found: tuple[Item, ...], path: str = "") -> tuple[Item, ...]:
    """The items with the keys that authoring gives them: `1`, `2`, `2.1`."""
    keyed: list[Item] = []
    for number, item in enumerate(found, 1):
        key = f"{path}{number}"
        if isinstance(item, RoundsItem):
            keyed.append(replace(item, key=key, items=_keyed(item.items, f"{key}.")))
        else:
            keyed.append(replace(item, key=key))
    return tuple(keyed)


def _has_work(routine: Routine) -> bool:
    return bool(occurrences(routine))


routines: SearchStrategy[Routine] = st.builds(
    Routine,
    id=st.just("test"),
    name=st.just("Test"),
    items=st.lists(items, min_size=1, max_size=3).map(lambda found: _keyed(tuple(found))),
    lead_in_ms=st.sampled_from([0, 2_000, 3_000, 5_000, 10_000]),
    change=st.sampled_from([Change(), Change(2_000, 6_000), Change(0, 0), Change(0, 10_000)]),
    wait_for_me=st.booleans(),
    pace_percent=st.sampled_from([100, 100, 150, 1_000]),
).filter(_has_work)
"""Routines in which something is to be done."""


@dataclass(frozen=True)
class Run:
    """A session that came about: its routine, its timeline, the inputs that led there and all it reported."""

    routine: Routine
    timeline: Timeline
    session: Session
    at_ms: int
    inputs: tuple[Input, ...]
    events: tuple[Event, ...]

    def _repr_pretty_(self, printer: RepresentationPrinter, cycle: object) -> None:  # noqa: ARG002 - Hypothesis's protocol
        """What brings it about: all the rest follows, and is long."""
        printer.text(f"replayed({self.routine!r}, {self.inputs!r})")


def replayed(routine: Routine, inputs: tuple[Input, ...]) -> Run:
    """The session that these inputs lead to."""
    timeline = compile_routine(routine)
    session, events = Session(timeline.digest), list[Event]()
    for told in inputs:
        session, reported = step(timeline, session, told)
        events += reported
    return Run(routine, timeline, session, max((told.at_ms for told in inputs), default=0), inputs, tuple(events))


@st.composite
def inputs_now(draw: st.DrawFn, timeline: Timeline, session: Session, at_ms: int) -> Input:
    """Any input at a moment; most actions are meant for the segment under way, a few are stale."""
    index = getattr(session.state, "index", 0)
    meant = draw(st.sampled_from([index] * 7 + [index + 1]))
    digest = draw(st.sampled_from([timeline.digest] * 7 + ["stale"]))
    return draw(
        st.sampled_from(
            [
                Start(at_ms, at_ms - draw(st.integers(0, 20_000))),
                Gap(at_ms - draw(st.integers(0, LONGEST_WAIT_MS)), at_ms),
                Pause(at_ms, draw(st.sampled_from(Pausing))),
                Resume(at_ms),
                Resume(at_ms),
                *(kind(at_ms, digest, meant) for kind in (Skip, Skip, SkipDrill, Back, Done, Done, Extend)),
            ]
        )
    )


waits_ms = st.one_of(st.integers(0, 4_000), st.integers(0, LONGEST_WAIT_MS), st.just(0))
"""How long nothing is told."""


@st.composite
def runs(draw: st.DrawFn, *, of: SearchStrategy[Routine] = routines, longest: int = 8) -> Run:
    """A session reached from Start by waiting, tapping, pausing and falling asleep."""
    run = replayed(draw(of), (start := Start(1_000, draw(st.integers(-15_000, 1_000))),))
    at_ms, session, inputs, events = start.at_ms, run.session, [*run.inputs], [*run.events]
    for _ in range(draw(st.integers(0, longest))):
        at_ms += draw(waits_ms)
        # Time passes before the input is made up, so that most actions are meant for what is on the screen.
        seen, _ = step(run.timeline, session, Tick(at_ms))
        told = draw(st.one_of(st.just(Tick(at_ms)), inputs_now(run.timeline, seen, at_ms)))
        session, reported = step(run.timeline, session, told)
        inputs.append(told)
        events += reported
    return replace(run, session=session, at_ms=at_ms, inputs=tuple(inputs), events=tuple(events))


def edits(routine: Routine) -> SearchStrategy[Edit]:
    """A change to one item of the routine, or to its pace."""
    keys = st.sampled_from(sorted({occurrence.item.key for occurrence in occurrences(routine)}))
    return st.one_of(
        st.builds(OneMoreRep, keys),
        st.builds(OneMoreSet, keys),
        st.builds(MakeEasier, keys),
        st.builds(LeaveOut, keys),
        st.builds(SetPace, st.sampled_from([100, 130, 300, 1_000])),
    )
