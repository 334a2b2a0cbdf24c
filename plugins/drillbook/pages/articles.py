"""Articles: blocks that embed a drill, a routine or a diagram, and references to evidence. Knows no MkDocs.

An article is read in two steps. `article_of` takes its Markdown and leaves placeholders, so that what stands in their
places is never read as Markdown; `with_pieces` puts the pieces into the finished HTML.
"""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from drillbook.authoring.cited_text import REFERENCE
from drillbook.authoring.diagram_block import read_diagram
from drillbook.authoring.embed import EmbedOptions, read_embed_options
from drillbook.authoring.library import AuthoredDrill, AuthoredRoutine, Library
from drillbook.authoring.mistakes import Mistake, Severity
from drillbook.figures.diagram_drawing import Drawing, drawing_of
from drillbook.pages.evidence import note_of
from drillbook.pages.fences import Embed, embeds_replaced, text_replaced
from drillbook.pages.notes import Numbered, Run, runs_of
from drillbook.pages.page_source import drill_uri, routine_uri
from drillbook.pages.pictures import thumbnail_of
from drillbook.pages.plays import Play, play_of
from drillbook.pages.routine_page import ask_first_of, drills_of, readiness_of, stop_if_of
from drillbook.pages.words import dose_words

DEFINITION = re.compile(r"^[ ]{0,3}\[\^(?P<id>[^\]\s]+)\]:", re.MULTILINE)
EVIDENCE_ID = re.compile(r"[A-Z]{1,3}-?\d[\w-]*")
"""What an id of evidence looks like; other undefined footnotes are left to Markdown."""

NOUNS = {"drill": "a drill", "routine": "a routine", "reference": "a claim or source"}
WHERE = {
    "drill": "its id is the name of its file without the ending",
    "routine": "its id is the name of its file without the ending",
    "reference": "claims and sources stand in the evidence files",
}

PLACE = re.compile(r'<(div|span) data-drillbook-(embed|reference)="(?P<digest>[0-9a-f]+)-(\d+)"></\1>')
BLOCK_END = re.compile(r"</(p|li|dd|table|h[1-6])>|<(table)[\s>]")


@dataclass(frozen=True, slots=True)
class EmbedCard:
    """A drill or routine in an article; `play` is None where it cannot be played, `mistakes` say why.

    `ticked` says that it is a list to tick, which has nothing to play and is opened.
    """

    kind: str
    key: str
    name: str
    src_uri: str
    summary: str
    caption: str
    dose: str
    figure: str
    play: Play | None
    readiness: tuple[str, ...]
    stop_if: tuple[str, ...] = ()
    ask_first: tuple[str, ...] = ()
    ticked: bool = False
    mistakes: tuple[Mistake, ...] = ()


