/**
 * The crossroads: one player of the page, wired to the one engine, clock and set of signals. Everything passes through
 * here and nothing is worked out here; no rule of timing, no words, no elements.
 */

import { stopFetching } from "./ahead.js";
import { Card } from "./card.js";
import { engine } from "./engine-worker.js";
import { CheckOffer } from "./check-offer.js";
import { Choices } from "./choices.js";
import { actsAt, marksAt, whyAt } from "./face.js";
import { Record } from "./history.js";
import { clock, keepSettings, settings, signals } from "./outputs.js";
import { Presses } from "./presses.js";
import { Run } from "./run.js";
import { Screen } from "./screen.js";
import { forgetSaved, readSaved, writeSaved } from "./storage.js";
import { WORDS, expiredSentence } from "./strings.js";
import { doneKeys, summaryOf } from "./summary.js";

/** The player that has sound and screen. @type {Player | null} */
let current = null;
const presses = new Presses();
let players = 0;

export class Player {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.place = `${location.pathname}#${element.id}`;
    const set = (/** @type {Partial<import('./types.js').Settings>} */ changed) => this.keep(changed);
    const phrase = () => this.card.first.name;
    this.screen = new Screen((at_ms) => clock.until(at_ms), {
      acted: (action, event) => this.act(action, event),
      set,
      felt: (feel) => this.record.noteFeel(feel),
      noticed: (drill, text) => this.record.noteNoticed(drill, text),
      phrase,
    });
    this.card = new Card(element, {
      start: (event) => presses.counts(event) && this.start(event),
      goOn: (event) => presses.counts(event) && this.goOn(),
      warm: () => (signals.fetchVoice(this.card.voice, this.card.firstSays), void engine.boot(this.card.stall_ms).catch(() => {})),
      options: () => set({ options: this.card.options }),
      big: () => set({ big: !settings.big }),
    });
    const rest = () => current ?? signals.sleep();
    this.checkOffer = new CheckOffer(element, signals, () => settings, set, phrase, rest);
    this.record = new Record(this.place, () => this.card.routineNamed);
    this.run = new Run(`p${++players}`, engine, clock, this, () => this.card);
    this.choices = new Choices(this);
    this.away = new AbortController();
  }

  mount() {
    const { signal } = this.away;
    addEventListener("pagehide", () => this.pause("hidden"), { signal });
    document.addEventListener("visibilitychange", () => current === this && void this.run.measure(), { signal });
    this.run.attach();
    this.run.saved = readSaved(this.place);
    this.card.offer(this.run.resumable);
    this.card.arm(settings);
    this.checkOffer.arm(signal);
    this.card.mark({ engine: engine.state });
  }

  unmount() {
    this.away.abort();
    this.card.disarm();
    this.pause("hidden");
    if (this.screen.open) this.close(false);
    this.run.detach();
  }

  /** Answered at once, whatever Python is doing. @param {Event} event the click */
  start(event) {
    this.take();
    forgetSaved(this.place);
    this.choices.clear();
    this.record.begin();
    const { first, leadIn_ms, guided_ms } = this.card;
    this.screen.showEarly(first, event.timeStamp, Math.max(leadIn_ms, guided_ms), guided_ms);
    this.card.mark({ state: "lead-in", kind: "lead-in", segment: "0", side: first.side, rep: "", phase: "" });
    this.run.start(event.timeStamp);
  }

  /** Shows where it stands; goes on only when asked to. */
  goOn() {
    this.take();
    if (this.run.position?.state === "paused" && engine.state === "ready") return this.show();
    this.screen.showEarlyPaused(this.card.first, true);
    this.run.restore();
  }

  /** Sound and screen are this player's now; has to happen inside the tap. @private */
  take() {
    if (current !== this) {
      current?.pause("other player");
      current?.close(true);
    }
    current = this;
    this.screen.remarks.notice("");
    this.wake();
    signals.fetchVoice(this.card.voice, this.card.firstSays);
    this.keep({});
    this.card.say("");
    this.card.offer(false);
    this.screen.show(this.card.name, this.card.pressed);
  }

  /** Inside each tap: what a device took away comes back in no other way. @private */
  wake() {
    signals.wake({
      flash: () => this.screen.beside.use((hands) => hands.flash.light()),
      soundLost: () => (this.screen.remarks.notice(WORDS.soundLost), settings.speaker === "nobody" || this.pause("audio")),
      silent: (silent) => this.screen.remarks.noticeSilence(silent && settings.speaker !== "nobody"),
      dark: () => this.screen.remarks.notice(WORDS.screenMayDarken),
      voices: () => this.keep({}),
    });
  }

  /** @param {import('./types.js').StatusMessage | null} status */
  engineChanged(status) {
    if (engine.state !== "idle") stopFetching();
    this.card.mark({ engine: engine.state });
    this.screen.bootStatus.show(engine.state === "loading" ? (status ?? engine.lastStatus) : null);
  }

  /** @param {boolean} stale */
  opened(stale) {
    this.choices.said = { ...this.choices.said, stale };
    if (!this.run.timeline) return;
    this.screen.showTimeline(this.run.timeline);
    signals.loadClips(this.run.timeline.sentences);
  }

  /** @param {import('./types.js').UpdateMessage} update */
  updated({ position: at, events, cues, saved, log }) {
    if (saved !== null) writeSaved(this.place, saved);
    if (current === this) at.state === "paused" ? signals.silence() : signals.reconcile(cues);
    else this.card.offer(this.run.resumable);
    this.card.mark(marksAt(at));
    const done = summaryOf(log, this.run.timeline);
    this.record.note(done, at.state === "finished");
    this.screen.beside.use(({ course }) => (course.done = doneKeys(log)));
    at.state === "finished" ? this.finish(done) : this.show();
    this.screen.remarks.captions(events);
  }

  beat = () => signals.beat();
  phraseLengths = () => signals.phraseLengths();

  restarting() {
    this.card.mark({ state: "paused" });
    if (!this.screen.open) return false; // going on reads what was kept
    signals.silence();
    this.choices.clear({ restarted: true });
    this.screen.showEarlyPaused(this.card.first, true);
    return true;
  }

  /** @param {string} reason */
  failed(reason) {
    if (!this.screen.open) return this.card.offer(this.run.resumable);
    signals.silence();
    this.screen.showFailure(reason);
  }

  /** @param {string} why */
  expired(why) {
    forgetSaved(this.place);
    this.close(true);
    this.card.say(expiredSentence(why));
  }

  /** Paints where the run is. */
  show() {
    const { timeline, position: at } = this.run;
    if (!timeline || !at || !this.screen.open || ["ready", "finished"].includes(at.state)) return;
    if (at.state !== "paused") this.choices.clear();
    const { said } = this.choices;
    const acts = actsAt(at, timeline, said, this.choices.easierAt(at.item_key));
    this.screen.showPosition(at, timeline, whyAt(at, said, this.run.gap_ms), acts);
  }

  /** @private @param {import('./summary.js').Summary} done */
  finish(done) {
    forgetSaved(this.place);
    if (current === this) signals.sleep();
    const { links, asks } = this.card;
    if (this.screen.open) this.screen.showFinish(done, links, this.card.historyLink(this.record.kept), asks);
  }

  /** @private @param {import('./types.js').Action} action @param {Event} event */
  act(action, event) {
    if (!presses.counts(event) && action !== "close") return;
    switch (action) {
      case "text":
        this.close(true);
        return this.card.showText();
      case "close":
      case "pause":
        this.pause("visitor");
        return action === "close" ? this.close(true) : undefined;
      case "retry":
        return this.run.resumable ? this.goOn() : this.start(event);
      case "again":
      case "new":
        return this.start(event);
    }
    if (this.choices.take(action) || this.run.opening) return;
    this.wake();
    if (action === "resume") {
      if (!this.run.timeline) return this.start(event);
      this.take();
      void this.run.measure();
    }
    signals.silence();
    this.run.input(/** @type {import('./types.js').InputName} */ (action), event.timeStamp);
  }

  /** @private @param {import('./types.js').PauseReason} reason */
  pause(reason) {
    if (this.run.withdraw()) {
      this.screen.showEarlyPaused(this.card.first, false);
      this.card.mark({ state: "paused" });
    } else if (this.run.busy) {
      signals.silence();
      this.run.input("pause", performance.now(), reason);
    }
  }

  /** Gives the page back. @private @param {boolean} samePlace false where the page has gone */
  close(samePlace) {
    signals.silence();
    signals.sleep();
    this.screen.hide(samePlace);
    if (current === this) current = null;
    if (!this.run.resumable) this.card.mark({ state: "ready", kind: "", segment: "", side: "", rep: "", phase: "" });
    this.card.offer(this.run.resumable);
    if (samePlace) this.card.focus();
  }

  /** @private @param {Partial<import('./types.js').Settings>} changed */
  keep(changed) {
    keepSettings(changed);
    this.screen.showSettings(settings, signals);
    this.card.show(settings);
  }
}
