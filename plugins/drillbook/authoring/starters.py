"""The files to begin with that `drillbook new` writes. Knows nothing of where they are written."""


def drill_starter(name: str) -> str:
    """A drill's file with every key that a drill needs, and the usual ones besides."""
    return f"""\
format: 1
name: {name}
purpose: activation            # awareness, activation, mobility, strength or running form
position: lying on the side    # where it begins: a change of position needs a longer lead-in
equipment: [mat]               # [] for nothing
muscles: [gluteus medius]
summary: One sentence that says what it does and why anybody would do it.
setup: Lie on your side with hips and knees bent.
steps:
  - Raise the top knee slowly.
  - Lower it just as slowly.
sides: each                    # both, each, alternate reps or alternate sets
side_names: {{left: left leg on top, right: right leg on top}}   # `left` is the limb that works
dose:                          # every count is for each side
  sets: 1
  reps: 8
  tempo: [open 2s, close 2s]   # or: hold: 10s · time: 30s · reps alone · until: tap
dose_from: {{sets: editor, reps: editor, tempo: editor}}   # a source, a claim, or editor
cues:                          # when: what to say
  rep 4: As slow down as up
cautions:
  - Say what goes wrong easily.
stop_if:
  - Say what it must not feel like.
figure:                        # leave it out, or copy one from a drill that moves alike
  view: front raised
  shows: right                 # the limb that works, toward the viewer; the other side is its mirror image
  working: [gluteus medius]    # marked in every pose but the first
  props: [mat]
  poses:                       # angles of joints in degrees; what is not named stays as in the pose before
    start: {{}}                  # begins as `position` says
    open: {{near_leg: {{hip: 32, abd: 17, rot: 45}}, arrows: [{{follow: near knee}}]}}   # a phase's name: where it ends
# More keys: aliases, limits, easier, harder, ask_first, claims, contested. `drillbook schema` has them all.
"""


def routine_starter(name: str, drill_ids: tuple[str, ...]) -> str:
    """A routine's file with the first of these drills, or with an instruction where there are none."""
    first = f"drill: {drill_ids[0]}" if drill_ids else "do: Walk easily\n    for: 2min"
    return f"""\
format: 1
name: {name}
when: before a run
made: by the editors           # from the source, source with doses added, by the editors
summary: One sentence that says what it does and for whom.
lead_in: 10s                   # before the first drill
order: fixed                   # fixed: items may be left out but not moved; or free
items:
  - {first}
  - rest: 15s                  # takes the place of the change of drills
    say: Come up to standing
  - do: Walk a few steps       # not a drill: a sentence and a time, or `until: tap`
    for: 30s
# More: `dose:` and `cues:` below a drill change them here; `- rounds: 2` has items of its own; `- routine: id`.
"""
