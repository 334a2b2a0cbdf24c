"""The words that Drillbook itself says, and how long words take. Knows nothing of segments or of who speaks."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from .dose import FreeReps, Hold, Open, PacedReps, Timed, Work, rep_ms

type PhraseMs = Callable[[str], int]

PAUSE_BETWEEN_SENTENCES_MS = 200
"""Silence between two sentences of one phrase, which are spoken one by one."""

_ENDS = (". ", "? ", "! ")

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def estimated_ms(phrase: str) -> int:
    """How long a phrase takes to say, in milliseconds: 350 and 65 for each letter or digit (rule 10)."""
    return 350 + 65 * sum(character.isalnum() for character in phrase)


def sentences_of(phrase: str) -> tuple[str, ...]:
    """The sentences that a phrase is spoken as, each without its full stop; `?` and `!` stay, as they are heard."""
    for end in _ENDS:
        phrase = phrase.replace(end, f"{end}\n")
    lines = (line.strip() for line in phrase.split("\n"))
    return tuple(line.rstrip(".") for line in lines if line.strip("."))


def sentences_in(phrases: Iterable[str | None]) -> tuple[str, ...]:
    """The sentences that these phrases are spoken as, each once, in their order; None says nothing."""
    return tuple(dict.fromkeys(sentence for phrase in phrases for sentence in sentences_of(phrase or "")))


def sentences_ms(phrase: str, known_ms: Mapping[str, int]) -> int:
    """How long a phrase takes where its sentences have these lengths; the written estimate where one is unknown."""
    sentences = sentences_of(phrase)
    if not sentences or not all(sentence in known_ms for sentence in sentences):
        return estimated_ms(phrase)
    pauses_ms = PAUSE_BETWEEN_SENTENCES_MS * (len(sentences) - 1)
    return sum(known_ms[sentence] for sentence in sentences) + pauses_ms


def sentence_offsets_ms(phrase: str, known_ms: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """Each sentence of a phrase with its start, in milliseconds from the phrase's own; unknown ones are estimated."""
    offset_ms = 0
    for sentence in sentences_of(phrase):
        yield sentence, offset_ms
        length_ms = known_ms[sentence] if sentence in known_ms else estimated_ms(sentence)
        offset_ms += length_ms + PAUSE_BETWEEN_SENTENCES_MS


def number_word(number: int) -> str:
    """The number in words up to 99, in digits above."""
    if number < len(_ONES):
        return _ONES[number]
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")


def capitalised(phrase: str) -> str:
    """The phrase with its first letter in upper case and the rest as it is."""
    return phrase[:1].upper() + phrase[1:]


def duration_words(duration_ms: int) -> str:
    """A length as it is said, such as `one minute thirty seconds`; parts of a second are left out."""
    minutes, seconds = divmod(max(1, round(duration_ms / 1_000)), 60)
    words = []
    if minutes:
        words.append(f"{number_word(minutes)} minute{'s' if minutes > 1 else ''}")
    if seconds:
        words.append(f"{number_word(seconds)} second{'s' if seconds > 1 else ''}")
    return " ".join(words)


def dose_words(work: Work) -> str:
    """What is about to be asked, such as `Eight reps` or `Hold, thirty seconds`."""
    match work:
        case Hold(duration_ms):
            return f"Hold, {duration_words(duration_ms)}"
        case Timed(duration_ms):
            return capitalised(duration_words(duration_ms))
        case PacedReps(1, tempo):
            return capitalised(duration_words(rep_ms(tempo)))
        case PacedReps(reps, _) | FreeReps(reps):
            return f"{capitalised(number_word(reps))} rep{'s' if reps > 1 else ''}"
        case Open():  # pragma: no branch - mypy knows no other
            return "Tap when done"
