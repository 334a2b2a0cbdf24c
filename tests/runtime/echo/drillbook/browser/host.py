"""A host that answers: with what it was sent, with what it sees of Python, late, or not at all."""

import json
import sys
from collections.abc import Callable
from typing import Any

import js
from pyodide.ffi import create_once_callable

from drillbook import __version__
from drillbook.engine import MODULES, SUM

answer: Callable[[str], None]


def connect(post: Callable[[str], None]) -> None:
    """Take the function that answers."""
    global answer  # noqa: PLW0603 a host is one a worker
    answer = post


def receive(text: str) -> None:
    """Answer `text`."""
    message: dict[str, Any] = json.loads(text)
    match message["type"]:
        case "facts":
            facts = {"version": __version__, "sum": SUM, "modules": MODULES, "loaded": sorted(sys.modules)}
            answer(json.dumps({"type": "facts", **facts}))
        case "later":
            js.setTimeout(create_once_callable(lambda: answer(text)), message["delay_ms"])
        case "raise":
            raise RuntimeError(message["text"])
        case _:
            answer(text)
