/**
 * What a link to a page carries: the options that somebody chose, where they are not the usual ones. Both directions in
 * one place. What comes from a link is checked like anything else from outside.
 */

/** @typedef {import('./types.js').Options} Options */

const PACE = "pace";
const WAIT = "wait";
const SIDE = "first-side";
const USUAL_PACE = 100;
/** Those that a card offers. */
const PACES = [100, 125, 150, 200, 400, 1000];

/** The address of the page with these options. @param {string} address @param {Options} options @returns {string} */
export function addressWith(address, options) {
  const url = new URL(address);
  url.hash = "";
  for (const name of [PACE, WAIT, SIDE]) url.searchParams.delete(name);
  if (options.pace_percent !== USUAL_PACE) url.searchParams.set(PACE, String(options.pace_percent));
  if (options.wait_for_me) url.searchParams.set(WAIT, "1");
  if (options.first_side) url.searchParams.set(SIDE, options.first_side);
  return url.href;
}

/** The options that an address names; the others are left out. @param {string} address @returns {Partial<Options>} */
export function optionsIn(address) {
  const { searchParams } = new URL(address);
  const pace = Number(searchParams.get(PACE));
  const side = searchParams.get(SIDE);
  return {
    ...(PACES.includes(pace) ? { pace_percent: pace } : {}),
    ...(searchParams.get(WAIT) === "1" ? { wait_for_me: true } : {}),
    ...(side === "left" || side === "right" ? { first_side: side } : {}),
  };
}
