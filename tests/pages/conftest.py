"""A small site in a fresh folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.theme import Theme

from tests.pages.sites import SmallSite


@pytest.fixture(scope="session", autouse=True)
def theme_compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Lets all builds share the theme's compiled templates: compiling them is most of what a small build does.

    Each is found by its name and the digest of its source, so that a template in a site's own theme is compiled anew.
    """
    cache = FileSystemBytecodeCache(str(tmp_path_factory.mktemp("theme")))
    get_env = Theme.get_env

    def with_cache(theme: Theme) -> Environment:
        environment = get_env(theme)
        environment.bytecode_cache = cache
        return environment

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Theme, "get_env", with_cache)
        yield


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    """A site with two drills and a routine, in the folder that commands are run in."""
    monkeypatch.chdir(tmp_path)
    return SmallSite(tmp_path)
