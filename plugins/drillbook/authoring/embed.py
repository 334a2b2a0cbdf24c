"""The keys below the id in a block that embeds a drill or a routine in an article. Knows no Markdown."""

from dataclasses import dataclass

from drillbook.authoring.checks import check_embed
from drillbook.authoring.doses import DOSE, changed_dose, partial_dose, report_excesses
from drillbook.authoring.library import AuthoredDrill
from drillbook.authoring.mistakes import Mistake
from drillbook.authoring.report import Report
from drillbook.authoring.shapes import Text
from drillbook.authoring.table import Fields, Key, Table
from drillbook.authoring.text_file import node_of
from drillbook.engine.dose import Dose

CAPTION = Key("caption", Text("One hold a side is enough to find out."), "What is said under the name", also=("text",))
DOSE_KEY = Key("dose", DOSE, "Keys of the dose that take the place of the drill's own")

DRILL_BLOCK = Table("a drill's block", (CAPTION, DOSE_KEY), "caption: Try it now.", "keys such as `dose: {sets: 1}`")
ROUTINE_BLOCK = Table("a routine's block", (CAPTION,), "caption: Try it now.", "a key such as `caption: Try it now.`")


@dataclass(frozen=True, slots=True)
class EmbedOptions:
    """What an article changes about a drill or routine that it embeds; `dose` is the whole dose it then has."""

    caption: str = ""
    dose: Dose | None = None


def read_embed_options(
    text: str, drill: AuthoredDrill | None, path: str, line: int
) -> tuple[EmbedOptions, tuple[Mistake, ...]]:
    """The options in `text`, whose first line is `line` of the file at `path`; `drill` is None for a routine."""
    if not text.strip():
        return EmbedOptions(), ()
    report = Report(path)
    # Empty lines before it give every place in the block its place in the file.
    node = node_of("\n" * (line - 1) + text, report)
    table = ROUTINE_BLOCK if drill is None else DRILL_BLOCK
    fields = None if node is None else table.read(node, report)
    dose = _dose(fields, drill, report) if fields and drill else None
    return EmbedOptions(fields.get(CAPTION, "") if fields else "", dose), report.mistakes


def _dose(fields: Fields, drill: AuthoredDrill, report: Report) -> Dose | None:
    written = fields[DOSE_KEY]
    if written is None:
        return None
    if drill.dose is None or drill.drill is None:
        report.mistake(fields.key_node(DOSE_KEY), f"`{drill.id}` has no dose to change", "leave `dose` out")
        return None
    partial = partial_dose(written, report)
    if partial is None:
        return None
    dose = changed_dose(drill.dose, partial)
    report_excesses(dose, drill.drill.limits, written, report, f"the limits of `{drill.id}`")
    return dose if check_embed(drill.routine(dose), fields, DOSE_KEY, report) else None
