"""Numbers that were written in words. Knows nothing of what is counted."""

import re

from drillbook.engine.phrases import number_word

_BY_WORD = {
    **{number_word(number).replace("-", " "): number for number in range(1, 100)},
    "once": 1,
    "twice": 2,
    "thrice": 3,
}
_BY_ORDINAL = {
    **dict(
        zip(
            ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
            range(1, 11),
            strict=True,
        )
    ),
    "twelfth": 12,
}
_WORDS = re.compile(
    rf"\b(?:{'|'.join(word.replace(' ', '[ -]?') for word in sorted(_BY_WORD, key=len, reverse=True))})\b",
    re.IGNORECASE,
)
_ORDINAL_WORDS = re.compile(rf"\b(?:{'|'.join(_BY_ORDINAL)})\b", re.IGNORECASE)
_ORDINAL_DIGITS = re.compile(r"\b([0-9]{1,3})(?:st|nd|rd|th)\b", re.IGNORECASE)


def number_words_as_digits(text: str) -> str:
    """`text` with `two`, `forty-five` or `twice` in digits."""
    return _WORDS.sub(lambda found: str(_BY_WORD[" ".join(re.split("[ -]+", found[0].lower()))]), text)


def ordinals_as_digits(text: str) -> str:
    """`text` with `third` or `3rd` in digits."""
    text = _ORDINAL_DIGITS.sub(r"\1", text)
    return _ORDINAL_WORDS.sub(lambda found: str(_BY_ORDINAL[found[0].lower()]), text)
