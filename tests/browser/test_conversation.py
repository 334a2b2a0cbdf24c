"""What page and worker say to each other, on a pretend device: taps, time, gaps, two players and broken messages."""

import json

import pytest

from drillbook.browser import conversation as conversation_module
from drillbook.browser.run import HORIZON_MS, Run
from drillbook.engine.compiling import compile_routine
from drillbook.engine.inputs import Input
from drillbook.engine.phrases import PAUSE_BETWEEN_SENTENCES_MS
from drillbook.engine.wire import to_plain

from .device import HOLD, REPS, SETS, TAPPED, TIMED, Device, Message, events_of

HOUR_MS = 3_600_000


@pytest.fixture
def device() -> Device:
    return Device()


def kinds(messages: list[Message]) -> list[str]:
    return [message["type"] for message in messages]


def test_a_ping_is_answered_with_the_clock(device: Device) -> None:
    assert device.send("ping", id=7) == [{"type": "pong", "id": 7, "at_ms": 50_000}]
    device.pass_time(120)
    assert device.send("ping", id=8) == [{"type": "pong", "id": 8, "at_ms": 50_120}]


def test_a_ping_after_a_sleep_tells_the_clock_that_later_messages_keep_to(device: Device) -> None:
    device.start(HOLD)
    device.press("pause")
    device.sleep(180_000, clock_goes=False)
    (pong,) = device.send("ping", id=1)
    (resumed,) = device.press("resume")
    assert resumed["events"][0]["at_ms"] == pong["at_ms"]


def test_opening_shows_the_timeline_and_starts_nothing(device: Device) -> None:
    opened = device.open(REPS)
    assert (opened["type"], opened["player"], opened["stale"]) == ("opened", "p1", False)
    assert opened["timeline"]["digest"] == compile_routine(REPS).digest
    assert device.pass_time(60_000) == []


def test_opening_heeds_the_options(device: Device) -> None:
    options = {"pace_percent": 200, "wait_for_me": True, "first_side": "right"}
    segments = device.open(REPS, options=options)["timeline"]["segments"]
    assert [segment["side"] for segment in segments] == ["right", "right", "left", "left"]
    assert segments[1]["duration_ms"] == 8_000
    assert segments[1]["ends"] == "time_then_tap"


def test_opening_heeds_the_lengths_of_recorded_phrases(device: Device) -> None:
    device.start(HOLD, phrase_ms={"Bridge": 777})
    said = device.pass_time(1_000)
    lengths = {cue["say"]: cue["length_ms"] for message in said for cue in message["cues"] if cue["say"]}
    assert lengths["Bridge"] == 777


def test_what_is_said_comes_as_sentences_each_with_its_start(device: Device) -> None:
    device.start(REPS, phrase_ms={"Clam": 600, "Left": 400})
    (named,) = [cue for message in device.said for cue in message.get("cues", []) if cue["say"] == "Clam. Left"][:1]
    assert named["length_ms"] == 600 + PAUSE_BETWEEN_SENTENCES_MS + 400
    assert named["sentences"] == [{"say": "Clam", "offset_ms": 0}, {"say": "Left", "offset_ms": 800}]
    assert all(cue["sentences"] == [] for message in device.said for cue in message.get("cues", []) if not cue["say"])


def test_a_change_under_way_keeps_the_lengths_of_sentences(device: Device) -> None:
    device.start(SETS, phrase_ms={"Bridge": 777})
    device.press("pause")
    device.send("revise", edit={"type": "one-more-set", "item_key": "1"})
    (resumed,) = device.press("resume")
    assert {cue["length_ms"] for cue in resumed["cues"] if cue["say"] == "Bridge"} == {777}


def test_started_in_time_the_lead_in_counts_from_the_click(device: Device) -> None:
    device.open(HOLD)
    (started,) = device.press("start", age_ms=1_500)
    assert started["position"]["state"] == "lead-in"
    assert started["position"]["segment_left_ms"] == 3_500


def test_started_late_three_seconds_of_lead_in_are_left(device: Device) -> None:
    device.open(HOLD)
    (started,) = device.press("start", age_ms=9_000)
    assert started["position"]["segment_left_ms"] == 3_000
    assert all(event["at_ms"] >= 50_000 for event in started["events"])


