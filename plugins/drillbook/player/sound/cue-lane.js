/**
 * What is to sound within the next seconds, kept equal to the list the engine sends: tones and clips go to the audio
 * clock, what has no such clock waits for its moment, what left the list before it began is taken back, and nothing
 * sounds twice. Knows no session, no screen.
 */

import { isFelt } from "./buzz.js";

/** @typedef {import('../types.js').ScheduledCue} ScheduledCue */
/** @typedef {import('../types.js').ToneName} ToneName */
/**
 * @typedef {object} Outlets where cues go
 * @property {Pick<import('./sound.js').Sound, 'schedule' | 'withdraw' | 'silence'>} tones
 * @property {Pick<import('./voice.js').Voice, 'place' | 'begin' | 'makeWay' | 'withdraw' | 'hush'>} voice
 * @property {(tone: ToneName | null) => void} buzz
 * @property {(tone: ToneName) => void} flash
 * @property {(at_ms: number) => number} pageTime from the worker's clock to the page's
 */
/**
 * @typedef {object} Entry
 * @property {ScheduledCue} cue
 * @property {number} at_ms its moment on the page's clock, as it was when it went ahead
 * @property {boolean} sounds whether its tone is on the audio clock
 * @property {boolean} begun whether its moment has come
 * @property {boolean} said whether nobody has to say it any more
 * @property {ReturnType<typeof setTimeout> | undefined} timer
 */

/** Timers may come so much early. */
const EARLY_MS = 8;
/** By so much two clocks come apart when a device has slept. */
const APART_MS = 2000;
/** With these another stretch, the count or the work begins: words from before are over. */
const OPENING = new Set(["get-ready", "count", "go", "switch", "rest", "set-done", "finish"]);

export class CueLane {
  /** @param {Outlets} outlets */
  constructor(outlets) {
    this.outlets = outlets;
    /** Whether tones are wanted. */
    this.audible = true;
    /** @type {Map<string, Entry>} */
    this.entries = new Map();
    /** What has begun must not begin again, as long as it is not too late for it. @type {Map<string, ScheduledCue>} */
    this.begun = new Map();
  }

  /** @param {ScheduledCue[]} cues the whole list */
  reconcile(cues) {
    const listed = new Set(cues.map((cue) => cue.id));
    for (const [id, entry] of [...this.entries]) {
      if (listed.has(id)) continue;
      // one whose moment has come leaves the list because it is due: the audio clock may only be a little behind
      if (entry.at_ms > performance.now()) this.takeBack(id);
      this.drop(entry);
    }
    for (const [id, cue] of [...this.begun]) if (this.isLate(cue)) this.begun.delete(id);
    for (const cue of cues) this.enter(cue);
  }

  /** Does again what could not be done before: a clip has come, or the setting is another. */
  retry() {
    for (const entry of this.entries.values()) this.place(entry);
  }

  /** On another audio clock nothing is scheduled. */
  restart() {
    for (const entry of this.entries.values()) entry.sounds = entry.begun;
    this.retry();
  }

  /** Everything stops now, begun or not. */
  silence() {
    for (const entry of [...this.entries.values()]) this.drop(entry);
    this.outlets.tones.silence();
    this.outlets.voice.hush();
  }

  /** @param {boolean} audible whether tones are wanted */
  setAudible(audible) {
    if (this.audible && !audible) this.outlets.tones.silence();
    if (this.audible !== audible) for (const entry of this.entries.values()) entry.sounds = entry.begun;
    this.audible = audible;
    this.retry();
  }

  /** @private @param {ScheduledCue} cue */
  enter(cue) {
    if (this.begun.has(cue.id)) return;
    const at_ms = this.outlets.pageTime(cue.at_ms);
    let entry = this.entries.get(cue.id);
    if (!entry) {
      entry = { cue, at_ms, sounds: false, begun: false, said: !cue.say, timer: undefined };
      this.entries.set(cue.id, entry);
    } else if (!entry.begun && Math.abs(entry.at_ms - at_ms) > APART_MS) {
      this.takeBack(cue.id); // the clocks were measured anew
      Object.assign(entry, { at_ms, sounds: false });
    }
    this.place(entry);
    if (entry.begun) return;
    // timers of a hidden page are slow; the message that comes when the cue is due begins it as well
    clearTimeout(entry.timer);
    const wait_ms = this.until_ms(cue);
    if (wait_ms <= EARLY_MS) this.begin(entry);
    else entry.timer = setTimeout(() => this.begin(entry), wait_ms);
  }

  /** Ahead of its moment, or a little behind it. @private @param {Entry} entry */
  place(entry) {
    const { cue } = entry;
    if (this.isLate(cue)) return;
    const at_ms = this.outlets.pageTime(cue.at_ms);
    if (cue.tone && this.audible && !entry.sounds) {
      entry.sounds = true;
      this.outlets.tones.schedule(cue.id, cue.tone, at_ms, cue.latest_at_ms - cue.at_ms);
    }
    if (entry.said) return;
    this.outlets.voice.place(cue, at_ms);
    if (entry.begun) entry.said = this.outlets.voice.begin(cue, at_ms);
  }

  /** @private @param {Entry} entry */
  begin(entry) {
    const { cue } = entry;
    if (entry.begun) return;
    entry.begun = true;
    if (this.isLate(cue)) return;
    const at_ms = this.outlets.pageTime(cue.at_ms);
    if (cue.tone && OPENING.has(cue.tone)) this.outlets.voice.makeWay(at_ms);
    if (cue.tone) this.outlets.flash(cue.tone);
    if (cue.buzz || isFelt(cue.tone)) this.outlets.buzz(cue.tone);
    if (!entry.said) entry.said = this.outlets.voice.begin(cue, at_ms);
  }

  /** @private @param {string} id */
  takeBack(id) {
    this.outlets.tones.withdraw(id);
    this.outlets.voice.withdraw(id);
  }

  /** @private @param {Entry} entry */
  drop(entry) {
    clearTimeout(entry.timer);
    this.entries.delete(entry.cue.id);
    if (entry.begun || this.until_ms(entry.cue) <= 0) this.begun.set(entry.cue.id, entry.cue);
  }

  /** @private @param {ScheduledCue} cue */
  until_ms(cue) {
    return this.outlets.pageTime(cue.at_ms) - performance.now();
  }

  /**
   * Whether it is on the screen only: a page that stood still makes up for nothing.
   * @private @param {ScheduledCue} cue
   */
  isLate(cue) {
    return performance.now() > this.outlets.pageTime(cue.latest_at_ms);
  }
}
