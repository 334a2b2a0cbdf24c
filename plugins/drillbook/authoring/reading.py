"""A folder of drills, routines and evidence to a library and its mistakes. Reads files and nothing else.

In this order: the evidence, which drills refer to; the drills, which routines refer to; the routines; then what only
shows when all is there: earlier ids, and whether what is to be said fits the time.
"""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, replace
from pathlib import Path

from drillbook.authoring.checks import check_drill, check_routine, check_was
from drillbook.authoring.document import Mapping, Node, Scalar
from drillbook.authoring.drill_file import drill_of, drill_table
from drillbook.authoring.evidence_checks import check_tries
from drillbook.authoring.evidence_file import (
    CLAIMS_FILE,
    DISAGREEMENTS_FILE,
    SOURCES_FILE,
    claims_of,
    disagreements_of,
    sources_of,
)
from drillbook.authoring.evidence_refs import KnownRefs
from drillbook.authoring.format_key import is_newer
from drillbook.authoring.library import DEFAULT_POSITIONS, AuthoredDrill, AuthoredRoutine, Evidence, Library
from drillbook.authoring.mistakes import Mistake
from drillbook.authoring.report import Report
from drillbook.authoring.resolving import Resolver
from drillbook.authoring.routine_file import ROUTINE_FILE, draft_of
from drillbook.authoring.table import Fields, Table
from drillbook.authoring.text_file import read_node
from drillbook.authoring.tree import EVIDENCE_NAMES, ROUTINES, FoundFile, Tree, shown, tree_of


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file with its keys; they are None where the file could not be read at all."""

    file: FoundFile
    fields: Fields | None
    report: Report


def read_library(folder: Path, positions: tuple[str, ...] = DEFAULT_POSITIONS) -> tuple[Library, tuple[Mistake, ...]]:
    """Everything in `folder`, and every mistake of every file, in order of files and lines.

    Files with mistakes are in the library as far as they can be read, with their mistakes. Nothing is raised for what
    an author wrote.
    """
    tree = tree_of(folder)
    evidence_files = _read_evidence_files(tree)
    evidence = _evidence(evidence_files, shown(folder))
    known = KnownRefs(evidence, shown(folder))
    drill_files = [_read(file, drill_table(positions)) for file in tree.drills]
    routine_files = [_read(file, ROUTINE_FILE) for file in tree.routines]
    drills = _drills(drill_files, known)
    routines = _routines(routine_files, drills, known)
    check_was(drills, {read.file.id: (read.fields, read.report) for read in drill_files})
    check_was(routines, {read.file.id: (read.fields, read.report) for read in routine_files})
    disagreements = evidence_files.get("disagreements")
    if disagreements and disagreements.fields:
        check_tries(disagreements.fields, (*drills, *routines), disagreements.report)
    found = {read.file.shown: read.report.mistakes for read in (*evidence_files.values(), *drill_files, *routine_files)}
    for read in routine_files:
        if read.file.id in drills:
            says = f"`{read.file.id}` is the name of a drill already"
            same = Mistake(
                read.file.shown, 1, 1, says, f"rename this file, for example to `{read.file.id}-routine.yml`"
            )
            found[read.file.shown] = (same, *found[read.file.shown])
    for mistake in tree.mistakes:
        found[mistake.path] = (mistake, *found.get(mistake.path, ()))
    library = Library(
        {read.file.id: replace(drills[read.file.id], mistakes=found[read.file.shown]) for read in drill_files},
        {read.file.id: replace(routines[read.file.id], mistakes=found[read.file.shown]) for read in routine_files},
        evidence,
    )
    return library, tuple(mistake for path in sorted(found) for mistake in found[path])


def _read(file: FoundFile, table: Table) -> ReadFile:
    report = Report(file.shown)
    node = read_node(file.place, report)
    unjudged = node is None or is_newer(node, report) or _is_misplaced(node, table, report)
    fields = None if node is None or unjudged else table.read(node, report)
    return ReadFile(file, fields, report)


def _is_misplaced(node: Node, table: Table, report: Report) -> bool:
    """Whether a routine lies among the drills or a drill among the routines, which `report` then says."""
    keys = {key.text for key, _ in node.pairs if isinstance(key, Scalar)} if isinstance(node, Mapping) else set()
    is_drill, is_routine = keys & {"purpose", "steps", "dose"}, "items" in keys
    if bool(is_drill) == is_routine:
        return False
    if is_routine and table is not ROUTINE_FILE:
        report.mistake(node, "this looks like a routine, but lies among the drills", f"move it into {ROUTINES}/")
        return True
    if is_drill and table is ROUTINE_FILE:
        report.mistake(node, f"this looks like a drill, but lies in {ROUTINES}/", "move it one folder up")
        return True
    return False


def _read_evidence_files(tree: Tree) -> dict[str, ReadFile]:
    tables = dict(zip(EVIDENCE_NAMES, (SOURCES_FILE, CLAIMS_FILE, DISAGREEMENTS_FILE), strict=True))
    return {file.id: _read(file, tables[file.id]) for file in tree.evidence}


def _evidence(files: MappingOf[str, ReadFile], folder: str) -> Evidence:
    evidence = Evidence()
    for name in EVIDENCE_NAMES:
        read = files.get(name)
        if read is None or read.fields is None:
            continue
        known = KnownRefs(evidence, folder)
        if name == "sources":
            evidence = replace(evidence, sources=sources_of(read.fields))
        elif name == "claims":
            evidence = replace(evidence, claims=claims_of(read.fields, read.report, known))
        else:
            disagreements = disagreements_of(read.fields, read.report, known)
            evidence = replace(evidence, disagreements=disagreements)
    return evidence


def _drills(files: list[ReadFile], known: KnownRefs) -> dict[str, AuthoredDrill]:
    drills: dict[str, AuthoredDrill] = {}
    for read in files:
        name, path = read.file.id, read.file.path
        if read.fields is None:
            drills[name] = AuthoredDrill(name, path, name=name)
            continue
        drills[name] = drill_of(name, path, read.fields, known, read.report)
        check_drill(drills[name], read.fields, read.report)
    return drills


def _routines(
    files: list[ReadFile], drills: MappingOf[str, AuthoredDrill], known: KnownRefs
) -> dict[str, AuthoredRoutine]:
    drafts = {
        read.file.id: draft_of(read.file.id, read.file.path, read.fields, known, read.report)
        for read in files
        if read.fields is not None
    }
    resolver = Resolver(drills, drafts)
    routines: dict[str, AuthoredRoutine] = {}
    for read in files:
        name = read.file.id
        if name not in drafts:
            routines[name] = AuthoredRoutine(name, read.file.path, name=name)
            continue
        routine = resolver.routine(name)
        if routine and not check_routine(routine, drills, drafts[name], resolver.resolved(name).places):
            routine = None
        routines[name] = replace(drafts[name].authored, routine=routine)
    return routines
