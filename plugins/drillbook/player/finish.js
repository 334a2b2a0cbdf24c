/**
 * What stands below DONE: what was done, each side, where to go from here, and how it was. Knows no run and no storage.
 */

import { summaryRows } from "./summary.js";

/** @typedef {import('./types.js').Feel} Feel */

export class Finish {
  /**
   * @param {Pick<import('./stage.js').Stage, 'left' | 'summary' | 'feel'>} parts
   * @param {(feel: Feel) => void} felt what the visitor answered
   */
  constructor(parts, felt) {
    this.parts = parts;
    this.answers = [...parts.feel.querySelectorAll("button")];
    for (const answer of this.answers) {
      answer.addEventListener("click", () => {
        this.choose(answer);
        felt(/** @type {Feel} */ (answer.dataset["feel"]));
      });
    }
  }

  /**
   * @param {import('./summary.js').Summary} summary
   * @param {HTMLElement[]} links where to go from here
   * @param {HTMLElement | null} kept leads to the history, null where nothing is kept: then nothing is asked either
   */
  show(summary, links, kept) {
    this.parts.left.replaceChildren(...(kept ? [kept] : []));
    this.parts.summary.replaceChildren(...summaryRows(summary, links));
    this.parts.feel.hidden = kept === null;
    this.choose(null);
  }

  /** @private @param {HTMLButtonElement | null} chosen */
  choose(chosen) {
    for (const answer of this.answers) answer.setAttribute("aria-pressed", String(answer === chosen));
  }
}
