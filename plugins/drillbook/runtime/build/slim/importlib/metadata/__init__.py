"""Stands in for the standard library's `importlib.metadata`, which would bring the email package and more along.

Python asks it to forget what it found after each loaded package; here nobody looks for a package's metadata.
"""


class MetadataPathFinder:
    """Finds nothing, and so has nothing to forget."""

    @classmethod
    def invalidate_caches(cls) -> None:
        """Do nothing."""
