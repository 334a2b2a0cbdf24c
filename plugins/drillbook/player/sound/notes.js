/** One note of a tone as a sound on the audio clock. Knows no tone, no cue and no page. */

/** @typedef {import('../types.js').Note} Note */

/** How long the end takes to fall silent, against a click. */
const RELEASE_S = 0.05;
/** Of an exponential fall, the share that is left at the end. */
const REST_OF_FALL = 0.05;

/** The waves made for each context, by their partials. @type {WeakMap<BaseAudioContext, Map<string, PeriodicWave>>} */
const waves = new WeakMap();

/**
 * Starts a note at a moment of the audio clock: a soft beginning, a fall to what it sustains, a soft end.
 * @param {BaseAudioContext} context @param {AudioNode} target @param {Note} note @param {number} begins_s
 * @returns {{source: OscillatorNode, ends_s: number}}
 */
export function startNote(context, target, note, begins_s) {
  const from = begins_s + note.from_ms / 1000;
  const until = from + note.length_ms / 1000;
  const full = from + note.attack_ms / 1000;
  const gain = context.createGain();
  gain.gain.setValueAtTime(0, from);
  gain.gain.linearRampToValueAtTime(note.loudness, full);
  if (note.sustain < 1) {
    const fall = (until - full) / -Math.log(REST_OF_FALL);
    gain.gain.setTargetAtTime(note.loudness * note.sustain, full, fall);
  }
  const left = note.sustain + (1 - note.sustain) * Math.pow(REST_OF_FALL, (until - RELEASE_S - full) / (until - full));
  gain.gain.setValueAtTime(note.loudness * left, until - RELEASE_S);
  gain.gain.linearRampToValueAtTime(0, until);
  gain.connect(target);
  const source = context.createOscillator();
  source.setPeriodicWave(waveOf(context, note.partials));
  source.frequency.value = note.hz;
  if (note.to_hz !== undefined) {
    source.frequency.setValueAtTime(note.hz, full);
    source.frequency.exponentialRampToValueAtTime(note.to_hz, until - RELEASE_S);
  }
  source.connect(gain);
  source.start(from);
  source.stop(until + 0.01);
  return { source, ends_s: until };
}

/** @param {BaseAudioContext} context @param {readonly number[]} partials loudness of each harmonic, from the first */
function waveOf(context, partials) {
  const own = waves.get(context) ?? new Map();
  waves.set(context, own);
  const name = partials.join();
  if (!own.has(name)) {
    const imaginary = new Float32Array([0, ...partials]);
    own.set(name, context.createPeriodicWave(new Float32Array(imaginary.length), imaginary));
  }
  return /** @type {PeriodicWave} */ (own.get(name));
}
