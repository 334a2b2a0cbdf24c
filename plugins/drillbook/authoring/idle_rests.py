"""Rests that no visitor ever meets, because nothing is done before or after them. Knows no library."""

from drillbook.authoring.report import Report
from drillbook.authoring.written_items import REST, REST_SAY, WrittenItem, WrittenRest, WrittenRounds


def report_idle_rests(items: tuple[WrittenItem, ...], report: Report) -> None:
    """Reports a rest at the beginning or the end of a routine: its words and its time would be lost."""
    if not items or all(isinstance(item, WrittenRest) for item in items):
        return
    if isinstance(first := items[0], WrittenRest):
        says = "nothing comes before this rest: a routine begins with its lead-in"
        words = "begin with a drill, and say it in the first drill's `setup`"
        cure = words if REST_SAY in first.fields else "begin with a drill; `lead_in` gives the time before it"
        report.mistake(first.fields.key_node(REST), says, cure)
    if isinstance(last := items[-1], WrittenRest):
        says = "a rest at the end is never reached: a routine ends with its last drill"
        cure = "leave it out, or write what is done then as `- do:` with `for:`"
        report.mistake(last.fields.key_node(REST), says, cure)
    _report_meeting(items, report)


def _report_meeting(items: tuple[WrittenItem, ...], report: Report) -> None:
    """Reports rests that follow each other: they are not added, and only one of them is said."""
    for index, item in enumerate(items):
        if isinstance(item, WrittenRest) and index and isinstance(items[index - 1], WrittenRest):
            says = "two rests in a row are not added: the longer one counts, and one of them is said"
            report.mistake(item.fields.key_node(REST), says, "make it one rest")
        elif isinstance(item, WrittenRounds):
            _report_meeting(item.items or (), report)
