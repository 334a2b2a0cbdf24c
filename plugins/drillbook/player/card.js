/**
 * The player's place in the page, made by the template: Start, what to tick before, options, the offer to go on. Reads
 * what the page gives along; knows no engine and no session.
 */

import { html } from "./dom.js";
import { fetchFigures } from "./figure.js";
import { Readiness } from "./readiness.js";
import { optionsIn } from "./sent.js";
import { WORDS } from "./strings.js";

/** @typedef {import('./types.js').Options} Options */
/** @typedef {import('./screen.js').First} First */

export class Card {
  /**
   * @param {HTMLElement} element the custom element
   * @param {{start: (event: Event) => void, goOn: (event: Event) => void, warm: () => void, options: () => void, big: () => void}} on
   */
  constructor(element, on) {
    this.element = element;
    this.on = on;
    this.button = this.find("button.drillbook-start");
    this.offerBox = this.find(".drillbook-offer");
    this.status = this.find(".drillbook-status");
    this.bigSwitch = this.find("button.drillbook-big");
    this.readiness = new Readiness(element);
    this.unbind = new AbortController();
    /** @type {unknown} */
    this.read = undefined;
    /** What was chosen before, where this card has nothing to choose by. @type {Options} */
    this.kept = { pace_percent: 100, wait_for_me: false, first_side: null };
  }

  /** Takes taps from now on. @param {import('./types.js').Settings} settings as kept */
  arm(settings) {
    const { signal } = this.unbind;
    this.show(settings);
    this.setOptions({ ...settings.options, ...optionsIn(location.href) });
    if (this.bigSwitch instanceof HTMLButtonElement) this.bigSwitch.disabled = false;
    this.bigSwitch?.addEventListener("click", this.on.big, { signal });
    const start = (/** @type {Event} */ event) => this.readiness.met() && this.on.start(event);
    this.button?.addEventListener("click", start, { signal });
    this.find("button.drillbook-start-again")?.addEventListener("click", start, { signal });
    this.find("button.drillbook-go-on")?.addEventListener("click", this.on.goOn, { signal });
    const warm = () => {
      fetchFigures(this.element.dataset["figures"]?.split(" ") ?? []);
      this.on.warm();
    };
    for (const hint of ["pointerover", "focusin", "touchstart"]) {
      this.element.addEventListener(hint, warm, { signal, passive: true });
    }
    const changed = (/** @type {Event} */ event) => {
      this.readiness.show();
      if (event.target instanceof Element && event.target.closest(".drillbook-options")) this.on.options();
    };
    this.element.addEventListener("change", changed, { signal });
    this.readiness.show();
    if (this.button instanceof HTMLButtonElement) this.button.disabled = false;
  }

  /** Takes no more taps: the element has left the page. */
  disarm() {
    this.unbind.abort();
    if (this.button instanceof HTMLButtonElement) this.button.disabled = true;
  }

  /** @param {boolean} on whether there is something to go on with */
  offer(on) {
    if (this.offerBox) this.offerBox.hidden = !on;
    if (this.button) this.button.hidden = on;
  }

  /** Takes the focus back from the open player: to what can be pressed now. */
  focus() {
    const shown = this.offerBox && !this.offerBox.hidden ? this.find("button.drillbook-go-on") : this.button;
    shown?.focus({ preventScroll: true });
  }

  /** What holds on all pages. @param {import('./types.js').Settings} settings */
  show({ options, big }) {
    this.kept = options;
    this.bigSwitch?.setAttribute("aria-pressed", String(big));
  }

  /** Where the button lies that was pressed, nothing where none is in sight. @returns {DOMRect | undefined} */
  get pressed() {
    const shown = [this.button, this.offerBox].find((part) => part && part.getClientRects().length > 0);
    return shown?.getBoundingClientRect();
  }

  /** What style sheets and tests read off the element. @param {Record<string, string>} data */
  mark(data) {
    for (const [name, value] of Object.entries(data)) {
      if (this.element.dataset[name] !== value) this.element.dataset[name] = value;
    }
  }

  /** @param {string} words */
  say(words) {
    if (this.status) this.status.textContent = words;
  }

  get name() {
    return this.element.dataset["name"] ?? "";
  }

  get leadIn_ms() {
    return Number(this.element.dataset["leadInMs"] ?? 10_000);
  }

  get stall_ms() {
    return Number(this.element.dataset["stallMs"] ?? 20_000);
  }

  /** The count without which work is never begun: what counts before Python stops here. */
  get guided_ms() {
    return Number(this.element.dataset["guidedMs"] ?? 3000);
  }

