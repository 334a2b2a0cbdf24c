"""The drills and routines of the tests' small site: short, and of every kind of work."""

CLAM = """\
format: 1
name: Clam
purpose: activation
position: lying on the side
equipment: []
summary: Opens the hip.
steps: [Raise the top knee., Lower it.]
sides: each
dose: {sets: 1, reps: 3, tempo: [open 1s, close 1s]}
figure:
  view: front raised
  working: [gluteus medius]
  props: [mat]
  poses:
    start: {}
    open: {near_leg: {hip: 32, abd: 17, rot: 45}, arrows: [{follow: near knee}]}
"""

BRIDGE = """\
format: 1
name: Bridge
purpose: strength
position: lying on the back
equipment: []
summary: Lifts the pelvis.
steps: [Push through the heels.]
sides: both
dose: {sets: 2, hold: 6s, rest: 20s}
"""

SWING = """\
format: 1
name: Leg swing
purpose: mobility
position: standing
equipment: []
summary: Swings the leg.
steps: [Swing.]
sides: both
dose: {reps: 5}
"""

SCAN = """\
format: 1
name: Scan
purpose: awareness
position: standing
equipment: []
summary: Feels both sides.
steps: [Feel.]
sides: both
dose: {until: tap}
"""

LUNGE = """\
format: 1
name: Lunge
purpose: activation
position: standing
equipment: []
summary: Steps out and back.
steps: [Step., Push back.]
sides: alternate reps
dose: {reps: 2, tempo: [step in 1.5s, push back 1.5s]}
"""

MARCH = """\
format: 1
name: March
purpose: activation
position: standing
equipment: []
summary: Marches on the spot.
steps: [March.]
sides: both
dose: {time: 8s}
"""

DRILLS = {"clam": CLAM, "bridge": BRIDGE, "swing": SWING, "scan": SCAN, "lunge": LUNGE, "march": MARCH}

TWENTY_SECONDS = """\
format: 1
name: Twenty seconds
made: by the editors
summary: A clam on each side.
lead_in: 7s
items:
  - drill: clam
    dose: {reps: 2}
"""

EVERYTHING = """\
format: 1
name: Everything
made: by the editors
summary: Every kind of work once.
lead_in: 7s
items:
  - drill: clam
  - drill: bridge
  - drill: swing
  - drill: scan
  - rest: 6s
  - drill: lunge
  - do: Jog on the spot
    for: 6s
  - drill: march
"""

TAPS = """\
format: 1
name: Taps
made: by the editors
summary: Work that only a tap ends.
lead_in: 6s
items:
  - drill: swing
  - drill: scan
  - drill: march
"""

ROUTINES = {"twenty-seconds": TWENTY_SECONDS, "everything": EVERYTHING, "taps": TAPS}

INDEX = """\
```drill
clam
```

```routine
taps
```
"""
