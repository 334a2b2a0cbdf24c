"""The pages made of the evidence: where sources disagree, every claim, every source. Knows nothing of HTML."""

from dataclasses import dataclass

from drillbook.authoring.library import Evidence, Library, Source
from drillbook.pages.contested import Contested, Outside, Side, contested_of
from drillbook.pages.evidence import Grade, credit, note_of
from drillbook.pages.page_source import (
    CLAIMS,
    DISAGREEMENTS,
    SOURCES,
    Link,
    PageSource,
    drill_uri,
    routine_uri,
)
from drillbook.pages.tracing import Trace, Uses

STUDIES = ("study", "review")


@dataclass(frozen=True, slots=True)
class Standing:
    """One side of a disagreement, and what to try of it."""

    side: Side
    tries: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A disagreement with all that belongs to it."""

    id: str
    question: str
    sides: tuple[Standing, ...]
    outside: Outside
    tell: str
    tries: tuple[Link, ...]
    uses: Uses


@dataclass(frozen=True, slots=True)
class DisagreementsPage:
    """All disagreements in the order of their file."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class TracedClaim:
    """A claim with its grade and what became of it: where it is used, or why nowhere."""

    id: str
    says: str
    grade: Grade
    uses: Uses
    unused: str


@dataclass(frozen=True, slots=True)
class ClaimsOf:
    """The claims of one source."""

    source: Source
    credit: str
    claims: tuple[TracedClaim, ...]


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """Every claim, source by source."""

    groups: tuple[ClaimsOf, ...]

    @property
    def count(self) -> int:
        """How many claims there are."""
        return sum(len(group.claims) for group in self.groups)


@dataclass(frozen=True, slots=True)
class SourceCard:
    """A source with how many claims it makes and where it is cited."""

    source: Source
    grade: Grade
    claims: int
    uses: Uses


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """The sources whose stance is told, then studies, then everything else."""

    main: tuple[SourceCard, ...]
    studies: tuple[SourceCard, ...]
    others: tuple[SourceCard, ...]


def evidence_pages(library: Library, trace: Trace) -> tuple[PageSource, ...]:
    """A page for each kind of evidence that there is."""
    evidence = library.evidence
    pages: list[PageSource] = []
    if evidence.disagreements:
        pages.append(
            PageSource(
                src_uri=DISAGREEMENTS,
                template="disagreements.html",
                title="Where the sources disagree",
                description="Every point on which the sources part ways: who says what, what it rests on, what others "
                "have found, and how to try each side.",
                view=DisagreementsPage(tuple(_point(one, library, trace) for one in evidence.disagreements)),
                boost=2.0,
                in_nav=True,
            )
        )
    if evidence.claims:
        pages.append(
            PageSource(
                src_uri=CLAIMS,
                template="claims.html",
                title="Every claim",
                description="All that the sources claim, how well each claim is supported, and where it is used.",
                view=ClaimsPage(_claims(evidence, trace)),
            )
        )
    if evidence.sources:
        pages.append(
            PageSource(
                src_uri=SOURCES,
                template="evidence-sources.html",
                title="The sources",
                description="Who wrote what, when, what they hold, and what is missing.",
                view=_sources(evidence, trace),
            )
        )
    return tuple(pages)


def _point(disagreement_id: str, library: Library, trace: Trace) -> Point:
    found = library.evidence.disagreements[disagreement_id]
    seen: Contested = contested_of(library.evidence, [disagreement_id])[0]
    return Point(
        id=found.id,
        question=found.question,
        sides=tuple(
            Standing(shown, _tries(side.tries, library)) for side, shown in zip(found.sides, seen.sides, strict=True)
        ),
        outside=seen.outside,
        tell=found.tell,
        tries=_tries(found.tries, library),
        uses=trace.of(found.id),
    )


def _tries(ids: tuple[str, ...], library: Library) -> tuple[Link, ...]:
    links: list[Link] = []
    for one in ids:
        if drill := library.drills.get(one):
            links.append(Link(drill.name or one, drill_uri(one)))
        elif routine := library.routines.get(one):
            links.append(Link(routine.name or one, routine_uri(one)))
    return tuple(links)


def _claims(evidence: Evidence, trace: Trace) -> tuple[ClaimsOf, ...]:
    by_source: dict[str, list[TracedClaim]] = {}
    for claim in evidence.claims.values():
        note = note_of(evidence, claim.id)
        grade = note.grade if note else Grade(0, claim.grade)
        traced = TracedClaim(claim.id, claim.says, grade, trace.of(claim.id), claim.unused)
        by_source.setdefault(claim.source, []).append(traced)
    return tuple(
        ClaimsOf(evidence.sources[ref], credit(evidence.sources[ref]), tuple(claims))
        for ref, claims in by_source.items()
    )


def _sources(evidence: Evidence, trace: Trace) -> SourcesPage:
    cards = [
        SourceCard(
            source=source,
            grade=note.grade if (note := note_of(evidence, source.id)) else Grade(0, ""),
            claims=sum(claim.source == source.id for claim in evidence.claims.values()),
            uses=trace.of(source.id),
        )
        for source in evidence.sources.values()
    ]
    rest = [card for card in cards if not card.source.stance]
    return SourcesPage(
        main=tuple(card for card in cards if card.source.stance),
        studies=tuple(card for card in rest if card.source.kind in STUDIES),
        others=tuple(card for card in rest if card.source.kind not in STUDIES),
    )
