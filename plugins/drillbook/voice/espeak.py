"""Words spoken by espeak-ng, a program of the machine that the site is built on. The only module that names it."""

import re
import shutil
import subprocess
from dataclasses import dataclass

PROGRAM = "espeak-ng"
LACKS = (
    f"{PROGRAM} is not on this machine; install it (Debian: `apt install espeak-ng`, macOS: `brew install espeak-ng`)"
)

WORDS_A_MINUTE = 160
"""Calm, and still short enough for a tempo; espeak-ng's own pace is 175."""

PITCH = 42
"""A little under espeak-ng's own 50, which is less tiring to hear for ten minutes."""

RESPELLED = (
    (re.compile(r"^Close$"), "Cloze"),  # the movement: espeak-ng takes it for the opposite of far
    (re.compile(r"\bBOSU\b"), "Bohsoo"),
)
"""Words that espeak-ng reads wrongly, and spellings that it reads right; English ones, for English voices."""


class EspeakError(Exception):
    """The program failed. The message says what it said."""


class NoSuchVoiceError(EspeakError):
    """espeak-ng has no voice of this name. The message names the cure."""


@dataclass(frozen=True, slots=True)
class Espeak:
    """A voice of espeak-ng, such as `en-gb`."""

    voice: str

    @property
    def settings(self) -> str:
        """All that the sound of a sentence depends on, but for the sentence."""
        spellings = "" if not self._respells else f" {[(found.pattern, spelling) for found, spelling in RESPELLED]}"
        return f"{PROGRAM} {self.voice} {WORDS_A_MINUTE} {PITCH}{spellings}"

    @property
    def _respells(self) -> bool:
        return self.voice.startswith("en")

    @property
    def lacks(self) -> str:
        """What is not on this machine and how to get it, empty where it is there."""
        return "" if shutil.which(PROGRAM) else LACKS

    def wav(self, sentence: str) -> bytes:
        """The sentence as a WAV file. Raises NoSuchVoiceError, and EspeakError for another failure."""
        for found, spelling in RESPELLED if self._respells else ():
            sentence = found.sub(spelling, sentence)
        done = subprocess.run(  # noqa: S603 - no shell, and the sentence goes in by its own door
            [PROGRAM, "-v", self.voice, "-s", str(WORDS_A_MINUTE), "-p", str(PITCH), "--stdin", "--stdout"],
            input=sentence.encode(),
            capture_output=True,
            check=False,
        )
        said = done.stderr.decode(errors="replace").strip()
        if done.returncode and "voice" in said:
            msg = (
                f"`{self.voice}` is no voice of {PROGRAM}; choose one of those that `{PROGRAM} --voices` lists, "
                "for example `voice: en-gb`"
            )
            raise NoSuchVoiceError(msg)
        if done.returncode:
            msg = f"{PROGRAM} failed: {said or done.returncode}"
            raise EspeakError(msg)
        return done.stdout
