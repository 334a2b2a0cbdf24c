/**
 * A figure's numbers and the drawing they move: from how much of a walk is over to where each group lies. Knows no time
 * and no player.
 */

/** @typedef {['t'] | ['k'] | ['o'] | ['d', string, string]} Slot what changes: a group, a shortened bone, dashes, a path */
/** @typedef {number | number[]} Component a number that stays, or one for each of several evenly spaced moments */
/** @typedef {{far: number, order: number[], at: Component[][]}} Walk the way from a pose to the next */
/**
 * @typedef {object} Leg
 * @property {number[]} path walks counted from 1, negative backward
 * @property {number} end the pose that it leads to
 * @property {number} [ms]
 * @property {boolean} [even] without slowing down at its ends
 * @property {boolean} [swap] with the sides exchanged
 */
/**
 * @typedef {object} Motion
 * @property {string} svg
 * @property {'flip' | 'swap' | 'none'} mirror
 * @property {import('./types.js').Side} shows
 * @property {number} middle
 * @property {Slot[]} slots
 * @property {Walk[]} walks
 * @property {number[] | null} swap
 * @property {Walk[] | null} other
 * @property {string[][][]} tape
 * @property {Record<string, Leg[][]>} tempos
 * @property {Leg} hold
 * @property {Leg[]} loop
 * @property {boolean} round
 */
/** @typedef {ReturnType<typeof drawingOf>} Drawing */

const SCALES = { t: 10, d: 10, o: 10, k: 1000 };

/** Numbers as they are meant: not in tenths, and each by itself. @param {Motion} motion */
export function decoded(motion) {
  for (const walk of [...motion.walks, ...(motion.other ?? [])]) {
    walk.at = walk.at.map((slot, index) => slot.map((component) => scaled(component, motion.slots[index]?.[0] ?? "t")));
  }
  return motion;
}

/** @param {Component} component @param {keyof typeof SCALES} kind @returns {Component} */
function scaled(component, kind) {
  const scale = SCALES[kind];
  if (typeof component === "number") return component / scale;
  let sum = 0;
  return component.map((step) => (sum += step) / scale);
}

/** Slow at both ends. @param {number} share */
export function easing(share) {
  const within = Math.min(1, Math.max(0, share));
  return within * within * (3 - 2 * within);
}

/**
 * Which walk a leg is on, how much of the walk is over, and the poses it leads to and comes from.
 * @param {Motion} motion @param {Leg} leg @param {number} share
 */
export function walkAt(motion, leg, share) {
  const { path, end } = leg;
  if (!path.length) return { walk: Math.max(0, end - 1), part: end > 0 ? 1 : 0, target: end, source: end };
  const lengths = path.map((walk) => motion.walks[Math.abs(walk) - 1]?.far || 1);
  let left = share * lengths.reduce((sum, length) => sum + length, 0);
  let index = 0;
  while (index < path.length - 1 && left > (lengths[index] ?? 1)) left -= lengths[index++] ?? 1;
  const step = path[index] ?? 1;
  const walk = Math.abs(step) - 1;
  const over = Math.min(1, left / (lengths[index] ?? 1));
  const ends = step > 0 ? { target: walk + 1, source: walk } : { target: walk, source: walk + 1 };
  const arrived = index === path.length - 1 && over >= 1;
  return { walk, part: step > 0 ? over : 1 - over, target: ends.target, source: arrived ? ends.target : ends.source };
}

/**
 * The numbers of every slot at a moment.
 * @param {Motion} motion @param {number} walk @param {number} part of it that is over @param {boolean} swap
 */
export function numbersAt(motion, walk, part, swap) {
  const walks = swap && motion.other ? motion.other : motion.walks;
  const slots = walks[walk]?.at ?? [];
  const own = swap && motion.swap && !motion.other ? motion.swap.map((index) => slots[index] ?? []) : slots;
  return own.map((slot) => slot.map((component) => blended(component, part)));
}

/** @param {Component} component @param {number} part */
function blended(component, part) {
  if (typeof component === "number") return component;
  const at = part * (component.length - 1);
  const low = Math.min(Math.floor(at), component.length - 2);
  const from = component[low] ?? 0;
  return from + ((component[low + 1] ?? 0) - from) * (at - low);
}

/** The picture of a figure, and what can be done to it. @param {Motion} motion */
export function drawingOf(motion) {
  const page = new DOMParser().parseFromString(motion.svg, "text/html");
  const svg = /** @type {SVGElement} */ (document.importNode(page.body.firstElementChild ?? page.body, true));
  const whole = svg.querySelector(".whole");
  const group = svg.querySelector(".layers");
  const layers = [...(group?.children ?? [])];
  const slots = motion.slots.map((_, index) => [...svg.querySelectorAll(`[data-m="${index}"]`)]);
  const tapes = new Set(motion.tape.flat(2));
  /** What was written last. @type {string[]} */
  const written = [];
  let places = "";
  return {
    motion,
    svg,
    /** @param {boolean} on whether it is turned round */
    mirror: (on) => whole?.setAttribute("transform", on ? `translate(${2 * motion.middle} 0) scale(-1 1)` : ""),
    /** @param {Motion} of @param {number} walk @param {boolean} swap */
    order(of, walk, swap) {
      const order = (swap && of.other ? of.other : of.walks)[walk]?.order ?? [];
      if (order.join() === places) return;
      places = order.join();
      group?.append(...order.flatMap((index) => layers[index] ?? []));
    },
    /** @param {number[][]} values of each slot */
    move(values) {
      values.forEach((numbers, index) => {
        const [name, text] = attribute(motion.slots[index] ?? ["t"], numbers);
        if (written[index] === text) return;
        written[index] = text;
        for (const element of slots[index] ?? []) element.setAttribute(name, text);
      });
    },
    /** @param {string[]} names of the layers of tape that are to be seen */
    tape(names) {
      for (const layer of layers) {
        const name = layer.getAttribute("data-l") ?? "";
        if (tapes.has(name)) layer.toggleAttribute("data-off", !names.includes(name));
      }
    },
  };
}

/** @param {Slot} slot @param {number[]} values @returns {[string, string]} an attribute and what it is set to */
function attribute([kind, letter, end], values) {
  const [x, y, ...others] = values.map((value) => value.toFixed(2));
  if (kind === "t") return ["transform", `translate(${x} ${y})rotate(${others[0]})`];
  if (kind === "k") return ["transform", `scale(1 ${values[0]?.toFixed(4)})`];
  if (kind === "o") return ["stroke-dashoffset", `${x}`];
  return ["d", `M${x} ${y}${letter}${others.join(" ")}${end}`];
}
