"""What each page written by hand cites, embeds, links to and says of itself. Reads Markdown, knows no library."""

import posixpath
import re
from dataclasses import dataclass

from mkdocs.utils.meta import get_data

from drillbook.authoring.cited_text import REFERENCE
from drillbook.pages.fences import Embed, embeds_replaced, text_replaced
from drillbook.pages.page_source import DRILLS, ROUTINES, drill_uri, routine_uri

LINK = re.compile(r"\]\(\s*(?P<to>[^)\s#]+\.md)(?:#[^)\s]*)?(?:\s[^)]*)?\)")
HEADING = re.compile(r"^#[ \t]+(?P<title>.+?)[ \t]*#*$", re.MULTILINE)
CONTESTED = re.compile(r"^contested[ \t]*:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Written:
    """A page written by hand: ids of evidence that it `cites`, pages of drills and routines that it `leads_to`.

    `contested` are the disagreements that its front matter names, on line `contested_line` of the file at `path`.
    """

    src_uri: str
    title: str
    path: str = ""
    cites: tuple[str, ...] = ()
    leads_to: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()
    contested_line: int = 1


def written_of(text: str, src_uri: str, path: str) -> Written:
    """What the file's whole `text`, front matter included, cites and leads to, each once and in its order."""
    markdown, meta = get_data(text)
    cites: dict[str, None] = {}
    leads_to: dict[str, None] = {}

    def cited(match: re.Match[str], _line: int) -> str:
        cites[match["id"]] = None
        return ""

    def linked(match: re.Match[str], _line: int) -> str:
        uri = posixpath.normpath(posixpath.join(posixpath.dirname(src_uri), match["to"]))
        if posixpath.dirname(uri) in (DRILLS, ROUTINES) and posixpath.basename(uri) != "index.md":
            leads_to[uri] = None
        return ""

    def embedded(embed: Embed) -> str:
        if embed.kind != "diagram":
            leads_to[(drill_uri if embed.kind == "drill" else routine_uri)(embed.id)] = None
        return ""

    text_replaced(markdown, REFERENCE, cited)
    embeds_replaced(markdown, embedded)
    text_replaced(markdown, LINK, linked)
    heading = HEADING.search(markdown)
    named = meta.get("contested") or ()
    at = CONTESTED.search(text)
    return Written(
        src_uri=src_uri,
        title=str(meta.get("title") or (heading["title"] if heading else posixpath.basename(src_uri))),
        path=path,
        cites=tuple(cites),
        leads_to=tuple(leads_to),
        contested=tuple(str(one) for one in ([named] if isinstance(named, str) else named)),
        contested_line=text[: at.start()].count("\n") + 1 if at else 1,
    )
