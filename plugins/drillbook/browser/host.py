"""The worker's host: the conversation tied to the browser's clocks and timers. The only module that names `js`."""

from typing import Any

import js
from pyodide.ffi import create_proxy

from .conversation import Conversation

_conversation: Conversation | None = None
_timer: Any = None


def connect(post: Any) -> None:  # noqa: ANN401 - a JavaScript function has no type here
    """Begin to talk to the page: `post` is a JavaScript function that takes one JSON string."""
    global _conversation  # noqa: PLW0603 - one worker holds one conversation, for as long as it lives
    _conversation = Conversation(
        post=post,
        set_timer=_set_timer,
        monotonic_ms=lambda: float(js.performance.now()),
        wall_ms=lambda: float(js.Date.now()),
    )


def receive(text: str) -> None:
    """Hand a message of the page, one JSON string, to the conversation."""
    if _conversation is not None:
        _conversation.receive(text)


def _beat() -> None:
    if _conversation is not None:
        _conversation.beat()


_beat_proxy = create_proxy(_beat)


def _set_timer(delay_ms: int) -> None:
    global _timer  # noqa: PLW0603 - the browser's one timer, replaced by each new request
    if _timer is not None:
        js.clearTimeout(_timer)
    _timer = js.setTimeout(_beat_proxy, delay_ms)
