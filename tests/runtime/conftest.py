"""A runtime built around a host that answers, so that the worker is tested without the engine."""

import shutil
from pathlib import Path

import pytest

from drillbook.runtime import BUILT, Runtime, built_runtime
from drillbook.runtime.build.inside import REPOSITORY
from drillbook.runtime.build.stages import Build

ECHO_PACKAGE = Path(__file__).parent / "echo" / "drillbook"


@pytest.fixture(scope="session")
def echo_build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A build of the echo package that takes over what the real build has made already."""
    folder = tmp_path_factory.mktemp("echo")
    shutil.copytree(BUILT, folder / "built")
    shutil.copytree(REPOSITORY / "build" / "runtime", folder / "workshop", ignore=shutil.ignore_patterns("tmp*"))
    build = Build(package=ECHO_PACKAGE, built=folder / "built", workshop=folder / "workshop")
    build.run()
    return build


@pytest.fixture(scope="session")
def echo(echo_build: Build) -> Runtime:
    """The echo package's runtime; not to be written to."""
    return built_runtime(echo_build.built, ECHO_PACKAGE)
