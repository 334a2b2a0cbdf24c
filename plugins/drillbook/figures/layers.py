"""What lies over what: the layers of a drawn body from back to front. Knows shapes, not how they are written."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from drillbook.figures.body import Build, Shape, arm, halo, leg, trunk
from drillbook.figures.marks import Mark
from drillbook.figures.parts import PARTS, Sight, is_flat, sight_of
from drillbook.figures.silhouette import distance, pieces
from drillbook.figures.skeleton import Skeleton
from drillbook.figures.tape import ON_TOP, facing, tape
from drillbook.figures.turning import Vector, between
from drillbook.figures.view import Projection

TONELESS = 0.2
"""A viewer who looks along the body's own forward sees both sides alike: below this, neither is the far one."""

FAR_SHIFT = (4.8, 0.0)
"""In a picture from the side, so far the far limbs stand ahead of the near ones; not up: a foot is on the floor."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Shapes drawn one after the other in one tone; `shifted` like all that is on the far side of a flat picture."""

    name: str
    tone: str
    shapes: tuple[Shape, ...]
    shifted: bool = False


def build_of(skeletons: Sequence[Skeleton], seen: Projection, *, scanned: bool = False) -> Build:
    """How a movement through these skeletons is to be drawn throughout."""
    flat = is_flat(skeletons, seen)
    sights = [sight_of(skeleton, seen, flat=flat) for skeleton in skeletons]
    bones = [part.name for part in PARTS.values() if part.tip]
    short = frozenset(bone for bone in bones if any(sight.attachments[bone].k != 1 for sight in sights))
    toned = not scanned and abs(seen.toward[2]) > TONELESS
    return Build(flat=flat, short=short, toned=toned)


def order_of(sight: Sight, build: Build) -> tuple[str, ...]:
    """Limbs and trunk from back to front."""
    if build.flat:
        return "far leg", "far arm", "trunk", "near leg", "near arm"
    depths = {"trunk": 0.0}
    for side, bias in (("near", 2.0), ("far", -2.0)):
        depths[f"{side} leg"] = _before_trunk(sight, [f"{side} {joint}" for joint in ("hip", "knee", "ankle")], bias)
        arm_joints = [f"{side} {joint}" for joint in ("shoulder", "elbow", "wrist")]
        depths[f"{side} arm"] = _before_trunk(sight, arm_joints, bias + 1)
    return tuple(sorted(depths, key=lambda name: depths[name]))


def _before_trunk(sight: Sight, joints: Sequence[str], bias: float) -> float:
    """How far a limb lies before the trunk; where they cross in the picture, the crossing alone says on which side."""
    body, seen = sight.skeleton, sight.seen
    first, second, third = (body.joints[joint] for joint in joints)
    samples = [between(a, b, step / 6) for a, b in ((first, second), (second, third)) for step in range(6)]
    solid = pieces(body, seen)["trunk"]
    spine = [body.joints[joint] for joint in ("root", "lumbar", "neck")]

    def ahead(place: Vector) -> float:
        x, y = seen.point(place)
        behind = min(spine, key=lambda joint: hypot(x - seen.point(joint)[0], y - seen.point(joint)[1]))
        return seen.depth(place) - seen.depth(behind)

    whole = sum(ahead(place) for place in samples) / len(samples) + bias
    crossing = [ahead(place) for place in samples if min(distance(seen.point(place), piece) for piece in solid) < 0]
    if not crossing:
        return whole
    size = max(abs(whole), 0.1)
    return size if sum(crossing) / len(crossing) + bias > 0 else -size


def lies_on_top(sight: Sight, mark: Mark) -> bool:
    """Whether a mark's tape lies over the trunk, not behind it."""
    return mark.side == "near" or facing(sight.skeleton, mark, sight.seen) > ON_TOP


def layers(
    sight: Sight, build: Build, top: Sequence[Mark], behind: Sequence[Mark], order: Sequence[str], thickness: float = 1
) -> list[Layer]:
    """All layers from back to front, with the tape of these marks over and behind the trunk.

    `thickness` is a share of the tape's usual width.
    """
    over = max(order.index("trunk"), order.index("near leg"))
    found: list[Layer] = []
    for at, name in enumerate(order):
        if name == "trunk":
            found += _tapes(sight, behind, thickness, shifted=build.flat)
            found.append(Layer(name, "near", tuple(trunk(sight, build))))
        else:
            found += _limb(sight, build, name)
        if at == over:
            found += _tapes(sight, top, thickness, shifted=False)
            found.append(hip(sight))
    return found


def hip(sight: Sight) -> Layer:
    """The marked joint: a ringed dot on the hip."""
    x, y = sight.own("pelvis", sight.skeleton.joints["near hip"])
    ring = Shape("pelvis", values=(x, y, x, y), letter="L", end="", width=10.4, style="hip-ring")
    dot = Shape("pelvis", values=(x, y, x, y), letter="L", end="", width=6.4, style="hip")
    return Layer("hip", "", (ring, dot))


def _limb(sight: Sight, build: Build, name: str) -> list[Layer]:
    side, limb = name.split()
    shapes = leg(sight, side, build) if limb == "leg" else arm(sight, side, build)
    tone = side if build.toned else "near"
    shifted = build.flat and side == "far"
    return [
        Layer(name, "halo", tuple(halo(shapes)), shifted),
        Layer(name, tone, tuple(shapes), shifted),
    ]


def _tapes(sight: Sight, marks: Sequence[Mark], thickness: float, *, shifted: bool) -> list[Layer]:
    return [
        Layer(f"{mark.side} {mark.muscle} {mark.kind}", "", tuple(tape(sight, mark, thickness)), shifted)
        for mark in marks
    ]
