/**
 * Words beside what runs: the caption of a cue, a notice that something is not as it should be, and what a screen
 * reader says. Knows no position.
 */

import { setText } from "./dom.js";
import { WORDS, saysNumber } from "./strings.js";

/** @typedef {'caption' | 'notice' | 'announcer' | 'phase' | 'head' | 'digits' | 'title'} Part */

export class Remarks {
  /** @param {Pick<import('./stage.js').Stage, Part>} parts */
  constructor(parts) {
    this.parts = parts;
  }

  /** The words of cues; those of a segment go with it. @param {import("./types.js").EngineEvent[]} events */
  captions(events) {
    for (const event of events) {
      if (event.type === "SegmentStarted") this.caption("");
      const words = event.type === "CueDue" ? (event.cue.show ?? event.cue.say) : null;
      if (words) this.caption(words);
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

  /** Said by a screen reader, seldom. @param {string} words */
  announce(words) {
    setText(this.parts.announcer, words);
  }
}
