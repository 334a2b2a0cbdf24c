/**
 * The open player: covers the page, shows one face at a time and reports which button was pressed. Knows positions as
 * data; knows no worker, no sound and no storage.
 */

import { Controls } from "./controls.js";
import { Course } from "./course.js";
import { Dial } from "./dial.js";
import { html, setText } from "./dom.js";
import { faceAt } from "./face.js";
import { icon } from "./icons.js";
import { onKeys } from "./keys.js";
import { Remarks } from "./remarks.js";
import { SoundPanel } from "./sound-panel.js";
import { buildStage } from "./stage.js";
import { BOOT_WORDS, WORDS, clockText, failureSentence, finishText, sideWord } from "./strings.js";
import { summaryOf, summaryRows } from "./summary.js";
import { pathThrough, tracePoints } from "./trace.js";

/** @typedef {import('./types.js').Action} Action */
/** @typedef {import('./types.js').Position} Position */
/** @typedef {import('./types.js').Side} Side */
/** @typedef {import('./types.js').Timeline} Timeline */
/** @typedef {import('./face.js').FaceName} FaceName */
/** @typedef {{name: string, side: Side, detail: string}} First what is done first, from the page */

export class Screen {
  /**
   * @param {(at_ms: number) => number} until time left until a moment of the worker's clock
   * @param {{acted: (action: Action, event: Event) => void, set: import('./sound-panel.js').Setter}} on
   *   which button was pressed, what was set
   */
  constructor(until, on) {
    this.parts = buildStage();
    const { stage, digits, rails, arc, dot, trail, left } = this.parts;
    this.dialog = html("dialog", { class: "drill-dialog" }, stage);
    this.dial = new Dial({ stage, digits, rails, ring: arc, dot, dotTrail: trail, left }, until);
    this.course = new Course(this.parts.list, this.parts.progress);
    this.controls = new Controls(this.parts.controls, this.parts.acts);
    this.remarks = new Remarks(this.parts);
    this.soundPanel = new SoundPanel(this.parts, on.set);
    this.scrollTop = 0;
    /** The state and segment last announced. */
    this.announced = "";
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
    onKeys(this.dialog, (key, event) => on.acted(key === "main" ? this.controls.main : key, event));
    this.open = false;
  }

  /** Covers the page. @param {string} name of the routine */
  show(name) {
    if (this.open) return;
    this.open = true;
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
    this.remarks.announce("");
    this.announced = "";
    document.documentElement.style.removeProperty("overflow");
    if (this.dialog.open) this.dialog.close();
    if (samePlace) document.documentElement.scrollTo({ top: this.scrollTop, behavior: "instant" });
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
    const place = `${at.state} ${at.index} ${why}`;
    const words = at.state === "paused" ? `${WORDS.paused}. ${why}` : face.announcement;
    if (place !== this.announced) this.remarks.announce(words);
    this.announced = place;
  }

  /** @param {import('./types.js').LogEntry[]} log @param {Timeline} timeline @param {HTMLElement[]} links */
  showFinish(log, timeline, links) {
    const { parts } = this;
    const summary = summaryOf(log, timeline);
    this.dial.stop();
    this.face("finished", "both", WORDS.finished.toUpperCase(), "", "done");
    this.setTitle("", "");
    this.setCount(clockText(summary.worked_ms), summary.worked_ms ? WORDS.worked : WORDS.nothing);
    setText(parts.left, "");
    parts.summary.replaceChildren(...summaryRows(summary));
    this.controls.showActs([]);
    this.remarks.notice("");
    this.course.mark(timeline.segments.length);
    const [first, ...more] = links;
    parts.summary.append(...more);
    this.controls.showFinish(first ? [first] : []);
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
    const { parts } = this;
    parts.status.toggleAttribute("data-on", status !== null);
    setText(parts.statusText, status ? BOOT_WORDS[status.stage] : "");
    setText(parts.percent, status && status.stage === "fetching" ? `${Math.round(status.done * 100)} %` : "");
    const share =
      status === null ? 0 : status.stage === "fetching" ? status.done * 0.8 : status.stage === "starting" ? 0.85 : 0.95;
    parts.bar.style.setProperty("--done", `${share * 100}%`);
  }

  /** @private @param {First} first @param {FaceName} name @param {string} word @param {string} detail */
  early(first, name, word, detail) {
    this.face(name, first.side, sideWord(first.side), word, name === "paused" ? "paused" : "ready");
    this.setTitle(first.name, detail);
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
    const { stage, head, count, ring, to } = this.parts;
    const changed = stage.dataset["face"] !== name || stage.dataset["side"] !== side;
    stage.dataset["face"] = name;
    stage.dataset["side"] = side;
    setText(head.side, sideText);
    if (changed || head.word.lastChild?.textContent !== word) head.word.replaceChildren(icon(iconName), word);
    const place = name === "rest" ? ring : name === "switch" ? to : stage;
    if (count.parentElement === place) return;
    if (place === stage) ring.before(count);
    else place.append(count);
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
