/** How far Python has come, while it is on its way: words, a bar, and per cent as long as they are known. */

import { setText } from "./dom.js";
import { BOOT_WORDS } from "./strings.js";

/** How much of the bar the stages behind the fetching fill, which say no more than that they have begun. */
const SHARES = Object.freeze({ fetching: 0, starting: 0.85, loading: 0.95 });
const FETCHING_SHARE = 0.8;

export class BootStatus {
  /** @param {Pick<import('./stage.js').Stage, 'status' | 'statusText' | 'percent' | 'bar'>} parts */
  constructor(parts) {
    this.parts = parts;
  }

  /** @param {import('./types.js').StatusMessage | null} status null takes it away */
  show(status) {
    const { parts } = this;
    const fetching = status?.stage === "fetching";
    parts.status.toggleAttribute("data-on", status !== null);
    setText(parts.statusText, status ? BOOT_WORDS[status.stage] : "");
    setText(parts.percent, fetching ? `${Math.round(status.done * 100)} %` : "");
    const share = fetching ? status.done * FETCHING_SHARE : status ? SHARES[status.stage] : 0;
    parts.bar.style.setProperty("--done", `${share * 100}%`);
  }
}
