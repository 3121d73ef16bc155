// Use cases of Home: what it shows, and putting a line off. Putting off hides a line and nothing else, and the log says who did it.
import { statfs } from 'node:fs/promises';
import { caseAsked } from '../../shared/cases/rules.ts';
import type { HomeOverview, PutOff, VaultCheck } from '../../shared/home/schema.ts';
import type { InputOf } from '../../shared/contract/registry.ts';
import { recordsFoundHarmed } from '../health/found-harm.ts';
import { chosenCase } from '../cases/service.ts';
import { choices } from '../settings/choices.ts';
import { readChoice, writeChoice } from '../settings/stored-choice.ts';
import type { ReadableDb } from '../vault/database/handle.ts';
import type { VaultSession } from '../vault/session.ts';
import type { Instant } from '../../shared/time.ts';
import { firstAddedAt, lastAdded, lastCheck, lastFullCheck, lastRestore, lastTouched, withNames } from './repository.ts';

const goOnWith = 3;

const putOffNow = (db: ReadableDb): Promise<PutOff[]> => readChoice(db, choices.putOff, []);

/** Room on the disk of the vault. Some disks and systems do not say. */
export const roomOn = async (folder: string): Promise<HomeOverview['disk']> => {
  const found = await statfs(folder).catch(() => null);
  return found === null || found.blocks === 0 ? null : { free: found.bavail * found.bsize, total: found.blocks * found.bsize };
};

/** The last check of the whole vault, the last that read every byte, and when the vault came from a copy. What was checked before that lay on another disk. */
export const lastChecks = async (db: ReadableDb): Promise<{ readonly structure: VaultCheck | null; readonly bytes: VaultCheck | null; readonly restoredAt: Instant | null }> => {
  const restore = await lastRestore(db);
  const [structure, bytes] = await Promise.all([lastCheck(db, restore?.seq ?? 0), lastFullCheck(db, restore?.seq ?? 0)]);
  return { structure, bytes, restoredAt: restore?.at ?? null };
};

/** Everything Home shows beyond the counts of items: of the vault, and where one left off in the case that is worked in. Changes nothing. */
export const overview = async (session: VaultSession): Promise<HomeOverview> => {
  const { read, member, folder } = session;
  const within = caseAsked(await chosenCase(read));
  const [{ bytes: check, restoredAt }, first, disk, putOff, touched, added] = await Promise.all([
    lastChecks(read), firstAddedAt(read), roomOn(folder), putOffNow(read), lastTouched(read, member, within, goOnWith), lastAdded(read, within, goOnWith),
  ]);
  const known = new Set(touched.map(({ id }) => id));
  const goOn = await withNames(read, [...touched, ...added.filter(({ id }) => !known.has(id))].slice(0, goOnWith));
  return { lastFullCheck: check, restoredAt, firstAddedAt: first, disk, recordsHarmedAt: recordsFoundHarmed(session), putOff, goOn };
};

/** Puts one line off, or back. Answers with all that is put off. */
export const putOff = (session: VaultSession, { line, until, count }: InputOf<'home.putOff'>): Promise<PutOff[]> =>
  session.change(async ({ db, at, member, record }) => {
    const others = (await putOffNow(db)).filter((one) => one.line !== line);
    const next = until === null ? others : [...others, { line, until, by: member, at, count }];
    await writeChoice(db, choices.putOff, next, at);
    await record('settings-changed', 'vault', { homeLine: line, putOffUntil: until });
    return next;
  });
