// Runs where sound is processed, in a world of its own: takes what the microphone gives, as it is, as 16-bit samples, and hands it over in pieces.
import { sampleRate } from '../../../shared/recording/rules.ts';
import { worklet, type FromWorklet, type ToWorklet, type WorkletOptions } from './sound-messages.ts';

/** Twelve times a second: often enough for a meter. */
const framesPerLook = sampleRate / 12;

/** The nearest of the 65,536 values; louder than full is full. */
const toSample = (value: number): number => Math.max(-32_768, Math.min(32_767, Math.round(value * 32_768)));

class SoundPieces extends AudioWorkletProcessor {
  #samples: Int16Array<ArrayBuffer>;
  #filled = 0;
  #frames = 0;
  #peak = 0;
  #sinceLook = 0;
  #isPaused: boolean;

  constructor({ processorOptions: { framesPerPiece, isPaused } }: { readonly processorOptions: WorkletOptions }) {
    super();
    this.#samples = new Int16Array(framesPerPiece);
    this.#isPaused = isPaused;
    this.port.onmessage = ({ data }: MessageEvent<ToWorklet>) => {
      if (data === 'part') {
        this.#handOver();
        this.#say({ what: 'parted' });
      } else {
        this.#isPaused = data === 'pause';
      }
    };
  }

  #say(message: FromWorklet, ...moved: Transferable[]): void {
    this.port.postMessage(message, moved);
  }

  #handOver(): void {
    if (this.#filled === 0) return;
    const samples = this.#samples.slice(0, this.#filled);
    this.#filled = 0;
    this.#say({ what: 'piece', samples }, samples.buffer);
  }

  process(inputs: readonly (readonly Float32Array[])[]): boolean {
    const heard = inputs[0]?.[0];
    if (heard === undefined) return true;
    for (const value of heard) {
      this.#peak = Math.max(this.#peak, Math.abs(value));
      if (!this.#isPaused) {
        this.#samples[this.#filled] = toSample(value);
        this.#filled += 1;
        this.#frames += 1;
        if (this.#filled === this.#samples.length) this.#handOver();
      }
    }
    this.#sinceLook += heard.length;
    if (this.#sinceLook >= framesPerLook) {
      this.#say({ what: 'heard', peak: this.#peak, frames: this.#frames });
      this.#peak = 0;
      this.#sinceLook = 0;
    }
    return true;
  }
}

registerProcessor(worklet, SoundPieces);
