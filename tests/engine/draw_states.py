"""Draws the engine's state table into its documentation: `python -m tests.engine.draw_states`."""

from pathlib import Path

import drillbook.engine
from drillbook.engine.diagram import state_diagram

FILE = Path(drillbook.engine.__path__[0]) / "states.md"

PAGE = """\
# The states of a session

Drawn from the table `TRANSITIONS` in [stepping.py](stepping.py) by `python -m tests.engine.draw_states`; a test holds
the two together. An arrow bears the inputs that may lead along it. An input that is not on an arrow out of a state is
refused there and changes nothing. `running` covers all four kinds of segment: lead-in, work, switch and rest.

```mermaid
{diagram}
```
"""


def page() -> str:
    """The page with the picture as the table now is."""
    return PAGE.format(diagram=state_diagram())


if __name__ == "__main__":
    FILE.write_text(page())
