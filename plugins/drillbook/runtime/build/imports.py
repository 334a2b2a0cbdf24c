"""Which modules of the standard library the engine and its host import: read off their sources.

Knows syntax only; imports nothing of what it reads.
"""

import ast
import sys
from collections.abc import Iterable

# What an engine may import, used today or not: so that the library is not rebuilt whenever one of them comes into use.
ALLOWED = frozenset({"collections.abc", "dataclasses", "enum", "hashlib", "json", "math", "typing"})


def library_imports(sources: Iterable[bytes]) -> list[str]:
    """Return, sorted, ALLOWED and the library's modules imported anywhere in `sources`, inside functions too."""
    found = set(ALLOWED)
    for source in sources:
        for node in ast.walk(ast.parse(source)):
            match node:
                case ast.Import(names):
                    found |= {alias.name for alias in names}
                case ast.ImportFrom(module=str(module), level=0):
                    found.add(module)
                case _:
                    pass
    return sorted(
        name
        for name in found
        if name.partition(".")[0] in sys.stdlib_module_names and name not in sys.builtin_module_names
    )
