"""What CONTRIBUTING shows about figures works when it is copied."""

import re
from pathlib import Path

from drillbook.authoring.mistakes import Severity
from drillbook.authoring.reading import read_library
from drillbook.figures.start_positions import Position

CONTRIBUTING = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")
DRILL = """\
format: 1
name: Glide
purpose: mobility
position: kneeling
summary: Lengthens the front of the hip.
steps: [Tuck., Glide.]
sides: both
dose: {hold: 30s}
"""


def test_the_figure_to_copy_has_no_mistakes(tmp_path: Path) -> None:
    block = re.search(r"```yaml\n(figure:\n.*?)```", CONTRIBUTING, re.DOTALL)
    assert block is not None
    (tmp_path / "glide.yml").write_text(DRILL + block[1])

    library, mistakes = read_library(tmp_path)

    assert [str(one) for one in mistakes if one.severity is Severity.MISTAKE] == []
    figure = library.drills["glide"].figure
    assert figure is not None
    assert [pose.name for pose in figure.poses] == ["start", "tuck", "hold"]


def test_every_start_position_is_named() -> None:
    flat = " ".join(CONTRIBUTING.split())
    assert [position for position in Position if f"`{position}`" not in flat] == []
