/**
 * `<drill-player>`: mounts itself when it comes into a page and unmounts itself when it leaves, as it does with instant
 * navigation. Knows the player as a whole and nothing inside it.
 */

import { fetchWhenInView } from "./ahead.js";
import { Player } from "./crossroads.js";

/** In the order of the cascade. */
const STYLES = [
  "figures.css",
  "stage.css",
  "stage-top.css",
  "stage-controls.css",
  "stage-work.css",
  "stage-between.css",
  "stage-finish.css",
  "stage-short.css",
  "stage-landscape.css",
  "stage-low.css",
  "stage-desk.css",
  "stage-big.css",
  "stage-senses.css",
];
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
    const styled = STYLES.map((name) => styleSheet(root, name));
    root.append(document.createElement("slot"), player.screen.dialog);
    this.player = player;
    this.unwatch = fetchWhenInView(this);
    void Promise.race([Promise.all(styled), after(STYLE_PATIENCE_MS)]).then(() => {
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