def test_a_whole_routine_is_told_event_by_event_at_the_moments_the_timeline_says(device: Device) -> None:
    device.start(REPS)
    device.pass_time(30_000)
    segments = events_of(device.said, "SegmentStarted", "Finished")
    assert [event["at_ms"] - 50_000 for event in segments] == [0, 5_000, 9_000, 14_000, 18_000]
    phases = [(e["at_ms"] - 50_000, e["side"], e["rep"], e["phase"]) for e in events_of(device.said, "PhaseStarted")]
    left = [
        (5_000, "left", 1, "up"),
        (6_000, "left", 1, "down"),
        (7_000, "left", 2, "up"),
        (8_000, "left", 2, "down"),
    ]
    assert phases == [*left, *((at_ms + 9_000, "right", rep, phase) for at_ms, _, rep, phase in left)]


def test_a_late_timer_moves_no_event(device: Device) -> None:
    late, prompt = device, Device()
    for each in (late, prompt):
        each.start(REPS)
    late.pass_time(30_000, late_ms=190)
    prompt.pass_time(30_000)
    wanted = ("SegmentStarted", "PhaseStarted", "Finished")
    assert events_of(late.said, *wanted) == events_of(prompt.said, *wanted)


def test_events_are_told_at_the_moment_they_are_due(device: Device) -> None:
    device.start(REPS)
    device.said.clear()
    while device.last("update") is None or device.position()["state"] != "finished":
        for event in events_of(device.pass_time(50), "SegmentStarted", "PhaseStarted", "CueDue", "Finished"):
            if event.get("index") != 4:  # the words after the last tone are told with it
                assert 0 <= device.monotonic_ms - event["at_ms"] <= 50


def test_each_cue_is_announced_ahead_and_with_the_same_moment_when_it_is_due(device: Device) -> None:
    started = device.start(REPS)
    ahead: dict[str, float] = {cue["id"]: 0.0 for cue in started["cues"]}
    for _ in range(400):
        for message in device.pass_time(50):
            for cue in message["cues"]:
                ahead.setdefault(cue["id"], cue["at_ms"] - device.monotonic_ms)
    later = [early for early in ahead.values() if early]
    assert later
    assert all(HORIZON_MS - 300 <= early <= HORIZON_MS for early in later)
    tones = [e["cue"]["tone"] for e in events_of(device.said, "CueDue") if e["cue"]["tone"]]
    assert len([key for key in ahead if f"/{'count'}/" in key]) == tones.count("count") == 6


def test_pause_falls_silent_and_resume_goes_on_after_a_count_in(device: Device) -> None:
    device.start(HOLD)
    device.pass_time(8_000)
    (paused,) = device.press("pause")
    assert (paused["position"]["state"], paused["cues"]) == ("paused", [])
    assert paused["saved"] is not None
    assert device.pass_time(20_000) == []
    (resumed,) = device.press("resume")
    position = resumed["position"]
    assert (position["state"], position["counting_in"], position["segment_left_ms"]) == ("work", True, 7_000)
    assert position["runs_from_ms"] == device.monotonic_ms + 3_000
    device.pass_time(10_000)
    assert device.position()["state"] == "finished"


@pytest.mark.parametrize("reason", ["visitor", "hidden", "audio", "other player", "hurts"])
def test_pause_tells_its_reason(device: Device, reason: str) -> None:
    device.start(HOLD)
    (paused,) = device.press("pause", reason=reason)
    assert paused["position"]["paused_reason"] == reason


def test_skip_and_back_go_where_the_rules_say(device: Device) -> None:
    device.start(REPS)
    device.pass_time(6_000)
    device.press("skip")
    assert (device.position()["index"], device.position()["state"]) == (2, "switch")
    device.press("back")
    assert (device.position()["index"], device.position()["counting_in"]) == (1, True)


def test_skip_drill_goes_to_the_stretch_before_the_next_drill(device: Device) -> None:
    device.start(TAPPED)
    device.press("skip-drill")
    position = device.position()
    assert (position["kind"], position["name"]) == ("lead-in", "Bridge")


