import '../../../faults/remembered-argon2.ts';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemRandom } from '../../../../electron/vault/crypto/random.ts';
import { subkeyLabels } from '../../../../electron/vault/crypto/derive.ts';
import { databaseKey } from '../../../../electron/vault/database/database-keys.ts';
import { engines } from '../../../../electron/vault/database/engine-choice.ts';
import { sql } from '../../../../electron/vault/database/sql.ts';
import { insertObjects } from '../../../../electron/vault/objects-repository.ts';
import type { ObjectRef } from '../../../../electron/vault/objects/object-store.ts';
import { salvageVault } from '../../../../electron/vault/salvaging/salvage.ts';
import type { SalvageRequest } from '../../../../electron/vault/salvaging/salvage.ts';
import { objectIdSchema } from '../../../../shared/ids.ts';
import { failureOf, make, passphrase, reopen } from '../vault-for-tests.ts';

let home: string;
let folder: string;
let records: string;
let leaves: number[];
const refs: ObjectRef[] = [];
const contents = new Map<string, Buffer>();

/** As a hostile vault would name its files, in rows of any table. */
const hostile: SalvageRequest['describe'] = ({ values }) => {
  const parsed = objectIdSchema.safeParse(values[0]);
  return parsed.success && values[1] === '"named"' ? { object: parsed.data, item: 'E-001', fileName: `../../${parsed.data.slice(0, 3)}\u202e.jpg` } : null;
};

const salvage = (target: string) =>
  salvageVault({ folder, secret: passphrase, kind: 'passphrase', random: systemRandom, target: join(home, target), describe: hostile });

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'holdfast-salvage-'));
  folder = join(home, 'vault');
  records = join(folder, 'records.db');
  const { session } = await make(folder);
  for (let count = 0; count < 120; count += 1) {
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
    for (const { id } of refs) await db.run(sql`INSERT INTO setting (name, value, changed_at_ms) VALUES (${id}, '"named"', ${at})`);
    await record('imported', 'E-001', {});
  });
  const key = databaseKey(session.header.masterKey, subkeyLabels.recordsDatabase);
  await session.close();
  const connection = await engines.journeyapps.connect(records, key);
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

  it('refuses a folder inside the vault, also through links, and makes none there', async () => {
    const before = readdirSync(folder).sort();
    await symlink(folder, join(home, 'way-in'));
    await symlink(join(folder, 'objects'), join(home, 'deeper'));
    for (const target of [relative(home, join(folder, 'saved')), relative(home, folder), 'way-in', join('way-in', 'saved'), join('deeper', 'a', 'b')]) {
      await expect(salvage(target)).rejects.toMatchObject({ code: 'input-refused' });
    }
    expect(readdirSync(folder).sort()).toEqual(before);
  });

  it('saves everything where the first page is destroyed, its salt too', async () => {
    const before = readFileSync(records);
    for (const [name, from, to] of [['content', 16, 4096], ['salt', 0, 16], ['both', 0, 4096]] as const) {
      const bytes = Buffer.from(before);
      randomBytes(to - from).copy(bytes, from);
      await writeFile(records, bytes);
      expect([name, await failureOf(reopen(folder))]).toEqual([name, 'database-damaged']);
      const { saved, notSaved, unreadableRows } = await salvage(`first-${name}`);
      expect([name, saved.length, notSaved, unreadableRows]).toEqual([name, refs.length, [], 0]);
    }
    await writeFile(records, before);
  });

  it('loses no more than the rows that a flipped bit touches', async () => {
    const before = readFileSync(records);
    const bytes = Buffer.from(before);
    for (const page of leaves) bytes[(page - 1) * 4096 + 3000] = (bytes[(page - 1) * 4096 + 3000] ?? 0) ^ 1;
    await writeFile(records, bytes);
    const { saved, notSaved, unreadableRows, damagedPages } = await salvage('flipped');
    expect(saved.length + notSaved.length + unreadableRows).toBe(refs.length);
    expect([damagedPages, saved.length >= refs.length - 2 * leaves.length]).toEqual([leaves.length, true]);
    await writeFile(records, before);
  });

  it('leaves out only what lies on destroyed pages and in damaged objects, and lists it', async () => {
    const bytes = readFileSync(records);
    randomBytes(4096).copy(bytes, ((leaves[1] ?? 0) - 1) * 4096);
    await writeFile(records, bytes);
    const first = refs[0]?.id ?? '';
    const object = join(folder, 'objects', first.slice(0, 2), first);
    const sealed = readFileSync(object);
    sealed[40_000] = (sealed[40_000] ?? 0) ^ 1;
    await writeFile(object, sealed);
    const before = readFileSync(records);

    const result = await salvage('some');
    const lost = result.notSaved.filter(({ code }) => code === 'database-damaged');
    expect(lost.length).toBeGreaterThan(10);
    expect([result.saved.length + result.notSaved.length, result.unreadableRows, result.damagedPages]).toEqual([refs.length, 0, 1]);
    expect(result.notSaved.filter(({ code }) => code !== 'database-damaged')).toEqual([{ object: first, item: 'E-001', code: 'object-damaged', incomplete: null }]);
    for (const { object: id, file } of result.saved) expect(readFileSync(join(home, 'some', file)).equals(contents.get(id) ?? Buffer.alloc(1))).toBe(true);
    expect(readFileSync(records).equals(before)).toBe(true);
  });
});
