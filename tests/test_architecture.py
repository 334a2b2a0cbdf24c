"""The arrows between the layers, and who may name what. Each failure says why the rule is there."""

import ast
import posixpath
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "plugins" / "drillbook"
PLAYER = PACKAGE / "player"

LAYERS: Mapping[str, frozenset[str]] = {
    "engine": frozenset(),
    "figures": frozenset({"engine"}),
    "authoring": frozenset({"engine", "figures"}),
    "runtime": frozenset({"engine"}),
    "browser": frozenset({"engine"}),
    "voice": frozenset({"engine", "authoring"}),
    "pages": frozenset({"engine", "figures", "authoring", "runtime", "config", "voice"}),
    "player": frozenset(),
    "config": frozenset(),
    "plugin": frozenset({"authoring", "pages", "config", "runtime", "voice"}),
    "cli": frozenset({"engine", "authoring", "figures", "pages", "voice"}),
    "__init__": frozenset(),
    "__main__": frozenset({"cli"}),
}
"""Each layer, and those it may import. `engine` knows nobody; nobody knows `plugin`."""

ENGINE_STDLIB = {"dataclasses", "enum", "json", "typing", "collections.abc", "math", "hashlib"}
"""All that the engine may import: it runs at build time and in the browser alike, and time comes to it as numbers."""

FOREIGN: Mapping[str, tuple[frozenset[str], str]] = {
    "yaml": (
        frozenset({"authoring"}),
        "one place turns YAML into values, so that every mistake gets a line and a cure",
    ),
    "mkdocs": (
        frozenset({"plugin", "config", "pages"}),
        "drills and routines must be usable without MkDocs: in the terminal, in tests, in the browser",
    ),
    "js": (frozenset({"browser"}), "only code that runs in the browser can have a browser"),
    "pyodide": (frozenset({"browser"}), "only code that runs in the browser can have Pyodide"),
}

BROWSER_APIS: Mapping[str, str] = {
    "AudioContext": r"\b(Offline)?AudioContext\b",
    "audio session": r"\baudioSession\b",
    "vibration": r"\bvibrate\b",
    "locks": r"\bnavigator\.locks\b|\blocks\.request\b",
    "speechSynthesis": r"\bspeechSynthesis\b",
    "storage": r"\b(localStorage|sessionStorage|indexedDB)\b",
    "wake lock": r"\bwakeLock\b",
    "media session": r"\bmediaSession\b",
    "worker": r"\bnew Worker\b",
}
TYPES_AND_STRINGS = {"types.js", "strings.js"}
CROSSROADS_LINES = 250


def python_files() -> list[Path]:
    """The package's own Python files: not those that are built into it or shipped for Pyodide's library."""
    return sorted(
        path for path in PACKAGE.rglob("*.py") if not {"built", "build", "slim"} & set(path.relative_to(PACKAGE).parts)
    )


