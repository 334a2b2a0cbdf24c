/**
 * The crossroads: one player of the page, wired to the one engine, clock and set of signals. Everything passes through
 * here and nothing is worked out here; no rule of timing, no words, no elements.
 */

import { stopFetching } from "./ahead.js";
import { Card } from "./card.js";
import { engine } from "./engine-worker.js";
import { PLAIN, actsAt, marksAt, whyAt } from "./face.js";
import { Record } from "./history.js";
import { clock, keepSettings, settings, signals } from "./outputs.js";
import { Run } from "./run.js";
import { Screen } from "./screen.js";
import { forgetSaved, readSaved, writeSaved } from "./storage.js";
import { WORDS, expiredSentence } from "./strings.js";
import { summaryOf } from "./summary.js";

/** The player that has sound and screen. @type {Player | null} */
let current = null;
let players = 0;

export class Player {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.place = `${location.pathname}#${element.id}`;
    this.screen = new Screen((at_ms) => clock.until(at_ms), {
      acted: (action, event) => this.act(action, event),
      set: (changed) => this.keep(changed),
      felt: (feel) => this.record.noteFeel(feel),
    });
    this.card = new Card(element, {
      start: (event) => this.start(event),
      goOn: () => this.goOn(),
      warm: () => void engine.boot(this.card.stall_ms).catch(() => {}),
      options: () => this.keep({ options: this.card.options }),
      big: () => this.keep({ big: !settings.big }),
    });
    this.record = new Record(this.place, () => this.card.routineNamed);
    this.run = new Run(`p${++players}`, engine, clock, this, () => this.card);
    this.about = PLAIN;
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
    this.about = PLAIN;
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
    this.keep({});
    this.card.say("");
    this.card.offer(false);
    this.screen.show(this.card.name, this.card.pressed);
  }

  /** Inside each tap: what a device took away comes back in no other way. @private */
  wake() {
    signals.wake({
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
    this.about = { ...this.about, stale };
    if (this.run.timeline) this.screen.showTimeline(this.run.timeline);
  }

  /** @param {import('./types.js').UpdateMessage} update */
  updated({ position: at, events, cues, saved, log }) {
    if (saved !== null) writeSaved(this.place, saved);
    if (current === this) at.state === "paused" ? signals.silence() : signals.reconcile(cues);
    else this.card.offer(this.run.resumable);
    this.card.mark(marksAt(at));
    const done = summaryOf(log, this.run.timeline);
    this.record.note(done, at.state === "finished");
    at.state === "finished" ? this.finish(done) : this.show();
    this.screen.remarks.captions(events);
  }

  /** Once a second while the run goes on. */
  beat = () => signals.beat();

  restarting() {
    this.card.mark({ state: "paused" });
    if (!this.screen.open) return false; // going on reads what was kept
    signals.silence();
    this.about = { ...PLAIN, restarted: true };
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
    if (at.state !== "paused") this.about = PLAIN;
    const easier = !this.about.easier && this.card.easier(at.item_key) !== null;
    const why = whyAt(at, this.about, this.run.gap_ms);
    this.screen.showPosition(at, timeline, why, actsAt(at, timeline, this.about, easier));
  }

  /** @private @param {import('./summary.js').Summary} done */
  finish(done) {
    forgetSaved(this.place);
    if (current === this) signals.sleep();
    if (this.screen.open) this.screen.showFinish(done, this.card.links, this.card.historyLink(this.record.kept));
  }

  /** @private @param {import('./types.js').Action} action @param {Event} event */
  act(action, event) {
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
      case "old":
      case "hurts":
        this.about = { ...PLAIN, hurting: action === "hurts" };
        if (action === "hurts") this.record.noteHurt(this.run.position);
        return this.show();
      case "easier":
        return this.makeEasier();
      case "leave-out":
        this.about = { ...this.about, hurting: false };
        return this.run.revise(action);
    }
    if (this.run.opening) return;
    this.wake();
    if (action === "resume") {
      if (!this.run.timeline) return this.start(event);
      this.take();
      void this.run.measure();
    }
    signals.silence();
    this.run.input(action, event.timeStamp);
  }

  /** Tells the easier version; where it is another dose, the engine takes that. @private */
  makeEasier() {
    const easier = this.card.easier(this.run.position?.item_key ?? "");
    if (!easier) return;
    this.about = { ...this.about, hurting: false, easier: easier.say };
    this.screen.remarks.caption(easier.say);
    easier.dose ? this.run.revise("easier") : this.show();
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
