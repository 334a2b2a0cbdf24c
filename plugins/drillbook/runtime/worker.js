// The module worker that holds Python: fetches and checks the runtime's files, starts Pyodide, and hands over to the
// Python host. Served beside the files it needs; every URL is relative to its own.
//
// Says, each as one JSON string:
//   {"type": "status", "stage": "fetching" | "starting" | "loading", "done": 0..1}
//   {"type": "ready", "drillbook": version, "pyodide": version, "engine_digest": ..., "boot_ms": ...}
//   {"type": "failed", "stage": one of the above or "running", "reason": text}   the end: start a new worker to retry
// Whatever is sent to it goes to the host as it is, in order, and the host answers in its own words. What arrives before
// Python is ready waits for it; only pings are dropped then, for a late answer would spoil the measurement.
//
// Must not know: drills, sessions, timing. It stays silent when a download stalls: the page has the watchdog.

/** @typedef {{pyodide: string, drillbook: string, engine_digest: string, files: Record<string, {size: number}>}} Manifest */
/** @typedef {{packages: Record<string, {file_name: string, sha256: string}>}} Lock */
/** @typedef {(text: string) => void} Receiver */
/** @typedef {{connect: (post: Receiver) => void, receive: Receiver}} Host  drillbook.browser.host */

const WASM = "pyodide.asm.wasm";
const LIBRARY = "python_stdlib.zip";

const fetchFromHost = self.fetch.bind(self);
const instantiateFromHost = WebAssembly.instantiateStreaming;

let stage = "fetching";
let failed = false;
/** @type {Receiver | undefined} */
let receive;
/** @type {string[]} */
const waiting = [];

self.onmessage = ({ data }) => {
  if (receive) hand(data);
  else if (JSON.parse(data).type !== "ping") waiting.push(data);
};
self.onerror = (event) => fail(typeof event === "string" ? event : event.type);
self.onunhandledrejection = (event) => fail(event.reason);

/** @param {object} message */
function post(message) {
  self.postMessage(JSON.stringify(message));
}

/** @param {number} done */
function tell(done) {
  if (!failed) post({ type: "status", stage, done });
}

/** @param {unknown} cause */
function fail(cause) {
  if (failed) return;
  failed = true;
  post({ type: "failed", stage, reason: cause instanceof Error ? cause.message || cause.name : String(cause) });
}

/** @param {string} text */
function hand(text) {
  if (failed) return;
  try {
    receive?.(text);
  } catch (error) {
    fail(error);
  }
}

/** @param {string} name */
const urlOf = (name) => new URL(name, import.meta.url).href;

/** @param {string} name @param {RequestInit} [init] */
async function fetchFile(name, init) {
  const response = await fetchFromHost(urlOf(name), init).catch((error) => {
    throw new Error(`${name}: ${error.message}`);
  });
  if (!response.ok || !response.body) throw new Error(`${name}: status ${response.status}`);
  return response;
}

