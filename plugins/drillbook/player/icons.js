/** The player's icons: a 24 grid, solid or a round line of 2 px. Each stands beside its word or has a label. */

import { svg } from "./dom.js";

const SOLID = Object.freeze({
  back: "M4 4h3v16H4zM21 4v16L8.5 12z",
  pause: "M5 3h5v18H5zM14 3h5v18h-5z",
  resume: "M6 3.5v17L20.5 12z",
  skip: "M17 4h3v16h-3zM3 4v16l12.5-8z",
  work: "M5 2h14a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3z",
  paused: "M4 2h6v20H4zM14 2h6v20h-6z",
});

const LINES = Object.freeze({
  again: "M19.4 8.5A8.3 8.3 0 1 0 20.3 12M20 3v5.5h-5.5",
  close: "M5 5l14 14M19 5L5 19",
  sound: "M3 9.5v5h4l5 4.5V5L7 9.5zM16 8.8a5 5 0 0 1 0 6.4M18.8 6a9 9 0 0 1 0 12",
  silent: "M3 9.5v5h4l5 4.5V5L7 9.5zM16.5 9.5l5 5M21.5 9.5l-5 5",
  lock: "M5 11h14v10H5zM8 11V7.5a4 4 0 0 1 8 0V11",
  done: "M3 13l6 6L21 5",
  ready: "M5 3.5v17L20 12z",
  rest: "M2.5 12a9.5 9.5 0 1 0 19 0a9.5 9.5 0 1 0-19 0z",
  failed: "M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8zM12 7v6M12 16.5v.5",
});

/** @typedef {keyof typeof SOLID | keyof typeof LINES} IconName */

/** @param {IconName} name */
export function icon(name) {
  const line = name in LINES;
  const d = line ? LINES[/** @type {keyof typeof LINES} */ (name)] : SOLID[/** @type {keyof typeof SOLID} */ (name)];
  return svg(
    "svg",
    { viewBox: "0 0 24 24", "aria-hidden": "true", class: line ? "icon line" : "icon" },
    svg("path", { d }),
  );
}
