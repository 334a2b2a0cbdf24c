"""The files a browser needs, in one folder named by the hash of their content. Knows nothing of MkDocs."""

import hashlib
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from drillbook.pages.cache import written

PACKAGE = Path(__file__).parent.parent
STYLES = PACKAGE / "pages" / "styles"
SCRIPTS = PACKAGE / "pages" / "scripts"
PLAYER = PACKAGE / "player"
NOTICES = "assets/third-party-notices.txt"
"""Where the notices of what runs in the browser are published: an address that pages written by hand can link."""

COMMENT, INDENT = re.compile(r"/\*.*?\*/", re.DOTALL), re.compile(r"\s*\n\s*")
COMMENT_LINES = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/[ \t]*$|//[^\n]*$)", re.DOTALL | re.MULTILINE)
TYPE_NOTE = re.compile(r"/\*\* @[^*\n]*\*/ ?")
COMMENT_AFTER_CODE = re.compile(r"""(?<=[;,(){}\]]) // [^\n"'`]*$""", re.MULTILINE)
"""Without a quotation mark, so that no text is taken for one."""
IMPORT = re.compile(r"""^(?:import|export)\b[^;"'()]*["'](\.{1,2}/[^"']+)["']""", re.MULTILINE)
MARGIN = re.compile(r"^[ \t]+", re.MULTILINE)

ENTRY = "player.js"
"""The module that every page loads; it fetches the others where they are needed."""

AHEAD = ("drill-player.js", "send.js")
"""What a page whose player is in sight fetches at once, with all that these import."""

STYLE = "drillbook.css"
"""The one style sheet that pages link: all rooms of `styles` in this order, and the player's place in a page."""

ROOMS = (
    "tokens.css",
    "figures.css",
    "base.css",
    "parts.css",
    "drill.css",
    "routine.css",
    "library.css",
    "article.css",
    "evidence.css",
    "diagram.css",
    "print.css",
)


STAGE = "stage.css"
"""The style sheet of the open player: the figures' and those of its stage, in the order of the cascade."""

STAGE_ROOMS = (
    "stage.css",
    "stage-top.css",
    "stage-controls.css",
    "stage-work.css",
    "stage-between.css",
    "stage-finish.css",
    "stage-short.css",
    "stage-landscape.css",
    "stage-low.css",
    "stage-desk.css",
    "stage-big.css",
    "stage-senses.css",
)


@dataclass(frozen=True, slots=True)
class Assets:
    """Files by their published name, and the folder of the site that they go to: `assets/drillbook-1a2b3c4d`."""

    folder: str
    files: dict[str, Path]

    @property
    def style(self) -> str:
        """The address of the style sheet that pages link; the player fetches those of its stage."""
        return f"{self.folder}/{STYLE}"

    @property
    def scripts(self) -> tuple[str, ...]:
        """The addresses of the modules that every page loads, with a player or without."""
        return tuple(f"{self.folder}/{path.name}" for path in sorted(SCRIPTS.glob("*.js")))

    @property
    def entry(self) -> str | None:
        """The address of the module that a page loads, None without a player."""
        return f"{self.folder}/{ENTRY}" if ENTRY in self.files else None

    @property
    def preloads(self) -> tuple[str, ...]:
        """The addresses of the modules of a player, which a page with one in sight fetches at once; none without."""
        return tuple(f"{self.folder}/{name}" for name in sorted(_imported_at_once()) if name in self.files)


def collected(sources: Mapping[str, Path]) -> Assets:
    """The assets made of these files, by the names they are published under."""
    digest = hashlib.sha256()
    files = dict(sorted(sources.items()))
    for name, path in files.items():
        content = path.read_bytes()
        digest.update(f"{name} {len(content)}\n".encode())
        digest.update(content)
    return Assets(f"assets/drillbook-{digest.hexdigest()[:12]}", files)


def own_sources(cache: Path, *, player: bool) -> dict[str, Path]:
    """The pages' style sheet, joined, and modules; with a player its own and its stage's styles. All in `cache`."""
    placed = PLAYER / "player.css"
    joined = joined_styles([*(STYLES / name for name in ROOMS), *([placed] if player else [])])
    sources = {path.name: path for path in SCRIPTS.glob("*.js")}
    if player:
        sources |= {name: PLAYER / name for name in _modules()}
        later = [path for path in PLAYER.glob("*.css") if path != placed and path.name not in STAGE_ROOMS]
        sources |= {path.name: path for path in later}
    texts = {STYLE: joined}
    if player:
        texts[STAGE] = joined_styles([STYLES / "figures.css", *(PLAYER / name for name in STAGE_ROOMS)])
    for name, path in sources.items():
        text = path.read_text(encoding="utf-8")
        texts[name] = without_comments(text) if path.suffix == ".js" else joined_styles([path])
    for name, text in texts.items():
        written(cache / name, text)
    return {name: cache / name for name in texts}


def without_comments(module: str) -> str:
    """A module without indentation and nearly all comments; its lines keep their numbers."""
    module = COMMENT_LINES.sub(lambda comment: "\n" * comment[0].count("\n"), module)
    return MARGIN.sub("", COMMENT_AFTER_CODE.sub("", TYPE_NOTE.sub("", module)))


def joined_styles(paths: Iterable[Path]) -> str:
    """Style sheets as one, without comments and indentation: pages ask for a single small file."""
    texts = (path.read_text(encoding="utf-8") for path in paths)
    return "".join(INDENT.sub("\n", COMMENT.sub("", text)).lstrip() for text in texts)


def notices() -> Path:
    """The notices of the software that comes with the player: inside the wheel, or at the top of the repository."""
    packed = PACKAGE / "THIRD-PARTY.txt"
    return packed if packed.exists() else PACKAGE.parent.parent / "THIRD-PARTY"


def _modules() -> set[str]:
    """The player's modules, with the room they are in: `sound/tones.js`."""
    return {path.relative_to(PLAYER).as_posix() for path in PLAYER.rglob("*.js")}


def _imported_at_once() -> set[str]:
    """The modules that come with a player, by the imports that stand at the top of a line."""
    found, open_ends = set(AHEAD), [*AHEAD]
    while open_ends:
        name = open_ends.pop()
        code = (PLAYER / name).read_text(encoding="utf-8")
        near = {posixpath.normpath(posixpath.join(posixpath.dirname(name), other)) for other in IMPORT.findall(code)}
        open_ends += near - found
        found |= near
    return found
