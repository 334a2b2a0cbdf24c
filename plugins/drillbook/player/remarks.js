/**
 * Words beside what runs: the caption of a cue, a notice that something is not as it should be, and what a screen
 * reader says. Knows no position.
 */

import { html, setText } from "./dom.js";
import { TONE_WORDS, WORDS, saysNumber } from "./strings.js";

/** What a screen reader is not given to say: it comes too often and would not be over in time. */
const TOO_OFTEN = Object.freeze(["phase", "rep"]);

/** @typedef {'caption' | 'notice' | 'announcer' | 'phase' | 'head' | 'digits' | 'title'} Part */

export class Remarks {
  /** @param {Pick<import('./stage.js').Stage, Part>} parts */
  constructor(parts) {
    this.parts = parts;
    /** Whether a screen reader says what our voice would say. */
    this.toReader = false;
  }

  /** The words of cues and tones; those of a segment go with it. @param {import("./types.js").EngineEvent[]} events */
  captions(events) {
    for (const event of events) {
      if (event.type === "SegmentStarted") this.caption("");
      if (event.type !== "CueDue") continue;
      const { show, say, tone, rank } = event.cue;
      const words = show ?? say ?? (tone && TONE_WORDS[tone]);
      if (words) this.caption(words);
      const often = TOO_OFTEN.includes(rank ?? "") && !say?.endsWith(WORDS.lastRep);
      if (say && this.toReader && !event.silent && !often) this.announce(say);
    }
  }

  /** Words, where they do not stand on the screen already. @param {string} words */
  caption(words) {
    const { phase, head, digits, title } = this.parts;
    const there = [phase, head.side, head.word, title.name].some(
      (part) => part.textContent?.toLowerCase() === words.toLowerCase(),
    );
    if (!words || !(there || saysNumber(words, digits.textContent ?? ""))) setText(this.parts.caption, words);
  }

  /** Something that is not as it should be, beside what goes on. @param {string} words */
  notice(words) {
    this.parts.notice.hidden = !words; // first: only what is there is read out when it changes
    setText(this.parts.notice, words);
  }

  /** Says that nothing sounds, or takes back what was said of it. @param {boolean} silent */
  noticeSilence(silent) {
    const said = this.parts.notice.textContent ?? "";
    if (silent) this.notice(WORDS.noSound);
    else if (said === WORDS.noSound || said === WORDS.soundLost) this.notice("");
  }

  /** Said by a screen reader, seldom; the same words anew are said again. @param {string} words */
  announce(words) {
    this.parts.announcer.replaceChildren(...(words ? [html("span", {}, words)] : []));
  }
}
