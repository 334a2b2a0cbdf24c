"""What rests on what: claims and sources to the pages that use them, drills to articles, both ways. Knows no HTML."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from drillbook.authoring.library import AuthoredDrill, Library
from drillbook.authoring.mistakes import Mistake
from drillbook.pages.citations import Written
from drillbook.pages.evidence import EDITOR
from drillbook.pages.page_source import Link, disagreement_uri, drill_uri, routine_uri

NEAREST = 4
"""How many drills a drill names as related by itself; those that name it come on top."""
MOST_NEARBY = 3
"""How many pages a drill names, counted with those that speak of it, before more that are only near are left out."""


@dataclass(frozen=True, slots=True)
class Uses:
    """Where a claim, a source or a disagreement is used, by kind of page."""

    articles: tuple[Link, ...] = ()
    drills: tuple[Link, ...] = ()
    routines: tuple[Link, ...] = ()
    disagreements: tuple[Link, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything uses it."""
        return bool(self.names)

    @property
    def names(self) -> tuple[str, ...]:
        """The titles of all that use it."""
        return tuple(link.name for link in (*self.articles, *self.drills, *self.routines, *self.disagreements))


@dataclass(frozen=True, slots=True)
class Further:
    """What an article leads on to: the questions it is part of, what to do in it and near to it, what else to read."""

    disagreements: tuple[Link, ...] = ()
    drills: tuple[Link, ...] = ()
    nearby: tuple[Link, ...] = ()
    routines: tuple[Link, ...] = ()
    articles: tuple[Link, ...] = ()


NOWHERE = Uses()


@dataclass(frozen=True, slots=True)
class Trace:
    """All uses by id of claim, source or disagreement; articles by the page they lead to; related drills by id."""

    uses: Mapping[str, Uses] = field(default_factory=dict)
    articles: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    related: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    further: Mapping[str, Further] = field(default_factory=dict)

    def of(self, ref: str) -> Uses:
        """Where the claim, source or disagreement with this id is used."""
        return self.uses.get(ref, NOWHERE)

    def names(self) -> dict[str, tuple[str, ...]]:
        """The titles of all that uses each id."""
        return {ref: uses.names for ref, uses in self.uses.items()}

    @property
    def disputed(self) -> frozenset[str]:
        """The articles that name a disagreement, by their source names."""
        return frozenset(uri for uri, further in self.further.items() if further.disagreements)


def trace_of(library: Library, written: Iterable[Written] = (), totals: Mapping[str, str] | None = None) -> Trace:
    """The trace of a library and of the pages written by hand; `totals` are times of routines in words, by id."""
    written = tuple(written)
    totals = totals or {}
    drills = {drill.id: Link(drill.name or drill.id, drill_uri(drill.id)) for drill in library.drills.values()}
    routines = {
        routine.id: Link(routine.name or routine.id, routine_uri(routine.id), totals.get(routine.id, ""))
        for routine in library.routines.values()
    }
    articles = _articles(library, written)
    return Trace(
        uses=_uses(library, written, drills, routines),
        articles=articles,
        related={one: tuple(drills[other] for other in others) for one, others in _related(library).items()},
        further={page.src_uri: _further(page, written, articles, library, drills, routines) for page in written},
    )


def _articles(library: Library, written: tuple[Written, ...]) -> dict[str, tuple[Link, ...]]:
    """What to read about each page: what leads there, and for a drill, if that is little, what is near to it."""
    found: dict[str, dict[Link, None]] = {}
    for page in written:
        for uri in page.leads_to:
            found.setdefault(uri, {})[Link(page.title, page.src_uri)] = None
    for drill in library.drills.values():
        links = found.setdefault(drill_uri(drill.id), {})
        for page in _nearby(drill, library, written):
            if len(links) < MOST_NEARBY:
                links[Link(page.title, page.src_uri)] = None
    return {uri: tuple(links) for uri, links in found.items()}


