"""Sources, claims and disagreements as authors write them. Knows nothing of drills and routines."""

import re
from dataclasses import dataclass
from typing import override

from drillbook.authoring.cited_text import CitedText, marked_in
from drillbook.authoring.document import Mapping, Node
from drillbook.authoring.evidence_refs import KnownRefs
from drillbook.authoring.format_key import FORMAT
from drillbook.authoring.ids import EvidenceId, Ref, Slug
from drillbook.authoring.library import Claim, Disagreement, Place, Source, Standpoint
from drillbook.authoring.lists import ListOf
from drillbook.authoring.report import Report
from drillbook.authoring.shapes import Choice, Count, Json, Shape, Text, shortened
from drillbook.authoring.table import Fields, Key, Table

GRADES = ("STUDY", "LINK-LOST", "AUTH", "CLIN", "SELF", "FEEL", "TEXT", "OPIN")
"""The support that a claim has in its source, from a cited study to an opinion."""

SOURCE_KINDS = ("article", "study", "review", "column", "institution", "clinic", "book", "video", "website")

_SENTENCE = Text("One sentence in your own words.")


@dataclass(frozen=True, slots=True)
class Address(Shape[str]):
    """A web address."""

    example: str = "https://doi.org/10.1242/jeb.02255"
    what: str = "an address that begins with `https://`"

    @override
    def read(self, node: Node, report: Report) -> str | None:
        text = Text(self.example, 400, self.what).read(node, report)
        if text is None or re.fullmatch(r"https?://[^\s<>\"'`\\]+", text):
            return text
        report.mistake(node, f"`{shortened(text)}` is not a web address", f"write {self.what}", instead=self.example)
        return None

    @override
    def json_schema(self) -> Json:
        return {"type": "string", "pattern": "^https?://"}


TITLE = Key("title", Text("The human gluteus maximus and its role in running", 300), "Its title", required=True)
PUBLISHER = Key("publisher", Text("Journal of Experimental Biology 209", 300), "Journal, site or institution")
AUTHOR = Key("author", Text("Lieberman and others", 200), "Who wrote it", also=("authors", "by"))
YEAR = Key("year", Count(1500, 2100, "2006"), "When it came out", also=("date",))
SOURCE_KIND = Key("kind", Choice(SOURCE_KINDS, "article"), "What it is", also=("type",))
URL = Key("url", Address(), "Where to find it; a DOI where there is one", also=("link", "doi"))
STANCE = Key("stance", Text("Warm the glutes up, then leave them alone.", 600), "What it holds, in your own words")
MISSING = Key("missing", ListOf(_SENTENCE, example="[It names no author.]"), "What it leaves out")
SOURCE = Table(
    "a source",
    (TITLE, PUBLISHER, AUTHOR, YEAR, SOURCE_KIND, URL, STANCE, MISSING),
    "{title: Why do glutes shut off?, kind: article}",
    "a source with its `title`",
)

CLAIM_SAYS = Key("says", _SENTENCE, "What the source says, in our own words", required=True)
GRADE = Key("grade", Choice(GRADES, "OPIN"), "The support that the source gives it", required=True)
CLAIM_SOURCE = Key("source", EvidenceId("S-001"), "The id of the source", required=True)
UNUSED = Key("unused", _SENTENCE, "Why no page rests on it, where none does")
CLAIM = Table(
    "a claim",
    (CLAIM_SAYS, GRADE, CLAIM_SOURCE, UNUSED),
    "{says: Feet stay together., grade: CLIN, source: S-001}",
    "a claim with `says`, `grade` and `source`",
)

SIDE_SAYS = Key("says", _SENTENCE, "What this side says", required=True)
SIDE_CLAIMS = Key("claims", ListOf(EvidenceId("C-001-11"), example="[C-001-11]"), "The claims it rests on")
SIDE_SOURCES = Key("sources", ListOf(EvidenceId("S-001"), example="[S-001]"), "The sources that say it")
TRY = Key("try", ListOf(Slug("clam"), 1, example="[clam]"), "Drills and routines with which to try it")
STANDPOINT = Table("a side", (SIDE_SAYS, SIDE_CLAIMS, SIDE_SOURCES, TRY), "{says: Yes., sources: [S-001]}", "one side")
QUESTION = Key("question", Text("Should you stretch before a run?", 200), "The question they differ on", required=True)
STANDPOINTS = Key("sides", ListOf(STANDPOINT, 2, example="[{says: Yes.}, {says: No.}]"), "Who says what", required=True)
OUTSIDE = Key("outside", CitedText("One study found none[^X4].", 1_000), "What others have found")
TELL = Key("tell", Text("Film yourself from the side.", 600), "What would tell a reader more")
COMPARE = Key("try", ListOf(Slug("compare-cues"), 1, example="[compare-cues]"), "What lets one compare the sides")
DISAGREEMENT = Table(
    "a disagreement",
    (QUESTION, STANDPOINTS, OUTSIDE, TELL, COMPARE),
    "{question: Lean or not?, sides: [{says: Lean.}, {says: Do not.}]}",
    "a disagreement with `question` and `sides`",
)


