"""Files kept between builds and written only when they change, so that their times tell what changed."""

from collections.abc import Iterable
from pathlib import Path


def written(path: Path, text: str) -> bool:
    """Whether the file had to be written: it holds `text` afterwards."""
    try:
        if path.read_text(encoding="utf-8") == text:
            return False
    except (OSError, UnicodeDecodeError):
        pass
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True


def swept(folder: Path, keep: Iterable[Path]) -> tuple[Path, ...]:
    """The files below `folder` that were removed because they are not among `keep`."""
    kept = set(keep)
    gone = tuple(path for path in sorted(folder.rglob("*")) if path.is_file() and path not in kept)
    for path in gone:
        path.unlink(missing_ok=True)  # another build may sweep the same folder
    return gone
