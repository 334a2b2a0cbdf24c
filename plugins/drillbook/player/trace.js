/**
 * The shape of one rep: a line that climbs, stays and falls to scale with the tempo. Geometry only: knows no page.
 */

/** @typedef {import('./types.js').Phase} Phase */
/** @typedef {{x: number, y: number}} Point */

export const TRACE_WIDTH = 190;
export const TRACE_HEIGHT = 64;
const LEFT = 8;
const RIGHT = TRACE_WIDTH - 8;
const TOP = 10;
const BOTTOM = 54;
const STAYS = /^(hold|pause|stay|keep|still|wait|squeeze)/i;

/**
 * The corners of the line, one more than there are phases.
 * Phase names are free words: one that says so stays level, of three or more nameless ones the inner ones do.
 * @param {Phase[]} phases
 * @returns {Point[]}
 */
export function tracePoints(phases) {
  const total = phases.reduce((sum, phase) => sum + phase.duration_ms, 0) || 1;
  const named = phases.some((phase) => STAYS.test(phase.name));
  let x = LEFT;
  let high = false;
  const points = [{ x, y: BOTTOM }];
  phases.forEach((phase, index) => {
    const inner = !named && phases.length > 2 && index > 0 && index < phases.length - 1;
    if (!(phases.length > 1 && STAYS.test(phase.name)) && !inner) high = !high;
    x += ((RIGHT - LEFT) * phase.duration_ms) / total;
    points.push({ x, y: high ? TOP : BOTTOM });
  });
  return points;
}

/** @param {Point[]} points */
export const pathThrough = (points) => `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}`;

/**
 * Where the dot is: `done` of the phase at `index`.
 * @param {Point[]} points @param {number} index @param {number} done 0 to 1
 * @returns {Point | null}
 */
export function tracePoint(points, index, done) {
  const from = points[index];
  const to = points[index + 1];
  if (!from || !to) return null;
  return { x: from.x + (to.x - from.x) * done, y: from.y + (to.y - from.y) * done };
}
