/**
 * Tones and clips on the audio clock, each with a handle, so that it can be taken back or fall silent at once. Knows
 * nothing of cues, sessions or the screen; moments are on the page's clock.
 */

import { startNote } from "./notes.js";

/** @typedef {import('../types.js').ToneFamily} ToneFamily */
/** @typedef {import('../types.js').ToneName} ToneName */
/** @typedef {(context: BaseAudioContext, gate: AudioNode, begins_s: number) => {sources: AudioScheduledSourceNode[], ends_s: number}} Player */
/**
 * @typedef {object} Sounding
 * @property {number} atPage_ms
 * @property {number} grace_ms what a standing clock has missed by more is not made up for
 * @property {number} begins_s
 * @property {number} ends_s
 * @property {boolean} isClip
 * @property {GainNode} gate open, until it has to be silent
 * @property {AudioScheduledSourceNode[]} sources
 * @property {Player} play
 */

/** Silent after this long: too short to be heard, too long to click. */
const CLOSE_S = 0.015;
/** Moments of the two clocks that differ by less are the same. */
const SAME_S = 0.008;
/** What is so near is left where it is. */
const AT_ONCE_S = 0.05;

export class Sound {
  /** @param {ToneFamily} family @param {import('./loudspeaker.js').Loudspeaker} loudspeaker */
  constructor(family, loudspeaker) {
    this.family = family;
    this.loudspeaker = loudspeaker;
    /** @type {Map<string, Sounding>} */
    this.scheduled = new Map();
  }

  /**
   * Schedules a tone under an id, once.
   * @param {string} id @param {ToneName} tone @param {number} atPage_ms @param {number} [grace_ms]
   */
  schedule(id, tone, atPage_ms, grace_ms = Infinity) {
    const notes = this.family[tone];
    if (!notes) return;
    this.add(id, { atPage_ms, grace_ms, isClip: false }, (context, gate, begins_s) => {
      const started = notes.map((note) => startNote(context, gate, note, begins_s));
      return { sources: started.map(({ source }) => source), ends_s: Math.max(...started.map(({ ends_s }) => ends_s)) };
    });
  }

  /**
   * Schedules a clip under an id, once; of two that would speak at one moment the first ends where the second begins.
   * @param {string} id @param {AudioBuffer} buffer @param {number} atPage_ms @param {number} [grace_ms]
   */
  scheduleClip(id, buffer, atPage_ms, grace_ms = Infinity) {
    const added = this.add(id, { atPage_ms, grace_ms, isClip: true }, (context, gate, begins_s) => {
      const source = context.createBufferSource();
      source.buffer = buffer;
      source.connect(gate);
      source.start(begins_s);
      return { sources: [source], ends_s: begins_s + buffer.duration };
    });
    if (!added) return;
    for (const other of this.scheduled.values()) {
      if (!other.isClip || other === added) continue;
      if (other.begins_s <= added.begins_s) close(other, added.begins_s);
      else close(added, other.begins_s);
    }
  }

  /** Takes back what has not begun; what sounds rings out. @param {string} id */
  withdraw(id) {
    const sounding = this.scheduled.get(id);
    if (sounding && sounding.begins_s > this.loudspeaker.time_s) this.stop(id, sounding);
  }

  /** Stops everything at once, begun or not. */
  silence() {
    for (const [id, sounding] of [...this.scheduled]) this.stop(id, sounding);
  }

  /** Stops the clips that began before this moment. @param {number} atPage_ms */
  endClips(atPage_ms) {
    for (const [id, sounding] of [...this.scheduled]) {
      if (sounding.isClip && sounding.atPage_ms < atPage_ms) this.stop(id, sounding);
    }
  }

  /** The audio clock is another one, on which nothing is scheduled. */
  forget() {
    this.scheduled.clear();
  }

  /** Moves what is scheduled to where its moment is now: the audio clock has stood still, or goes at another pace. */
  align() {
    const { loudspeaker } = this;
    for (const [id, sounding] of [...this.scheduled]) {
      if (sounding.begins_s <= loudspeaker.time_s + AT_ONCE_S) continue;
      if (Math.abs(loudspeaker.at_s(sounding.atPage_ms) - sounding.begins_s) <= SAME_S) continue;
      this.stop(id, sounding);
      const missed_ms = loudspeaker.now_ms() - sounding.atPage_ms;
      if (missed_ms <= sounding.grace_ms) this.add(id, sounding, sounding.play);
    }
  }

  /**
   * @private @param {string} id @param {Pick<Sounding, 'atPage_ms' | 'grace_ms' | 'isClip'>} what @param {Player} play
   * @returns {Sounding | null} null where it is scheduled already, or nothing can sound
   */
  add(id, { atPage_ms, grace_ms, isClip }, play) {
    const { context, master } = this.loudspeaker;
    if (!context || !master || this.scheduled.has(id)) return null;
    const begins_s = Math.max(this.loudspeaker.at_s(atPage_ms), context.currentTime + 0.005);
    const gate = context.createGain();
    gate.connect(master);
    const sounding = { atPage_ms, grace_ms, begins_s, isClip, gate, play, ...play(context, gate, begins_s) };
    this.scheduled.set(id, sounding);
    const last = sounding.sources.at(-1);
    if (last) {
      last.onended = () => {
        gate.disconnect();
        if (this.scheduled.get(id) === sounding) this.scheduled.delete(id);
      };
    }
    return sounding;
  }

  /** @private @param {string} id @param {Sounding} sounding */
  stop(id, sounding) {
    close(sounding, this.loudspeaker.time_s + CLOSE_S);
    this.scheduled.delete(id);
  }
}

/** Lets nothing through from a moment on. @param {Sounding} sounding @param {number} silent_s */
function close(sounding, silent_s) {
  if (silent_s >= sounding.ends_s) return;
  const { gate, sources } = sounding;
  sounding.ends_s = silent_s;
  gate.gain.setValueAtTime(1, Math.max(0, silent_s - CLOSE_S));
  gate.gain.linearRampToValueAtTime(0, silent_s);
  for (const source of sources) source.stop(silent_s + 0.005);
}
