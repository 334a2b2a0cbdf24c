"""Front matter of a Markdown page that cannot be read, which MkDocs leaves out without a word. Knows no keys."""

import re

import yaml

from drillbook.authoring.document import FASTEST_LOADER
from drillbook.authoring.mistakes import Mistake
from drillbook.authoring.report import Report
from drillbook.authoring.slips import without_bullet
from drillbook.authoring.text_file import node_of

READ = re.compile(r"---[ \t]*\n(?P<keys>.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
"""What MkDocs takes for front matter, at the beginning of a page."""

KEY = re.compile(r"[A-Za-z_][\w-]*:(?:\s|$)")

BEGUN = re.compile(rf"---[ \t]*\n(?={KEY.pattern})")
"""A first line that can only be meant to begin front matter; elsewhere `---` is a line across the page."""

CLOSED_AT_END = re.compile(r"\n(?:\.{3}|-{3})[ \t]*$")
WORD_AND_TEXT = re.compile(r"^(?P<key>[a-z_]+) +(?P<text>\S.*)$")


def front_matter_mistakes(text: str, path: str) -> tuple[Mistake, ...]:
    """What keeps MkDocs from reading the front matter of the page at `path`; nothing where it has none or is read."""
    found = READ.match(text)
    if found is None:
        return _never_closed(text, path) if BEGUN.match(text) else ()
    report = Report(path)
    try:
        read = yaml.load(found["keys"], Loader=FASTEST_LOADER)  # noqa: S506  # a safe one, and nothing is kept
    except Exception as error:  # noqa: BLE001  # whatever it is, MkDocs goes on without the front matter
        # An empty line before it gives every place its place in the file.
        node_of("\n" + found["keys"], report)
        why = " ".join(str(getattr(error, "problem", None) or error).split())
        says = f"MkDocs cannot read this front matter: {why}"
        return report.mistakes or (Mistake(path, 2, 1, says, "put the text it complains of between quotation marks"),)
    if isinstance(read, dict) or read is None:
        return ()
    line = without_bullet(found["keys"].split("\n")[0])
    right = WORD_AND_TEXT.sub(r"\g<key>: \g<text>", line)
    right = right if KEY.match(right) else "title: Of hips"
    kind = "a list" if isinstance(read, list) else "a text"
    says = f"front matter is keys with their values, not {kind}"
    return (Mistake(path, 2, 1, says, "begin each line with a key and a colon", right),)


def _never_closed(text: str, path: str) -> tuple[Mistake, ...]:
    if CLOSED_AT_END.search(text):
        says = "the line that closes the front matter has no line end, so that MkDocs does not see it"
        return (Mistake(path, text.count("\n") + 1, 1, says, "put an empty line behind it"),)
    lines = text.split("\n")
    empty = next((number for number, line in enumerate(lines, start=1) if not line.strip()), 0)
    says = "the front matter that begins here is never closed"
    return (Mistake(path, 1, 1, says, "close it, on a line of its own, with `---`", "---" if empty else "", empty),)
