/**
 * Tells a press from its echo: earphones and trembling thumbs send one twice, in the same place. Knows nothing of what is
 * pressed.
 */

const ECHO_MS = 50;
/** A thumb that trembles stays within its own width. */
const ECHO_PX = 24;

export class Presses {
  constructor() {
    this.last_ms = -Infinity;
    this.lastBy = "";
    this.lastAt = [0, 0];
  }

  /** Whether it is a press of its own; two keys or two buttons are two presses however fast. @param {Event} event */
  counts(event) {
    const by = event instanceof KeyboardEvent ? event.key : event.type;
    const at = event instanceof MouseEvent ? [event.clientX, event.clientY] : [0, 0];
    const far = at.some((px, axis) => Math.abs(px - (this.lastAt[axis] ?? 0)) > ECHO_PX);
    const own = far || by !== this.lastBy || Math.abs(event.timeStamp - this.last_ms) >= ECHO_MS;
    if (own) this.last_ms = event.timeStamp;
    this.lastBy = by;
    this.lastAt = at;
    return own;
  }
}
