/**
 * The one clock and the one set of signals of this document, whichever player has them, and the settings they obey.
 * Knows no player.
 */

import { buzz } from "./sound/buzz.js";
import { Clock } from "./clock.js";
import { askForSound, decoded, hasSilentSwitch, newContext } from "./sound/audio-device.js";
import { Clips } from "./sound/clips.js";
import { Loudspeaker } from "./sound/loudspeaker.js";
import { Signals } from "./sound/signals.js";
import { Sound } from "./sound/sound.js";
import { Speech } from "./sound/speech.js";
import { readSettings, writeSettings } from "./storage.js";
import { TabLock } from "./sound/tab-lock.js";
import { TONES } from "./sound/tones.js";
import { Voice } from "./sound/voice.js";
import { ScreenLock } from "./sound/wake-lock.js";

/** @typedef {import('./types.js').Settings} Settings */

export const clock = new Clock();

const loudspeaker = new Loudspeaker(newContext);
const sound = new Sound(TONES, loudspeaker);
const speech = new Speech(() => document.documentElement.lang || "en");
const clips = new Clips(decoded);

export const signals = new Signals({
  loudspeaker,
  sound,
  speech,
  clips,
  voice: new Voice(sound, speech, clips),
  askForSound,
  hasSilentSwitch,
  screenLock: new ScreenLock(),
  tabLock: new TabLock(),
  buzz,
  pageTime: (at_ms) => clock.pageTime(at_ms),
});

/** What holds now; replaced by each change. @type {Readonly<Settings>} */
export let settings = readSettings();

/** @param {Partial<Settings>} changed */
export function keepSettings(changed) {
  settings = { ...settings, ...changed };
  writeSettings(settings);
  signals.set(settings);
}
