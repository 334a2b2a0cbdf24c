/**
 * The audio clock and what is heard of it: woken inside a tap, let sleep, and built anew where it is dead. The context
 * comes from a factory that is handed in; knows nothing of tones, clips or cues. Page times are `performance.now()`.
 */

/** Keeps wireless earphones awake, which clip the first syllable after silence; too quiet to be heard. */
const UNDERTONE = Object.freeze({ hz: 30, loudness: 0.0008 });
/** The last tone has rung after this long, and the last words are said. */
const RING_MS = 4000;
/** A device that has not begun to play this long after a tap is silent. */
const BEGIN_WITHIN_MS = 1500;
/** Of a clock that says `running`, how many beats in a row without moving mean that it is dead: a busy device misses two. */
const FROZEN_BEATS = 3;

export class Loudspeaker {
  /** @param {() => AudioContext} makeContext @param {() => number} now_ms the page's clock */
  constructor(makeContext, now_ms = () => performance.now()) {
    this.makeContext = makeContext;
    this.now_ms = now_ms;
    /** @type {AudioContext | null} */
    this.context = null;
    /** @type {GainNode | null} */
    this.master = null;
    /** @type {OscillatorNode | null} */
    this.undertone = null;
    this.volume = 1;
    this.awake = false;
    /** Whether it was asked to play and does not: only another one will. */
    this.dead = false;
    this.heardMoving = false;
    this.lastTime_s = -1;
    this.frozenBeats = 0;
    /** Called when sound that was there is gone: interrupted by a call, suspended, or frozen. @type {() => void} */
    this.onLost = () => {};
    /** Called when a tap has asked for it and there is none, and when it is there. @type {(silent: boolean) => void} */
    this.onSilent = () => {};
    /** Called when a moment of the page may have become another one of the audio clock. @type {() => void} */
    this.onMoved = () => {};
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.later = undefined;
  }

  /**
   * Makes it play; to be called inside a tap, before any await.
   * @returns {boolean} whether it is a new one, on which nothing is scheduled
   */
  unlock() {
    const old = this.context;
    if (old && (this.dead || old.state === "closed" || isInterrupted(old))) this.discard();
    this.awake = true;
    this.after(BEGIN_WITHIN_MS, () => this.judge());
    try {
      if (!this.context) this.build();
      this.keepWarm();
      void this.context?.resume().catch(() => {});
    } catch {
      this.discard(); // no audio on this device: the words on the screen go on
    }
    return this.context !== null && this.context !== old;
  }

  /** Lets the device's audio sleep, after the last tone has rung. */
  rest() {
    this.awake = false;
    this.undertone?.stop(this.time_s + RING_MS / 1000);
    this.undertone = null;
    this.heardMoving = false;
    this.after(RING_MS, () => void this.context?.suspend().catch(() => {}));
  }

  /** @param {number} volume 0 to 1 */
  setVolume(volume) {
    this.volume = volume;
    if (this.context) this.master?.gain.setTargetAtTime(volume, this.context.currentTime, 0.02);
  }

  /** To be called once a second while a session runs: notices a clock that stands still, or runs at another pace. */
  beat() {
    const { context } = this;
    if (!context || !this.awake) return;
    if (context.state === "running" && context.currentTime > this.lastTime_s) {
      this.heardMoving = true;
      this.frozenBeats = 0;
      this.onMoved();
    } else if (context.state === "running" && this.heardMoving && ++this.frozenBeats === FROZEN_BEATS) {
      this.dead = true;
      this.lost();
    }
    this.lastTime_s = context.currentTime;
  }

  /** Whether its clock moves within the next second and a half. @returns {Promise<boolean>} */
  async moves() {
    const { context } = this;
    const from_s = this.time_s;
    const until_ms = performance.now() + BEGIN_WITHIN_MS;
    while (performance.now() < until_ms) {
      if (context !== this.context || !context) return false;
      if (context.state === "running" && context.currentTime > from_s + 0.05) return true;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return false;
  }

  /** What the audio clock says, in seconds. */
  get time_s() {
    return this.context?.currentTime ?? 0;
  }

  /**
   * A moment of the page's clock on the audio clock. `getOutputTimestamp` counts what is heard, latency included; where
   * it is absent or far off (it has been both), the clock's own reading has to do.
   * @param {number} atPage_ms
   */
  at_s(atPage_ms) {
    const plain = this.time_s + (atPage_ms - this.now_ms()) / 1000;
    const stamp = this.context?.state === "running" ? this.context.getOutputTimestamp?.() : undefined;
    if (!stamp?.performanceTime || stamp.contextTime === undefined) return plain;
    const heard = stamp.contextTime + (atPage_ms - stamp.performanceTime) / 1000;
    return Math.abs(heard - plain) < 0.5 ? heard : plain;
  }

  /** @private */
  build() {
    const context = this.makeContext();
    const master = context.createGain();
    master.gain.value = this.volume;
    master.connect(context.destination);
    context.onstatechange = () => {
      if (context !== this.context || !this.awake) return;
      if (context.state === "running") {
        this.onSilent(false);
        this.onMoved(); // while it stood, its moments went past the page's
      } else if (this.heardMoving) this.lost();
    };
    this.context = context;
    this.master = master;
    this.dead = false;
    this.heardMoving = false;
    this.lastTime_s = -1;
    this.frozenBeats = 0;
  }

  /** Whether what a tap asked for has come; what has not will not come from this one. @private */
  judge() {
    const { context } = this;
    if (context?.state === "running" && context.currentTime > 0) return;
    this.dead = true;
    this.onSilent(true);
  }

  /** @private */
  discard() {
    const old = this.context;
    this.context = null;
    this.master = null;
    this.undertone = null;
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
}

/**
 * Safari's word, and Chrome's since 136, which the list of states in the type checker's library lacks.
 * @param {AudioContext} context
 */
const isInterrupted = (context) => /** @type {string} */ (context.state) === "interrupted";
