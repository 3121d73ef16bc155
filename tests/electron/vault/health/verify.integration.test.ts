import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, truncate, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chooseEngine } from '../../../../electron/vault/database/engine-choice.ts';
import { databaseKey } from '../../../../electron/vault/database/database-keys.ts';
import { subkeyLabels } from '../../../../electron/vault/crypto/derive.ts';
import { verifyVault } from '../../../../electron/vault/health/verify.ts';
import type { CheckProgress } from '../../../../electron/vault/health/verify.ts';
import { insertObjects } from '../../../../electron/vault/objects-repository.ts';
import type { ObjectRef } from '../../../../electron/vault/objects/object-store.ts';
import type { OpenSession } from '../../../../electron/vault/opening/open-session.ts';
import { make } from '../vault-for-tests.ts';

let folder: string;
let session: OpenSession;
const refs: ObjectRef[] = [];
const hashes = new Map<string, string>();

const sizes = [0, 5000, 70_000, 70_000, 1_200_000, 9];

/** Two objects of one length are in the vault, so that they can be swapped. */
const recorded = {
  nameOfObject: (id: string) => Promise.resolve(hashes.has(id) ? `E-${String(refs.findIndex((ref) => ref.id === id) + 1).padStart(3, '0')}` : null),
  expectedSha256: (id: string) => Promise.resolve(hashes.get(id) ?? null),
  itemsWithoutCase: () => Promise.resolve([]), damagedItems: () => Promise.resolve([]), unreadInLists: () => Promise.resolve([]),
  noteAltered: () => Promise.resolve(),
  setAside: () => Promise.resolve([]),
  unreadRecipients: () => Promise.resolve({ keys: 0, shares: false }),
  unreadNotes: () => Promise.resolve({}),
};

const fileOf = (index: number): string => {
  const id = refs[index]?.id ?? '';
  return join(folder, 'objects', id.slice(0, 2), id);
};

const verify = async (readData: boolean, progress?: CheckProgress) => {
  const { checked, problems } = await verifyVault(session, { readData, recorded, ...(progress === undefined ? {} : { progress }) });
  return { checked, problems: problems.map(({ kind, item, file }) => `${kind} ${item ?? file ?? ''}`).sort() };
};

/** Does something to files, verifies, and puts every file back. */
const after = async (harm: () => Promise<void>, readData: boolean, ...files: readonly string[]): Promise<readonly string[]> => {
  const kept = files.map((file) => [file, readFileSync(file)] as const);
  await harm();
  const { problems } = await verify(readData);
  for (const [file, bytes] of kept) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  return problems;
};

const flip = async (file: string, at: number): Promise<void> => {
  const bytes = readFileSync(file);
  bytes[at < 0 ? bytes.length + at : at] = (bytes[at < 0 ? bytes.length + at : at] ?? 0) ^ 1;
  await writeFile(file, bytes);
};

beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'holdfast-verify-')), 'vault');
  session = (await make(folder)).session;
  for (const size of sizes) {
    const bytes = randomBytes(size);
    const writer = await session.objects.create();
    await writer.write(bytes);
    const ref = await writer.finish();
    refs.push(ref);
    hashes.set(ref.id, createHash('sha256').update(bytes).digest('hex'));
  }
  await session.objects.publish(refs);
  await session.change(async ({ db, at, record }) => {
    await insertObjects(db, refs, at);
    await record('imported', 'E-001', {});
  });
});
afterAll(async () => {
  await session.close();
  await rm(dirname(folder), { recursive: true });
});
beforeEach(async () => {
  expect((await verify(true)).problems).toEqual([]);
});

