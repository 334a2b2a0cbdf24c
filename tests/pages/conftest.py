"""A small site in a fresh folder."""

from pathlib import Path

import pytest

from tests.pages.sites import SmallSite


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    """A site with two drills and a routine, in the folder that commands are run in."""
    monkeypatch.chdir(tmp_path)
    return SmallSite(tmp_path)
