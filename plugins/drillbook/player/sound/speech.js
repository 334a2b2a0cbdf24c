/**
 * Spoken words by a voice of the device itself: the only module that names speechSynthesis. Voices that would send the
 * words to a server are not used. The voice is an extra: tones and text never wait for it, whatever it does.
 */

/** No sound this long after asking: this voice will not speak. */
const START_WITHIN_MS = 1500;
/** How much longer than reckoned a phrase may take. */
const OVERTIME_MS = 3000;
/** Phrases in a row that came to nothing before the voice is left alone. */
const PATIENCE = 3;
/** Browsers drop a phrase that follows a cancelled one at once. */
const AFTER_CANCEL_MS = 60;

export class Speech {
  /** @param {() => string} language of the page */
  constructor(language) {
    this.language = language;
    this.enabled = true;
    this.volume = 1;
    this.failures = 0;
    this.warmed = false;
    /** @type {SpeechSynthesisUtterance | null} */
    this.current = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** Called when the device's voices have come, or have become others. @type {() => void} */
    this.onVoices = () => {};
  }

  /** Whether there is a voice of the device for the page's language. */
  get available() {
    return this.voice() !== null;
  }

  /** To be called inside a tap: some browsers let a page speak only after that, and load their voices late. */
  unlock() {
    this.failures = 0;
    const synthesis = globalThis.speechSynthesis;
    if (!synthesis || this.warmed) return;
    try {
      synthesis.addEventListener?.("voiceschanged", () => this.onVoices());
      synthesis.getVoices();
      synthesis.speak(new SpeechSynthesisUtterance(""));
      this.warmed = true;
    } catch {
      this.failures = PATIENCE;
    }
  }

  /** @param {number} volume 0 to 1 @param {boolean} enabled */
  set(volume, enabled) {
    this.volume = volume;
    this.enabled = enabled;
    if (!enabled) this.hush();
  }

  /**
   * Says a phrase, in place of the one that is being said.
   * @param {string} text @param {number} length_ms what it is reckoned to take
   */
  say(text, length_ms) {
    const voice = this.enabled && this.failures < PATIENCE ? this.voice() : null;
    if (!voice) return;
    const interrupts = this.current !== null;
    this.hush();
    this.timer = setTimeout(() => this.speak(text, voice, length_ms), interrupts ? AFTER_CANCEL_MS : 0);
  }

  /** Falls silent at once. */
  hush() {
    clearTimeout(this.timer);
    if (!this.current) return;
    this.current = null;
    try {
      globalThis.speechSynthesis.cancel();
    } catch {
      this.failures = PATIENCE;
    }
  }

  /** @private @returns {SpeechSynthesisVoice | null} */
  voice() {
    try {
      const wanted = this.language().toLowerCase();
      const base = wanted.split("-")[0] ?? wanted;
      const own = (globalThis.speechSynthesis?.getVoices() ?? []).filter((voice) => voice.localService);
      const speaks = (/** @type {SpeechSynthesisVoice} */ voice, /** @type {string} */ language) =>
        voice.lang.toLowerCase().replace("_", "-").startsWith(language);
      return own.find((voice) => speaks(voice, wanted)) ?? own.find((voice) => speaks(voice, base)) ?? null;
    } catch {
      return null;
    }
  }

  /** @private @param {string} text @param {SpeechSynthesisVoice} voice @param {number} length_ms */
  speak(text, voice, length_ms) {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang; // Android wants it even beside a voice
    utterance.volume = this.volume;
    let started = false;
    const over = (/** @type {boolean} */ failed) => {
      if (this.current !== utterance) return;
      this.failures = failed ? this.failures + 1 : 0;
      this.hush();
    };
    utterance.onstart = () => {
      started = true;
      if (this.current !== utterance) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => over(false), length_ms + OVERTIME_MS);
    };
    utterance.onend = () => over(!started);
    utterance.onerror = (event) => over(event.error !== "interrupted" && event.error !== "canceled");
    this.current = utterance;
    this.timer = setTimeout(() => over(true), START_WITHIN_MS);
    try {
      globalThis.speechSynthesis.speak(utterance);
    } catch {
      over(true);
    }
  }
}
