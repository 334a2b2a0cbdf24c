"""The kinds of page that this repository's site has, and ways of loading one: each kind is looked at in one example."""

import re
from dataclasses import dataclass
from itertools import cycle, product

from playwright.sync_api import Page, Route

from tests.browser.sites import real_site

EXAMPLES = {"articles": "why-glutes-go-quiet", "drills": "clam", "routines": "quick-pre-run-activation"}
"""Of each folder, the page that stands for the others in it."""

QUICK_LOOKS = (("light", 390), ("dark", 1280))

WIDTHS = (320, 390, 768, 1280, 1920)
MOST_PX = 16_000
"""As high as a window is made: what a longer list shows below is what it shows above."""

HEIGHTS = {320: 640, 390: 844, 768: 1024, 1280: 800, 1920: 1080}


def addresses() -> list[str]:
    """Every page of the site, below its address: `drills/clam/`."""
    sitemap = (real_site() / "sitemap.xml").read_text()
    found = [re.sub(r"^https?://[^/]+/[^/]+/", "", address) for address in re.findall(r"<loc>([^<]*)</loc>", sitemap)]
    return [*found, "404.html"]


def templates() -> dict[str, str]:
    """One page of each kind, by a name: all but those in the folders of EXAMPLES, and the examples."""
    chosen = {}
    for path in addresses():
        folder, _, name = path.rstrip("/").partition("/")
        if not name or EXAMPLES.get(folder, name) == name:
            chosen[f"{folder.removesuffix('s')}" if name and folder in EXAMPLES else path.rstrip("/") or "home"] = path
    return chosen


@dataclass(frozen=True, slots=True)
class Look:
    """A kind of page as somebody has it before them."""

    kind: str
    path: str
    scheme: str
    width: int

    def __str__(self) -> str:
        return f"{self.kind}, {self.scheme}, {self.width} px"


def looks(*, thorough: bool) -> list[Look]:
    """Each kind of page in one look, light on a phone or dark at a desk in turn; or in every scheme at both widths."""
    if thorough:
        return [
            Look(kind, path, scheme, width)
            for scheme, width in product(("light", "dark"), (390, 1280))
            for kind, path in templates().items()
        ]
    return [Look(kind, path, *QUICK_LOOKS[number % 2]) for number, (kind, path) in enumerate(templates().items())]


def every_page() -> list[Look]:
    """All pages of the site, each in the next of the four looks, so that no two neighbours are seen alike."""
    turns = cycle(product(("light", "dark"), (390, 1280)))
    return [
        Look(path or "home", path, scheme, width) for path, (scheme, width) in zip(addresses(), turns, strict=False)
    ]


def size(page: Page, width: int) -> None:
    """Give the window this width, and the height of a device that has it."""
    page.set_viewport_size({"width": width, "height": HEIGHTS[width]})


def settle(page: Page) -> None:
    """Wait until fonts are there and what follows from a change is painted."""
    page.evaluate("() => document.fonts.ready")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


ARMED = """() => [...document.querySelectorAll('drill-player')].every((player) =>
    player.getBoundingClientRect().top > innerHeight ||
    !player.querySelector('button.drillbook-start:disabled'))"""
"""Players in sight have fetched what they need, and their buttons can be pressed."""


def unfold(page: Page) -> None:
    """Make the window as high as the page, within reason, so that all is seen and nothing stands over anything else."""
    page.evaluate("() => { for (const closed of document.querySelectorAll('article details')) closed.open = true; }")
    width = page.evaluate("() => innerWidth")
    height = page.evaluate("() => document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": min(max(height, HEIGHTS[width]), MOST_PX)})
    page.wait_for_function(ARMED)
    settle(page)


class HeldFonts:
    """Keeps a page's fonts from arriving until `release`."""

    def __init__(self, page: Page) -> None:
        self._held: list[Route] = []
        self._open = False
        page.route(re.compile(r"\.woff2$"), self._hold)

    def _hold(self, route: Route) -> None:
        if self._open:
            route.continue_()
        else:
            self._held.append(route)

    def release(self) -> int:
        """Let them arrive; returns how many there were."""
        self._open = True
        for route in self._held:
            route.continue_()
        return len(self._held)
