// What a recorder records from, whichever medium it is. Knows nothing of vaults.
import type { RecordingChoice } from '../../../shared/recording/schema.ts';

export interface Listener {
  readonly piece: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly heard: (peak: number, frames: number) => void;
  /** It was pulled out, or taken by the system, or gave nothing more. */
  readonly gone: (what: 'microphone' | 'camera') => void;
  /** Another one is used now, or there are others to choose from. */
  readonly devicesChanged: () => void;
}

/** By the names that the system gives them. */
export interface Devices {
  readonly microphone: string;
  readonly microphones: readonly string[];
  /** Null where no picture is taken. */
  readonly camera: string | null;
  readonly cameras: readonly string[];
}

export interface Capture {
  readonly devices: () => Devices;
  /** What the camera sees, for the screen alone. */
  readonly preview: () => MediaStream | null;
  /** Goes over to another one. A camera only before the film begins: its size is the film's. */
  use(what: 'microphone' | 'camera', name: string): Promise<void>;
  pause(): void;
  goOn(): void;
  /** Resolves once everything so far was handed to `piece`. */
  part(): Promise<void>;
  /** Gives everything back. What was not parted with is lost. */
  end(): void;
}

/** Opens what was chosen. Rejects with the browser's own error. */
export type OpenCapture = (listener: Listener, chosen: RecordingChoice) => Promise<Capture>;
