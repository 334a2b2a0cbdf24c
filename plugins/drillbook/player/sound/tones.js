/**
 * The small family of tones: a score in D major, told apart without looking by contour, register, timbre and length.
 * Data only: knows nothing of any audio clock. Every note lasts at least 150 ms, because wireless earphones swallow what
 * is shorter, and begins softly; every fundamental lies between 400 and 1600 Hz, where music and small loudspeakers
 * leave room. Calls are equally loud; what keeps time within the work is quieter. The notes of what opens a stretch have
 * all begun before its words do.
 */

/** @typedef {import('../types.js').Note} Note */

const [A4, B4, D5, E5, FIS5, A5, D6] = [440, 494, 587, 659, 740, 880, 1175];

/**
 * How an instrument sounds: its harmonics, how softly it begins, and what share of it stays while it lasts.
 * @typedef {Pick<Note, 'partials' | 'attack_ms' | 'sustain'>} Timbre
 */
/** @type {Record<'wood' | 'bell' | 'horn' | 'flute' | 'hum' | 'pad', Timbre>} */
const TIMBRES = {
  wood: { partials: [1, 0, 0, 0.3], attack_ms: 8, sustain: 0 },
  bell: { partials: [1, 0.3, 0.12, 0.16], attack_ms: 8, sustain: 0 },
  horn: { partials: [1, 0.5, 0.4, 0.2, 0.1], attack_ms: 20, sustain: 0.7 },
  flute: { partials: [1, 0.15], attack_ms: 15, sustain: 0.4 },
  hum: { partials: [1, 0.6, 0.2], attack_ms: 20, sustain: 0.8 },
  pad: { partials: [1, 0.25, 0.1], attack_ms: 80, sustain: 1 },
};

/**
 * @param {keyof typeof TIMBRES} timbre
 * @param {number} loudness 0 to 1
 * @returns {(hz: number, from_ms: number, length_ms: number, to_hz?: number) => Note}
 */
const played = (timbre, loudness) => (hz, from_ms, length_ms, to_hz) => ({
  hz,
  ...(to_hz !== undefined && { to_hz }),
  from_ms,
  length_ms,
  loudness,
  ...TIMBRES[timbre],
});

const horn = played("horn", 0.38);
const wood = played("wood", 0.62);
const bell = played("bell", 0.38);
const chime = played("bell", 0.26);
const flute = played("flute", 0.2);
const hum = played("hum", 0.34);
const pad = played("pad", 0.11);

/** @type {import('../types.js').ToneFamily} */
export const TONES = Object.freeze({
  // a horn calls from below: a step up to the home note, nothing to do yet
  "get-ready": [horn(A4, 0, 170), horn(D5, 130, 300)],
  // a knock on wood on the home note, three times, then `go`, a bell an octave above, four times as long
  count: [wood(D5, 0, 250)],
  go: [bell(D6, 0, 650), played("bell", 0.12)(A5, 0, 650)],
  // a soft flute keeps time: a rep begins high, goes through the middle and ends low
  "phase-first": [flute(A5, 0, 170)],
  "phase-middle": [played("flute", 0.22)(E5, 0, 170)],
  "phase-last": [played("flute", 0.26)(A4, 0, 190)],
  // the note a rep begins with, struck as a bell: one more, uncounted
  rep: [played("bell", 0.25)(A5, 0, 260)],
  // a hum that droops: lower than `count` and sinking, so that an end is not taken for a beginning
  ending: [hum(B4, 0, 240, A4)],
  // there and back: the other side
  switch: [horn(D5, 0, 150), horn(A5, 115, 150), horn(D5, 230, 240)],
  // two bells down, not yet at home: done, and there is more of it
  "set-done": [bell(A5, 0, 220), bell(E5, 140, 400)],
  // three bells down to the home note: let go
  rest: [bell(A5, 0, 200), bell(FIS5, 115, 200), bell(D5, 230, 560)],
  // an author's own sign: two notes that swell
  soft: [pad(D5, 0, 600), pad(A5, 0, 600)],
  // up the whole chord, which stays
  finish: [chime(D5, 0, 240), chime(FIS5, 130, 240), chime(A5, 260, 240), chime(D6, 390, 900), chime(D5, 390, 900)],
});
