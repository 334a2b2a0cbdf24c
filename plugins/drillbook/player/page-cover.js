/** The dialog that covers the page and gives it back at the same place. Knows nothing of what stands in it. */

import { html, insetOf } from "./dom.js";

export class PageCover {
  /** @param {HTMLElement} content @param {(event: Event) => void} asked to be left, by a key or by the browser */
  constructor(content, asked) {
    this.dialog = html("dialog", { class: "drill-dialog" }, content);
    this.scrollTop = 0;
    this.open = false;
    this.dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      asked(event);
    });
    this.dialog.addEventListener("close", (event) => {
      if (this.open) asked(event); // a browser may close it without asking
    });
  }

  /** @param {string} name @param {DOMRect | undefined} from where it grows out of */
  show(name, from) {
    this.open = true;
    if (from) this.dialog.style.setProperty("--from", insetOf(from));
    this.scrollTop = document.documentElement.scrollTop;
    this.dialog.setAttribute("aria-label", name);
    document.documentElement.style.setProperty("overflow", "hidden");
    if (!this.dialog.open) this.dialog.showModal();
  }

  /** @param {boolean} samePlace whether it is still the same page, to be left where it was */
  hide(samePlace) {
    this.open = false;
    document.documentElement.style.removeProperty("overflow");
    if (this.dialog.open) this.dialog.close();
    if (samePlace) document.documentElement.scrollTo({ top: this.scrollTop, behavior: "instant" });
  }
}
