"""What all tests share: how hard Hypothesis tries, and one browser for the whole run."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.chromium import launch

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("thorough", deadline=None, derandomize=bool(os.environ.get("CI")), max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "here"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long files first, so that processes that share the tests end together.

    They are those with a browser. The longest does without this repository's site, which another process builds then.
    """
    with_a_browser = ("browser", "player_fake", "runtime")
    items.sort(key=lambda item: (item.path.parent.name not in with_a_browser, item.path.name != "test_leaving.py"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for the whole run; take `context` or `page` for a fresh profile."""
    with launch() as started:
        yield started


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile: nothing stored, nothing cached."""
    fresh = browser.new_context()
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A blank page in a fresh profile."""
    return context.new_page()