@dataclass(frozen=True, slots=True)
class DiagramPiece:
    """A diagram in an article: the sentence that says what it shows, and its drawing; none where it has mistakes."""

    says: str = ""
    caption: str = ""
    drawing: Drawing | None = None
    mistakes: tuple[Mistake, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """An article's Markdown with placeholders, and what belongs in their places.

    `digest` is that of the author's text: it stands in the placeholders, so that no author can have typed one.
    """

    markdown: str
    digest: str
    embeds: tuple[EmbedCard | DiagramPiece, ...]
    notes: tuple[Numbered, ...]
    references: tuple[int, ...]
    mistakes: tuple[Mistake, ...]

    @property
    def plain(self) -> bool:
        """Whether it embeds and cites nothing."""
        return not (self.embeds or self.references or self.mistakes)


def article_of(markdown: str, path: str, line_offset: int, library: Library, plays: Mapping[str, Play]) -> Article:
    """The article with its embeds and notes; `path` and `line_offset` place its mistakes in the author's file."""
    digest = hashlib.sha256(markdown.encode()).hexdigest()[:16]
    reading = _Reading(digest, path, line_offset, library, plays)
    reading.defined = {found["id"] for found in DEFINITION.finditer(markdown)}
    # References first: they leave every line where it is, so that both kinds of mistake name the author's line.
    text = embeds_replaced(text_replaced(markdown, REFERENCE, reading.reference), reading.embed)
    return Article(
        markdown=text,
        digest=reading.digest,
        embeds=tuple(reading.embeds),
        notes=tuple(reading.notes.values()),
        references=tuple(reading.references),
        mistakes=tuple(reading.mistakes),
    )


class _Reading:
    """What has been found so far in one article."""

    def __init__(self, digest: str, path: str, line_offset: int, library: Library, plays: Mapping[str, Play]) -> None:
        self.digest = digest
        self.path, self.line_offset, self.library, self.plays = path, line_offset, library, plays
        self.embeds: list[EmbedCard | DiagramPiece] = []
        self.notes: dict[str, Numbered] = {}
        self.references: list[int] = []
        self.mistakes: list[Mistake] = []
        self.defined: set[str] = set()

    def embed(self, embed: Embed) -> str:
        piece = self._diagram(embed) if embed.kind == "diagram" else self._embedded(embed)
        self.embeds.append(piece)
        self.mistakes += piece.mistakes
        return f'<div data-drillbook-embed="{self.digest}-{len(self.embeds) - 1}"></div>'

    def _diagram(self, embed: Embed) -> DiagramPiece:
        line = embed.line + self.line_offset
        diagram, mistakes = read_diagram(embed.rest, self.library.drills, self.path, line + 1)
        if diagram is None:
            return DiagramPiece(mistakes=mistakes)
        return DiagramPiece(diagram.says, diagram.caption, drawing_of(diagram), mistakes)

    def _embedded(self, embed: Embed) -> EmbedCard:
        line = embed.line + self.line_offset
        authored: Mapping[str, AuthoredDrill | AuthoredRoutine] = (
            self.library.drills if embed.kind == "drill" else self.library.routines
        )
        found = authored.get(embed.id)
        options = EmbedOptions()
        mistakes: tuple[Mistake, ...] = ()
        if found is None:
            other = "routine" if embed.kind == "drill" else "drill"
            if embed.id in (self.library.routines if other == "routine" else self.library.drills):
                says = f"`{embed.id}` is {NOUNS[other]}, not {NOUNS[embed.kind]}"
                mistakes = (Mistake(self.path, line, 1, says, f"begin the block with ```{other}"),)
            else:
                mistakes = (_unknown(self.path, line, embed.kind, embed.id, list(authored)),)
        elif all(one.severity is Severity.WARNING for one in found.mistakes):
            drill = found if isinstance(found, AuthoredDrill) else None
            options, mistakes = read_embed_options(embed.rest, drill, self.path, line + 1)
        return replace(self._card(embed, found, options), mistakes=mistakes)

    def _card(self, embed: Embed, found: AuthoredDrill | AuthoredRoutine | None, options: EmbedOptions) -> EmbedCard:
        card = EmbedCard(
            kind=embed.kind,
            key=f"-{len(self.embeds) + 1}",
            name=found.name if found else embed.id,
            src_uri=(drill_uri if embed.kind == "drill" else routine_uri)(embed.id),
            summary=found.summary if found else "",
            caption=options.caption,
            dose="",
            figure=thumbnail_of(found) if isinstance(found, AuthoredDrill) else "",
            play=None,
            readiness=(),
            ticked=isinstance(found, AuthoredDrill) and bool(found.checks),
        )
        if isinstance(found, AuthoredDrill) and found.dose and found.playable:
            dose = options.dose or found.dose
            card = replace(card, dose=dose_words(dose, found.sides), play=play_of(found.routine(dose)))
            return replace(card, readiness=found.ready, stop_if=found.stop_if, ask_first=found.ask_first)
        if isinstance(found, AuthoredRoutine):
            drills = drills_of(found, self.library)
            card = replace(card, play=self.plays.get(found.id), readiness=readiness_of(found.ready, drills))
            return replace(card, stop_if=stop_if_of(drills), ask_first=ask_first_of(drills))
        return card

    def reference(self, match: re.Match[str], line: int) -> str:
        ref = match["id"]
        if ref in self.defined:
            return match.group()
        if ref not in self.notes:
            note = note_of(self.library.evidence, ref)
            if note is None:
                if EVIDENCE_ID.fullmatch(ref):
                    known = [*self.library.evidence.claims, *self.library.evidence.sources]
                    self.mistakes.append(_unknown(self.path, line + self.line_offset, "reference", ref, known))
                return match.group()
            self.notes[ref] = Numbered(len(self.notes) + 1, note)
        self.references.append(self.notes[ref].number)
        return f'<span data-drillbook-reference="{self.digest}-{len(self.references) - 1}"></span>'


def _unknown(path: str, line: int, kind: str, wrong: str, known: list[str]) -> Mistake:
    near = get_close_matches(wrong, known, n=1, cutoff=0.5)
    noun = NOUNS[kind]
    if not wrong:
        return Mistake(path, line, 1, f"this block names no {kind}", cure=f"put the id of {noun} into its first line")
    return Mistake(
        path=path,
        line=line,
        column=1,
        says=f"`{wrong}` is not the id of {noun}",
        cure=f"did you mean `{near[0]}`?" if near else WHERE[kind],
        example=near[0] if near and kind != "reference" else "",
    )


def with_pieces(
    html: str,
    article: Article,
    embed: Callable[[int], str],
    mark: Callable[[int, Run | None], str],
    aside: Callable[[Sequence[Run]], str],
) -> str:
    """The article's HTML with its embeds and references in their places; what else looks like a place stays.

    `mark` gives a reference by its number, with the notes that stand beside it, if any: outside of tables, at the
    first place of each note, or of the first of several that say the same of themselves. `aside` gives those notes once
    more, to stand after the block.
    """
    notes = {numbered.number: numbered for numbered in article.notes}
    places: Mapping[str, tuple[object, ...]] = {"embed": article.embeds, "reference": article.references}
    seen: set[int] = set()
    waiting: list[tuple[int, Numbered]] = []  # where in `out` the mark of each stands
    tables = 0
    out: list[str] = []

    def noted() -> str:
        runs = runs_of(numbered for _, numbered in waiting)
        beside = {run.notes[0].number: run for run in runs}
        for place, numbered in waiting:
            out[place] = mark(numbered.number, beside.get(numbered.number))
        waiting.clear()
        return aside(runs) if runs else ""

    at = 0
    for found in re.finditer(f"{PLACE.pattern}|{BLOCK_END.pattern}", html):
        out.append(html[at : found.start()])
        at = found.end()
        kind, digest, index, closed, opened = found.group(2, "digest", 4, 5, 6)
        if kind and (digest != article.digest or int(index) >= len(places[kind])):
            out.append(found.group())
        elif kind == "embed":
            out.append(embed(int(index)))
        elif kind == "reference":
            number = article.references[int(index)]
            if number not in seen and not tables:
                seen.add(number)
                waiting.append((len(out), notes[number]))
            out.append(mark(number, None))
        else:
            tables += 1 if opened else -1 if closed == "table" else 0
            after = "" if opened else noted()
            out += [after, found.group()] if closed == "li" else [found.group(), after]
    return "".join([*out, html[at:], noted()])