def test_done_ends_what_waits_for_a_tap(device: Device) -> None:
    device.start(TAPPED)
    device.pass_time(12_000)
    assert (device.position()["state"], device.position()["ends"]) == ("work", "tap")
    device.press("done")
    assert device.position()["kind"] == "lead-in"
    assert [(entry["outcome"], entry["reps"]) for entry in device.said[-1]["log"]] == [("done", 5)]


def test_extend_makes_this_rest_longer(device: Device) -> None:
    device.start(SETS)
    device.pass_time(12_000)
    before_ms = device.position()["ends_at_ms"]
    device.press("extend")
    assert device.position()["ends_at_ms"] == before_ms + 15_000


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("start", {}),
        ("resume", {}),
        ("extend", {}),
        ("done", {}),
        ("skip", {"digest": "another"}),
        ("skip", {"segment_index": 3}),
    ],
)
def test_what_cannot_be_done_now_is_refused_and_changes_nothing(
    device: Device, name: str, shown: dict[str, object]
) -> None:
    device.start(REPS)
    device.pass_time(5_500)
    before = device.send("heartbeat")[-1]["position"]
    (refused,) = device.press(name, shown=shown)
    assert refused == {"type": "refused", "player": "p1", "input": name}
    assert device.send("heartbeat")[-1]["position"] == before


def test_a_second_press_on_the_same_segment_is_refused(device: Device) -> None:
    device.start(REPS)
    device.pass_time(6_000)
    shown = {"digest": device.open(REPS, "p2")["timeline"]["digest"], "segment_index": 1}
    assert kinds(device.send("input", input="skip", **shown)) == ["update"]
    assert kinds(device.send("input", input="skip", **shown)) == ["refused"]


def test_waiting_for_the_visitor_stands_still_until_done(device: Device) -> None:
    device.start(HOLD, options={"wait_for_me": True})
    device.pass_time(60_000)
    assert device.position()["state"] == "waiting"
    assert device.timer_ms is None
    device.press("done")
    assert device.position()["state"] == "finished"


@pytest.mark.parametrize("clock_goes", [True, False], ids=["the clock goes on asleep", "the clock stops asleep"])
def test_a_sleep_in_a_hold_pauses_where_it_was(device: Device, clock_goes: bool) -> None:  # noqa: FBT001 a parameter
    device.start(HOLD)
    device.pass_time(7_000)
    device.sleep(180_000, clock_goes=clock_goes)
    (update,) = device.wake()
    position = update["position"]
    assert (position["state"], position["paused_reason"], update["cues"]) == ("paused", "gap", [])
    assert 7_800 <= position["segment_left_ms"] <= 8_200
    assert events_of([update], "CueDue", "Finished") == []


def test_a_sleep_is_noticed_by_a_message_as_well(device: Device) -> None:
    device.start(HOLD)
    device.pass_time(7_000)
    device.sleep(180_000, clock_goes=False)
    device.send("heartbeat")
    assert device.position()["paused_reason"] == "gap"


@pytest.mark.parametrize("clock_goes", [True, False])
def test_a_sleep_in_timed_work_counts_and_the_routine_goes_on(device: Device, clock_goes: bool) -> None:  # noqa: FBT001 a parameter
    device.start(TIMED)
    device.pass_time(7_000)
    device.sleep(10_000, clock_goes=clock_goes)
    device.wake()
    assert device.position()["state"] == "work"
    assert 17_800 <= device.position()["segment_left_ms"] <= 18_200
    device.pass_time(18_300)
    assert device.position()["state"] == "finished"


def test_a_sleep_past_the_end_of_a_rest_keeps_its_last_three_seconds(device: Device) -> None:
    device.start(SETS)
    device.pass_time(12_000)
    device.sleep(180_000, clock_goes=True)
    device.wake()
    position = device.position()
    assert (position["state"], position["kind"], position["segment_left_ms"]) == ("paused", "rest", 3_000)


def test_a_sleep_while_a_tap_is_awaited_changes_nothing(device: Device) -> None:
    device.start(TAPPED)
    device.pass_time(8_000)
    device.sleep(180_000, clock_goes=True)
    device.wake()
    assert device.position()["state"] == "work"


