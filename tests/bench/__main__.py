"""Measures what is fast and should stay so: `make bench` prints a JSON line for each.

`{"name", "value", "unit", "against", "ratio"}`: against what it was measured in the same run, and the ratio of the two.
Machines differ and are busy; the ratio is what can be compared. `make bench NAME=cue_accuracy` takes ten minutes and is
not among them.
"""

import argparse
import sys

from drillbook.authoring.reading import read_library
from tests.bench.boots import boots
from tests.bench.builds import builds
from tests.bench.cue_accuracy import cue_accuracy
from tests.bench.pages import pages
from tests.bench.steps import steps
from tests.browser.chromium import launch
from tests.browser.sites import REPOSITORY

NAMES = ("steps", "boots", "pages", "builds", "cue_accuracy")


def main() -> int:
    """Measure what is named, or all that takes seconds."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measures what should stay fast.")
    parser.add_argument("name", nargs="?", choices=NAMES, help="what to measure; otherwise all but cue_accuracy")
    parser.add_argument("--minutes", type=float, default=10, help="how long cue_accuracy listens: 10")
    options = parser.parse_args()
    wanted = [options.name] if options.name else NAMES[:-1]
    library, _ = read_library(REPOSITORY / "drills")
    routine = library.routines["quick-pre-run-activation"].routine
    assert routine is not None
    if "cue_accuracy" in wanted:
        cue_accuracy(options.minutes)
    if "steps" in wanted:
        steps(routine)
    if "boots" in wanted or "pages" in wanted:
        with launch() as browser:
            if "boots" in wanted:
                boots(browser, routine)
            if "pages" in wanted:
                pages(browser)
    if "builds" in wanted:
        builds()
    return 0


if __name__ == "__main__":
    sys.exit(main())
