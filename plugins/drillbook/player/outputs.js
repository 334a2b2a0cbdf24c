/**
 * The one clock and the one set of signals of this document, whichever player has them, and the settings they obey.
 * Knows no player.
 */

import { buzz } from "./sound/buzz.js";
import { Clock } from "./clock.js";
import { Signals } from "./sound/signals.js";
import { Sound } from "./sound/sound.js";
import { Speech } from "./sound/speech.js";
import { readSettings, writeSettings } from "./storage.js";
import { TabLock } from "./sound/tab-lock.js";
import { TONES } from "./sound/tones.js";
import { ScreenLock } from "./sound/wake-lock.js";

/** @typedef {import('./types.js').Settings} Settings */

export const clock = new Clock();
export const signals = new Signals({
  sound: new Sound(TONES),
  speech: new Speech(() => document.documentElement.lang || "en"),
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
