// Small pictures are no part of a backup or a mirror: a vault that comes back without them makes them again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { backUp, restore } from '../../backup/backup-for-tests.ts';
import { reopen } from '../../vault/vault-for-tests.ts';
import { evidenceOver, openPlace, writeFiles, type EvidenceForTests, type Place } from '../evidence-for-tests.ts';

const webp = new Uint8Array(Buffer.from('RIFF\x04\x00\x00\x00WEBP', 'latin1'));
let folder = '';
let place: Place;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-test-'));
  place = await openPlace();
}, 60_000);
afterAll(async () => {
  await place.end();
  rmSync(folder, { recursive: true, force: true });
});

const waiting = async ({ evidence }: EvidenceForTests): Promise<readonly string[]> => (await evidence.withoutPreview({ limit: 10 })).items.map(({ id }) => id);

it('asks for the pictures again that a restored vault came back without, and for no others', async () => {
  const { results } = await place.evidence.add(...(await writeFiles(await place.sources(), { 'seen.txt': 'one', 'none.txt': 'two' })));
  const [seen, none] = results.map(({ item }) => item);
  if (seen === undefined || seen === null || none === undefined || none === null) throw new Error('two items were added');
  await place.evidence.evidence.savePreview({ id: seen, width: 10, height: 10, bytes: webp });
  await place.evidence.evidence.previewNotPossible({ id: none, why: 'no-picture' });
  expect(await waiting(place.evidence)).toEqual([]);
  await backUp(place.session, join(folder, 'backup.age'));
  await restore(join(folder, 'backup.age'), join(folder, 'restored'));

  const { session } = await reopen(join(folder, 'restored'));
  const restored = evidenceOver(session);
  expect(await waiting(restored)).toEqual([seen]);
  expect(restored.events).toContainEqual({ name: 'evidence.changed', payload: { ids: null } });
  await restored.evidence.savePreview({ id: seen, width: 10, height: 10, bytes: webp });
  expect(await waiting(restored)).toEqual([]);
  await restored.shut();
  await session.close();
}, 60_000);
