/**
 * Every word the player shows or announces, and how numbers become text. Knows nothing of the page or of the engine.
 */

/** @typedef {import('./types.js').Position} Position */
/** @typedef {import('./types.js').Segment} Segment */
/** @typedef {import('./types.js').Side} Side */
/** @typedef {import('./types.js').PauseReason} PauseReason */

const ORDINALS = ["", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"];
// prettier-ignore
const CARDINALS = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
  "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"];

export const WORDS = Object.freeze({
  back: "Back",
  pause: "Pause",
  resume: "Resume",
  skip: "Skip",
  skipDrill: "Skip drill",
  done: "Done",
  extend: "+15 s",
  extendLabel: "Rest 15 seconds longer",
  oneMoreRep: "+1 rep",
  oneMoreRepLabel: "One more rep",
  oneMoreSet: "+1 set",
  oneMoreSetLabel: "One more set",
  again: "Again",
  retry: "Try again",
  finishedNext: "Close",
  close: "Leave the player",
  sound: "Sound",
  soundOff: "Sound, off",
  check: "Check the sound",
  lock: "Lock for the pocket",
  locked: "Locked",
  unlocked: "Unlocked",
  progress: "Progress",
  countLabel: "Count",
  linkCopied: "Copied: the link, with the dose in words.",
  linkIs: "The link:",
  getReady: "Get ready",
  wait: "Wait",
  waitDetail: "Stay where you are. It starts by itself.",
  hold: "Hold",
  keepGoing: "Keep going",
  rep: "Rep",
  reps: "reps",
  yourPace: "Your pace",
  timeUp: "Time",
  tapDone: "Tap Done when you are ready to go on.",
  switch: "Switch",
  rest: "Rest",
  paused: "Paused",
  finished: "Done",
  failed: "No timer",
  sideDone: "done",
  next: "Next",
  theEnd: "Finish",
  lastRep: "Last one",
  seeAlso: "See also",
  worked: "worked",
  skippedRow: "Skipped",
  bothRow: "Both sides",
  leftRow: "Left",
  rightRow: "Right",
  nothing: "Nothing this time",
  feel: "How was it?",
  kept: "Kept in this browser",
  history: "Your history",
  easier: "Easier version",
  hurts: "It hurts",
  stopIf: "Stop if:",
  leaveOut: "Leave this drill out",
  hurtsStop: "Stop this drill. Pain is not what it is for.",
  hurtsDetail: "Take the easier version or leave it out; if it goes on hurting, end here and have it looked at.",
  stale: "This routine has changed since you stopped.",
  staleOld: "Go on with the old one",
  staleNew: "Start the new one",
  expired: "That was more than twelve hours ago, so it starts from the beginning.",
  unusable: "What was kept cannot be gone on with on this version of the page, so it starts from the beginning.",
  gettingReady: "Getting the timer ready",
  startingTimer: "Starting the timer",
  almostReady: "The timer is almost ready",
  restarted: "The timer had stopped and was started again. You are back at the last moment that was kept.",
  noTimer: "The timer could not be started.",
  noTimerCure: "The connection may be slow, or this browser may not let it run. Nothing is lost.",
  textRoutine: "Use the written routine",
  screenMayDarken: "This device may let the screen go dark. Keep it on yourself.",
  soundLost: "The sound has stopped. The next tap tries to bring it back.",
  noSound: "This device plays no sound just now. Each tap tries again; everything stands on the screen as well.",
});

/** @type {readonly import('./types.js').Feel[]} */
export const FEELINGS = Object.freeze(["too easy", "right", "too much"]);

/** @type {Readonly<Record<import('./types.js').Feel, string>>} */
export const FEEL_WORDS = Object.freeze({ "too easy": "Too easy", right: "Right", "too much": "Too much" });

/** What a tone says, for those who do not hear it; the others stand on the screen already. */
export const TONE_WORDS = Object.freeze(
  /** @type {Partial<Record<import('./types.js').ToneName, string>>} */ ({
    "get-ready": WORDS.getReady,
    switch: WORDS.switch,
    "set-done": "Set done",
    rest: WORDS.rest,
    soft: "A soft tone",
  }),
);

export const HISTORY_WORDS = Object.freeze({
  left: "Left before the end",
  hurt: "It hurt",
  noticed: "Noticed",
  sure: "Delete",
  deleted: "Nothing is kept any more.",
  added: "added.",
});

/** `1 entry`, `12 entries`. @param {number} count */
export const entriesText = (count) => (count === 1 ? "1 entry" : `${count} entries`);

/** @type {Readonly<Record<import('./types.js').BootStage, string>>} */
export const BOOT_WORDS = Object.freeze({
  fetching: WORDS.gettingReady,
  starting: WORDS.startingTimer,
  loading: WORDS.almostReady,
});

/**
 * Why the session stands still, in a sentence.
 * @param {PauseReason | null} reason
 * @param {number} gapMs how long the device stood still, 0 where that is not known
 */
export function pauseSentence(reason, gapMs) {
  switch (reason) {
    case "gap":
      return gapMs < 1000
        ? "The device stood still. You are back at the last moment that was counted."
        : `The device stood still for ${lengthText(gapMs)}. You are back at the last moment that was counted.`;
    case "audio":
      return "The sound was interrupted. Resume when you are ready.";
    case "hidden":
      return "You left the page. Resume when you are back in position.";
    case "other player":
      return "Another player was started.";
    case "restored":
      return "This is where you stopped. Resume when you are back in position.";
    case "hurts":
      return hurtsText([]);
    default:
      return "Take your time. It goes on after a count of three.";
  }
}

