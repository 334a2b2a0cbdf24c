/**
 * The worker's clock read on the page's: an offset from pings, of which the quickest is believed. Knows no worker; both
 * sides are `performance.now()`, but threads have different origins, and a sleeping device shifts them.
 */

export class Clock {
  constructor() {
    this.offset_ms = 0;
    this.best_ms = Infinity;
  }

  /** Forgets how good the last measurement was: after a gap it says nothing any more. */
  distrust() {
    this.best_ms = Infinity;
  }

  /**
   * @param {number} sent_ms
   * @param {number} received_ms both on the page
   * @param {number} at_ms in between, on the worker
   */
  measure(sent_ms, received_ms, at_ms) {
    const trip_ms = received_ms - sent_ms;
    if (trip_ms >= this.best_ms) return;
    this.best_ms = trip_ms;
    this.offset_ms = at_ms - (sent_ms + received_ms) / 2;
  }

  /** @param {number} at_ms on the worker's clock @returns {number} on the page's */
  pageTime(at_ms) {
    return at_ms - this.offset_ms;
  }

  /** How long until a moment of the worker's clock, negative when it is over. @param {number} at_ms */
  until(at_ms) {
    return this.pageTime(at_ms) - performance.now();
  }
}
