"""How long a site takes to build."""

import tempfile
import time
from pathlib import Path

from tests.bench.measuring import told, took_s
from tests.browser import small
from tests.browser.sites import build, small_site

DRILLS = 60


def builds() -> None:
    """A build of many drills against one of as many plain pages."""
    with tempfile.TemporaryDirectory() as name:
        drills = {f"clam-{number}": small.CLAM for number in range(DRILLS)}
        began_s = time.perf_counter()
        small_site(Path(name, "drills"), drills, {})
        with_drills_s = time.perf_counter() - began_s
        plain = Path(name, "plain")
        small_site(plain, {}, {})
        for number in range(DRILLS):
            (plain / "docs" / f"page-{number}.md").write_text(f"# Page {number}\n\n" + "Some words. " * 60)
        plain_s = took_s(lambda: build(plain / "mkdocs.yml", plain / "small"), 1)
        told(f"build of {DRILLS} drills", with_drills_s, "s", f"{DRILLS} plain pages", plain_s)
