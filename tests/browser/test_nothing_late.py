"""At real speed: nothing sounds late, twice or not at all, whatever the visitor presses and whoever stands still."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from drillbook.authoring.reading import read_library
from drillbook.engine.phrases import estimated_ms
from drillbook.voice.recordings import recording_name
from drillbook.voice.sayable import sayable
from tests.browser import small
from tests.browser.conftest import RECORDER, Watch
from tests.browser.hearing import Account, account_of
from tests.browser.noise import noise
from tests.browser.playing import Player
from tests.browser.sites import served, small_site
from tests.runtime.static_host import StaticHost

pytestmark = pytest.mark.slow  # three minutes of real time

LATE_MS = 50
"""A sound begins at most so long before or after its moment."""

STALL_MS = 5_000
STALL = f"() => {{ const until_ms = performance.now() + {STALL_MS}; while (performance.now() < until_ms); }}"
STALL_LATER = f"() => {{ setTimeout({STALL}); }}"

HALF_A_MINUTE = """\
format: 1
name: Half a minute
made: by the editors
summary: A rest between two drills.
lead_in: 7s
items:
  - drill: clam
    dose: {reps: 2}
  - rest: 10s
  - drill: march
"""


@pytest.fixture(scope="module")
def spoken_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StaticHost]:
    """A small site with a routine in which every sentence is a clip."""
    plain = tmp_path_factory.mktemp("plain")
    for kind, texts in (("", small.DRILLS), ("routines", {"half-a-minute": HALF_A_MINUTE})):
        (plain / kind).mkdir(exist_ok=True)
        for name, text in texts.items():
            (plain / kind / f"{name}.yml").write_text(text)
    routine = read_library(plain)[0].routines["half-a-minute"].routine
    assert routine is not None
    recordings = {f"{recording_name(said)}.wav": noise(estimated_ms(said) * 9 // 10) for said in sayable([routine])}
    folder = small_site(
        tmp_path_factory.mktemp("spoken"), small.DRILLS, {"half-a-minute": HALF_A_MINUTE}, recordings=recordings
    )
    with served(folder) as host:
        yield host


@pytest.fixture
def player(browser: Browser, watch: Watch, spoken_site: StaticHost) -> Iterator[Player]:
    """The routine, with Python and the list of clips there; on real clocks, for it is they that stand still."""
    context = browser.new_context(service_workers="block")
    watch.over(context)
    context.add_init_script(path=RECORDER)
    page = context.new_page()
    page.goto(f"{spoken_site.url}routines/half-a-minute/")
    player = Player(page)
    player.boot()
    yield player
    context.close()


def assert_in_time(account: Account, at_least: int) -> None:
    """Of so many sounds or more, all were in time, none is lacking, none was heard twice or unasked."""
    assert len(account.errors_ms) >= at_least
    assert [error for error in account.errors_ms if abs(error[1]) > LATE_MS] == []
    assert account.lost == ()
    assert account.unasked == ()


def test_a_whole_routine_is_in_time(player: Player) -> None:
    player.start()
    player.wait_for(state="rest")
    player.wait_for(state="finished")
    player.page.wait_for_function("() => Object.values(seen.cues).some(({ say }) => say?.startsWith('Done'))")
    account = account_of(player)
    assert_in_time(account, at_least=50)
    assert {name.rpartition(" ")[0].endswith(" 0") for name, _ in account.errors_ms} == {True, False}, "tones and words"


def test_nothing_is_late_lost_or_double_after_pause_skip_back_and_a_longer_rest(player: Player) -> None:
    player.start()
    player.wait_digits("5")
    player.press("pause")
    player.wait_for(state="paused")
    player.press("resume")
    player.wait_for(state="lead-in")
    player.wait_for(state="work", segment="1")
    player.wait_for(rep="2")
    player.press("back")
    player.wait_for(rep="1")
    player.wait_for(rep="2")
    player.press("skip")
    player.wait_for(state="switch", segment="2")
    player.press("skip")
    player.wait_for(state="work", segment="3")
    for _ in range(3):
        player.press("pause")
        player.wait_for(state="paused")
        player.press("resume")
        player.wait_for(state="work")
    player.wait_for(state="rest", segment="4")
    player.press("extend")
    player.wait_digits_from(20)
    player.press("skip")
    player.wait_for(state="work", segment="5")
    player.wait_for(state="finished")
    assert_in_time(account_of(player), at_least=40)


@pytest.mark.parametrize("state", ["lead-in", "work", "rest"])
def test_a_page_that_stands_still_for_five_seconds_misses_nothing(player: Player, state: str) -> None:
    player.start()
    if state == "rest":
        player.wait_digits("4")
        player.press("skip-drill")
    player.wait_for(state=state)
    player.wait_digits("5" if state == "lead-in" else "2" if state == "work" else "6")
    player.page.evaluate(STALL)
    player.wait_for(segment="3|5")
    assert_in_time(account_of(player), at_least=10)


def test_a_worker_that_stands_still_for_five_seconds_makes_up_for_nothing(player: Player) -> None:
    player.start()
    player.wait_for(state="work", segment="1")
    player.worker.evaluate(STALL_LATER)  # the page takes it for dead, and starts another
    player.wait_for(state="paused")
    player.press("resume")
    player.wait_for(state="rest", segment="4")
    assert_in_time(account_of(player), at_least=15)
