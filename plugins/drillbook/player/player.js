/**
 * What every page loads: fetches the module of an element when the first of its kind comes into the page, with instant
 * navigation too. A player's comes when it is within a screen of being seen, for most who read an article play nothing.
 * Knows names of elements and of modules, nothing of either.
 */

/** @type {Map<string, () => Promise<unknown>>} */
const awaited = new Map([
  ["db-send", () => import("./send.js")],
  ["drill-history", () => import("./history-page.js")],
]);
const PLAYER = "drill-player";

const nearing = new IntersectionObserver(
  (entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    nearing.disconnect();
    void import("./drill-player.js");
  },
  { rootMargin: "100%" },
);

function look() {
  for (const [name, load] of awaited) {
    if (!document.querySelector(name)) continue;
    awaited.delete(name);
    void load();
  }
  if (customElements.get(PLAYER)) return;
  for (const player of document.querySelectorAll(PLAYER)) nearing.observe(player);
}

look();
new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
