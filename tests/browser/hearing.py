"""What was heard of a player, and what should have been."""

from bisect import bisect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import inf
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
    """Each tone was heard once, all its notes in their moments, and nothing else was.

    The first is due at the tap: on a busy machine the page may hear of it too late, and then need not sound it.
    """
    family = family_of(player)
    began_ms = next(seen["at_ms"] for seen in player.seen("attributes") if seen["state"] == "lead-in")
    at_once = [one for one in owed_by(player.page.evaluate("() => seen"), family) if one.due_ms < began_ms + 1000]
    first_must_sound = any(one.must and one.hz for one in at_once)
    left = heard_by(player)
    for offset_ms, tone in tones:
        for note in family[tone]:
            due_ms = began_ms + offset_ms + note["from_ms"]
            most_ms = within_ms if offset_ms else SHOWN_ONLY_MS
            near = [one for one in left if one.hz == note["hz"] and abs(one.begins_ms - due_ms) <= most_ms]
            if not near and not offset_ms and not first_must_sound:
                continue
            assert near, f"{tone} at {offset_ms} ms: no {note['hz']} Hz within {most_ms} ms of its moment"
            left.remove(min(near, key=lambda one: abs(one.begins_ms - due_ms)))
    assert left == []


def family_of(player: Player) -> dict[str, list[dict[str, Any]]]:
    """The notes of each tone."""
    family: dict[str, list[dict[str, Any]]] = player.page.evaluate(
        """async () => {
            const entry = performance.getEntriesByType('resource').find(({name}) => name.endsWith('/tones.js'));
            return (await import(entry.name)).TONES;
        }"""
    )
    return family


def clocks_apart_ms(trips: Iterable[Mapping[str, float]]) -> float:
    """How far the worker's clock is ahead of the page's: what all pings allow, to the millisecond they are told in."""
    given = list(trips)
    least_ms = max(trip["at_ms"] - 0.5 - trip["received_ms"] for trip in given)
    most_ms = min(trip["at_ms"] + 0.5 - trip["sent_ms"] for trip in given)
    return (least_ms + most_ms) / 2


@dataclass(frozen=True, slots=True)
class Owed:
    """A note of a tone, or a spoken sentence: when it should begin, on the page's clock.

    `hz` is 0 for a sentence. `ahead_ms` is how early the page heard of its cue. It `must` sound where the engine has
    told that its cue was due, and had foreseen it or was heard in time.
    """

    cue_id: str
    hz: float
    due_ms: float
    ahead_ms: float
    must: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """A note or a clip that began: when, on the page's clock, and when it was asked for."""

    hz: float
    asked_ms: float
    begins_ms: float


@dataclass(frozen=True, slots=True)
class Account:
    """What was heard against what was owed; `errors_ms` are of what was told early enough to be in time."""

    errors_ms: tuple[tuple[str, float], ...]
    lost: tuple[Owed, ...]
    unasked: tuple[Heard, ...]


IN_TIME_MS = 150
"""What the page is told so long ahead can be in time; on a tap or a resume something is due at once."""

DECODED_MS = 2_000
"""A clip has to be fetched and decoded first."""

SHOWN_ONLY_MS = 400
"""What is due at once and heard of later than this is shown, not sounded."""

NEAR_MS = 500
"""What is further from its moment is something else."""

type Seen = Mapping[str, Any]
"""What recorder.js has written down."""

type Tone = Mapping[str, float]
"""One sound of those."""

type Family = Mapping[str, list[dict[str, Any]]]
"""The notes of each tone."""


def account_of(player: Player) -> Account:
    """What was asked to be heard when, what is lacking, and what sounded twice or for no cue at all."""
    seen = player.page.evaluate("() => seen")
    return account(seen, family_of(player), foretold_ms)


