"""Rule 10: each tone says one thing, so that somebody who looks at nothing knows what begins and what is over."""

from dataclasses import replace

from drillbook.engine.dose import PacedReps, Phase
from drillbook.engine.routine import Item, RestItem, RoundsItem, Sides
from tests.engine.cue_sheet import work_cues
from tests.engine.play import play
from tests.engine.routines import bridge, jog, leg_lift, routine


def opening_tones(*items: Item, **changes: object) -> list[str]:
    """The tone each stretch begins with, the first lead-in's left out."""
    opened = ("get-ready", "switch", "set-done", "rest")
    return [tone for tone in play("start; to end", routine(*items, **changes)).tones if tone in opened][1:]


def test_rule_10_the_end_of_a_set_sounds_unlike_the_end_of_a_drill() -> None:
    sets = bridge(10_000, sets=3, rest_ms=20_000)
    assert opening_tones(sets, RestItem("9", 20_000), jog()) == ["set-done", "set-done", "rest"]


def test_rule_10_a_change_of_side_is_heard_as_one_whether_or_not_there_is_a_rest() -> None:
    sides = replace(leg_lift(2), sides=Sides.ALTERNATE_SETS)
    assert opening_tones(sides) == ["switch", "switch", "switch"]
    rested = replace(sides, dose=replace(sides.dose, rest_ms=30_000, switch_ms=5_000))
    assert opening_tones(rested) == ["switch", "switch", "switch"]
    assert opening_tones(leg_lift(2)) == ["set-done", "switch", "set-done"]


def test_rule_10_a_new_round_begins_with_a_rest() -> None:
    rounds = RoundsItem("1", 2, (bridge(10_000, key="1.1"),), rest_ms=20_000)
    assert opening_tones(rounds) == ["rest"]


def test_rule_10_a_tone_tells_which_phase_of_a_rep_begins() -> None:
    def rhythm(*phases_ms: int) -> list[tuple[int, str]]:
        phases = tuple(Phase(f"p{number}", duration_ms) for number, duration_ms in enumerate(phases_ms))
        return [(cue.offset_ms, cue.tone.value) for cue in work_cues(PacedReps(2, phases)) if cue.tone]

    assert rhythm(2_000, 3_000) == [(0, "go"), (2_000, "phase-last"), (5_000, "phase-first"), (7_000, "phase-last")]
    assert [tone for _, tone in rhythm(2_000, 2_000, 2_000, 2_000)] == [
        *("go", "phase-middle", "phase-middle", "phase-last"),
        *("phase-first", "phase-middle", "phase-middle", "phase-last"),
    ]
    assert rhythm(3_000) == [(0, "go"), (3_000, "phase-first")]
