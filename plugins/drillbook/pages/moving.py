"""The moving figures as files for the player, one a drill, in a folder named by the hash of all. Knows no page."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from drillbook.authoring.library import AuthoredDrill, Library, drill_items
from drillbook.engine.dose import Dose, PacedReps
from drillbook.figures.drawing import motion
from drillbook.pages.assets import PACKAGE, Assets
from drillbook.pages.cache import swept, written

FIGURES = PACKAGE / "figures"


def figure_assets(library: Library, cache: Path) -> Assets:
    """The figure of each drill that has one, as `figure-<id>.json`, kept in `cache` until it changes."""
    files: dict[str, Path] = {}
    digest, kept = hashlib.sha256(), []
    code = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(FIGURES.glob("*.py")))).hexdigest()
    for drill in library.drills.values():
        if drill.figure is None:
            continue
        tempos = sorted(set(_tempos(drill, library)))
        key = hashlib.sha256(f"{code} {drill.figure!r} {tempos}".encode()).hexdigest()[:16]
        path = cache / f"{drill.id}-{key}.json"
        if not path.exists():
            written(path, json.dumps(motion(drill.figure, tempos), separators=(",", ":")))
        digest.update(f"{drill.id} {key}\n".encode())
        files[f"figure-{drill.id}.json"] = path
        kept.append(path)
    swept(cache, kept)
    return Assets(f"assets/figures-{digest.hexdigest()[:12]}", files)


def sources_of(assets: Assets) -> dict[str, str]:
    """The source names of these files, by the ids of their drills."""
    return {name.removeprefix("figure-").removesuffix(".json"): f"{assets.folder}/{name}" for name in assets.files}


def _tempos(drill: AuthoredDrill, library: Library) -> Iterator[tuple[str, ...]]:
    """The names of the phases in which a drill is done anywhere: on its own page, easier or harder, in routines."""
    doses: list[Dose | None] = [drill.dose]
    doses += [variant.dose for variant in (drill.easier, drill.harder, *drill.variants) if variant]
    for found in library.routines.values():
        if found.routine:
            doses += [item.dose for item in drill_items(found.routine.items) if item.drill.id == drill.id]
    for dose in doses:
        if dose and isinstance(dose.work, PacedReps):
            yield tuple(phase.name for phase in dose.work.tempo)
