/**
 * What is to sound within the next two seconds, kept equal to the list the engine sends: new tones go to the audio
 * clock, phrases wait for their moment, what left the list before it began is taken back. Knows no session, no screen.
 */

/** @typedef {import('../types.js').ScheduledCue} ScheduledCue */
/**
 * @typedef {object} Outlets where cues go
 * @property {Pick<import('./sound.js').Sound, 'schedule' | 'withdraw' | 'silence'>} tones
 * @property {Pick<import('./speech.js').Speech, 'say' | 'hush'>} voice
 * @property {() => void} buzz
 * @property {(at_ms: number) => number} pageTime from the worker's clock to the page's
 */

export class CueLane {
  /** @param {Outlets} outlets */
  constructor(outlets) {
    this.outlets = outlets;
    /** @type {Map<string, {cue: ScheduledCue, fired: boolean, timer: ReturnType<typeof setTimeout> | undefined}>} */
    this.entries = new Map();
  }

  /** @param {ScheduledCue[]} cues the whole list */
  reconcile(cues) {
    const listed = new Set(cues.map((cue) => cue.id));
    for (const [id, entry] of [...this.entries]) {
      if (listed.has(id)) continue;
      clearTimeout(entry.timer);
      // one whose moment has come leaves the list because it is due: the audio clock may only be a little behind
      if (this.outlets.pageTime(entry.cue.at_ms) > performance.now()) this.outlets.tones.withdraw(id);
      this.entries.delete(id);
    }
    for (const cue of cues) this.place(cue);
  }

  /** Everything stops now, begun or not. */
  silence() {
    for (const entry of this.entries.values()) clearTimeout(entry.timer);
    this.entries.clear();
    this.outlets.tones.silence();
    this.outlets.voice.hush();
  }

  /** @private @param {ScheduledCue} cue */
  place(cue) {
    let entry = this.entries.get(cue.id);
    if (!entry) {
      entry = { cue, fired: !cue.say && !cue.buzz, timer: undefined };
      this.entries.set(cue.id, entry);
      if (cue.tone && !this.late(cue)) this.outlets.tones.schedule(cue.id, cue.tone, this.outlets.pageTime(cue.at_ms));
    }
    if (entry.fired) return;
    // timers of a hidden page are slow; the message that comes when the cue is due fires it as well
    clearTimeout(entry.timer);
    const wait_ms = this.outlets.pageTime(cue.at_ms) - performance.now();
    if (wait_ms <= 8) this.fire(entry);
    else entry.timer = setTimeout(() => this.fire(entry), wait_ms);
  }

  /** @private @param {{cue: ScheduledCue, fired: boolean}} entry */
  fire(entry) {
    const { cue } = entry;
    entry.fired = true;
    if (this.late(cue)) return;
    if (cue.say) this.outlets.voice.say(cue.say, cue.length_ms);
    if (cue.buzz) this.outlets.buzz();
  }

  /**
   * Whether it is on the screen only: a page that stood still makes up for nothing.
   * @private @param {ScheduledCue} cue
   */
  late(cue) {
    return performance.now() > this.outlets.pageTime(cue.latest_at_ms);
  }
}
