/**
 * All that reaches the person besides the screen, as one: tones, voice, shaking, and the screen kept awake. The parts
 * are handed in; knows no session and no page.
 */

import { CueLane } from "./cue-lane.js";

/** @typedef {import('./types.js').Settings} Settings */
/**
 * @typedef {object} SignalParts
 * @property {import('./sound.js').Sound} sound
 * @property {import('./speech.js').Speech} speech
 * @property {import('./wake-lock.js').ScreenLock} screenLock
 * @property {() => void} buzz
 * @property {(at_ms: number) => number} pageTime from the worker's clock to the page's
 */

export class Signals {
  /** @param {SignalParts} parts */
  constructor({ sound, speech, screenLock, buzz, pageTime }) {
    this.sound = sound;
    this.speech = speech;
    this.screenLock = screenLock;
    this.lane = new CueLane({ tones: sound, voice: speech, buzz, pageTime });
  }

  /** Wakes everything up; inside a tap, before any await. @param {() => void} onSoundLost @param {() => void} onDark */
  wake(onSoundLost, onDark) {
    this.sound.onLost = onSoundLost;
    this.screenLock.onRefused = onDark;
    this.sound.unlock();
    this.speech.unlock();
    this.screenLock.hold();
  }

  /** Lets screen and sound sleep; what has begun rings out. */
  sleep() {
    this.screenLock.release();
    this.sound.rest();
  }

  /** @param {Settings} settings */
  set({ muted, volume, voice }) {
    this.sound.setVolume(volume, muted);
    this.speech.set(volume, voice && !muted);
  }

  get hasVoice() {
    return this.speech.available;
  }

  /** @param {import('./types.js').ScheduledCue[]} cues all that is to sound soon */
  reconcile(cues) {
    this.lane.reconcile(cues);
  }

  /** Everything stops now. */
  silence() {
    this.lane.silence();
  }

  /** Once a second while a session runs. @returns {number | null} the audio clock, where there is one */
  beat() {
    this.sound.beat();
    return this.sound.audio_ms;
  }
}
