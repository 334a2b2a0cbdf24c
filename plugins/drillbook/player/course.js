/**
 * The whole routine beside or above the count: the list on a desk, the strip of pieces on a phone. Reads a timeline and
 * where in it somebody is; owns no time.
 */

import { html } from "./dom.js";
import { lengthText, setsText } from "./strings.js";

/** @typedef {import('./types.js').Segment} Segment */
/** @typedef {import('./types.js').Timeline} Timeline */
/**
 * @typedef {{from: number, until: number, first: Segment}} Stretch indices of the segments it covers, `until` excluded
 */

const MOST_PIECES = 8;

export class Course {
  /** @param {HTMLElement} list @param {HTMLElement} strip */
  constructor(list, strip) {
    this.list = list;
    this.strip = strip;
    /** @type {{stretch: Stretch, row: HTMLElement}[]} */
    this.rows = [];
    /** @type {{stretches: Stretch[], piece: HTMLElement}[]} */
    this.pieces = [];
    /** @type {Timeline | null} */
    this.timeline = null;
    /** Keys of the segments that were done. @type {Set<string>} */
    this.done = new Set();
  }

  /** @param {Timeline} timeline */
  show(timeline) {
    this.timeline = timeline;
    const stretches = grouped(timeline.segments);
    this.rows = stretches.map((stretch) => ({ stretch, row: row(stretch) }));
    this.list.replaceChildren(...this.rows.map(({ row }) => row));
    const works = stretches.filter(({ first }) => first.kind === "work");
    const each = Math.ceil(works.length / MOST_PIECES);
    this.pieces = [];
    for (let from = 0; from < works.length; from += each) {
      const together = works.slice(from, from + each);
      this.pieces.push({ stretches: together, piece: piece(together, timeline.segments) });
    }
    this.strip.replaceChildren(...this.pieces.map(({ piece }) => piece));
  }

  /** @param {number} index of the segment somebody is in */
  mark(index) {
    for (const { stretch, row } of this.rows) {
      const now = index >= stretch.from && index < stretch.until;
      row.className = now ? "now" : index < stretch.until ? "" : this.outcome(stretch);
      if (now) row.setAttribute("aria-current", "step");
      else row.removeAttribute("aria-current");
      if (now && this.list.offsetParent) row.scrollIntoView({ block: "nearest" });
    }
    for (const { stretches, piece } of this.pieces)
      piece.style.setProperty("--done", `${this.passed(stretches, index) * 100}%`);
  }

  /** What became of a stretch that is past; work of which any was done is done. @private @param {Stretch} stretch */
  outcome({ from, until, first }) {
    if (first.kind !== "work") return "past";
    const segments = this.timeline?.segments.slice(from, until) ?? [];
    return segments.some(({ key }) => this.done.has(key)) ? "past did" : "past skipped";
  }

  /** The share that is past. @private @param {Stretch[]} stretches @param {number} index */
  passed(stretches, index) {
    const segments = this.timeline?.segments ?? [];
    const sum = (/** @type {number} */ limit) =>
      stretches.reduce(
        (total, { from, until }) => total + reckoned(segments.slice(from, Math.max(from, Math.min(until, limit)))),
        0,
      );
    return sum(index) / (sum(Infinity) || 1);
  }
}

/**
 * All sets of one side, with the rests between them, are one stretch.
 * @param {Segment[]} segments
 * @returns {Stretch[]}
 */
function grouped(segments) {
  /** @type {Stretch[]} */
  const stretches = [];
  segments.forEach((segment, index) => {
    const last = stretches[stretches.length - 1];
    const goesOn =
      last && last.first.kind === "work" && segment.item === last.first.item && segment.side === last.first.side;
    if (goesOn && segment.kind !== "lead-in") last.until = index + 1;
    else stretches.push({ from: index, until: index + 1, first: segment });
  });
  return stretches;
}

/** @param {Stretch} stretch */
function row({ first }) {
  const side = first.side === "both" || first.alternates ? "" : `, ${first.side}`;
  const [what, much] =
    first.kind === "work" ? [first.name + side, setsText(first)] : [first.label, lengthText(first.reckoned_ms)];
  return html("li", {}, html("b", {}, what), html("span", {}, much));
}

/** @param {Stretch[]} stretches @param {Segment[]} segments */
function piece(stretches, segments) {
  const sides = new Set(stretches.map(({ first }) => first.side));
  const side = sides.size === 1 ? [...sides][0] : "both";
  const length = stretches.reduce((sum, { from, until }) => sum + reckoned(segments.slice(from, until)), 0);
  const element = html("i", { class: side ?? "both" });
  // by script, because a style attribute would need `unsafe-inline`
  element.style.setProperty("--length", String(Math.max(1, Math.round(length / 1000))));
  return element;
}

/** @param {Segment[]} segments */
const reckoned = (segments) => segments.reduce((sum, segment) => sum + segment.reckoned_ms, 0);
