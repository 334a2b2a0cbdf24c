/**
 * The visitor's history: one entry a run, kept in this browser and nowhere else. Knows no page and no player; what comes
 * from a file or from the storage is checked before it is believed.
 */

import { readEntryId, readHistory, writeEntryId, writeHistory } from "./storage.js";
import { FEELINGS } from "./strings.js";

/** @typedef {import('./types.js').Entry} Entry */
/** @typedef {import('./types.js').Feel} Feel */
/** @typedef {import('./summary.js').Summary} Summary */

const FORMAT = "drillbook history";
const VERSION = 1;
const MOST_TEXT = 500;

/** All entries, the newest first. @returns {Entry[]} */
export function entries() {
  const kept = readHistory();
  return (Array.isArray(kept) ? kept : []).filter(isEntry).map(whole).sort((a, b) => b.date.localeCompare(a.date));
}

/** The history as a file's text. */
export const exported = () => JSON.stringify({ format: FORMAT, version: VERSION, entries: entries() }, null, 2);

/**
 * Adds the entries of a file; of two with one id the file's is not taken.
 * @param {string} text
 * @returns {{added: number} | {refused: string}} how many were new, or why nothing was taken, in a sentence
 */
export function imported(text) {
  /** @type {any} */
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return { refused: "This file is not a history: it is no JSON. Choose one that was saved with Export." };
  }
  if (file?.format !== FORMAT || !Array.isArray(file.entries))
    return { refused: "This file is not a history. Choose one that was saved with Export on this page." };
  if (file.version !== VERSION)
    return { refused: "This history was saved by a newer version of the page. Load the page anew and try again." };
  const wrong = file.entries.findIndex((/** @type {unknown} */ entry) => !isEntry(entry));
  if (wrong >= 0) return { refused: `Entry ${wrong + 1} of this file is damaged, so nothing was taken from it.` };
  const own = entries();
  const known = new Set(own.map(({ id }) => id));
  const fresh = /** @type {Entry[]} */ (file.entries).map(whole).filter(({ id }) => !known.has(id) && known.add(id));
  if (!writeHistory([...own, ...fresh])) return { refused: "This browser keeps nothing just now: it is full or private." };
  return { added: fresh.length };
}

/** Deletes all entries. */
export const forgetAll = () => writeHistory([]);

/** @param {string} id */
export const forget = (id) => writeHistory(entries().filter((entry) => entry.id !== id));

/** The entry of the run at one place of the site, from its start to the answer at its end. */
export class Record {
  /** @param {string} place @param {() => {routine_id: string, name: string}} routine */
  constructor(place, routine) {
    this.place = place;
    this.routine = routine;
    /** @type {Entry | null} */
    this.entry = null;
    /** Whether this browser keeps it. */
    this.kept = false;
  }

  /** A new run: an entry is made as soon as there is something to tell. */
  begin() {
    const date = new Date().toISOString();
    const id = `${date} ${Math.random().toString(36).slice(2, 8)}`;
    const none = { worked_ms: 0, left_ms: 0, right_ms: 0, skipped: [], hurt: [], feel: null, notes: [], finished: false };
    this.entry = { id, date, ...this.routine(), ...none };
    writeEntryId(this.place, id);
  }

  /** What was done so far. @param {Summary} summary @param {boolean} finished */
  note({ worked_ms, left_ms, right_ms, skipped }, finished) {
    if (!finished && (!worked_ms || this.entry?.worked_ms === worked_ms)) return;
    this.change({ worked_ms, left_ms, right_ms, finished, skipped: finished ? skipped : [] });
  }

  /** @param {{name: string, side: string} | null} at where it hurt */
  noteHurt(at) {
    if (!at) return;
    const { hurt } = this.found();
    const where = at.side === "both" ? at.name : `${at.name}, ${at.side}`;
    if (!hurt.includes(where)) this.change({ hurt: [...hurt, where] });
  }

  /** @param {Feel} feel */
  noteFeel(feel) {
    this.change({ feel });
  }

  /** @param {string} drill @param {string} text what was noticed in it, nothing to take it back */
  noteNoticed(drill, text) {
    const others = this.found().notes.filter((note) => note.drill !== drill);
    this.change({ notes: text ? [...others, { drill, text: text.slice(0, MOST_TEXT) }] : others });
  }

  /** @private @param {Partial<Entry>} changed */
  change(changed) {
    const entry = { ...this.found(), ...changed };
    this.entry = entry;
    this.kept = writeHistory([...entries().filter(({ id }) => id !== entry.id), entry]);
  }

  /** The entry of this run; after a reload the one that was kept. @private @returns {Entry} */
  found() {
    const id = readEntryId(this.place);
    this.entry ??= entries().find((entry) => entry.id === id) ?? null;
    if (!this.entry) this.begin();
    return /** @type {Entry} */ (this.entry);
  }
}

/** @param {unknown} value @returns {value is Entry} */
function isEntry(value) {
  const entry = /** @type {any} */ (value);
  return (
    typeof entry === "object" &&
    entry !== null &&
    [entry.id, entry.routine_id, entry.name].every(isText) &&
    isText(entry.date) &&
    !Number.isNaN(Date.parse(entry.date)) &&
    typeof entry.finished === "boolean" &&
    [entry.worked_ms, entry.left_ms, entry.right_ms].every((ms) => Number.isFinite(ms) && ms >= 0) &&
    [entry.skipped, entry.hurt].every((list) => Array.isArray(list) && list.every(isText)) &&
    (entry.feel === null || FEELINGS.includes(entry.feel)) &&
    (entry.notes === undefined || (Array.isArray(entry.notes) && entry.notes.every(isNote)))
  );
}

/** Entries from before there were notes have none. @param {Entry} entry @returns {Entry} */
const whole = (entry) => ({ ...entry, notes: entry.notes ?? [] });

/** @param {any} note */
const isNote = (note) => typeof note === "object" && note !== null && isText(note.drill) && isText(note.text);

/** @param {unknown} value */
const isText = (value) => typeof value === "string" && value.length <= MOST_TEXT;
