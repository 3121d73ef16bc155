// Mirrors as the window and the tool use them: whatever is done is on record, an update in the same transaction that makes its generation count.
import { basename, resolve } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { isFoundWrong } from '../../shared/backup/rules.ts';
import { keepingRules, type KeepingChoice } from '../../shared/mirror/rules.ts';
import { longestMirrorName, type KnownMirror, type MirrorState } from '../../shared/mirror/schema.ts';
import { instant, type Instant } from '../../shared/time.ts';
import type { BackupProgress } from '../backup/progress.ts';
import type { ReadableDb } from '../vault/database/handle.ts';
import type { OpenSession, RecordedObjects } from '../vault/index.ts';
import type { VaultSession } from '../vault/session.ts';
import { drillMirror, type MirrorDrill } from './drill.ts';
import { readMirror } from './folder.ts';
import { clearProblems, dropUnread, knownMirrors, markForgotten, mirrorOf, noteCheck, noteMirrorDamaged, noteMirrorDrill, putUpdate, type PlacedMirror } from './repository.ts';
import { runUpdate, type Updated } from './update.ts';
import { checkMirror, type CheckedMirror, type TellChecked } from './verify.ts';

export interface MirrorRequest {
  readonly folder: string;
  /** Null: the name and the rule it has already, or the folder's name and the usual rule. */
  readonly name: string | null;
  readonly keeping: KeepingChoice | null;
  /** Read every byte that the mirror holds as well, and replace what is not whole. */
  readonly readAll: boolean;
}

const keptOf = async (session: VaultSession, folder: string): Promise<PlacedMirror | 'unread' | null> => {
  const about = await readMirror(folder);
  return about === null ? null : mirrorOf(session.read, about.mirrorId);
};

const knownIn = async (session: VaultSession, folder: string): Promise<PlacedMirror | null> => {
  const kept = await keptOf(session, folder);
  return kept === 'unread' ? null : kept;
};

/** The name under which the mirror in this folder is known, or null. Throws as `readMirror` does. */
export const nameOfMirrorIn = async (session: VaultSession, folder: string): Promise<string | null> => (await knownIn(session, folder))?.mirror.name ?? null;

/**
 * Updates a mirror, or begins one, and records it. Reads all of it when a check or a drill found something wrong, or when what was kept of it cannot be read: then it is known anew.
 * Throws as `runUpdate` does.
 */
export const updateMirror = async (session: OpenSession, request: MirrorRequest, progress: BackupProgress): Promise<Updated> => {
  const folder = resolve(request.folder);
  const kept = await keptOf(session, folder);
  const known = kept === 'unread' ? null : kept;
  const name = request.name ?? known?.mirror.name ?? (basename(folder).slice(0, longestMirrorName) || folder.slice(0, longestMirrorName));
  const keeping = request.keeping ?? known?.mirror.keeping ?? 'usual';
  const readAll = request.readAll || kept === 'unread' || (known !== null && isFoundWrong(known.mirror));
  return runUpdate(session, { folder, rule: keepingRules[keeping], readAll }, progress, (root, { note, place }, { copied, copiedBytes, damagedInVault }) =>
    session.change(async ({ db, at, record }) => {
      const { mirrorId, generationId, number: generation, objects, bytes, leftOut, custody } = note;
      if (kept === 'unread') await dropUnread(db, mirrorId);
      await putUpdate(db, { id: mirrorId, name, place: root, keeping, madeAt: instant(Date.parse(note.madeAt)), generation, objects, bytes, missing: leftOut.length }, at);
      if (readAll) await clearProblems(db, mirrorId);
      await record('mirror-updated', 'vault', { mirror: mirrorId, name, backup: generationId, generation, objects, bytes, copied, copiedBytes, missing: leftOut.length, damagedInVault: damagedInVault.length, seq: custody.seq });
      await place();
    }));
};

/** Checks a mirror and records what was found. Throws as `checkMirror` does. */
export const verifyMirror = async (session: OpenSession, folder: string, readData: boolean, progress: BackupProgress, tell: TellChecked = () => undefined): Promise<CheckedMirror> => {
  const checked = await checkMirror(session, folder, readData, progress, tell);
  await session.change(async ({ db, at, record }) => {
    await noteCheck(db, checked.mirrorId, at, readData, checked.problems.length);
    await record('mirror-verified', 'vault', { mirror: checked.mirrorId, generations: checked.generations, objects: checked.objects, readData, problems: checked.problems.length });
  });
  return checked;
};