@dataclass(frozen=True, slots=True)
class ById[T](Shape[dict[str, tuple[Ref, T]]]):
    """Values by their id."""

    id_shape: EvidenceId
    of: Shape[T]
    example: str = "{}"
    what: str = "ids, each with its entry"

    @override
    def read(self, node: Node, report: Report) -> dict[str, tuple[Ref, T]] | None:
        if not isinstance(node, Mapping):
            report.mistake(node, f"here should be {self.what}", f"write `{self.id_shape.example}: {self.of.example}`")
            return None
        found: dict[str, tuple[Ref, T]] = {}
        for key_node, value_node in node.pairs:
            ref = self.id_shape.read(key_node, report)
            value = self.of.read(value_node, report)
            if ref is None or value is None:
                continue
            if ref.id in found:
                line = found[ref.id][0].node.start.line
                report.mistake(
                    key_node, f"`{ref.id}` is here for the second time, after line {line}", "give it its own id"
                )
                continue
            found[ref.id] = (ref, value)
        return found

    @override
    def json_schema(self) -> Json:
        return {"type": "object", "additionalProperties": self.of.json_schema()}


SOURCES = Key("sources", ById(EvidenceId("S-001"), SOURCE), "Publications by id", required=True)
CLAIMS = Key("claims", ById(EvidenceId("C-001-11"), CLAIM), "What sources say, by id", required=True)
DISAGREEMENTS = Key("disagreements", ById(EvidenceId("D01"), DISAGREEMENT), "Open questions by id", required=True)

SOURCES_FILE = Table("sources.yml", (FORMAT, SOURCES), "format: 1", "a file with `format` and `sources`")
CLAIMS_FILE = Table("claims.yml", (FORMAT, CLAIMS), "format: 1", "a file with `format` and `claims`")
DISAGREEMENTS_FILE = Table("disagreements.yml", (FORMAT, DISAGREEMENTS), "format: 1", "a file with `disagreements`")


def sources_of(fields: Fields) -> dict[str, Source]:
    """The sources of sources.yml, those with mistakes as far as they could be read."""
    return {
        name: Source(
            name,
            entry.get(TITLE, name),
            entry.get(PUBLISHER, ""),
            entry.get(AUTHOR, ""),
            entry[YEAR],
            entry.get(SOURCE_KIND, ""),
            entry.get(URL, ""),
            entry.get(STANCE, ""),
            entry.get(MISSING, ()),
        )
        for name, (_, entry) in fields.get(SOURCES, {}).items()
    }


def claims_of(fields: Fields, report: Report, known: KnownRefs) -> dict[str, Claim]:
    """The claims of claims.yml whose sources are known."""
    claims: dict[str, Claim] = {}
    for name, (ref, entry) in fields.get(CLAIMS, {}).items():
        source = entry[CLAIM_SOURCE]
        if source and known.sources((source,), report):
            place = Place(report.path, ref.node.start.line, ref.node.start.column)
            says, grade, unused = entry.get(CLAIM_SAYS, ""), entry.get(GRADE, ""), entry.get(UNUSED, "")
            claims[name] = Claim(name, says, grade, source.id, unused, place)
    return claims


def disagreements_of(fields: Fields, report: Report, known: KnownRefs) -> dict[str, Disagreement]:
    """The disagreements of disagreements.yml; ids that stand for nothing are left out and reported."""
    return {
        name: Disagreement(
            name,
            entry.get(QUESTION, name),
            tuple(
                Standpoint(
                    side.get(SIDE_SAYS, ""),
                    known.claims(side.get(SIDE_CLAIMS, ()), report),
                    known.sources(side.get(SIDE_SOURCES, ()), report),
                    tuple(ref.id for ref in side.get(TRY, ())),
                )
                for side in entry.get(STANDPOINTS, ())
            ),
            entry.get(OUTSIDE, ""),
            entry.get(TELL, ""),
            tuple(ref.id for ref in entry.get(COMPARE, ())),
            known.cited(marked_in(entry.value_node(OUTSIDE), report), report) if entry[OUTSIDE] else (),
        )
        for name, (_, entry) in fields.get(DISAGREEMENTS, {}).items()
    }


def tried_in(fields: Fields) -> tuple[Ref, ...]:
    """Everything that disagreements.yml gives to try, with its place."""
    found: list[Ref] = []
    for _, entry in fields.get(DISAGREEMENTS, {}).values():
        found += entry.get(COMPARE, ())
        for side in entry.get(STANDPOINTS, ()):
            found += side.get(TRY, ())
    return tuple(found)
