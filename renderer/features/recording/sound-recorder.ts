// One recording as the window makes it: the microphone on one side, the vault on the other, pieces in their order between them. Holds what the screen shows
// of it until it ends.
import type { Failure } from '../../../shared/contract/failure.ts';
import type { OutputOf } from '../../../shared/contract/registry.ts';
import type { Result } from '../../../shared/contract/result.ts';
import { millisecondsOf } from '../../../shared/recording/rules.ts';
import type { RecordingEnd, RecordingId } from '../../../shared/recording/schema.ts';
import { api } from '../../api.ts';
import type { Listener, MicrophoneSound } from './microphone-sound.ts';

/** Why nothing could be heard. */
export type Unheard = 'no-microphone' | 'not-allowed' | 'in-use' | 'other';

export type Kept = OutputOf<'recording.stop'>;

export type RecorderState =
  | { readonly is: 'idle' }
  | { readonly is: 'starting' }
  | { readonly is: 'unheard'; readonly why: Unheard }
  | { readonly is: 'running' | 'paused'; readonly microphone: string }
  /** Why it ended, where nobody stopped it, and what kept it from going on. */
  | { readonly is: 'keeping'; readonly because: RecordingEnd }
  | { readonly is: 'kept'; readonly because: RecordingEnd; readonly kept: Kept; readonly lengthMs: number; readonly failure: Failure | null }
  | { readonly is: 'failed'; readonly failure: Failure };

/** What changes many times a second. */
export interface Heard {
  /** The loudest of the last seconds, 0 to 1, fading. */
  readonly recent: number;
  /** Taken from the microphone, and on the vault's disk. */
  readonly takenMs: number;
  readonly keptMs: number;
}

export interface SoundRecorder {
  readonly state: () => RecorderState;
  readonly heard: () => Heard;
  readonly subscribe: (changed: () => void) => () => void;
  begin(): Promise<void>;
  pause(): Promise<void>;
  goOn(): Promise<void>;
  stop(): Promise<void>;
  /** Sends what there is of a piece: a lock is coming. */
  sendPart(): Promise<void>;
  /** Back to the beginning once it ended. */
  forget(): void;
  /** Lets go of the microphone at once: the vault is locked. */
  leave(): void;
}

export type Listen = (listener: Listener) => Promise<MicrophoneSound>;

const whyUnheard = (error: unknown): Unheard => {
  const name = error instanceof Error ? error.name : '';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'no-microphone' : name === 'NotAllowedError' || name === 'SecurityError' ? 'not-allowed' : name === 'NotReadableError' || name === 'AbortError' ? 'in-use' : 'other';
};

/** What a piece that was not kept means for the recording. */
const endOf = ({ code }: Failure): RecordingEnd => (code === 'recording-too-long' ? 'longest' : code.startsWith('disk-') ? 'disk' : 'gone');

const toldEnd = (because: RecordingEnd): Exclude<RecordingEnd, 'lock' | 'cut'> => (because === 'lock' || because === 'cut' ? 'gone' : because);

/** From loud to next to nothing in five seconds of looks. */
const fading = 0.92;

const silent: Heard = { recent: 0, takenMs: 0, keptMs: 0 };

interface Running {
  readonly recording: RecordingId;
  readonly sound: MicrophoneSound;
  next: number;
  sending: Promise<void>;
  /** Pausing and going on, one after the other however quickly they are asked for. */
  turn: Promise<void>;
  failure: Failure | null;
  isEnding: boolean;
}

export const createSoundRecorder = (listen: Listen): SoundRecorder => {
  let state: RecorderState = { is: 'idle' };
  let heard = silent;
  let running: Running | null = null;
  let hasLeft = false;
  const watchers = new Set<() => void>();
  const told = (): void => { for (const watcher of watchers) watcher(); };
  const become = (next: RecorderState): void => {
    state = next;
    told();
  };

  const end = async (because: RecordingEnd): Promise<void> => {
    const ending = running;
    if (ending === null || ending.isEnding) return;
    ending.isEnding = true;
    become({ is: 'keeping', because });
    if (because === 'stop' || because === 'microphone') await ending.sound.part();
    ending.sound.end();
    await ending.sending;
    const answer = await api.recording.stop({ recording: ending.recording, because: toldEnd(because) });
    running = null;
    if (hasLeft) return;
    become(answer.ok ? { is: 'kept', because, kept: answer.value, lengthMs: heard.keptMs, failure: ending.failure } : { is: 'failed', failure: ending.failure ?? answer.failure });
  };

  const send = (into: Running, samples: Int16Array<ArrayBuffer>): void => {
    into.sending = into.sending.then(async () => {
      // What comes after a piece that was not kept has no place any more.
      if (into.failure !== null || hasLeft) return;
      const answer: Result<OutputOf<'recording.addPiece'>> = await api.recording.addPiece({ recording: into.recording, piece: into.next, bytes: new Uint8Array(samples.buffer) });
      if (answer.ok) {
        into.next += 1;
        heard = { ...heard, keptMs: answer.value.keptMs };
        told();
        return;
      }
      into.failure = answer.failure;
      void end(endOf(answer.failure));
    });
  };

  const listenFor = async (recording: RecordingId): Promise<void> => {
    const early: Int16Array<ArrayBuffer>[] = [];
    const sound = await listen({
      piece: (samples) => { if (running === null) early.push(samples); else send(running, samples); },
      heard: (peak, frames) => {
        heard = { ...heard, recent: Math.max(peak, heard.recent * fading), takenMs: millisecondsOf(frames) };
        told();
      },
      gone: () => { void end('microphone'); },
    });
    if (hasLeft) {
      sound.end();
      return;
    }
    running = { recording, sound, next: 0, sending: Promise.resolve(), turn: Promise.resolve(), failure: null, isEnding: false };
    for (const samples of early) send(running, samples);
    become({ is: 'running', microphone: sound.name });
  };

  return {
    state: () => state,
    heard: () => heard,
    subscribe(changed) {
      watchers.add(changed);
      return () => { watchers.delete(changed); };
    },
    async begin() {
      if (running !== null || state.is === 'starting' || state.is === 'keeping') return;
      heard = silent;
      become({ is: 'starting' });
      const begun = await api.recording.begin({});
      if (!begun.ok) {
        become({ is: 'failed', failure: begun.failure });
        return;
      }
      try {
        await listenFor(begun.value.recording);
      } catch (error) {
        await api.recording.stop({ recording: begun.value.recording, because: 'stop' });
        become({ is: 'unheard', why: whyUnheard(error) });
      }
    },
    async pause() {
      if (running === null || state.is !== 'running') return;
      const paused = running;
      become({ ...state, is: 'paused' });
      paused.sound.pause();
      paused.turn = paused.turn.then(async () => {
        await paused.sound.part();
        await paused.sending;
        await api.recording.pause({ recording: paused.recording });
      });
      await paused.turn;
    },
    async goOn() {
      if (running === null || state.is !== 'paused') return;
      const goesOn = running;
      become({ ...state, is: 'running' });
      goesOn.turn = goesOn.turn.then(async () => {
        await api.recording.goOn({ recording: goesOn.recording });
        goesOn.sound.goOn();
      });
      await goesOn.turn;
    },
    stop: () => end('stop'),
    async sendPart() {
      if (running === null) return;
      await running.sound.part();
      await running.sending;
    },
    forget() {
      if (running === null && state.is !== 'starting') become({ is: 'idle' });
    },
    leave() {
      hasLeft = true;
      running?.sound.end();
    },
  };
};
