"""Texts as they have to be typed in YAML. Knows nothing of keys."""

import re

_PLAIN = re.compile(r"[A-Za-z][\w /'().!?;+-]*", re.ASCII)

YES_OR_NO = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}
"""Words that YAML takes for true and false where they stand without quotes."""

NOTHING = ("", "~", "null")
"""What YAML takes for no value, in small letters."""


def quoted(text: str) -> str:
    """`text` in double quotes, on one line."""
    escaped = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def typed(text: str) -> str:
    """`text` as it may stand in any place of a YAML file, quoted only where it must be."""
    safe = _PLAIN.fullmatch(text) and text == text.strip() and text.lower() not in {*YES_OR_NO, *NOTHING, "y", "n"}
    return text if safe else quoted(text)
