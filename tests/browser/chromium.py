"""The Chromium that browser tests and screenshots run in: found on this machine, or installed from Debian's packages.

`python -m tests.browser.chromium` is the set-up that make calls: silent where a browser is there, else it installs one
as root on Debian, else it says in a line what to install. Never downloads a browser build of Playwright's own.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
CURE = "browser tests need Chrome or Chromium: install it (Debian: apt install chromium), or name it in $CHROMIUM"
FLAGS = (
    "--autoplay-policy=no-user-gesture-required",
    "--mute-audio",
    "--disable-features="
    + ",".join(
        (
            # the address bar's popups are pages of their own, made anew with each window that no test looks at
            *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
            # of such lists the last one counts: what Playwright turns off stays off
            *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "MediaRouter"),
            *("NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "ThirdPartyStoragePartitioning"),
        )
    ),
)


class NoChromiumError(RuntimeError):
    """Neither Chrome nor Chromium is on this machine."""


def find_chromium() -> Path | None:
    """Return the program of an installed Chrome or Chromium; the one named in $CHROMIUM first."""
    named = os.environ.get("CHROMIUM")
    found = [Path(named)] if named else []
    found += [Path(program) for name in NAMES if (program := shutil.which(name))]
    found += [Path(program) for program in MAC_APPLICATIONS]
    return next((program for program in found if program.exists()), None)


def chromium_executable() -> Path:
    """Return the browser's program; raises NoChromiumError with the cure."""
    program = find_chromium()
    if program is None:
        raise NoChromiumError(CURE)
    return program


@contextmanager
def launch(*more_flags: str, without: Sequence[str] = ()) -> Iterator[Browser]:
    """Start a headless browser and close it in the end.

    `more_flags` go to its command line, those that Playwright adds of its own do `without` these.
    """
    sandbox = hasattr(os, "geteuid") and os.geteuid() != 0  # Chromium refuses to sandbox what root starts
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(chromium_executable()),
            args=[*FLAGS, *more_flags],
            ignore_default_args=list(without),
            chromium_sandbox=sandbox,
        )
        try:
            yield browser
        finally:
            browser.close()


def install() -> None:
    """Install Debian's Chromium; raises NoChromiumError with the cure where that cannot be."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        raise NoChromiumError(CURE)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in ([apt, "-qq", "update"], [apt, "-qq", "-y", "install", "chromium"]):
        subprocess.run(command, env=quiet, check=False, stdout=subprocess.DEVNULL)
    if find_chromium() is None:
        raise NoChromiumError(CURE)


def main() -> int:
    """Make sure that there is a browser."""
    if find_chromium() is None:
        try:
            print("set-up: Chromium", flush=True)  # noqa: T201 a command speaks by print
            install()
        except NoChromiumError as error:
            print(error, file=sys.stderr)  # noqa: T201 a command speaks by print
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
