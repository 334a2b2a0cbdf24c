/**
 * The panel behind the sound button: who speaks, how loud, what takes the place of sound. Builds itself; reports what
 * was set; knows no sound and no storage.
 */

import { html, setText } from "./dom.js";
import { PANEL_WORDS, SPEAKERS, SPEAKER_WORDS, voiceSentence } from "./hands-words.js";
import { hasRemote } from "./media-session.js";
import { canBuzz } from "./sound/buzz.js";

/** @typedef {import('./types.js').Settings} Settings */
/** @typedef {import('./types.js').Means} Means */
/** @typedef {(changed: Partial<Settings>) => void} Setter */

/** What is switched on or off, in this order. */
const SWITCHES = Object.freeze(/** @type {const} */ (["flash", "buzz", "silentSwitch", "headset"]));

/** @param {string} name @param {string} word @param {string} [note] what it costs */
function tick(name, word, note) {
  const input = html("input", { type: "checkbox", name });
  const words = html("span", {}, word, ...(note ? [html("small", {}, note)] : []));
  return { input, row: html("label", {}, input, words) };
}

export class SoundPanel {
  /** @param {{set: Setter, check: (place: HTMLElement) => void, big: () => void}} on */
  constructor(on) {
    this.on = on;
    this.radios = SPEAKERS.map((value) => html("input", { type: "radio", name: "speaker", value }));
    const choices = this.radios.map((radio) =>
      html("label", {}, radio, html("span", {}, SPEAKER_WORDS[/** @type {import('./types.js').Speaker} */ (radio.value)])),
    );
    this.volume = html("input", { type: "range", name: "volume", min: "0", max: "100", step: "5" });
    this.ticks = SWITCHES.map((name) => ({ name, ...tick(name, PANEL_WORDS[name], PANEL_WORDS[`${name}Cost`]) }));
    this.voiceNote = html("p", { class: "voice" });
    this.checking = html("div", { class: "checking" });
    const check = html("button", { type: "button", class: "wide" }, PANEL_WORDS.check);
    check.addEventListener("click", () => on.check(this.checking));
    this.big = html(
      "button",
      { type: "button", class: "wide big", "aria-pressed": "false" },
      html("span", {}, PANEL_WORDS.big),
      html("span", { class: "keys", "aria-hidden": "true" }, html("kbd", {}, "B")),
    );
    this.big.addEventListener("click", on.big);
    this.element = html(
      "div",
      { class: "panel", id: "sound-panel", role: "group", "aria-label": PANEL_WORDS.settings, hidden: true },
      html("fieldset", {}, html("legend", {}, PANEL_WORDS.speaker), ...choices),
      this.voiceNote,
      html("label", {}, html("span", {}, PANEL_WORDS.volume), this.volume),
      ...this.ticks.map(({ row }) => row),
      check,
      this.checking,
      this.big,
    );
    this.element.addEventListener("input", () => on.set(this.chosen));
  }

  /** What stands in the panel now. @returns {Partial<Settings>} */
  get chosen() {
    const speaker = /** @type {import('./types.js').Speaker} */ (this.radios.find((radio) => radio.checked)?.value ?? "voice");
    const ticked = Object.fromEntries(this.ticks.map(({ name, input }) => [name, input.checked]));
    return { speaker, volume: Number(this.volume.value) / 100, ...ticked };
  }

  /** @param {Settings} settings @param {Means} means what this device can do */
  show(settings, means) {
    for (const radio of this.radios) radio.checked = radio.value === settings.speaker;
    this.volume.value = String(Math.round(settings.volume * 100));
    const hand = matchMedia("(any-pointer: coarse)").matches;
    const there = {
      flash: true,
      buzz: hand && canBuzz,
      silentSwitch: hand && means.hasSilentSwitch,
      headset: hand && !means.hasSilentSwitch && hasRemote, // elsewhere it costs nothing
    };
    for (const { name, input, row } of this.ticks) {
      input.checked = settings[name];
      row.hidden = !there[name];
    }
    setText(this.voiceNote, voiceSentence(means.voiceKind));
    this.big.setAttribute("aria-pressed", String(settings.big));
  }
}
