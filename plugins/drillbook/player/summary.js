/** The finish: what was done, each side, what was skipped. Adds up a log; knows no session. */

import { html } from "./dom.js";
import { WORDS, clockText } from "./strings.js";

/** @typedef {import('./types.js').LogEntry} LogEntry */
/** @typedef {import('./types.js').Timeline} Timeline */
/** @typedef {{worked_ms: number, left_ms: number, right_ms: number, both_ms: number, skipped: string[]}} Summary */

/** The keys of the segments that were done. @param {LogEntry[]} log */
export const doneKeys = (log) => new Set(log.filter(({ outcome }) => outcome === "done").map(({ key }) => key));

/**
 * @param {LogEntry[]} log @param {Timeline | null} timeline
 * @returns {Summary}
 */
export function summaryOf(log, timeline) {
  const all = timeline?.segments ?? [];
  const segments = new Map(all.map((segment) => [segment.key, segment]));
  const sum = { worked_ms: 0, left_ms: 0, right_ms: 0, both_ms: 0 };
  /** @type {Set<string>} */
  const skipped = new Set();
  for (const entry of log) {
    const segment = segments.get(entry.key);
    sum.worked_ms += entry.worked_ms;
    // left and right in turn within a set get the same number of reps
    if (segment?.alternates) {
      sum.left_ms += entry.worked_ms / 2;
      sum.right_ms += entry.worked_ms / 2;
    } else if (segment) {
      sum[`${segment.side}_ms`] += entry.worked_ms;
    }
  }
  const done = doneKeys(log);
  for (const { kind, key, name, side, alternates } of all) {
    if (kind === "work" && !done.has(key)) skipped.add(side === "both" || alternates ? name : `${name}, ${side}`);
  }
  return { ...sum, skipped: [...skipped] };
}

/** @param {Summary} summary @param {HTMLElement[]} links @returns {HTMLElement[]} */
export function summaryRows({ left_ms, right_ms, both_ms, skipped }, links) {
  const row = (/** @type {string} */ name, /** @type {string} */ value) =>
    html("div", {}, html("span", {}, name), html("b", {}, value));
  const rows = [];
  if (left_ms || right_ms) rows.push(row(WORDS.leftRow, clockText(left_ms)), row(WORDS.rightRow, clockText(right_ms)));
  if (both_ms) rows.push(row(WORDS.bothRow, clockText(both_ms)));
  if (skipped.length) rows.push(row(WORDS.skippedRow, skipped.join("; ")));
  if (links.length) rows.push(html("div", {}, html("span", {}, WORDS.seeAlso), html("p", {}, ...links)));
  return rows;
}
