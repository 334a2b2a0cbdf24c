"""An article's finished HTML with its cards, notes and list of sources. Knows templates, not MkDocs."""

import re
from collections.abc import Sequence
from html import escape, unescape
from urllib.parse import urljoin

from drillbook.pages.articles import Article, DiagramPiece, with_pieces
from drillbook.pages.notes import Run, cited_of
from drillbook.pages.rendering import LinkTo, Templates
from drillbook.pages.tracing import Further

LINK = re.compile(r'<a(?= )((?:(?! data-address=)[^>])*? href="(?!https?:|mailto:|tel:|#)([^"]+)"[^>]*)>')
"""A link to another page of the same site."""
NEXT_MARK = re.compile(r'(</db-sidenote>|</sup>)\s+<sup class="db-ref">')
"""A reference mark right behind another, which a thumb must be able to tell from it."""


def article_html(
    html: str, article: Article, templates: Templates, link: LinkTo, *, player: bool, further: Further | None = None
) -> str:
    """The HTML with embeds and notes in their places, what it leads on to, and the sources at the end."""

    def embed(index: int) -> str:
        piece = article.embeds[index]
        if isinstance(piece, DiagramPiece):
            return str(templates.html("diagram.html", link, diagram=piece))
        return str(templates.html("embed.html", link, card=piece, player=player))

    def mark(number: int, beside: Run | None) -> str:
        return str(templates.html("mark.html", link, number=number, beside=beside)).strip()

    def aside(runs: Sequence[Run]) -> str:
        return str(templates.html("aside.html", link, runs=runs))

    body = NEXT_MARK.sub(r'\1<sup class="db-ref db-ref--next">', with_pieces(html, article, embed, mark, aside))
    sources = templates.html("sources.html", link, cited=cited_of(article.notes)) if article.notes else ""
    onward = templates.html("further.html", link, further=further) if further and further.disagreements else ""
    return f"{body}{onward}{sources}"


def with_addresses(html: str, url: str) -> str:
    """The HTML of the page at `url`, each link within the site with its whole address, for it to stand on paper."""

    def addressed(link: re.Match[str]) -> str:
        address = urljoin(url, unescape(link[2])).partition("://")[2].rstrip("/")
        return f'<a{link[1]} data-address="{escape(address)}">'

    return LINK.sub(addressed, html)


def lines_before(markdown: str, source: str) -> int:
    """How many lines of an author's file stand before its Markdown: those of the front matter."""
    body = markdown.rstrip()
    at = source.replace("\r\n", "\n").find(body) if body else -1
    return source.replace("\r\n", "\n")[:at].count("\n") if at > 0 else 0
