"""The plugin's wheel: who installs it needs no Node, for the built runtime is inside."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from drillbook.runtime import BUILT, PACKAGE, built_runtime
from drillbook.runtime.build.inside import REPOSITORY


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The plugin's wheel, built from the work tree."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder],
        cwd=REPOSITORY,
        check=True,
        capture_output=True,
    )
    (file,) = folder.glob("*.whl")
    return zipfile.ZipFile(file)


def test_the_built_runtime_is_inside_and_whole(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    inside = built_runtime(tmp_path / "drillbook" / "runtime" / "built", tmp_path / "drillbook")
    assert inside.files == built_runtime().files


def test_all_that_the_plugin_serves_is_inside(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    kinds = {".css", ".html", ".js", ".json", ".py", ".svg", ".typed"}
    served = {
        file.relative_to(PACKAGE.parent).as_posix()
        for file in PACKAGE.rglob("*")
        if file.suffix in kinds and file.name != "tsconfig.json" and not file.is_relative_to(PACKAGE / "runtime")
    }
    assert "drillbook/py.typed" in served
    assert served <= names


def test_notices_and_licence_are_inside(wheel: zipfile.ZipFile) -> None:
    notices = [name for name in wheel.namelist() if name.endswith("/licenses/THIRD-PARTY")]
    licences = [name for name in wheel.namelist() if name.endswith("/licenses/LICENSE")]
    assert (len(notices), len(licences)) == (1, 1)
    text = wheel.read(notices[0]).decode()
    assert f"Pyodide {built_runtime().pyodide_version}" in text


def test_nothing_of_the_build_is_inside(wheel: zipfile.ZipFile) -> None:
    build = [name for name in wheel.namelist() if "node_modules" in name or "/build/" in name or "tsconfig" in name]
    assert build == []
    assert [name for name in wheel.namelist() if name.startswith("tests/")] == []


def test_the_wheel_holds_each_byte_of_the_runtime_once(wheel: zipfile.ZipFile) -> None:
    scripts = [name for name in wheel.namelist() if name.endswith("/worker.js")]
    assert scripts == [f"drillbook/runtime/{BUILT.name}/worker.js"]
