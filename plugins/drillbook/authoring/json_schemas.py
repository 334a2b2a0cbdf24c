"""The tables that validate, as JSON Schema for editors. Knows no keys of its own."""

import json

from drillbook.authoring.drill_file import drill_table
from drillbook.authoring.evidence_file import CLAIMS_FILE, DISAGREEMENTS_FILE, SOURCES_FILE
from drillbook.authoring.library import DEFAULT_POSITIONS
from drillbook.authoring.routine_file import ROUTINE_FILE
from drillbook.authoring.shapes import Json

KINDS = ("drill", "routine", "sources", "claims", "disagreements")
"""The kinds of file that there are."""


def json_schema(kind: str, positions: tuple[str, ...] = DEFAULT_POSITIONS) -> Json:
    """The JSON Schema of a kind of file. Raises KeyError for another kind."""
    tables = {
        "drill": drill_table(positions),
        "routine": ROUTINE_FILE,
        "sources": SOURCES_FILE,
        "claims": CLAIMS_FILE,
        "disagreements": DISAGREEMENTS_FILE,
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"Drillbook, format 1: {kind}",
        **tables[kind].json_schema(),
    }


def json_schema_text(kind: str, positions: tuple[str, ...] = DEFAULT_POSITIONS) -> str:
    """The JSON Schema of a kind of file as the text of a file."""
    return json.dumps(json_schema(kind, positions), indent=2, ensure_ascii=False) + "\n"
