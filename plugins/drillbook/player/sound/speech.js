/**
 * Spoken words by a voice of the device itself: the only module that names speechSynthesis. Voices that would send the
 * words to a server are not used. Tones and text never wait for it, and each way in which it can fail is noticed.
 */

/** No sound this long after asking: this voice will not speak. */
const START_WITHIN_MS = 1500;
/** How much longer than reckoned a phrase may take. */
const OVERTIME_MS = 3000;
/** No word is over sooner: one that is was not spoken. */
const SHORTEST_MS = 100;
/** Phrases in a row that came to nothing before the voice is left alone. */
const PATIENCE = 3;
/** Browsers drop a phrase that follows a cancelled one at once. */
const AFTER_CANCEL_MS = 60;

export class Speech {
  /** @param {() => string} language of the page */
  constructor(language) {
    this.language = language;
    this.volume = 1;
    this.failures = 0;
    /** Whether it failed for want of a tap, which the next one cures. */
    this.refused = false;
    this.warmed = false;
    /** @type {{utterance: SpeechSynthesisUtterance, over: (failed: boolean) => void} | null} */
    this.current = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** Called when there are other voices, and when the voice is left alone. @type {() => void} */
    this.onVoices = () => {};
  }

  /** Whether there is a voice of the device for the page's language. */
  get available() {
    return this.voice() !== null;
  }

  /** Whether it has been tried often enough in vain. */
  get hasFailed() {
    return this.failures >= PATIENCE;
  }

  /** To be called inside a tap: some browsers let a page speak only after that, and load their voices late. */
  unlock() {
    if (this.refused) this.failures = 0;
    this.refused = false;
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

  /**
   * Says a phrase, in place of the one that is being said.
   * @param {string} text @param {number} length_ms what it is reckoned to take
   * @param {(spoke: boolean) => void} [told] once it has begun, or has failed to
   */
  say(text, length_ms, told) {
    const voice = this.voice();
    if (!voice) return told?.(false);
    const interrupts = this.current !== null;
    this.hush();
    const speak = () => this.speak(text, voice, length_ms, told);
    if (interrupts) this.timer = setTimeout(speak, AFTER_CANCEL_MS);
    else speak();
  }

  /** Says a phrase as if it had never failed. @param {string} text @returns {Promise<boolean>} whether it has begun */
  try(text) {
    this.failures = 0;
    return new Promise((resolve) => this.say(text, START_WITHIN_MS, resolve));
  }

  /** Falls silent because its time is over: what takes too long cannot be relied on. */
  cut() {
    this.current?.over(true);
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

  /**
   * @private @param {string} text @param {SpeechSynthesisVoice} voice @param {number} length_ms
   * @param {(spoke: boolean) => void} [told]
   */
  speak(text, voice, length_ms, told) {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang; // Android wants it even beside a voice
    utterance.volume = this.volume;
    let began_ms = performance.now();
    const over = (/** @type {boolean} */ failed) => {
      if (this.current?.utterance !== utterance) return;
      this.hush();
      told?.(!failed);
      this.failures = failed ? this.failures + 1 : 0;
      if (failed && this.failures === PATIENCE) this.onVoices();
    };
    utterance.onstart = () => {
      if (this.current?.utterance !== utterance) return;
      began_ms = performance.now();
      told?.(true);
      clearTimeout(this.timer);
      this.timer = setTimeout(() => over(true), length_ms + OVERTIME_MS);
    };
    utterance.onend = () => over(performance.now() - began_ms < SHORTEST_MS);
    utterance.onerror = ({ error }) => {
      if (error === "not-allowed") this.refused = true;
      over(error !== "interrupted" && error !== "canceled");
    };
    this.current = { utterance, over };
    this.timer = setTimeout(() => over(true), START_WITHIN_MS);
    try {
      globalThis.speechSynthesis.speak(utterance);
    } catch {
      over(true);
    }
  }
}
