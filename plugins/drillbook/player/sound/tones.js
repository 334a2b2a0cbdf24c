/**
 * The small family of tones, told apart by pitch and by shape. Data only: knows nothing of any audio clock.
 * Every note lasts at least 150 ms, because wireless earphones swallow what is shorter.
 */

/** @typedef {import('../types.js').Note} Note */

/**
 * @param {number} hz
 * @param {number} fromMs
 * @param {number} lengthMs
 * @param {OscillatorType} shape
 * @param {number} loudness 0 to 1
 * @returns {Note}
 */
const note = (hz, fromMs, lengthMs, shape, loudness) => ({
  hz,
  from_ms: fromMs,
  length_ms: lengthMs,
  shape,
  loudness,
});

/** @type {import('../types.js').ToneFamily} */
export const TONES = Object.freeze({
  // two steps up: attention, nothing to do yet
  "get-ready": [note(392, 0, 180, "sine", 0.5), note(523, 170, 260, "sine", 0.5)],
  // the same short knock three times, then `go` an octave higher and three times as long
  count: [note(523, 0, 160, "triangle", 0.6)],
  go: [note(1047, 0, 480, "triangle", 0.7), note(1568, 0, 480, "sine", 0.15)],
  phase: [note(659, 0, 150, "sine", 0.35)],
  rep: [note(880, 0, 150, "sine", 0.45)],
  // lower than `count`, so that an end is not taken for a beginning
  ending: [note(330, 0, 170, "triangle", 0.6)],
  // there and back: the other side
  switch: [note(523, 0, 170, "sine", 0.55), note(784, 160, 170, "sine", 0.55), note(523, 320, 220, "sine", 0.55)],
  // downhill: let go
  rest: [note(784, 0, 190, "sine", 0.5), note(587, 180, 190, "sine", 0.5), note(392, 360, 340, "sine", 0.5)],
  soft: [note(294, 0, 420, "sine", 0.5)],
  finish: [
    note(523, 0, 200, "triangle", 0.5),
    note(659, 190, 200, "triangle", 0.5),
    note(784, 380, 200, "triangle", 0.5),
    note(1047, 570, 620, "triangle", 0.55),
  ],
});
