"""Small books to make pages of: a few drills and routines as values."""

from drillbook.authoring.library import (
    AuthoredDrill,
    AuthoredRoutine,
    Claim,
    Disagreement,
    Evidence,
    Library,
    Source,
    Standpoint,
)
from drillbook.engine.dose import Dose, Hold, PacedReps, Phase, Timed
from drillbook.engine.routine import (
    Drill,
    InstructionItem,
    Item,
    Limit,
    RestItem,
    RoundsItem,
    Routine,
    SideNames,
    Sides,
)

OPEN_CLOSE = (Phase("open", 2_000), Phase("close", 2_000))

EVIDENCE = Evidence(
    sources={
        "S-001": Source("S-001", "Oops", "A to Z Running", kind="article"),
        "X4": Source(
            "X4", "A circuit", "Journal of Circuits 3", "Jay Johnson", 2012, "study", "https://example.org/x4"
        ),
    },
    claims={
        "C-001-11": Claim("C-001-11", "The feet are the hinge.", "CLIN", "S-001"),
        "C-001-14": Claim("C-001-14", "The foot rises.", "CLIN", "S-001"),
        "C-001-15": Claim("C-001-15", "The back stays flat.", "CLIN", "S-001"),
        "C-001-18": Claim("C-001-18", "Tense it on purpose.", "OPIN", "S-001"),
    },
    disagreements={
        "D10": Disagreement(
            "D10",
            "Alone or together?",
            (Standpoint("Alone first.", ("C-001-11",)), Standpoint("Together.", (), ("X4",))),
            "Nobody knows.",
        )
    },
)


def clam(**changes: object) -> AuthoredDrill:
    """A drill with reps on each side; `changes` are fields of AuthoredDrill."""
    names = SideNames("left leg on top", "right leg on top")
    limits = (Limit("tempo", at_least=3_000),)
    fields: dict[str, object] = {
        "id": "clam",
        "path": "clam.yml",
        "name": "Clam",
        "drill": Drill("clam", "Clam", "lying on the side", "Lie on your side.", names, limits),
        "dose": Dose(PacedReps(8, OPEN_CLOSE), switch_ms=6_000),
        "sides": Sides.EACH,
        "purpose": "activation",
        "position": "lying on the side",
        "equipment": ("mat",),
        "muscles": ("gluteus medius",),
        "summary": "Opens the hip.",
        "steps": ("Keep your feet touching.",),
        "dose_from": {"reps": "X4", "switch": "editor"},
        "stop_if": ("A pinch at the front of the hip.",),
        "claims": ("C-001-11",),
        "contested": ("D10",),
        "side_names": names,
    }
    return AuthoredDrill(**{**fields, **changes})  # type: ignore[arg-type]  # the fields have the types of AuthoredDrill


def hold(**changes: object) -> AuthoredDrill:
    """A drill of three holds for both sides at once."""
    fields: dict[str, object] = {
        "id": "squeeze",
        "path": "squeeze.yml",
        "name": "Squeeze",
        "drill": Drill("squeeze", "Squeeze", "lying on the front"),
        "dose": Dose(Hold(10_000), sets=3, rest_ms=5_000),
        "purpose": "awareness",
        "summary": "Both buttocks.",
    }
    return AuthoredDrill(**{**fields, **changes})  # type: ignore[arg-type]  # the fields have the types of AuthoredDrill


def routine(*items: Item, **changes: object) -> AuthoredRoutine:
    """A routine of these items, or of a clam, a rest and three holds."""
    made = items or (clam().item("0"), RestItem("1", 20_000, "Roll over"), hold().item("2"))
    fields: dict[str, object] = {
        "id": "before",
        "path": "routines/before.yml",
        "name": "Before a run",
        "routine": Routine("before", "Before a run", made),
        "when": "before a run",
        "summary": "Short.",
    }
    return AuthoredRoutine(**{**fields, **changes})  # type: ignore[arg-type]  # the fields have the types of it


def in_rounds() -> AuthoredRoutine:
    """Two rounds of a hold and a jog."""
    inner: tuple[Item, ...] = (hold().item("0.0"), InstructionItem("0.1", "Jog easily", Timed(60_000)))
    return routine(RoundsItem("0", 2, inner, 30_000), id="rounds", path="routines/rounds.yml", name="Rounds")


def library(*drills: AuthoredDrill, routines: tuple[AuthoredRoutine, ...] | None = None) -> Library:
    """A library of these drills, or of the two above, and of these routines, or of the first above."""
    found = drills or (clam(), hold())
    made = (routine(),) if routines is None else routines
    return Library({drill.id: drill for drill in found}, {done.id: done for done in made}, EVIDENCE)
