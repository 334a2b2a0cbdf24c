/**
 * What has to be ticked before Start: says on the buttons how much is missing, and leads to it. Knows a player's place
 * in the page, and nothing of what starts.
 */

import { setText } from "./dom.js";
import { tickFirst } from "./strings.js";

/** Of the window's height; a higher list is not seen as a whole, so only its line is brought into sight. */
const MOST_OF_WINDOW = 0.6;

export class Readiness {
  /** @param {HTMLElement} element the custom element */
  constructor(element) {
    this.list = /** @type {HTMLElement | null} */ (element.querySelector(".drillbook-readiness"));
    this.buttons = element.querySelectorAll("button.drillbook-start, button.drillbook-start-again");
  }

  /** What is not ticked yet. @returns {HTMLInputElement[]} */
  get missing() {
    return [...(this.list?.querySelectorAll("input") ?? [])].filter((box) => !box.checked);
  }

  /** `disabled` would swallow the tap that asks why. */
  show() {
    const count = this.missing.length;
    const heading = this.list?.querySelector("legend")?.id;
    for (const button of this.buttons) {
      attribute(button, "aria-disabled", count ? "true" : "");
      attribute(button, "aria-describedby", (count && heading) || "");
      const words = button.querySelector(".drillbook-missing");
      if (words) setText(words, count ? tickFirst(count) : "");
    }
  }

  /** Whether nothing is missing; else leads to what is. @returns {boolean} */
  met() {
    const [box] = this.missing;
    if (!box || !this.list) return true;
    this.list.dataset["asked"] = "";
    box.focus({ preventScroll: true });
    const seen = this.list.offsetHeight <= innerHeight * MOST_OF_WINDOW ? this.list : box.closest("label");
    seen?.scrollIntoView({ block: "center" });
    return false;
  }
}

/** @param {Element} element @param {string} name @param {string} value none where it is empty */
function attribute(element, name, value) {
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
}
