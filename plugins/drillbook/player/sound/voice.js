/**
 * Who says a phrase: a person's recordings, the device's voice once it was heard, rendered clips, or nobody. Never two
 * at once. Knows no session and no screen; moments are on the page's clock.
 */

/** @typedef {Pick<import('../types.js').ScheduledCue, 'id' | 'say' | 'sentences' | 'length_ms' | 'at_ms' | 'latest_at_ms'>} Phrase */
/** @typedef {import('../types.js').VoiceKind} VoiceKind */

/** So late a phrase begins at once all the same. */
const IN_TIME_MS = 20;

export class Voice {
  /**
   * @param {Pick<import('./sound.js').Sound, 'scheduleClip' | 'withdraw' | 'endClips'>} sound
   * @param {import('./speech.js').Speech} speech
   * @param {import('./clips.js').Clips} clips
   */
  constructor(sound, speech, clips) {
    this.sound = sound;
    this.speech = speech;
    this.clips = clips;
    this.wanted = false;
    /** What the sound check found out about the device's voice. @type {'unknown' | 'heard' | 'unheard'} */
    this.deviceVoice = "unknown";
    /** The phrases that are on the audio clock. @type {Map<string, Phrase>} */
    this.placed = new Map();
    /** When the device began what it says, on the page's clock. */
    this.deviceFrom_ms = 0;
    this.tries = 0;
  }

  /** @param {import('../types.js').Settings} settings */
  set({ speaker, volume, deviceVoice }) {
    const falls = this.wanted && speaker !== "voice";
    this.wanted = speaker === "voice";
    this.deviceVoice = deviceVoice;
    this.speech.volume = volume;
    if (falls) this.hush();
  }

  /** Who says most of it. @returns {VoiceKind} */
  get kind() {
    const { clips } = this;
    const listed = [...clips.listed.keys()];
    if (listed.filter((sentence) => clips.isRecorded(sentence)).length * 2 > listed.length) return "recordings";
    if (this.deviceSpeaks) return "device";
    return listed.length > 0 ? "clips" : "none";
  }

  /** The lengths of the sentences that will be heard from clips, in milliseconds. @returns {Record<string, number>} */
  lengths() {
    const { clips } = this;
    if (!this.wanted) return {};
    const used = [...clips.listed].filter(([sentence]) => !this.deviceSpeaks || clips.isRecorded(sentence));
    return Object.fromEntries(used.map(([sentence, { ms }]) => [sentence, ms]));
  }

  /**
   * Puts a phrase on the audio clock ahead of its moment, where clips say it and are there.
   * @param {Phrase} phrase @param {number} at_ms
   */
  place(phrase, at_ms) {
    if (!this.saysByClips(phrase) || this.placed.has(phrase.id)) return;
    const sounds = phrase.sentences.map(({ say }) => this.clips.soundOf(say));
    if (sounds.includes(null)) return;
    const grace_ms = phrase.latest_at_ms - phrase.at_ms;
    const late_ms = Math.max(0, performance.now() - at_ms); // all of it later, so that nothing runs into anything
    phrase.sentences.forEach(({ offset_ms }, number) => {
      const sound = /** @type {AudioBuffer} */ (sounds[number]);
      this.sound.scheduleClip(`${phrase.id}/${number}`, sound, at_ms + late_ms + offset_ms, grace_ms);
    });
    this.placed.set(phrase.id, phrase);
    if (late_ms > 0) this.speech.hush();
  }

  /**
   * The moment of a phrase has come.
   * @param {Phrase} phrase @param {number} at_ms
   * @returns {boolean} whether it is settled; otherwise its clips may still come
   */
  begin(phrase, at_ms) {
    if (this.placed.delete(phrase.id)) {
      this.speech.hush();
      return true;
    }
    if (!this.wanted || !phrase.say || !this.deviceSpeaks) return !this.saysByClips(phrase);
    this.sound.endClips(at_ms);
    this.deviceFrom_ms = at_ms;
    this.speech.say(phrase.say, phrase.length_ms);
    return true;
  }

  /**
   * Says a sentence by its clip, or, where there is none, another one.
   * @param {string} text @returns {Promise<boolean>} whether it could be begun
   */
  async tryClip(text) {
    const { clips } = this;
    await clips.settled();
    const sentence = clips.has(text) ? text : [...clips.listed.keys()].find((other) => clips.has(other));
    const sound = sentence === undefined ? null : await clips.sounding(sentence);
    if (sound) this.sound.scheduleClip(`try ${++this.tries}`, sound, performance.now());
    return sound !== null;
  }

  /** What began before this moment is over: the work or the count begins, or another stretch. @param {number} at_ms */
  makeWay(at_ms) {
    if (this.deviceFrom_ms < at_ms - IN_TIME_MS) this.speech.cut();
    this.sound.endClips(at_ms - IN_TIME_MS);
  }

  /** Takes back what has not begun. @param {string} id */
  withdraw(id) {
    this.placed.get(id)?.sentences.forEach((_, number) => this.sound.withdraw(`${id}/${number}`));
    this.placed.delete(id);
  }

  /** Falls silent at once. */
  hush() {
    for (const id of [...this.placed.keys()]) this.withdraw(id);
    this.sound.endClips(Infinity);
    this.speech.hush();
  }

  /** On another audio clock nothing is placed. */
  forget() {
    this.placed.clear();
  }

  /** Whether the device's voice goes before rendered clips. @private */
  get deviceSpeaks() {
    const { speech, clips } = this;
    // one that was never listened to is better than none
    const trusted = this.deviceVoice === "heard" || (this.deviceVoice === "unknown" && clips.listed.size === 0);
    return trusted && speech.available && !speech.hasFailed;
  }

  /** @private @param {Phrase} phrase */
  saysByClips({ sentences }) {
    const { clips } = this;
    if (!this.wanted || sentences.length === 0) return false;
    if (sentences.every(({ say }) => clips.isRecorded(say))) return true;
    return !this.deviceSpeaks && sentences.every(({ say }) => clips.has(say));
  }
}
