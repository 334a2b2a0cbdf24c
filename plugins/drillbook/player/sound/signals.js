/**
 * All that reaches the person besides the screen, as one: tones, voice, shaking, screen and tab kept awake. The parts
 * are handed in; knows no session and no page.
 */

import { CueLane } from "./cue-lane.js";

/** @typedef {import('../types.js').Settings} Settings */
/** @typedef {import('../types.js').ToneName} ToneName */
/**
 * @typedef {object} SignalParts
 * @property {import('./loudspeaker.js').Loudspeaker} loudspeaker
 * @property {import('./sound.js').Sound} sound
 * @property {import('./speech.js').Speech} speech
 * @property {import('./clips.js').Clips} clips
 * @property {import('./voice.js').Voice} voice
 * @property {(silentSwitch: boolean) => void} askForSound whether also where the device is switched to silent
 * @property {() => boolean} hasSilentSwitch
 * @property {import('./wake-lock.js').ScreenLock} screenLock
 * @property {import('./tab-lock.js').TabLock} tabLock
 * @property {(tone: ToneName | null) => void} buzz
 * @property {(at_ms: number) => number} pageTime from the worker's clock to the page's
 */
/**
 * @typedef {object} SignalListener
 * @property {() => void} soundLost sound that was there is gone
 * @property {(silent: boolean) => void} silent whether there is none although a tap has asked for it
 * @property {() => void} dark the screen may go dark
 * @property {() => void} voices who would speak has changed
 * @property {(tone: ToneName) => void} [flash] a tone begins, where the visitor wants to see it
 */

/** The sound check leaves earphones a moment to wake up, and the two tones a moment between them. */
const TRIED_TONES = /** @type {[ToneName, number][]} */ ([
  ["get-ready", 400],
  ["go", 1200],
]);

/** After a sound check that no run follows the device's audio may sleep again. */
const TRIED_FOR_MS = 20_000;

export class Signals {
  /** @param {SignalParts} parts */
  constructor(parts) {
    this.parts = parts;
    const { loudspeaker, sound, voice, clips, speech, buzz, pageTime } = parts;
    /** @type {SignalListener | null} */
    this.on = null;
    this.shows = { flash: false, buzz: true };
    this.silentSwitch = false;
    this.tries = 0;
    /** Whether a run has sound and screen. */
    this.held = false;
    this.lane = new CueLane({
      tones: sound,
      voice,
      buzz: (tone) => this.shows.buzz && buzz(tone),
      flash: (tone) => this.shows.flash && this.on?.flash?.(tone),
      pageTime,
    });
    loudspeaker.onLost = () => this.on?.soundLost();
    loudspeaker.onSilent = (silent) => this.on?.silent(silent);
    loudspeaker.onMoved = () => sound.align();
    speech.onVoices = () => this.on?.voices();
    clips.onReady = () => this.lane.retry();
  }

  /** Wakes everything up; inside a tap, before any await. @param {SignalListener} on */
  wake(on) {
    const { screenLock, tabLock } = this.parts;
    this.on = on;
    this.held = true;
    screenLock.onRefused = on.dark;
    this.unlock();
    screenLock.hold();
    tabLock.hold();
  }

  /** Lets screen and sound sleep; what has begun rings out. */
  sleep() {
    const { screenLock, tabLock, loudspeaker } = this.parts;
    screenLock.release();
    tabLock.release();
    this.held = false;
    loudspeaker.rest();
  }

  /** @param {Settings} settings */
  set(settings) {
    const { loudspeaker, voice, askForSound } = this.parts;
    loudspeaker.setVolume(settings.volume);
    if (loudspeaker.awake && this.silentSwitch !== settings.silentSwitch) askForSound(settings.silentSwitch);
    this.silentSwitch = settings.silentSwitch;
    this.shows = settings;
    voice.set(settings);
    this.lane.setAudible(settings.speaker !== "nobody");
  }

  /** Who would speak for `voice` now. @returns {import('../types.js').VoiceKind} */
  get voiceKind() {
    return this.parts.voice.kind;
  }

  get hasDeviceVoice() {
    return this.parts.speech.available;
  }

  get hasSilentSwitch() {
    return this.parts.hasSilentSwitch();
  }

  /**
   * Fetches the list of the site's clips, once, and those that will be heard first.
   * @param {string | null} url @param {string[]} [first]
   */
  fetchVoice(url, first = []) {
    this.parts.clips.fetchList(url);
    void this.parts.clips.prepare(first);
  }

  /** Fetches the clips that will be needed, in this order; all where none are named. @param {Iterable<string>} [sentences] */
  loadClips(sentences) {
    this.parts.clips.load(sentences);
  }

  /** The lengths of the clips that will be heard, in milliseconds, as soon as they are known, or none for long. */
  async phraseLengths() {
    const { clips, voice } = this.parts;
    await clips.settled();
    return voice.lengths();
  }

  /** Plays two tones; inside a tap. @returns {Promise<boolean>} whether the device's audio clock moved */
  tryTone() {
    const { sound, loudspeaker } = this.parts;
    this.unlockToTry();
    this.tries++;
    for (const [tone, in_ms] of TRIED_TONES) {
      sound.schedule(`try ${this.tries} ${tone}`, tone, performance.now() + in_ms);
    }
    return loudspeaker.moves();
  }

  /**
   * Says something by one of the voices; inside a tap.
   * @param {'clips' | 'device'} by @param {string} text said as it is by the device, by clips where there is one
   * @returns {Promise<boolean>} whether it was begun
   */
  async tryVoice(by, text) {
    const { speech, voice } = this.parts;
    this.unlockToTry();
    return by === "device" ? speech.try(text) : voice.tryClip(text);
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
    this.parts.loudspeaker.beat();
  }

  /** Inside a tap. @private */
  unlockToTry() {
    const { loudspeaker } = this.parts;
    this.unlock();
    setTimeout(() => this.held || loudspeaker.rest(), TRIED_FOR_MS);
  }

  /** Inside a tap. @private */
  unlock() {
    const { loudspeaker, sound, speech, voice, askForSound } = this.parts;
    askForSound(this.silentSwitch);
    if (loudspeaker.unlock()) {
      sound.forget();
      voice.forget();
      this.lane.restart();
    }
    speech.unlock();
  }
}