describe('verifying a vault', () => {
  it('finds a whole one whole and counts what it looked at', async () => {
    const { checked, problems } = await verify(true);
    expect(problems).toEqual([]);
    expect(checked).toMatchObject({ objects: refs.length, bytes: sizes.reduce((sum, size) => sum + size), custodyEntries: 2 });
    expect(checked.pages).toBeGreaterThan(10);
  });

  it('names the item of an object that is missing, cut, longer or replaced, without reading data', async () => {
    expect(await after(() => unlink(fileOf(1)), false, fileOf(1))).toEqual(['object-missing E-002']);
    expect(await after(() => truncate(fileOf(2), readFileSync(fileOf(2)).length - 1), false, fileOf(2))).toEqual(['object-truncated E-003']);
    expect(await after(() => truncate(fileOf(2), 0), false, fileOf(2))).toEqual(['object-truncated E-003']);
    expect(await after(() => writeFile(fileOf(5), Buffer.concat([readFileSync(fileOf(5)), Buffer.from([0])])), false, fileOf(5))).toEqual(['object-truncated E-006']);
    expect(await after(() => flip(fileOf(0), 3), false, fileOf(0))).toEqual(['object-altered E-001']);
    const swap = async (): Promise<void> => {
      await rename(fileOf(2), `${fileOf(2)}-`);
      await rename(fileOf(3), fileOf(2));
      await rename(`${fileOf(2)}-`, fileOf(3));
    };
    expect(await after(swap, false, fileOf(2), fileOf(3))).toEqual(['object-swapped E-003', 'object-swapped E-004']);
  });

  it('finds one flipped bit anywhere in an object when it reads data, in its content and in its padding', async () => {
    for (const at of [200, 20_000, -1]) expect(await after(() => flip(fileOf(2), at), true, fileOf(2))).toEqual(['object-altered E-003']);
    expect(await after(() => flip(fileOf(4), 1_100_000), true, fileOf(4))).toEqual(['object-altered E-005']);
    expect(await after(() => flip(fileOf(5), 1000), true, fileOf(5))).toEqual(['object-altered E-006']);
  });

  it('tells content that is authentic and not what was recorded', async () => {
    const id = refs[1]?.id ?? '';
    const truth = hashes.get(id) ?? '';
    hashes.set(id, 'f'.repeat(64));
    expect((await verify(true)).problems).toEqual(['object-does-not-match-fingerprint E-002']);
    expect((await verify(false)).problems).toEqual([]);
    hashes.set(id, truth);
  });

  it('lists strangers in the folder and objects without a record', async () => {
    const stray = join(folder, 'letter.txt');
    const copy = join(folder, 'objects', 'ab', `ab${'0'.repeat(30)}`);
    await mkdir(dirname(copy), { recursive: true });
    await writeFile(stray, 'hello');
    await writeFile(copy, 'bytes');
    expect((await verify(false)).problems).toEqual([`object-without-record objects/ab/ab${'0'.repeat(30)}`, 'unexpected-file letter.txt']);
    await unlink(stray);
    await unlink(copy);
  });

  it('finds a damaged copy of the header, and both', async () => {
    const [first, second] = [join(folder, 'vault.json'), join(folder, 'vault.copy.json')];
    expect(await after(() => flip(second, 900), false, second)).toEqual(['header-copy-damaged vault.copy.json']);
    expect(await after(() => unlink(first), false, first)).toEqual(['header-copy-missing vault.json']);
    expect(await after(() => Promise.all([unlink(first), unlink(second)]).then(() => undefined), false, first, second)).toEqual(['header-copy-damaged ']);
  });

  it('finds an anchor that was edited or knows more than the records', async () => {
    const anchor = join(folder, 'anchor.json');
    expect(await after(() => flip(anchor, 60), false, anchor)).toEqual(['anchor-damaged anchor.json']);
    expect(await after(() => unlink(anchor), false, anchor)).toEqual(['anchor-missing anchor.json']);
  });

  it('goes on after a check that found damage', async () => {
    const key = databaseKey(session.header.masterKey, subkeyLabels.recordsDatabase);
    const connection = await chooseEngine().connect(join(folder, 'records.db'), key);
    for (const text of ['DROP TRIGGER custody_entry_stays', "UPDATE custody_entry SET actor = 'M9' WHERE seq = 1"]) await connection.script(text);
    expect(await after(() => unlink(fileOf(1)), false, fileOf(1))).toEqual(['custody-chain-broken records.db', 'object-missing E-002']);
    await connection.script("UPDATE custody_entry SET actor = 'M1' WHERE seq = 1");
    await connection.close();
  });

  it('stops politely when told to, and at once when the vault closes', async () => {
    const looked: string[] = [];
    const progress = { mayContinue: () => Promise.resolve(looked.length < 2), found: () => undefined, worked: () => undefined, now: () => undefined, checked: (name: string) => { looked.push(name); } };
    expect((await verify(true, { ...progress, signal: new AbortController().signal })).checked.objects).toBe(2);
    await expect(verify(true, { ...progress, signal: AbortSignal.abort() })).rejects.toThrow('aborted');
  });
});
