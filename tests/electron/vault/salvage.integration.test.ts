import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemRandom } from '../../../electron/vault/crypto/random.ts';
import { subkeyLabels } from '../../../electron/vault/crypto/derive.ts';
import { databaseKey } from '../../../electron/vault/database-keys.ts';
import { engines } from '../../../electron/vault/database/engine-choice.ts';
import { insertObjects } from '../../../electron/vault/objects-repository.ts';
import type { ObjectRef } from '../../../electron/vault/objects/object-store.ts';
import { salvageVault } from '../../../electron/vault/salvage.ts';
import { failureOf, make, passphrase, reopen } from './vault-for-tests.ts';

let home: string;
let folder: string;
let leaves: number[];
const refs: ObjectRef[] = [];
const contents = new Map<string, Buffer>();

const salvage = (target: string) =>
  salvageVault({ folder, secret: passphrase, kind: 'passphrase', random: systemRandom, target: join(home, target), describe: (_, id) => Promise.resolve({ item: 'E-001', fileName: `../../${id.slice(0, 3)}\u202e.jpg` }) });

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'holdfast-salvage-'));
  folder = join(home, 'vault');
  const { session } = await make(folder);
  for (let count = 0; count < 200; count += 1) {
    const bytes = randomBytes(count === 0 ? 50_000 : count);
    const writer = await session.objects.create();
    await writer.write(bytes);
    const ref = await writer.finish();
    refs.push(ref);
    contents.set(ref.id, bytes);
  }
  await session.objects.publish(refs);
  await session.change(async ({ db, at, record }) => {
    await insertObjects(db, refs, at);
    await record('imported', 'E-001', {});
  });
  const key = databaseKey(session.header.masterKey, subkeyLabels.recordsDatabase);
  await session.close();
  const connection = await engines.journeyapps.connect(join(folder, 'records.db'), key);
  leaves = (await connection.all("SELECT pageno FROM dbstat WHERE name = 'stored_object' AND pagetype = 'leaf'", [])).map((row) => Number(row['pageno']));
  await connection.script('CREATE TRIGGER sly AFTER INSERT ON setting BEGIN DELETE FROM setting; END');
  await connection.close();
});
afterAll(async () => rm(home, { recursive: true }));

describe('saving what a vault still holds', () => {
  it('saves every object byte for byte where the vault itself refuses to open, under names that stay in the folder', async () => {
    expect(await failureOf(reopen(folder))).toBe('database-damaged');
    const result = await salvage('all');
    expect(result).toMatchObject({ notSaved: [], unreadableRows: 0 });
    expect(result.saved).toHaveLength(refs.length);
    for (const { object, file } of result.saved) expect(readFileSync(join(home, 'all', file)).equals(contents.get(object) ?? Buffer.alloc(1))).toBe(true);
    expect(readdirSync(join(home, 'all'))).toHaveLength(refs.length + 1);
    expect(result.saved[0]?.file).toMatch(/^E-001 [0-9a-f]{8} [._]+[0-9a-f]{3}_\.jpg$/);
    expect(statSync(join(home, 'all')).mode & 0o077).toBe(0);
    expect(JSON.parse(readFileSync(join(home, 'all', 'what-was-saved.json'), 'utf8'))).toEqual(result);
    expect(await failureOf(salvage('all'))).toBe('target-exists');
  });

  it('refuses a folder inside the vault and makes none there', async () => {
    const before = readdirSync(folder).sort();
    await expect(salvage(relative(home, join(folder, 'saved')))).rejects.toMatchObject({ code: 'input-refused' });
    await expect(salvage(relative(home, folder))).rejects.toMatchObject({ code: 'input-refused' });
    expect(readdirSync(folder).sort()).toEqual(before);
  });

  it('leaves out only what lies on damaged pages and in damaged objects, and lists it', async () => {
    const records = join(folder, 'records.db');
    const bytes = readFileSync(records);
    const page = leaves[1] ?? 0;
    const at = (page - 1) * 4096 + 2000;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(records, bytes);
    const first = refs[0]?.id ?? '';
    const object = join(folder, 'objects', first.slice(0, 2), first);
    const sealed = readFileSync(object);
    sealed[40_000] = (sealed[40_000] ?? 0) ^ 1;
    await writeFile(object, sealed);
    const before = readFileSync(records);

    const result = await salvage('some');
    expect(result.unreadableRows).toBeGreaterThan(10);
    expect(result.saved.length + result.notSaved.length + result.unreadableRows).toBe(refs.length);
    expect(result.notSaved).toEqual([{ object: first, item: 'E-001', code: 'object-damaged', incomplete: null }]);
    for (const { object: id, file } of result.saved) expect(readFileSync(join(home, 'some', file)).equals(contents.get(id) ?? Buffer.alloc(1))).toBe(true);
    expect(readFileSync(records).equals(before)).toBe(true);
  });
});
