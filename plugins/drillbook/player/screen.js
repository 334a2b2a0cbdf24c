/**
 * The open player: covers the page, shows one face at a time and reports which button was pressed. Knows positions as
 * data; knows no worker, no sound and no storage.
 */

import { Beside } from "./beside.js";
import { BigScreen } from "./big-screen.js";
import { BootStatus } from "./boot-status.js";
import { Controls } from "./controls.js";
import { Dial } from "./dial.js";
import { setText } from "./dom.js";
import { faceAt } from "./face.js";
import { FigureStage } from "./figure.js";
import { icon } from "./icons.js";
import { onKeys } from "./keys.js";
import { PageCover } from "./page-cover.js";
import { Remarks } from "./remarks.js";
import { arrange, buildStage } from "./stage.js";
import { WORDS, clockText, failureSentence, finishText, sideWord } from "./strings.js";
import { pathThrough, tracePoints } from "./trace.js";

/** @typedef {import('./types.js').Action} Action */
/** @typedef {import('./types.js').Position} Position */
/** @typedef {import('./types.js').Side} Side */
/** @typedef {import('./types.js').Timeline} Timeline */
/** @typedef {import('./face.js').FaceName} FaceName */
/** @typedef {{name: string, drill: string, side: Side, detail: string}} First what is done first, from the page */

