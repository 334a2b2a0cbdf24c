"""Pages and assets as files of MkDocs. Knows MkDocs' files, not its hooks."""

import posixpath
from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import get_relative_url

from drillbook.pages.assets import NOTICES, Assets, notices
from drillbook.pages.cache import swept, written
from drillbook.pages.page_source import PageSource
from drillbook.pages.rendering import LinkTo

REDIRECT = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Moved</title>
<meta name="robots" content="noindex"><link rel="canonical" href="{url}">
<meta http-equiv="refresh" content="0; url={url}"></head>
<body><p>This page has moved: <a href="{url}">{url}</a></p></body></html>
"""


def page_files(
    pages: Iterable[PageSource], config: MkDocsConfig, cache: Path, library: Path, templates_digest: str
) -> list[File]:
    """A virtual file for each page, kept in `cache` and written only where it changed; stale ones are removed."""
    files: list[File] = []
    kept: list[Path] = []
    for page in pages:
        kept.append(cache / page.src_uri)
        written(kept[-1], page.text(templates_digest))
        in_nav = page.in_nav and config.nav is None
        level = InclusionLevel.UNDEFINED if in_nav else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, page.src_uri, abs_src_path=str(kept[-1]), inclusion=level)
        if page.path:
            file.edit_uri = _edit_uri(library / page.path, Path(config.docs_dir))
        files.append(file)
    swept(cache, kept)
    return files


def redirect_files(moved: dict[str, str], config: MkDocsConfig, cache: Path, files: Files) -> list[File]:
    """A small HTML page at each old address that leads to the new one, wherever the site is."""
    made: list[File] = []
    kept: list[Path] = []
    for old, new in moved.items():
        target = files.get_file_from_path(new)
        if target is None or files.get_file_from_path(old):
            continue
        place = File(old, None, config.site_dir, config.use_directory_urls)
        kept.append(cache / place.dest_uri)
        written(kept[-1], REDIRECT.format(url=get_relative_url(target.url, place.url)))
        made.append(
            File.generated(config, place.dest_uri, abs_src_path=str(kept[-1]), inclusion=InclusionLevel.INCLUDED)
        )
    swept(cache, kept)
    return made


def asset_files(assets: Assets, config: MkDocsConfig) -> list[File]:
    """The assets as static files of the site and, with a player, the notices of the software in it."""
    sources = {f"{assets.folder}/{name}": path for name, path in assets.files.items()}
    if assets.entry:
        sources[NOTICES] = notices()
    return [
        File.generated(config, uri, abs_src_path=str(path), inclusion=InclusionLevel.INCLUDED)
        for uri, path in sources.items()
    ]


def links_from(url: str, files: Files) -> LinkTo:
    """Gives relative addresses as seen from the page at `url`; a page that does not exist leads nowhere.

    A name may end in the place on its page: `disagreements.md#D01`.
    """

    def link(src_uri: str) -> str:
        src_uri, mark, anchor = src_uri.partition("#")
        file = files.get_file_from_path(src_uri)
        return f"{get_relative_url(file.url, url)}{mark}{anchor}" if file else "#"

    return link


def _edit_uri(path: Path, docs_dir: Path) -> str:
    """The path of an author's file relative to the documentation's folder, as the edit link wants it."""
    return posixpath.relpath(path.resolve().as_posix(), docs_dir.resolve().as_posix())
