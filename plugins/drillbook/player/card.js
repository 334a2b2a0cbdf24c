/**
 * The player's place in the page, made by the template: Start, what to tick before, options, the offer to go on. Reads
 * what the page gives along; knows no engine and no session.
 */

/** @typedef {import('./types.js').Options} Options */
/** @typedef {import('./screen.js').First} First */

export class Card {
  /**
   * @param {HTMLElement} element the custom element
   * @param {{start: (event: Event) => void, goOn: () => void, warm: () => void, options: () => void}} on
   */
  constructor(element, on) {
    this.element = element;
    this.on = on;
    this.button = this.find("button.drillbook-start");
    this.offerBox = this.find(".drillbook-offer");
    this.status = this.find(".drillbook-status");
    this.unbind = new AbortController();
    /** @type {unknown} */
    this.read = undefined;
  }

  /** Takes taps from now on. @param {Options} options as kept */
  arm(options) {
    const { signal } = this.unbind;
    this.setOptions(options);
    this.button?.addEventListener("click", this.on.start, { signal });
    this.find("button.drillbook-start-again")?.addEventListener("click", this.on.start, { signal });
    this.find("button.drillbook-go-on")?.addEventListener("click", this.on.goOn, { signal });
    for (const hint of ["pointerover", "focusin", "touchstart"]) {
      this.element.addEventListener(hint, this.on.warm, { signal, passive: true });
    }
    const changed = () => {
      this.enable();
      this.on.options();
    };
    this.element.addEventListener("change", changed, { signal });
    this.enable();
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

  /** @returns {First} */
  get first() {
    const { firstName, firstSide, firstPosition } = this.element.dataset;
    const side = firstSide === "left" || firstSide === "right" ? firstSide : "both";
    return { name: firstName ?? this.name, side, detail: firstPosition ?? "" };
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

  /** Whether the routine's item has an easier version with a dose of its own. @param {string} itemKey */
  hasEasier(itemKey) {
    const within = (/** @type {any} */ item) =>
      item?.key === itemKey ? Boolean(item.easier?.dose) : Boolean(item?.items?.some(within));
    return within(this.routine);
  }

  /** Brings the written routine into sight. */
  showText() {
    const target = document.getElementById(this.element.dataset["text"] ?? "") ?? this.element;
    target.scrollIntoView();
  }

  /** @returns {Options} */
  get options() {
    const pace = this.find("[name=pace]");
    const wait = this.find("[name=wait]");
    const side = this.find("[name=first-side]");
    const chosen = side instanceof HTMLSelectElement ? side.value : "";
    return {
      pace_percent: pace instanceof HTMLSelectElement ? Number(pace.value) : 100,
      wait_for_me: wait instanceof HTMLInputElement && wait.checked,
      first_side: chosen === "left" || chosen === "right" ? chosen : null,
    };
  }

  /** @private @param {Options} options */
  setOptions(options) {
    const pace = this.find("[name=pace]");
    const wait = this.find("[name=wait]");
    const side = this.find("[name=first-side]");
    if (pace instanceof HTMLSelectElement) pace.value = String(options.pace_percent);
    if (wait instanceof HTMLInputElement) wait.checked = options.wait_for_me;
    if (side instanceof HTMLSelectElement) side.value = options.first_side ?? "";
  }

  /** Start waits until everything that has to be ticked is. @private */
  enable() {
    const ticks = this.element.querySelectorAll(".drillbook-readiness input");
    const ready = [...ticks].every((tick) => tick instanceof HTMLInputElement && tick.checked);
    for (const button of this.element.querySelectorAll("button.drillbook-start, button.drillbook-start-again")) {
      if (button instanceof HTMLButtonElement) button.disabled = !ready;
    }
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
