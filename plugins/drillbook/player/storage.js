/**
 * What this browser keeps: saved sessions and settings. The only module that names the storage; without one
 * (private mode, full, forbidden) everything reads as absent and nothing fails.
 */

/** @typedef {import('./types.js').Settings} Settings */

/** The modules lie in `<site>/assets/drillbook-<hash>/`; sites that share a host must not share their keys. */
const SITE = new URL("../../", import.meta.url).pathname;
const PREFIX = `drillbook:${SITE}:`;

/** @type {Settings} */
const DEFAULTS = Object.freeze({
  speaker: "voice",
  volume: 0.8,
  flash: false,
  buzz: true,
  silentSwitch: false,
  headset: false,
  deviceVoice: "unknown",
  checked: false,
  big: false,
  options: Object.freeze({ pace_percent: 100, wait_for_me: false, first_side: null }),
});

/** @returns {Settings} */
export function readSettings() {
  const kept = parsed(read("settings"));
  return { ...DEFAULTS, ...kept, options: { ...DEFAULTS.options, ...kept.options } };
}

/** @param {Settings} settings */
export function writeSettings(settings) {
  write("settings", JSON.stringify(settings));
}

/**
 * The text of a session saved at this place, as the engine gave it. @param {string} place @returns {string | null}
 */
export const readSaved = (place) => read(`saved:${place}`);

/** @param {string} place @param {string} text */
export const writeSaved = (place, text) => write(`saved:${place}`, text);

/** @param {string} place */
export function forgetSaved(place) {
  try {
    localStorage.removeItem(`${PREFIX}saved:${place}`);
  } catch {
    // nothing was kept
  }
}

/** The visitor's history as kept, to be checked before it is believed. @returns {unknown} */
export function readHistory() {
  try {
    return JSON.parse(read("history") ?? "[]");
  } catch {
    return [];
  }
}

/** @param {import('./types.js').Entry[]} entries @returns {boolean} whether it is kept */
export const writeHistory = (entries) => write("history", JSON.stringify(entries));

/** Which entry of the history the run saved at this place belongs to. @param {string} place */
export const readEntryId = (place) => read(`entry:${place}`);

/** @param {string} place @param {string} id */
export const writeEntryId = (place, id) => write(`entry:${place}`, id);

/** @param {string} key @returns {string | null} */
function read(key) {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string} text @returns {boolean} whether it is kept */
function write(key, text) {
  try {
    localStorage.setItem(PREFIX + key, text);
    return true;
  } catch {
    return false; // full or forbidden: the run goes on without being kept
  }
}

/** @param {string | null} text @returns {Partial<Settings>} */
function parsed(text) {
  try {
    const value = JSON.parse(text ?? "{}");
    return value && typeof value === "object" ? value : {};
  } catch {
    return {};
  }
}
