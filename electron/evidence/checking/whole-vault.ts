// What a check of the whole vault needs to know of evidence, and what evidence keeps of its findings.
import { z } from 'zod';
import { evidenceId, evidenceIdSchema, evidenceNumber, largestItemNumber, objectIdSchema, sha256Schema } from '../../../shared/ids.ts';
import { everything } from '../../../shared/evidence/schema.ts';
import { casesState } from '../../cases/service.ts';
import { unreadRecipients } from '../../backup/recipients.ts';
import { unreadPacks } from '../../handover/unread.ts';
import { unreadMirrors } from '../../mirror/service.ts';
import type { ReadableDb } from '../../vault/database/handle.ts';
import type { OpenSession, RecordedObjects, SalvageRequest, UnreadInList, VaultSession, VerifyResult } from '../../vault/index.ts';
import { alteredProblem, setAside } from './comparing.ts';
import { countOf, withoutCase } from '../list/list-repository.ts';
import { planOf } from '../list/query-repository.ts';
import { unnumberedItems, unreadDates, unreadLinks, unreadTags } from '../list/unread-repository.ts';
import { unendedCopies, unendedRemovals } from '../outside/outside-repository.ts';
import { damagedItems } from '../item-repository.ts';
import { itemOfObject, itemToSetAside, setAsideItems } from '../stored-repository.ts';

const unreadCases = async (db: ReadableDb): Promise<readonly UnreadInList[]> => (await casesState(db)).unread.map(({ id }) => ({ kind: 'case-unread', item: null, facts: id === null ? {} : { name: id } }));

/** Names objects by the item they belong to, and says what their bytes should be and what else cannot be read. */
export const recordedObjects = (session: VaultSession): RecordedObjects => ({
  nameOfObject: async (id) => (await itemOfObject(session.read, id))?.id ?? null,
  expectedSha256: async (id) => (await itemOfObject(session.read, id))?.sha256 ?? null,
  itemsWithoutCase: () => withoutCase(session.read, 100),
  damagedItems: () => damagedItems(session.read),
  unreadInLists: async () => [...(await unreadTags(session.read, 100)), ...(await unreadLinks(session.read, 100)), ...(await unreadDates(session.read, 100)), ...(await unnumberedItems(session.read, 100)), ...(await unreadCases(session.read))],
  noteAltered: (objects) => (objects.length === 0 ? Promise.resolve() : session.change(async (change) => {
    for (const object of objects) {
      const item = await itemToSetAside(change.db, { object });
      if (item !== null) await setAside(change, item, alteredProblem({ ...item, object }));
    }
  })),
  setAside: () => setAsideItems(session.read),
  unreadRecipients: () => unreadRecipients(session.read),
  unreadNotes: async () => ({
    'plain-copies-unread': (await unendedCopies(session.read)).unread, 'removals-unread': (await unendedRemovals(session.read)).unread,
    'mirrors-unread': await unreadMirrors(session.read), 'packs-unread': await unreadPacks(session.read),
  }),
});

/** How many items there are, and how many are set aside. */
export const evidenceTotals = async (db: ReadableDb): Promise<{ readonly items: number; readonly setAside: number }> => {
  const count = async (only: 'all' | 'set-aside'): Promise<number> => countOf(db, await planOf(db, { ...everything, only }));
  const [items, setAside] = await Promise.all([count('all'), count('set-aside')]);
  return { items, setAside };
};

/** The beginning of a row of `evidence`; its number is the rowid, and what follows may lie on other pages. */
const evidenceRow = z.tuple([z.null(), z.string().length(32), objectIdSchema, sha256Schema, z.int().min(0), z.string().min(1)]).rest(z.unknown());

/** Names a saved object for whoever finds it in a folder: the item's number and the file's own name. Reads rows of a damaged database. */
export const describeObject: SalvageRequest['describe'] = ({ rowid, values }) => {
  const parsed = evidenceRow.safeParse(values);
  if (!parsed.success || rowid === null || rowid < 1 || rowid > largestItemNumber) return null;
  const [, , object, , , fileName] = parsed.data;
  return { object, item: evidenceId(rowid), fileName };
};

/**
 * Keeps what a check of the whole vault found: one custody entry for the run, and every item whose bytes are not what was added is
 * set aside. Items that only could not be read just now are left as they are. Keeps nothing, and says so by `false`, where writing
 * could make a loss greater: in a database that is damaged, on a disk that does not answer, and on a history that was put back.
 */
export const noteFindings = async (session: OpenSession, { checked, problems }: VerifyResult, readData: boolean): Promise<boolean> => {
  if (session.readOnly || problems.some(({ kind }) => kind.startsWith('database-') || kind === 'disk-unreadable')) {
    return false;
  }
  // What needs a look, such as a clock that was set back, is no problem of the vault's bytes.
  const harmed = problems.filter(({ severity }) => severity === 'loss' || severity === 'damage').length;
  await session.change(async (change) => {
    for (const found of problems) {
      const id = evidenceIdSchema.safeParse(found.item);
      const item = id.success && found.severity === 'loss' && found.kind !== 'object-unreadable' ? await itemToSetAside(change.db, { number: evidenceNumber(id.data) }) : null;
      if (item !== null) {
        await setAside(change, item, found);
      }
    }
    await change.record('verified', 'vault', { items: checked.objects, bytes: checked.bytes, problems: harmed, readData, outcome: harmed === 0 ? 'equal' : 'problems' });
  });
  return true;
};
