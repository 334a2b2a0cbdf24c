/** The offer on the page to check the sound before the first start, which never waits for it. Knows no run. */

import { setText } from "./dom.js";
import { WORDS } from "./strings.js";

/** @typedef {import('./types.js').Settings} Settings */

export class CheckOffer {
  /**
   * @param {HTMLElement} element the player's place in the page
   * @param {import('./types.js').Means} means
   * @param {() => Settings} settings
   * @param {(changed: Partial<Settings>) => void} set
   * @param {() => string} phrase something that the voice can say on this page
   * @param {() => void} rest nothing sounds any more
   */
  constructor(element, means, settings, set, phrase, rest) {
    this.means = means;
    this.settings = settings;
    this.set = set;
    this.phrase = phrase;
    this.rest = rest;
    this.button = element.querySelector("button.drillbook-check");
    this.place = element.querySelector(".drillbook-checking");
  }

  /** Takes taps until the signal. @param {AbortSignal} signal */
  arm(signal) {
    if (!(this.button instanceof HTMLButtonElement)) return;
    this.button.disabled = false;
    if (this.settings().checked) setText(this.button, WORDS.check);
    this.button.addEventListener("click", () => this.check(), { signal });
  }

  /** Tones inside the tap, all else when it has come. @private */
  check() {
    const begun = this.means.tryTone();
    const { place } = this;
    if (!(place instanceof HTMLElement)) return;
    void import("./sound-check.js").then(({ SoundCheck }) => {
      void new SoundCheck(place, this.means, this.settings, this.set, this.rest).begin(this.phrase(), begun);
    });
  }
}
