// One recording as the window makes it: microphone and camera on one side, the vault on the other, pieces in their order between them. Holds what the screen shows
// of it until it ends.
import type { Failure } from '../../../shared/contract/failure.ts';
import type { OutputOf } from '../../../shared/contract/registry.ts';
import type { Result } from '../../../shared/contract/result.ts';
import { millisecondsOf } from '../../../shared/recording/rules.ts';
import { noRecordingChoice, type Medium, type RecordingEnd, type RecordingId } from '../../../shared/recording/schema.ts';
import { api } from '../../api.ts';
import type { Capture, Devices, OpenCapture } from './capture.ts';

/** Why nothing could be recorded. */
export type Unheard = 'no-device' | 'not-allowed' | 'in-use' | 'other';

export type Kept = OutputOf<'recording.stop'>;

/** A pause, or going on, that the vault did not take. */
export interface Refused {
  readonly what: 'pause' | 'go-on';
  readonly failure: Failure;
}

export type RecorderState =
  | { readonly is: 'idle' }
  | { readonly is: 'starting'; readonly medium: Medium }
  | { readonly is: 'unheard'; readonly medium: Medium; readonly why: Unheard }
  /** `ready`: the camera is on, and nothing is recorded until `start`. `unused` is what was chosen and did not answer, `refused` what was asked for last, where the vault did not take it. */
  | { readonly is: 'ready' | 'running' | 'paused'; readonly medium: Medium; readonly devices: Devices; readonly preview: MediaStream | null; readonly unused: 'microphone' | 'camera' | null; readonly refused: Refused | null }
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

export interface WindowRecorder {
  readonly state: () => RecorderState;
  readonly heard: () => Heard;
  readonly subscribe: (changed: () => void) => () => void;
  /** A film is ready then; sound is recorded at once. */
  begin(medium: Medium): Promise<void>;
  /** A film that is ready goes on. */
  start(): void;
  /** Records from another one from here on, and in this vault next time. */
  use(what: 'microphone' | 'camera', name: string): Promise<void>;
  pause(): Promise<void>;
  goOn(): Promise<void>;
  stop(): Promise<void>;
  /** Sends what there is of a piece: a lock is coming. */
  sendPart(): Promise<void>;
  /** Back to the beginning once it ended. */
  forget(): void;
  /** Lets go of microphone and camera at once: the vault is locked. */
  leave(): void;
}

const whyUnheard = (error: unknown): Unheard => {
  const name = error instanceof Error ? error.name : '';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'no-device' : name === 'NotAllowedError' || name === 'SecurityError' ? 'not-allowed' : name === 'NotReadableError' || name === 'AbortError' ? 'in-use' : 'other';
};

/** What a piece that was not kept means for the recording. */
const endOf = ({ code }: Failure): RecordingEnd => (code === 'recording-too-long' ? 'longest' : code.startsWith('disk-') ? 'disk' : 'gone');

const toldEnd = (because: RecordingEnd): Exclude<RecordingEnd, 'lock' | 'cut'> => (because === 'lock' || because === 'cut' ? 'gone' : because);

/** From loud to next to nothing in five seconds of looks. */
const fading = 0.92;

const silent: Heard = { recent: 0, takenMs: 0, keptMs: 0 };

interface Running {
  readonly recording: RecordingId;
  readonly medium: Medium;
  readonly capture: Capture;
  next: number;
  sending: Promise<void>;
  /** Pausing and going on, one after the other however quickly they are asked for. */
  turn: Promise<void>;
  failure: Failure | null;
  isEnding: boolean;
}

