"""How long the engine takes on this machine's own Python."""

from drillbook.engine.compiling import compile_routine
from drillbook.engine.inputs import Start, Tick
from drillbook.engine.routine import Routine
from drillbook.engine.session import Session
from drillbook.engine.stepping import step
from tests.bench.measuring import told, took_s


def steps(routine: Routine) -> None:
    """Compiling a routine, and one step of it."""
    told("compile a routine", 1_000 * took_s(lambda: compile_routine(routine), 20), "ms")
    timeline = compile_routine(routine)
    session, _ = step(timeline, Session(timeline.digest), Start(1_000, 1_000))

    def play() -> None:
        played = session
        for at_ms in range(1_000, 1_000 + timeline.total_ms, 200):
            played, _ = step(timeline, played, Tick(at_ms))

    told("step", 1_000_000 * took_s(play, 3) / (timeline.total_ms / 200), "µs")
