"""The state table: one table, whole, and drawn as it is."""

from dataclasses import replace
from typing import get_args

from drillbook.engine.compiling import compile_routine
from drillbook.engine.diagram import state_diagram
from drillbook.engine.inputs import Action, Gap, Input, Pause, Resume, Start, Tick
from drillbook.engine.phrases import estimated_ms
from drillbook.engine.session import Session, State
from drillbook.engine.stepping import TRANSITIONS
from tests.engine.draw_states import FILE, page
from tests.engine.play import Played
from tests.engine.routines import ROUTINES

INPUTS = {Start, Tick, Gap, Pause, Resume, *get_args(Action.__value__)}


def test_the_table_names_every_state_and_only_real_inputs_and_states() -> None:
    assert set(TRANSITIONS) == set(get_args(State.__value__))
    for row in TRANSITIONS.values():
        assert set(row) <= INPUTS
        assert all(targets and targets <= set(TRANSITIONS) for targets in row.values())


def test_every_input_is_allowed_somewhere() -> None:
    assert {told for row in TRANSITIONS.values() for told in row} == INPUTS


def test_the_picture_in_the_documentation_is_the_table() -> None:
    assert FILE.read_text() == page(), "draw it anew with `python -m tests.engine.draw_states`"


def test_the_picture_has_an_arrow_for_each_way_and_none_out_of_the_end() -> None:
    drawn = state_diagram()
    assert "    ready --> running: Start" in drawn
    assert "    running --> waiting: Tick, Gap" in drawn
    assert "finished --> [*]" in drawn
    ways = {(state, target) for state, row in TRANSITIONS.items() for targets in row.values() for target in targets}
    assert drawn.count(" --> ") == len(ways) + 2


WAYS = [
    ("clam", "start; 1s; skip; back; until work; 5s; back; skip; skip drill"),
    ("clam", "start; until work; pause; back; +15 s; skip; skip; skip"),
    ("rounds", "start; skip drill; pause; skip drill; skip drill; skip drill; skip drill; skip drill; skip drill"),
    ("waiting clam", "start; until waiting; 1s; gap 5s; pause; resume; back; until waiting; done; until waiting; done"),
    ("waiting clam", "start; until waiting; skip; until waiting; skip"),
    ("waiting clam", "start; until waiting; skip drill"),
    ("waiting clam", "start; until waiting; pause; done; skip; skip; pause"),
    ("waiting rounds", "start; until waiting; skip drill"),
    ("squats", "start; until work; done; done"),
    ("squats", "start; until work; gap 5s; pause; done; done"),
    ("bridges", "start; until rest; +15 s; pause; +15 s; resume; gap 1h; resume; to end"),
    ("bridge", "start; 1s; pause; skip drill"),
    ("bridge", "start; skip; skip; skip"),
    ("bridge", "start; until work; pause; skip"),
    ("bridge", "start"),
    ("waiting bridge", "start"),
]


def test_every_way_of_the_table_can_be_gone() -> None:
    """A way that no script finds would be one that the engine does not know."""
    gone: set[tuple[type[State], type[Input], type[State]]] = set()

    class Watched(Played):
        def tell(self, told: Input, name: str = "") -> None:
            before = self.session
            super().tell(told, name)
            if self.session is not before:
                gone.add((type(before.state), type(told), type(self.session.state)))

    for name, script in WAYS:
        waits = name.startswith("waiting ")
        routine = replace(ROUTINES[name.removeprefix("waiting ")], wait_for_me=waits)
        timeline = compile_routine(routine)
        led = Watched(routine, timeline, Session(timeline.digest), "when due", estimated_ms).does(script)
        # A gap may be told late: the time until its beginning has ended the segment.
        led.tell(Gap(led.at_ms + 600_000, led.at_ms + 700_000))
    table = {(state, told, to) for state, row in TRANSITIONS.items() for told, targets in row.items() for to in targets}
    assert gone == table
