"""What is sounded and said in one work segment."""

from dataclasses import replace

from drillbook.engine.compiling import compile_routine
from drillbook.engine.cue import Cue, PlannedCue, Tone
from drillbook.engine.dose import Dose, Work
from drillbook.engine.routine import DrillItem, Sides
from tests.engine.routines import CLAM, routine


def work_cues(work: Work, *cues: Cue, sets: int = 1, sides: Sides = Sides.BOTH) -> list[PlannedCue]:
    """The cues of the first work segment of a drill without limits."""
    drill = replace(CLAM, limits=())
    return list(compile_routine(routine(DrillItem("1", drill, Dose(work, sets), sides, cues=cues))).segments[1].cues)


def said(cues: list[PlannedCue]) -> list[tuple[int, str]]:
    return [(cue.offset_ms, cue.say) for cue in cues if cue.say]


def tones(cues: list[PlannedCue], tone: Tone) -> list[int]:
    return [cue.offset_ms for cue in cues if cue.tone == tone]
