/**
 * The figure of the open player: the poses of a drill, turned about their joints in time with the phases. What moves where
 * was worked out in Python; here positions are subtracted and numbers blended. Knows no other part of the player.
 */

/** @typedef {import('./types.js').Position} Position */
/** @typedef {import('./types.js').Side} Side */
/** @typedef {import('./figure-data.js').Motion} Motion */
/** @typedef {import('./figure-data.js').Leg} Leg */
/** @typedef {import('./figure-data.js').Drawing} Drawing */

import { decoded, drawingOf, easing, numbersAt, walkAt } from "./figure-data.js";

const STILL = matchMedia("(prefers-reduced-motion: reduce)");

/** Each drill's figure; null where it did not come: the next card asks for it again. @type {Map<string, Promise<Motion | null>>} */
const figures = new Map();

/** Fetches figures ahead. @param {readonly string[]} addresses of files called figure-ID.json, ID being a drill's */
export function fetchFigures(addresses) {
  for (const address of addresses) {
    const id = /figure-([^/]+)\.json$/.exec(address)?.[1];
    if (!id || figures.has(id)) continue;
    const figure = fetched(address);
    figures.set(id, figure);
    void figure.then((motion) => motion ?? figures.delete(id));
  }
}

/** @param {string} address @returns {Promise<Motion | null>} */
async function fetched(address) {
  try {
    const response = await fetch(address, { priority: "low" });
    return response.ok ? decoded(await response.json()) : null;
  } catch {
    return null; // the player plays on without
  }
}

export class FigureStage {
  /**
   * @param {HTMLElement} element its empty place
   * @param {(at_ms: number) => number} until time left until a moment of the worker's clock
   */
  constructor(element, until) {
    this.element = element;
    this.until = until;
    /** @type {Drawing | null} */
    this.drawing = null;
    /** The drill that is to be seen, null for none. @type {string | null} */
    this.id = null;
    /** @type {Position | null} */
    this.position = null;
    this.phases = "";
    /** Whether what it stands for is the drill itself, not its beginning. */
    this.peak = false;
    /** @type {Side} */
    this.side = "both";
    this.frame = 0;
    this.resume = () => this.run();
  }

  /**
   * Work moves; before it the pose it starts from is shown, on the side that comes.
   * @param {Position} at @param {{name: string}[]} phases of the segment
   */
  show(at, phases) {
    const coming = at.kind === "work" ? at : (at.next ?? at);
    this.position = at;
    this.phases = phases.map((phase) => phase.name).join("|");
    this.side = coming.side;
    this.take(coming.drill_id);
  }

  /** The pose that a drill starts from. @param {string | null} id @param {Side} side */
  showStart(id, side) {
    this.position = null;
    this.side = side;
    this.take(id);
  }

  /** The pose that a drill is about. @param {string} id */
  showPeak(id) {
    this.position = null;
    this.peak = true;
    this.take(id);
  }

  clear() {
    cancelAnimationFrame(this.frame);
    document.removeEventListener("visibilitychange", this.resume);
    STILL.removeEventListener("change", this.resume);
    this.element.replaceChildren();
    this.drawing = this.id = this.position = null;
  }

  /** @private @param {string | null} id */
  take(id) {
    if (id === this.id) return this.run();
    const { position, side } = this;
    this.clear();
    Object.assign(this, { id, position, side });
    void figures.get(id ?? "")?.then((motion) => {
      if (!motion || this.id !== id) return;
      this.drawing = drawingOf(motion);
      this.element.replaceChildren(this.drawing.svg);
      document.addEventListener("visibilitychange", this.resume);
      STILL.addEventListener("change", this.resume);
      this.run();
    });
  }

  /** Paints now and, while something moves in sight, with every frame. @private */
  run() {
    cancelAnimationFrame(this.frame);
    if (!this.drawing) return;
    const moving = this.paint(this.drawing, this.drawing.motion);
    if (moving && document.visibilityState === "visible") this.frame = requestAnimationFrame(() => this.run());
  }

  /** @private @param {Drawing} drawing @param {Motion} motion @returns {boolean} whether it will look different soon */
  paint(drawing, motion) {
    const shown = motion.shows === "left" ? "left" : "right";
    const other = this.side !== "both" && this.side !== shown;
    const { leg, share, moving } = this.now(motion);
    const { walk, part, target, source } = walkAt(motion, leg, share);
    const swap = (leg.swap ?? false) !== (other && motion.mirror === "swap");
    drawing.mirror(other && motion.mirror === "flip");
    drawing.order(motion, walk, swap);
    drawing.move(numbersAt(motion, walk, part, swap));
    const tape = motion.tape[swap && !motion.round ? 1 : 0] ?? [];
    if (motion.round && leg.path.length) drawing.tape(tape.flat());
    else drawing.tape(tape[target]?.length ? tape[target] : (tape[source] ?? []));
    return moving;
  }

  /** The leg that it is on and how much of it is over. @private @param {Motion} motion */
  now(motion) {
    const at = this.position;
    if (this.peak) return { leg: motion.hold, share: 1, moving: false };
    if (at?.kind !== "work") return { leg: { path: [], end: 0 }, share: 1, moving: false };
    const still = STILL.matches;
    const runs = at.runs_from_ms !== null && at.state === "work";
    const ways = motion.round ? undefined : motion.tempos[this.phases]?.[at.phase_index ?? 0];
    const leg = ways?.[at.rep > 1 ? ways.length - 1 : 0];
    if (leg && at.phase_ms) {
      const left_ms = at.phase_ends_at_ms === null ? (at.phase_left_ms ?? 0) : this.until(at.phase_ends_at_ms);
      const share = still ? 1 : easing(1 - left_ms / at.phase_ms);
      return { leg, share, moving: runs && !still && leg.path.length > 0 && share < 1 };
    }
    if (at.work === "Hold" || still) {
      const share = still ? 1 : easing(this.elapsed(at) / (motion.hold.ms || 1));
      return { leg: motion.hold, share, moving: runs && share < 1 };
    }
    return { ...loopAt(motion.loop, this.elapsed(at)), moving: runs };
  }

  /** How long this work has been going on. @private @param {Position} at */
  elapsed(at) {
    if (at.runs_from_ms === null) return at.segment_elapsed_ms;
    return at.segment_elapsed_ms + Math.max(0, Math.min(-this.until(at.at_ms), -this.until(at.runs_from_ms)));
  }
}

/** Where work that goes over and over is. @param {Leg[]} legs @param {number} elapsed_ms */
function loopAt(legs, elapsed_ms) {
  let left_ms = elapsed_ms % legs.reduce((sum, leg) => sum + (leg.ms ?? 0), 0) || 0;
  for (const leg of legs) {
    const length_ms = leg.ms ?? 0;
    if (left_ms < length_ms) return { leg, share: leg.even ? left_ms / length_ms : easing(left_ms / length_ms) };
    left_ms -= length_ms;
  }
  return { leg: legs[0] ?? { path: [], end: 0 }, share: 0 };
}
