"""Prints what comes of every script: run inside Pyodide by test_pyodide.py."""

import sys

sys.path[:0] = ["/plugins", "/repository"]

from tests.engine.scripts import outcomes  # noqa: E402 - the path comes first

print(outcomes())  # noqa: T201 - how the result leaves Pyodide
