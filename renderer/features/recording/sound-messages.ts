// What the recorder and its worklet say to each other.

/** Under this name the worklet can be asked for. */
export const worklet = 'sound-pieces';

/** How many samples come at a time, and whether it waits for `go-on` first. */
export interface WorkletOptions {
  readonly framesPerPiece: number;
  readonly isPaused: boolean;
}

/** `part`: hand over what there is of a piece now. Answered by `parted`, whether there was anything or not. */
export type ToWorklet = 'pause' | 'go-on' | 'part';

export type FromWorklet =
  | { readonly what: 'piece'; readonly samples: Int16Array<ArrayBuffer> }
  | { readonly what: 'parted' }
  /** Loudest sample since the last one, 0 to 1, and how many samples were taken in all. */
  | { readonly what: 'heard'; readonly peak: number; readonly frames: number };
