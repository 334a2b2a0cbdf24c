/**
 * The crossroads: one player of the page, wired to the one engine, clock, sound, voice and screen lock of the document.
 * Everything passes through here and nothing is worked out here; no rule of timing, no words, no elements.
 */

import { buzz } from './buzz.js';
import { Card } from './card.js';
import { Clock } from './clock.js';
import { CueLane } from './cue-lane.js';
import { engine } from './engine-worker.js';
import { actsAt } from './face.js';
import { Run } from './run.js';
import { Screen } from './screen.js';
import { Sound } from './sound.js';
import { Speech } from './speech.js';
import { forgetSaved, readSaved, readSettings, writeSaved, writeSettings } from './storage.js';
import { WORDS, pauseSentence } from './strings.js';
import { TONES } from './tones.js';
import { ScreenLock } from './wake-lock.js';

/** @typedef {import('./types.js').Action} Action */

const BEAT_MS = 1000;
/** Work is never begun without this much of a count, so the count before Python stops here. */
const GUIDED_MS = 3000;

const clock = new Clock();
const sound = new Sound(TONES);
const speech = new Speech(() => document.documentElement.lang || 'en');
const screenLock = new ScreenLock();
const lane = new CueLane({ tones: sound, voice: speech, buzz, pageTime: (at_ms) => clock.pageTime(at_ms) });
let settings = readSettings();
/** The player that has sound and screen. @type {Player | null} */
let current = null;
let players = 0;

