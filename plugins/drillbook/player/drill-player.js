/**
 * `<drill-player>`: mounts itself when it comes into a page and unmounts itself when it leaves, as it does with instant
 * navigation. Knows the player as a whole and nothing inside it.
 */

import { fetchWhenInView } from "./ahead.js";
import { Player } from "./crossroads.js";
import { styleSheet } from "./dom.js";

/** The figures' and the stage's sheets, joined. */
const STYLE = "stage.css";

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
    const { link, settled } = styleSheet(STYLE);
    root.append(link, document.createElement("slot"), player.screen.dialog);
    this.player = player;
    this.unwatch = fetchWhenInView(this);
    void settled.then(() => {
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

customElements.define("drill-player", DrillPlayer);