def test_nothing_is_a_gap_while_nothing_runs(device: Device) -> None:
    device.open(HOLD)
    device.sleep(HOUR_MS, clock_goes=False)
    (started,) = device.press("start")
    assert (started["position"]["state"], started["position"]["segment_left_ms"]) == ("lead-in", 5_000)
    device.pass_time(15_000)
    assert device.position()["state"] == "finished"


def test_a_wall_clock_set_back_is_not_noticed(device: Device) -> None:
    device.start(HOLD)
    device.pass_time(7_000)
    device.wall_ms -= HOUR_MS
    device.pass_time(8_000)
    assert events_of(device.said, "Paused") == []
    assert device.position()["state"] == "finished"


def test_a_heartbeat_gives_what_is_to_be_kept(device: Device) -> None:
    device.start(HOLD)
    device.pass_time(8_000)
    (update,) = device.send("heartbeat")
    assert update["events"] == []
    assert update["position"]["segment_left_ms"] == 7_000
    found = Run.restored("p1", update["saved"], round(device.wall_ms), {})
    assert isinstance(found, Run)


def test_a_heartbeat_leaves_the_list_of_cues_as_it_is(device: Device) -> None:
    device.start(HOLD)
    device.pass_time(3_900)
    listed = device.send("heartbeat")[0]["cues"]
    assert [cue["tone"] for cue in listed if cue["tone"] == "count"]
    assert device.send("heartbeat")[0]["cues"] == listed


def test_what_was_kept_is_restored_paused_in_another_document(device: Device) -> None:
    device.start(HOLD)
    device.pass_time(8_000)
    saved = device.send("heartbeat")[0]["saved"]
    later = Device(monotonic_ms=10.0, wall_ms=device.wall_ms + HOUR_MS)
    opened, update = later.send("restore", saved=saved, routine=to_plain(HOLD))
    assert (opened["type"], opened["stale"]) == ("opened", False)
    assert update["position"]["paused_reason"] == "restored"
    assert later.pass_time(60_000) == []
    later.press("resume")
    later.pass_time(3_000 + 7_000)
    assert later.position()["state"] == "finished"
    assert [entry["worked_ms"] for entry in later.said[-1]["log"]] == [10_000]


def test_what_was_kept_is_stale_where_the_page_has_changed(device: Device) -> None:
    device.start(HOLD)
    saved = device.send("heartbeat")[0]["saved"]
    opened, _ = device.send("restore", "p2", saved=saved, routine=to_plain(REPS))
    assert opened["stale"] is True
    assert opened["timeline"]["digest"] == compile_routine(HOLD).digest


@pytest.mark.parametrize("saved", ["", "{}", "nonsense", None])
def test_what_cannot_be_read_has_expired(device: Device, saved: object) -> None:
    (expired,) = device.send("restore", saved=saved)
    assert (expired["type"], expired["player"]) == ("expired", "p1")
    assert expired["why"].startswith("unreadable")


def test_what_was_kept_long_ago_has_expired(device: Device) -> None:
    device.start(HOLD)
    saved = device.send("heartbeat")[0]["saved"]
    later = Device(wall_ms=device.wall_ms + 13 * HOUR_MS)
    expired = {"type": "expired", "player": "p1", "why": "older than twelve hours"}
    assert later.send("restore", saved=saved) == [expired]


def test_a_change_under_way_is_told_with_the_whole_new_timeline(device: Device) -> None:
    device.start(SETS)
    device.press("pause")
    opened, update = device.send("revise", edit={"type": "one-more-set", "item_key": "1"})
    assert [segment["kind"] for segment in opened["timeline"]["segments"]].count("work") == 3
    assert update["position"]["state"] == "paused"
    assert update["saved"] is not None
    assert kinds(device.press("resume")) == ["update"]


@pytest.mark.parametrize(
    "edit",
    [
        {"type": "one-more-rep", "item_key": "1"},
        {"type": "easier", "item_key": "1"},
        {"type": "pace", "pace_percent": 5},
        {"type": "leave-out", "item_key": "9"},
    ],
)
def test_a_change_that_cannot_be_is_refused(device: Device, edit: dict[str, object]) -> None:
    device.start(SETS)
    device.press("pause")
    assert device.send("revise", edit=edit) == [{"type": "refused", "player": "p1", "input": "revise"}]


