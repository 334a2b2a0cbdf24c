// Stands in for runtime/worker.js: carries messages to and from the test, and answers pings out of the test's time.
// The first line is replaced by the test: "ready" (starts at once), "stalls" (says nothing more), "fails".

const MODE = "ready";

const carrier = {
  /** @type {object[]} */
  received: [],
  base: 0,
  setAt: performance.now(),
  now() {
    return this.base + performance.now() - this.setAt;
  },
  /** @param {number} at_ms */
  setNow(at_ms) {
    this.base = at_ms;
    this.setAt = performance.now();
  },
  deaf: false,
};
Object.assign(self, { carrier });

/** @param {object} message */
const post = (message) => self.postMessage(JSON.stringify(message));

self.onmessage = ({ data }) => {
  if (carrier.deaf) return;
  const message = JSON.parse(data);
  if (message.type === "ping") post({ type: "pong", id: message.id, at_ms: carrier.now() });
  else carrier.received.push(message);
};

post({ type: "status", stage: "fetching", done: 0.7 });
if (MODE === "ready") post({ type: "ready" });
if (MODE === "fails") post({ type: "failed", stage: "fetching", reason: "pyodide.asm.wasm: status 404" });
