/**
 * The sound button of the open player and what only an open player needs: fetched when it opens, because most pages are
 * read and not played. Knows no position.
 */

import { icon } from "./icons.js";
import { WORDS } from "./strings.js";

/** @typedef {import('./types.js').Settings} Settings */
/** @typedef {import('./types.js').Means} Means */
/** @typedef {import('./hands.js').Hands} Hands */

export class Beside {
  /**
   * @param {import('./stage.js').Stage} parts
   * @param {import('./hands.js').HandsListener} on
   */
  constructor(parts, on) {
    this.parts = parts;
    this.on = on;
    /** @type {Hands | null} */
    this.hands = null;
    /** @type {Promise<Hands> | undefined} */
    this.fetching = undefined;
    /** What was last shown. @type {[Settings, Means] | null} */
    this.shown = null;
    parts.sound.addEventListener("click", () => this.use((hands) => hands.togglePanel()));
  }

  /** Fetches it, once; a fetch that fails is tried again with the next use. @returns {Promise<Hands>} */
  fetch() {
    this.fetching ??= import("./hands.js").then(
      async ({ Hands }) => {
        const hands = await Hands.in(this.parts, this.on);
        if (this.shown) hands.show(...this.shown);
        return (this.hands = hands);
      },
      (error) => {
        this.fetching = undefined;
        throw error;
      },
    );
    return this.fetching;
  }

  /** Does something with it, as soon as it is there. @param {(hands: Hands) => void} [act] */
  use(act = () => {}) {
    this.hands ? act(this.hands) : void this.fetch().then(act, () => {}); // offline: the player goes on without
  }

  /** @param {Settings} settings @param {Means} means */
  show(settings, means) {
    const { sound } = this.parts;
    const silent = settings.speaker === "nobody";
    sound.setAttribute("aria-label", silent ? WORDS.soundOff : WORDS.sound);
    sound.replaceChildren(icon(silent ? "silent" : "sound"));
    this.shown = [settings, means];
    this.hands?.show(settings, means);
  }
}
