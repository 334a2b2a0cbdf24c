"""JSON and back: the identity for every value, and a clear error for anything else."""

import importlib
import pkgutil
from dataclasses import is_dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

import drillbook.engine
from drillbook.engine.compiling import compile_routine
from drillbook.engine.dose import Dose, Hold, Work
from drillbook.engine.inputs import Action, Input, Skip
from drillbook.engine.position import position
from drillbook.engine.revising import Edit
from drillbook.engine.routine import Routine
from drillbook.engine.session import Session
from drillbook.engine.timeline import Timeline
from drillbook.engine.wire import WireError, from_json, from_plain, to_json, to_plain
from tests.engine.play import play
from tests.strategies import Run, routines, runs

MODULES = [
    importlib.import_module(f"drillbook.engine.{found.name}")
    for found in pkgutil.iter_modules(drillbook.engine.__path__)
]
KEPT_IN_MEMORY = {"Authored", "Placement", "Spoken", "Wish", "OneWork", "Occurrence", "_Asked"}
"""Values that never leave the engine."""
VALUES = sorted(
    {
        found
        for module in MODULES
        for found in vars(module).values()
        if isinstance(found, type) and is_dataclass(found) and found.__name__ not in KEPT_IN_MEMORY
    },
    key=lambda found: found.__name__,
)


@pytest.mark.parametrize("shape", VALUES, ids=lambda shape: shape.__name__)
@settings(max_examples=5, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_the_round_trip_of_every_value_is_the_identity(shape: type, data: DataObject) -> None:
    value = data.draw(st.from_type(shape))
    assert from_json(shape, to_json(value)) == value


@given(runs(longest=5))
def test_so_is_that_of_what_really_comes_about(run: Run) -> None:
    assert from_json(Routine, to_json(run.routine)) == run.routine
    assert from_json(Timeline, to_json(run.timeline)) == run.timeline
    assert from_json(Session, to_json(run.session)) == run.session
    for told in run.inputs:
        assert from_json(Input, to_json(told)) == told
    here = position(run.timeline, run.session, run.at_ms)
    assert from_json(type(here), to_json(here)) == here


@given(routines)
def test_a_timeline_is_the_same_at_both_ends(routine: Routine) -> None:
    assert compile_routine(from_json(Routine, to_json(routine))) == compile_routine(routine)


def test_a_union_is_read_by_the_name_of_its_member() -> None:
    assert from_json(Work, '{"type":"Hold","duration_ms":5}') == Hold(5)
    assert from_json(Input, to_json(Skip(1, "d", 2))) == from_json(Action, to_json(Skip(1, "d", 2))) == Skip(1, "d", 2)
    assert to_plain(Dose(Hold(5)))["switch_ms"] is None


@pytest.mark.parametrize(
    ("shape", "text", "fault"),
    [
        (Hold, "{", "not JSON"),
        (Hold, '{"type":"Hold"}', "expected Hold"),
        (Hold, '{"type":"Timed","duration_ms":5}', "expected Hold"),
        (Hold, '{"type":"Hold","duration_ms":5,"more":1}', "expected Hold"),
        (Hold, '{"type":"Hold","duration_ms":5.0}', "expected <class 'int'>"),
        (Hold, '{"type":"Hold","duration_ms":true}', "expected <class 'int'>"),
        (Hold, "[]", "expected Hold"),
        (Work, '{"type":"Jump"}', "expected one of"),
        (Edit, "5", "expected one of"),
        (Dose, '{"type":"Dose","work":null,"sets":1,"rest_ms":0,"switch_ms":null}', "expected one of"),
        (Routine, to_json(play("", "clam").routine).replace('"first_side":"left"', '"first_side":"middle"'), "middle"),
        (Timeline, to_json(play("", "clam").timeline).replace('"segments":[', '"segments":5,"was":[', 1), "Timeline"),
    ],
)
def test_anything_else_is_refused_with_what_was_expected(shape: Any, text: str, fault: str) -> None:  # noqa: ANN401 - any shape
    with pytest.raises(WireError, match=fault):
        from_json(shape, text)


def test_a_list_is_expected_where_a_tuple_was() -> None:
    plain = to_plain(play("", "clam").routine)
    with pytest.raises(WireError, match="expected a list, not 5"):
        from_plain(Routine, plain | {"items": 5})


def test_every_module_of_the_engine_is_looked_at() -> None:
    assert {"Routine", "Session", "Timeline", "CueDue", "SavedRun", "Position", "SetPace"} <= {
        shape.__name__ for shape in VALUES
    }
