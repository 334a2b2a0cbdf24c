"""The voice of a site: for each sentence the file that is heard, and the list of them for the player."""

import hashlib
import json
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from drillbook.authoring.mistakes import Mistake
from drillbook.voice import mp3, recordings
from drillbook.voice.clips import Clip, KeptClips, Speaker
from drillbook.voice.recordings import Recording, recordings_in

FOLDER = "assets/voice"
"""Where the clips and their list are published."""


@dataclass(frozen=True, slots=True)
class Voice:
    """The clips of all sentences that have one.

    `missing` have none; `lacks` says of each thing that is not on this machine what it is and how to get it. `made`
    clips were rendered just now, which took `seconds`.
    """

    clips: Mapping[str, Clip]
    missing: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    made: int = 0
    seconds: float = 0.0

    @property
    def recorded(self) -> int:
        """How many sentences a person has recorded."""
        return sum(clip.recorded for clip in self.clips.values())

    @property
    def size_bytes(self) -> int:
        """What all clips take together."""
        return sum(path.stat().st_size for path in {clip.path for clip in self.clips.values()})

    @property
    def spoken_ms(self) -> int:
        """How long it takes to hear each sentence once."""
        return sum(clip.ms for clip in self.clips.values())


def voice_of(
    sentences: Collection[str], speaker: Speaker | None, recorded: Path, cache: Path, *, sweeps: bool = False
) -> Voice:
    """The voice for these sentences: a person's recordings in the folder `recorded`, all others by the speaker.

    Clips are kept in `cache`; `sweeps` removes from it what no sentence needs. Raises what the speaker raises.
    """
    kept = KeptClips(cache)
    found = recordings_in(recorded, sentences)
    lacks = [] if recordings.lengths_can_be_told() or not found.unmeasured else [recordings.LACKS]
    clips = {sentence: _recorded(recording, kept) for sentence, recording in found.files.items()}
    wanted = [sentence for sentence in sentences if sentence not in clips]
    made, began = 0, time.monotonic()
    if speaker:
        lacking = [lack for lack in (speaker.lacks, "" if mp3.lame_is_there() else mp3.LACKS) if lack]
        rendered, made = kept.rendered(wanted, speaker, new=not lacking)
        clips |= rendered
        lacks += lacking if len(rendered) < len(wanted) else []
    if sweeps:
        kept.sweep()
    return Voice(
        clips=clips,
        missing=tuple(sentence for sentence in sentences if sentence not in clips),
        lacks=tuple(lacks),
        mistakes=found.mistakes,
        made=made,
        seconds=time.monotonic() - began if made else 0.0,
    )


def published(voice: Voice, cache: Path) -> tuple[dict[str, Path], str]:
    """The files of a voice by their addresses, each named by its content, and the address of the player's list.

    The list is written into `cache`. Its `ms` is the time from the start of a file, as players decode it, to its end.
    """
    names = {clip.path: _published_name(clip.path) for clip in voice.clips.values()}
    listed = {
        sentence: {"file": names[clip.path], "ms": clip.ms, "recorded": clip.recorded}
        for sentence, clip in sorted(voice.clips.items())
    }
    text = json.dumps({"sentences": listed}, ensure_ascii=False, separators=(",", ":"))
    name = f"voice-{hashlib.sha256(text.encode()).hexdigest()[:12]}.json"
    cache.mkdir(parents=True, exist_ok=True)
    for old in cache.glob("voice-*.json"):
        old.unlink(missing_ok=True)  # another build may have removed it
    (cache / name).write_text(text, encoding="utf-8")
    files = {f"{FOLDER}/{name}": path for path, name in names.items()}
    return {f"{FOLDER}/{name}": cache / name, **files}, f"{FOLDER}/{name}"


def _recorded(recording: Recording, kept: KeptClips) -> Clip:
    """A recording as it is; a WAV file, which is large, as a clip where that can be made."""
    if recording.path.suffix == ".wav" and mp3.lame_is_there() and (clip := kept.of_recording(recording.path)):
        return clip
    return Clip(recording.path, recording.ms, recorded=True)


def _published_name(path: Path) -> str:
    return f"{hashlib.sha256(path.read_bytes()).hexdigest()[:12]}{path.suffix}"
