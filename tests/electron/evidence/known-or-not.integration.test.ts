// What an item says of its bytes is what somebody found out: a check of every byte renews it, a disk that does not give them back and a restore end it.
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteFindings, recordedObjects } from '../../../electron/evidence/checking/whole-vault.ts';
import { storedItems } from '../../../electron/evidence/stored-repository.ts';
import { verifyVault, type OpenSession } from '../../../electron/vault/index.ts';
import { everything } from '../../../shared/evidence/schema.ts';
import { pathsBelow } from '../../journeys/support/files-of.ts';
import { reopen } from '../vault/vault-for-tests.ts';
import { evidenceOver, id, openPlace, writeFiles, type EvidenceForTests, type Place } from './evidence-for-tests.ts';

let place: Place;
beforeEach(async () => {
  place = await openPlace();
  const folder = await place.sources();
  for (const [name, content] of Object.entries({ 'a.txt': 'one', 'b.txt': 'two!', 'c.txt': 'three' })) await place.evidence.add(...(await writeFiles(folder, { [name]: content })));
});
afterEach(() => place.end());

const checkAll = async (session: OpenSession, readData: boolean): Promise<void> => {
  expect(await noteFindings(session, await verifyVault(session, { readData, recorded: recordedObjects(session) }), readData)).toBe(true);
};

/** The state of every item, and when it was last found. */
const known = async (evidence: EvidenceForTests): Promise<readonly (readonly [string, number | null])[]> =>
  Promise.all((await evidence.list()).map(async ({ id: item }) => {
    const { item: whole } = await evidence.evidence.get({ id: item });
    return [whole.check, whole.lastCheckedAt] as const;
  }));

/** The stored file of one item. */
const objectOf = async ({ session, vault }: Place, number: number): Promise<string> => {
  const [item] = await storedItems(session.read, [number]);
  return pathsBelow(join(vault, 'objects')).find((path) => path.endsWith(item?.object ?? 'none')) ?? '';
};

const outcomes = async (item: string): Promise<readonly unknown[]> => (await place.custody(item)).filter(({ action }) => action === 'verified').map(({ details }) => details['outcome']);

describe('what is known of an item', () => {
  it('is renewed by a check of every byte, and not by one of the structure', async () => {
    const before = await known(place.evidence);
    await checkAll(place.session, false);
    expect(await known(place.evidence)).toEqual(before);
    await checkAll(place.session, true);
    for (const [at, [check, checkedAt]] of (await known(place.evidence)).entries()) {
      expect(check).toBe('equal');
      expect(checkedAt).toBeGreaterThan(before[at]?.[1] ?? Infinity);
    }
  });

  it('is that it is whole again, when a check of every byte finds an item that had been set aside', async () => {
    const path = await objectOf(place, 2);
    renameSync(path, join(place.folder, 'away'));
    await checkAll(place.session, false);
    expect((await known(place.evidence)).map(([check]) => check)).toEqual(['equal', 'set-aside', 'equal']);
    renameSync(join(place.folder, 'away'), path);
    await checkAll(place.session, false);
    expect((await known(place.evidence)).map(([check]) => check)).toEqual(['equal', 'set-aside', 'equal']);
    await checkAll(place.session, true);
    expect((await known(place.evidence)).map(([check]) => check)).toEqual(['equal', 'equal', 'equal']);
    expect(await outcomes('E-002')).toEqual(['whole-again']);
    expect(await outcomes('E-001')).toEqual([]);
  });

  it('is nothing more once the vault came from a copy, until every byte was read on the disk where it lies now', async () => {
    renameSync(await objectOf(place, 3), join(place.folder, 'away'));
    await checkAll(place.session, true);
    const before = await known(place.evidence);
    await place.evidence.shut();
    await place.session.close();
    writeFileSync(join(place.vault, 'backup.json'), JSON.stringify({ format: 'holdfast-backup', backupId: '0'.repeat(32), madeAt: '2026-01-01T00:00:00Z', objects: 3, leftOut: [], unreadable: [] }));
    const { session } = await reopen(place.vault);
    const evidence = evidenceOver(session);
    const dates = before.map(([, at]) => at);
    expect(await known(evidence)).toEqual([['not-checked', dates[0]], ['not-checked', dates[1]], ['set-aside', dates[2]]]);
    expect((await evidence.list({ ...everything, only: 'not-checked' })).map((row) => row.id)).toEqual([id('E-001'), id('E-002')]);
    await checkAll(session, true);
    expect((await known(evidence)).map(([check]) => check)).toEqual(['equal', 'equal', 'set-aside']);
    await evidence.shut();
    await session.close();
  });
});
