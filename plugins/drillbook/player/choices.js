/**
 * What a visitor says besides going and stopping: it hurts, the easier version, one more, which routine after a change.
 * Keeps what was said until the run goes on; knows no elements.
 */

import { PLAIN } from "./face.js";

/** @typedef {import('./types.js').Action} Action */
/** @typedef {import('./face.js').Beside} Said */
/**
 * @typedef {object} ChoiceParts
 * @property {import('./run.js').Run} run
 * @property {Pick<import('./card.js').Card, 'easier' | 'stopRules'>} card
 * @property {import('./history.js').Record} record
 * @property {{remarks: {caption: (words: string) => void}}} screen
 * @property {() => void} show nothing has changed but what was said
 */

export class Choices {
  /** @param {ChoiceParts} parts */
  constructor(parts) {
    this.parts = parts;
    /** @type {Said} */
    this.said = PLAIN;
  }

  /** @param {Partial<Said>} [said] in place of all that was said before */
  clear(said = {}) {
    this.said = { ...PLAIN, ...said };
  }

  /** Whether there is an easier version that was not chosen yet. @param {string} itemKey */
  easierAt(itemKey) {
    return !this.said.easier && this.parts.card.easier(itemKey) !== null;
  }

  /** @param {Action} action @returns {boolean} whether it was such a choice */
  take(action) {
    const { run, card, record, screen } = this.parts;
    const at = run.position;
    switch (action) {
      case "old":
        this.clear();
        break;
      case "hurts":
        this.clear({ hurting: true, stopRules: card.stopRules(at?.drill_id ?? "") });
        record.noteHurt(at);
        break;
      case "easier": {
        const easier = card.easier(at?.item_key ?? "");
        if (!easier) return true;
        this.said = { ...this.said, hurting: false, easier: easier.say };
        screen.remarks.caption(easier.say);
        if (easier.dose) run.revise(action);
        break;
      }
      case "leave-out":
      case "one-more-rep":
      case "one-more-set":
        this.said = { ...this.said, hurting: false };
        run.revise(action);
        return true;
      default:
        return false;
    }
    this.parts.show();
    return true;
  }
}
