/**
 * The site's spoken sentences as clips: which there are, how long they take, and their sound, fetched ahead and decoded
 * when its moment is near. A clip that does not come, or cannot be decoded, is given up. Knows no voice and no moment.
 */

import { evened } from "./evened.js";

/** @typedef {{file: string, ms: number, recorded: boolean}} Listed one sentence in the site's list */
/**
 * @typedef {object} Store how far a clip has come
 * @property {ArrayBuffer | null} bytes
 * @property {boolean} fetching
 * @property {boolean} decoding
 * @property {boolean} wanted whether somebody waits for its sound
 * @property {boolean} lost
 */

/** The list is waited for so long before a run begins without it. */
const LIST_WITHIN_MS = 1500;
/** A clip is small: what takes longer will not come in time. */
const CLIP_WITHIN_MS = 10_000;
/** How many are fetched at a time. */
const AT_A_TIME = 4;
/** Of decoded sound, which takes 190 kB a second, so much is kept. */
const DECODED_S = 60;

export class Clips {
  /** @param {(bytes: ArrayBuffer) => Promise<AudioBuffer>} decode */
  constructor(decode) {
    this.decode = decode;
    this.url = "";
    /** @type {Map<string, Listed>} */
    this.listed = new Map();
    /** @type {Promise<void> | null} */
    this.list = null;
    /** @type {Map<string, Store>} */
    this.stores = new Map();
    /** What is decoded, the least lately used first. @type {Map<string, AudioBuffer>} */
    this.buffers = new Map();
    /** To be fetched, in order of use. @type {Set<string>} */
    this.queue = new Set();
    this.fetches = 0;
    /** Called when the list has come, and when a clip is decoded that was asked for. @type {() => void} */
    this.onReady = () => {};
  }

  /** Fetches the list, once; one that did not come is asked for again. @param {string | null} url */
  fetchList(url) {
    const asked = url && new URL(url, document.baseURI).href; // the page may be another one when a clip is fetched
    if (!asked || (this.list && this.url === asked)) return;
    this.url = asked;
    this.listed = new Map();
    this.stores.clear();
    this.buffers.clear();
    this.queue.clear();
    this.list = this.readList(asked).catch(() => {
      if (this.url === asked) this.list = null;
    });
  }

  /** Resolves when the list is there, or has been waited for long enough. */
  async settled() {
    const waited = new Promise((resolve) => setTimeout(resolve, LIST_WITHIN_MS));
    await Promise.race([this.list, waited]);
  }

  /** Decodes these as soon as the list is there: the first words come right after Start. @param {string[]} sentences */
  async prepare(sentences) {
    await this.list;
    for (const sentence of sentences) this.soundOf(sentence);
  }

  /** Whether there is one for this sentence that is not given up. @param {string} sentence */
  has(sentence) {
    return this.listed.has(sentence) && !this.stores.get(sentence)?.lost;
  }

  /** Whether a person has recorded it. @param {string} sentence */
  isRecorded(sentence) {
    return this.has(sentence) && this.listed.get(sentence)?.recorded === true;
  }

  /** Fetches what will be needed, in this order; all there is where none are named. @param {Iterable<string>} [sentences] */
  load(sentences = this.listed.keys()) {
    for (const sentence of sentences) {
      const store = this.storeOf(sentence);
      if (!store || store.bytes || store.fetching) continue;
      store.lost = false; // what did not come for another run may come for this one
      this.queue.add(sentence);
    }
    this.next();
  }

  /**
   * The sound of a sentence; null while it is not decoded, which asking for it brings about.
   * @param {string} sentence
   */
  soundOf(sentence) {
    const found = this.buffers.get(sentence);
    const store = this.storeOf(sentence);
    if (found) this.keep(sentence, found);
    else if (store && !store.lost) {
      store.wanted = true;
      if (store.bytes) void this.decodeStored(sentence, store);
      else if (!store.fetching) void this.fetch(sentence, store); // ahead of the queue
    }
    return found ?? null;
  }

  /** The sound of a sentence, waited for; null where it is given up. @param {string} sentence */
  async sounding(sentence) {
    for (;;) {
      const found = this.soundOf(sentence);
      if (found || !this.has(sentence)) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** @private @param {string} url */
  async readList(url) {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url}: status ${response.status}`);
    const { sentences } = await response.json();
    if (this.url !== url) return;
    for (const [sentence, { file, ms, recorded }] of Object.entries(sentences)) {
      if (typeof file === "string" && ms > 0) this.listed.set(sentence, { file, ms, recorded: recorded === true });
    }
    this.onReady();
  }

  /** @private @param {string} sentence @returns {Store | null} */
  storeOf(sentence) {
    if (!this.listed.has(sentence)) return null;
    const store = this.stores.get(sentence) ?? {
      bytes: null,
      fetching: false,
      decoding: false,
      wanted: false,
      lost: false,
    };
    this.stores.set(sentence, store);
    return store;
  }

  /** Fetches from the queue as many as may be at a time. @private */
  next() {
    for (const sentence of this.queue) {
      if (this.fetches >= AT_A_TIME) return;
      this.queue.delete(sentence);
      const store = this.storeOf(sentence);
      if (store && !store.bytes && !store.fetching) void this.fetch(sentence, store);
    }
  }

  /** @private @param {string} sentence @param {Store} store */
  async fetch(sentence, store) {
    store.fetching = true;
    this.fetches++;
    try {
      const { file } = /** @type {Listed} */ (this.listed.get(sentence));
      const url = new URL(file, this.url);
      const response = await fetch(url, { signal: AbortSignal.timeout?.(CLIP_WITHIN_MS) ?? null });
      if (!response.ok) throw new Error(`${url}: status ${response.status}`);
      store.bytes = await response.arrayBuffer();
    } catch {
      this.giveUp(store);
    }
    store.fetching = false;
    this.fetches--;
    if (store.wanted) void this.decodeStored(sentence, store);
    this.next();
  }

  /** @private @param {string} sentence @param {Store} store */
  async decodeStored(sentence, store) {
    if (store.decoding || !store.bytes || store.lost) return;
    store.decoding = true;
    try {
      this.keep(sentence, evened(await this.decode(store.bytes.slice(0)))); // decoding takes the bytes away
      this.onReady();
    } catch {
      this.giveUp(store);
    }
    store.decoding = false;
    store.wanted = false;
  }

  /** It will not come: somebody else has to say it. @private @param {Store} store */
  giveUp(store) {
    store.lost = true;
    this.onReady();
  }

  /** As the last used; the least lately used goes where there is too much. @private @param {string} sentence @param {AudioBuffer} buffer */
  keep(sentence, buffer) {
    this.buffers.delete(sentence);
    this.buffers.set(sentence, buffer);
    let kept_s = 0;
    for (const { duration } of this.buffers.values()) kept_s += duration;
    for (const [other, { duration }] of this.buffers) {
      if (kept_s <= DECODED_S || other === sentence) return;
      this.buffers.delete(other);
      kept_s -= duration;
    }
  }
}
