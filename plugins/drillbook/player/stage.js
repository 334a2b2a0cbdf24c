/**
 * The open player's elements, built once and empty: every face finds its place here and shows by style sheet. Knows no
 * position and no words but those of buttons and labels.
 */

import { smallButton } from "./controls.js";
import { html, svg } from "./dom.js";
import { icon } from "./icons.js";
import { FEELINGS, FEEL_WORDS, WORDS } from "./strings.js";
import { TRACE_HEIGHT, TRACE_WIDTH } from "./trace.js";

/** @typedef {import('./types.js').Action} Action */
/** @typedef {ReturnType<typeof buildStage>} Stage */

/** @param {Action | null} action @param {string} label @param {import('./icons.js').IconName} name */
function iconButton(action, label, name) {
  return html(
    "button",
    { type: "button", "data-action": action ?? false, class: `bare ${name}`, "aria-label": label },
    icon(name),
  );
}

function buildTrace() {
  const line = svg("path", { class: "line" });
  const trail = svg("path", { class: "trail" });
  const dot = svg("circle", { class: "dot", r: "9" });
  const phase = html("b");
  const picture = svg(
    "svg",
    { viewBox: `0 0 ${TRACE_WIDTH} ${TRACE_HEIGHT}`, "aria-hidden": "true" },
    line,
    trail,
    dot,
  );
  return { tempo: html("div", { class: "tempo" }, phase, picture), phase, line, trail, dot };
}

function buildRing() {
  const round = { cx: "171", cy: "171", r: "164" };
  const arc = svg("circle", { ...round, class: "arc", pathLength: "100" });
  const picture = svg("svg", { viewBox: "0 0 342 342", "aria-hidden": "true" }, svg("circle", round), arc);
  return { ring: html("div", { class: "ring" }, picture), arc };
}

/** The split screen of a change of sides. */
function buildSwitch() {
  const fromSide = html("div", { class: "side" });
  const toSide = html("div", { class: "side" });
  const again = html("div", { class: "again" });
  const arrow = svg("svg", { viewBox: "0 0 96 96", class: "arrow", "aria-hidden": "true" });
  arrow.append(svg("path", { d: "M12 48h70M54 18l30 30-30 30" }));
  const doneWord = html("div", { class: "word" }, icon("done"), WORDS.sideDone);
  const from = html("section", { class: "half from" }, fromSide, doneWord);
  const to = html("section", { class: "half to" }, html("div", { class: "word" }, WORDS.switch), toSide, arrow, again);
  return { from, to, fromSide, toSide, again };
}

/** What is up after a rest: a place for its figure, then the words. */
function buildUp() {
  const up = { side: html("b"), name: html("em"), dose: html("em") };
  const words = html("div", {}, html("span", {}, WORDS.next), up.side, up.name, up.dose);
  return { up, upCard: html("div", { class: "up" }, words) };
}

/** How it was, to be answered in one tap. */
function buildFeel() {
  const question = html("p", { id: "feel" }, WORDS.feel);
  const answers = FEELINGS.map((feel) =>
    html("button", { type: "button", "data-feel": feel, "aria-pressed": "false" }, FEEL_WORDS[feel]),
  );
  return html("div", { class: "feel", role: "group", "aria-labelledby": "feel", hidden: true }, question, ...answers);
}

function buildStatus() {
  const text = html("span", { role: "status" });
  const percent = html("span", { class: "percent" });
  const bar = html("i");
  return { status: html("div", { class: "status" }, text, percent, bar), statusText: text, percent, bar };
}

function buildTop() {
  const progress = html("div", { class: "progress", role: "img", "aria-label": WORDS.progress });
  const left = html("span", { class: "time-left" });
  const sound = iconButton(null, WORDS.sound, "sound");
  sound.setAttribute("aria-expanded", "false");
  const lock = iconButton(null, WORDS.lock, "lock");
  const top = html("header", { class: "top" }, iconButton("close", WORDS.close, "close"), progress, left, lock, sound);
  return { top, progress, left, lock, sound };
}

export function buildStage() {
  const head = { side: html("div", { class: "side" }), word: html("div", { class: "word" }) };
  const digits = html("span", { class: "digits" });
  const of = html("small");
  const count = html(
    "div",
    { class: "count", role: "timer", "aria-live": "off", "aria-label": WORDS.countLabel },
    digits,
    of,
  );
  const list = html("ol");
  const listTitle = html("h2");
  const rails = [html("i", { class: "rail left-rail" }), html("i", { class: "rail right-rail" })];
  const title = { name: html("b"), detail: html("small") };
  const nextText = html("b");
  const next = html("div", { class: "next" }, html("span", {}, WORDS.next), nextText, smallButton("skip-drill"));
  const parts = {
    ...buildTop(),
    ...buildRing(),
    ...buildSwitch(),
    ...buildTrace(),
    ...buildStatus(),
    ...buildUp(),
    ...{ head, digits, of, count, list, listTitle, rails, title, next, nextText },
    notice: html("p", { class: "notice", "aria-live": "polite", hidden: true }),
    figure: html("div", { class: "figure" }),
    caption: html("p", { class: "caption" }),
    why: html("div", { class: "why" }),
    acts: html("div", { class: "acts" }),
    lineup: html("div", { class: "lineup", "aria-hidden": "true" }),
    summary: html("div", { class: "summary" }),
    feel: buildFeel(),
    controls: html("footer", { class: "controls" }),
    announcer: html("p", { class: "announcer", role: "status" }),
  };
  const stage = html(
    "div",
    { class: "drill-stage", tabindex: "-1" },
    html("aside", { class: "list" }, listTitle, list),
    ...rails,
    parts.top,
    parts.notice,
    html("div", { class: "head" }, head.side, head.word),
    count,
    parts.ring,
    parts.from,
    parts.to,
    parts.tempo,
    parts.figure,
    html("div", { class: "title" }, title.name, title.detail),
    parts.caption,
    parts.upCard,
    parts.why,
    parts.acts,
    next,
    parts.status,
    parts.lineup,
    parts.summary,
    parts.feel,
    parts.controls,
    parts.announcer,
  );
  return { ...parts, stage };
}

/**
 * Puts count and figure where a face has them: in a rest within ring and card, in a change of sides within its half.
 * @param {Stage} parts
 * @param {string} face
 */
export function arrange({ stage, count, ring, to, figure, upCard }, face) {
  const place = face === "rest" ? ring : face === "switch" ? to : stage;
  if (count.parentElement !== place) place === stage ? ring.before(count) : place.append(count);
  const figured = face === "rest" ? upCard : stage;
  if (figure.parentElement !== figured) figured === stage ? ring.before(figure) : upCard.prepend(figure);
}
