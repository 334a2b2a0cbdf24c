/**
 * The player on the lock screen, and the buttons of headsets and keyboards: the only module that names the media session.
 * Browsers give them to a page that plays a sound of over five seconds, so one that nobody hears is played, only
 * while a run is open. Knows no run and no session.
 */

/** @typedef {'play' | 'pause' | 'skip' | 'back'} RemoteButton what a button of it asks for */
/** @typedef {{title: string, artist: string, playing: boolean, whole_ms: number, left_ms: number}} Shown */

/** @type {Readonly<Partial<Record<MediaSessionAction, RemoteButton>>>} */
const HANDLED = Object.freeze({ play: "play", pause: "pause", stop: "pause", nexttrack: "skip", previoustrack: "back" });
/** Not digital silence, which browsers leave out of account; 90 decibels below full loudness. */
const TONE = Object.freeze({ hz: 30, length_s: 6, rate_hz: 8000, height: 1 });

/** Whether buttons of a headset can reach a page here. */
export const hasRemote = "mediaSession" in navigator;

export class Remote {
  /** @param {(what: RemoteButton) => void} pressed */
  constructor(pressed) {
    this.pressed = pressed;
    /** @type {HTMLAudioElement | null} */
    this.tone = null;
    this.shown = "";
    this.open = false;
    /** Whether the tone may be played, which takes the sound from others on some devices. */
    this.allowed = false;
  }

  /** @param {boolean} allowed whether to play the tone that makes the browser hand over the buttons */
  allow(allowed) {
    this.allowed = allowed;
    if (!allowed) this.silence();
    else this.shown = ""; // the next position begins it
  }

  /** @param {Shown} shown */
  show(shown) {
    if (!hasRemote) return;
    const text = JSON.stringify({ ...shown, left_ms: 0 });
    const { mediaSession } = navigator;
    if (!this.open) this.handle((what) => () => this.pressed(what));
    this.open = true;
    this.sound(shown.playing);
    if (shown.whole_ms > 0) {
      const duration = shown.whole_ms / 1000;
      const position = Math.min(duration, Math.max(0, duration - shown.left_ms / 1000));
      mediaSession.setPositionState?.({ duration, position, playbackRate: 1 });
    }
    if (text === this.shown) return;
    this.shown = text;
    mediaSession.playbackState = shown.playing ? "playing" : "paused";
    mediaSession.metadata = new MediaMetadata({ title: shown.title, artist: shown.artist, artwork: artwork() });
  }

  /** Gives the buttons back. */
  end() {
    if (!this.open) return;
    this.open = false;
    this.shown = "";
    this.silence();
    this.handle(() => null);
    navigator.mediaSession.metadata = null;
    navigator.mediaSession.playbackState = "none";
  }

  /** @private @param {(what: RemoteButton) => (() => void) | null} handler */
  handle(handler) {
    for (const [name, what] of Object.entries(HANDLED)) {
      try {
        navigator.mediaSession.setActionHandler(/** @type {MediaSessionAction} */ (name), handler(what));
      } catch {
        // a browser that does not know this button
      }
    }
  }

  /** @private @param {boolean} playing */
  sound(playing) {
    if (!this.allowed) return;
    if (!this.tone) {
      this.tone = new Audio(URL.createObjectURL(unheard()));
      this.tone.loop = true;
    }
    if (!playing) this.tone.pause();
    else if (this.tone.paused) void this.tone.play().catch(() => {}); // no buttons then; all else goes on
  }

  /** @private */
  silence() {
    if (!this.tone) return;
    this.tone.pause();
    URL.revokeObjectURL(this.tone.src);
    this.tone.removeAttribute("src");
    this.tone.load(); // only without a source does the device let go of the player
    this.tone = null;
  }
}

/** The site's own mark. */
function artwork() {
  const links = [...document.querySelectorAll("link[rel~='apple-touch-icon'], link[rel~='icon']")];
  return links.map((link) => ({ src: /** @type {HTMLLinkElement} */ (link).href }));
}

/** A tone as a file, one channel of 16 bits. */
function unheard() {
  const { hz, length_s, rate_hz, height } = TONE;
  const samples = new Int16Array(length_s * rate_hz);
  for (let n = 0; n < samples.length; n++) samples[n] = Math.round(height * Math.sin((2 * Math.PI * hz * n) / rate_hz));
  const head = new DataView(new ArrayBuffer(44));
  const words = (/** @type {number} */ at, /** @type {string} */ text) =>
    [...text].forEach((letter, n) => head.setUint8(at + n, letter.charCodeAt(0)));
  words(0, "RIFF");
  head.setUint32(4, 36 + samples.byteLength, true);
  words(8, "WAVEfmt ");
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true);
  head.setUint16(22, 1, true);
  head.setUint32(24, rate_hz, true);
  head.setUint32(28, rate_hz * 2, true);
  head.setUint16(32, 2, true);
  head.setUint16(34, 16, true);
  words(36, "data");
  head.setUint32(40, samples.byteLength, true);
  return new Blob([head, samples], { type: "audio/wav" });
}
