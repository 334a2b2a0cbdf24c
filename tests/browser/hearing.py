"""What was heard of a player, and what should have been."""

from dataclasses import dataclass
from typing import Any

from drillbook.engine.timeline import Timeline
from tests.browser.playing import Player

UNDERTONE_HZ = 30
"""Keeps earphones awake; not meant to be heard."""


@dataclass(frozen=True, slots=True)
class Note:
    hz: float
    begins_ms: float


def expected_tones(timeline: Timeline) -> list[tuple[int, str]]:
    """Every tone with its moment after Start, in milliseconds."""
    tones: list[tuple[int, str]] = []
    from_ms = 0
    for segment in timeline.segments:
        tones += [(from_ms + cue.offset_ms, cue.tone) for cue in segment.cues if cue.tone]
        from_ms += segment.reckoned_ms
    return [*tones, *((from_ms + cue.offset_ms, cue.tone) for cue in timeline.finish_cues if cue.tone)]


def heard_by(player: Player) -> list[Note]:
    return [
        Note(tone["hz"], tone["begins_ms"])
        for tone in player.seen("tones")
        if tone["hz"] != UNDERTONE_HZ and tone["ends_ms"] > tone["begins_ms"]
    ]


def assert_heard(player: Player, tones: list[tuple[int, str]], within_ms: float) -> None:
    """Each tone was heard once, all its notes in their moments, and nothing else was."""
    family: dict[str, list[dict[str, Any]]] = player.page.evaluate(
        """async () => {
            const entry = performance.getEntriesByType('resource').find(({name}) => name.endsWith('/tones.js'));
            return (await import(entry.name)).TONES;
        }"""
    )
    began_ms = next(seen["at_ms"] for seen in player.seen("attributes") if seen["state"] == "lead-in")
    left = heard_by(player)
    for offset_ms, tone in tones:
        for note in family[tone]:
            due_ms = began_ms + offset_ms + note["from_ms"]
            near = [one for one in left if one.hz == note["hz"] and abs(one.begins_ms - due_ms) <= within_ms]
            assert near, f"{tone} at {offset_ms} ms: no {note['hz']} Hz within {within_ms} ms of its moment"
            left.remove(min(near, key=lambda one: abs(one.begins_ms - due_ms)))
    assert left == []
