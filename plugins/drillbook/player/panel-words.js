/** The words of the settings panel. Knows nothing of the page. */

/** @typedef {import('./types.js').Speaker} Speaker */

/** @type {readonly Speaker[]} */
export const SPEAKERS = Object.freeze(["voice", "reader", "tones", "nobody"]);

/** @type {Readonly<Record<Speaker, string>>} */
export const SPEAKER_WORDS = Object.freeze({
  voice: "Our voice",
  reader: "My screen reader",
  tones: "Tones only",
  nobody: "Nobody",
});

export const PANEL_WORDS = Object.freeze({
  settings: "Sound and more",
  speaker: "Who speaks",
  volume: "Volume",
  flash: "Flash the frame with each tone",
  flashCost: "",
  buzz: "Vibrate",
  buzzCost: "",
  silentSwitch: "Also with the silent switch",
  silentSwitchCost: "Headset buttons and the lock screen work too. It stops your music.",
  headset: "Headset buttons and lock screen",
  headsetCost: "It stops your music.",
  check: "Check the sound",
  big: "Big screen",
});

/** Who would speak now, plainly. @param {import('./types.js').VoiceKind} kind */
export function voiceSentence(kind) {
  switch (kind) {
    case "recordings":
      return "Our voice: recorded.";
    case "device":
      return "Our voice: the one of this device.";
    case "clips":
      return "Our voice: computer clips.";
    default:
      return "Our voice: none on this browser. Tones lead you, and the words stand on the screen.";
  }
}
