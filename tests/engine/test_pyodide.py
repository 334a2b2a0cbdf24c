"""Both ends agree: the scripts inside Pyodide, to the letter."""

from pathlib import Path

import pytest

from drillbook.runtime.build.inside import run_inside
from tests.engine.scripts import outcomes

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A folder with the tests' own modules and nothing else: the whole of tests/ is not needed inside."""
    engine = tmp_path / "tests" / "engine"
    engine.mkdir(parents=True)
    (tmp_path / "tests" / "__init__.py").touch()
    for name in ("__init__.py", "play.py", "routines.py", "scripts.py", "scripts.json"):
        (engine / name).write_bytes((HERE / name).read_bytes())
    return tmp_path


def test_pyodide_and_cpython_agree_on_every_event_of_every_script(repository: Path) -> None:
    folders = {"/plugins": REPOSITORY / "plugins", "/repository": repository}
    assert run_inside(HERE / "inside_pyodide.py", folders=folders).strip() == outcomes()
