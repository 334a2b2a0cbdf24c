/**
 * What an open player has besides its faces: the settings panel, in a style sheet of its own. Knows no position.
 */

import { html } from "./dom.js";
import { SoundPanel } from "./sound-panel.js";

/** @typedef {import('./types.js').Settings} Settings */
/** @typedef {import('./types.js').Means} Means */
/**
 * @typedef {object} HandsListener
 * @property {(changed: Partial<Settings>) => void} set nothing where the panel is only opened
 */

/** A style sheet that does not come must not keep the panel from opening. */
const STYLE_PATIENCE_MS = 3000;

export class Hands {
  /**
   * Within a stage whose root gets the style sheet.
   * @param {import('./stage.js').Stage} parts @param {HandsListener} on
   */
  static async in(parts, on) {
    const link = html("link", { rel: "stylesheet", href: new URL("stage-hands.css", import.meta.url).href });
    const root = parts.stage.getRootNode();
    if (root instanceof ShadowRoot) root.prepend(link); // what big and low screens need stands behind it
    await new Promise((resolve) => {
      link.addEventListener("load", resolve);
      link.addEventListener("error", resolve);
      setTimeout(resolve, STYLE_PATIENCE_MS);
    });
    return new Hands(parts, on);
  }

  /** @param {import('./stage.js').Stage} parts @param {HandsListener} on */
  constructor(parts, on) {
    this.on = on;
    this.sound = parts.sound;
    this.big = false;
    this.panel = new SoundPanel({ set: on.set, big: () => on.set({ big: !this.big }) });
    parts.top.after(this.panel.element);
    this.sound.setAttribute("aria-controls", this.panel.element.id);
  }

  togglePanel() {
    const { element } = this.panel;
    element.hidden = !element.hidden;
    this.sound.setAttribute("aria-expanded", String(!element.hidden));
    this.on.set({}); // a device's voices may have come late
  }

  /** @param {Settings} settings @param {Means} means */
  show(settings, means) {
    this.big = settings.big;
    this.panel.show(settings, means);
  }
}
