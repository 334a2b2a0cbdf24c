"""One player's run: its routine, timeline and session, and what the page is told of them. Knows no clock, no page."""

import json
from collections.abc import Mapping
from dataclasses import replace

from drillbook.engine.compiling import compile_routine
from drillbook.engine.dose import PacedReps
from drillbook.engine.events import CueDue, Event, Paused, SegmentStarted
from drillbook.engine.inputs import Input, Tick
from drillbook.engine.passing import LATE_MS, next_wake_ms, upcoming_cues
from drillbook.engine.phrases import sentence_offsets_ms, sentences_in, sentences_ms
from drillbook.engine.position import position
from drillbook.engine.revising import Edit, OneMoreRep, OneMoreSet, additions_of, revise
from drillbook.engine.routine import Routine
from drillbook.engine.saving import PastRun, restore, save
from drillbook.engine.session import FinishedState, ReadyState, RunningState, Session, WaitingState
from drillbook.engine.stepping import step
from drillbook.engine.wire import to_plain

HORIZON_MS = 7_000
"""How far ahead cues go to the audio clock: a page that stands still for 5 s loses none."""

type Message = dict[str, object]

_ADDITIONS: Mapping[type[OneMoreRep | OneMoreSet], str] = {OneMoreRep: "one-more-rep", OneMoreSet: "one-more-set"}


class Run:
    """The mutable holder of one session: every change goes through the engine's step.

    `known_ms` holds the lengths of the sentences that will be heard from clips.
    """

    def __init__(self, player: str, routine: Routine, known_ms: Mapping[str, int], opened_digest: str = "") -> None:
        self.player = player
        self._known_ms = known_ms
        self._routine = routine
        self._timeline = compile_routine(routine, self._phrase_ms)
        self._session = Session(self._timeline.digest)
        self._opened_digest = opened_digest or self._timeline.digest
        self._told_cues: frozenset[str] = frozenset()
        self._additions: tuple[object, list[str]] = (None, [])

    @property
    def digest(self) -> str:
        """What tells this run's timeline from another."""
        return self._timeline.digest

    @property
    def running(self) -> bool:
        """Whether time passes in it."""
        return isinstance(self._session.state, RunningState)

    def told(self, given: Input, wall_ms: int) -> Message | None:
        """The message about what an input changed, None where it was refused or time brought nothing new to tell."""
        session, events = step(self._timeline, self._session, given)
        if session == self._session:
            return None
        self._session = session
        message = self.update(events, wall_ms)
        cues = frozenset(str(cue["id"]) for cue in _cues(message))
        if isinstance(given, Tick) and not events and cues <= self._told_cues:
            return None
        self._told_cues = cues
        return message

    def revised(self, edit: Edit) -> bool:
        """Whether the routine was changed under way."""
        routine, session = revise(self._routine, self._session, edit)
        if routine == self._routine:
            return False
        self._routine, self._session = routine, session
        self._timeline = compile_routine(routine, self._phrase_ms)
        return True

    def wake_ms(self) -> int | None:
        """The moment of the next thing to report."""
        return next_wake_ms(self._timeline, self._session)

    def opened(self, *, stale: bool = False) -> Message:
        """The message that shows the whole timeline and where the session is."""
        return {
            "type": "opened",
            "player": self.player,
            "timeline": self._plain_timeline(),
            "position": self._plain_position(),
            "stale": stale,
        }

    def _phrase_ms(self, phrase: str) -> int:
        return sentences_ms(phrase, self._known_ms)

    def update(self, events: tuple[Event, ...], wall_ms: int) -> Message:
        """The message about what happened, where the session is and what will sound soon."""
        keep = not isinstance(self._session.state, ReadyState | FinishedState)
        worth_keeping = not events or any(isinstance(event, SegmentStarted | Paused) for event in events)
        return {
            "type": "update",
            "player": self.player,
            "events": [to_plain(event) for event in events],
            "position": self._plain_position(),
            "cues": [self._plain_cue(event) for event in self._sounding(events)],
            "saved": self._saved(wall_ms) if keep and worth_keeping else None,
            "log": to_plain(self._session.log),
        }

    def _sounding(self, events: tuple[Event, ...]) -> list[CueDue]:
        """What is due now or soon; nothing while the session stands still."""
        due = [event for event in events if isinstance(event, CueDue) and not event.silent]
        if isinstance(self._session.state, WaitingState | FinishedState):
            return due
        if not self.running:
            return []
        return [*due, *upcoming_cues(self._timeline, self._session, HORIZON_MS)]

    def _saved(self, wall_ms: int) -> str:
        return json.dumps({"opened": self._opened_digest, "run": save(self._routine, self._session, wall_ms)})

    def _plain_cue(self, event: CueDue) -> Message:
        """A cue for the page, its words as the sentences that clips are made of, with their starts after `at_ms`."""
        cue = event.cue
        return {
            "id": f"{event.at_ms}/{event.index}/{cue.tone or cue.rank or 'show'}/{cue.say or cue.show or ''}",
            "at_ms": event.at_ms,
            "latest_at_ms": event.at_ms + LATE_MS,
            "tone": cue.tone,
            "say": cue.say,
            "sentences": [
                {"say": sentence, "offset_ms": offset_ms}
                for sentence, offset_ms in sentence_offsets_ms(cue.say or "", self._known_ms)
            ],
            "show": cue.show,
            "buzz": cue.buzz,
            "length_ms": cue.length_ms,
        }

    def _plain_position(self) -> object:
        """Where the session is, and what may be added there."""
        plain = to_plain(position(self._timeline, self._session, self._session.at_ms))
        plain["may"] = self._may()
        return plain

    def _may(self) -> list[str]:
        """What may be added, worked out once for each place: it takes as long as all else that a message says."""
        state = self._session.state
        place = (self._timeline.digest, type(state), getattr(state, "index", 0))
        if place != self._additions[0]:
            edits = additions_of(self._routine, self._timeline, self._session)
            self._additions = (place, [_ADDITIONS[type(edit)] for edit in edits])
        return self._additions[1]

    def _plain_timeline(self) -> Message:
        timeline = self._timeline
        segments = []
        for segment in timeline.segments:
            plain = to_plain(replace(segment, cues=()))
            plain["reps"] = segment.reps
            plain["phases"] = to_plain(segment.work.tempo) if isinstance(segment.work, PacedReps) else []
            segments.append(plain)
        return {
            "name": timeline.name,
            "digest": timeline.digest,
            "total_ms": timeline.total_ms,
            "about": timeline.about,
            "segments": segments,
            "sentences": list(sentences_in(cue.say for cue in timeline.cues)),
        }

    @classmethod
    def restored(cls, player: str, text: str, wall_ms: int, known_ms: Mapping[str, int]) -> "Run | PastRun":
        """The run kept as text, paused, or why there is none to go on with."""
        try:
            kept = json.loads(text)
            saved = restore(str(kept["run"]), wall_ms)
            opened_digest = str(kept["opened"])
        except (ValueError, KeyError, TypeError) as error:
            return PastRun(f"unreadable: {error}")
        if isinstance(saved, PastRun):
            return saved
        run = cls(player, saved.routine, known_ms, opened_digest)
        run._session = saved.session
        return run

    def is_stale(self, routine: Routine) -> bool:
        """Whether the page's routine is another than the one this run was opened with."""
        return compile_routine(routine).digest != self._opened_digest


def _cues(message: Message) -> list[Message]:
    cues = message["cues"]
    return cues if isinstance(cues, list) else []
