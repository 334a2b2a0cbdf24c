"""A file's text, or what is wrong with the file before anyone looks at its YAML. Knows no keys."""

import re
from pathlib import Path

from drillbook.authoring.document import Mark, Node, UnreadableYamlError, parse
from drillbook.authoring.report import Report
from drillbook.authoring.syntax import report_syntax

MOST_BYTES = 1_000_000

INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Control characters, marks that turn the order of text round, and invisible line breaks."""

MOST_PLACES = 20


def read_node(path: Path, report: Report) -> Node | None:
    """The file's content as nodes; None where there is none or it cannot be read, which `report` then says."""
    text = read_text(path, report)
    return None if text is None else node_of(text, report)


def node_of(text: str, report: Report) -> Node | None:
    """`text` as nodes; None where there is nothing in it or it cannot be read, which `report` then says."""
    report.lines = tuple(re.split(r"\r\n|\r|\n", text))
    if _report_characters(report):
        return None
    try:
        node = parse(text)
    except UnreadableYamlError as error:
        report_syntax(error, text, report)
        return None
    except RecursionError:
        report.mistake(Mark(1, 1), "this is nested too deeply", "write it flatter")
        return None
    if node is None:
        report.mistake(
            Mark(1, 1), "there is nothing in this file", "`drillbook new drill NAME` writes one to begin with"
        )
    return node


def read_text(path: Path, report: Report) -> str | None:
    """The file's text; None where it cannot be had, which `report` then says."""
    start = Mark(1, 1)
    try:
        if path.is_symlink() and not path.exists():
            report.mistake(start, "this link leads nowhere, or round in a circle", "put the file itself here")
            return None
        if path.is_dir():
            report.mistake(start, "this is a folder, but its name ends like that of a file", "rename it")
            return None
        if not path.is_file():
            report.mistake(start, "this is not an ordinary file", "put a text file here")
            return None
        size = path.stat().st_size
        if size > MOST_BYTES:
            says = (
                f"the file has {size / 1_000_000:.1f} million bytes, more than the {MOST_BYTES / 1_000_000:.0f} allowed"
            )
            report.mistake(start, says, "split it; pictures and sounds do not belong in it")
            return None
        content = path.read_bytes()
    except OSError as error:
        report.mistake(start, f"the file cannot be read: {error.strerror or error}", "check its permissions")
        return None
    return _decoded(content, report)


def _decoded(content: bytes, report: Report) -> str | None:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig", errors="replace")
        lines = re.split(r"\r\n|\r|\n", before)
        utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
        says = "the file is in UTF-16, not UTF-8" if utf16 else "here is a character that is not in UTF-8"
        report.mistake(Mark(len(lines), len(lines[-1]) + 1), says, "save the file with the encoding UTF-8")
        return None


def _report_characters(report: Report) -> bool:
    """Whether there are characters that no author means; each line that has some is reported, up to a few."""
    found = 0
    for number, line in enumerate(report.lines, start=1):
        if "\t" in line:
            at = Mark(number, line.index("\t") + 1)
            says, cure, instead = "there is a tab in this line", "use spaces", line.expandtabs(2)
        elif unseen := INVISIBLE.search(line):
            at = Mark(number, unseen.start() + 1)
            says, cure = f"there is an invisible character here (U+{ord(unseen[0]):04X})", "delete it"
            instead = INVISIBLE.sub("", line)
        else:
            continue
        found += 1
        if found <= MOST_PLACES:
            report.whole_line(at, says, cure, instead)
    return found > 0
