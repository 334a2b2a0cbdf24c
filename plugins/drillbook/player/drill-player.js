/**
 * `<drill-player>`: mounts itself when it comes into a page and unmounts itself when it leaves, as it does with instant
 * navigation. Knows the player as a whole and nothing inside it.
 */

import { fetchWhenInView } from "./ahead.js";
import { Player } from "./crossroads.js";

/** The figures' and the stage's sheets, joined. */
const STYLE = "stage.css";
/** A style sheet that does not come must not keep Start from being pressed. */
const STYLE_PATIENCE_MS = 3000;

class DrillPlayer extends HTMLElement {
  constructor() {
    super();
    /** @type {Player | null} */
    this.player = null;
    this.unwatch = () => {};
  }

  connectedCallback() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const player = new Player(this);
    const styled = styleSheet(root, STYLE);
    root.append(document.createElement("slot"), player.screen.dialog);
    this.player = player;
    this.unwatch = fetchWhenInView(this);
    void Promise.race([styled, after(STYLE_PATIENCE_MS)]).then(() => {
      if (this.player === player) player.mount();
    });
  }

  disconnectedCallback() {
    this.unwatch();
    this.player?.unmount();
    this.player = null;
    this.shadowRoot?.replaceChildren();
  }
}

/** @param {ShadowRoot} root @param {string} name @returns {Promise<unknown>} */
function styleSheet(root, name) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL(name, import.meta.url).href;
  const settled = new Promise((resolve) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", resolve);
  });
  root.append(link);
  return settled;
}

/** @param {number} ms */
const after = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

customElements.define("drill-player", DrillPlayer);
