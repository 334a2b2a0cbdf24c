"""The stages of the build, each with a key: the digest of all that goes in. A stage whose key stands is not run again.

    npm package ──> pyodide ──────────────┐
        └─> library (pruned, compiled) ─┐ ├─> manifest.json
    engine, browser ──> engine (wheel) ─┴─┤
    worker.js ──> scripts ────────────────┘

Knows the files of Pyodide's npm package. Does not know the engine's modules, nor who publishes the result.
"""

import hashlib
import json
import re
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyodide_lock import PyodideLockSpec
from pyodide_lock.utils import add_wheels_to_spec

from drillbook.runtime.build.imports import library_imports
from drillbook.runtime.build.inside import PYODIDE_PACKAGE, run_inside
from drillbook.runtime.sources import engine_digest, engine_sources

RUNTIME = Path(__file__).parents[1]
SLIM = Path(__file__).with_name("slim")
COMPILER = Path(__file__).with_name("compile_inside.py")
LIBRARY = "python_stdlib.zip"
TOOLBOX = "toolbox.zip"
LOCK = "pyodide-lock.json"
COPIED = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")


@dataclass(frozen=True, slots=True)
class Stage:
    """One step: `make` fills an empty folder with the files named in `outputs`; `key` stands for all that goes in."""

    name: str
    key: str
    outputs: tuple[str, ...]
    make: Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Build:
    """What is built: sources from `package`, results into `built`, what only a build needs into `workshop`."""

    package: Path
    built: Path
    workshop: Path

    def run(self) -> None:
        """Run the stages that are due, with a line for each; then write the manifest and remove what is left over."""
        self.built.mkdir(parents=True, exist_ok=True)
        self.workshop.mkdir(parents=True, exist_ok=True)
        sources = engine_sources(self.package)  # read once: they may be edited meanwhile
        stages = self._stages(sources)
        for stage in stages:
            self._run(stage)
        published = [name for stage in stages for name in stage.outputs if self._place_of(name).parent == self.built]
        self._write_manifest(sources, sorted(published))

    def _stages(self, sources: Mapping[str, bytes]) -> list[Stage]:
        scripts = sorted(RUNTIME.glob("*.js"))
        imports = library_imports(sources.values())
        version = pyodide_version()
        wheel = f"drillbook_engine-{drillbook_version(sources)}-py3-none-any.whl"
        library = key_of(version, imports, COMPILER, *sorted(SLIM.rglob("*.py")))
        engine = key_of(engine_digest(sources), library)
        return [
            Stage("pyodide", key_of(version), COPIED, copy_pyodide),
            Stage("library", library, (LIBRARY, TOOLBOX), lambda out: compile_library(out, imports)),
            Stage("engine", engine, (wheel, LOCK), lambda out: self._compile_engine(out, sources, wheel)),
            Stage("scripts", key_of(*scripts), tuple(file.name for file in scripts), lambda out: copy(scripts, out)),
        ]

    def _place_of(self, output: str) -> Path:
        return (self.workshop if output == TOOLBOX else self.built) / output

    def _run(self, stage: Stage) -> None:
        stamp = self.workshop / f"{stage.name}.stamp"
        if (
            stamp.exists()
            and stamp.read_text(encoding="utf-8") == stage.key
            and all(self._place_of(output).exists() for output in stage.outputs)
        ):
            return
        print(f"runtime: {stage.name}", flush=True)  # noqa: T201 a command speaks by print
        stamp.unlink(missing_ok=True)
        with scratch_folder(self.workshop) as out:
            stage.make(out)
            for output in stage.outputs:
                (out / output).chmod(0o644)
                (out / output).replace(self._place_of(output))
        stamp.write_text(stage.key, encoding="utf-8")

    def _compile_engine(self, out: Path, sources: Mapping[str, bytes], wheel: str) -> None:
        version = drillbook_version(sources)
        dist_info = f"drillbook_engine-{version}.dist-info"
        job = {
            "task": "engine",
            "wheel": wheel,
            "dist_info": {
                f"{dist_info}/METADATA": f"Metadata-Version: 2.1\nName: drillbook-engine\nVersion: {version}\n"
                "Summary: The part of Drillbook that runs in the browser\nLicense: MIT\n",
                f"{dist_info}/WHEEL": "Wheel-Version: 1.0\nGenerator: drillbook\n"
                "Root-Is-Purelib: true\nTag: py3-none-any\n",
            },
        }
        with scratch_folder(self.workshop) as copies:
            for name, content in sources.items():
                (copies / name).parent.mkdir(parents=True, exist_ok=True)
                (copies / name).write_bytes(content)
            compile_inside(job, out, sources=copies, stdlib=self._place_of(LIBRARY), toolbox=self._place_of(TOOLBOX))
        stock = PyodideLockSpec.from_json(PYODIDE_PACKAGE / LOCK)
        lock = add_wheels_to_spec(PyodideLockSpec(info=stock.info, packages={}), [out / wheel], base_path=out)
        lock.to_json(out / LOCK, indent=1)

    def _write_manifest(self, sources: Mapping[str, bytes], files: list[str]) -> None:
        manifest = {
            "pyodide": pyodide_version(),
            "drillbook": drillbook_version(sources),
            "engine_digest": engine_digest(sources),
            "files": {name: size_and_sum(self.built / name) for name in files},
        }
        text = json.dumps(manifest, indent=1) + "\n"
        manifest_file = self.built / "manifest.json"
        if not manifest_file.exists() or manifest_file.read_text(encoding="utf-8") != text:
            manifest_file.write_text(text, encoding="utf-8")
        for left_over in self.built.iterdir():
            if left_over.name not in {*files, manifest_file.name}:
                left_over.unlink()