def _nearby(drill: AuthoredDrill, library: Library, written: Iterable[Written]) -> tuple[Written, ...]:
    """Articles on what the drill rests on, those with most in common first; else those that play a routine with it."""
    articles = [page for page in written if page.contested]
    rests_on = {*drill.claims, *drill.contested}
    routines = {routine_uri(routine.id) for routine in library.routines_with(drill.id)}
    for shared in (
        [(len(rests_on & {*page.cites, *page.contested}), page) for page in articles],
        [(len(routines & {*page.leads_to}), page) for page in articles],
    ):
        near = sorted((pair for pair in shared if pair[0]), key=lambda pair: -pair[0])
        if near:
            return tuple(page for _, page in near)
    return ()


def unknown_contested(library: Library, written: Iterable[Written]) -> tuple[Mistake, ...]:
    """A mistake for each disagreement that an article names and that is not there."""
    known = list(library.evidence.disagreements)
    found: list[Mistake] = []
    for page in written:
        for wrong in (ref for ref in page.contested if ref not in known):
            near = get_close_matches(wrong, known, n=1, cutoff=0.5)
            cure = f"did you mean `{near[0]}`?" if near else "disagreements stand in the evidence files"
            found.append(Mistake(page.path, page.contested_line, 1, f"`{wrong}` is not the id of a disagreement", cure))
    return tuple(found)


def _uses(
    library: Library, written: Iterable[Written], drills: Mapping[str, Link], routines: Mapping[str, Link]
) -> dict[str, Uses]:
    found: dict[str, dict[str, dict[Link, None]]] = {}

    def add(refs: Iterable[str], kind: str, link: Link) -> None:
        for ref in refs:
            found.setdefault(ref, {}).setdefault(kind, {})[link] = None

    for page in written:
        add((*page.cites, *page.contested), "articles", Link(page.title, page.src_uri))
    for drill in library.drills.values():
        doses = (ref for ref in drill.dose_from.values() if ref != EDITOR)
        add((*drill.claims, *doses, *drill.contested), "drills", drills[drill.id])
    for routine in library.routines.values():
        add((*routine.claims, *routine.contested), "routines", routines[routine.id])
    for one in library.evidence.disagreements.values():
        link = Link(one.question, disagreement_uri(one.id))
        add((ref for side in one.sides for ref in (*side.claims, *side.sources)), "disagreements", link)
        add(one.cites, "disagreements", link)
    return {ref: Uses(**{kind: tuple(links) for kind, links in kinds.items()}) for ref, kinds in found.items()}


def _further(
    page: Written,
    written: Iterable[Written],
    read_about: Mapping[str, tuple[Link, ...]],
    library: Library,
    drills: Mapping[str, Link],
    routines: Mapping[str, Link],
) -> Further:
    questions = library.evidence.disagreements
    return Further(
        disagreements=tuple(
            Link(questions[ref].question, disagreement_uri(ref)) for ref in page.contested if ref in questions
        ),
        drills=tuple(link for link in drills.values() if link.src_uri in page.leads_to),
        nearby=tuple(
            link
            for link in drills.values()
            if link.src_uri not in page.leads_to
            and page.src_uri in {article.src_uri for article in read_about[link.src_uri]}
        ),
        routines=tuple(link for link in routines.values() if link.src_uri in page.leads_to),
        articles=tuple(
            Link(other.title, other.src_uri)
            for other in written
            if other is not page and set(other.contested) & set(page.contested)
        ),
    )


def _related(library: Library) -> dict[str, tuple[str, ...]]:
    """The drills that have most in common, by id: whatever one of two names, the other names too."""
    named = {one.id: _nearest(one, library) for one in library.drills.values()}
    return {
        one: (*nearest, *(other for other in named if one in named[other] and other not in nearest))
        for one, nearest in named.items()
    }


def _nearest(drill: AuthoredDrill, library: Library) -> tuple[str, ...]:
    scored = [(-_in_common(drill, other), other.id) for other in library.drills.values() if other.id != drill.id]
    return tuple(name for score, name in sorted(scored)[:NEAREST] if score <= -3)


def _in_common(one: AuthoredDrill, other: AuthoredDrill) -> int:
    """How much two drills share: what they are for, how they begin, and what is said of them."""
    lists = ((one.muscles, other.muscles), (one.claims, other.claims), (one.contested, other.contested))
    shared = sum(len(set(mine) & set(theirs)) for mine, theirs in lists)
    return shared + 2 * (one.purpose == other.purpose) + (bool(one.position) and one.position == other.position)
