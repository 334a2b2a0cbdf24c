"""What page and worker say to each other, as JSON strings. Knows messages and runs; clocks and timers are handed in."""

import json
from collections.abc import Callable, Mapping
from typing import Any, cast

from drillbook.engine.compiling import compile_routine
from drillbook.engine.inputs import Action, Back, Done, Extend, Gap, Input, Pause, Resume, Skip, SkipDrill, Start, Tick
from drillbook.engine.options import with_options
from drillbook.engine.revising import Edit, LeaveOut, MakeEasier, OneMoreRep, OneMoreSet, SetPace
from drillbook.engine.routine import Routine
from drillbook.engine.saving import PastRun
from drillbook.engine.session import Pausing
from drillbook.engine.wire import from_plain

from .clock import Clock
from .run import Message, Run

BEAT_MS = 200
"""A run is looked at this often, so that a gap is noticed and cues go out ahead of time."""

_ACTIONS: Mapping[str, type[Action]] = {
    "skip": Skip,
    "skip-drill": SkipDrill,
    "back": Back,
    "done": Done,
    "extend": Extend,
}


class Conversation:
    """The worker's end: `receive` takes a message, `post` and `set_timer` are called back.

    `set_timer(delay_ms)` asks for one call of `beat` after so many milliseconds, in place of an earlier request.
    An error ends one run at most, told by `broken` with its player, which restores it from what was kept.
    """

    def __init__(
        self,
        post: Callable[[str], None],
        set_timer: Callable[[int], None],
        monotonic_ms: Callable[[], float],
        wall_ms: Callable[[], float],
    ) -> None:
        self._post = post
        self._set_timer = set_timer
        self._wall_ms = wall_ms
        self._clock = Clock(monotonic_ms, wall_ms)
        self._runs: dict[str, Run] = {}

    def receive(self, text: str) -> None:
        """Do what a message asks; a message that cannot be understood is answered with `broken`."""
        player = None
        try:
            message = json.loads(text)
            if message["type"] == "ping":
                self._send({"type": "pong", "id": message["id"], "at_ms": self._clock.at_ms()})
                return
            player = message.get("player")
            self.beat()
            self._do(message)
        except Exception as error:  # noqa: BLE001 - whatever happens here must be told to the visitor, not lost in a worker
            self._broken(error, player)
        self._arm()

    def beat(self) -> None:
        """Let time pass in every run that is under way."""
        reading = self._clock.beat()
        for run in self._under_way():
            if reading.gap_from_ms is None:
                told: Input = Tick(reading.at_ms)
            else:
                told = Gap(reading.gap_from_ms, reading.at_ms)
            try:
                self._tell(run, told)
            except Exception as error:  # noqa: BLE001 - told once, the others go on; this one would fail at each beat
                del self._runs[run.player]
                self._broken(error, run.player)
        self._arm()

    def _under_way(self) -> list[Run]:
        return [run for run in self._runs.values() if run.running]

    def _arm(self) -> None:
        at_ms = self._clock.at_ms()
        waits = [BEAT_MS]
        running = self._under_way()
        waits += [max(0, wake_ms - at_ms) for run in running if (wake_ms := run.wake_ms()) is not None]
        if running:
            self._set_timer(min(waits))

    def _do(self, message: Mapping[str, Any]) -> None:
        player = str(message["player"])
        match message["type"]:
            case "open":
                routine = cast("Routine", from_plain(Routine, message["routine"]))
                chosen = with_options(routine, message.get("options") or {})
                self._runs[player] = Run(
                    player,
                    chosen,
                    _sentence_lengths(message),
                    opened_digest="" if chosen == routine else compile_routine(routine).digest,
                )
                self._send(self._runs[player].opened())
            case "restore":
                self._restore(player, message)
            case "close":
                self._runs.pop(player, None)
            case "input":
                self._input(self._runs[player], message)
            case "revise":
                self._revise(self._runs[player], message)
            case "heartbeat":
                if player in self._runs:
                    self._send(self._runs[player].update((), self._wall()))
            case unknown:
                raise ValueError(f"no message of type {unknown!r}")

    def _restore(self, player: str, message: Mapping[str, Any]) -> None:
        run = Run.restored(player, str(message["saved"]), self._wall(), _sentence_lengths(message))
        if isinstance(run, PastRun):
            self._send({"type": "expired", "player": player, "why": run.why})
            return
        self._runs[player] = run
        routine = message.get("routine")
        stale = routine is not None and run.is_stale(cast("Routine", from_plain(Routine, routine)))
        self._send(run.opened(stale=stale))
        self._send(run.update((), self._wall()))

    def _input(self, run: Run, message: Mapping[str, Any]) -> None:
        at_ms = self._clock.at_ms()
        acted_ms = at_ms - max(0, round(message.get("age_ms") or 0))
        name = message["input"]
        given: Input
        match name:
            case "start":
                given = Start(at_ms, acted_ms)
            case "pause":
                given = Pause(acted_ms, Pausing(message.get("reason") or "visitor"))
            case "resume":
                given = Resume(at_ms)
            case _:
                given = _ACTIONS[name](acted_ms, str(message["digest"]), int(message["segment_index"]))
        if not self._tell(run, given):
            self._send({"type": "refused", "player": run.player, "input": name})

    def _revise(self, run: Run, message: Mapping[str, Any]) -> None:
        if run.revised(_edit(message["edit"])):
            self._send(run.opened())
            self._send(run.update((), self._wall()))
        else:
            self._send({"type": "refused", "player": run.player, "input": "revise"})

    def _tell(self, run: Run, given: Input) -> bool:
        message = run.told(given, self._wall())
        if message is not None:
            self._send(message)
        return message is not None

    def _broken(self, error: Exception, player: object) -> None:
        """Tell what went wrong, and whose run it was where that is known."""
        whose = {"player": player} if isinstance(player, str) else {}
        self._send({"type": "broken", **whose, "text": f"{type(error).__name__}: {error}"})

    def _send(self, message: Message) -> None:
        self._post(json.dumps(message, ensure_ascii=False))

    def _wall(self) -> int:
        return round(self._wall_ms())


def _edit(plain: Mapping[str, Any]) -> Edit:
    if plain["type"] == "pace":
        return SetPace(int(plain["pace_percent"]))
    edits: Mapping[str, type[OneMoreRep | OneMoreSet | MakeEasier | LeaveOut]] = {
        "one-more-rep": OneMoreRep,
        "one-more-set": OneMoreSet,
        "easier": MakeEasier,
        "leave-out": LeaveOut,
    }
    return edits[plain["type"]](str(plain["item_key"]))


def _sentence_lengths(message: Mapping[str, Any]) -> Mapping[str, int]:
    """The lengths in milliseconds of the sentences that will be heard from clips, none where there are none."""
    return {str(sentence): int(length_ms) for sentence, length_ms in (message.get("phrase_ms") or {}).items()}
