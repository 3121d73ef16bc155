// A vault whose history is not what it should be is only looked at: not one byte of its folder changes, whatever is done with it.
import '../../../faults/remembered-argon2.ts';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemRandom } from '../../../../electron/vault/crypto/random.ts';
import { subkeyLabels } from '../../../../electron/vault/crypto/derive.ts';
import { databaseKey } from '../../../../electron/vault/database/database-keys.ts';
import { engines } from '../../../../electron/vault/database/engine-choice.ts';
import { migrate } from '../../../../electron/vault/database/migrate.ts';
import { recordsMigrations } from '../../../../electron/vault/database/migrations/index.ts';
import { PageList } from '../../../../electron/vault/database/newest-pages/page-list.ts';
import { sql } from '../../../../electron/vault/database/sql.ts';
import { verifyVault } from '../../../../electron/vault/health/verify.ts';
import { HoldfastError } from '../../../../shared/contract/failure.ts';
import { failureOf, make, reopen } from '../vault-for-tests.ts';

let home: string;
/** The vault before and after its last change, closed, and the later one as a kill would have left it. */
let older: string;
let newer: string;
let killed: string;
let folder: string;
let recordsKey: Uint8Array;

const snapshot = (where: string): Record<string, string> =>
  Object.fromEntries(readdirSync(where, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [path.slice(where.length), createHash('sha256').update(readFileSync(path)).digest('hex')];
  }));

const nothingRecorded = { nameOfObject: () => Promise.resolve(null), expectedSha256: () => Promise.resolve(null), itemsWithoutCase: () => Promise.resolve([]), damagedItems: () => Promise.resolve([]), unreadInLists: () => Promise.resolve([]), noteAltered: () => Promise.resolve(), setAside: () => Promise.resolve([]), unreadRecipients: () => Promise.resolve({ keys: 0, shares: false }), unreadNotes: () => Promise.resolve({}) };

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'holdfast-looking-'));
  [older, newer, killed] = [join(home, 'older'), join(home, 'newer'), join(home, 'killed')];
  const { session } = await make(newer);
  recordsKey = databaseKey(session.header.masterKey, subkeyLabels.recordsDatabase);
  await session.close();
  await cp(newer, older, { recursive: true });
  const again = await reopen(newer);
  await again.session.change(async ({ record }) => record('settings-changed', 'vault', {}));
  await cp(newer, killed, { recursive: true });
  await again.session.close();
});
afterAll(async () => rm(home, { recursive: true }));
beforeEach(() => { folder = join(home, 'vault'); });
afterEach(async () => rm(folder, { recursive: true, force: true }));

/** The newer vault with the older records; without the lock's file, which a look must not leave either. */
const rolledBack = async (): Promise<void> => {
  await cp(newer, folder, { recursive: true });
  await cp(join(older, 'records.db'), join(folder, 'records.db'));
  await unlink(join(folder, 'in-use'));
};

