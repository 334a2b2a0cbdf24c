/** The panel behind the sound button: sound, volume, voice. Reports what was set; knows no sound and no storage. */

import { icon } from "./icons.js";
import { WORDS } from "./strings.js";

/** @typedef {import('./types.js').Settings} Settings */
/** @typedef {(changed: Partial<Settings>) => void} Setter nothing where the panel is only opened */

export class SoundPanel {
  /**
   * @param {Pick<import('./stage.js').Stage, 'sound' | 'panel' | 'sounding' | 'volume' | 'voice' | 'voiceNote'>} parts
   * @param {Setter} set
   */
  constructor(parts, set) {
    this.parts = parts;
    const { sound, panel, sounding, volume, voice } = parts;
    sound.addEventListener("click", () => {
      panel.hidden = !panel.hidden;
      sound.setAttribute("aria-expanded", String(!panel.hidden));
      set({}); // a device's voices may have come late
    });
    panel.addEventListener("input", () => {
      const heard = { muted: !sounding.checked, volume: Number(volume.value) / 100 };
      set(voice.disabled ? heard : { ...heard, voice: voice.checked });
    });
  }

  /** @param {Settings} settings @param {boolean} hasVoice */
  show({ muted, volume, voice }, hasVoice) {
    const { parts } = this;
    parts.sounding.checked = !muted;
    parts.volume.value = String(Math.round(volume * 100));
    parts.voice.checked = voice && hasVoice;
    parts.voice.disabled = !hasVoice;
    parts.voiceNote.hidden = hasVoice;
    parts.sound.setAttribute("aria-label", muted ? WORDS.soundOff : WORDS.sound);
    parts.sound.replaceChildren(icon(muted ? "silent" : "sound"));
  }
}
