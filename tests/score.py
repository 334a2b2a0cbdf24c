"""Renders a routine to a WAV file, as a visitor would hear it, and prints the score with its times.

`python -m tests.score quick-pre-run-activation out.wav`; also a drill alone. The voice is this site's own clips, where
they were built; `--tones` leaves it out.
"""

import argparse
import base64
import json
import sys
from pathlib import Path

from drillbook.authoring.reading import read_library
from drillbook.authoring.transcript import transcript_of
from drillbook.engine.compiling import compile_routine
from drillbook.engine.phrases import sentences_ms
from tests.browser.chromium import launch
from tests.browser.rendering import LEAD_MS, RING_MS, renderer, told_to_the_page
from tests.browser.sites import REPOSITORY, real_site

RENDER = """async (told, length_ms, speaker, voice) =>
    sounds.wavOf(await sounds.rendered(told, length_ms, speaker, voice))"""


def main() -> int:
    """Render one routine or drill, and print what it sounds and says and when."""
    parser = argparse.ArgumentParser(prog="python -m tests.score", description="Renders a routine to a WAV file.")
    parser.add_argument("name", help="the id of a routine or a drill")
    parser.add_argument("file", type=Path, help="the WAV file to write")
    parser.add_argument("--tones", action="store_true", help="without the voice")
    options = parser.parse_args()
    library, _ = read_library(REPOSITORY / "drills")
    found = library.routines.get(options.name) or library.drills.get(options.name)
    if found is None or not found.playable:
        names = ", ".join([*library.routines, *(drill.id for drill in library.drills.values() if drill.playable)])
        print(f"`{options.name}` is nothing that can be played; there are: {names}", file=sys.stderr)
        return 1
    routine = library.routines[found.id].routine if found.id in library.routines else library.drills[found.id].routine()
    assert routine is not None
    folder, listed = (None, None) if options.tones else _voice()
    sentences = json.loads((folder / listed).read_text())["sentences"] if folder and listed else {}
    lengths_ms = {sentence: clip["ms"] for sentence, clip in sentences.items()}
    timeline = compile_routine(routine, lambda phrase: sentences_ms(phrase, lengths_ms))
    with launch() as browser, renderer(browser, folder) as page:
        voice = f"voice/{listed}" if listed else None
        speaker = "voice" if listed else "tones"
        told = told_to_the_page(routine, lengths_ms)
        length_ms = LEAD_MS + timeline.total_ms + RING_MS
        options.file.write_bytes(base64.b64decode(page.call(RENDER, told, length_ms, speaker, voice)))
    for line in transcript_of(timeline, cues=True):
        print(line)
    print(f"\n{options.file}: {length_ms / 1_000:.0f} s; the score begins {LEAD_MS / 1_000:.0f} s into it")
    return 0


def _voice() -> tuple[Path | None, str | None]:
    """The folder of this site's clips and the name of their list; None where there are none."""
    folder = real_site() / "assets" / "voice"
    lists = sorted(folder.glob("voice-*.json"))
    return (folder, lists[-1].name) if lists else (None, None)


if __name__ == "__main__":
    sys.exit(main())