describe('a vault whose records were put back', () => {
  it('is refused, looked at and checked without one byte or name being written', async () => {
    await rolledBack();
    const before = snapshot(folder);
    expect(await failureOf(reopen(folder))).toBe('history-rolled-back');
    expect(snapshot(folder)).toEqual(before);
    const { session } = await reopen(folder, { evenIfRolledBack: true });
    expect(session.readOnly).toBe(true);
    await verifyVault(session, { readData: true, recorded: nothingRecorded });
    expect(await failureOf(session.previews.transaction((db) => db.run(sql`DELETE FROM preview`)))).toBe('history-rolled-back');
    expect(await failureOf(session.records.transaction((db) => db.run(sql`DELETE FROM setting`)))).toBe('history-rolled-back');
    await session.close();
    expect(snapshot(folder)).toEqual(before);
  });

  it('is looked at also where the disk does not give the list of pages back, which is told; one that may be written to is not opened then', async () => {
    await rolledBack();
    const before = snapshot(folder);
    const notRead = vi.spyOn(PageList, 'read').mockRejectedValue(new HoldfastError('disk-gone'));
    try {
      expect(await failureOf(reopen(folder))).toBe('history-rolled-back');
      const { session, report } = await reopen(folder, { evenIfRolledBack: true });
      expect([session.readOnly, report.problems.map(({ kind, file }) => [kind, file])]).toEqual([true, [['history-rolled-back', 'records.db'], ['disk-unreadable', 'records.pages']]]);
      await session.close();
      expect(snapshot(folder)).toEqual(before);
      await cp(join(newer, 'records.db'), join(folder, 'records.db'));
      for (const evenIfRolledBack of [false, true]) expect(await failureOf(reopen(folder, { evenIfRolledBack }))).toBe('disk-gone');
    } finally {
      notRead.mockRestore();
    }
  });

  it('keeps a preview store that cannot be read where it is', async () => {
    await rolledBack();
    await writeFile(join(folder, 'previews.db'), systemRandom.bytes(8192));
    const before = snapshot(folder);
    const { session, report } = await reopen(folder, { evenIfRolledBack: true });
    expect(report.problems.map(({ kind }) => kind)).toEqual(['history-rolled-back', 'preview-store-damaged']);
    expect(await session.previews.read.all(sql`SELECT id FROM preview`)).toEqual([]);
    await session.close();
    expect(snapshot(folder)).toEqual(before);
  });

  it('of an older version is not brought up to date before its history is known', async () => {
    await rolledBack();
    const file = join(folder, 'records.db');
    const old = await engines.journeyapps.connect(file, recordsKey);
    const rows = Object.fromEntries(await Promise.all(['vault_meta', 'member', 'key_slot', 'custody_entry'].map(async (table) => [table, await old.all(`SELECT * FROM ${table}`, [])] as const)));
    await old.close();
    await writeFile(file, '');
    const first = await engines.journeyapps.connect(file, recordsKey);
    await migrate(first, recordsMigrations, 10);
    for (const [table, all] of Object.entries(rows)) {
      for (const row of all) await first.run(`INSERT INTO ${table} (${Object.keys(row).join()}) VALUES (${Object.keys(row).map(() => '?').join()})`, Object.values(row));
    }
    await first.script('PRAGMA journal_mode = WAL');
    await first.close();
    const before = snapshot(folder);
    expect(await failureOf(reopen(folder))).toBe('history-rolled-back');
    await expect(reopen(folder, { evenIfRolledBack: true })).rejects.toMatchObject({ code: 'history-rolled-back', facts: { reason: 'older-version' } });
    expect(snapshot(folder)).toEqual(before);
    await cp(join(older, 'anchor.json'), join(folder, 'anchor.json'));
    const { session } = await reopen(folder);
    expect((await session.read.all(sql`SELECT action, details FROM custody_entry ORDER BY seq DESC LIMIT 1`))[0]).toMatchObject({ action: 'migrated' });
    await session.close();
  });
});

describe('a log that was left beside other records', () => {
  it('is never emptied into them by an opening that is refused', async () => {
    await cp(newer, folder, { recursive: true });
    // The log of a crash, beside records that it belongs to, under an anchor that knows of more.
    await cp(join(killed, 'records.db'), join(folder, 'records.db'));
    await cp(join(killed, 'records.db-wal'), join(folder, 'records.db-wal'));
    const ahead = await reopen(folder);
    await ahead.session.change(async ({ record }) => record('settings-changed', 'vault', {}));
    await ahead.session.close();
    await cp(join(killed, 'records.db'), join(folder, 'records.db'));
    await cp(join(killed, 'records.db-wal'), join(folder, 'records.db-wal'));
    const before = snapshot(folder);
    expect(before).toHaveProperty('/records.db-wal');
    expect(await failureOf(reopen(folder))).toBe('history-rolled-back');
    const { session } = await reopen(folder, { evenIfRolledBack: true });
    expect(await session.read.get(sql`SELECT max(seq) AS seq FROM custody_entry`)).toEqual({ seq: 3 });
    await session.close();
    expect(snapshot(folder)).toEqual(before);
  });
});