/** Puts it on record that the newest state of a mirror was not what it says, and throws what told so. */
const noteFoundDamaged = (session: OpenSession, folder: string) => async (error: unknown): Promise<never> => {
  const known = error instanceof HoldfastError && error.code === 'backup-damaged' && !session.readOnly ? await knownIn(session, folder) : null;
  if (known !== null) {
    await session.change(async ({ db, at, record }) => {
      await noteMirrorDamaged(db, known.mirror.id, at);
      await record('backup-found-damaged', 'vault', { mirror: known.mirror.id, name: known.mirror.name, by: 'drill' });
    });
  }
  throw error;
};

/** Restores a sample and records how it went. Throws as `drillMirror` does. */
export const proveMirror = async (session: OpenSession, folder: string, recorded: RecordedObjects, progress: BackupProgress, tell: (item: string, failure: HoldfastError | null) => void): Promise<MirrorDrill> => {
  const drilled = await drillMirror(session, folder, recorded, progress, tell).catch(noteFoundDamaged(session, folder));
  const { mirrorId, note, sample, failed } = drilled;
  await session.change(async ({ db, at, record }) => {
    // A clock that was ahead when it was made must not keep reminders away.
    await noteMirrorDrill(db, mirrorId, at, instant(Math.min(Date.parse(note.madeAt), at)), sample, failed);
    await record('drill-done', 'vault', { mirror: mirrorId, backup: note.generationId, madeAt: note.madeAt, sample, failed });
  });
  return drilled;
};

/** Where a mirror that is on the list was last seen. Throws `not-found`. */
export const placeOfMirror = async (session: VaultSession, id: string): Promise<PlacedMirror> => {
  const known = await mirrorOf(session.read, id);
  if (known === null || known === 'unread' || known.isForgotten) throw new HoldfastError('not-found');
  return known;
};

/** Whether the folder is where it was, and is that mirror. */
const isConnected = async ({ place, mirror }: PlacedMirror): Promise<boolean> => (await readMirror(place).catch(() => null))?.mirrorId === mirror.id;

/** The folder of a known mirror whose disk is there. Throws `not-found`, `mirror-gone`. */
export const connectedPlace = async (session: VaultSession, id: string): Promise<string> => {
  const known = await placeOfMirror(session, id);
  if (!(await isConnected(known))) throw new HoldfastError('mirror-gone');
  return known.place;
};

/** Takes a mirror off the list. Throws `not-found`. */
export const forgetMirror = async (session: OpenSession, id: string): Promise<void> => {
  const { mirror } = await placeOfMirror(session, id);
  await session.change(async ({ db, at, record }) => {
    await markForgotten(db, id, at);
    await record('mirror-forgotten', 'vault', { mirror: id, name: mirror.name });
  });
};

/** Of how many mirrors on the list what was kept cannot be read. */
export const unreadMirrors = async (db: ReadableDb): Promise<number> => (await knownMirrors(db)).unread;

/** When the state was made of which a sample was restored without a failure, and in which no check found anything wrong since. */
const provenState = ({ drillFailed, drillSample, drilledMadeAt, checkProblems }: KnownMirror): Instant | null =>
  (drillFailed === 0 && (drillSample ?? 0) > 0 && (checkProblems ?? 0) === 0 ? drilledMadeAt : null);

const latest = (times: readonly (Instant | null)[]): Instant | null => times.filter((time) => time !== null).toSorted((one, other) => other - one)[0] ?? null;

/** What Safety and Home show. */
export const mirrorState = async (session: VaultSession): Promise<MirrorState> => {
  const { rows: known, unread } = await knownMirrors(session.read);
  const mirrors = await Promise.all(known.map(async (placed) => ({ ...placed.mirror, connected: await isConnected(placed) })));
  return { mirrors, unread, lastProvenAt: latest(mirrors.map(provenState)), lastMadeAt: latest(mirrors.map(({ updatedAt }) => updatedAt)) };
};
