"""The espeak-ng that tests of the real voice need: found on this machine, or installed from Debian's packages.

`python -m tests.voice.espeak` is the set-up that make calls: silent where it is there, else it installs it as root on
Debian, else it says in a line that those tests are skipped.
"""

import os
import shutil
import subprocess
import sys

import pytest

from drillbook.voice.espeak import PROGRAM

needs_espeak = pytest.mark.skipif(shutil.which(PROGRAM) is None, reason="espeak-ng is not on this machine")


def main() -> int:
    """Install it where that can be done without a question; the tests go on without it."""
    if shutil.which(PROGRAM):
        return 0
    apt = shutil.which("apt-get")
    if apt and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("set-up: espeak-ng", flush=True)  # noqa: T201 a command speaks by print
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in ([apt, "-qq", "update"], [apt, "-qq", "-y", "install", PROGRAM]):
            subprocess.run(command, env=quiet, check=False, stdout=subprocess.DEVNULL)
    if not shutil.which(PROGRAM):
        print("set-up: without espeak-ng (Debian: apt install espeak-ng) its tests are skipped")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
