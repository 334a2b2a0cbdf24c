/**
 * The one worker of this document, in which Python runs: the only module that names Worker. It survives instant
 * navigation, because a module lives as long as its document. Knows nothing of players, drills or screens.
 */

/** @typedef {import('./types.js').EngineState} EngineState */
/** @typedef {import('./types.js').FromWorker} FromWorker */
/** @typedef {import('./types.js').ForPlayer} ForPlayer */
/** @typedef {import('./types.js').StatusMessage} StatusMessage */
/** @typedef {{sent_ms: number, received_ms: number, at_ms: number}} Trip */

/**
 * Beats in a row without a sign of life, although an answer is due, that mean the worker is dead.
 * Counted, not timed: a page that slept must not take its own sleep for the worker's.
 */
const SILENT_BEATS = 3;
const BEAT_MS = 1000;

/** @type {StatusMessage} */
const BEGINNING = Object.freeze({ type: "status", stage: "fetching", done: 0 });

class EngineWorker {
  constructor() {
    /** @type {EngineState} */
    this.state = "idle";
    this.reason = "";
    /** @type {Worker | null} */
    this.worker = null;
    /** @type {Map<string, (message: ForPlayer) => void>} */
    this.players = new Map();
    /** @type {Set<(status: StatusMessage | null) => void>} */
    this.watchers = new Set();
    /** @type {Map<number, {sent_ms: number, answer: (trip: Trip | null) => void}>} */
    this.pings = new Map();
    this.lastPing = 0;
    this.silentBeats = 0;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.listening = undefined;
    /** @type {PromiseWithResolvers | null} */
    this.booting = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.watchdog = undefined;
    this.stall_ms = 20_000;
    /** How far the start has come. @type {StatusMessage} */
    this.lastStatus = BEGINNING;
  }

  /**
   * Starts Python if it is not there. Settles once: with nothing when it is ready, rejected with the reason when not.
   * @param {number} stall_ms how long nothing may arrive before it counts as failed
   * @returns {Promise<void>}
   */
  boot(stall_ms) {
    this.stall_ms = stall_ms;
    if (this.booting) return this.booting.promise;
    this.booting = withResolvers();
    this.booting.promise.catch(() => {}); // whoever warms up only does not listen
    this.state = "loading";
    this.reason = "";
    this.silentBeats = 0;
    this.lastStatus = BEGINNING;
    this.tell(null);
    this.watch();
    try {
      this.worker = new Worker(new URL("worker.js", import.meta.url), { type: "module", name: "drillbook" });
      this.worker.onmessage = (event) => this.hear(/** @type {FromWorker} */ (parsed(event.data)));
      this.worker.onerror = (event) => {
        event.preventDefault();
        this.fail(event.message || "worker");
      };
    } catch (error) {
      this.fail(String(error));
    }
    return this.booting?.promise ?? Promise.reject(new Error(this.reason));
  }

  /**
   * A message, and a ping behind it: a worker that hangs on it or died before is noticed.
   * @param {object} message @returns {Promise<Trip | null>} the ping's
   */
  send(message) {
    this.post(message);
    return this.state === "ready" ? this.ping() : Promise.resolve(null);
  }

  /** One message there and back, null if the worker dies meanwhile. @returns {Promise<Trip | null>} */
  ping() {
    return new Promise((answer) => {
      const id = ++this.lastPing;
      this.pings.set(id, { sent_ms: performance.now(), answer });
      this.post({ type: "ping", id });
      this.listening ??= setInterval(() => this.listen(), BEAT_MS);
    });
  }

  /** Ends the worker. @param {string} reason told by `reason` afterwards */
  fail(reason) {
    if (this.state === "failed") return;
    clearTimeout(this.watchdog);
    this.worker?.terminate();
    this.worker = null;
    this.state = "failed";
    this.reason = reason;
    for (const { answer } of this.pings.values()) answer(null);
    this.pings.clear();
    this.listen();
    const { booting } = this;
    this.booting = null;
    booting?.reject(new Error(reason));
    this.tell(null);
  }

  /** @private @param {object} message */
  post(message) {
    this.worker?.postMessage(JSON.stringify(message));
  }

  /** Counts the beats without a sign of life, for as long as an answer is due. @private */
  listen() {
    if (this.pings.size === 0) {
      clearInterval(this.listening);
      this.listening = undefined;
      this.silentBeats = 0;
    } else if (++this.silentBeats > SILENT_BEATS) this.fail("silent");
  }

  /** @private @param {FromWorker} message */
  hear(message) {
    this.silentBeats = 0;
    switch (message?.type) {
      case "status":
        this.watch();
        this.lastStatus = message;
        this.tell(message);
        return;
      case "ready":
        clearTimeout(this.watchdog);
        this.state = "ready";
        this.booting?.resolve();
        this.tell(null);
        return;
      case "failed":
        this.fail(message.reason || message.stage);
        return;
      case "pong": {
        const ping = this.pings.get(message.id);
        this.pings.delete(message.id);
        ping?.answer({ sent_ms: ping.sent_ms, received_ms: performance.now(), at_ms: message.at_ms });
        return;
      }
      case undefined:
        return;
      default:
        if (message.player !== undefined) this.players.get(message.player)?.(message);
        else this.fail("broken"); // what it could not read belongs to nobody, and everybody may wait for it
    }
  }

  /** Loading may never settle when something is wrong: every sign of progress winds the watchdog up again. @private */
  watch() {
    clearTimeout(this.watchdog);
    if (this.state === "loading") this.watchdog = setTimeout(() => this.fail("stalled"), this.stall_ms);
  }

  /** @private @param {StatusMessage | null} status */
  tell(status) {
    for (const watcher of [...this.watchers]) watcher(status);
  }
}

/** @typedef {{promise: Promise<void>, resolve: () => void, reject: (error: Error) => void}} PromiseWithResolvers */

/** @returns {PromiseWithResolvers} */
function withResolvers() {
  /** @type {() => void} */
  let resolve = () => {};
  /** @type {(error: Error) => void} */
  let reject = () => {};
  const promise = /** @type {Promise<void>} */ (
    new Promise((yes, no) => {
      resolve = () => yes(undefined);
      reject = no;
    })
  );
  return { promise, resolve, reject };
}

/** @param {unknown} data @returns {unknown} */
function parsed(data) {
  return typeof data === "string" ? JSON.parse(data) : data;
}

export const engine = new EngineWorker();
