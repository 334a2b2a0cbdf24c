"""What a page tells those who share its address: title, description and card. Knows MkDocs' pages, not its hooks."""

from collections.abc import Iterable, Mapping
from html import escape, unescape
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page

from drillbook.pages.card_pictures import CardPictures
from drillbook.pages.page_source import PageSource
from drillbook.pages.social_card import HEIGHT, WIDTH, SocialCard

CARDS = "assets/cards"
"""The folder of the site that the pictures are published in."""


class NoAddressError(Exception):
    """The site's own address is not known, and a card is found by its whole address. The message says what to write."""


class Sharing:
    """The cards of a site's pages, and the elements in their heads that lead to them."""

    def __init__(self, config: MkDocsConfig, pictures: CardPictures) -> None:
        if not config.site_url:
            msg = "Social cards are found by their whole address. Name the site's in mkdocs.yml: `site_url: https://…/`"
            raise NoAddressError(msg)
        self._config, self._pictures, self._site_url = config, pictures, config.site_url
        self._cards: dict[str, tuple[SocialCard, str]] = {}

    def files(self, pages: Iterable[Page], sources: Mapping[str, PageSource]) -> list[File]:
        """The pictures of all pages as files of the site; one for pages whose cards look alike."""
        found: dict[str, File] = {}
        for page in pages:
            uri = page.file.src_uri
            card = SocialCard.of_source(self._config.site_name, sources[uri]) if uri in sources else self._written(page)
            path = self._pictures.path(card)
            place = f"{CARDS}/{path.name}"
            self._cards[uri] = card, urljoin(self._site_url.rstrip("/") + "/", place)
            found[place] = File.generated(
                self._config, place, abs_src_path=str(path), inclusion=InclusionLevel.INCLUDED
            )
        self._pictures.sweep()
        return list(found.values())

    def with_meta(self, html: str, page: Page) -> str:
        """The page's HTML with Open Graph's and Twitter's elements in its head; unchanged for one without a card."""
        if page.file.src_uri not in self._cards:
            return html
        card, picture = self._cards[page.file.src_uri]
        title = _title(page)
        description = _plain(page.meta.get("description") or self._config.site_description)
        graph = {
            "og:type": "article" if card.kind else "website",
            "og:site_name": self._config.site_name,
            "og:title": title,
            "og:description": description,
            "og:url": page.canonical_url or self._site_url,
            "og:image": picture,
            "og:image:type": "image/png",
            "og:image:width": str(WIDTH),
            "og:image:height": str(HEIGHT),
            "og:image:alt": card.alt,
        }
        twitter = {
            "twitter:card": "summary_large_image",
            "twitter:title": title,
            "twitter:description": description,
            "twitter:image": picture,
            "twitter:image:alt": card.alt,
        }
        lines = [f'<meta property="{name}" content="{escape(text)}">' for name, text in graph.items() if text]
        lines += [f'<meta name="{name}" content="{escape(text)}">' for name, text in twitter.items() if text]
        return html.replace("</head>", "".join(lines) + "</head>", 1)

    def _written(self, page: Page) -> SocialCard:
        """The card of a page written by hand: its section, title and thesis, or the text that it names as `card`."""
        kind = page.parent.title if page.parent and not page.is_index else ""
        says = _plain(page.meta.get("thesis") or page.meta.get("description"))
        return SocialCard(self._config.site_name, kind, _plain(page.meta.get("card")) or _title(page), says)


def _title(page: Page) -> str:
    return _plain(page.meta.get("title") or page.title)


def _plain(text: object) -> str:
    """What front matter says, which themes put into their pages as HTML, as plain text."""
    return unescape(str(text or ""))