export const createWindowRecorder = (open: Readonly<Record<Medium, OpenCapture>>): WindowRecorder => {
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
    if (because === 'stop' || because === 'microphone' || because === 'camera') await ending.capture.part();
    ending.capture.end();
    await ending.sending;
    const answer = await api.recording.stop({ recording: ending.recording, because: toldEnd(because) });
    running = null;
    if (hasLeft) return;
    become(answer.ok ? { is: 'kept', because, kept: answer.value, lengthMs: heard.keptMs, failure: ending.failure } : { is: 'failed', failure: ending.failure ?? answer.failure });
  };

  const send = (into: Running, bytes: Uint8Array<ArrayBuffer>): void => {
    into.sending = into.sending.then(async () => {
      // What comes after a piece that was not kept has no place any more.
      if (into.failure !== null || hasLeft) return;
      const answer: Result<OutputOf<'recording.addPiece'>> = await api.recording.addPiece({ recording: into.recording, piece: into.next, bytes });
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

  const shown = ({ medium, capture }: Running, is: 'ready' | 'running' | 'paused', unused: 'microphone' | 'camera' | null = null, refused: Refused | null = null): RecorderState =>
    ({ is, medium, devices: capture.devices(), preview: capture.preview(), unused, refused });
  /** The same, with what is used now. */
  const showDevices = (unused: 'microphone' | 'camera' | null): void => {
    if (running !== null && (state.is === 'ready' || state.is === 'running' || state.is === 'paused')) become(shown(running, state.is, unused, state.refused));
  };
  /** Tells that the vault did not take it. Where the vault knows nothing of the recording any more, that is its end. */
  const refuse = (by: Running, refused: Refused): void => {
    if (hasLeft || by.isEnding || (state.is !== 'running' && state.is !== 'paused')) return;
    if (refused.failure.code !== 'not-found') {
      become({ ...state, refused });
      return;
    }
    by.failure = refused.failure;
    void end(endOf(refused.failure));
  };

  /** The vault has noted that a paused recording goes on. */
  const takeUp = (by: Running): void => {
    if (hasLeft || state.is !== 'paused') return;
    by.capture.goOn();
    become({ ...state, is: 'running', refused: null });
  };

  const captureFor = async (recording: RecordingId, medium: Medium): Promise<void> => {
    const early: Uint8Array<ArrayBuffer>[] = [];
    const choice = await api.recording.choice({});
    const capture = await open[medium]({
      piece: (bytes) => { if (running === null) early.push(bytes); else send(running, bytes); },
      heard: (peak, frames) => {
        heard = { ...heard, recent: Math.max(peak, heard.recent * fading), takenMs: millisecondsOf(frames) };
        told();
      },
      gone: (what) => { void end(what); },
      devicesChanged: () => { showDevices(null); },
    }, choice.ok ? choice.value : noRecordingChoice);
    if (hasLeft) {
      capture.end();
      return;
    }
    running = { recording, medium, capture, next: 0, sending: Promise.resolve(), turn: Promise.resolve(), failure: null, isEnding: false };
    for (const bytes of early) send(running, bytes);
    become(shown(running, medium === 'film' ? 'ready' : 'running'));
  };

  return {
    state: () => state,
    heard: () => heard,
    subscribe(changed) {
      watchers.add(changed);
      return () => { watchers.delete(changed); };
    },
    async begin(medium) {
      if (running !== null || state.is === 'starting' || state.is === 'keeping') return;
      heard = silent;
      become({ is: 'starting', medium });
      const begun = await api.recording.begin({ medium });
      if (!begun.ok) {
        become({ is: 'failed', failure: begun.failure });
        return;
      }
      try {
        await captureFor(begun.value.recording, medium);
      } catch (error) {
        await api.recording.stop({ recording: begun.value.recording, because: 'stop' });
        become({ is: 'unheard', medium, why: whyUnheard(error) });
      }
    },
    start() {
      if (running === null || state.is !== 'ready') return;
      running.capture.goOn();
      become(shown(running, 'running'));
    },
    async use(what, name) {
      try {
        await running?.capture.use(what, name);
      } catch {
        showDevices(what);
        return;
      }
      await api.recording.choose({ [what]: name });
    },
    async pause() {
      if (running === null || state.is !== 'running') return;
      const paused = running;
      become({ ...state, is: 'paused', refused: null });
      paused.capture.pause();
      paused.turn = paused.turn.then(async () => {
        await paused.capture.part();
        await paused.sending;
        const answer = await api.recording.pause({ recording: paused.recording });
        // It stays paused: whoever asked for that may be saying what is not to be recorded.
        if (!answer.ok) refuse(paused, { what: 'pause', failure: answer.failure });
      });
      await paused.turn;
    },
    async goOn() {
      if (running === null || state.is !== 'paused') return;
      const goesOn = running;
      goesOn.turn = goesOn.turn.then(async () => {
        if (state.is !== 'paused') return;
        const answer = await api.recording.goOn({ recording: goesOn.recording });
        if (answer.ok) takeUp(goesOn);
        else refuse(goesOn, { what: 'go-on', failure: answer.failure });
      });
      await goesOn.turn;
    },
    stop: () => end('stop'),
    async sendPart() {
      if (running === null) return;
      await running.capture.part();
      await running.sending;
    },
    forget() {
      if (running === null && state.is !== 'starting') become({ is: 'idle' });
    },
    leave() {
      hasLeft = true;
      running?.capture.end();
    },
  };
};
