"""MkDocs' hooks, each a few lines around functions of `pages`. Knows nothing of YAML, HTML or drills."""

import logging
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from drillbook.authoring.evidence_checks import unaccounted
from drillbook.authoring.front_matter import front_matter_mistakes
from drillbook.authoring.library import DEFAULT_POSITIONS, Library
from drillbook.authoring.mistakes import Mistake, Severity
from drillbook.authoring.reading import read_library
from drillbook.config import DrillbookConfig
from drillbook.pages.article_html import article_html, lines_before, with_addresses
from drillbook.pages.articles import Article, article_of
from drillbook.pages.assets import Assets, collected, own_sources
from drillbook.pages.card_pictures import CardPictures, NoRendererError
from drillbook.pages.citations import Written, written_of
from drillbook.pages.files import asset_files, links_from, page_files, redirect_files
from drillbook.pages.headings import anchors, preloading, toc_tokens
from drillbook.pages.home import Home
from drillbook.pages.moving import figure_assets, sources_of
from drillbook.pages.page_source import PageSource
from drillbook.pages.rendering import Templates
from drillbook.pages.sharing import NoAddressError, Sharing
from drillbook.pages.site import Site, conflicts_of, redirects_of, site_of
from drillbook.pages.tracing import unknown_contested
from drillbook.pages.voicing import remarks_of, site_voice, voice_assets
from drillbook.runtime import RuntimeNotBuiltError, built_runtime
from drillbook.voice.espeak import EspeakError
from drillbook.voice.recordings import RECORDINGS

log = get_plugin_logger(__name__)


