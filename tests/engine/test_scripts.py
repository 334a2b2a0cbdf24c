"""Whole sessions, event by event."""

import pytest

from tests.engine.play import Played, ScriptError, play
from tests.engine.routines import ROUTINES
from tests.engine.scripts import Script, scripts


@pytest.mark.parametrize("script", scripts(), ids=lambda script: script["name"])
def test_what_comes_of_a_script(script: Script) -> None:
    assert play(script["script"], script["routine"]).lines() == script["events"]


def test_every_script_has_a_name_of_its_own_and_every_kind_of_routine_is_played() -> None:
    names = [script["name"] for script in scripts()]
    assert len(set(names)) == len(names)
    assert {script["routine"] for script in scripts()} >= set(ROUTINES) - {"leg lift, right first", "lunge", "scan"}


@pytest.mark.parametrize(
    "line", ["dance", "5 apples", "until switch", "until waiting", "until breakfast", "5", "late 5"]
)
def test_a_step_that_is_none_is_refused(line: str) -> None:
    with pytest.raises(ScriptError):
        play(f"start; {line}", "bridge")


def test_a_script_goes_on_where_it_stopped() -> None:
    led = play("start; 12s")
    assert isinstance(led, Played)
    assert led.does("3s").lines() == play("start\n15s").lines()
