"""Which Python files run in the browser, and one digest of them all.

Knows the package's folders `engine` and `browser` by name, not what is in them.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path


def engine_sources(package: Path) -> dict[str, bytes]:
    """Return the content of the engine wheel's Python files by path in it, as `drillbook/engine/step.py`, sorted."""
    files = [package / "__init__.py"]
    files += [file for part in ("engine", "browser") for file in (package / part).rglob("*.py")]
    return {file.relative_to(package.parent).as_posix(): file.read_bytes() for file in sorted(files)}


def engine_digest(sources: Mapping[str, bytes]) -> str:
    """Return the SHA-256 of all paths and contents, in hexadecimal."""
    digest = hashlib.sha256()
    for name, content in sources.items():
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
