"""What hatchling builds of a copy of this repository: only what plays where it is installed."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from drillbook.runtime import built_runtime
from drillbook.runtime.sources import engine_digest, engine_sources

REPOSITORY = Path(__file__).parents[1]
FILES = ("pyproject.toml", "hatch_build.py", "README.md", "CHANGELOG.md", "LICENSE", "LICENSE-CONTENT", "THIRD-PARTY")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The repository as a fresh clone has it: without what make makes."""
    for name in FILES:
        shutil.copy(REPOSITORY / name, tmp_path)
    ignored = shutil.ignore_patterns("built", "__pycache__")
    shutil.copytree(REPOSITORY / "plugins", tmp_path / "plugins", ignore=ignored)
    return tmp_path


def build(copy: Path, target: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "hatchling", "build", "--target", target]
    return subprocess.run(command, cwd=copy, check=False, capture_output=True, text=True)


def put_runtime(package: Path) -> None:
    """A runtime that is whole by its own account, without the files that need a browser."""
    folder = package / "runtime" / "built"
    folder.mkdir(parents=True)
    (folder / "worker.js").write_text("//")
    manifest = {
        "files": {"worker.js": {"size": 2}},
        "engine_digest": engine_digest(engine_sources(package)),
        "pyodide": "0",
    }
    (folder / "manifest.json").write_text(json.dumps(manifest))


@pytest.mark.parametrize("target", ["wheel", "sdist"])
def test_without_the_runtime_there_is_no_package_but_a_cure(copy: Path, target: str) -> None:
    done = build(copy, target)
    assert done.returncode
    assert "Pyodide is not built yet. Run `make runtime`." in done.stderr
    assert not list((copy / "dist").glob("*.*"))


def test_a_runtime_older_than_the_engine_is_not_packed(copy: Path) -> None:
    put_runtime(copy / "plugins" / "drillbook")
    (copy / "plugins" / "drillbook" / "engine" / "new.py").write_text('"""New."""\n')
    assert "older than the engine's Python files" in build(copy, "wheel").stderr


def test_an_editable_install_needs_no_runtime(copy: Path) -> None:
    done = build(copy, "wheel:editable")
    assert not done.returncode, done.stderr


def test_a_wheel_built_from_the_sdist_is_whole(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    put_runtime(copy / "plugins" / "drillbook")
    assert not build(copy, "sdist").returncode
    (sdist,) = (copy / "dist").glob("*.tar.gz")
    unpacked = tmp_path_factory.mktemp("sdist")
    shutil.unpack_archive(sdist, unpacked, filter="data")
    (source,) = unpacked.iterdir()
    done = build(source, "wheel")
    assert not done.returncode, done.stderr
    (file,) = (source / "dist").glob("*.whl")
    installed = tmp_path_factory.mktemp("installed")
    shutil.unpack_archive(file, installed, "zip")
    assert built_runtime(installed / "drillbook" / "runtime" / "built", installed / "drillbook").files
    notices = (installed / "drillbook" / "THIRD-PARTY.txt").read_text()
    assert notices == (REPOSITORY / "THIRD-PARTY").read_text()


PERMISSIONS = {
    "MIT": "The above copyright notice and this permission notice shall be included in all",
    "BSD-3-Clause": "3. Neither the name of the copyright holder nor the names of its contributors",
    "BSD-2-Clause": "2. Redistributions in binary form must reproduce the above copyright notice",
    "zlib": "This notice may not be removed or altered from any source distribution",
    "bzip2-1.0.6": "must not claim that you wrote the original software",
    "PSF": "PSF hereby grants Licensee a nonexclusive, royalty-free, world-wide license",
    "Mozilla Public License": "https://github.com/pyodide/pyodide/tree/",
}


@pytest.mark.parametrize("licence", PERMISSIONS)
def test_each_licence_named_in_the_notices_is_there_in_its_own_words(licence: str) -> None:
    notices = " ".join((REPOSITORY / "THIRD-PARTY").read_text().split())
    assert licence in notices
    assert PERMISSIONS[licence] in notices


@pytest.mark.parametrize(
    "workflow", sorted((REPOSITORY / ".github/workflows").glob("*.yml")), ids=lambda path: path.stem
)
def test_a_workflow_runs_actions_by_commit_not_by_a_tag_that_can_move(workflow: Path) -> None:
    used = re.findall(r"uses: (.*)", workflow.read_text())
    assert used
    assert [one for one in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)] == []
