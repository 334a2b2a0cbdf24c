/**
 * Keeps the browser from freezing the tab out of sight: the only module that names the locks of the web. A page that
 * holds one is left awake. Knows nothing of why.
 */

export class TabLock {
  constructor() {
    /** Lets go of the lock, held or on its way; null where none is wanted. @type {(() => void) | null} */
    this.letGo = null;
  }

  hold() {
    const { locks } = navigator;
    if (this.letGo || !locks) return;
    const held = new Promise((resolve) => (this.letGo = () => resolve(undefined)));
    // shared, so that two tabs do not wait for each other
    locks.request("drillbook", { mode: "shared" }, () => held).catch(() => {});
  }

  release() {
    this.letGo?.();
    this.letGo = null;
  }
}
