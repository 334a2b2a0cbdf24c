"""Runs a script in the very interpreter, library and engine wheel that visitors get, under Node."""

import tempfile
from pathlib import Path

from drillbook.runtime import Runtime, built_runtime
from drillbook.runtime.build.inside import run_inside


def run_in_pyodide(script: str, runtime: Runtime | None = None) -> str:
    """Run Python source inside Pyodide with the engine importable and return what it printed; raises InsideError."""
    runtime = runtime or built_runtime()
    (wheel,) = runtime.folder.glob("*.whl")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "script.py"
        file.write_text(script, encoding="utf-8")
        return run_inside(file, stdlib=runtime.folder / "python_stdlib.zip", path=[wheel])