def layer_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """The full names of modules that a file imports, with their lines; relative ones resolved."""
    parts = ("drillbook", *path.relative_to(PACKAGE).with_suffix("").parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(parts[: len(parts) - node.level]) if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            if node.module is None or module == "drillbook":
                yield from ((f"{module}.{alias.name}", node.lineno) for alias in node.names)
            else:
                yield module, node.lineno


def at(path: Path, line: int) -> str:
    return f"{path.relative_to(PACKAGE.parent.parent)}:{line}"


def test_each_folder_has_its_place_in_the_layering() -> None:
    unknown = {layer_of(path) for path in python_files()} - LAYERS.keys()
    assert not unknown, f"{sorted(unknown)}: say in LAYERS what they may import, so that no arrow leads back unnoticed"


def test_imports_follow_the_arrows() -> None:
    wrong = [
        f"{at(path, line)} imports {name}: {layer_of(path)} may know only {sorted(LAYERS[layer_of(path)]) or 'itself'}"
        for path in python_files()
        for name, line in imports(path)
        if name.startswith("drillbook.") and (target := name.split(".")[1]) not in {layer_of(path), "__version__"}
        if target not in LAYERS[layer_of(path)]
    ]
    assert not wrong, "an arrow leads back, and what is below could no longer be used or tested alone:\n" + "\n".join(
        wrong
    )


def test_the_engine_imports_nothing_but_its_few_modules() -> None:
    wrong = [
        f"{at(path, line)} imports {name}"
        for path in sorted((PACKAGE / "engine").rglob("*.py"))
        for name, line in imports(path)
        if not name.startswith("drillbook.engine") and name not in ENGINE_STDLIB
    ]
    assert not wrong, (
        "the engine is pure: no clock, chance, file, YAML, MkDocs or browser, so that one script gives the same events "
        f"everywhere; it may import {sorted(ENGINE_STDLIB)}:\n" + "\n".join(wrong)
    )


def test_the_browser_imports_nothing_that_pruned_pyodide_may_lack() -> None:
    wrong = [
        f"{at(path, line)} imports {name}"
        for path in sorted((PACKAGE / "browser").rglob("*.py"))
        for name, line in imports(path)
        if name.split(".")[0] in {"asyncio", "threading", "multiprocessing", "socket"}
    ]
    assert not wrong, "the worker ticks by setTimeout; asyncio would cost a third of a second at start:\n" + "\n".join(
        wrong
    )


@pytest.mark.parametrize("library", sorted(FOREIGN))
def test_a_foreign_library_is_named_only_where_it_belongs(library: str) -> None:
    allowed, reason = FOREIGN[library]
    wrong = [
        f"{at(path, line)} imports {name}"
        for path in python_files()
        for name, line in imports(path)
        if name.split(".")[0] == library and layer_of(path) not in allowed
    ]
    assert not wrong, f"`{library}` belongs to {sorted(allowed)}: {reason}:\n" + "\n".join(wrong)


def test_no_python_module_imports_itself_by_a_circle() -> None:
    paths = {".".join(("drillbook", *path.relative_to(PACKAGE).with_suffix("").parts)): path for path in python_files()}
    edges = {name: {found for found, _ in imports(path) if found in paths} for name, path in paths.items()}
    assert not (found := circle(edges)), "modules that need each other cannot be read one by one: " + " -> ".join(found)


def test_a_file_is_one_noun() -> None:
    long = [
        f"{at(path, 1)} has {n} lines" for path in python_files() if (n := len(path.read_text().splitlines())) > 300
    ]
    assert not long, "a file is one noun, seldom over 250 lines; split it where two nouns meet:\n" + "\n".join(long)


# ───── JavaScript ─────


def modules() -> dict[str, str]:
    """The player's modules by name, such as `sound/tones.js`, without their comments."""
    return {
        path.relative_to(PLAYER).as_posix(): code_of(path.read_text(encoding="utf-8"))
        for path in sorted(PLAYER.rglob("*.js"))
    }


def code_of(text: str) -> str:
    return re.sub(r"/\*.*?\*/|(?<![:'\"`])//[^\n]*", "", text, flags=re.DOTALL)


def js_imports(code: str, room: str = "") -> set[str]:
    """The modules that a module in this room imports, by name; what is not a neighbour's stays as it is written."""
    found = re.findall(
        r"""\b(?:import|export)\s+(?:[\w$*{}\s,]+?\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]""", code
    )
    written = [static or dynamic for static, dynamic in found]
    return {posixpath.normpath(posixpath.join(room, name)) if name.startswith(".") else name for name in written}


def js_arrows() -> dict[str, set[str]]:
    return {name: js_imports(code, posixpath.dirname(name)) for name, code in modules().items()}


@pytest.mark.parametrize("api", sorted(BROWSER_APIS))
def test_a_browser_api_is_named_in_one_module(api: str) -> None:
    naming = [name for name, code in modules().items() if re.search(BROWSER_APIS[api], code)]
    assert len(naming) <= 1, f"{api} is named in {naming}: one module each, so that it can be replaced and tested alone"


def test_modules_of_browser_apis_import_only_types_and_strings() -> None:
    wrong = [
        f"{name} imports {sorted(others)}"
        for name, code in modules().items()
        if any(re.search(pattern, code) for pattern in BROWSER_APIS.values())
        if (others := js_arrows()[name] - TYPES_AND_STRINGS)
    ]
    assert not wrong, (
        "a module around a browser's API knows nothing of the player, so that it works alone:\n" + "\n".join(wrong)
    )


def test_modules_import_each_other_without_circles() -> None:
    edges = {name: others & modules().keys() for name, others in js_arrows().items()}
    assert not (found := circle(edges)), "modules that need each other cannot be read one by one: " + " -> ".join(found)


def test_modules_import_only_their_neighbours() -> None:
    names = set(modules())
    wrong = [f"{name} imports {other}" for name, others in js_arrows().items() for other in sorted(others - names)]
    assert not wrong, "the player is served from one folder and uses nobody else's code:\n" + "\n".join(wrong)


def test_the_crossroads_stays_small() -> None:
    arrows = js_arrows()
    crossroads = max(arrows, key=lambda name: len(arrows[name]))
    lines = len((PLAYER / crossroads).read_text().splitlines())
    assert lines <= CROSSROADS_LINES, (
        f"{crossroads} wires the others and has {lines} lines: over {CROSSROADS_LINES} it has begun to do their work"
    )


def test_the_player_names_no_foreign_server() -> None:
    wrong = [
        f"{path.name}: {found}"
        for path in [*PLAYER.rglob("*.js"), *PLAYER.rglob("*.css"), *(PACKAGE / "pages").rglob("*.css")]
        for found in re.findall(r"https?://[^\s'\"`)]+", path.read_text(encoding="utf-8"))
        if not found.startswith("http://www.w3.org/")
    ]
    assert not wrong, "nothing is fetched from anybody else's server:\n" + "\n".join(wrong)


def circle(edges: Mapping[str, set[str]]) -> list[str]:
    """One circle in a graph, its first node repeated at the end; empty where there is none."""
    sys.setrecursionlimit(max(sys.getrecursionlimit(), 10_000))
    done: set[str] = set()

    def walk(node: str, way: list[str]) -> list[str]:
        if node in way:
            return [*way[way.index(node) :], node]
        if node in done:
            return []
        for following in sorted(edges.get(node, ())):
            if found := walk(following, [*way, node]):
                return found
        done.add(node)
        return []

    return next((found for node in sorted(edges) if (found := walk(node, []))), [])


def test_a_circle_would_be_found() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]
    assert circle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []
