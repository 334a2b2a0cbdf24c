/** A short shake of the device, where it can: the only module that names vibration. */

export function buzz() {
  try {
    navigator.vibrate?.(200);
  } catch {
    // an extra, never the only sign
  }
}