/** @param {readonly string[]} stopRules what the drill's page says of when to stop */
export const hurtsText = (stopRules) =>
  `${stopRules.length ? `${WORDS.stopIf} ${stopRules.join(" ")}` : WORDS.hurtsStop} ${WORDS.hurtsDetail}`;

/** Why the timer is not there, in a sentence. @param {string} reason */
export function failureSentence(reason) {
  switch (reason) {
    case "stalled":
      return "The timer was being fetched, but nothing arrived for a while.";
    case "silent":
      return "The timer stopped answering.";
    case "broken":
      return "Something in the timer went wrong.";
    default:
      return WORDS.noTimer;
  }
}

/** Why what was kept is nothing to go on with, in a sentence. @param {string} why as the engine names it */
export const expiredSentence = (why) => (why === "older than twelve hours" ? WORDS.expired : WORDS.unusable);

/** On Start, while points of the list before it are not ticked. @param {number} count */
export const tickFirst = (count) => `Tick ${count === 1 ? "1 point" : `${count} points`} first`;

/** Asked where a drill wants a note. @param {string} drill */
export const noticedQuestion = (drill) => `${drill}: what did you notice?`;

/** Said at the end. @param {number} workedMs */
export const finishText = (workedMs) =>
  `${WORDS.finished}. ${workedMs ? `${clockText(workedMs)} ${WORDS.worked}` : WORDS.nothing}.`;

/** Seconds up to 99, then minutes and seconds. @param {number} ms rounded up, so that a count ends on zero */
export function countText(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return seconds <= 99 ? String(seconds) : clockText(seconds * 1000);
}

/** `4:03`. @param {number} ms */
export function clockText(ms) {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** `40 s`, `3 min`, `2 min 30 s`. @param {number} ms */
export function lengthText(ms) {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  return seconds % 60 ? `${Math.floor(seconds / 60)} min ${seconds % 60} s` : `${seconds / 60} min`;
}

/** @param {number} leftMs @param {boolean} about whether the rest contains what only the visitor knows */
export function leftText(leftMs, about) {
  return `${about ? "about " : ""}${clockText(Math.ceil(leftMs / 1000) * 1000)} left`;
}

/** `LEFT`, or nothing for both. @param {Side} side */
export function sideWord(side) {
  return side === "both" ? "" : side.toUpperCase();
}

/** `Second of three`. @param {number} number @param {number} of */
function ordinalText(number, of) {
  const ordinal = ORDINALS[number];
  const cardinal = CARDINALS[of];
  return ordinal && cardinal ? `${ordinal} of ${cardinal}` : `${number} of ${of}`;
}

/** Whether words say a number that stands there in digits. @param {string} words @param {string} digits */
export const saysNumber = (words, digits) => words === digits || words.toLowerCase() === CARDINALS[Number(digits)];

/** @param {number} reps */
export const ofText = (reps) => `of ${reps}`;

/** Which side in words, which set, which round. @param {Position} at */
export function detailText(at) {
  return [
    at.side_name && at.side !== "both" && at.side_name !== at.side ? capital(at.side_name) : "",
    at.sets > 1 ? ordinalText(at.set_number, at.sets) : "",
    at.rounds > 1 ? `round ${at.round_number} of ${at.rounds}` : "",
  ]
    .filter(Boolean)
    .join(", ");
}

/** Where work begins: `LEFT`, `LEFT first`. @param {Segment} segment */
export const beginText = (segment) =>
  segment.side === "both" ? "" : segment.alternates ? `${sideWord(segment.side)} first` : sideWord(segment.side);

/** What a segment asks for: `10 s`, `8 reps`, `12 in turn`. @param {Segment} segment */
function doseText(segment) {
  if (segment.alternates && segment.reps > 0) return `${segment.reps * 2} in turn`;
  if (segment.reps > 1) return `${segment.reps} reps`;
  if (segment.reps === 1 && segment.duration_ms === null) return "1 rep";
  return segment.duration_ms === null ? "until you tap" : lengthText(segment.duration_ms);
}

/** `3 × 10 s`. @param {Segment} segment */
export function setsText(segment) {
  return segment.sets > 1 ? `${segment.sets} × ${doseText(segment)}` : doseText(segment);
}

/** What comes after: `Rest, 5 s`, `Switch to right`, `Clam, left`. @param {Segment} segment */
export function nextText(segment) {
  if (segment.kind === "switch") return `Switch to ${segment.side}`;
  if (segment.kind === "rest") return `${segment.label}, ${lengthText(segment.reckoned_ms)}`;
  return segment.side === "both" || segment.alternates ? segment.name : `${segment.name}, ${segment.side}`;
}

/**
 * One announcement at the start of a segment: what, which side and, where the segment is known, how much.
 * @param {Position} at
 * @param {Segment | null} segment
 */
export function announcement(at, segment) {
  if (at.state === "waiting") return `${WORDS.timeUp}. ${WORDS.tapDone}`;
  const side = at.side === "both" ? "" : `, ${at.side_name || at.side}`;
  switch (at.kind) {
    case "lead-in":
      return `Get ready. ${at.name}${side}.`;
    case "switch":
      return `Switch. ${at.name}${side}.`;
    case "rest":
      return `${at.label}${segment ? `, ${lengthText(segment.reckoned_ms)}` : ""}. Next: ${at.name}${side}.`;
    default:
      return segment ? `${at.name}${side}, ${doseText(segment)}.` : at.name + side;
  }
}

/** @param {string} text */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
