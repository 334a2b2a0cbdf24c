"""Small sites with a voice are built as those of `pages` are."""

from tests.pages.conftest import theme_compiled_once

__all__ = ["theme_compiled_once"]
