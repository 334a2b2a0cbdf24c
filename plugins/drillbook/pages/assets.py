"""The files a browser needs, flat in one folder named by the hash of their content. Knows nothing of MkDocs."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).parent.parent
STYLES = PACKAGE / "pages" / "styles"
PLAYER = PACKAGE / "player"
NOTICES = "assets/third-party-notices.txt"
"""Where the notices of what runs in the browser are published: an address that pages written by hand can link."""

ENTRY = "player.js"
"""The module that wires the player; it imports all the others."""


LINKED_STYLES = ("tokens.css", "parts.css", "pages.css", "player.css")


@dataclass(frozen=True, slots=True)
class Assets:
    """Files by their published name, and the folder of the site that they go to: `assets/drillbook-1a2b3c4d`."""

    folder: str
    files: dict[str, Path]

    @property
    def styles(self) -> tuple[str, ...]:
        """The addresses of the style sheets that pages link, tokens first; the player fetches those of its stage."""
        return tuple(f"{self.folder}/{name}" for name in LINKED_STYLES if name in self.files)

    @property
    def entry(self) -> str | None:
        """The address of the module that a page loads, None without a player."""
        return f"{self.folder}/{ENTRY}" if ENTRY in self.files else None

    @property
    def preloads(self) -> tuple[str, ...]:
        """The addresses of the modules that the entry imports."""
        return tuple(f"{self.folder}/{name}" for name in sorted(self.files) if name in _modules() and name != ENTRY)


def collected(sources: Iterable[Path]) -> Assets:
    """The assets made of these files. Raises ValueError where two have the same name."""
    files: dict[str, Path] = {}
    digest = hashlib.sha256()
    for path in sorted(sources, key=lambda path: path.name):
        if path.name in files:
            msg = f"two assets are called {path.name}: {files[path.name]} and {path}"
            raise ValueError(msg)
        files[path.name] = path
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode())
        digest.update(content)
    return Assets(f"assets/drillbook-{digest.hexdigest()[:12]}", files)


def own_sources(*, player: bool) -> list[Path]:
    """The style sheets of the pages and, with a player, its modules and style sheets."""
    sources = sorted(STYLES.glob("*.css"))
    if player:
        sources += [PLAYER / name for name in sorted(_modules())]
        sources += sorted(PLAYER.glob("*.css"))
    return sources


def notices() -> Path:
    """The notices of the software that comes with the player: inside the wheel, or at the top of the repository."""
    packed = PACKAGE / "THIRD-PARTY.txt"
    return packed if packed.exists() else PACKAGE.parent.parent / "THIRD-PARTY"


def _modules() -> set[str]:
    return {path.name for path in PLAYER.glob("*.js")}
