/**
 * The player across the room: whether it is on, and when its buttons go out of sight. What that looks like stands in the
 * style sheet; knows no position.
 */

/** Long enough to look at the buttons that a moved pointer brought, and to press one. */
const IDLE_MS = 4000;

export class BigScreen {
  /**
   * @param {HTMLElement} dialog where a pointer or a key counts
   * @param {HTMLElement} stage
   * @param {(on: boolean) => void} set what the visitor asks for
   */
  constructor(dialog, stage, set) {
    this.stage = stage;
    this.set = set;
    this.on = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.idling = undefined;
    for (const sign of ["pointermove", "pointerdown", "keydown", "focusin"]) {
      dialog.addEventListener(sign, () => this.wake(), { passive: true });
    }
  }

  toggle() {
    this.set(!this.on);
  }

  /** @param {boolean} on */
  show(on) {
    this.on = on;
    this.stage.toggleAttribute("data-big", on);
    this.wake();
  }

  /** Shows the buttons, for a while where they would stand in the way. */
  wake() {
    clearTimeout(this.idling);
    this.stage.removeAttribute("data-idle");
    if (this.on) this.idling = setTimeout(() => this.stage.toggleAttribute("data-idle", true), IDLE_MS);
  }
}
