// Renders what the player would sound into samples, quicker than real time: its own sound modules on the clock of an
// OfflineAudioContext, told what the engine tells the page, each message at its moment. Knows no routine.

import { Clips } from "./player/sound/clips.js";
import { decoded } from "./player/sound/audio-device.js";
import { Loudspeaker } from "./player/sound/loudspeaker.js";
import { Signals } from "./player/sound/signals.js";
import { Sound } from "./player/sound/sound.js";
import { Speech } from "./player/sound/speech.js";
import { TONES } from "./player/sound/tones.js";
import { Voice } from "./player/sound/voice.js";
import { readSettings } from "./player/storage.js";

export { TONES };
export const SAMPLE_HZ = 48_000;
const BLOCK = 128; // a rendering stands still only between blocks
const silent = { hold() {}, release() {} };

/**
 * @param {{at_ms: number, cues: object[]}[]} messages in order; the first at 0, on the clock that their cues are on
 * @param {number} length_ms
 * @param {string} speaker as in the visitor's settings
 * @param {string | null} voice the address of a list of clips
 */
export async function rendered(messages, length_ms, speaker, voice) {
  const context = new OfflineAudioContext(1, Math.ceil((length_ms / 1000) * SAMPLE_HZ), SAMPLE_HZ);
  const now_ms = () => context.currentTime * 1000;
  performance.now = now_ms;
  const loudspeaker = new Loudspeaker(() => context, now_ms);
  const sound = new Sound(TONES, loudspeaker);
  const speech = new Speech(() => "en");
  const clips = new Clips(decoded);
  const signals = new Signals({
    loudspeaker,
    sound,
    speech,
    clips,
    voice: new Voice(sound, speech, clips),
    askForSound() {},
    hasSilentSwitch: () => false,
    screenLock: silent,
    tabLock: silent,
    buzz() {},
    pageTime: (at_ms) => at_ms,
  });
  signals.set({ ...readSettings(), speaker, volume: 1 });
  signals.fetchVoice(voice);
  await clips.settled();
  signals.wake({ soundLost() {}, silent() {}, dark() {}, voices() {} });

  // a message comes at the first block after its moment, as a message comes after its moment
  const blocks = Map.groupBy(messages, ({ at_ms }) => Math.ceil(((at_ms / 1000) * SAMPLE_HZ) / BLOCK));
  const tell = async (told) => {
    for (const { cues } of told) {
      const sentences = cues.flatMap((cue) => cue.sentences.map(({ say }) => say));
      await Promise.all(sentences.map((say) => clips.has(say) && clips.sounding(say)));
      signals.reconcile(cues);
    }
  };
  for (const [block, told] of blocks) {
    if (block === 0) await tell(told);
    else {
      void context.suspend((block * BLOCK) / SAMPLE_HZ).then(async () => {
        await tell(told);
        void context.resume();
      });
    }
  }
  return (await context.startRendering()).getChannelData(0);
}

/** A tone alone, from its first moment. */
export async function renderedTone(tone) {
  const length_ms = 200 + Math.max(...TONES[tone].map(({ from_ms, length_ms }) => from_ms + length_ms));
  const cue = { id: tone, at_ms: 0, latest_at_ms: 400, tone, say: null, sentences: [], show: null, buzz: false };
  return rendered([{ at_ms: 0, cues: [{ ...cue, length_ms: 0 }] }], length_ms, "tones", null);
}

/** The samples as a WAV file of 16 bits, in base64. */
export function wavOf(samples) {
  const view = new DataView(new ArrayBuffer(44 + samples.length * 2));
  const text = (at, letters) => [...letters].forEach((letter, n) => view.setUint8(at + n, letter.charCodeAt(0)));
  text(0, "RIFF");
  view.setUint32(4, 36 + samples.length * 2, true);
  text(8, "WAVEfmt ");
  [16, 0x10001, SAMPLE_HZ, SAMPLE_HZ * 2, 0x100002].forEach((value, n) => view.setUint32(16 + n * 4, value, true));
  text(36, "data");
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((value, n) => view.setInt16(44 + n * 2, Math.max(-1, Math.min(1, value)) * 32_767, true));
  const bytes = new Uint8Array(view.buffer);
  let letters = "";
  for (let at = 0; at < bytes.length; at += 8192) letters += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(letters);
}
