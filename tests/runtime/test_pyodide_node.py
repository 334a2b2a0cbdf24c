"""The engine inside Pyodide, under Node."""

import pytest

from drillbook import __version__
from drillbook.runtime import PACKAGE
from drillbook.runtime.build.inside import InsideError
from drillbook.runtime.sources import engine_sources
from tests.runtime.pyodide_node import run_in_pyodide


def test_every_module_of_the_engine_imports_with_the_pruned_library() -> None:
    names = [path.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for path in engine_sources(PACKAGE)]
    script = "import importlib\n" + "".join(f"importlib.import_module({name!r})\nprint({name!r})\n" for name in names)
    assert run_in_pyodide(script).split() == names


def test_the_engine_runs_as_bytecode_of_pyodides_own_version() -> None:
    script = "import drillbook, sys\nprint(drillbook.__version__, drillbook.__spec__.origin, sys.platform)"
    version, origin, platform = run_in_pyodide(script).split()
    assert (version, platform) == (__version__, "emscripten")
    assert origin.endswith("py3-none-any.whl/drillbook/__init__.pyc")


def test_a_script_that_fails_tells_what_went_wrong_and_where() -> None:
    with pytest.raises(InsideError, match=r"line 2(?s:.*)ZeroDivisionError"):
        run_in_pyodide("number = 0\nprint(1 / number)")