export class Screen {
  /**
   * @param {(at_ms: number) => number} until time left until a moment of the worker's clock
   * @param {{acted: (action: Action, event: Event) => void, set: (changed: Partial<import('./types.js').Settings>) => void,
   *   felt: (feel: import('./types.js').Feel) => void, noticed: (drill: string, text: string) => void,
   *   phrase: () => string}} on which button was pressed, what was set, how it was; what the voice can say here
   */
  constructor(until, on) {
    this.parts = buildStage();
    const { stage, digits, rails, arc, dot, trail, left } = this.parts;
    this.cover = new PageCover(stage, (event) => {
      if (event.type === "close" || !this.beside.keeps()) on.acted("close", event); // some browsers do not ask
    });
    this.dialog = this.cover.dialog;
    this.dial = new Dial({ stage, digits, rails, ring: arc, dot, dotTrail: trail, left }, until);
    this.figure = new FigureStage(this.parts.figure, until);
    this.controls = new Controls(this.parts.controls, this.parts.acts);
    this.remarks = new Remarks(this.parts);
    this.beside = new Beside(this.parts, {
      ...on,
      remote: (what) => {
        // an earphone's one button sends its echo as the other of play and pause
        const press = new Event(what === "play" || what === "pause" ? "remote" : `remote ${what}`);
        this.controls.far(what).forEach((action) => on.acted(action, press));
      },
      unlocked: () => this.controls.focus(),
    });
    this.bigScreen = new BigScreen(this.dialog, stage, (big) => on.set({ big }));
    this.bootStatus = new BootStatus(this.parts);
    this.announced = ""; // the state and segment last announced
    stage.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      if (button?.dataset["action"]) on.acted(/** @type {Action} */ (button.dataset["action"]), event);
    });
    onKeys(this.dialog, (key, event) => {
      if (this.beside.locked) return;
      if (key === "big") this.bigScreen.toggle();
      else on.acted(key === "main" ? this.controls.main : key, event);
    });
  }

  get open() {
    return this.cover.open;
  }

  /** Covers the page. @param {string} name of the routine @param {DOMRect | undefined} from where it grows out of */
  show(name, from) {
    if (this.open) return;
    this.beside.use();
    setText(this.parts.listTitle, name);
    this.cover.show(name, from);
    this.controls.focus();
  }

  /** Gives the page back. @param {boolean} samePlace whether it is still the same page, to be left where it was */
  hide(samePlace) {
    if (!this.open) return;
    this.dial.stop();
    this.figure.clear();
    this.remarks.announce("");
    this.announced = "";
    this.beside.close();
    this.cover.hide(samePlace);
  }

  /** @param {import('./types.js').Settings} settings @param {import('./types.js').Means} means */
  showSettings(settings, means) {
    this.beside.show(settings, means);
    this.remarks.toReader = settings.speaker === "reader";
    this.bigScreen.show(settings.big);
  }

  /** @param {Timeline} timeline */
  showTimeline(timeline) {
    this.beside.use((hands) => hands.course.show(timeline));
  }

  /**
   * Before Python: the first lead-in.
   * @param {First} first
   * @param {number} from_ms
   * @param {number} length_ms
   * @param {number} stop_ms
   */
  showEarly(first, from_ms, length_ms, stop_ms) {
    this.early(first, "lead-in", WORDS.getReady, first.detail);
    this.dial.onEarlyOver = () => this.early(first, "wait", WORDS.wait, WORDS.waitDetail);
    this.dial.showEarly(from_ms, length_ms, stop_ms);
    this.controls.show(["back", "pause", "skip"], "pause", ["back", "skip"]);
  }

  /**
   * Without Python: paused.
   * @param {First} first
   * @param {boolean} waiting whether Python has to come before it can go on
   */
  showEarlyPaused(first, waiting) {
    this.dial.stop();
    this.early(first, "paused", WORDS.paused, waiting ? WORDS.waitDetail : "");
    this.setCount("", "");
    this.controls.show(["back", "resume", "skip"], "resume", waiting ? ["back", "resume", "skip"] : ["back", "skip"]);
  }

  /**
   * @param {Position} at
   * @param {Timeline} timeline
   * @param {string} why a pause's reason in words
   * @param {Action[]} acts what else can be done
   */
  showPosition(at, timeline, why, acts) {
    const { parts } = this;
    const face = faceAt(at, timeline);
    const phases = timeline.segments[at.index]?.phases ?? [];
    this.face(face.name, face.side, face.sideWord, face.word, face.icon);
    parts.stage.dataset["work"] = at.work ?? "";
    parts.stage.toggleAttribute("data-tempo", face.phase !== null);
    this.setTitle(face.title, face.detail);
    this.setCount(null, face.of);
    setText(parts.phase, face.phase ?? "");
    const trace = face.phase === null ? [] : tracePoints(phases);
    if (trace.length) parts.line.setAttribute("d", pathThrough(trace));
    setText(parts.nextText, face.next);
    parts.next.toggleAttribute("data-drills", face.drills);
    setText(parts.fromSide, sideWord(face.side === "left" ? "right" : "left"));
    setText(parts.toSide, face.sideWord);
    setText(parts.again, `${face.title}\n${face.dose}`);
    setText(parts.up.side, face.begin);
    setText(parts.up.name, face.title);
    setText(parts.up.dose, face.dose);
    setText(parts.why, why);
    this.bootStatus.show(null);
    this.controls.showActs(acts);
    this.controls.show([face.byTap ? "pause" : "back", face.main, "skip"], face.main);
    this.dial.show(at, trace);
    this.figure.show(at, phases);
    this.beside.showPosition(at, timeline.name, face.main === "pause");
    const place = `${at.state} ${at.index} ${why}`;
    // what a screen reader is given to say of the cues has name and side already
    const words = why ? `${WORDS.paused}. ${why}` : this.remarks.toReader && !face.byTap ? "" : face.announcement;
    if (place !== this.announced && words) this.remarks.announce(words);
    this.announced = place;
  }

  /**
   * @param {import('./summary.js').Summary} summary
   * @param {HTMLElement[]} links where to go from here
   * @param {HTMLElement | null} kept leads to the history, null where nothing could be kept
   * @param {string[]} asks the drills that a note is asked for
   */
  showFinish(summary, links, kept, asks) {
    this.figure.clear();
    this.beside.endRemote();
    this.dial.stop();
    this.face("finished", "both", WORDS.finished.toUpperCase(), "", "done");
    this.setTitle("", "");
    this.setCount(clockText(summary.worked_ms), summary.worked_ms ? WORDS.worked : WORDS.nothing);
    this.beside.use((hands) => hands.showFinish(summary, links, kept, asks));
    this.controls.showActs([]);
    this.remarks.notice("");
    this.controls.show(["again", "close"], "close");
    this.remarks.announce(finishText(summary.worked_ms));
    this.controls.focus();
  }

  /** @param {string} reason */
  showFailure(reason) {
    this.dial.stop();
    this.face("failed", "both", "", WORDS.failed, "failed");
    this.setTitle(failureSentence(reason), WORDS.noTimerCure);
    this.bootStatus.show(null);
    this.controls.showActs(["text"]);
    this.controls.show(["retry"], "retry");
    this.remarks.announce(`${failureSentence(reason)} ${WORDS.noTimerCure}`);
    this.controls.focus();
  }

  /** @private @param {First} first @param {FaceName} name @param {string} word @param {string} detail */
  early(first, name, word, detail) {
    this.face(name, first.side, sideWord(first.side), word, name === "paused" ? "paused" : "ready");
    this.setTitle(first.name, detail);
    this.figure.showStart(first.drill, first.side);
    this.setCount(null, "");
    setText(this.parts.why, "");
    this.controls.showActs([]);
  }

  /**
   * @private
   * @param {FaceName} name
   * @param {Side} side
   * @param {string} sideText
   * @param {string} word
   * @param {import('./icons.js').IconName} iconName
   */
  face(name, side, sideText, word, iconName) {
    const { stage, head } = this.parts;
    const changed = stage.dataset["face"] !== name || stage.dataset["side"] !== side;
    stage.dataset["face"] = name;
    stage.dataset["side"] = side;
    setText(head.side, sideText);
    if (changed || head.word.lastChild?.textContent !== word) head.word.replaceChildren(icon(iconName), word);
    arrange(this.parts, name);
  }

  /** @private @param {string} name @param {string} detail */
  setTitle(name, detail) {
    setText(this.parts.title.name, name);
    setText(this.parts.title.detail, detail);
  }

  /** @private @param {string | null} text null leaves it to the dial @param {string} beside */
  setCount(text, beside) {
    if (text !== null) {
      setText(this.parts.digits, text);
      this.parts.stage.style.setProperty("--units", String(Math.max(2, text.length - 0.5)));
    }
    setText(this.parts.of, beside);
  }
}
