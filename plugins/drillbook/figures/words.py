"""What a picture shows, in words, for people who do not see it. Knows no SVG."""

from collections.abc import Iterable

from drillbook.figures.marks import Kind, Mark
from drillbook.figures.movement import Movement
from drillbook.figures.pose import Arrow, View, Way
from drillbook.figures.skeleton import Skeleton
from drillbook.figures.turning import degrees_between, minus

VIEWS = {
    View.SIDE: "from the side",
    View.HIGH_SIDE: "from the side and above",
    View.FRONT: "from the front",
    View.FRONT_OBLIQUE: "from the side and a little from the front",
    View.FRONT_RAISED: "from the front and above",
    View.BACK: "from behind",
}


def label(movement: Movement, number: int, alt: str) -> str:
    """A sentence or two: which drill and pose, how the body lies, what is marked."""
    pose, body = movement.figure.poses[number], movement.bodies[number]
    shown = [f"{alt}, {pose.name}" if alt else pose.name, f"seen {VIEWS[movement.figure.view]}"]
    posture = f"{trunk_words(body)}, {leg_words(body)}"
    marked = marks_words(movement.marks(number))
    attended = f"attention on the {pose.attend} half" if pose.attend else ""
    pointed = _listed([arrow_words(arrow) for arrow in pose.arrows]) if pose.arrows else ""
    return ". ".join(_capital(text) for text in (", ".join(shown), posture, marked, attended, pointed) if text) + "."


def arrow_words(arrow: Arrow) -> str:
    """What an arrow says."""
    if arrow.follows:
        return f"an arrow shows the way of the {arrow.follows}"
    way = {Way.NEAR: "toward the viewer", Way.FAR: "away from the viewer"}.get(arrow.way or Way.UP, arrow.way)
    return f"an arrow points {way} at the {arrow.at}"


def marks_words(marks: Iterable[Mark]) -> str:
    """The muscles that are marked, named."""
    found = list(marks)
    parts = []
    for kind, words in ((Kind.WORKING, "tape on"), (Kind.STRETCHED, "open tape, stretched, on")):
        muscles = list(dict.fromkeys(mark.muscle for mark in found if mark.kind is kind))
        if muscles:
            parts.append(f"{words} {_listed(muscles)}")
    return ", ".join(parts)


def trunk_words(body: Skeleton) -> str:
    """How the trunk is held."""
    up, forward, near = body.turns["thorax"].up, body.turns["pelvis"].forward, body.turns["pelvis"].near
    if abs(near[1]) > 0.8:
        return "lying on the side"
    tilt = degrees_between(up, (0.0, 1.0, 0.0))
    if tilt > 65 and body.joints["root"][1] < 30:
        return "lying face down" if forward[1] < 0 else "lying face up"
    if tilt > 55:
        return "trunk level, face down" if up[0] > 0 else "trunk level, face up"
    return "upright" if tilt < 12 else "trunk leaning forward" if up[0] > 0 else "trunk leaning back"


def leg_words(body: Skeleton) -> str:
    """How each leg is held."""
    sides = {side: _leg(body, side) for side in ("near", "far")}
    if sides["near"] == sides["far"]:
        return f"both legs {sides['near']}"
    return f"near leg {sides['near']}, far leg {sides['far']}"


def _leg(body: Skeleton, side: str) -> str:
    thigh = minus(body.joints[f"{side} knee"], body.joints[f"{side} hip"])
    shank = minus(body.joints[f"{side} ankle"], body.joints[f"{side} knee"])
    bent = degrees_between(thigh, shank)
    knee = "straight" if bent < 15 else "slightly bent" if bent < 45 else "bent" if bent < 115 else "folded"
    down = body.turns["pelvis"].up
    way = body.turns["pelvis"].forward
    ahead = degrees_between(thigh, (-down[0], -down[1], -down[2]))
    if ahead < 18:
        return knee
    front = thigh[0] * way[0] + thigh[1] * way[1] + thigh[2] * way[2]
    return f"{knee} and in front of the body" if front > 0 else f"{knee} and behind the body"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