def account(seen: Seen, family: Family, begins_ms: Callable[[Seen, Tone], float], until_ms: float = inf) -> Account:
    """The account of all that was due before a moment of the page's clock.

    A cue that the engine told as due has to be heard; one that it only foresaw may be, if its moment came.
    """
    left = [
        Heard(tone["hz"], tone["asked_ms"], begins_ms(seen, tone))
        for tone in seen["tones"]
        if tone["hz"] != UNDERTONE_HZ and tone["ends_s"] > tone["when_s"]
    ]
    errors_ms: list[tuple[str, float]] = []
    lost: list[Owed] = []

    def settle(each: Owed, heard: Heard) -> None:
        left.remove(heard)
        if each.due_ms < until_ms and each.ahead_ms >= (IN_TIME_MS if each.hz else DECODED_MS):
            errors_ms.append((f"{each.cue_id} {each.hz:g} Hz", heard.begins_ms - each.due_ms))

    def apart_ms(each: Owed, heard: Heard) -> float:
        return abs(heard.begins_ms - each.due_ms) if heard.hz == each.hz else inf

    owed = sorted(owed_by(seen, family), key=lambda one: one.due_ms)
    for each in (one for one in owed if one.must):
        nearest = min(left, key=lambda heard: apart_ms(each, heard), default=None)
        if nearest and apart_ms(each, nearest) <= NEAR_MS:
            settle(each, nearest)
        elif each.due_ms < until_ms:
            lost.append(each)
    # what was foreseen twice, before a pause and after it, sounds once: whose moment is nearest has it
    foreseen = [one for one in owed if not one.must]
    pairs = [(each, heard) for each in foreseen for heard in left if apart_ms(each, heard) <= NEAR_MS]
    for each, heard in sorted(pairs, key=lambda pair: apart_ms(*pair)):
        if each in foreseen and heard in left:
            foreseen.remove(each)
            settle(each, heard)
    return Account(tuple(errors_ms), tuple(lost), tuple(one for one in left if one.begins_ms < until_ms))


def foretold_ms(_: Seen, tone: Tone) -> float:
    """When a sound should leave the loudspeaker by the two clocks as they were when it was asked for."""
    return tone["heard_ms"]


def output_ms(seen: Seen, tone: Tone) -> float:
    """When a sound left the loudspeaker, on the page's clock; a busy machine's audio clock stumbles.

    It was read beside the page's before and after; where it was not, what was foretold has to do.
    """
    stamps = seen["stamps"]
    place = bisect(stamps, tone["when_s"], key=lambda stamp: stamp["at_s"])
    if not 0 < place < len(stamps):
        return tone["heard_ms"]
    before, after = stamps[place - 1], stamps[place]
    share = (tone["when_s"] - before["at_s"]) / (after["at_s"] - before["at_s"])
    return float(before["page_ms"] + share * (after["page_ms"] - before["page_ms"]))


def owed_by(seen: Seen, family: Family) -> list[Owed]:
    """All notes and sentences of the cues that the engine has told of."""
    workers = {trip["worker"] for trip in seen["trips"]}
    apart_ms = {one: clocks_apart_ms(trip for trip in seen["trips"] if trip["worker"] == one) for one in workers}
    due = {
        (told["worker"], told["at_ms"], told["cue"]["tone"], told["cue"]["say"])
        for told in seen["told"]
        if told["type"] == "CueDue" and not told["silent"]
    }
    owed: list[Owed] = []
    for cue in seen["cues"].values():
        at_ms = cue["at_ms"] - apart_ms[cue["worker"]]
        ahead_ms = at_ms - cue["received_ms"]
        foreseen = cue["at_ms"] - cue["told_at_ms"] >= IN_TIME_MS or ahead_ms > -SHOWN_ONLY_MS
        must = foreseen and (cue["worker"], cue["at_ms"], cue["tone"], cue["say"]) in due
        notes = [(note["hz"], note["from_ms"]) for note in family.get(cue["tone"], [])]
        sentences = [(0.0, sentence["offset_ms"]) for sentence in cue["sentences"]]
        # a pause may come between the notes of a tone
        owed += [
            Owed(cue["id"], hz, at_ms + from_ms, ahead_ms, must and from_ms == 0 and (hz > 0 or ahead_ms >= DECODED_MS))
            for hz, from_ms in notes + sentences
        ]
    return owed