def copy_pyodide(out: Path) -> None:
    """Copy the loader, the glue and the interpreter, unchanged."""
    copy([PYODIDE_PACKAGE / name for name in COPIED], out)


def copy(files: list[Path], out: Path) -> None:
    """Copy `files` into the folder `out`."""
    for file in files:
        shutil.copyfile(file, out / file.name)


def compile_library(out: Path, imports: list[str]) -> None:
    """Prune and compile the standard library; some of Pyodide's own modules give way to those in `slim`."""
    with scratch_folder(out.parent) as scratch:
        slimmed = scratch / "sources.zip"
        slim = {file.relative_to(SLIM).as_posix(): file for file in SLIM.rglob("*.py")}
        with zipfile.ZipFile(PYODIDE_PACKAGE / LIBRARY) as stock, zipfile.ZipFile(slimmed, "w") as target:
            for name in stock.namelist():
                if name not in slim:
                    target.writestr(name, stock.read(name))
            for name, file in slim.items():
                target.writestr(name, file.read_text(encoding="utf-8").replace("{pyodide_version}", pyodide_version()))
        compile_inside({"task": "library", "imports": imports}, out, stdlib=slimmed)


def compile_inside(
    job: dict[str, Any], out: Path, *, stdlib: Path, toolbox: Path | None = None, sources: Path | None = None
) -> None:
    """Have Pyodide's own interpreter do `job`, as described in compile_inside.py."""
    with scratch_folder(out.parent) as job_folder:
        (job_folder / "job.json").write_text(json.dumps(job), encoding="utf-8")
        folders = {"/job": job_folder, "/out": out} | ({"/sources": sources} if sources else {})
        run_inside(COMPILER, stdlib=stdlib, path=[toolbox] if toolbox else [], folders=folders)


@contextmanager
def scratch_folder(parent: Path) -> Iterator[Path]:
    """Lend an empty folder inside `parent`, so that files can be moved out of it in one step."""
    with tempfile.TemporaryDirectory(dir=parent) as folder:
        yield Path(folder)


def key_of(*parts: object) -> str:
    """Return one digest of `parts`: files by content, everything else as it prints."""
    digest = hashlib.sha256()
    for part in parts:
        content = part.read_bytes() if isinstance(part, Path) else str(part).encode()
        digest.update(f"{len(content)}\0".encode() + content)
    return digest.hexdigest()


def size_and_sum(file: Path) -> dict[str, int | str]:
    """Return a file's size in bytes and its SHA-256 in hexadecimal."""
    content = file.read_bytes()
    return {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def pyodide_version() -> str:
    """Return the version of Pyodide's npm package."""
    return str(json.loads((PYODIDE_PACKAGE / "package.json").read_text(encoding="utf-8"))["version"])


def drillbook_version(sources: Mapping[str, bytes]) -> str:
    """Return the version that the package's `__init__.py` states."""
    found = re.search(rb'^__version__ = "([^"]+)"$', sources["drillbook/__init__.py"], re.MULTILINE)
    if not found:
        raise ValueError('drillbook/__init__.py: no version. There must be a line such as __version__ = "1.0.0"')
    return found[1].decode()
