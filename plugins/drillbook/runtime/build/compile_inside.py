"""Compiles Python files into zips; runs inside Pyodide, because only its own interpreter writes its bytecode.

/job/job.json says what to do. Both tasks write to /out, and the same input gives the same bytes.

- `library`: the part of the standard library that a start, the modules named in `imports` and everyday mishaps load
  -> python_stdlib.zip; what this script needs besides to run -> toolbox.zip
- `engine`: the sources in /sources, with the texts in `dist_info` -> the wheel `wheel`
"""

import importlib
import importlib.util
import json
import sys
from collections.abc import Iterable, Mapping
from importlib import _bootstrap_external
from pathlib import Path
from typing import Any

LIBRARY = f"/lib/python{sys.version_info.major}{sys.version_info.minor}.zip"
OUT = Path("/out")


def loaded_from_library() -> set[str]:
    """Return the paths, within the library's zip, of the modules that are loaded now."""
    origins = (getattr(getattr(module, "__spec__", None), "origin", None) for module in list(sys.modules.values()))
    return {
        origin.removeprefix(LIBRARY + "/")
        for origin in origins
        if isinstance(origin, str) and origin.startswith(LIBRARY + "/")
    }


def load_what_mishaps_load() -> None:
    """Go through what imports lazily when something goes wrong: the report must not fail for want of a module."""
    import traceback
    import warnings

    from js import Object
    from pyodide.ffi import JsException, create_proxy, to_js

    for code in ("undefined_name", "import no_such_module", "'a' + 1", "x = = 1", "json.loads('{')", "[].appendd"):
        try:
            exec(compile(code, "mishap", "exec"), {"json": json})  # noqa: S102 our own lines
        except Exception as error:  # noqa: BLE001 that is the point
            error.add_note("a note")
            "".join(traceback.format_exception(ExceptionGroup("several", [error])))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.warn("a warning", stacklevel=1)
    create_proxy(len).destroy()
    to_js({"a": [1, None]})
    try:
        Object.defineProperty(1)
    except JsException as error:
        "".join(traceback.format_exception(error))


def compiled(source: bytes, name: str, optimize: int) -> bytes:
    """Return the bytecode file of `source`, valid without a look at its source's time or content."""
    code = compile(source, name, "exec", dont_inherit=True, optimize=optimize)
    source_hash = importlib.util.source_hash(source)
    return bytes(_bootstrap_external._code_to_hash_pyc(code, source_hash, checked=False))  # type: ignore[attr-defined]  # not in typeshed


def write_zip(file: Path, contents: Mapping[str, bytes]) -> None:
    """Write a zip that depends on nothing but `contents`."""
    import zipfile

    with zipfile.ZipFile(file, "w") as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, compress_type=zipfile.ZIP_DEFLATED, compresslevel=9)


def compile_library(imports: Iterable[str]) -> None:
    """Write the pruned library, without docstrings and assertions, and the toolbox."""
    for name in imports:
        importlib.import_module(name)
    importlib.invalidate_caches()  # as Pyodide does after it has loaded the wheel
    load_what_mishaps_load()
    needed = loaded_from_library()

    import base64  # noqa: F401 belongs into the toolbox
    import hashlib  # noqa: F401 belongs into the toolbox
    import zipfile

    write_zip(OUT / "toolbox.zip", {"empty": b""})
    tools = loaded_from_library() - needed
    with zipfile.ZipFile(LIBRARY) as sources:
        for name, files in (("python_stdlib.zip", needed), ("toolbox.zip", tools)):
            pruned = {file + "c": compiled(sources.read(file), file, optimize=2) for file in sorted(files)}
            write_zip(OUT / name, pruned)


def compile_engine(wheel: str, dist_info: Mapping[str, str]) -> None:
    """Write the engine's wheel: each source, and its bytecode beside it, with assertions."""
    import base64
    import hashlib

    contents: dict[str, bytes] = {}
    root = Path("/sources")
    for file in sorted(root.rglob("*.py")):
        name = file.relative_to(root).as_posix()
        contents[name] = file.read_bytes()
        contents[name + "c"] = compiled(contents[name], name, optimize=0)
    contents |= {name: text.encode() for name, text in dist_info.items()}

    record = f"{wheel.rsplit('-', 3)[0]}.dist-info/RECORD"
    lines = []
    for name, content in contents.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        lines.append(f"{name},sha256={digest},{len(content)}\n")
    contents[record] = "".join([*lines, f"{record},,\n"]).encode()
    write_zip(OUT / wheel, contents)


def main() -> None:
    """Do the task in /job/job.json."""
    job: dict[str, Any] = json.loads(Path("/job/job.json").read_text(encoding="utf-8"))
    match job["task"]:
        case "library":
            compile_library(job["imports"])
        case "engine":
            compile_engine(job["wheel"], job["dist_info"])
        case unknown:
            raise ValueError(f"{unknown!r} is no task: write library or engine")


main()
