/** Short shakes of the device, where it can: the only module that names vibration. An extra, never the only sign. */

/** Whether the browser knows how; a desk's does too and has nothing to shake. */
export const canBuzz = "vibrate" in navigator;

/** What can be felt in a pocket: shakes and pauses, in milliseconds. @type {Record<string, number[]>} */
const SHAKES = {
  go: [250],
  switch: [120, 100, 120],
  "set-done": [120],
  rest: [120],
  finish: [120, 100, 120, 100, 400],
};
const OTHER = [200];

/** Whether a tone is felt as well. @param {string | null} tone */
export const isFelt = (tone) => tone !== null && tone in SHAKES;

/** @param {string | null} tone what is sounded at the same moment */
export function buzz(tone) {
  try {
    navigator.vibrate?.(SHAKES[tone ?? ""] ?? OTHER);
  } catch {
    // forbidden here
  }
}
