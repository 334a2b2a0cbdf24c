"""`play("start; 12s; pause; 5s; resume")`: a session led by a script, and what came of it.

Standard library and engine alone, so that the same scripts run inside Pyodide. Steps of a script, parted by `;`:

    start                    Start, Python being there at the click
    start clicked 4s ago     Start, Python being there 4 s after the click
    12s | 500ms | 2min       time passes, ticked as `ticks` says
    until work               time passes until the next segment of that kind (work, rest, switch, lead-in) is entered
    until waiting | to end   time passes until the session waits for a tap; until it no longer runs
    late 5s                  time passes without a tick, then one tick
    gap 5s                   time passes without a tick, then Gap
    pause | pause audio      Pause, for a reason
    resume | skip | skip drill | back | done | +15 s
    stale skip               an action meant for the segment before (skip, skip drill, back, done, +15 s)
    one more rep 2 | one more set 2 | easier 2 | leave out 2 | pace 150       revise; 2 is the item's key
    reload 3min              saved, and restored 3 min later
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from drillbook.engine.compiling import compile_routine
from drillbook.engine.events import CueDue, Event, Finished, Paused, PhaseStarted, Resumed, SegmentStarted, Waiting
from drillbook.engine.inputs import Action, Back, Done, Extend, Gap, Input, Pause, Resume, Skip, SkipDrill, Start, Tick
from drillbook.engine.passing import next_wake_ms
from drillbook.engine.phrases import PhraseMs, estimated_ms
from drillbook.engine.position import Position, position
from drillbook.engine.revising import Edit, LeaveOut, MakeEasier, OneMoreRep, OneMoreSet, SetPace, revise
from drillbook.engine.routine import Routine
from drillbook.engine.saving import RestoredRun, restore, save
from drillbook.engine.session import Pausing, ReadyState, RunningState, Session, WaitingState
from drillbook.engine.stepping import step
from drillbook.engine.timeline import Kind, Timeline
from tests.engine.routines import ROUTINES

_UNITS_MS = {"ms": 1, "s": 1_000, "min": 60_000, "h": 3_600_000}
_ACTIONS: dict[str, Callable[[int, str, int], Action]] = {
    "skip": Skip,
    "skip drill": SkipDrill,
    "back": Back,
    "done": Done,
    "+15 s": Extend,
}
_EDITS: dict[str, Callable[[str], Edit]] = {
    "one more rep ": OneMoreRep,
    "one more set ": OneMoreSet,
    "easier ": MakeEasier,
    "leave out ": LeaveOut,
    "pace ": lambda percent: SetPace(int(percent)),
}
FURTHEST_MS = 4 * 60 * 60 * 1_000
"""No script runs longer: a session that never ends is a fault."""


class ScriptError(ValueError):
    """A step of a script is not one of those that `play` knows, or never comes about."""


@dataclass
class Played:
    """A session and what a script made of it; `at_ms` is the script's own moment."""

    routine: Routine
    timeline: Timeline
    session: Session
    ticks: str
    phrase_ms: PhraseMs
    at_ms: int = 1_000
    events: list[Event] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    entered: list[tuple[int, str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    @property
    def position(self) -> Position:
        """Where the session is now."""
        return position(self.timeline, self.session, self.at_ms)

    @property
    def reps(self) -> dict[str, int]:
        """The reps of each work segment, by its key, 0 where none are counted."""
        return {segment.key: segment.reps for segment in self.timeline.segments if segment.kind == Kind.WORK}

    @property
    def works(self) -> list[str]:
        """The keys of all work segments."""
        return list(self.reps)

    @property
    def waits(self) -> bool:
        """Whether a tap is awaited."""
        return isinstance(self.session.state, WaitingState)

    @property
    def said(self) -> list[str]:
        """Every phrase that was said aloud."""
        return [due.cue.say for due in self.cues if due.cue.say and not due.silent]

    @property
    def tones(self) -> list[str]:
        """Every tone that was sounded."""
        return [due.cue.tone.value for due in self.cues if due.cue.tone and not due.silent]

    @property
    def cues(self) -> list[CueDue]:
        """Every cue that was due."""
        return [event for event in self.events if isinstance(event, CueDue)]

    @property
    def started(self) -> list[tuple[int, str]]:
        """Each segment that was entered: when, in milliseconds from the script's beginning, and its key."""
        return [(at_ms - 1_000, key) for at_ms, key in self.entered]

    def lines(self) -> list[str]:
        """Each event as one line, its moment in seconds from the script's beginning."""
        return self.told

    def does(self, script: str) -> "Played":
        """The same session after a further script."""
        for line in filter(None, (part.strip() for part in script.replace("\n", ";").split(";"))):
            self._do(line)
        return self

    def tell(self, told: Input, name: str = "") -> None:
        """One input, whose refusal is noted."""
        before = self.session
        self.session, events = step(self.timeline, self.session, told)
        self.events += events
        # In words at once: a change of the routine gives the segments other numbers.
        self.told += [f"{(event.at_ms - 1_000) / 1_000:.3f} {_words(event, self.timeline)}" for event in events]
        self.entered += [
            (event.at_ms, self.timeline.segments[event.index].key)
            for event in events
            if isinstance(event, SegmentStarted)
        ]
        if name and self.session is before:
            self.refused.append(name)

    def _do(self, line: str) -> None:
        first, _, rest = line.partition(" ")
        edit = next((name for name in _EDITS if line.startswith(name)), None)
        if line == "start" or line.startswith("start clicked "):
            ago_ms = duration_ms(line.removeprefix("start clicked ").removesuffix(" ago")) if rest else 0
            self.tell(Start(self.at_ms, self.at_ms - ago_ms), line)
        elif line.removeprefix("stale ") in _ACTIONS:
            self._act(line)
        elif first == "pause":
            self.tell(Pause(self.at_ms, Pausing(rest or "visitor")), line)
        elif line == "resume":
            self.tell(Resume(self.at_ms), line)
        elif first == "late":
            self.at_ms += duration_ms(rest)
            self.tell(Tick(self.at_ms))
        elif first == "gap":
            from_ms, self.at_ms = self.at_ms, self.at_ms + duration_ms(rest)
            self.tell(Gap(from_ms, self.at_ms), line)
        elif first in ("until", "to"):
            self._run_until(line)
        elif first == "reload":
            self._reload(duration_ms(rest))
        elif edit is not None:
            self._revise(_EDITS[edit](line.removeprefix(edit)), line)
        else:
            self._pass(self.at_ms + duration_ms(line))

    def _act(self, line: str) -> None:
        action = _ACTIONS[line.removeprefix("stale ")]
        index = getattr(self.session.state, "index", 0) - line.startswith("stale ")
        self.tell(action(self.at_ms, self.timeline.digest, index), line)

    def _pass(self, to_ms: int) -> None:
        """Time passes: `when due` ticks at each thing due and at the end, `once` at the end alone, `50ms` at a rate."""
        if self.ticks == "when due":
            while (wake_ms := next_wake_ms(self.timeline, self.session)) is not None and wake_ms < to_ms:
                self.tell(Tick(wake_ms))
        elif self.ticks != "once":
            for at_ms in range(self.at_ms + duration_ms(self.ticks), to_ms, duration_ms(self.ticks)):
                self.tell(Tick(at_ms))
        self.tell(Tick(to_ms))
        self.at_ms = to_ms

    def _run_until(self, line: str) -> None:
        word = line.partition(" ")[2]
        began = len(self.events)
        until_ms = self.at_ms + FURTHEST_MS
        while isinstance(self.session.state, RunningState):
            wake_ms = next_wake_ms(self.timeline, self.session)
            if wake_ms is None or wake_ms > until_ms:
                break
            self._pass(wake_ms)
            entered = [event for event in self.events[began:] if isinstance(event, SegmentStarted)]
            if any(self.timeline.segments[event.index].kind == word for event in entered):
                return
        if word not in ("end", "waiting") or (word == "waiting" and not self.waits):
            raise ScriptError(f"{line!r} never comes about")

    def _revise(self, edit: Edit, name: str) -> None:
        routine, session = revise(self.routine, self.session, edit)
        if routine is self.routine:
            self.refused.append(name)
        self.routine, self.session = routine, session
        self.timeline = compile_routine(routine, self.phrase_ms)

    def _reload(self, after_ms: int) -> None:
        kept = restore(save(self.routine, self.session, wall_ms=self.at_ms), wall_ms=self.at_ms + after_ms)
        if not isinstance(kept, RestoredRun):
            raise ScriptError(f"nothing to go on with: {kept.why}")
        self.routine, self.session = kept.routine, kept.session
        self.timeline = compile_routine(kept.routine, self.phrase_ms)


def play(
    script: str,
    routine: Routine | str = "clam",
    *,
    ticks: str = "when due",
    phrase_ms: PhraseMs = estimated_ms,
) -> Played:
    """What comes of a script for a routine or the name of one; raises ScriptError. The script begins at 1 s."""
    chosen = ROUTINES[routine] if isinstance(routine, str) else routine
    timeline = compile_routine(chosen, phrase_ms)
    return Played(chosen, timeline, Session(timeline.digest, ReadyState()), ticks, phrase_ms).does(script)


def duration_ms(text: str) -> int:
    """The milliseconds of `2min 30s`, `1.5s` or `500ms`; raises ScriptError."""
    total_ms = 0.0
    for part in text.split():
        number = part.rstrip("abcdefghijklmnopqrstuvwxyz")
        try:
            total_ms += float(number) * _UNITS_MS[part.removeprefix(number)]
        except (ValueError, KeyError) as error:
            raise ScriptError(f"{text!r} is not a step of a script") from error
    return round(total_ms)


def _words(event: Event, timeline: Timeline) -> str:
    match event:
        case SegmentStarted(_, index):
            segment = timeline.segments[index]
            return f"{index} {segment.kind} {segment.key.removeprefix('before ')}"
        case PhaseStarted(_, _, rep, side, _, phase):
            return f"rep {rep} {side} {phase}"
        case CueDue(_, _, cue, silent):
            sounds = " ".join(filter(None, (cue.tone and f"[{cue.tone}]", cue.say and f'"{cue.say}"')))
            return f"{sounds or f'({cue.show})'}{' late' if silent else ''}"
        case Waiting():
            return "waiting"
        case Paused(_, reason):
            return f"paused: {reason}"
        case Resumed(at_ms, runs_from_ms):
            return f"resumed, in {(runs_from_ms - at_ms) / 1_000:.3f}"
        case Finished():
            return "finished"