  /** @returns {First} */
  get first() {
    const { firstName, firstSide, firstPosition, firstDrill } = this.element.dataset;
    const side = firstSide === "left" || firstSide === "right" ? firstSide : "both";
    return { name: firstName ?? this.name, drill: firstDrill ?? "", side, detail: firstPosition ?? "" };
  }

  /**
   * The routine as the engine reads it; null where the page is damaged, which the engine then refuses.
   * @returns {unknown}
   */
  get routine() {
    if (this.read === undefined) {
      try {
        this.read = JSON.parse(this.template("drillbook-routine")?.textContent ?? "null");
      } catch {
        this.read = null;
      }
    }
    return this.read;
  }

  /** Where to go from the finish, fresh elements each time. @returns {HTMLElement[]} */
  get links() {
    const links = this.template("drillbook-next")?.querySelectorAll("a") ?? [];
    return [...links].map((link) => /** @type {HTMLElement} */ (link.cloneNode(true)));
  }

  /** What the history calls the routine. */
  get routineNamed() {
    return { routine_id: this.element.dataset["routineId"] ?? "", name: this.name };
  }

  /**
   * A fresh link to the visitor's history, plain words where the site has no page for it, nothing where nothing is kept.
   * @param {boolean} kept
   */
  historyLink(kept) {
    if (!kept) return null;
    const href = this.element.dataset["history"];
    return href ? html("a", { href }, WORDS.kept) : html("span", {}, WORDS.kept);
  }

  /** The easier version of the routine's item: its words, and a dose where that changes. @param {string} itemKey */
  easier(itemKey) {
    const within = (/** @type {any} */ item) =>
      item?.key === itemKey ? item.easier : item?.items?.map(within).find(Boolean);
    return /** @type {{say: string, dose: unknown} | null} */ (within(this.routine) ?? null);
  }

  /** When to stop a drill, as its page says. @param {string} drillId @returns {string[]} */
  stopRules(drillId) {
    return JSON.parse(this.element.dataset["stops"] ?? "{}")[drillId] ?? [];
  }

  /** The drills that want a note afterwards, by name. @returns {string[]} */
  get asks() {
    /** @type {(item: any) => string[]} */
    const within = (item) => (item?.drill?.note_after ? [item.drill.name] : (item?.items ?? []).flatMap(within));
    return [...new Set(within(this.routine))];
  }

  /** The list of the site's clips, null where it has none. */
  get voice() {
    const { voice } = this.element.dataset;
    return voice === undefined ? null : new URL(voice, this.element.baseURI).href;
  }

  /** What the voice says first, in sentences. @returns {string[]} */
  get firstSays() {
    return this.element.dataset["firstSays"]?.split("|") ?? [];
  }

  /** Brings the written routine into sight: on this page, or on its own, which the card links to. */
  showText() {
    const target = document.getElementById(this.element.dataset["text"] ?? "");
    const link = this.element.parentElement?.querySelector(":scope > a[href]");
    if (!target && link instanceof HTMLElement) return link.click();
    const text = target ?? this.element;
    text.tabIndex = -1;
    text.focus({ preventScroll: true });
    text.scrollIntoView();
  }

  /** @returns {Options} */
  get options() {
    const pace = this.find("[name=pace]");
    const wait = this.find("[name=wait]");
    const side = this.find("[name=first-side]");
    const value = side instanceof HTMLSelectElement ? side.value : "";
    const chosen = value === "left" || value === "right" ? value : null;
    return {
      pace_percent: pace instanceof HTMLSelectElement ? Number(pace.value) : this.kept.pace_percent,
      wait_for_me: wait instanceof HTMLInputElement ? wait.checked : this.kept.wait_for_me,
      first_side: side instanceof HTMLSelectElement ? chosen : this.kept.first_side,
    };
  }

  /** @private @param {Options} options */
  setOptions(options) {
    this.kept = options;
    const pace = this.find("[name=pace]");
    const wait = this.find("[name=wait]");
    const side = this.find("[name=first-side]");
    if (pace instanceof HTMLSelectElement) pace.value = String(options.pace_percent);
    if (wait instanceof HTMLInputElement) wait.checked = options.wait_for_me;
    if (side instanceof HTMLSelectElement) side.value = options.first_side ?? "";
  }

  /** @private @param {string} name @returns {DocumentFragment | null} */
  template(name) {
    const template = this.find(`template.${name}`);
    return template instanceof HTMLTemplateElement ? template.content : null;
  }

  /** @private @param {string} selector @returns {HTMLElement | null} */
  find(selector) {
    return this.element.querySelector(selector);
  }
}
