/**
 * `<db-send>`: hands the page on, its dose in words and the options chosen in its link, and prints its card. Knows the
 * options as the page shows them; knows no engine.
 */

import { addressWith } from "./sent.js";
import { WORDS } from "./strings.js";

class Send extends HTMLElement {
  constructor() {
    super();
    this.away = new AbortController();
  }

  connectedCallback() {
    const { signal } = (this.away = new AbortController());
    const send = (/** @type {Event} */ event) => {
      event.preventDefault();
      void this.send();
    };
    this.querySelector(".db-send__link")?.addEventListener("click", send, { signal });
    this.querySelector(".db-send__print")?.addEventListener("click", () => print(), { signal });
  }

  disconnectedCallback() {
    this.away.abort();
  }

  /** The page's address with what is chosen beside it. */
  get url() {
    const player = this.parentElement?.querySelector("drill-player");
    const value = (/** @type {string} */ name) => {
      const field = player?.querySelector(`[name=${name}]`);
      if (field instanceof HTMLInputElement) return field.checked ? "1" : "";
      return field instanceof HTMLSelectElement ? field.value : "";
    };
    const side = value("first-side");
    return addressWith(location.href, {
      pace_percent: Number(value("pace")) || 100,
      wait_for_me: value("wait") === "1",
      first_side: side === "left" || side === "right" ? side : null,
    });
  }

  async send() {
    const { title = "", text = "" } = this.dataset;
    const { url } = this;
    try {
      if (navigator.share) await navigator.share({ title, text, url });
      else {
        await navigator.clipboard.writeText(`${text}\n${url}`);
        this.say(WORDS.linkCopied);
      }
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return;
      this.say(`${WORDS.linkIs} ${url}`);
    }
  }

  /** @param {string} words */
  say(words) {
    const said = this.querySelector("[role=status]");
    if (said) said.textContent = words;
  }
}

if (!customElements.get("db-send")) customElements.define("db-send", Send);
