"""What pages weigh."""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from drillbook.pages.assets import PLAYER
from tests.bench.measuring import gzipped_bytes, told
from tests.browser.sites import real_site, served
from tests.browser.templates import templates
from tests.browser.weight import bare_weight, fresh_page, weigh


def pages(browser: Browser) -> None:
    """What each kind of page weighs beyond an untouched Material page: with its fonts, without, and Python apart."""
    site = real_site()
    with tempfile.TemporaryDirectory() as name:
        bare = bare_weight(browser, Path(name))
    with served(site) as host:
        for name, path in templates().items():
            with fresh_page(browser) as page:
                weight = weigh(page, host.url + path, site)
            against = "an untouched Material page"
            told(f"page {name}", weight.total - bare.total, "B gzip", against, bare.total)
            told(f"page {name} without fonts", weight.total - weight.fonts - bare.total, "B gzip", against, bare.total)
    (assets,) = site.glob("assets/drillbook-*")
    modules = {path.relative_to(PLAYER) for path in PLAYER.rglob("*.js")}
    lean, written = gzipped_bytes(assets / name for name in modules), gzipped_bytes(PLAYER / name for name in modules)
    told(f"player's {len(modules)} modules", lean, "B gzip", "as written", written)
