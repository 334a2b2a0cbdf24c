/** A short shake of the device, where it can: the only module that names vibration. */

/** Whether the browser knows how; a desk's does too and has nothing to shake. */
export const canBuzz = "vibrate" in navigator;

export function buzz() {
  try {
    navigator.vibrate?.(200);
  } catch {
    // an extra, never the only sign
  }
}
