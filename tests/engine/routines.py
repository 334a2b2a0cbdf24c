"""Drills and routines for the engine's tests: every kind of work, side and rest. Needs the engine alone."""

from dataclasses import replace

from drillbook.engine.cue import (
    AfterStart,
    AtPhase,
    AtRep,
    AtStart,
    BeforeEnd,
    Cue,
    Halfway,
    InLastSet,
    InSet,
    OnFirstSide,
    Tone,
)
from drillbook.engine.dose import Dose, FreeReps, Hold, Open, PacedReps, Phase, Timed
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

CLAM = Drill(
    id="clam",
    name="Clam",
    position="lying on the side",
    setup="Knees and feet together",
    side_names=SideNames("left leg on top", "right leg on top"),
    limits=(Limit(Limited.TEMPO, at_least=3_000),),
)
LUNGE = Drill("lunge-forward", "Forward lunge", "standing", side_names=SideNames("left leg", "right leg"))
LEG_LIFT = Drill("prone-leg-lift-hold", "Prone leg lift", "lying on the front", limits=(Limit("hold", 10_000),))
BRIDGE = Drill("bridge", "Bridge", "lying on the back")
STRIDE = Drill("stride", "Stride", "standing", limits=(Limit("fast", at_most=10_000, phase=True),), rest_is="Walk back")
SCAN = Drill("side-to-side-scan", "Left-right scan", "lying on the front")
SURGE = Drill("surge", "Surge", "standing", rest_is="Run easily")
SQUAT = Drill("squat", "Squat", "standing", limits=(Limit(Limited.REPS, at_most=12),))


def tempo(**phases_ms: int) -> tuple[Phase, ...]:
    """The tempo with these phases, in order."""
    return tuple(Phase(name.replace("_", " "), duration_ms) for name, duration_ms in phases_ms.items())


def routine(*items: Item, **changes: object) -> Routine:
    """A routine of these items, called `test`."""
    return replace(Routine(id="test", name="Test", items=items), **changes)  # type: ignore[arg-type]  # any field


def clam(reps: int = 8, *, key: str = "1", rest_ms: int = 0, sets: int = 1) -> DrillItem:
    """Clams, one side after the other, 4 s a rep and 6 s to turn over."""
    return DrillItem(
        key,
        CLAM,
        Dose(PacedReps(reps, tempo(open=2_000, close=2_000)), sets=sets, rest_ms=rest_ms, switch_ms=6_000),
        sides=Sides.EACH,
        cues=(
            Cue(AtStart(), say="Feet together"),
            Cue(AtRep(4), say="As slow down as up", show="As slow down as up"),
            Cue(BeforeEnd(5_000), show="Nearly there", tone=Tone.SOFT),
        ),
        easier=Easier("Pillow between the knees", Dose(PacedReps(5, tempo(open=2_000, close=2_000)), switch_ms=6_000)),
    )


def lunge(reps: int = 3, *, key: str = "2", sets: int = 1, rest_ms: int = 0) -> DrillItem:
    """Lunges, left and right in turn, 3 s each."""
    dose = Dose(PacedReps(reps, tempo(step_in=1_500, push_back=1_500)), sets=sets, rest_ms=rest_ms)
    return DrillItem(key, LUNGE, dose, sides=Sides.ALTERNATE_REPS)


def leg_lift(sets: int = 3, *, key: str = "3", sides: Sides = Sides.EACH) -> DrillItem:
    """Leg lifts held for 10 s with 5 s of rest between sets and 5 s to change sides."""
    return DrillItem(
        key,
        LEG_LIFT,
        Dose(Hold(10_000), sets=sets, rest_ms=5_000, switch_ms=5_000),
        sides=sides,
        cues=(Cue(Halfway(), say="Soften the front of the hip"), Cue(AtStart(), say="Lift", within=InSet(1))),
    )


def stride(sets: int = 4, *, key: str = "4") -> DrillItem:
    """Strides of 20 s in three phases, with 60 s to walk back."""
    work = PacedReps(1, tempo(build_up=5_000, fast=8_000, ease_off=7_000))
    return DrillItem(
        key,
        STRIDE,
        Dose(work, sets=sets, rest_ms=60_000),
        cues=(Cue(AtPhase("fast"), say="Tall and loose", within=InLastSet()),),
        easier=Easier("Two strides on grass", Dose(work, sets=2, rest_ms=60_000)),
    )


def bridge(duration_ms: int = 30_000, *, key: str = "5", sets: int = 1, rest_ms: int = 0) -> DrillItem:
    """A bridge held for a time, both sides at once."""
    easier = Easier("Shorter", Dose(Hold(duration_ms // 2), sets=sets, rest_ms=rest_ms))
    return DrillItem(key, BRIDGE, Dose(Hold(duration_ms), sets=sets, rest_ms=rest_ms), easier=easier)


def surge(sets: int = 2, *, key: str = "6") -> DrillItem:
    """Surges of 30 s with 30 s of easy running between them."""
    return DrillItem(key, SURGE, Dose(Timed(30_000), sets=sets, rest_ms=30_000))


def squats(reps: int = 10, *, key: str = "7", sets: int = 1, rest_ms: int = 0) -> DrillItem:
    """Squats at one's own pace."""
    return DrillItem(
        key,
        SQUAT,
        Dose(FreeReps(reps), sets=sets, rest_ms=rest_ms),
        cues=(Cue(AfterStart(12_000), say="Heels down", within=OnFirstSide()),),
        easier=Easier("Half as many", Dose(FreeReps(reps // 2), sets=sets, rest_ms=rest_ms)),
    )


def jog(duration_ms: int = 60_000, *, key: str = "8") -> InstructionItem:
    """A plain sentence and a time."""
    return InstructionItem(key, "Jog easily", Timed(duration_ms))


def wander(about_ms: int | None = None, *, key: str = "9") -> InstructionItem:
    """A plain sentence that stands until a tap."""
    return InstructionItem(key, "Walk until you feel ready", Open(about_ms))


ROUTINES: dict[str, Routine] = {
    "clam": routine(clam()),
    "clam, wait for me": routine(clam(2), wait_for_me=True),
    "quick": routine(clam(), lunge(), change=Change(5_000, 6_000)),
    "lunge": routine(lunge()),
    "leg lift": routine(leg_lift()),
    "leg lift, right first": routine(replace(leg_lift(2), first_side=Side.RIGHT)),
    "leg lift, sets in turn": routine(leg_lift(2, sides=Sides.ALTERNATE_SETS)),
    "strides": routine(stride()),
    "bridge": routine(bridge()),
    "bridges": routine(bridge(10_000, sets=3, rest_ms=20_000)),
    "bridges without rest": routine(bridge(10_000, sets=2)),
    "surges": routine(surge()),
    "squats": routine(squats(sets=2)),
    "scan": routine(DrillItem("1", SCAN, Dose(Timed(10_000)))),
    "wander": routine(wander(), bridge(10_000)),
    "jog": routine(jog(20_000), bridge(10_000)),
    "rounds": routine(
        bridge(10_000, key="1"),
        RestItem("2", 15_000, "Come up to standing"),
        RoundsItem("3", 2, (lunge(1, key="3.1"), leg_lift(1, key="3.2")), rest_ms=30_000),
        jog(20_000, key="4"),
        stride(2, key="5"),
    ),
}
"""Routines by name, for scripts."""
