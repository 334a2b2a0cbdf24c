/**
 * The sound check: plays tones and a phrase, asks what was heard and acts on the answer. What plays is handed in; knows
 * no run and no storage.
 */

import { html } from "./dom.js";
import { CHECK_WORDS } from "./hands-words.js";

/** @typedef {import('./types.js').Settings} Settings */
/** @typedef {import('./types.js').Means} Means */
/** @typedef {'device' | 'clips'} By */

/** The tones have rung after this long, and the voice can begin. */
const TONES_MS = 2200;

export class SoundCheck {
  /**
   * @param {HTMLElement} place where it stands
   * @param {Means} means
   * @param {() => Settings} settings
   * @param {(changed: Partial<Settings>) => void} set
   * @param {() => void} [rest] nothing more is to sound until the next answer
   */
  constructor(place, means, settings, set, rest = () => {}) {
    this.place = place;
    this.means = means;
    this.settings = settings;
    this.set = set;
    this.rest = rest;
    this.words = html("p", { role: "status", tabindex: "-1" });
    this.answers = html("div", { class: "answers" });
    place.replaceChildren(this.words, this.answers);
    this.turn = 0;
    /** What the voice says. */
    this.text = "";
    /** The voices that are still to be tried. @type {By[]} */
    this.voices = [];
  }

  /** Inside a tap. @param {string} text a phrase of this page @param {Promise<boolean>} [begun] tones begun before */
  async begin(text, begun) {
    const turn = ++this.turn;
    const { means } = this;
    this.text = text;
    this.voices = means.voiceKind === "recordings" ? ["clips"] : means.hasDeviceVoice ? ["device", "clips"] : ["clips"];
    this.show(CHECK_WORDS.playing);
    const rung = new Promise((resolve) => setTimeout(resolve, TONES_MS));
    const moved = await (begun ?? means.tryTone());
    if (turn !== this.turn) return;
    if (!moved) return this.nothing();
    await rung;
    if (turn !== this.turn) return;
    const by = await this.speak();
    if (turn !== this.turn) return;
    const both = /** @type {[string, () => void]} */ ([CHECK_WORDS.both, () => this.heard(by)]);
    const tones = /** @type {[string, () => void]} */ ([CHECK_WORDS.tones, () => void this.unheard(by)]);
    const none = /** @type {[string, () => void]} */ ([CHECK_WORDS.nothing, () => this.nothing()]);
    if (by) this.say(CHECK_WORDS.question, both, tones, none);
    else this.say(CHECK_WORDS.questionTones, [CHECK_WORDS.yes, () => this.over(CHECK_WORDS.voiceless, {})], none);
  }

  /** The next voice that begins. @private @returns {Promise<By | null>} */
  async speak() {
    for (let by = this.voices.shift(); by; by = this.voices.shift()) {
      if (await this.means.tryVoice(by, this.text)) return by;
    }
    return null;
  }

  /** @private @param {By | null} by */
  heard(by) {
    const kept = by === "device" ? { deviceVoice: /** @type {const} */ ("heard") } : {};
    this.over(CHECK_WORDS.good, { ...kept, speaker: "voice" });
  }

  /** The tones were heard and this voice was not: tries the next, and in the end does without. @private @param {By | null} by */
  async unheard(by) {
    if (by === "device") this.set({ deviceVoice: "unheard" });
    const turn = ++this.turn;
    const next = await this.speak();
    if (turn !== this.turn) return;
    if (!next) return this.over(CHECK_WORDS.tonesLead, { speaker: "tones" });
    const yes = /** @type {[string, () => void]} */ ([CHECK_WORDS.voiceYes, () => this.heard(next)]);
    this.say(CHECK_WORDS.questionVoice, yes, [CHECK_WORDS.voiceNo, () => void this.unheard(next)]);
  }

  /** @private */
  nothing() {
    const again = () => void this.begin(this.text);
    /** @type {[string, () => void][]} */
    const ways = [[CHECK_WORDS.again, again]];
    if (this.means.hasSilentSwitch && !this.settings().silentSwitch) {
      ways.push([CHECK_WORDS.silentSwitch, () => (this.set({ silentSwitch: true }), again())]);
    }
    ways.push([CHECK_WORDS.flash, () => this.over(CHECK_WORDS.flashes, { flash: true })]);
    this.say(this.means.hasSilentSwitch ? CHECK_WORDS.silentAdvice : CHECK_WORDS.advice, ...ways);
  }

  /** @private @param {string} words @param {Partial<Settings>} found */
  over(words, found) {
    this.turn++;
    this.set({ ...found, checked: true });
    this.say(words);
  }

  /** @private @param {string} words @param {...[string, () => void]} answers */
  say(words, ...answers) {
    this.rest();
    this.show(words, ...answers);
  }

  /** Keeps the focus where it is pressed next. @private @param {string} words @param {...[string, () => void]} answers */
  show(words, ...answers) {
    const held = this.place.matches(":focus-within");
    this.words.textContent = words;
    const buttons = answers.map(([word, act]) => {
      const button = html("button", { type: "button" }, word);
      button.addEventListener("click", act);
      return button;
    });
    this.answers.replaceChildren(...buttons);
    this.place.scrollIntoView({ block: "nearest" });
    if (held) (buttons[0] ?? this.words).focus({ preventScroll: true });
  }
}
