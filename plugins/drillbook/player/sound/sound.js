/**
 * Tones on the audio clock: the only module that names AudioContext. Knows nothing of cues, sessions or the screen;
 * it is given tones as data and moments on the page's clock (`performance.now()`).
 */

/** @typedef {import('../types.js').ToneFamily} ToneFamily */
/** @typedef {import('../types.js').ToneName} ToneName */
/** @typedef {import('../types.js').Note} Note */
/** @typedef {{oscillator: OscillatorNode, gain: GainNode}} Sounding */

/** Keeps wireless earphones awake, which clip the first syllable after silence; too quiet to be heard. */
const UNDERTONE = Object.freeze({ hz: 30, loudness: 0.0008 });
const RAMP_S = 0.012;
const RELEASE_S = 0.06;
/** The last tone has rung after this long. */
const RING_MS = 2000;
/** A device that has not begun to play this long after a tap is silent. */
const BEGIN_WITHIN_MS = 1500;
/** Of a clock that says `running`, how many beats in a row without moving mean that it is dead. */
const FROZEN_BEATS = 2;

export class Sound {
  /** @param {ToneFamily} family */
  constructor(family) {
    this.family = family;
    /** @type {AudioContext | null} */
    this.context = null;
    /** @type {GainNode | null} */
    this.master = null;
    /** @type {OscillatorNode | null} */
    this.undertone = null;
    /** @type {Map<string, {begins_s: number, notes: Sounding[]}>} */
    this.scheduled = new Map();
    this.muted = false;
    this.volume = 1;
    this.awake = false;
    this.heardMoving = false;
    this.lastTime_s = -1;
    this.frozenBeats = 0;
    /** Called when sound that was there is gone: interrupted by a call, suspended, or frozen. @type {() => void} */
    this.onLost = () => {};
    /** Called when a tap has asked for it and there is none, and when it is there. @type {(silent: boolean) => void} */
    this.onSilent = () => {};
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.later = undefined;
  }

  /** Makes the context run; to be called inside a tap, before any await. Replaces one that is dead. */
  unlock() {
    if (this.context && (this.context.state === "closed" || this.frozenBeats >= FROZEN_BEATS || this.interrupted)) {
      this.discard();
    }
    this.awake = true;
    this.after(BEGIN_WITHIN_MS, () => this.context?.state === "running" || this.onSilent(true));
    try {
      if (!this.context) this.build();
      this.keepWarm();
      void this.context?.resume().catch(() => {});
    } catch {
      this.discard(); // no audio on this device: the words on the screen go on
    }
  }

  /** Lets the device's audio sleep, after the last tone has rung. */
  rest() {
    this.awake = false;
    this.undertone?.stop(this.now_s + RING_MS / 1000);
    this.undertone = null;
    this.heardMoving = false;
    this.after(RING_MS, () => void this.context?.suspend().catch(() => {}));
  }

  /** @param {number} volume 0 to 1 @param {boolean} muted */
  setVolume(volume, muted) {
    this.volume = volume;
    this.muted = muted;
    if (this.context && this.master) {
      this.master.gain.setTargetAtTime(muted ? 0 : volume, this.context.currentTime, 0.02);
    }
  }

  /**
   * Schedules a tone under an id, once.
   * @param {string} id @param {ToneName} tone @param {number} atPage_ms
   */
  schedule(id, tone, atPage_ms) {
    const { context, master } = this;
    if (!context || !master || this.scheduled.has(id) || !this.family[tone]) return;
    const begins_s = Math.max(this.audioTime_s(atPage_ms), context.currentTime + 0.005);
    const notes = this.family[tone].map((note) => sounding(context, master, note, begins_s));
    this.scheduled.set(id, { begins_s, notes });
    const last = notes[notes.length - 1];
    if (last) last.oscillator.onended = () => this.scheduled.delete(id);
  }

  /** Takes back a tone that has not begun; one that sounds rings out. @param {string} id */
  withdraw(id) {
    const tone = this.scheduled.get(id);
    if (!tone || tone.begins_s <= this.now_s) return;
    this.stop(id, tone.notes);
  }

  /** Stops everything at once, begun or not. */
  silence() {
    for (const [id, tone] of [...this.scheduled]) this.stop(id, tone.notes);
  }

