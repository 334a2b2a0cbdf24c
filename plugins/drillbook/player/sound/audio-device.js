/**
 * The device's audio: the only module that names AudioContext and the audio session. Knows no sound and no moment.
 */

/** A context for what is heard; made inside a tap, it may play. */
export const newContext = () => new AudioContext({ latencyHint: "interactive" });

/** Decoded at the rate most devices play at; one that plays at another is quick to convert. */
const DECODED_HZ = 48_000;

/**
 * The sound in the bytes of a file, without a tap and without waking the device. Rejects where it is none.
 * @param {ArrayBuffer} bytes
 */
export const decoded = (bytes) => new OfflineAudioContext(1, 1, DECODED_HZ).decodeAudioData(bytes);

/** @returns {{type: string} | undefined} Safari's alone so far, and not in the type checker's library */
const session = () => /** @type {{audioSession?: {type: string}}} */ (navigator).audioSession;

/** Whether the device can be asked to sound although it is switched to silent. */
export const hasSilentSwitch = () => session() !== undefined;

/**
 * Beside the music that is playing; or, where asked for, in its place and whatever the switch at the side says.
 * @param {boolean} silentSwitch
 */
export function askForSound(silentSwitch) {
  const own = session();
  if (!own) return;
  try {
    own.type = silentSwitch ? "playback" : "ambient";
  } catch {
    // a device that knows other words keeps its own
  }
}
