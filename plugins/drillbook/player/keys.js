/** Keys of the open player. Bound to it alone, so that nothing acts while the focus is elsewhere; knows no page. */

/** @typedef {'main' | 'back' | 'skip' | 'big'} Key */

/** @type {Readonly<Record<string, Key>>} */
const KEYS = Object.freeze({ " ": "main", ArrowLeft: "back", ArrowRight: "skip", b: "big", B: "big" });

/**
 * @param {HTMLElement} element that has to hold the focus
 * @param {(key: Key, event: KeyboardEvent) => void} act
 */
export function onKeys(element, act) {
  element.addEventListener("keydown", (event) => {
    event.stopPropagation(); // the page has shortcuts of its own
    const key = KEYS[event.key];
    if (!key || event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest("input, select, textarea")) return;
    // a button or a link that has the focus is pressed by Space itself
    if (key === "main" && target?.closest("button, a, summary")) return;
    event.preventDefault();
    act(key, event);
  });
  for (const type of /** @type {const} */ (["keyup", "keypress"])) {
    element.addEventListener(type, (event) => event.stopPropagation());
  }
}
