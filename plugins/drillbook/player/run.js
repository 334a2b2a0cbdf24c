/**
 * One player's conversation with the engine: asks, takes what comes back, and starts Python again where it died.
 * Holds the last position, log and saved text; knows no page, no sound, no storage. Engine and clock are handed in.
 */

/** @typedef {import('./types.js').Position} Position */
/** @typedef {import('./types.js').UpdateMessage} UpdateMessage */
/** @typedef {import('./types.js').StatusMessage} StatusMessage */
/** @typedef {typeof import('./engine-worker.js').engine} Engine */
/** @typedef {{routine: unknown, options: import('./types.js').Options, stall_ms: number}} Request */
/**
 * @typedef {object} RunListener
 * @property {(stale: boolean) => void} opened the timeline is there; stale where the page's routine has changed since
 * @property {(update: UpdateMessage) => void} updated
 * @property {(why: string) => void} expired what was saved is nothing to go on with
 * @property {() => void} show nothing has changed: show what there is
 * @property {() => Promise<Record<string, number>>} phraseLengths how long the voice takes for each sentence it has
 * @property {() => void} beat once a second while the run goes on
 * @property {() => boolean} restarting it broke under way: whether to go on at once from what was kept
 * @property {(reason: string) => void} failed
 * @property {(status: StatusMessage | null) => void} engineChanged its state may have changed
 */

const BEAT_MS = 1000;

export class Run {
  /**
   * @param {string} id @param {Engine} engine @param {import('./clock.js').Clock} clock @param {RunListener} on
   * @param {() => Request} request what the page asks for now
   */
  constructor(id, engine, clock, on, request) {
    this.id = id;
    this.engine = engine;
    this.clock = clock;
    this.on = on;
    this.request = request;
    /** @type {import('./types.js').Timeline | null} */
    this.timeline = null;
    /** @type {Position | null} */
    this.position = null;
    /** What was done. @type {import('./types.js').LogEntry[]} */
    this.log = [];
    /** What the engine said to keep. @type {string | null} */
    this.saved = null;
    /** What was last asked of the engine. @type {'start' | 'restore'} */
    this.asked = "start";
    /** The number of what is asked and not sent yet, 0 for nothing: Python may still be on its way. */
    this.asking = 0;
    this.asks = 0;
    /** What is sent and not settled: a run to be opened, or what lets time run. @type {'' | 'run' | 'answer'} */
    this.pending = "";
    /** How long the device stood still before the pause, 0 for another reason. */
    this.gap_ms = 0;
    this.restarted = false;
    this.leaving = false;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.beating = undefined;
    this.watcher = (/** @type {StatusMessage | null} */ status) => this.engineChanged(status);
  }

  attach() {
    this.engine.players.set(this.id, (message) => this.hear(message));
    this.engine.watchers.add(this.watcher);
  }

  /** Goes away; as soon as the engine has said what to keep, where it has something to say. */
  detach() {
    this.asking = 0;
    this.engine.watchers.delete(this.watcher);
    clearInterval(this.beating);
    this.leaving = true;
    if (!this.busy) this.forget();
  }

  /** Whether time runs, or a tap is waited for. */
  get running() {
    return !["ready", "paused", "finished"].includes(this.position?.state ?? "ready");
  }

  /** Whether time runs, or may by the time that a message arrives. */
  get busy() {
    return this.running || this.pending !== "";
  }

  /** Whether a run is being opened that the engine has said nothing of yet. */
  get opening() {
    return this.asking !== 0 || this.pending === "run";
  }

  /** Whether there is a run in the engine that is neither to begin nor over. */
  get underWay() {
    return this.running || this.position?.state === "paused";
  }

  /** Whether there is something to go on with. */
  get resumable() {
    return this.underWay || this.saved !== null;
  }

  /** Begins anew. @param {number} clicked_ms on the page's clock */
  start(clicked_ms) {
    this.timeline = this.position = this.saved = null;
    this.restarted = false;
    void this.ask("start", (phrase_ms) => {
      const { routine, options } = this.request();
      this.pending = "run";
      this.send({ type: "open", routine, options, phrase_ms });
      this.input("start", clicked_ms);
    });
  }

  /** Goes on with what was saved, paused. */
  restore() {
    void this.ask("restore", (phrase_ms) => {
      const { routine } = this.request();
      this.pending = "run";
      this.send({ type: "restore", saved: this.saved, wall_ms: Date.now(), routine, phrase_ms });
    });
  }

  /** Takes back a start that Python has not heard of. @returns {boolean} whether there was one */
  withdraw() {
    const asking = this.asking !== 0 && this.asked === "start";
    if (asking) this.asking = 0;
    return asking;
  }

