// Finds in samples where something begins to sound: for each of a few frequencies, the moments at which it rises out of
// what was there. Knows no tones: what is searched for is given as hertz.

const WINDOW_MS = 42; // tells neighbouring notes of the scale apart
const HOP_MS = 5;
const FLOOR = 0.04; // quieter is an overtone, or keeps earphones awake
const RISE = 3; // so many times as loud as in the valley before
const BEGUN = 0.1; // of the rise: then it has begun

/**
 * How loud a frequency is, every 5 ms: a full sine wave of amplitude 1 is 1.
 * @param {Float32Array} samples @param {number} rate_hz @param {number} hz
 */
export function envelope(samples, rate_hz, hz) {
  const width = Math.round((WINDOW_MS / 1000) * rate_hz);
  const hop = Math.round((HOP_MS / 1000) * rate_hz);
  const window = Float32Array.from({ length: width }, (_, n) => (1 - Math.cos((2 * Math.PI * n) / width)) / width);
  const [real, imaginary] = [Math.cos, Math.sin].map((wave) =>
    window.map((weight, n) => 2 * weight * wave((2 * Math.PI * hz * n) / rate_hz)),
  );
  const padded = new Float32Array(samples.length + width); // each window stands in the middle of its moment
  padded.set(samples, width >> 1);
  return Float32Array.from({ length: Math.floor(samples.length / hop) }, (_, frame) => {
    let [x, y] = [0, 0];
    for (let n = 0, at = frame * hop; n < width; n++, at++) {
      x += padded[at] * real[n];
      y += padded[at] * imaginary[n];
    }
    return Math.hypot(x, y) / 2;
  });
}

/**
 * The moments at which the frequency begins to sound, in milliseconds.
 * @param {Float32Array} samples @param {number} rate_hz @param {number} hz
 */
export function onsets(samples, rate_hz, hz) {
  const loud = envelope(samples, rate_hz, hz);
  const found = [];
  let [valley, peak] = [0, -1]; // frames; no peak as long as nothing has risen
  for (let frame = 1; frame < loud.length; frame++) {
    if (peak < 0) {
      if (loud[frame] < loud[valley]) valley = frame;
      else if (loud[frame] > Math.max(FLOOR, RISE * loud[valley])) peak = frame;
    } else if (loud[frame] > loud[peak]) peak = frame;
    else if (loud[frame] < loud[peak] / 2 || frame === loud.length - 1) {
      const begun = loud[valley] + BEGUN * (loud[peak] - loud[valley]);
      let at = peak;
      while (at > valley && loud[at - 1] > begun) at--;
      found.push({ at_ms: at * HOP_MS, loudness: loud[peak] });
      [valley, peak] = [frame, -1];
    }
  }
  return found;
}

/**
 * The stretches in which anything is heard at all, parted by 100 ms of silence or more.
 * @param {Float32Array} samples @param {number} rate_hz
 */
export function stretches(samples, rate_hz) {
  const found = [];
  const ms = (/** @type {number} */ at) => (at * 1000) / rate_hz;
  let [from, until] = [-1, -1];
  const end = () => from < 0 || found.push({ at_ms: ms(from), length_ms: ms(until + 1 - from) });
  samples.forEach((value, at) => {
    if (Math.abs(value) < FLOOR) return;
    if (from < 0 || ms(at - until) >= 100) {
      end();
      from = at;
    }
    until = at;
  });
  end();
  return found;
}
