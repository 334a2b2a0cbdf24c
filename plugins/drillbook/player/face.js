/**
 * What the screen says at a position, as plain values: words, icon, which buttons. Knows neither page nor clock; the
 * numbers that run are painted by the dial.
 */

import {
  WORDS,
  announcement,
  beginText,
  detailText,
  hurtsText,
  nextText,
  ofText,
  pauseSentence,
  setsText,
  sideWord,
} from "./strings.js";

/** @typedef {import('./types.js').Position} Position */
/** @typedef {import('./types.js').Timeline} Timeline */
/** @typedef {import('./types.js').Action} Action */
/** @typedef {'lead-in' | 'wait' | 'work' | 'switch' | 'rest' | 'paused' | 'finished' | 'failed'} FaceName */

/**
 * @typedef {object} Face
 * @property {FaceName} name
 * @property {import('./types.js').Side} side
 * @property {string} sideWord
 * @property {string} word what state it is, in a word
 * @property {import('./icons.js').IconName} icon
 * @property {string} title
 * @property {string} detail
 * @property {string} of beside the count: `of 8`
 * @property {string | null} phase
 * @property {string} next
 * @property {string} dose of the work a stretch leads to
 * @property {string} begin its side
 * @property {Action} main
 * @property {boolean} byTap whether Done stands in Pause's place
 * @property {boolean} drills whether there is a drill to skip to
 * @property {string} announcement
 */

/**
 * @param {Position} at @param {Timeline} timeline
 * @returns {Face}
 */
export function faceAt(at, timeline) {
  const segment = timeline.segments[at.index];
  const work = segment?.kind === "work" ? segment : timeline.segments[segment?.next_work ?? at.index + 1];
  const byTap = at.state !== "paused" && (at.state === "waiting" || (at.kind === "work" && at.ends === "tap"));
  return {
    name: faceName(at),
    side: at.side,
    sideWord: sideWord(at.side),
    word: stateWord(at),
    icon: stateIcon(at),
    title: at.name,
    detail: at.state === "waiting" ? WORDS.tapDone : detailText(at),
    of: besideCount(at),
    phase: at.kind === "work" && at.state !== "waiting" && !at.counting_in ? at.phase : null,
    next: following(at, timeline),
    dose: work ? setsText(work) : "",
    begin: work ? beginText(work) : "",
    main: at.state === "paused" ? "resume" : byTap ? "done" : "pause",
    byTap,
    drills: timeline.segments.some((later) => later.item > (segment?.item ?? 0)),
    announcement: segment ? announcement(at, segment) : "",
  };
}

/** @param {Position} at @returns {FaceName} */
function faceName(at) {
  if (at.state === "paused") return "paused";
  if (at.state === "finished") return "finished";
  if (at.counting_in || at.kind === "lead-in" || at.kind === null) return "lead-in";
  return at.kind;
}

/** @param {Position} at */
function stateWord(at) {
  if (at.state === "paused") return WORDS.paused;
  if (at.state === "waiting") return WORDS.timeUp;
  if (at.counting_in || at.kind === "lead-in") return WORDS.getReady;
  if (at.kind === "rest") return at.label || WORDS.rest;
  if (at.kind === "switch") return WORDS.switch;
  switch (at.work) {
    case "Hold":
      return WORDS.hold;
    case "Timed":
      return WORDS.keepGoing;
    case "PacedReps":
      return at.reps > 1 ? WORDS.rep : WORDS.keepGoing;
    default:
      return WORDS.yourPace;
  }
}

/** @param {Position} at @returns {import('./icons.js').IconName} */
function stateIcon(at) {
  if (at.state === "paused") return "paused";
  if (at.counting_in || at.kind === "lead-in") return "ready";
  return at.kind === "rest" ? "rest" : "work";
}

/**
 * What comes after this work; before work, how much of it there will be.
 * @param {Position} at
 * @param {Timeline} timeline
 */
function following(at, timeline) {
  const next = timeline.segments[at.index + 1];
  if (at.kind === "work" && !at.counting_in) return next ? nextText(next) : WORDS.theEnd;
  const here = timeline.segments[at.index];
  const work = here?.kind === "work" ? here : timeline.segments[here?.next_work ?? at.index + 1];
  return work ? setsText(work) : "";
}

/** @param {Position} at */
function besideCount(at) {
  if (at.kind !== "work" || at.counting_in) return "";
  if (at.work === "PacedReps") return at.reps > 1 ? ofText(at.reps) : "";
  return at.work === "FreeReps" ? WORDS.reps : "";
}

/** What can be read off the element. @param {Position} at @returns {Record<string, string>} */
export function marksAt({ state, kind, index, side, rep, phase }) {
  return { state, kind: kind ?? "", segment: String(index), side, rep: rep ? String(rep) : "", phase: phase ?? "" };
}

/**
 * What is so beside the position: the page's routine is another one by now; the visitor said that it hurts; Python
 * died and was started again; the words of the easier version that was chosen; when the drill's page says to stop.
 * @typedef {object} Beside
 * @property {boolean} stale
 * @property {boolean} hurting
 * @property {boolean} restarted
 * @property {string} easier
 * @property {readonly string[]} stopRules
 */

/** @type {Beside} */
export const PLAIN = Object.freeze({ stale: false, hurting: false, restarted: false, easier: "", stopRules: Object.freeze([]) });

/**
 * What else can be done at a position, beside the three big buttons.
 * @param {Position} at
 * @param {Timeline} timeline
 * @param {Beside} beside
 * @param {boolean} easier whether there is an easier version to choose
 * @returns {Action[]}
 */
export function actsAt(at, timeline, { stale, hurting }, easier) {
  const drills = timeline.segments.some((later) => later.item > (timeline.segments[at.index]?.item ?? 0));
  /** @type {(Action | false)[]} */
  let acts = [];
  if (at.state === "rest") acts = ["extend", ...at.may, drills && "skip-drill"];
  else if (at.state === "paused" && stale) acts = ["old", "new"];
  else if (at.state === "paused" && hurting) acts = [easier && "easier", "leave-out"];
  else if (at.state === "paused") acts = [easier && "easier", at.drill_id !== null && "hurts", ...at.may, drills && "skip-drill"];
  return acts.filter((act) => act !== false);
}

/**
 * Why it stands still, nothing while it runs.
 * @param {Position} at
 * @param {Beside} beside
 * @param {number} gap_ms how long the device stood still
 */
export function whyAt(at, { stale, hurting, restarted, easier, stopRules }, gap_ms) {
  if (at.state !== "paused") return "";
  if (stale) return WORDS.stale;
  if (easier) return easier;
  if (hurting) return hurtsText(stopRules);
  return restarted ? WORDS.restarted : pauseSentence(at.paused_reason, gap_ms);
}
