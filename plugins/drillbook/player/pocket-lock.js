/**
 * The cover for the pocket: nothing below it can be pressed, the count stays. Only a press of a whole second takes it
 * away. Knows no position: it shows what stands below it.
 */

import { html, setText, svg } from "./dom.js";
import { LOCK_WORDS } from "./hands-words.js";

const PRESS_MS = 1000;

export class PocketLock {
  /** @param {import('./stage.js').Stage} parts @param {() => void} left it was taken away */
  constructor(parts, left) {
    this.parts = parts;
    this.left = left;
    this.side = html("b");
    this.word = html("span");
    this.count = html("div", { class: "cover-count" });
    const round = { cx: "60", cy: "60", r: "54", pathLength: "100" };
    const ring = svg("svg", { viewBox: "0 0 120 120", "aria-hidden": "true" }, svg("circle", round), svg("circle", round));
    this.button = html("button", { type: "button", class: "hold", "aria-label": LOCK_WORDS.label }, ring, LOCK_WORDS.hold);
    const seen = html("div", { class: "cover-seen", "aria-hidden": "true" }, this.side, this.count, this.word);
    this.element = html("div", { class: "cover", hidden: true }, seen, this.button, html("p", {}, LOCK_WORDS.how));
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.pressing = undefined;
    this.mirror = new MutationObserver(() => this.copy());
    const { button } = this;
    button.addEventListener("pointerdown", (event) => {
      button.setPointerCapture?.(event.pointerId);
      this.press();
    });
    for (const end of ["pointerup", "pointercancel", "lostpointercapture", "blur", "keyup"]) {
      button.addEventListener(end, () => this.release());
    }
    button.addEventListener("keydown", (event) => {
      if (event.key !== " " && event.key !== "Enter") return;
      event.preventDefault(); // no click comes of it
      if (!event.repeat) this.press();
    });
    // neither a finger nor a key: a screen reader pressed it, which no pocket does
    button.addEventListener("click", (event) => event.detail === 0 && this.leave());
    this.element.addEventListener("contextmenu", (event) => event.preventDefault());
  }

  get on() {
    return !this.element.hidden;
  }

  lock() {
    const { digits, head } = this.parts;
    this.copy();
    for (const part of [digits, head.side, head.word]) {
      this.mirror.observe(part, { childList: true, characterData: true, subtree: true });
    }
    this.element.hidden = false;
    this.cut(true);
    this.button.focus({ preventScroll: true });
  }

  leave() {
    if (!this.on) return;
    this.release();
    this.mirror.disconnect();
    this.element.hidden = true;
    this.cut(false);
    this.left();
  }

  /** What lies below takes no taps, no keys and no screen reader; what is announced is heard. @private @param {boolean} off */
  cut(off) {
    const { stage, announcer } = this.parts;
    // count and figure may have gone elsewhere meanwhile
    for (const part of stage.querySelectorAll("[inert]")) part.removeAttribute("inert");
    if (!off) return;
    for (const part of stage.children) {
      if (part !== this.element && part !== announcer) part.toggleAttribute("inert", true);
    }
  }

  /** @private */
  copy() {
    const { digits, head } = this.parts;
    setText(this.side, head.side.textContent ?? "");
    setText(this.word, head.word.textContent ?? "");
    setText(this.count, digits.textContent ?? "");
    this.count.style.setProperty("--units", String(Math.max(2, this.count.textContent?.length ?? 0)));
  }

  /** @private */
  press() {
    this.release();
    this.button.toggleAttribute("data-pressed", true);
    this.pressing = setTimeout(() => this.leave(), PRESS_MS);
  }

  /** @private */
  release() {
    clearTimeout(this.pressing);
    this.button.removeAttribute("data-pressed");
  }
}