/** @param {string} name */
async function fetchJson(name) {
  const text = await (await fetchFile(name)).text();
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${name}: not JSON`);
  }
}

/**
 * Fetches a file whose bytes are checked as they pass: those it must begin with, and their number. Hosts answer with a
 * page where a file is missing, and proxies cut files off; Pyodide would wait for ever on either.
 *
 * @param {string} name
 * @param {number[]} magic
 * @param {Promise<Manifest>} manifest
 * @param {(byteCount: number) => void} arrived  told of every chunk
 */
async function fetchChecked(name, magic, manifest, arrived) {
  const reader = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ ((await fetchFile(name)).body).getReader();
  let size = 0;
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) {
          const whole = (await manifest).files[name]?.size;
          if (size !== whole) throw new Error(`${size} of ${whole} bytes arrived`);
          return controller.close();
        }
        const head = magic.slice(size, size + value.length);
        if (head.some((byte, index) => value[index] !== byte)) throw new Error("is another kind of file");
        size += value.length;
        arrived(value.length);
        controller.enqueue(value);
      } catch (error) {
        // Said here, with its cause: whoever reads the stream would only say that it broke.
        fail(`${name}: ${error instanceof Error ? error.message : error}`);
        throw error;
      }
    },
  });
}

/**
 * Returns how to count the bytes that arrive, as a share of all that are expected.
 *
 * @param {Promise<Manifest>} manifest
 */
function progress(manifest) {
  let expected = Infinity;
  let got = 0;
  let told = 0;
  /** @param {number} byteCount */
  function arrived(byteCount) {
    got += byteCount;
    const done = Math.min(1, Math.floor((got / expected) * 50) / 50);
    if (done > told) tell((told = done));
  }
  manifest.then(
    ({ files }) => {
      expected = (files[WASM]?.size ?? 0) + (files[LIBRARY]?.size ?? 0);
      arrived(0); // the bytes may have been quicker than their number
    },
    () => {},
  );
  return arrived;
}

/** Fetches all that is needed, at once, and compiles the interpreter as it arrives. */
async function fetchAll() {
  /** @type {Promise<Manifest>} */
  const manifest = fetchJson("manifest.json");
  /** @type {Promise<Lock>} */
  const lock = fetchJson("pyodide-lock.json");
  const arrived = progress(manifest);
  const wheel = lock.then(async ({ packages }) => {
    const [entry] = Object.values(packages);
    if (!entry) throw new Error("pyodide-lock.json: no package");
    const sum = btoa(String.fromCharCode(...(entry.sha256.match(/../g) ?? []).map((hex) => parseInt(hex, 16))));
    const response = await fetchFile(entry.file_name, { integrity: `sha256-${sum}` });
    return { name: entry.file_name, bytes: await response.arrayBuffer() };
  });
  const program = fetchChecked(WASM, [0x00, 0x61, 0x73, 0x6d], manifest, arrived).then((stream) =>
    WebAssembly.compileStreaming(new Response(stream, { headers: { "content-type": "application/wasm" } })),
  );
  const library = fetchChecked(LIBRARY, [0x50, 0x4b], manifest, arrived).then((stream) =>
    new Response(stream).arrayBuffer(),
  );
  /** @type {Promise<{default: (settings: object) => Promise<any>}>} */
  const glue = import(urlOf("pyodide.asm.mjs"));
  /** @type {Promise<typeof import("pyodide")>} */
  const loader = import(urlOf("pyodide.mjs"));
  return Promise.all([manifest, lock, wheel, program, library, glue, loader]);
}

/**
 * Answers Pyodide's own requests out of what is here already, checked, and lets no failure of the interpreter's start
 * go unheard (Pyodide logs it and never settles). Returns what undoes it.
 *
 * @param {Map<string, ArrayBuffer>} bytes  by URL
 * @param {WebAssembly.Module} program
 */
function serve(bytes, program) {
  self.fetch = (input, init) => {
    const found = bytes.get(String(input));
    return found ? Promise.resolve(new Response(found)) : fetchFromHost(input, init);
  };
  WebAssembly.instantiateStreaming = async (_response, imports) => {
    try {
      return { module: program, instance: await WebAssembly.instantiate(program, imports) };
    } catch (error) {
      fail(error);
      throw error;
    }
  };
  return () => {
    self.fetch = fetchFromHost;
    WebAssembly.instantiateStreaming = instantiateFromHost;
  };
}

async function start() {
  tell(0);
  const [manifest, lock, wheel, program, library, glue, { loadPyodide }] = await fetchAll();

  stage = "starting";
  tell(0);
  const unserve = serve(
    new Map([
      [urlOf(WASM), new ArrayBuffer(0)], // compiled already
      [urlOf(LIBRARY), library],
      [urlOf(wheel.name), wheel.bytes],
    ]),
    program,
  );
  const python = await loadPyodide({
    indexURL: urlOf("."),
    stdLibURL: urlOf(LIBRARY),
    lockFileContents: JSON.stringify(lock),
    packageBaseUrl: urlOf("."),
    packages: Object.keys(lock.packages),
    createPyodideModule: glue.default,
  });
  unserve();

  stage = "loading";
  tell(0);
  /** @type {Host} */
  const host = python.pyimport("drillbook.browser.host");
  host.connect((text) => self.postMessage(text));
  if (failed) return;
  post({
    type: "ready",
    drillbook: manifest.drillbook,
    pyodide: manifest.pyodide,
    engine_digest: manifest.engine_digest,
    boot_ms: Math.round(performance.now()),
  });
  stage = "running";
  receive = host.receive;
  waiting.splice(0).forEach(hand);
}

start().catch(fail);
