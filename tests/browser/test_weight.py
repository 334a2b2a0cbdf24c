"""What a page weighs beyond an untouched Material page, as compressed bytes: two fonts, and little besides."""

import pytest
from playwright.sync_api import Browser

from drillbook.runtime import built_runtime
from tests.browser.sites import real_site
from tests.browser.templates import templates
from tests.browser.weight import Weight, bare_weight, fresh_page, sent_bytes, weigh
from tests.runtime.static_host import StaticHost

WITH_FONTS, WITHOUT_FONTS = 200 * 1024, 90 * 1024
RUNTIME = 4_500 * 1024


@pytest.fixture(scope="module")
def bare(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Weight:
    return bare_weight(browser, tmp_path_factory.mktemp("bare"))


@pytest.fixture(scope="module")
def weights(browser: Browser, real: StaticHost) -> dict[str, Weight]:
    found = {}
    for name, path in templates().items():
        with fresh_page(browser) as page:
            found[name] = weigh(page, real.url + path, real_site())
    return found


def test_no_kind_of_page_is_heavier_than_its_budget(weights: dict[str, Weight], bare: Weight) -> None:
    too_heavy = []
    for name, weight in weights.items():
        beyond = weight.total - bare.total
        without_fonts = beyond - weight.fonts
        if beyond > WITH_FONTS or without_fonts > WITHOUT_FONTS:
            too_heavy.append(f"{name}: {beyond} bytes, {without_fonts} without fonts: {dict(weight.by_kind)}")
    assert not too_heavy, "\n".join(too_heavy)


def test_every_page_has_its_fonts_and_the_theme_none(weights: dict[str, Weight], bare: Weight) -> None:
    assert bare.fonts == 0
    assert {name for name, weight in weights.items() if not weight.fonts} == set()


def test_python_is_fetched_ahead_with_a_player_in_view_and_not_before(
    browser: Browser, real: StaticHost, weights: dict[str, Weight]
) -> None:
    readers = {"home", "articles", "drills", "routines", "safety", "about", "404.html"}
    assert [name for name in readers if weights[name].runtime] == []
    with fresh_page(browser) as page, page.expect_request("**/pyodide.asm.wasm"):
        page.goto(f"{real.url}{templates()['routine']}")
    runtime = built_runtime()
    assert sum(sent_bytes(runtime.folder / name) for name in runtime.files) < RUNTIME
