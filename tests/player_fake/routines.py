"""Routines for the player's tests: every kind of work and of stretch, in names that no site has."""

from drillbook.engine.cue import AfterStart, AtStart, Cue
from drillbook.engine.dose import Dose, FreeReps, Hold, Open, PacedReps, Phase, Timed
from drillbook.engine.routine import Drill, DrillItem, Easier, InstructionItem, RestItem, Routine, Sides

LIFT = DrillItem(
    key="1",
    drill=Drill("lift", "Prone leg lift", "prone", setup="Lie face down, forehead on your hands"),
    dose=Dose(Hold(10_000), sets=3, rest_ms=5_000, switch_ms=5_000),
    sides=Sides.EACH,
    cues=(
        Cue(AtStart(), say="Lift from the hip, not from the back"),
        Cue(AfterStart(4_000), show="Soften the front of the hip"),
    ),
)
KICK = DrillItem(
    key="2",
    drill=Drill("kick", "Donkey kick", "all fours", setup="Hands and knees"),
    dose=Dose(PacedReps(8, (Phase("lift", 2_000), Phase("hold", 1_000), Phase("lower", 2_000)))),
    sides=Sides.EACH,
    easier=Easier("Fewer", Dose(PacedReps(4, (Phase("lift", 2_000), Phase("hold", 1_000), Phase("lower", 2_000))))),
)
REST = RestItem("3", 20_000)
BIRD_DOG = DrillItem(
    key="4",
    drill=Drill("bird-dog", "Bird dog, moving", "all fours"),
    dose=Dose(PacedReps(6, (Phase("reach", 2_000), Phase("return", 2_000)))),
    sides=Sides.ALTERNATE_REPS,
)
MARCH = DrillItem(key="5", drill=Drill("march", "March on the spot", "standing"), dose=Dose(Timed(30_000)))
BRIDGE = DrillItem(key="6", drill=Drill("bridge", "Bridge", "supine"), dose=Dose(FreeReps(12)))
WALK = InstructionItem("7", "Walk a little", Open(20_000))

STRIDE = DrillItem(
    key="1",
    drill=Drill("stride", "Stride", "standing", rest_is="Walk back"),
    dose=Dose(
        PacedReps(1, (Phase("build up", 5_000), Phase("fast", 8_000), Phase("ease off", 7_000))), sets=2, rest_ms=60_000
    ),
)

EVERYTHING = Routine("everything", "Floor-only activation", (LIFT, KICK, REST, BIRD_DOG, MARCH, BRIDGE, WALK))
SHORT = Routine("short", "Short", (LIFT, KICK), lead_in_ms=10_000)
STRIDES = Routine("strides", "Strides", (STRIDE,), lead_in_ms=10_000)
