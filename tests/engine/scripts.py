"""Scripts for sessions with what comes of them, as data: the same under CPython and inside Pyodide.

`scripts.json` is a list of `{name, routine, script, events}`; `routine` names one of `routines.ROUTINES`, `events` are
the lines of `play`. `python -m tests.engine.scripts` writes the events anew: read the difference before you commit it.
"""

import json
from pathlib import Path
from typing import TypedDict

from drillbook.engine.position import position
from drillbook.engine.wire import to_json
from tests.engine.play import play

FILE = Path(__file__).with_suffix(".json")


class Script(TypedDict):
    """One script and the events expected of it."""

    name: str
    routine: str
    script: str
    events: list[str]


def scripts() -> list[Script]:
    """All scripts of the file."""
    found: list[Script] = json.loads(FILE.read_text())
    return found


def outcome(script: Script) -> dict[str, object]:
    """All that came of a script, as JSON: every event, the session, the position, what was refused."""
    played = play(script["script"], script["routine"])
    here = position(played.timeline, played.session, played.at_ms)
    return {
        "events": [to_json(event) for event in played.events],
        "session": to_json(played.session),
        "position": to_json(here),
        "timeline": to_json(played.timeline),
        "refused": played.refused,
    }


def outcomes() -> str:
    """What came of every script, as one text."""
    return json.dumps({script["name"]: outcome(script) for script in scripts()}, indent=1, sort_keys=True)


def main() -> None:
    """Write the events of every script anew."""
    renewed = [{**script, "events": play(script["script"], script["routine"]).lines()} for script in scripts()]
    FILE.write_text(json.dumps(renewed, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
