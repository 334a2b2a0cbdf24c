"""The voice as files of the site, and what a build says of it. Knows articles and clips, not MkDocs."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from drillbook.authoring.embed import read_embed_options
from drillbook.authoring.library import Library
from drillbook.engine.routine import Routine
from drillbook.pages.assets import Assets
from drillbook.pages.fences import Embed, embeds_replaced
from drillbook.voice.espeak import Espeak
from drillbook.voice.sayable import routines_of, sayable
from drillbook.voice.voice import FOLDER, Voice, published, voice_of


def site_voice(
    library: Library, articles: Iterable[str], name: str, recordings: Path, cache: Path, *, sweeps: bool
) -> Voice | None:
    """The clips for all that a site's players say, None where nobody wants any.

    `articles` are the Markdown of pages written by hand; `name` is a voice of espeak-ng, empty for none. `sweeps`
    removes from `cache` what is needed no longer. Raises EspeakError.
    """
    if not name and not recordings.is_dir():
        return None
    embedded = (routine for article in articles for routine in embedded_routines(article, library))
    speaker = Espeak(name) if name else None
    return voice_of(sayable((*routines_of(library), *embedded)), speaker, recordings, cache / "clips", sweeps=sweeps)


def voice_assets(voice: Voice | None, cache: Path) -> tuple[Assets, str]:
    """The files of a voice and the address of the player's list, which is empty where there are no clips."""
    if voice is None or not voice.clips:
        return Assets(FOLDER, {}), ""
    files, listed = published(voice, cache)
    return Assets(FOLDER, {name.removeprefix(f"{FOLDER}/"): path for name, path in files.items()}), listed


def remarks_of(voice: Voice) -> Iterator[str]:
    """What somebody who builds the site may like to know; nothing of it is in the way of the site."""
    if voice.made:
        yield f"Rendered {voice.made} spoken sentences in {voice.seconds:.1f} s; they are kept for the next time."
    for lack in voice.lacks:
        total = len(voice.clips) + len(voice.missing)
        yield f"{len(voice.missing)} of {total} spoken sentences have no clip: {lack}."
    for mistake in voice.mistakes:
        yield str(mistake)


def embedded_routines(markdown: str, library: Library) -> tuple[Routine, ...]:
    """What an article plays that is not in the library as it is: drills with a dose of the article's own."""
    found: list[Routine] = []

    def noted(embed: Embed) -> str:
        drill = library.drills.get(embed.id) if embed.kind == "drill" else None
        if drill and drill.playable:
            options, _ = read_embed_options(embed.rest, drill, "", embed.line)
            found.extend([drill.routine(options.dose)] if options.dose else [])
        return ""

    if "```" in markdown:
        embeds_replaced(markdown, noted)
    return tuple(found)
