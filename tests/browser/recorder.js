// Writes down what can be seen of players: their attributes after each change, the count on the screen, every sound
// that is scheduled, and what the engine told of. Times are those of the page's clock, those told the worker's own.
(() => {
  const NAMES = ["engine", "state", "kind", "segment", "side", "rep", "phase"];
  const seen = { attributes: [], digits: [], tones: [], told: [] };
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
      this.addEventListener("message", ({ data }) => {
        if (typeof data !== "string") return; // the theme has a worker too, for its search
        const { type, player, events } = JSON.parse(data);
        if (type === "update") seen.told.push(...events.map((event) => ({ player, ...event })));
      });
    }
  };

  // the frequency tells one tone from another; what is stopped before it begins was never heard
  for (const kind of [AudioScheduledSourceNode, AudioBufferSourceNode]) {
    const { start } = kind.prototype;
    kind.prototype.start = function (when = 0, ...more) {
      const begins_ms = performance.now() + Math.max(0, when - this.context.currentTime) * 1000;
      this.tone = { hz: this.frequency?.value ?? 0, begins_ms, ends_ms: 1e15 };
      seen.tones.push(this.tone);
      return start.call(this, when, ...more);
    };
  }
  const { stop } = AudioScheduledSourceNode.prototype;
  AudioScheduledSourceNode.prototype.stop = function (when = 0) {
    if (this.tone) this.tone.ends_ms = performance.now() + Math.max(0, when - this.context.currentTime) * 1000;
    return stop.call(this, when);
  };
})();
