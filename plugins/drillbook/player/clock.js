/**
 * The worker's clock read on the page's: an offset that all pings allow. Knows no worker; both sides are
 * `performance.now()`, but threads have different origins, and a sleeping device shifts them.
 */

/** The worker tells whole milliseconds. */
const ROUNDED_MS = 0.5;

export class Clock {
  constructor() {
    this.offset_ms = 0;
    /** The worker's clock is at least and at most so far ahead. */
    this.least_ms = -Infinity;
    this.most_ms = Infinity;
  }

  /** Forgets what was measured: after a gap it says nothing any more. The offset stays until a ping contradicts it. */
  distrust() {
    this.least_ms = -Infinity;
    this.most_ms = Infinity;
  }

  /**
   * Each trip says a little more: a busy page hears late, but what it sent was under way no longer than that.
   * @param {number} sent_ms
   * @param {number} received_ms both on the page
   * @param {number} at_ms in between, on the worker
   */
  measure(sent_ms, received_ms, at_ms) {
    const [least_ms, most_ms] = [at_ms - received_ms - ROUNDED_MS, at_ms - sent_ms + ROUNDED_MS];
    this.least_ms = Math.max(this.least_ms, least_ms);
    this.most_ms = Math.min(this.most_ms, most_ms);
    // no offset fits them all: the clocks have moved against each other, and only the last is true
    if (this.least_ms > this.most_ms) [this.least_ms, this.most_ms] = [least_ms, most_ms];
    if (this.offset_ms >= this.least_ms && this.offset_ms <= this.most_ms) return;
    this.offset_ms = (this.least_ms + this.most_ms) / 2;
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