  /**
   * @param {import('./types.js').InputName} input
   * @param {number} tapped_ms
   * @param {import('./types.js').PauseReason} [reason]
   */
  input(input, tapped_ms, reason) {
    const age_ms = Math.max(0, Math.round(performance.now() - tapped_ms));
    const digest = this.timeline?.digest ?? "";
    if (input === "resume") this.pending ||= "answer";
    this.send({
      type: "input",
      input,
      age_ms,
      digest,
      segment_index: this.position?.index ?? 0,
      ...(reason && { reason }),
    });
  }

  /** @param {'easier' | 'leave-out' | import('./types.js').Addition} type */
  revise(type) {
    this.send({ type: "revise", edit: { type, item_key: this.position?.item_key } });
  }

  /** While time runs: a sign of life once a second. @private */
  beat() {
    if (this.running === (this.beating !== undefined)) return;
    this.stopBeat();
    if (!this.running) return;
    this.beating = setInterval(() => {
      this.on.beat();
      this.send({ type: "heartbeat" });
    }, BEAT_MS);
  }

  /** @private */
  stopBeat() {
    clearInterval(this.beating);
    this.beating = undefined;
  }

  /** The two clocks anew, by three pings. */
  async measure() {
    if (this.engine.state !== "ready") return;
    this.clock.distrust();
    for (let trip = 0; trip < 3; trip++) await this.noteTrip(this.engine.ping());
  }

  /** @private @param {Promise<import('./engine-worker.js').Trip | null>} trip */
  async noteTrip(trip) {
    const there = await trip;
    if (there) this.clock.measure(there.sent_ms, there.received_ms, there.at_ms);
  }

  /** @private @param {'start' | 'restore'} what @param {(phrase_ms: Record<string, number>) => void} send */
  async ask(what, send) {
    const asking = (this.asking = ++this.asks);
    this.asked = what;
    const lengths = this.on.phraseLengths();
    try {
      await this.engine.boot(this.request().stall_ms);
      await this.measure();
    } catch {
      return; // the watcher is told
    }
    const phrase_ms = await lengths;
    if (this.asking !== asking) return;
    this.asking = 0;
    send(phrase_ms);
  }

  /** @private @param {object} message */
  send(message) {
    void this.noteTrip(this.engine.send({ player: this.id, ...message }));
  }

  /** @private @param {StatusMessage | null} status */
  engineChanged(status) {
    this.on.engineChanged(status);
    if (this.engine.state === "failed") this.fall(this.engine.reason);
  }

  /**
   * The engine has no such run any more: goes on once from what was kept last, or says so.
   * @private @param {string} reason
   */
  fall(reason) {
    const opening = this.opening || (this.pending !== "" && !this.underWay);
    const hit = opening || this.underWay;
    const { restarted } = this;
    this.asking = 0;
    this.pending = "";
    this.timeline = this.position = null;
    this.stopBeat();
    if (!hit) return;
    if (opening || restarted || this.saved === null) this.on.failed(reason);
    else if (this.on.restarting()) {
      this.restarted = true;
      queueMicrotask(() => this.restore()); // once all players have heard of it
    }
  }

  /** @private @param {import('./types.js').ForPlayer} message */
  hear(message) {
    switch (message.type) {
      case "opened":
        if (this.pending === "run") this.pending = "answer";
        this.timeline = message.timeline;
        this.position = message.position;
        this.on.opened(message.stale);
        return;
      case "update":
        if (this.pending === "run" || !this.timeline) return; // of the run before
        this.pending = "";
        this.position = message.position;
        this.log = message.log;
        if (!this.leaving) this.beat();
        this.noteGap(message.events, message.position);
        if (message.saved !== null) this.saved = message.saved;
        if (message.position.state === "finished") this.saved = null;
        this.on.updated(message);
        if (this.running) return; // somebody who leaves still waits for the pause
        break;
      case "expired":
        this.pending = "";
        this.saved = this.timeline = this.position = null;
        this.on.expired(message.why);
        break;
      case "refused":
        if (this.pending !== "run") this.pending = "";
        this.on.show();
        break;
      case "broken":
        this.send({ type: "close" });
        if (!this.leaving) this.fall("broken");
    }
    if (this.leaving) this.forget();
  }

  /**
   * A device that slept has moved its clocks against each other: how long it slept is read on the worker's alone.
   * @private
   * @param {import("./types.js").EngineEvent[]} events
   * @param {Position} at
   */
  noteGap(events, at) {
    const paused = events.find((event) => event.type === "Paused");
    if (!paused) return;
    this.gap_ms = paused.reason === "gap" ? at.at_ms - paused.at_ms : 0;
    if (paused.reason === "gap") void this.measure();
  }

  /** @private */
  forget() {
    this.send({ type: "close" });
    this.engine.players.delete(this.id);
  }
}
