/**
 * Everything on the screen that runs with time: count, ring, rail, the dot of the tempo, the time left. It only
 * subtracts (`deadline - now`) and paints while the page is in sight; it decides nothing.
 */

import { setText } from "./dom.js";
import { countText, leftText } from "./strings.js";
import { tracePoint } from "./trace.js";

/** @typedef {import('./types.js').Position} Position */
/** @typedef {import('./trace.js').Point} Point */
/**
 * @typedef {object} DialParts
 * @property {HTMLElement} stage
 * @property {HTMLElement} digits
 * @property {HTMLElement[]} rails
 * @property {SVGElement} ring
 * @property {SVGElement} dot
 * @property {SVGElement} dotTrail
 * @property {HTMLElement} left
 */

const STILL = matchMedia("(prefers-reduced-motion: reduce)");
/** A count keeps the size of two digits, so that 10 to 9 is no jump. */
const LEAST_UNITS = 2;
const COLON_UNITS = 0.48;

export class Dial {
  /**
   * @param {DialParts} parts
   * @param {(at_ms: number) => number} until time left until a moment of the worker's clock
   */
  constructor(parts, until) {
    this.parts = parts;
    this.until = until;
    /** @type {Position | null} */
    this.position = null;
    /** @type {{from_ms: number, length_ms: number, stop_ms: number} | null} */
    this.early = null;
    /** @type {Point[]} */
    this.trace = [];
    this.frame = 0;
    /** Called at most once, when the count before the engine has come as far as it may. @type {() => void} */
    this.onEarlyOver = () => {};
    this.resume = () => {
      if (document.visibilityState === "visible") this.run();
    };
  }

  /** @param {Position} position @param {Point[]} trace */
  show(position, trace) {
    this.early = null;
    this.position = position;
    this.trace = trace;
    this.run();
  }

  /**
   * Counts the first lead-in down before Python is there.
   * @param {number} from_ms the click, on the page's clock
   * @param {number} length_ms
   * @param {number} stop_ms where to wait
   */
  showEarly(from_ms, length_ms, stop_ms) {
    this.position = null;
    this.early = { from_ms, length_ms, stop_ms };
    setText(this.parts.left, "");
    this.run();
  }

  /** Paints now and, while the page is in sight, with every frame. */
  run() {
    document.addEventListener("visibilitychange", this.resume);
    cancelAnimationFrame(this.frame);
    this.paint();
    if (document.visibilityState !== "visible") return;
    this.frame = requestAnimationFrame(() => this.run());
  }

  stop() {
    document.removeEventListener("visibilitychange", this.resume);
    cancelAnimationFrame(this.frame);
    this.position = null;
    this.early = null;
  }

  /** @private */
  paint() {
    if (this.early) this.paintEarly(this.early);
    else if (this.position) this.paintPosition(this.position);
  }

  /** @private @param {{from_ms: number, length_ms: number, stop_ms: number}} early */
  paintEarly(early) {
    const left_ms = early.from_ms + early.length_ms - performance.now();
    this.count(countText(Math.max(left_ms, early.stop_ms)));
    if (left_ms > early.stop_ms) return;
    this.early = null;
    this.onEarlyOver();
  }

  /** @private @param {Position} at */
  paintPosition(at) {
    const countIn_ms = at.counting_in && at.runs_from_ms !== null ? this.until(at.runs_from_ms) : 0;
    const segmentLeft_ms = left(this.until, at.ends_at_ms, at.segment_left_ms, at.segment_ms);
    if (at.counting_in) this.count(countText(Math.max(countIn_ms, 1)));
    else if (at.work === "PacedReps" && at.kind === "work" && at.reps > 1) this.count(String(at.rep), true);
    else if (at.work === "PacedReps" && at.kind === "work") this.count(countText(this.phaseLeft(at)));
    else if (at.work === "FreeReps" && at.kind === "work") this.count(String(at.reps), true);
    else if (segmentLeft_ms !== null) this.count(countText(segmentLeft_ms));
    else this.count(countText(this.elapsed(at)));
    const share = segmentLeft_ms !== null && at.segment_ms ? clamp(stepped(segmentLeft_ms) / at.segment_ms) : 1;
    for (const rail of this.parts.rails) rail.style.transform = `scaleY(${share.toFixed(4)})`;
    this.parts.ring.setAttribute("stroke-dasharray", `${(share * 100).toFixed(2)} 101`);
    this.paintDot(at);
    const routineLeft_ms = left(this.until, at.routine_ends_at_ms, at.routine_left_ms, null) ?? 0;
    setText(this.parts.left, leftText(routineLeft_ms, at.about));
  }

  /** @private @param {Position} at */
  paintDot(at) {
    if (at.phase_left_ms === null || !at.phase_ms || at.phase_index === null) return;
    const phaseLeft_ms = this.phaseLeft(at);
    const point = tracePoint(this.trace, at.phase_index, 1 - clamp(stepped(phaseLeft_ms) / at.phase_ms));
    const from = this.trace[at.phase_index];
    if (!point || !from) return;
    this.parts.dot.setAttribute("cx", point.x.toFixed(1));
    this.parts.dot.setAttribute("cy", point.y.toFixed(1));
    this.parts.dotTrail.setAttribute("d", `M${from.x} ${from.y}L${point.x.toFixed(1)} ${point.y.toFixed(1)}`);
  }

  /** A rep that is done once has no number to show: its phases are counted down. @private @param {Position} at */
  phaseLeft(at) {
    return left(this.until, at.phase_ends_at_ms, at.phase_left_ms, at.phase_ms) ?? 0;
  }

  /** Seconds of work that only a tap ends. @private @param {Position} at */
  elapsed(at) {
    if (at.runs_from_ms === null) return at.segment_elapsed_ms;
    const since_ms = Math.min(-this.until(at.at_ms), -this.until(at.runs_from_ms));
    return Math.floor((at.segment_elapsed_ms + Math.max(0, since_ms)) / 1000) * 1000;
  }

  /** @private @param {string} text @param {boolean} [beside] whether something stands beside it */
  count(text, beside = false) {
    if (this.parts.digits.textContent === text && this.parts.digits.dataset["beside"] === String(beside)) return;
    this.parts.digits.textContent = text;
    this.parts.digits.dataset["beside"] = String(beside);
    const colons = text.includes(":") ? 1 : 0;
    const units = text.length - colons + colons * COLON_UNITS + (beside && text.length > 1 ? 0.6 : 0);
    this.parts.stage.style.setProperty("--units", String(Math.max(units, LEAST_UNITS)));
  }
}

/**
 * What is left until a deadline while time runs, what was left while it stands; never more than the whole.
 * @param {(at_ms: number) => number} until
 * @param {number | null} at_ms
 * @param {number | null} left_ms
 * @param {number | null} whole_ms
 */
function left(until, at_ms, left_ms, whole_ms) {
  const value = at_ms !== null ? until(at_ms) : left_ms;
  return value === null ? null : Math.max(0, whole_ms === null ? value : Math.min(value, whole_ms));
}

/** People who asked for less motion see it move once a second. @param {number} ms */
const stepped = (ms) => (STILL.matches ? Math.ceil(ms / 1000) * 1000 : ms);

/** @param {number} share */
const clamp = (share) => Math.min(1, Math.max(0, share));
