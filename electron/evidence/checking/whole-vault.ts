// What a check of the whole vault needs to know of evidence, and what evidence keeps of its findings.
import { z } from 'zod';
import { evidenceId, evidenceIdSchema, evidenceNumber, largestItemNumber, objectIdSchema, sha256Schema } from '../../../shared/ids.ts';
import { everything } from '../../../shared/evidence/schema.ts';
import { casesState } from '../../cases/service.ts';
import { unreadRecipients } from '../../backup/recipients.ts';
import { unreadPacks } from '../../handover/unread.ts';
import { unreadMirrors } from '../../mirror/service.ts';
import { unreadRecordings } from '../../recording/unread.ts';
import type { ReadableDb } from '../../vault/database/handle.ts';
import type { OpenSession, RecordedObjects, SalvageRequest, UnreadInList, VaultSession, VerifyResult } from '../../vault/index.ts';
import { alteredProblem, noteNotKnown, setAside } from './comparing.ts';
import { writeCheck, writeWhole } from '../describing/edit-repository.ts';
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
    'plain-copies-unread': (await unendedCopies(session.read)).unread, 'removals-unread': (await unendedRemovals(session.read)).unread, 'recordings-unread': await unreadRecordings(session.read),
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

/** Objects written down together: a change of all of 100,000 would keep everybody else waiting. */
const group = 2000;

/** Keeps of which items every byte was read and found to be what was added. One that had been set aside is an item like any other again, and its log says so. */
const noteWhole = async (session: OpenSession, whole: VerifyResult['whole']): Promise<void> => {
  const aside = new Set((await setAsideItems(session.read)).map(({ object }) => object));
  const again = whole.filter((object) => aside.has(object));
  for (let from = 0; from < whole.length; from += group) {
    await session.change((change) => writeWhole(change.db, whole.slice(from, from + group), change.at));
  }
  if (again.length === 0) return;
  await session.change(async (change) => {
    for (const object of again) {
      const item = await itemOfObject(change.db, object);
      if (item === null) continue;
      await writeCheck(change.db, [evidenceNumber(item.id)], 'equal', change.at);
      await change.record('verified', item.id, { outcome: 'whole-again', sha256: item.sha256 });
    }
  });
};

/**
 * Keeps what a check of the whole vault found: one custody entry for the run; every item whose bytes are not what was added is set aside, of one that could not be
 * read just now nobody knows what it is, and of one that was read whole that is known from now. Keeps nothing, and says so by `false`, where writing
 * could make a loss greater: in a database that is damaged, on a disk that does not answer, and on a history that was put back.
 */
export const noteFindings = async (session: OpenSession, { checked, problems, whole }: VerifyResult, readData: boolean): Promise<boolean> => {
  if (session.readOnly || problems.some(({ kind }) => kind.startsWith('database-') || kind === 'disk-unreadable')) {
    return false;
  }
  // What needs a look, such as a clock that was set back, is no problem of the vault's bytes.
  await noteWhole(session, whole);
  const harmed = problems.filter(({ severity }) => severity === 'loss' || severity === 'damage').length;
  await session.change(async (change) => {
    for (const found of problems) {
      const id = evidenceIdSchema.safeParse(found.item);
      const item = id.success && found.severity === 'loss' ? await itemToSetAside(change.db, { number: evidenceNumber(id.data) }) : null;
      if (item !== null) await (found.kind === 'object-unreadable' ? noteNotKnown(change, item, found.kind) : setAside(change, item, found));
    }
    await change.record('verified', 'vault', { items: checked.objects, bytes: checked.bytes, problems: harmed, readData, outcome: harmed > 0 ? 'problems' : readData ? 'equal' : 'nothing-found' });
  });
  return true;
};
