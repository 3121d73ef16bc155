// What a check of the whole vault needs to know of evidence, and what evidence keeps of its findings.
import { evidenceIdSchema, evidenceNumber } from '../../shared/ids.ts';
import type { OpenSession, RecordedObjects, SalvageRequest, VaultSession, VerifyResult } from '../vault/index.ts';
import { setAside } from './comparing.ts';
import { itemOfObject, storedItems } from './item-repository.ts';

/** Names objects by the item they belong to, and says what their bytes should be. */
export const recordedObjects = (session: VaultSession): RecordedObjects => ({
  nameOfObject: async (id) => (await itemOfObject(session.read, id))?.id ?? null,
  expectedSha256: async (id) => (await itemOfObject(session.read, id))?.sha256 ?? null,
});

/** Names a saved object for whoever finds it in a folder: the item's number and the file's own name. Reads a damaged database, so it may throw. */
export const describeObject: SalvageRequest['describe'] = async (db, id) => {
  const item = await itemOfObject(db, id);
  return item === null ? null : { item: item.id, fileName: item.fileName };
};

/**
 * Keeps what a check of the whole vault found: one custody entry for the run, and every item whose bytes are not what was added is
 * set aside. Items that only could not be read just now are left as they are. Keeps nothing, and says so by `false`, where writing
 * could make a loss greater: in a database that is damaged, and on a history that was put back.
 */
export const noteFindings = async (session: OpenSession, { checked, problems }: VerifyResult, readData: boolean): Promise<boolean> => {
  if (session.readOnly || problems.some(({ kind }) => kind.startsWith('database-'))) {
    return false;
  }
  await session.change(async (change) => {
    for (const found of problems) {
      const id = evidenceIdSchema.safeParse(found.item);
      const [item] = id.success && found.severity === 'loss' && found.kind !== 'object-unreadable' ? await storedItems(change.db, [evidenceNumber(id.data)]) : [];
      if (item !== undefined && !item.setAside) {
        await setAside(change, item, found);
      }
    }
    await change.record('verified', 'vault', { items: checked.objects, bytes: checked.bytes, problems: problems.length, readData, outcome: problems.length === 0 ? 'equal' : 'problems' });
  });
  return true;
};
