// Writes down what can be seen of players: their attributes after each change, the count on the screen, every sound
// that is scheduled, what the engine told of and wanted to sound, and pings, which tell its clock from the page's. Times
// are those of the page's clock, those named `at_ms` in what the engine told the worker's own.
(() => {
  const NAMES = ["engine", "state", "kind", "segment", "side", "rep", "phase"];
  const seen = { attributes: [], digits: [], tones: [], told: [], cues: {}, lists: [], trips: [], stamps: [] };
  /** @type {AudioContext | null} */
  let context = null;
  let workers = 0;
  self.seen = seen;

  new MutationObserver((changes) => {
    for (const player of new Set(changes.map(({ target }) => target))) {
      if (player.localName !== "drill-player") continue;
      const now = Object.fromEntries(NAMES.map((name) => [name, player.dataset[name] ?? ""]));
      seen.attributes.push({ player: player.id, at_ms: performance.now(), ...now });
    }
  }).observe(document, { subtree: true, attributeFilter: NAMES.map((name) => `data-${name}`) });

  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    if (this.localName !== "drill-player") return root;
    new MutationObserver(() => {
      const digits = root.querySelector(".digits")?.textContent ?? "";
      const last = seen.digits.at(-1);
      const { segment = "", state = "" } = this.dataset;
      if (last?.digits === digits && last.segment === segment && last.state === state) return;
      seen.digits.push({ at_ms: performance.now(), player: this.id, segment, state, digits });
    }).observe(root, { subtree: true, childList: true, characterData: true });
    return root;
  };

  self.Worker = class extends Worker {
    constructor(...values) {
      super(...values);
      this.pings = new Map();
      const worker = ++workers; // each has a clock of its own
      this.addEventListener("message", ({ data }) => {
        if (typeof data !== "string") return; // the theme has a worker too, for its search
        const received_ms = performance.now();
        const { type, player, events, cues, position, id, at_ms } = JSON.parse(data);
        if (type === "pong") seen.trips.push({ worker, sent_ms: this.pings.get(id), received_ms, at_ms });
        if (type !== "update") return;
        seen.told.push(...events.map((event) => ({ worker, player, ...event })));
        stamp();
        for (const cue of cues) seen.cues[`${worker}/${cue.id}`] ??= { ...cue, worker, received_ms, told_at_ms: position.at_ms };
        seen.lists.push({ player, at_ms: position.at_ms, received_ms, ids: cues.map((cue) => `${worker}/${cue.id}`) });
      });
    }

    postMessage(data, ...more) {
      const { type, id } = typeof data === "string" ? JSON.parse(data) : {};
      if (type === "ping") this.pings.set(id, performance.now());
      return super.postMessage(data, ...more);
    }
  };

  const stamp = () => {
    const { contextTime, performanceTime } = context?.getOutputTimestamp() ?? {};
    if (performanceTime) seen.stamps.push({ at_s: contextTime, page_ms: performanceTime });
  };

  // what is heard at a moment of the audio clock leaves the loudspeaker when the page's clock says this
  const heard_ms = (context, when_s) => {
    const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp();
    const plain_ms = performance.now() + (when_s - context.currentTime) * 1000;
    const stamped_ms = performanceTime + (when_s - contextTime) * 1000;
    return performanceTime && Math.abs(stamped_ms - plain_ms) < 500 ? stamped_ms : plain_ms;
  };

  // frequency and length tell one sound from another; what is stopped before it begins was never heard
  for (const kind of [AudioScheduledSourceNode, AudioBufferSourceNode]) {
    const { start } = kind.prototype;
    kind.prototype.start = function (when = 0, ...more) {
      const asked_ms = performance.now();
      const begins_ms = asked_ms + Math.max(0, when - this.context.currentTime) * 1000;
      const sound = { hz: this.frequency?.value ?? 0, clip_ms: (this.buffer?.duration ?? 0) * 1000 };
      const when_s = when || this.context.currentTime;
      this.tone = { ...sound, asked_ms, begins_ms, when_s, heard_ms: heard_ms(this.context, when_s) };
      Object.assign(this.tone, { ends_ms: 1e15, ends_s: 1e12 });
      context = this.context;
      seen.tones.push(this.tone);
      return start.call(this, when, ...more);
    };
  }
  const { stop } = AudioScheduledSourceNode.prototype;
  AudioScheduledSourceNode.prototype.stop = function (when = 0) {
    if (this.tone) {
      this.tone.ends_ms = performance.now() + Math.max(0, when - this.context.currentTime) * 1000;
      this.tone.ends_s = Math.max(when, this.context.currentTime);
    }
    return stop.call(this, when);
  };
})();