def test_pace_changes_what_is_left(device: Device) -> None:
    device.start(REPS)
    device.press("pause")
    opened, _ = device.send("revise", edit={"type": "pace", "pace_percent": 200})
    assert [segment["duration_ms"] for segment in opened["timeline"]["segments"]][1] == 8_000


def test_two_players_run_side_by_side_and_are_told_apart(device: Device) -> None:
    device.start(HOLD, "p1")
    device.start(REPS, "p2")
    device.press("pause", "p1")
    device.pass_time(18_000)
    assert device.position("p1")["state"] == "paused"
    assert device.position("p2")["state"] == "finished"


def test_opening_again_begins_anew(device: Device) -> None:
    device.start(HOLD)
    device.pass_time(8_000)
    device.open(HOLD)
    assert device.pass_time(30_000) == []
    assert kinds(device.press("start", shown={"segment_index": 0})) == ["update"]


def test_a_closed_player_says_nothing_more(device: Device) -> None:
    device.start(HOLD)
    assert device.send("close") == []
    assert device.send("close") == []
    assert device.pass_time(60_000) == []
    assert device.send("heartbeat") == []


BROKEN: list[object] = [
    "",
    "{",
    "null",
    "3",
    '"open"',
    "[]",
    "{}",
    {"type": "ping"},
    {"type": "open"},
    {"type": "open", "player": "p9"},
    {"type": "open", "player": "p9", "routine": {"type": "Routine"}},
    {"type": "open", "player": "p9", "routine": "clam"},
    {"type": "open", "player": "p1", "routine": to_plain(HOLD), "options": 3},
    {"type": "restore", "player": "p1"},
    {"type": "input", "player": "p1"},
    {"type": "input", "player": "p1", "input": "fly"},
    {"type": "input", "player": "p1", "input": "skip"},
    {"type": "input", "player": "p1", "input": "skip", "digest": "x", "segment_index": "one"},
    {"type": "input", "player": "p1", "input": "pause", "reason": "bored"},
    {"type": "input", "player": "p1", "input": "pause", "age_ms": "long"},
    {"type": "input", "player": "nobody", "input": "pause"},
    {"type": "revise", "player": "p1", "edit": {"type": "harder"}},
    {"type": "revise", "player": "p1"},
    {"type": "dance", "player": "p1"},
]


@pytest.mark.parametrize("message", BROKEN, ids=lambda message: json.dumps(message)[:60])
def test_a_message_that_cannot_be_understood_is_told_and_the_run_goes_on(device: Device, message: object) -> None:
    device.start(HOLD)
    device.pass_time(1_000)
    *_, broken = device.send_text(message if isinstance(message, str) else json.dumps(message))
    assert broken["type"] == "broken"
    assert broken["text"]
    device.pass_time(14_000)
    assert device.position()["state"] == "finished"


def test_an_error_of_one_run_ends_it_until_it_is_restored_and_the_other_goes_on(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    device.start(HOLD, "p1")
    device.start(REPS, "p2")
    saved = device.send("heartbeat", "p1")[0]["saved"]
    whole = Run.told

    def told(run: Run, given: Input, wall_ms: int) -> dict[str, object] | None:
        if run.player == "p1":
            raise ZeroDivisionError("by the engine")
        return whole(run, given, wall_ms)

    monkeypatch.setattr(Run, "told", told)
    said = device.pass_time(20_000)
    broken = [message for message in said if message["type"] == "broken"]
    assert broken == [{"type": "broken", "player": "p1", "text": "ZeroDivisionError: by the engine"}]
    assert device.position("p2")["state"] == "finished"
    monkeypatch.undo()
    assert device.send("heartbeat", "p1") == []
    device.send("restore", "p1", saved=saved)
    position = device.position("p1")
    assert (position["state"], position["paused_reason"], position["index"]) == ("paused", "restored", 0)


def test_the_timer_is_set_for_what_comes_next_and_never_far_ahead(device: Device) -> None:
    device.start(HOLD)
    assert device.timer_ms is not None
    assert device.timer_ms <= device.monotonic_ms + conversation_module.BEAT_MS
    device.pass_time(4_950)
    assert device.timer_ms == 55_000
