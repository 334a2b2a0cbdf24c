"""Diagrams for articles as their authors mean them: each kind a type of its own. Knows nothing of drawing or files."""

from dataclasses import dataclass

from drillbook.figures.marks import Kind
from drillbook.figures.pose import Figure


@dataclass(frozen=True, slots=True)
class Stage:
    """One body of a stride: where in the movement it is, counted in ways from pose to pose, and how thick its tape is.

    `share` is the tape's width as a share of the usual: how hard the muscle works.
    """

    name: str
    at: float
    share: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class StrideDiagram:
    """Bodies of a movement on one floor line, with tape on one muscle as thick as it works."""

    figure: Figure
    muscle: str
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One station of a circle."""

    name: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class CircleDiagram:
    """Steps of which each leads to the next, and the last to the first."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Muscle:
    """A muscle that is labelled: marked as working or short, or as long or letting go."""

    name: str
    kind: Kind
    words: str


@dataclass(frozen=True, slots=True)
class BodyDiagram:
    """One pose of a figure with labelled muscles; `crossed`: a line joins those that are marked alike."""

    figure: Figure
    pose: int
    muscles: tuple[Muscle, ...]
    crossed: bool = False


@dataclass(frozen=True, slots=True)
class Turned:
    """A part of the body seen from above: by how many degrees its near end is turned forward, and words about it."""

    turn: float
    words: str


@dataclass(frozen=True, slots=True)
class TwistDiagram:
    """A body in a movement, and its shoulders and pelvis seen from above."""

    figure: Figure
    at: float
    name: str
    shoulders: Turned
    pelvis: Turned


@dataclass(frozen=True, slots=True)
class Diagram:
    """A diagram with the sentence that says what it shows, for those who do not see it, and the caption under it."""

    says: str
    caption: str
    content: StrideDiagram | CircleDiagram | BodyDiagram | TwistDiagram
