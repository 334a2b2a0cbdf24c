/** Tells a press from its echo: earphones and trembling thumbs send one twice. Knows nothing of what is pressed. */

const ECHO_MS = 50;

export class Presses {
  constructor() {
    this.last_ms = -Infinity;
    this.lastBy = "";
  }

  /** Whether it is a press of its own; two keys are two presses however fast. @param {Event} event */
  counts(event) {
    const by = event instanceof KeyboardEvent ? event.key : event.type;
    const own = by !== this.lastBy || Math.abs(event.timeStamp - this.last_ms) >= ECHO_MS;
    if (own) this.last_ms = event.timeStamp;
    this.lastBy = by;
    return own;
  }
}
