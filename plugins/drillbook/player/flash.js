/**
 * The frame of the stage lights up softly with a tone, for people who do not hear it: never more than three times a
 * second, never the whole screen. How it looks stands in the style sheet.
 */

const APART_MS = 350;
const LIT_MS = 260;

export class Flash {
  /** @param {HTMLElement} stage */
  constructor(stage) {
    this.stage = stage;
    this.last_ms = -Infinity;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.fading = undefined;
  }

  /** @param {number} [at_ms] */
  light(at_ms = performance.now()) {
    if (at_ms - this.last_ms < APART_MS) return;
    this.last_ms = at_ms;
    clearTimeout(this.fading);
    this.stage.toggleAttribute("data-lit", true);
    this.fading = setTimeout(() => this.stage.removeAttribute("data-lit"), LIT_MS);
  }
}
