/**
 * The open player: covers the page, shows one face at a time and reports which button was pressed. Knows positions as
 * data; knows no worker, no sound and no storage.
 */

import { Beside } from "./beside.js";
import { BigScreen } from "./big-screen.js";
import { BootStatus } from "./boot-status.js";
import { Controls } from "./controls.js";
import { Course } from "./course.js";
import { Dial } from "./dial.js";
import { html, insetOf, setText } from "./dom.js";
import { faceAt } from "./face.js";
import { FigureStage } from "./figure.js";
import { Finish } from "./finish.js";
import { icon } from "./icons.js";
import { onKeys } from "./keys.js";
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
   *   felt: (feel: import('./types.js').Feel) => void}} on which button was pressed, what was set, how it was
   */
  constructor(until, on) {
    this.parts = buildStage();
    const { stage, digits, rails, arc, dot, trail, left } = this.parts;
    this.dialog = html("dialog", { class: "drill-dialog" }, stage);
    this.dial = new Dial({ stage, digits, rails, ring: arc, dot, dotTrail: trail, left }, until);
    this.figure = new FigureStage(this.parts.figure, until);
    this.course = new Course(this.parts.list, this.parts.progress);
    this.controls = new Controls(this.parts.controls, this.parts.acts);
    this.remarks = new Remarks(this.parts);
    this.beside = new Beside(this.parts, on);
    this.bigScreen = new BigScreen(this.dialog, stage, (big) => on.set({ big }));
    this.finish = new Finish(this.parts, on.felt);
    this.bootStatus = new BootStatus(this.parts);
    this.scrollTop = 0;
    this.announced = ""; // the state and segment last announced
    stage.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      if (button?.dataset["action"]) on.acted(/** @type {Action} */ (button.dataset["action"]), event);
    });
    this.dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      on.acted("close", event);
    });
    this.dialog.addEventListener("close", (event) => {
      if (this.open) on.acted("close", event); // a browser may close it without asking
    });
    onKeys(this.dialog, (key, event) => {
      if (key === "big") this.bigScreen.toggle();
      else on.acted(key === "main" ? this.controls.main : key, event);
    });
    this.open = false;
  }

  /** Covers the page. @param {string} name of the routine @param {DOMRect | undefined} from where it grows out of */
  show(name, from) {
    if (this.open) return;
    this.open = true;
    this.beside.use();
    if (from) this.dialog.style.setProperty("--from", insetOf(from));
    this.scrollTop = document.documentElement.scrollTop;
    this.dialog.setAttribute("aria-label", name);
    setText(this.parts.listTitle, name);
    document.documentElement.style.setProperty("overflow", "hidden");
    if (!this.dialog.open) this.dialog.showModal();
    this.controls.focus();
  }

  /** Gives the page back. @param {boolean} samePlace whether it is still the same page, to be left where it was */
  hide(samePlace) {
    if (!this.open) return;
    this.open = false;
    this.dial.stop();
    this.figure.clear();
    this.remarks.announce("");
    this.announced = "";
    document.documentElement.style.removeProperty("overflow");
    if (this.dialog.open) this.dialog.close();
    if (samePlace) document.documentElement.scrollTo({ top: this.scrollTop, behavior: "instant" });
  }

  /** @param {import('./types.js').Settings} settings @param {import('./types.js').Means} means */
  showSettings(settings, means) {
    this.beside.show(settings, means);
    this.bigScreen.show(settings.big);
  }

  /** @param {Timeline} timeline */
  showTimeline(timeline) {
    this.course.show(timeline);
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
    this.status(null);
    this.controls.showActs(acts);
    this.controls.show([face.byTap ? "pause" : "back", face.main, "skip"], face.main);
    this.course.mark(at.index);
    this.dial.show(at, trace);
    this.figure.show(at, phases);
    const place = `${at.state} ${at.index} ${why}`;
    if (place !== this.announced) this.remarks.announce(why ? `${WORDS.paused}. ${why}` : face.announcement);
    this.announced = place;
  }

  /**
   * @param {import('./summary.js').Summary} summary
   * @param {HTMLElement[]} links where to go from here
   * @param {HTMLElement | null} kept leads to the history, null where nothing could be kept
   */
  showFinish(summary, links, kept) {
    this.figure.clear();
    this.dial.stop();
    this.face("finished", "both", WORDS.finished.toUpperCase(), "", "done");
    this.setTitle("", "");
    this.setCount(clockText(summary.worked_ms), summary.worked_ms ? WORDS.worked : WORDS.nothing);
    this.finish.show(summary, links, kept, this.course.timeline);
    this.controls.showActs([]);
    this.remarks.notice("");
    this.course.mark(Infinity);
    this.controls.show(["again", "close"], "close");
    this.remarks.announce(finishText(summary.worked_ms));
    this.controls.focus();
  }

  /** @param {string} reason */
  showFailure(reason) {
    this.dial.stop();
    this.face("failed", "both", "", WORDS.failed, "failed");
    this.setTitle(failureSentence(reason), WORDS.noTimerCure);
    this.status(null);
    this.controls.showActs(["text"]);
    this.controls.show(["retry"], "retry");
    this.remarks.announce(`${failureSentence(reason)} ${WORDS.noTimerCure}`);
    this.controls.focus();
  }

  /** How far Python has come; null takes it away. @param {import('./types.js').StatusMessage | null} status */
  status(status) {
    this.bootStatus.show(status);
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
