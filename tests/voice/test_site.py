"""The voice on a site: published with it, named on each player, rendered once, and in nobody's way."""

import json
import re
import shutil
from pathlib import Path
from urllib.parse import urljoin

import pytest

from drillbook.pages import voicing
from drillbook.voice import mp3
from drillbook.voice.espeak import LACKS
from tests.pages.sites import CLAM, SmallSite
from tests.voice.espeak import needs_espeak
from tests.voice.speakers import Humming, write_recording

EMBEDDING = "# Home\n\n```drill\nclam\ndose: {reps: 13}\n```\n\n```routine\nbefore\n```\n"
DATA_VOICE = re.compile(r'<drill-player[^>]* data-voice="([^"]*)"')


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    monkeypatch.chdir(tmp_path)
    made = SmallSite(tmp_path, options="voice: en-gb")
    made.write("docs/index.md", EMBEDDING)
    return made


@pytest.fixture
def speaker(monkeypatch: pytest.MonkeyPatch) -> Humming:
    """Hums in place of espeak-ng."""
    humming = Humming()
    monkeypatch.setattr(voicing, "Espeak", lambda _: humming)
    return humming


def voiced(site: SmallSite, url: str) -> list[str]:
    """The addresses that the players of a page have for their voice, as seen from the site's root."""
    return [urljoin(url, found) for found in DATA_VOICE.findall(site.html(url))]


def sentences(site: SmallSite) -> dict[str, dict[str, object]]:
    (path,) = (site.out / "assets/voice").glob("*.json")
    listed: dict[str, dict[str, object]] = json.loads(path.read_text())["sentences"]
    return listed


def told(site: SmallSite, *words: str) -> list[str]:
    return [line for line in site.lines if any(word in line for word in words)]


def test_every_player_finds_the_clips_and_every_clip_is_there(site: SmallSite, speaker: Humming) -> None:
    site.build()
    (listed,) = (site.out / "assets/voice").glob("voice-*.json")
    for url, players in (("drills/clam/", 1), ("routines/before/", 1), ("", 2)):
        assert voiced(site, url) == [f"assets/voice/{listed.name}"] * players
    for found in sentences(site).values():
        assert (listed.parent / str(found["file"])).stat().st_size > 100
    assert sorted(speaker.asked) == sorted(sentences(site))
    assert "Thirteen reps" in speaker.asked  # as the article alone asks for


@pytest.mark.parametrize("options", ["player: true", "voice: en-gb, player: false"])
def test_a_site_without_a_voice_or_without_players_says_nothing_of_it(
    site: SmallSite, speaker: Humming, options: str
) -> None:
    site.options = options
    site.build()
    assert voiced(site, "drills/clam/") == []
    assert told(site, "sentence") == []
    assert not (site.out / "assets/voice").exists()
    assert speaker.asked == []


def test_a_server_renders_only_what_is_new(site: SmallSite, speaker: Humming) -> None:
    server = site.serve()
    (line,) = told(site, "Rendered")
    assert re.fullmatch(r"INFO .*Rendered \d+ spoken sentences in \d+\.\d s; they are kept for the next time\.", line)
    asked = len(speaker.asked)
    server.rebuild()
    assert (len(speaker.asked), told(site, "Rendered")) == (asked, [])
    site.write("drills/clam.yml", CLAM.replace("name: Clam", "name: Clamshell"))
    server.rebuild()
    assert speaker.asked[asked:] == ["Clamshell"]
    site.write("drills/clam.yml", CLAM.replace("open 2s", "open 2"))
    server.rebuild()
    assert "Open" not in sentences(site)
    site.write("drills/clam.yml", CLAM)
    server.rebuild()
    assert "Open" in sentences(site)
    assert speaker.asked[asked:] == ["Clamshell"]


def test_a_build_keeps_the_clips_that_it_needs_and_no_other(site: SmallSite, speaker: Humming) -> None:
    clips = site.folder / ".cache/drillbook/voice/clips"
    site.build()
    before = set(clips.iterdir())
    site.write("drills/clam.yml", CLAM.replace("name: Clam", "name: Clamshell"))
    site.build()
    assert len(before - set(clips.iterdir())) == 1
    assert len(set(clips.iterdir())) == len(sentences(site))
    assert speaker.asked.count("Left") == 1


def test_a_recording_replaces_its_clip_as_soon_as_it_is_there(site: SmallSite, speaker: Humming) -> None:
    server = site.serve()
    before = sentences(site)["Clam"]
    write_recording(site.folder / "drills/recordings", "clam.wav", 900)
    server.rebuild()
    after = sentences(site)["Clam"]
    assert (before["recorded"], after["recorded"]) == (False, True)
    assert after["file"] != before["file"]
    assert (site.out / "assets/voice" / str(after["file"])).is_file()
    assert speaker.asked.count("Clam") == 1


def test_recordings_are_heard_without_a_rendered_voice(site: SmallSite) -> None:
    site.options = "recordings: spoken"
    write_recording(site.folder / "spoken", "clam.wav")
    server = site.serve()
    assert sentences(site).keys() == {"Clam"}
    assert len(voiced(site, "drills/clam/")) == 1
    assert str(site.folder / "spoken") in server.watched


def test_a_folder_of_recordings_that_is_not_there_is_told(site: SmallSite) -> None:
    site.options = "recordings: spoken"
    with pytest.raises(SystemExit):
        site.build()
    (line,) = told(site, "spoken")
    assert "the folder of recordings is not there. Make it, or leave `recordings` out of mkdocs.yml." in line


def test_a_recording_with_a_wrong_name_stops_no_strict_build(site: SmallSite, speaker: Humming) -> None:
    write_recording(site.folder / "drills/recordings", "clamm.wav")
    site.build()
    (line,) = told(site, "clamm")
    assert line.startswith("INFO ")
    assert line.endswith("no sentence of a drill or routine has this name; rename it to `clam.wav`")
    assert "Clam" in speaker.asked


def test_without_espeak_and_encoder_the_site_is_built_and_says_so(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(mp3, "lame_is_there", lambda: False)
    site.build()
    assert voiced(site, "drills/clam/") == []
    lines = told(site, "spoken sentences have no clip")
    assert len(lines) == 2
    assert all(line.startswith("INFO ") for line in lines)
    assert LACKS in lines[0]
    assert mp3.LACKS in lines[1]


def test_a_server_says_once_what_it_lacks(site: SmallSite, speaker: Humming) -> None:
    speaker.lacks = "nobody hums"
    server = site.serve()
    assert len(told(site, "nobody hums")) == 1
    server.rebuild()
    assert told(site, "nobody hums") == []


@needs_espeak
def test_a_voice_that_does_not_exist_is_told_with_its_place(site: SmallSite) -> None:
    site.options = "voice: xx"
    with pytest.raises(SystemExit):
        site.build()
    (line,) = told(site, "`xx`")
    assert "mkdocs.yml: under `drillbook`, `xx` is no voice of espeak-ng; choose one of those" in line


@needs_espeak
def test_the_real_voice_speaks_every_sentence(site: SmallSite) -> None:
    site.build()
    assert len(sentences(site)) > 20
    assert told(site, "no clip") == []
