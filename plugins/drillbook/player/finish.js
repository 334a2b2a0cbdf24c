/**
 * What stands below DONE: what was done, each side, where to go from here, and how it was. Knows no run and no storage.
 */

import { html } from "./dom.js";
import { FigureStage } from "./figure.js";
import { noticedQuestion } from "./strings.js";
import { summaryRows } from "./summary.js";

/** @typedef {import('./types.js').Feel} Feel */

/** As many figures as can be told apart on a phone. */
const MOST_FIGURES = 5;

export class Finish {
  /**
   * @param {Pick<import('./stage.js').Stage, 'left' | 'summary' | 'feel' | 'lineup'>} parts
   * @param {{felt: (feel: Feel) => void, noticed: (drill: string, text: string) => void}} on what the visitor answered
   */
  constructor(parts, on) {
    this.parts = parts;
    this.on = on;
    this.answers = [...parts.feel.querySelectorAll("button")];
    for (const answer of this.answers) {
      answer.addEventListener("click", () => {
        this.choose(answer);
        on.felt(/** @type {Feel} */ (answer.dataset["feel"]));
      });
    }
  }

  /**
   * @param {import('./summary.js').Summary} summary
   * @param {HTMLElement[]} links where to go from here
   * @param {HTMLElement | null} kept leads to the history, null where nothing is kept: then nothing is asked either
   * @param {import('./types.js').Timeline | null} timeline
   * @param {string[]} asks the drills that a note is asked for
   */
  show(summary, links, kept, timeline, asks) {
    this.lineUp(summary, timeline);
    this.parts.left.replaceChildren(...(kept ? [kept] : []));
    this.parts.summary.replaceChildren(...summaryRows(summary, links));
    this.parts.feel.hidden = kept === null;
    const done = asks.filter((drill) => !summary.skipped.some((skipped) => skipped.startsWith(drill)));
    if (kept) this.parts.summary.prepend(...done.map((drill) => this.noteField(drill)));
    this.choose(null);
  }

  /**
   * What was done, in a row; skipped drills are not in it.
   * @private @param {import('./summary.js').Summary} summary @param {import('./types.js').Timeline | null} timeline
   */
  lineUp({ skipped }, timeline) {
    const done = (timeline?.segments ?? []).filter((segment) => segment.kind === "work" && !skipped.includes(segment.name));
    const ids = [...new Set(done.map((segment) => segment.drill_id))].filter((id) => id !== null);
    const places = ids.slice(0, MOST_FIGURES).map((id) => {
      const place = html("div");
      new FigureStage(place, () => 0).showPeak(id);
      return place;
    });
    this.parts.lineup.replaceChildren(...places);
  }

  /** @private @param {string} drill */
  noteField(drill) {
    const field = html("textarea", { rows: "1", maxlength: "300" });
    field.addEventListener("change", () => this.on.noticed(drill, field.value.trim()));
    return html("label", {}, html("span", {}, noticedQuestion(drill)), field);
  }

  /** @private @param {HTMLButtonElement | null} chosen */
  choose(chosen) {
    for (const answer of this.answers) answer.setAttribute("aria-pressed", String(answer === chosen));
  }
}
