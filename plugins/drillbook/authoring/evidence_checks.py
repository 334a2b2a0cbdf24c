"""What of the evidence shows only when all is there: whether what is to be tried exists, what rests on a claim."""

from collections.abc import Collection, Iterable, Mapping

from drillbook.authoring.evidence_file import tried_in
from drillbook.authoring.library import Evidence
from drillbook.authoring.mistakes import Mistake
from drillbook.authoring.report import Report
from drillbook.authoring.shapes import nearest, shortened
from drillbook.authoring.table import Fields

REASON = 'unused: "It only praises another page."'


def check_tries(fields: Fields, known: Collection[str], report: Report) -> None:
    """Reports what disagreements give to try and is among the `known` drills and routines not."""
    for ref in tried_in(fields):
        if ref.id not in known:
            meant = nearest(ref.id, tuple(known))
            cure = f"write `{meant}`" if meant else "write the name of its file without .yml"
            report.mistake(ref.node, f"there is no drill or routine `{shortened(ref.id)}`", cure, instead=meant)


def unaccounted(evidence: Evidence, uses: Mapping[str, Iterable[str]]) -> tuple[Mistake, ...]:
    """Claims that nothing uses and that do not say why, and those that do and are used; `uses` names what, by id."""
    found: list[Mistake] = []
    for claim in evidence.claims.values():
        users = tuple(uses.get(claim.id, ()))
        if claim.place is None or bool(users) != bool(claim.unused):
            continue
        if users:
            says = f"`{claim.id}` says why nothing uses it, but {users[0]} does"
            cure = "take its `unused` away"
        else:
            says = f"no page uses `{claim.id}`"
            cure = f"cite it as [^{claim.id}] in an article or under `claims` in a drill, or say why not: `{REASON}`"
        found.append(Mistake(claim.place.path, claim.place.line, claim.place.column, says, cure))
    return tuple(found)
