"""Clips as MP3: small, and as long as their words wherever they are decoded."""

import base64
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tinytag import TinyTag

from drillbook.voice.mp3 import KILOBITS, RATE_HZ, mp3_of
from drillbook.voice.samples import Samples
from tests.voice.speakers import hum

DECODED = """async (coded) => {
  const bytes = Uint8Array.from(atob(coded), (letter) => letter.charCodeAt(0));
  const heard = await new OfflineAudioContext(1, 22050, 22050).decodeAudioData(bytes.buffer);
  const loud = Array.from(heard.getChannelData(0), Math.abs);
  const isLoud = (sample) => sample > 0.05;
  return [heard.duration * 1000, loud.findIndex(isLoud) / 22.05, loud.findLastIndex(isLoud) / 22.05];
}"""


def test_a_second_takes_three_kilobytes_and_is_mono(tmp_path: Path) -> None:
    path = tmp_path / "second.mp3"
    path.write_bytes(mp3_of(Samples(RATE_HZ, hum(1_000))))
    told = TinyTag.get(path)
    assert 3_000 <= path.stat().st_size <= 3_400
    assert (told.samplerate, told.channels, round(told.bitrate or 0)) == (RATE_HZ, 1, KILOBITS)
    assert 1_000 <= (told.duration or 0) * 1_000 <= 1_100


@pytest.mark.parametrize("length_ms", [150, 400, 1_003, 4_000])
def test_the_opening_frame_counts_all_frames_and_bytes(length_ms: int) -> None:
    coded = mp3_of(Samples(RATE_HZ, hum(length_ms)))
    at = coded.index(b"Info")
    frames, size = int.from_bytes(coded[at + 8 : at + 12]), int.from_bytes(coded[at + 12 : at + 16])
    margins = int.from_bytes(coded[at + 37 : at + 40])
    assert size == len(coded)
    assert frames * 576 - (margins >> 12) - (margins & 0xFFF) == length_ms * RATE_HZ // 1_000


def test_a_browser_hears_the_words_from_the_first_sample_to_the_last(browser: Browser) -> None:
    page = browser.new_page()
    for length_ms, rate_hz in ((150, RATE_HZ), (700, RATE_HZ), (2_003, RATE_HZ), (700, 44_100)):
        coded = base64.b64encode(mp3_of(Samples(rate_hz, hum(length_ms, rate_hz=rate_hz)))).decode()
        decoded_ms, first_ms, last_ms = page.evaluate(DECODED, coded)
        assert decoded_ms == pytest.approx(length_ms, abs=1)
        assert first_ms < 5
        assert last_ms > length_ms - 5
    page.close()