class DrillbookPlugin(BasePlugin[DrillbookConfig]):  # type: ignore[no-untyped-call]  # MkDocs leaves a method untyped
    """Turns YAML files of drills and routines into pages with a player."""

    serving = False
    site: Site
    templates: Templates
    assets: Assets
    preloads: tuple[str, ...]
    files: Files
    sharing: Sharing | None

    def __init__(self) -> None:
        self.mistakes: list[Mistake] = []
        self.remarks: tuple[str, ...] = ()
        self.sources: dict[str, PageSource] = {}
        self.articles: dict[str, Article] = {}

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether to go on in spite of mistakes. MkDocs keeps a plugin with this hook between builds."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Watch the drills and announce the assets; MkDocs hands out a new config for each build."""
        config.watch.append(str(self._drills(config)))
        if self.config.recordings:
            config.watch.append(str(self._recordings(config)))
        self.templates = Templates(Path(config.theme.custom_dir) if config.theme.custom_dir else None)
        styles = self._folder(config, self.config.cache) / "styles"
        self.assets = collected(own_sources(styles, player=self.config.player) | self._runtime_files())
        self.preloads = self.assets.preloads
        config.extra_css.insert(0, self.assets.style)
        for path in [*self.assets.scripts, *([self.assets.entry] if self.assets.entry else [])]:
            script = ExtraScriptValue(path)
            script.type = "module"
            config.extra_javascript.append(script)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a page for each drill and routine, their indexes, redirects and the assets."""
        folder = self._drills(config)
        library, mistakes = read_library(folder, (*DEFAULT_POSITIONS, *self.config.positions))
        for file in [file for file in files if file.abs_src_path and Path(file.abs_src_path).is_relative_to(folder)]:
            files.remove(file)
        written = _written(files)
        self.site = site_of(library, tuple(mistakes), player=self.config.player, written=written)
        self.mistakes = [*mistakes, *conflicts_of(self.site, lambda uri: _path_of(files, uri))]
        self.mistakes += unknown_contested(library, written) + _unread_front_matter(files)
        if not self.mistakes:  # what cannot be read may be what uses a claim
            self.mistakes += unaccounted(library.evidence, self.site.trace.names())
        self.articles = {}
        free = [page for page in self.site.pages if not files.get_file_from_path(page.src_uri)]
        self.sources = {page.src_uri: page for page in free}
        cache = self._folder(config, self.config.cache)
        for file in page_files(free, config, cache / "pages", folder, self.templates.digest):
            files.append(file)
        for file in redirect_files(redirects_of(self.site), config, cache / "moved", files):
            files.append(file)
        for file in asset_files(self.assets, config):
            files.append(file)
        if self.config.player:
            moving = figure_assets(library, cache / "figures")
            self.templates.figures = sources_of(moving)
            self.templates.stops = {drill.id: drill.stop_if for drill in library.drills.values()}
            for file in asset_files(moving, config):
                files.append(file)
            for file in asset_files(self._voice(config, library, files), config):
                files.append(file)
        self.files = files
        return files

    @event_priority(100)  # before any plugin that changes the Markdown: lines are still the author's
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Take embeds and references out of an article."""
        if page.file.src_uri in self.sources:
            return ""
        path = _path_of(files, page.file.src_uri) or page.file.src_uri
        offset = lines_before(markdown, page.file.content_string)
        article = article_of(markdown, path, offset, self.site.library, self.site.plays)
        self.mistakes += article.mistakes
        if article.plain and page.file.src_uri not in self.site.trace.disputed:
            return markdown
        self.articles[page.file.src_uri] = article
        return article.markdown

    @event_priority(100)  # before any plugin that changes the HTML: it then sees the whole page
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Render Drillbook's own pages, and put embeds and references into articles."""
        link = links_from(page.url, files)
        uri = page.file.src_uri
        if uri in self.sources:
            html = self.templates.page(self.sources[uri], link, edit_url=page.edit_url, player=self.config.player)
            page.toc = get_toc(toc_tokens(html))
            page.present_anchor_ids = anchors(html)
        elif uri in self.articles:
            further = self.site.trace.further.get(uri)
            player = self.config.player
            html = article_html(html, self.articles[uri], self.templates, link, player=player, further=further)
            if self.articles[uri].notes:
                top = page.toc.items[0].children if page.toc.items else page.toc.items
                top.append(AnchorLink("Sources", "sources", 2))
        return with_addresses(html, page.canonical_url) if page.canonical_url else html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Report all mistakes at once, and give the theme's templates what a home page shows."""
        self._report(config)
        self.sharing = self._sharing(config)
        if self.sharing:
            pages = [file.page for file in files.documentation_pages() if file.page]
            for picture in self.sharing.files(pages, self.sources):
                files.append(picture)
        env.globals["drillbook"] = Home(self.site, self.templates, lambda url: links_from(url, files))
        return env

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Let pages with a player fetch its modules at once, and say what a page is to those who share it."""
        prefix = links_from(page.url, self.files)
        output = preloading(output, [prefix(path) for path in self.preloads])
        return self.sharing.with_meta(output, page) if self.sharing else output

    def _report(self, config: MkDocsConfig) -> None:
        """Raise PluginError with all mistakes, or only name them while serving."""
        wrong = [mistake for mistake in self.mistakes if mistake.severity is Severity.MISTAKE]
        if wrong and not self.serving:
            lines = "\n".join(f"  {mistake}" for mistake in wrong)
            msg = f"Drillbook found {len(wrong)} {'mistake' if len(wrong) == 1 else 'mistakes'}:\n{lines}"
            raise PluginError(msg)
        for mistake in self.mistakes:
            level = logging.ERROR if mistake.severity is Severity.MISTAKE else logging.WARNING
            # A strict build ends with any warning, and so would a server: there the message must not count.
            log.log(logging.INFO if self.serving and config.strict else level, "%s", mistake)

    def _sharing(self, config: MkDocsConfig) -> Sharing | None:
        """What makes social cards, None where nobody wants them. Raises PluginError where something for them lacks."""
        if not self.config.cards:
            return None
        try:
            return Sharing(config, CardPictures(self._folder(config, self.config.cache) / "cards", self.templates))
        except (NoRendererError, NoAddressError) as error:
            raise PluginError(str(error)) from error

    def _voice(self, config: MkDocsConfig, library: Library, files: Files) -> Assets:
        """The clips of all that players say. Raises PluginError where the voice cannot speak."""
        cache = self._folder(config, self.config.cache) / "voice"
        articles = [file.content_string for file in _by_hand(files)]
        recordings = self._recordings(config)
        sweeps = not (self.serving or self.mistakes)  # what is missing only while a file is being written comes back
        try:
            voice = site_voice(library, articles, self.config.voice, recordings, cache, sweeps=sweeps)
        except EspeakError as error:
            msg = f"mkdocs.yml: under `drillbook`, {error}"
            raise PluginError(msg) from error
        remarks = tuple(remarks_of(voice)) if voice else ()
        for remark in remarks:
            if remark not in self.remarks:  # a server need not say again what it said of the build before
                log.info("%s", remark)
        self.remarks = remarks
        assets, self.templates.voice = voice_assets(voice, cache)
        return assets

    def _runtime_files(self) -> dict[str, Path]:
        if not self.config.player:
            return {}
        try:
            runtime = built_runtime()
        except RuntimeNotBuiltError as error:
            msg = f"{error} Or set `player: false` under `drillbook` in mkdocs.yml."
            raise PluginError(msg) from error
        return {name: runtime.folder / name for name in runtime.files}

    def _drills(self, config: MkDocsConfig) -> Path:
        """The folder of drills. Raises PluginError where there is none: a server cannot watch it."""
        folder = self._folder(config, self.config.drills)
        if not folder.is_dir():
            is_file = "is a file" if folder.exists() else "is not there"
            msg = (
                f"{folder}: the folder of drills {is_file}. Make it, put your drills into it, or name the one you have "
                "in mkdocs.yml, for example `plugins: [{drillbook: {drills: drills}}]`."
            )
            raise PluginError(msg)
        return folder

    def _recordings(self, config: MkDocsConfig) -> Path:
        """The folder of recordings. Raises PluginError where one is named that is not there."""
        folder = self._folder(config, self.config.recordings or f"{self.config.drills}/{RECORDINGS}")
        if self.config.recordings and not folder.is_dir():
            msg = f"{folder}: the folder of recordings is not there. Make it, or leave `recordings` out of mkdocs.yml."
            raise PluginError(msg)
        return folder

    def _folder(self, config: MkDocsConfig, name: str) -> Path:
        """A folder named in mkdocs.yml, whatever folder MkDocs is run from."""
        return (Path(config.config_file_path or "mkdocs.yml").resolve().parent / name).resolve()


def _written(files: Files) -> tuple[Written, ...]:
    """What the pages written by hand cite and lead to."""
    pages = _by_hand(files)
    return tuple(written_of(file.content_string, file.src_uri, _path_of(files, file.src_uri) or "") for file in pages)


def _unread_front_matter(files: Files) -> tuple[Mistake, ...]:
    """Why MkDocs reads the front matter of some pages as a part of their text."""
    pages = [(file.content_string, _path_of(files, file.src_uri) or file.src_uri) for file in _by_hand(files)]
    return tuple(mistake for text, path in pages for mistake in front_matter_mistakes(text, path))


def _by_hand(files: Files) -> list[File]:
    return [file for file in files.documentation_pages() if file.generated_by is None]


def _path_of(files: Files, uri: str) -> str | None:
    """Where the author finds the file with this name, None for one that is not there."""
    file = files.get_file_from_path(uri)
    if file is None:
        return None
    path = Path(file.abs_src_path or uri)
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
