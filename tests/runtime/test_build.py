"""The build does what is due and no more, and the same input gives the same bytes."""

import dataclasses
import json
import shutil
from pathlib import Path

import pytest

from drillbook.runtime import Runtime, RuntimeNotBuiltError, built_runtime
from drillbook.runtime.build.imports import library_imports
from drillbook.runtime.build.stages import Build


@pytest.fixture
def own_build(echo_build: Build, tmp_path: Path) -> Build:
    """A finished build of a package that may be edited."""
    for name, folder in (("built", echo_build.built), ("workshop", echo_build.workshop)):
        shutil.copytree(folder, tmp_path / name)
    shutil.copytree(echo_build.package, tmp_path / "drillbook")
    return Build(package=tmp_path / "drillbook", built=tmp_path / "built", workshop=tmp_path / "workshop")


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_a_second_build_does_nothing(own_build: Build, capsys: pytest.CaptureFixture[str]) -> None:
    before = {file: file.stat().st_mtime_ns for file in own_build.built.iterdir()}
    own_build.run()
    assert capsys.readouterr().out == ""
    assert {file: file.stat().st_mtime_ns for file in own_build.built.iterdir()} == before


def test_an_edited_engine_is_compiled_again_but_not_the_library(
    own_build: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(own_build.built)
    with (own_build.package / "engine" / "__init__.py").open("a") as engine:
        engine.write("\nANSWER = 42\n")
    with pytest.raises(RuntimeNotBuiltError, match="older than the engine's Python files"):
        built_runtime(own_build.built, own_build.package)
    own_build.run()
    assert capsys.readouterr().out == "runtime: engine\n"
    built_runtime(own_build.built, own_build.package)
    after = contents(own_build.built)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"drillbook_engine-0.0.1-py3-none-any.whl", "pyodide-lock.json", "manifest.json"}


def test_a_new_version_leaves_no_old_wheel_behind(own_build: Build) -> None:
    init = own_build.package / "__init__.py"
    init.write_text(init.read_text().replace("0.0.1", "0.0.2"))
    own_build.run()
    assert [wheel.name for wheel in own_build.built.glob("*.whl")] == ["drillbook_engine-0.0.2-py3-none-any.whl"]


def test_a_lost_file_is_made_again(own_build: Build, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(own_build.built)
    (own_build.built / "pyodide.mjs").unlink()
    own_build.run()
    assert capsys.readouterr().out == "runtime: pyodide\n"
    assert contents(own_build.built) == before


def test_the_same_input_gives_the_same_bytes(echo_build: Build, tmp_path: Path) -> None:
    again = dataclasses.replace(echo_build, built=tmp_path / "built", workshop=tmp_path / "workshop")
    again.run()
    assert contents(again.built) == contents(echo_build.built)


def test_the_lock_has_one_package_with_the_sum_of_its_wheel(echo: Runtime) -> None:
    lock = json.loads((echo.folder / "pyodide-lock.json").read_text())
    manifest = json.loads((echo.folder / "manifest.json").read_text())
    ((name, package),) = lock["packages"].items()
    assert (name, package["version"]) == ("drillbook-engine", "0.0.1")
    assert package["sha256"] == manifest["files"][package["file_name"]]["sha256"]


def test_imports_are_found_inside_functions_too() -> None:
    source = (
        b"import json\nfrom .near import x\nimport js\ndef f():\n    from fractions import Fraction\n    import a.b\n"
    )
    found = library_imports([source])
    assert "fractions" in found
    assert {"js", "a.b", "near"}.isdisjoint(found)


def test_a_runtime_that_is_not_there_names_the_cure(tmp_path: Path) -> None:
    with pytest.raises(RuntimeNotBuiltError, match="not built yet"):
        built_runtime(tmp_path)


def test_a_runtime_with_a_file_cut_off_names_the_file_and_the_cure(own_build: Build) -> None:
    (own_build.built / "pyodide.asm.wasm").write_bytes(b"\0asm")
    with pytest.raises(RuntimeNotBuiltError, match=r"pyodide\.asm\.wasm: missing or not \d+ bytes long. Run `make"):
        built_runtime(own_build.built, own_build.package)
