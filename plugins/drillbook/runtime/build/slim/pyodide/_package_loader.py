"""Stands in for Pyodide's own package loader: makes a pure Python wheel importable, without unpacking it.

Pyodide's JavaScript calls these names. It has checked the wheel's sum before it hands over the bytes.
"""

import sys
from typing import Protocol


class Buffer(Protocol):
    """Bytes on the side of JavaScript."""

    def to_bytes(self) -> bytes:
        """Return a copy on Python's side."""
        ...


class Folder:
    """A path that reaches JavaScript as an object, because it is asked there for its `__str__`."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __str__(self) -> str:
        return self.path


SITE_PACKAGES = Folder(f"/lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages")
DSO_DIR = Folder("/usr/lib")


def get_install_dir(_target: str | None = None) -> str:
    """Return the folder that wheels go to, whatever target the lock names: there is only one."""
    return SITE_PACKAGES.path


def unpack_buffer(buffer: Buffer, *, filename: str, extract_dir: str, **_unused: object) -> list[str]:
    """Put the wheel into the file system and on the path; return its shared libraries, of which there are none."""
    wheel = f"{extract_dir}/{filename}"
    with open(wheel, "wb") as file:  # noqa: PTH123 pathlib would have to be loaded for it
        file.write(buffer.to_bytes())
    sys.path.append(wheel)
    return []


def init_loaded_packages() -> None:
    """Do nothing: no package is there before the first is loaded."""
