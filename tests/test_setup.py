"""The set-up that a fresh clone stands on: lock files without addresses, a Python found or asked for in one line."""

import json
import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
FIND_PYTHON = REPOSITORY / ".ci" / "find-python"
PYTHON_LOCKS = ["requirements.lock", "requirements-node.lock"]


def find_python(home: Path, path: str) -> subprocess.CompletedProcess[str]:
    environment = {"HOME": str(home), "PATH": path}
    return subprocess.run([FIND_PYTHON], env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("lock", [*PYTHON_LOCKS, "package-lock.json"])
def test_no_lock_file_says_where_packages_come_from(lock: str) -> None:
    assert re.findall(r"https?://\S+|--index-url|--find-links", (REPOSITORY / lock).read_text()) == []


@pytest.mark.parametrize("lock", PYTHON_LOCKS)
def test_every_locked_python_package_has_a_hash(lock: str) -> None:
    text = (REPOSITORY / lock).read_text()
    pinned = re.findall(r"^[a-z][^\n]*==[^\n]*\\\n    --hash=sha256:", text, re.MULTILINE)
    assert len(pinned) == len(re.findall(r"^[a-z]", text, re.MULTILINE)) > 0


def test_every_locked_npm_package_has_a_sum() -> None:
    packages = json.loads((REPOSITORY / "package-lock.json").read_text())["packages"]
    assert [name for name, package in packages.items() if name and "integrity" not in package] == []


def test_the_build_backend_is_locked_with_the_rest() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())
    lock = (REPOSITORY / "requirements.lock").read_text()
    for requirement in project["build-system"]["requires"]:
        assert re.search(rf"^{re.split('[><=]', requirement)[0]}==", lock, re.MULTILINE)


def test_the_version_in_the_python_version_file_is_preferred(tmp_path: Path) -> None:
    wanted = (REPOSITORY / ".python-version").read_text().strip()
    for version in ("3.12.9", f"{wanted}.1"):
        program = tmp_path / ".pyenv" / "versions" / version / "bin" / "python"
        program.parent.mkdir(parents=True)
        program.write_text("#!/bin/sh\nexit 0\n")
        program.chmod(0o755)
    found = find_python(tmp_path, "/usr/bin:/bin")
    assert found.stdout.strip() == str(tmp_path / ".pyenv" / "versions" / f"{wanted}.1" / "bin" / "python")


def test_without_a_python_one_line_says_what_to_install(tmp_path: Path) -> None:
    for tool in ("bash", "env", "dirname", "tr", "ls", "sort"):
        program = next(Path(folder) / tool for folder in os.defpath.split(":") if (Path(folder or "/") / tool).exists())
        (tmp_path / tool).symlink_to(program)
    missing = find_python(tmp_path, str(tmp_path))
    assert missing.returncode == 1
    assert missing.stdout == ""
    assert re.fullmatch(r"Drillbook needs Python 3\.12 or newer.*install.*\n", missing.stderr)
