// What a crash or a pulled-out disk left open outside the vault: looked at when the vault is opened, put on record, and told. Says only
// what is seen: a folder that is not there now is looked at again at the next opening.
import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { evidenceId, evidenceIdSchema } from '../../../shared/ids.ts';
import type { Problem } from '../../../shared/vault/schema.ts';
import { settleRemovedBackups } from '../../backup/place.ts';
import { notesUnread, type OpenSession } from '../../vault/index.ts';
import { forgetCopy, forgetRemoval, markTold, unendedCopies, unendedRemovals, type PlainCopy, type Removal } from './outside-repository.ts';
import { sweepDestroyed } from '../destroying/sweeping.ts';
import { nobody, orTold, type Report } from './told-at-opening.ts';
import { systemCode } from '../../vault/disk/system-failure.ts';

type Seen = 'there' | 'gone' | 'unclear';

const seen = async (path: string | Buffer): Promise<Seen> => {
  try {
    await lstat(path);
    return 'there';
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') {
      return 'unclear';
    }
    const folder = typeof path === 'string' ? dirname(path) : Buffer.from(dirname(path.toString('latin1')), 'latin1');
    return lstat(folder).then(() => 'gone', () => 'unclear');
  }
};

const settleRemoval = async (session: OpenSession, { removal, number, path, fileName, sourceFolder }: Removal): Promise<void> => {
  const found = await seen(path);
  if (found !== 'unclear') {
    await session.change(async (change) => {
      await forgetRemoval(change.db, removal);
      await change.record(found === 'gone' ? 'original-removed' : 'original-kept', evidenceId(number), { fileName, sourceFolder, noticedAtOpening: true, ...(found === 'gone' ? {} : { reason: 'interrupted' }) });
    });
  }
};

/** Where the files of a copy that was interrupted may lie. */
const namesOf = ({ partName, finalName }: PlainCopy): readonly string[] => [partName, ...(finalName === null ? [] : [finalName])];

const settleCopy = async (session: OpenSession, copy: PlainCopy): Promise<Problem | null> => {
  const found = await Promise.all(namesOf(copy).map((name) => seen(join(copy.folder, name))));
  const gone = found.every((one) => one === 'gone');
  if (gone || !copy.told) {
    await session.change(async (change) => {
      const facts = { name: copy.finalName ?? copy.partName, folder: copy.folder };
      if (gone) {
        await forgetCopy(change.db, copy.copy);
      } else {
        await markTold(change.db, copy.copy);
      }
      // A copy that was never begun, or was taken away in time, is no news.
      if (!gone || copy.told) {
        await change.record(gone ? 'left-copy-removed' : 'export-interrupted', copy.subject, { ...facts, noticedAtOpening: true });
      }
    });
  }
  return gone ? null : { severity: 'warning', kind: 'plain-copy-left', item: evidenceIdSchema.safeParse(copy.subject).data ?? null, file: null, facts: { name: copy.finalName ?? copy.partName, folder: copy.folder, what: copy.subject === 'pack' ? 'pack' : 'copy' } };
};

const settleRemovals = async (session: OpenSession): Promise<readonly Problem[]> => {
  const { removals, unread } = await unendedRemovals(session.read);
  for (const removal of removals) {
    await settleRemoval(session, removal);
  }
  return notesUnread('removals-unread', unread);
};

const settleCopies = async (session: OpenSession): Promise<readonly Problem[]> => {
  const { copies, unread } = await unendedCopies(session.read);
  const problems = [...notesUnread('plain-copies-unread', unread)];
  for (const copy of copies) {
    const problem = await settleCopy(session, copy);
    if (problem !== null) {
      problems.push(problem);
    }
  }
  return problems;
};

const settleDestroyed = async (session: OpenSession): Promise<readonly Problem[]> =>
  ((await sweepDestroyed(session).catch(() => false)) ? [] : [{ severity: 'note', kind: 'destroyed-left', item: null, file: null, facts: {} }]);

/**
 * Ends what destroying items left, settles what was under way outside the vault when it was last closed, and answers with what there is to tell: the plain copies that may still lie somewhere,
 * notes that cannot be read, and what could not be settled, of which `report` hears why. One of these keeps none of the others from being settled.
 * Call it right after opening, before anything new is begun. Changes nothing in a vault that is open for reading alone.
 */
export const settleOutside = async (session: OpenSession, report: Report = nobody): Promise<readonly Problem[]> => {
  if (session.readOnly) {
    return [];
  }
  return [
    ...(await orTold('originals', settleRemovals(session), report)),
    ...(await orTold('backups', settleRemovedBackups(session).then(() => []), report)),
    ...(await settleDestroyed(session)),
    ...(await orTold('copies', settleCopies(session), report)),
  ];
};
