"""The heads of this site's pages: MkDocs drops one that is no YAML without a word, and title and thesis with it."""

from pathlib import Path

import pytest
import yaml

CONTENT = Path(__file__).parents[2] / "content"
ARTICLES = CONTENT / "articles"
UNTOLD = {"articles/index.md"}
"""The list of articles has no thesis of its own."""


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.md")), ids=lambda path: path.relative_to(CONTENT).as_posix())
def test_each_page_has_a_head_that_can_be_read(path: Path) -> None:
    head = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])

    needed = {"title", "description"}
    if path.parent == ARTICLES and path.relative_to(CONTENT).as_posix() not in UNTOLD:
        needed |= {"thesis", "rests_on", "tags"}
    assert needed <= set(head)
