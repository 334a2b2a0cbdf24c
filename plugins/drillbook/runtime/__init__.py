"""The self-hosted Pyodide: which files a site must publish so that the engine runs in the browser.

Knows files and sums. Does not know MkDocs, the player, or how the runtime is built (`drillbook.runtime.build`).
"""

import json
from dataclasses import dataclass
from pathlib import Path

from drillbook.runtime.sources import engine_digest, engine_sources

PACKAGE = Path(__file__).parent.parent
BUILT = Path(__file__).parent / "built"


class RuntimeNotBuiltError(RuntimeError):
    """The runtime is absent, incomplete, or older than the engine's sources; the message names the cure."""


@dataclass(frozen=True, slots=True)
class Runtime:
    """A built runtime: every one of `files`, found in `folder`, is to be published side by side.

    A page starts it as a module worker with the URL of `worker.js` among them.
    """

    folder: Path
    files: tuple[str, ...]
    pyodide_version: str
    engine_digest: str


def built_runtime(folder: Path = BUILT, package: Path = PACKAGE) -> Runtime:
    """Return the runtime built into `folder` from the sources of `package`; raises RuntimeNotBuiltError."""
    manifest_file = folder / "manifest.json"
    try:
        manifest = json.loads(manifest_file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise RuntimeNotBuiltError(f"{folder}: Pyodide is not built yet. Run `make runtime`.") from None
    sizes: dict[str, int] = {name: file["size"] for name, file in manifest["files"].items()}
    for name, size in sizes.items():
        file = folder / name
        if not file.is_file() or file.stat().st_size != size:
            raise RuntimeNotBuiltError(f"{file}: missing or not {size} bytes long. Run `make runtime`.")
    if manifest["engine_digest"] != engine_digest(engine_sources(package)):
        raise RuntimeNotBuiltError(f"{folder}: older than the engine's Python files. Run `make runtime`.")
    return Runtime(
        folder=folder,
        files=(*sorted(sizes), manifest_file.name),
        pyodide_version=manifest["pyodide"],
        engine_digest=manifest["engine_digest"],
    )
