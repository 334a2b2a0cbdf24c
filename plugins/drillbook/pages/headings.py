"""What a page's finished HTML says of itself: its headings, and whether it has a player. Knows nothing of MkDocs."""

import re
from collections.abc import Sequence
from html import escape, unescape
from typing import TypedDict

HEADING = re.compile(r'<h([12]) id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
ANCHOR = re.compile(r'<[a-z][^>]*? id="([^"]+)"')
TAG = re.compile(r"<[^>]+>")


class Token(TypedDict):
    """A heading as Markdown's table of contents has it."""

    level: int
    id: str
    name: str
    children: list["Token"]


def toc_tokens(html: str) -> list[Token]:
    """The headings with an id: sections below the page's title."""
    top: list[Token] = []
    for found in HEADING.finditer(html):
        name = escape(unescape(TAG.sub("", found[3])).strip(), quote=False)
        token = Token(level=int(found[1]), id=found[2], name=name, children=[])
        (top[0]["children"] if top and token["level"] > top[0]["level"] else top).append(token)
    return top


def anchors(html: str) -> set[str]:
    """All ids in the page: the places that a link may end in."""
    return {unescape(found) for found in ANCHOR.findall(html)}


def preloading(html: str, modules: Sequence[str]) -> str:
    """The page with its player's modules preloaded, where the page is a player's; one in an article can wait."""
    if not re.search(r'<drill-player [^>]*class="drillbook-player"', html):
        return html
    links = "".join(f'<link rel="modulepreload" href="{escape(module)}">' for module in modules)
    return html.replace("</head>", f"{links}</head>", 1)
