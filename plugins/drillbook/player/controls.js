/**
 * The buttons of the open player: the three big ones and the row of lesser ones. Rebuilt only when they change, so that
 * neither the focus nor a tap under way is lost. Knows no position.
 */

import { html } from "./dom.js";
import { icon } from "./icons.js";
import { WORDS } from "./strings.js";

/** @typedef {import('./types.js').Action} Action */
/** @typedef {import('./icons.js').IconName} IconName */

/** @type {Readonly<Partial<Record<Action, {word: string, icon: IconName, key?: string}>>>} */
const BIG = Object.freeze({
  back: { word: WORDS.back, icon: "back", key: "←" },
  skip: { word: WORDS.skip, icon: "skip", key: "→" },
  pause: { word: WORDS.pause, icon: "pause", key: "Space" },
  resume: { word: WORDS.resume, icon: "resume", key: "Space" },
  done: { word: WORDS.done, icon: "done", key: "Space" },
  again: { word: WORDS.again, icon: "again" },
  retry: { word: WORDS.retry, icon: "again" },
  close: { word: WORDS.finishedNext, icon: "close" },
});

/** @type {Readonly<Partial<Record<Action, {word: string, label?: string}>>>} */
const SMALL = Object.freeze({
  "skip-drill": { word: WORDS.skipDrill },
  extend: { word: WORDS.extend, label: WORDS.extendLabel },
  "one-more-rep": { word: WORDS.oneMoreRep, label: WORDS.oneMoreRepLabel },
  "one-more-set": { word: WORDS.oneMoreSet, label: WORDS.oneMoreSetLabel },
  easier: { word: WORDS.easier },
  hurts: { word: WORDS.hurts },
  "leave-out": { word: WORDS.leaveOut },
  old: { word: WORDS.staleOld },
  new: { word: WORDS.staleNew },
  text: { word: WORDS.textRoutine },
});

/** @param {Action} action */
export function smallButton(action) {
  const { word, label } = SMALL[action] ?? { word: action };
  return html(
    "button",
    { type: "button", "data-action": action, class: `plain ${action}`, "aria-label": label ?? false },
    word,
  );
}

/** @param {Action} action @param {boolean} main */
function bigButton(action, main) {
  const { word, icon: name, key } = BIG[action] ?? { word: action, icon: "skip" };
  return html(
    "button",
    { type: "button", "data-action": action, class: main ? "control main" : "control" },
    icon(name),
    html("span", {}, word),
    // Space acts for the filled button, whichever that is
    ...(key && (main || key !== "Space") ? [html("span", { class: "keys", "aria-hidden": "true" }, html("kbd", {}, key))] : []),
  );
}

export class Controls {
  /** @param {HTMLElement} big @param {HTMLElement} small */
  constructor(big, small) {
    this.big = big;
    this.small = small;
    /** What Space stands for. @type {Action} */
    this.main = "pause";
    this.shown = "";
    this.acts = "";
    /** @type {Action[]} */
    this.disabled = [];
  }

  /**
   * @param {Action[]} actions @param {Action} main the one that is filled @param {Action[]} [disabled]
   */
  show(actions, main, disabled = []) {
    this.main = main;
    this.disabled = disabled;
    const shown = `${actions} ${main} ${disabled}`;
    if (shown === this.shown) return;
    const held = heldIn(this.big);
    this.shown = shown;
    const buttons = actions.map((action) => bigButton(action, action === main));
    buttons.forEach((button, index) => (button.disabled = disabled.includes(actions[index] ?? main)));
    this.big.dataset["count"] = String(actions.length);
    this.big.replaceChildren(...buttons);
    if (held !== null) this.focus(held);
  }

  /** @param {Action[]} actions */
  showActs(actions) {
    if (String(actions) === this.acts) return;
    this.acts = String(actions);
    const held = heldIn(this.small);
    this.small.dataset["count"] = String(actions.length);
    this.small.replaceChildren(...actions.map(smallButton));
    if (held !== null) this.focus(held);
  }

  /**
   * What a button of a headset or of the lock screen stands for: one action, or none where it would surprise.
   * @param {import('./media-session.js').RemoteButton} what
   * @returns {Action[]}
   */
  far(what) {
    if (what === "play") return this.main === "resume" || this.main === "done" ? [this.main] : [];
    const underWay = ["pause", "resume", "done"].includes(this.main);
    const stands = what === "pause" && this.main === "resume";
    return underWay && !stands && !this.disabled.includes(what) ? [what] : [];
  }

  /**
   * Gives the focus to a button that can take it: the one of this action, the main one, else the stage, so that keys
   * never stop working.
   * @param {string} [action]
   */
  focus(action) {
    const named = [this.small, this.big].map((row) => action && row.querySelector(`[data-action="${action}"]`));
    for (const target of [...named, this.big.querySelector(".main"), this.big.closest("[tabindex]")]) {
      if (!(target instanceof HTMLElement)) continue;
      target.focus({ preventScroll: true });
      if (focused(this.big) === target) return;
    }
  }
}

/** The element that has the focus, within the tree `node` is in. @param {Node} node */
function focused(node) {
  const root = node.getRootNode();
  return root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
}

/** The action of the button in a row that has the focus, null where none of them has it. @param {HTMLElement} row */
function heldIn(row) {
  const button = focused(row);
  return button instanceof HTMLElement && row.contains(button) ? (button.dataset["action"] ?? "") : null;
}
