"""Runs Python inside Pyodide under Node: the interpreter that the browser will use compiles for it, and tests it.

Knows where Node and the npm package are. Does not know what is run.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

REPOSITORY = Path(__file__).parents[4]
PYODIDE_PACKAGE = REPOSITORY / "node_modules" / "pyodide"


class NoNodeError(RuntimeError):
    """Node or its packages are not there; the message names the cure."""


class InsideError(RuntimeError):
    """A script failed inside Pyodide; the message is what it wrote on its error stream."""


def node_program() -> Path:
    """Return Node: the virtualenv's own, else the one on the path; raises NoNodeError."""
    own = Path(sys.prefix) / "bin" / "node"
    found = own if own.exists() else shutil.which("node")
    if not found or not PYODIDE_PACKAGE.is_dir():
        raise NoNodeError("Node and Pyodide's npm package are not set up. Run `make runtime`.")
    return Path(found)


def run_inside(
    script: Path,
    *,
    stdlib: Path | None = None,
    path: Sequence[Path] = (),
    folders: Mapping[str, Path] | None = None,
    timeout_s: float = 300,
) -> str:
    """Run the Python file `script` in Pyodide and return what it printed; raises InsideError.

    `stdlib` is a zip in place of Pyodide's own library, `path` zips and wheels to import from, and `folders` maps
    paths inside to folders outside, which the script may read and write.
    """
    job = {
        "script": str(script.resolve()),
        "path": [str(file.resolve()) for file in path],
        "folders": {inside: str(outside.resolve()) for inside, outside in (folders or {}).items()},
    }
    if stdlib is not None:
        job["stdlib"] = str(stdlib.resolve())
    done = subprocess.run(  # noqa: S603 our own script, and no shell
        [node_program(), Path(__file__).with_suffix(".mjs"), json.dumps(job)],
        capture_output=True,
        text=True,
        timeout=timeout_s,
        check=False,
    )
    if done.returncode != 0:
        raise InsideError(f"{script.name} failed inside Pyodide:\n{done.stderr or done.stdout}")
    return done.stdout
