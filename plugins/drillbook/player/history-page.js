/**
 * `<drill-history>`: the page of the visitor's history. Lists what is kept, saves it as a file, takes such a file in, and
 * deletes; the page itself stands complete in the template. Knows no player.
 */

import { html } from "./dom.js";
import { entries, exported, forgetAll, imported } from "./history.js";
import { FEEL_WORDS, HISTORY_WORDS, WORDS, clockText, entriesText } from "./strings.js";

/** @typedef {import('./types.js').Entry} Entry */

const FILE_NAME = "drillbook-history.json";
const DAY = new Intl.DateTimeFormat(document.documentElement.lang || "en", { dateStyle: "medium", timeStyle: "short" });

class DrillHistory extends HTMLElement {
  constructor() {
    super();
    this.away = new AbortController();
  }

  connectedCallback() {
    this.away = new AbortController();
    const { signal } = this.away;
    const on = (/** @type {string} */ name, /** @type {() => void} */ act) =>
      this.find(`[data-do=${name}]`)?.addEventListener("click", act, { signal });
    on("export", () => save(exported()));
    on("import", () => this.file?.click());
    on("delete", () => this.ask(true));
    on("keep", () => this.ask(false));
    on("delete-all", () => {
      forgetAll();
      this.ask(false);
      this.show(HISTORY_WORDS.deleted);
    });
    this.file?.addEventListener("change", () => void this.take(), { signal });
    addEventListener("storage", () => this.show(), { signal }); // another tab has run something
    this.show();
  }

  disconnectedCallback() {
    this.away.abort();
  }

  /** Paints what is kept. @private @param {string} [said] what has just happened */
  show(said = "") {
    const all = entries();
    this.find("ol")?.replaceChildren(...all.map((entry) => this.row(entry)));
    this.find("[data-empty]")?.toggleAttribute("hidden", all.length > 0);
    this.find("[data-question]")?.replaceChildren(`${HISTORY_WORDS.sure} ${entriesText(all.length)}?`);
    for (const button of this.querySelectorAll("[data-do=export], [data-do=delete]")) {
      if (button instanceof HTMLButtonElement) button.disabled = all.length === 0;
    }
    const take = this.find("[data-do=import]");
    if (take instanceof HTMLButtonElement) take.disabled = false;
    this.find("[role=status]")?.replaceChildren(said);
  }

  /** Asks before anything is deleted. @private @param {boolean} open */
  ask(open) {
    this.find("[data-sure]")?.toggleAttribute("hidden", !open);
    const button = this.find(open ? "[data-do=keep]" : "[data-do=import]");
    if (button instanceof HTMLElement) button.focus();
  }

  /** @private */
  async take() {
    const [file] = this.file?.files ?? [];
    if (!file) return;
    const taken = imported(await file.text());
    if (this.file) this.file.value = ""; // so that the same file can be chosen again
    this.show("refused" in taken ? taken.refused : `${entriesText(taken.added)} ${HISTORY_WORDS.added}`);
  }

  /** @private @param {Entry} entry */
  row(entry) {
    const { date, routine_id, name, finished, worked_ms, left_ms, right_ms, skipped, hurt, feel, notes } = entry;
    const known = this.find(`template`);
    const link = known instanceof HTMLTemplateElement && known.content.querySelector(`a[data-id="${CSS.escape(routine_id)}"]`);
    const href = link && link.getAttribute("href");
    const facts = [
      `${clockText(worked_ms)} ${WORDS.worked}`,
      left_ms || right_ms ? `${WORDS.leftRow} ${clockText(left_ms)}, ${WORDS.rightRow.toLowerCase()} ${clockText(right_ms)}` : "",
      finished ? "" : HISTORY_WORDS.left,
      feel ? FEEL_WORDS[feel] : "",
    ].filter(Boolean);
    const lists = [
      skipped.length ? `${WORDS.skippedRow}: ${skipped.join("; ")}` : "",
      ...notes.map(({ drill, text }) => `${HISTORY_WORDS.noticed}, ${drill}: ${text}`),
    ];
    const moment = new Date(date);
    return html(
      "li",
      {},
      html("time", { datetime: date }, DAY.format(moment)),
      html("h2", {}, href ? html("a", { href }, name) : name),
      html("p", {}, facts.join(" · ")),
      ...lists.filter(Boolean).map((words) => html("p", {}, words)),
      ...(hurt.length ? [html("p", { class: "drillbook-hurt" }, `${HISTORY_WORDS.hurt}: ${hurt.join("; ")}`)] : []),
    );
  }

  /** @private */
  get file() {
    const input = this.find("input[type=file]");
    return input instanceof HTMLInputElement ? input : null;
  }

  /** @private @param {string} selector */
  find(selector) {
    return this.querySelector(selector);
  }
}

/** Hands a text to the visitor as a file. @param {string} text */
function save(text) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  html("a", { href: url, download: FILE_NAME }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

customElements.define("drill-history", DrillHistory);
