/** A clip as it should sound: one channel, no silence before and after its words, as loud as the others. */

/** Quieter than this is silence. */
const SILENCE = 0.01;
/** What is left of the silence, so that no first letter is cut. */
const MARGIN_S = 0.01;
/** As loud as every clip gets, so that a tone beside it is still heard. */
const PEAK = 0.7;
/** What is much too quiet is mostly noise. */
const MOST_GAIN = 6;

/**
 * @param {AudioBuffer} clip
 * @returns {AudioBuffer} another one; throws where there is nothing to hear
 */
export function evened(clip) {
  const mixed = new Float32Array(clip.length);
  for (let channel = 0; channel < clip.numberOfChannels; channel++) {
    clip.getChannelData(channel).forEach((value, at) => (mixed[at] = (mixed[at] ?? 0) + value));
  }
  const loud = (/** @type {number} */ value) => Math.abs(value) > SILENCE;
  const first = mixed.findIndex(loud);
  const last = mixed.findLastIndex(loud);
  if (first < 0) throw new Error("a clip without a sound");
  const margin = Math.round(MARGIN_S * clip.sampleRate);
  const words = mixed.subarray(Math.max(0, first - margin), last + margin + 1);
  const peak = words.reduce((highest, value) => Math.max(highest, Math.abs(value)), 0);
  const gain = Math.min(PEAK / peak, MOST_GAIN);
  const even = new AudioBuffer({ length: words.length, sampleRate: clip.sampleRate, numberOfChannels: 1 });
  even.copyToChannel(
    words.map((value) => value * gain),
    0,
  );
  return even;
}
