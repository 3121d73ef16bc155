// The one recording of an open vault: takes its pieces in their order, each encrypted, synced and noted before it is called kept, and makes one item of
// them when it ends. What it does is done in turn, so that pieces, pauses and the end follow one another.
import { randomBytes } from 'node:crypto';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { bytesPerFrame, isSoundPiece, millisecondsOf, mostFrames } from '../../shared/recording/rules.ts';
import { recordingIdSchema, type Medium, type Recording, type RecordingEnd, type RecordingId } from '../../shared/recording/schema.ts';
import type { Instant } from '../../shared/time.ts';
import type { EvidenceContext } from '../evidence/context.ts';
import { keepObjects } from '../vault/stored-objects.ts';
import { goOnWith, noFilm, type FilmProgress, type TakenPiece } from './film-progress.ts';
import { keepRecording, type Kept } from './keeping.ts';
import { beginPause, endPause, insertPiece, insertRecording, keptOf, noteEnd, notePictureSize, storedRecordings } from './repository.ts';

export interface Recorder {
  /** Throws `recording-under-way`. */
  begin(medium: Medium): Promise<RecordingId>;
  /** Resolves when the piece is on the disk, with all that is. Throws `not-found`, `recording-out-of-step`, `recording-piece-refused`, `recording-too-long`. */
  addPiece(id: RecordingId, piece: number, bytes: Uint8Array): Promise<number>;
  pause(id: RecordingId): Promise<void>;
  goOn(id: RecordingId): Promise<void>;
  /** Ends it and makes an item of it. Where that fails it waits, and `keep` tries again. */
  stop(id: RecordingId, because: RecordingEnd): Promise<Kept>;
  keep(id: RecordingId): Promise<Kept>;
  state(): Promise<{ active: Recording | null; waiting: Recording[] }>;
  /** The vault closes: what is being recorded ended by that, and is made an item at the next opening. */
  close(): Promise<void>;
}

interface Active {
  readonly id: RecordingId;
  readonly medium: Medium;
  readonly begunAt: Instant;
  /** Of a film, how far it has come. */
  film: FilmProgress;
  pieces: number;
  frames: number;
  isPaused: boolean;
}

const shownOf = ({ id, medium, begunAt, pieces, frames, isPaused }: Omit<Active, 'film'>): Recording => ({ recording: id, medium, begunAt, keptMs: millisecondsOf(frames), pieces, isPaused });

/** What a piece adds, once it was found to be one. */
const taken = ({ medium, film }: Active, bytes: Uint8Array): TakenPiece => {
  if (medium === 'film') return goOnWith(film, bytes);
  if (!isSoundPiece(bytes)) throw new HoldfastError('recording-piece-refused');
  return { progress: film, frames: bytes.byteLength / bytesPerFrame };
};

export const createRecorder = (context: EvidenceContext): Recorder => {
  const { session, jobs } = context;
  let active: Active | null = null;
  let last: Promise<unknown> = Promise.resolve();
  /** Why recordings of this sitting ended, for those where the disk could not take a note of it. */
  const ends = new Map<RecordingId, RecordingEnd>();
  const keeping = new Map<RecordingId, Promise<Kept>>();

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  const changed = (): void => { jobs.emit('recording.changed', {}); };
  const current = (id: RecordingId): Active => {
    if (active?.id !== id) throw new HoldfastError('not-found');
    return active;
  };

  const write = async (into: Active, bytes: Uint8Array, { progress, frames }: TakenPiece): Promise<void> => {
    const writer = await session.objects.create();
    try {
      await writer.write(bytes);
      const ref = await writer.finish();
      await session.objects.publish([ref]);
      await session.change(async (change) => {
        await keepObjects(change.db, [ref], change.at);
        await insertPiece(change.db, into.id, into.pieces, ref.id, frames, change.at);
        if (into.film.size === null && progress.size !== null) await notePictureSize(change.db, into.id, progress.size);
        // Until now nothing was recorded that anyone could ask about.
        if (into.pieces === 0) await change.record('recording-begun', 'vault', { recording: into.id, medium: into.medium });
      });
    } catch (error) {
      await writer.discard().catch(() => undefined);
      await session.objects.remove(writer.id).catch(() => undefined);
      throw error;
    }
    into.film = progress;
    into.pieces += 1;
    into.frames += frames;
  };

  const keep = (id: RecordingId): Promise<Kept> => {
    const underWay = keeping.get(id) ?? keepRecording(context, id, ends.get(id) ?? null).finally(() => {
      keeping.delete(id);
      changed();
    });
    keeping.set(id, underWay);
    return underWay;
  };

  return {
    begin: (medium) => inTurn(async () => {
      if (active !== null) throw new HoldfastError('recording-under-way');
      const id = recordingIdSchema.parse(`r-${randomBytes(16).toString('hex')}`);
      const begunAt = session.clock();
      await session.change((change) => insertRecording(change.db, {
        id, begunAt, begunBy: change.member, medium, offsetMinutes: 0 - new Date(begunAt).getTimezoneOffset(), zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      }));
      active = { id, medium, begunAt, film: noFilm, pieces: 0, frames: 0, isPaused: false };
      changed();
      return id;
    }),
    addPiece: (id, piece, bytes) => inTurn(async () => {
      const into = current(id);
      if (piece !== into.pieces) throw new HoldfastError('recording-out-of-step', { expected: into.pieces, found: piece });
      const step = taken(into, bytes);
      if (into.frames + step.frames > mostFrames) throw new HoldfastError('recording-too-long');
      await write(into, bytes, step);
      return millisecondsOf(into.frames);
    }),
    pause: (id) => inTurn(async () => {
      const paused = current(id);
      if (paused.isPaused) return;
      await session.change((change) => beginPause(change.db, id, paused.frames, change.at));
      paused.isPaused = true;
    }),
    goOn: (id) => inTurn(async () => {
      const goesOn = current(id);
      if (!goesOn.isPaused) return;
      await session.change((change) => endPause(change.db, id, change.at));
      goesOn.isPaused = false;
    }),
    async stop(id, because) {
      await inTurn(async () => {
        current(id);
        active = null;
        ends.set(id, because);
        changed();
        // A full disk takes no note; why it ended is remembered here meanwhile.
        await session.change((change) => noteEnd(change.db, id, because)).catch(() => undefined);
      });
      return keep(id);
    },
    keep: (id) => (active?.id === id ? Promise.reject(new HoldfastError('not-found')) : keep(id)),
    async state() {
      await last;
      const waiting: Recording[] = [];
      for (const { id, medium, begunAt } of (await storedRecordings(session.read)).recordings) {
        if (id === active?.id || keeping.has(id)) continue;
        waiting.push(shownOf({ id, medium, begunAt, ...(await keptOf(session.read, id)), isPaused: false }));
      }
      return { active: active === null ? null : shownOf(active), waiting };
    },
    close: () => inTurn(async () => {
      if (active === null) return;
      const { id } = active;
      active = null;
      await session.change((change) => noteEnd(change.db, id, 'lock')).catch(() => undefined);
    }),
  };
};
