/**
 * All that reaches the person besides the screen, as one: tones, voice, shaking, screen and tab kept awake. The parts
 * are handed in; knows no session and no page.
 */

import { CueLane } from "./cue-lane.js";

/** @typedef {import('../types.js').Settings} Settings */
/**
 * @typedef {object} SignalParts
 * @property {import('./sound.js').Sound} sound
 * @property {import('./speech.js').Speech} speech
 * @property {import('./wake-lock.js').ScreenLock} screenLock
 * @property {import('./tab-lock.js').TabLock} tabLock
 * @property {() => void} buzz
 * @property {(at_ms: number) => number} pageTime from the worker's clock to the page's
 */
/**
 * @typedef {object} SignalListener
 * @property {() => void} soundLost sound that was there is gone
 * @property {(silent: boolean) => void} silent whether there is none although a tap has asked for it
 * @property {() => void} dark the screen may go dark
 * @property {() => void} voices the device's voices have changed
 */

export class Signals {
  /** @param {SignalParts} parts */
  constructor({ sound, speech, screenLock, tabLock, buzz, pageTime }) {
    this.sound = sound;
    this.speech = speech;
    this.screenLock = screenLock;
    this.tabLock = tabLock;
    this.lane = new CueLane({ tones: sound, voice: speech, buzz, pageTime });
  }

  /** Wakes everything up; inside a tap, before any await. @param {SignalListener} on */
  wake(on) {
    this.sound.onLost = on.soundLost;
    this.sound.onSilent = on.silent;
    this.speech.onVoices = on.voices;
    this.screenLock.onRefused = on.dark;
    this.sound.unlock();
    this.speech.unlock();
    this.screenLock.hold();
    this.tabLock.hold();
  }

  /** Lets screen and sound sleep; what has begun rings out. */
  sleep() {
    this.screenLock.release();
    this.tabLock.release();
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

  /** @param {import('../types.js').ScheduledCue[]} cues all that is to sound soon */
  reconcile(cues) {
    this.lane.reconcile(cues);
  }

  /** Everything stops now. */
  silence() {
    this.lane.silence();
  }

  /** Once a second while a session runs. */
  beat() {
    this.sound.beat();
  }
}
