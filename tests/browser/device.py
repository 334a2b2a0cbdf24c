"""A pretend device for the worker's host: clocks that tests move, one timer, and everything the host said."""

import json
from dataclasses import dataclass, field
from typing import Any

from drillbook.browser.conversation import Conversation
from drillbook.engine.cue import AtStart, Cue
from drillbook.engine.dose import Dose, FreeReps, Hold, PacedReps, Phase, Timed
from drillbook.engine.routine import Change, Drill, DrillItem, RestItem, Routine, Sides
from drillbook.engine.wire import to_plain

type Message = dict[str, Any]

BRIDGE = Drill(id="bridge", name="Bridge", position="lying on the back")
CLAM = Drill(id="clam", name="Clam", position="lying on the side")
RAISE = PacedReps(2, (Phase("up", 1_000), Phase("down", 1_000)))


def routine_of(*items: DrillItem | RestItem, lead_in_ms: int = 5_000) -> Routine:
    return Routine("short", "Short", items, lead_in_ms=lead_in_ms, change=Change(4_000, 6_000))


HOLD = routine_of(DrillItem("1", BRIDGE, Dose(Hold(10_000)), cues=(Cue(AtStart(), say="Up", show="Up"),)))
REPS = routine_of(DrillItem("1", CLAM, Dose(RAISE), sides=Sides.EACH))
SETS = routine_of(DrillItem("1", BRIDGE, Dose(Hold(6_000), sets=2, rest_ms=20_000)))
TIMED = routine_of(DrillItem("1", BRIDGE, Dose(Timed(30_000))))
TAPPED = routine_of(DrillItem("1", CLAM, Dose(FreeReps(5))), DrillItem("2", BRIDGE, Dose(Hold(6_000))))


@dataclass(slots=True)
class Device:
    """What the host is given in place of a browser. Times in milliseconds; `said` holds its messages, oldest first."""

    monotonic_ms: float = 50_000.0
    wall_ms: float = 1_700_000_000_000.0
    timer_ms: float | None = None
    said: list[Message] = field(default_factory=list)
    host: Conversation = field(init=False)

    def __post_init__(self) -> None:
        self.host = Conversation(
            post=lambda text: self.said.append(json.loads(text)),
            set_timer=self._set_timer,
            monotonic_ms=lambda: self.monotonic_ms,
            wall_ms=lambda: self.wall_ms,
        )

    def _set_timer(self, delay_ms: int) -> None:
        self.timer_ms = self.monotonic_ms + delay_ms

    def send(self, type: str, player: str = "p1", **more: object) -> list[Message]:  # noqa: A002 - the message's own word
        """Send a message and return what was answered."""
        return self.send_text(json.dumps({"type": type, "player": player, **more}))

    def send_text(self, text: str) -> list[Message]:
        before = len(self.said)
        self.host.receive(text)
        return self.said[before:]

    def open(self, routine: Routine, player: str = "p1", **more: object) -> Message:
        (opened,) = self.send("open", player, routine=to_plain(routine), **more)
        return opened

    def press(
        self, name: str, player: str = "p1", age_ms: float = 0, reason: str = "", shown: Message | None = None
    ) -> list[Message]:
        """Press a button of the player, as the page reports it: with the digest and segment that it shows."""
        opened = self.last("opened", player)
        told = self.last("update", player) or opened
        assert opened is not None
        assert told is not None
        seen = {"digest": opened["timeline"]["digest"], "segment_index": told["position"]["index"]} | (shown or {})
        return self.send("input", player, input=name, age_ms=age_ms, reason=reason, **seen)

    def start(self, routine: Routine, player: str = "p1", **more: object) -> Message:
        """Open and start a routine, and return the first update."""
        self.open(routine, player, **more)
        (started,) = self.press("start", player)
        return started

    def pass_time(self, duration_ms: float, late_ms: float = 0) -> list[Message]:
        """Let time pass, the timer fire as often as it is due, each time `late_ms` late; return what was said."""
        before = len(self.said)
        until_ms = self.monotonic_ms + duration_ms
        while self.timer_ms is not None and self.timer_ms + late_ms <= until_ms:
            self._move_to(self.timer_ms + late_ms)
            self.timer_ms = None
            self.host.beat()
        self._move_to(until_ms)
        return self.said[before:]

    def _move_to(self, monotonic_ms: float) -> None:
        self.wall_ms += monotonic_ms - self.monotonic_ms
        self.monotonic_ms = monotonic_ms

    def sleep(self, duration_ms: float, *, clock_goes: bool) -> None:
        """The device sleeps: no timer fires, and the monotonic clock goes on or stands still, as platforms differ."""
        self.wall_ms += duration_ms
        if clock_goes:
            self.monotonic_ms += duration_ms

    def wake(self) -> list[Message]:
        """The timer that was due long ago fires."""
        before = len(self.said)
        self.host.beat()
        return self.said[before:]

    def last(self, type: str, player: str = "p1") -> Message | None:  # noqa: A002 - the message's own word
        of_type = [message for message in self.said if message["type"] == type and message.get("player") == player]
        return of_type[-1] if of_type else None

    def position(self, player: str = "p1") -> Message:
        update = self.last("update", player)
        assert update is not None
        position: Message = update["position"]
        return position


def events_of(messages: list[Message], *types: str) -> list[Message]:
    """All events of these types, in the order in which they were told."""
    return [
        event
        for message in messages
        if message["type"] == "update"
        for event in message["events"]
        if event["type"] in types
    ]
