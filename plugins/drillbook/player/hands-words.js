/** The words of what only an open player or the sound check needs. Knows nothing of the page. */

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

export const LOCK_WORDS = Object.freeze({
  hold: "Hold",
  how: "Hold for one second to unlock",
  label: "Locked for the pocket. Hold for one second to unlock; with a screen reader, double-tap and hold.",
});

export const CHECK_WORDS = Object.freeze({
  playing: "Two tones, then a voice …",
  question: "Did you hear it?",
  questionTones: "Did you hear the tones? There is no voice on this browser.",
  questionVoice: "And this voice?",
  both: "Tones and voice",
  tones: "Only tones",
  nothing: "Nothing",
  yes: "Yes",
  voiceYes: "I hear it",
  voiceNo: "No voice",
  good: "Good. You can do the whole routine by ear.",
  voiceless: "Good. Tones lead you, and the words stand on the screen.",
  tonesLead: "Then tones lead you, and the words stand on the screen.",
  again: "Try again",
  advice: "Turn the volume up, and see whether headphones are connected somewhere else. Then try again.",
  silentAdvice: "Turn the volume up and the silent switch off, and see whether headphones are connected. Then try again.",
  silentSwitch: "Play also when silent (stops your music)",
  flash: "Flash the frame instead",
  flashes: "The frame of the screen will light up with each tone.",
});