export class Player {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.place = `${location.pathname}#${element.id}`;
    this.screen = new Screen((at_ms) => clock.until(at_ms), {
      acted: (action, event) => this.act(action, event),
      set: (changed) => this.keep(changed),
    });
    this.card = new Card(element, {
      start: (event) => this.start(event),
      goOn: (event) => this.goOn(event),
      warm: () => void engine.boot(this.card.stall_ms).catch(() => {}),
      options: () => this.keep({ options: this.card.options }),
    });
    this.run = new Run(`p${++players}`, engine, clock, this.listener, () => this.card);
    /** @type {import('./types.js').LogEntry[]} */
    this.log = [];
    /** What is so beside the position. */
    this.about = { stale: false, hurting: false, restarted: false };
    this.gap_ms = 0;
    /** The state and segment last announced. */
    this.announced = '';
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.beating = undefined;
    this.onPageHide = () => this.pause('hidden');
    this.onVisible = () => void (this.run.running && document.visibilityState === 'visible' && this.run.measure());
  }

  mount() {
    addEventListener('pagehide', this.onPageHide);
    document.addEventListener('visibilitychange', this.onVisible);
    this.run.attach();
    this.run.saved = readSaved(this.place);
    this.card.offer(this.run.resumable);
    this.card.arm(settings.options);
    this.element.dataset['engine'] = engine.state;
  }

  unmount() {
    removeEventListener('pagehide', this.onPageHide);
    document.removeEventListener('visibilitychange', this.onVisible);
    this.card.disarm();
    this.pause('hidden');
    if (this.screen.open) this.close(false);
    this.beat(false);
    this.run.detach();
  }

  /** Answered at once, whatever Python is doing. @param {Event} event the click */
  start(event) {
    this.take(event);
    forgetSaved(this.place);
    this.about = { stale: false, hurting: false, restarted: false };
    const { first, leadIn_ms } = this.card;
    this.screen.showEarly(first, event.timeStamp, Math.max(leadIn_ms, GUIDED_MS), GUIDED_MS);
    this.mark({ state: 'lead-in', kind: 'lead-in', segment: '0', side: first.side, rep: '', phase: '' });
    this.run.start(event.timeStamp);
  }

  /** @param {Event} event */
  goOn(event) {
    this.take(event);
    if (this.run.position?.state === 'paused' && engine.state === 'ready') return this.show();
    this.screen.showEarlyPaused(this.card.first, true);
    this.run.restore();
  }

  /** Sound and screen are this player's now: all this has to happen inside the tap. @private @param {Event} _tap */
  take(_tap) {
    if (current !== this) {
      current?.pause('other player');
      current?.close(true);
    }
    current = this;
    sound.unlock();
    speech.unlock();
    sound.onLost = () => this.soundLost();
    screenLock.onRefused = () => this.screen.notice(WORDS.screenMayDarken);
    this.screen.notice('');
    screenLock.hold();
    this.keep({});
    this.card.say('');
    this.card.offer(false);
    this.screen.show(this.card.name);
  }

  /** @private @returns {import('./run.js').RunListener} */
  get listener() {
    return {
      engine: (status) => {
        this.element.dataset['engine'] = engine.state;
        this.screen.status(engine.state === 'loading' ? (status ?? engine.lastStatus) : null);
      },
      opened: (stale) => {
        this.about.stale = stale;
        if (this.run.timeline) this.screen.showTimeline(this.run.timeline);
      },
      updated: (update) => this.updated(update),
      refused: () => this.show(),
      restarting: () => {
        lane.silence();
        this.about.restarted = true;
        this.mark({ state: 'paused' });
        if (this.screen.open) this.screen.showEarlyPaused(this.card.first, true);
      },
      failed: (reason) => {
        lane.silence();
        this.beat(false);
        if (this.screen.open) this.screen.showFailure(reason);
      },
      expired: () => {
        forgetSaved(this.place);
        this.close(true);
        this.card.say(WORDS.expired);
      },
    };
  }

  /** @private @param {import('./types.js').UpdateMessage} update */
  updated({ position: at, events, cues, saved, log }) {
    this.log = log;
    if (saved !== null) writeSaved(this.place, saved);
    if (at.state === 'paused') lane.silence();
    else if (current === this) lane.reconcile(cues);
    const { state, kind, index, side, rep, phase } = at;
    this.mark({ state, kind: kind ?? '', segment: String(index), side, rep: rep ? String(rep) : '', phase: phase ?? '' });
    this.beat(this.run.running);
    const paused = events.find((event) => event.type === 'Paused');
    if (paused) this.gap_ms = paused.reason === 'gap' ? -clock.until(paused.at_ms) : 0;
    if (paused?.reason === 'gap') void this.run.measure();
    if (state === 'finished') this.finish();
    else this.show();
    for (const event of events) {
      if (event.type === 'SegmentStarted') this.screen.caption('');
      if (event.type === 'CueDue') this.screen.caption(event.cue.show ?? event.cue.say ?? '');
    }
  }

  /** @private */
  show() {
    const { timeline, position: at } = this.run;
    if (!timeline || !at || !this.screen.open || ['ready', 'finished'].includes(at.state)) return;
    if (at.state !== 'paused') this.about = { stale: false, hurting: false, restarted: false };
    const { stale, restarted, hurting } = this.about;
    const reason = pauseSentence(hurting ? 'hurts' : at.paused_reason, this.gap_ms);
    const why = at.state !== 'paused' ? '' : stale ? WORDS.stale : restarted ? WORDS.restarted : reason;
    this.screen.showPosition(at, timeline, why, actsAt(at, timeline, { stale, hurting, easier: this.card.hasEasier(at.item_key) }));
    const announced = `${at.state} ${at.index}`;
    if (this.announced !== announced) this.screen.announceAt(at, timeline, why);
    this.announced = announced;
  }

  /** @private */
  finish() {
    forgetSaved(this.place);
    screenLock.release();
    sound.rest();
    if (this.run.timeline && this.screen.open) this.screen.showFinish(this.log, this.run.timeline, this.card.links);
  }

  /** @private @param {Action} action @param {Event} event */
  act(action, event) {
    switch (action) {
      case 'close':
      case 'text':
        this.pause('visitor');
        this.close(true);
        return action === 'text' ? this.card.showText() : undefined;
      case 'sound':
        return this.screen.toggleSound();
      case 'pause':
        return this.pause('visitor');
      case 'retry':
        return this.run.asked === 'restore' ? this.goOn(event) : this.start(event);
      case 'again':
      case 'new':
        return this.start(event);
      case 'old':
      case 'hurts':
        this.about = { stale: false, hurting: action === 'hurts', restarted: false };
        return this.show();
      case 'easier':
      case 'leave-out':
        return this.run.revise(action);
    }
    if (this.run.asking) return;
    if (action === 'resume') {
      if (!this.run.timeline) return this.start(event);
      this.take(event);
      void this.run.measure();
    }
    lane.silence();
    this.run.input(action, event.timeStamp);
  }

  /** @private @param {import('./types.js').PauseReason} reason */
  pause(reason) {
    if (this.run.withdraw()) {
      this.screen.showEarlyPaused(this.card.first, false);
      this.mark({ state: 'paused' });
    } else if (this.run.running) {
      lane.silence();
      this.run.input('pause', performance.now(), reason);
    }
  }

  /** Gives the page back. @private @param {boolean} samePlace false where the page has gone */
  close(samePlace) {
    lane.silence();
    screenLock.release();
    sound.rest();
    this.screen.hide(samePlace);
    if (current === this) current = null;
    if (!this.run.resumable) this.mark({ state: 'ready', kind: '', segment: '', side: '', rep: '', phase: '' });
    this.card.offer(this.run.resumable);
  }

  /** Once a second while a session runs: are all still there? @private @param {boolean} on */
  beat(on) {
    if (on === (this.beating !== undefined)) return;
    clearInterval(this.beating);
    this.beating = undefined;
    if (!on) return;
    this.beating = setInterval(() => {
      sound.beat();
      this.run.beat(sound.audio_ms);
    }, BEAT_MS);
  }

  /** @private */
  soundLost() {
    this.screen.notice(WORDS.soundLost);
    if (!settings.muted) this.pause('audio');
  }

  /** @private @param {Partial<import('./types.js').Settings>} changed */
  keep(changed) {
    settings = { ...settings, ...changed };
    writeSettings(settings);
    sound.setVolume(settings.volume, settings.muted);
    speech.set(settings.volume, settings.voice && !settings.muted);
    this.screen.showSound(settings, speech.available);
  }

  /** What style sheets and tests read off. @private @param {Record<string, string>} data */
  mark(data) {
    for (const [name, value] of Object.entries(data)) {
      if (this.element.dataset[name] !== value) this.element.dataset[name] = value;
    }
  }
}
