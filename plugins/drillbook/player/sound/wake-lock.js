/** Keeps the screen awake: the only module that names the wake lock. Knows nothing of why. */

export class ScreenLock {
  constructor() {
    this.wanted = false;
    /** @type {WakeLockSentinel | null} */
    this.sentinel = null;
    this.asking = false;
    /** Called when the screen may go dark although it is wanted awake. @type {() => void} */
    this.onRefused = () => {};
    document.addEventListener("visibilitychange", () => {
      if (this.wanted && document.visibilityState === "visible") this.request();
    });
  }

  /** Asks for it, and again whenever the page comes back into sight; inside a tap, before any await. */
  hold() {
    this.wanted = true;
    this.request();
  }

  /** Lets the screen go dark. */
  release() {
    this.wanted = false;
    void this.sentinel?.release().catch(() => {});
    this.sentinel = null;
  }

  /** @private */
  request() {
    if (this.asking || (this.sentinel && !this.sentinel.released)) return; // a second one would never be let go
    const asked = navigator.wakeLock?.request("screen");
    if (!asked) {
      this.onRefused();
      return;
    }
    this.asking = true;
    asked.then(
      (sentinel) => {
        this.asking = false;
        if (!this.wanted) {
          void sentinel.release().catch(() => {});
          return;
        }
        this.sentinel = sentinel;
        sentinel.addEventListener("release", () => {
          // going out of sight releases it too: that is no loss, it is asked for again on return
          if (this.wanted && document.visibilityState === "visible") this.onRefused();
        });
      },
      () => {
        this.asking = false;
        if (this.wanted && document.visibilityState === "visible") this.onRefused();
      },
    );
  }
}
