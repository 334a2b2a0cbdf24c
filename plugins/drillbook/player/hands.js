/**
 * What an open player needs later than at once, in a style sheet of its own: the course of the routine, settings, sound
 * check, pocket lock, the flash of the frame, the player on the lock screen, the finish. Fetched when a player opens.
 */

import { Course } from "./course.js";
import { styleSheet } from "./dom.js";
import { Finish } from "./finish.js";
import { Flash } from "./flash.js";
import { Remote } from "./media-session.js";
import { PocketLock } from "./pocket-lock.js";
import { SoundCheck } from "./sound-check.js";
import { SoundPanel } from "./sound-panel.js";

/** @typedef {import('./types.js').Action} Action */
/** @typedef {import('./types.js').Settings} Settings */
/** @typedef {import('./types.js').Means} Means */
/**
 * @typedef {object} HandsListener
 * @property {(changed: Partial<Settings>) => void} set nothing where the panel is only opened
 * @property {(what: import('./media-session.js').RemoteButton) => void} remote a button beyond the screen was pressed
 * @property {(feel: import('./types.js').Feel) => void} felt how it was
 * @property {(drill: string, text: string) => void} noticed
 * @property {() => string} phrase something that the voice can say on this page
 * @property {() => void} unlocked
 */

export class Hands {
  /**
   * Within a stage whose root gets the style sheet.
   * @param {import('./stage.js').Stage} parts @param {HandsListener} on
   */
  static async in(parts, on) {
    const { link, settled } = styleSheet("stage-hands.css");
    const root = parts.stage.getRootNode();
    if (root instanceof ShadowRoot) root.prepend(link); // what big and low screens need stands behind it
    await settled;
    return new Hands(parts, on);
  }

  /** @param {import('./stage.js').Stage} parts @param {HandsListener} on */
  constructor(parts, on) {
    this.on = on;
    this.sound = parts.sound;
    /** @type {[Settings, Means] | null} */
    this.shown = null;
    /** @type {SoundCheck | null} */
    this.check = null;
    this.panel = new SoundPanel({
      set: on.set,
      check: (place) => this.checkSound(place),
      big: () => on.set({ big: !this.shown?.[0].big }),
    });
    this.course = new Course(parts.list, parts.progress);
    this.finish = new Finish(parts, on);
    this.lock = new PocketLock(parts, on.unlocked);
    this.flash = new Flash(parts.stage);
    this.remote = new Remote(on.remote);
    parts.top.after(this.panel.element);
    parts.stage.append(this.lock.element);
    this.sound.setAttribute("aria-controls", this.panel.element.id);
  }

  togglePanel() {
    const { element } = this.panel;
    element.hidden = !element.hidden;
    this.sound.setAttribute("aria-expanded", String(!element.hidden));
    this.on.set({}); // a device's voices may have come late
  }

  /** @returns {boolean} whether it was open */
  closePanel() {
    const { hidden } = this.panel.element;
    if (!hidden) this.togglePanel();
    if (!hidden) this.sound.focus({ preventScroll: true });
    return !hidden;
  }

  /** @param {Settings} settings @param {Means} means */
  show(settings, means) {
    this.shown = [settings, means];
    this.panel.show(settings, means);
    // where taking the buttons stops the visitor's music, the visitor is asked first
    const hand = matchMedia("(any-pointer: coarse)").matches;
    this.remote.allow(!hand || (settings.headset && !means.hasSilentSwitch));
  }

  /**
   * @param {import('./summary.js').Summary} summary
   * @param {HTMLElement[]} links where to go from here
   * @param {HTMLElement | null} kept leads to the history
   * @param {string[]} asks the drills that a note is asked for
   */
  showFinish(summary, links, kept, asks) {
    this.course.mark(Infinity);
    this.finish.show(summary, links, kept, this.course.timeline, asks);
  }

  /** @private @param {HTMLElement} place */
  checkSound(place) {
    if (!this.shown) return;
    const [, means] = this.shown;
    this.check ??= new SoundCheck(place, means, () => /** @type {[Settings, Means]} */ (this.shown)[0], this.on.set);
    void this.check.begin(this.on.phrase());
  }
}
