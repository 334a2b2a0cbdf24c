/**
 * The two buttons at the upper edge of the open player and what lies behind them: fetched when it opens, because most
 * pages are read and not played. What cannot be fetched is done without.
 */

import { icon } from "./icons.js";
import { WORDS, announcement } from "./strings.js";

/** @typedef {import('./types.js').Settings} Settings */
/** @typedef {import('./types.js').Means} Means */
/** @typedef {import('./types.js').Position} Position */
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
    parts.lock.addEventListener("click", () => this.use((hands) => hands.lock.lock()));
  }

  /** Does something with it, as soon as it is there. @param {(hands: Hands) => void} [act] */
  use(act = () => {}) {
    this.hands ? act(this.hands) : void this.fetch().then(act, () => {});
  }

  /** Fetches it, once; a fetch that fails is tried again with the next use. @private @returns {Promise<Hands>} */
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

  /** Whether there is something that the key for leaving means before the player. */
  keeps() {
    return this.locked || (this.hands?.closePanel() ?? false);
  }

  /** Whether nothing but the lock can be pressed. */
  get locked() {
    return this.hands?.lock.on ?? false;
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

  /**
   * Where the run is, in the course of the routine and on the lock screen.
   * @param {Position} at @param {string} routine @param {boolean} playing
   */
  showPosition(at, routine, playing) {
    const title = at.state === "paused" ? WORDS.paused : announcement(at, null);
    const { routine_ms: whole_ms, routine_left_ms: left_ms } = at;
    this.use((hands) => {
      hands.course.mark(at.index);
      hands.remote.show({ title, artist: routine, playing, whole_ms, left_ms });
    });
  }

  /** Nothing runs any more that buttons afar could lead. */
  endRemote() {
    this.hands?.remote.end();
  }

  /** The player is closed. */
  close() {
    this.hands?.lock.leave();
    this.endRemote();
  }
}
