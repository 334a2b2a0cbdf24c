"""Rule 9: intervals are half open; entering while paused announces silently."""

from dataclasses import replace

from drillbook.engine.cue import AfterStart, BeforeEnd, Cue, Tone
from tests.engine.play import play
from tests.engine.routines import ROUTINES, bridge, routine


def test_rule_09_at_its_last_moment_a_segment_is_over() -> None:
    assert play("start; 9999ms").position.kind == "lead-in"
    assert play("start; 10s").position.kind == "work"
    assert play("start; 10s").position.segment_elapsed_ms == 0


def test_rule_09_a_phase_begins_at_its_first_moment() -> None:
    led = play("start; until work; 1999ms")
    assert (led.position.phase, led.position.phase_left_ms) == ("open", 1)
    led.does("1ms")
    assert (led.position.phase, led.position.phase_left_ms) == ("close", 2_000)


def test_rule_09_a_cue_at_nought_belongs_to_the_segment() -> None:
    led = play("start; 10s")
    assert led.lines()[-2:] == ["10.000 [go]", '10.000 "Feet together"']
    assert [due.index for due in led.cues][-2:] == [1, 1]


def test_rule_09_a_cue_at_the_very_end_belongs_to_no_segment() -> None:
    late = replace(
        bridge(10_000), cues=(Cue(AfterStart(10_000), tone=Tone.SOFT), Cue(AfterStart(9_999), tone=Tone.SOFT))
    )
    assert play("start; to end", routine(late)).tones.count("soft") == 1
    whole = replace(bridge(10_000), cues=(Cue(BeforeEnd(10_000), tone=Tone.SOFT), Cue(BeforeEnd(10_001), show="never")))
    assert [due.at_ms for due in play("start; to end", routine(whole)).cues if due.cue.tone == "soft"] == [11_000]


def test_rule_09_entering_while_paused_announces_silently() -> None:
    led = play("start; until work; 5s; pause; skip")
    assert led.lines()[-1] == "15.000 2 switch 1/right/1"


def test_rule_09_its_cue_at_nought_sounds_on_resume() -> None:
    led = play("start; until work; 5s; pause; skip; 1min; resume")
    assert led.lines()[-2:] == ["75.000 resumed, in 0.000", "75.000 [switch]"]
    work = play("start; until switch; pause; back; 1min; resume; 3s")
    assert work.lines()[-3:] == ["105.000 rep 1 left open", "105.000 [go]", '105.000 "Feet together"']


def test_rule_09_what_was_due_at_the_moment_of_a_pause_is_not_due_again_after_it() -> None:
    led = play("start; until work; pause; 1s; resume; 3s")
    assert led.said.count("Feet together") == 1
    assert [line for line in led.lines() if line.endswith("[go]")] == ["10.000 [go]", "14.000 [go]"]


def test_rule_09_the_last_moment_of_the_last_work_is_the_finish() -> None:
    led = play("start; 40s", ROUTINES["bridge"])
    assert led.position.state == "finished"
    assert led.lines()[-3:] == ["40.000 finished", "40.000 [finish]", '40.700 "Done. Well done."']