  /** To be called once a second while a session runs: notices a clock that stands still. */
  beat() {
    const { context } = this;
    if (!context || !this.awake) return;
    if (context.state === "running" && context.currentTime > this.lastTime_s) {
      this.heardMoving = true;
      this.frozenBeats = 0;
    } else if (context.state === "running" && this.heardMoving && ++this.frozenBeats === FROZEN_BEATS) {
      this.lost();
    }
    this.lastTime_s = context.currentTime;
  }

  /** @private */
  get now_s() {
    return this.context?.currentTime ?? 0;
  }

  /** Safari's word, and Chrome's since 136, which the list of states in the type checker's library lacks. @private */
  get interrupted() {
    return /** @type {string} */ (this.context?.state) === "interrupted";
  }

  /** @private */
  build() {
    const context = new AudioContext({ latencyHint: "interactive" });
    const master = context.createGain();
    master.gain.value = this.muted ? 0 : this.volume;
    master.connect(context.destination);
    context.onstatechange = () => {
      if (context !== this.context || !this.awake) return;
      if (context.state === "running") this.onSilent(false);
      else if (this.heardMoving) this.lost();
    };
    this.context = context;
    this.master = master;
    this.heardMoving = false;
    this.lastTime_s = -1;
    this.frozenBeats = 0;
  }

  /** @private */
  discard() {
    const old = this.context;
    this.context = null;
    this.master = null;
    this.undertone = null;
    this.scheduled.clear();
    this.frozenBeats = 0;
    if (old && old.state !== "closed") void old.close().catch(() => {});
  }

  /** Once, in place of what was to be done later before. @private @param {number} wait_ms @param {() => void} act */
  after(wait_ms, act) {
    clearTimeout(this.later);
    this.later = setTimeout(act, wait_ms);
  }

  /** @private */
  lost() {
    this.heardMoving = false;
    this.onLost();
  }

  /** @private */
  keepWarm() {
    if (!this.context || this.undertone) return;
    const gain = this.context.createGain();
    gain.gain.value = UNDERTONE.loudness;
    gain.connect(this.context.destination);
    this.undertone = this.context.createOscillator();
    this.undertone.frequency.value = UNDERTONE.hz;
    this.undertone.connect(gain);
    this.undertone.start();
  }

  /**
   * A moment of the page's clock on the audio clock. `getOutputTimestamp` counts what is heard, latency included; where
   * it is absent or far off (it has been both), the clock's own reading has to do.
   * @private @param {number} atPage_ms
   */
  audioTime_s(atPage_ms) {
    const context = /** @type {AudioContext} */ (this.context);
    const plain = context.currentTime + (atPage_ms - performance.now()) / 1000;
    const stamp = context.getOutputTimestamp?.();
    if (!stamp?.performanceTime || stamp.contextTime === undefined) return plain;
    const heard = stamp.contextTime + (atPage_ms - stamp.performanceTime) / 1000;
    return Math.abs(heard - plain) < 0.5 ? heard : plain;
  }

  /** @private @param {string} id @param {Sounding[]} notes */
  stop(id, notes) {
    const now = this.now_s;
    for (const { oscillator, gain } of notes) {
      gain.gain.cancelScheduledValues(now);
      gain.gain.setTargetAtTime(0, now, 0.008);
      oscillator.stop(now + 0.05);
    }
    this.scheduled.delete(id);
  }
}

/**
 * One note with a short ramp at either end, against clicks.
 * @param {AudioContext} context @param {AudioNode} target @param {Note} note @param {number} begins_s
 * @returns {Sounding}
 */
function sounding(context, target, note, begins_s) {
  const from = begins_s + note.from_ms / 1000;
  const until = from + note.length_ms / 1000;
  const gain = context.createGain();
  gain.gain.setValueAtTime(0, from);
  gain.gain.linearRampToValueAtTime(note.loudness, from + RAMP_S);
  gain.gain.setValueAtTime(note.loudness, until - RELEASE_S);
  gain.gain.linearRampToValueAtTime(0, until);
  gain.connect(target);
  const oscillator = context.createOscillator();
  oscillator.type = note.shape;
  oscillator.frequency.value = note.hz;
  oscillator.connect(gain);
  oscillator.start(from);
  oscillator.stop(until + 0.02);
  return { oscillator, gain };
}
