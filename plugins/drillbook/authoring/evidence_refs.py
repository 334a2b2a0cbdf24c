"""Whether ids of sources, claims and disagreements stand for something. Knows nothing of what they are used for."""

from collections.abc import Collection
from dataclasses import dataclass

from drillbook.authoring.ids import Ref
from drillbook.authoring.library import Evidence
from drillbook.authoring.report import Report
from drillbook.authoring.shapes import nearest, shortened

EDITOR = "editor"
"""What `dose_from` says where the editors of the site chose a number."""


_OURSELVES = ("me", "us", "we", "i", "own", "mine", "myself", "ourselves", "self", "author", "editors")


@dataclass(frozen=True, slots=True)
class KnownRefs:
    """The evidence of a site; `folder` is where authors find its files."""

    evidence: Evidence
    folder: str

    def sources(self, refs: tuple[Ref, ...], report: Report) -> tuple[str, ...]:
        """The ids that are sources; the others are reported."""
        return self._known(refs, self.evidence.sources, "source", "sources.yml", report)

    def claims(self, refs: tuple[Ref, ...], report: Report) -> tuple[str, ...]:
        """The ids that are claims; the others are reported."""
        return self._known(refs, self.evidence.claims, "claim", "claims.yml", report)

    def contested(self, refs: tuple[Ref, ...], report: Report) -> tuple[str, ...]:
        """The ids that are disagreements; the others are reported."""
        return self._known(refs, self.evidence.disagreements, "disagreement", "disagreements.yml", report)

    def cited(self, refs: tuple[Ref, ...], report: Report) -> tuple[str, ...]:
        """The ids that a text can cite: a source or a claim; the others are reported."""
        known = (*self.evidence.sources, *self.evidence.claims)
        return self._known(refs, known, "source or claim", "sources.yml", report)

    def doses(self, refs: tuple[Ref, ...], report: Report) -> tuple[str, ...]:
        """The ids that a number can come from: a source, a claim, or `editor`; the others are reported."""
        known = (EDITOR, *self.evidence.sources, *self.evidence.claims)
        for ref in (ref for ref in refs if ref.id.lower() in _OURSELVES):
            says = f"there is no source or claim `{ref.id}`"
            report.mistake(ref.node, says, f"write `{EDITOR}` for what you chose yourself", instead=EDITOR)
        refs = tuple(ref for ref in refs if ref.id.lower() not in _OURSELVES)
        return self._known(refs, known, "source or claim", "sources.yml", report)

    def _known(
        self, refs: tuple[Ref, ...], known: Collection[str], what: str, file: str, report: Report
    ) -> tuple[str, ...]:
        found: list[str] = []
        for ref in refs:
            if ref.id in known:
                found.append(ref.id)
                continue
            meant = nearest(ref.id, tuple(known))
            cure = f"write `{meant}`" if meant else f"add it to {self.folder}/evidence/{file}"
            if EDITOR in known and not meant:
                cure += f", or write `{EDITOR}` for what you chose yourself"
            report.mistake(ref.node, f"there is no {what} `{shortened(ref.id)}`", cure, instead=meant)
        return tuple(found)
