// Damaged pages of the records that every opening reads: named, mended only when that is asked for, kept, told and put on record, and never with pages that are not the newest.
import '../../../faults/remembered-argon2.ts';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { entriesPage } from '../../../../electron/custody/repository.ts';
import { deleteVault } from '../../../../electron/panic/delete-vault.ts';
import { deriveSubkey, subkeyLabels } from '../../../../electron/vault/crypto/derive.ts';
import { PageList } from '../../../../electron/vault/database/newest-pages/page-list.ts';
import { sql } from '../../../../electron/vault/database/sql.ts';
import { verifyVault } from '../../../../electron/vault/health/verify.ts';
import type { Opened } from '../../../../electron/vault/opening/open.ts';
import { withoutUnread } from '../../../../shared/custody/schema.ts';
import { failureOf, make, reopen } from '../vault-for-tests.ts';

const pageBytes = 4096;
const nothingRecorded = { nameOfObject: () => Promise.resolve(null), expectedSha256: () => Promise.resolve(null), itemsWithoutCase: () => Promise.resolve([]), damagedItems: () => Promise.resolve([]), unreadInLists: () => Promise.resolve([]), noteAltered: () => Promise.resolve(), setAside: () => Promise.resolve([]), unreadRecipients: () => Promise.resolve({ keys: 0, shares: false }), unreadNotes: () => Promise.resolve({}) };

let home: string;
/** One vault, closed, before and after changes that reached every file. */
let older: string;
let newer: string;
let folder: string;

const grow = async ({ session }: Opened, rows: number): Promise<void> => {
  await session.change(async ({ db, record }) => {
    for (let row = 0; row < rows; row += 1) await db.run(sql`INSERT INTO setting (name, value, changed_at_ms) VALUES (${`test.${String(row)}`}, ${JSON.stringify('x'.repeat(2000))}, 1)`);
    await record('settings-changed', 'vault', {});
  });
};

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'holdfast-mended-'));
  [older, newer] = [join(home, 'older'), join(home, 'newer')];
  await (await make(newer)).session.close();
  await cp(newer, older, { recursive: true });
  const again = await reopen(newer);
  await grow(again, 100);
  await again.session.close();
});
afterAll(async () => rm(home, { recursive: true }));
beforeEach(async () => {
  folder = join(home, 'vault');
  await cp(newer, folder, { recursive: true });
});
afterEach(async () => rm(folder, { recursive: true, force: true }));

const harm = (at = 2000): Buffer => {
  const bytes = readFileSync(join(folder, 'records.db'));
  bytes[at]! ^= 1;
  writeFileSync(join(folder, 'records.db'), bytes);
  return bytes.subarray(0, pageBytes);
};
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const snapshot = (): Record<string, string> =>
  Object.fromEntries(readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => [join(entry.parentPath, entry.name), sha256(readFileSync(join(entry.parentPath, entry.name)))]));
const mendings = async ({ session }: Opened): Promise<readonly unknown[]> =>
  withoutUnread((await entriesPage(session.read, 'vault', 0, 20)).entries).flatMap(({ details }) => ('mendedPages' in details ? [[details['mendedPages'], details['mendedPagesSha256']]] : []));
const told = ({ report }: Opened): readonly unknown[] => report.problems.filter(({ kind }) => kind === 'pages-mended');
/** Pages as they are kept: each after its number. */
const kept = (number: number, page: Uint8Array): Buffer => Buffer.concat([Buffer.from([0, 0, 0, number]), page]);

describe('damaged pages of the records that every opening reads', () => {
  it('is named and left as it is, then mended on request with everything in place, kept, told once and put on record', async () => {
    const damaged = harm();
    const before = snapshot();
    await expect(reopen(folder)).rejects.toMatchObject({ code: 'database-damaged', facts: { reason: 'mendable' } });
    expect(snapshot()).toEqual(before);
    const opened = await reopen(folder, { mend: true });
    const asKept = kept(1, damaged);
    const name = `set-apart/damaged-pages-${sha256(asKept).slice(0, 12)}`;
    expect(told(opened)).toEqual([{ severity: 'warning', kind: 'pages-mended', item: null, file: name, facts: { count: 1 } }]);
    expect(readFileSync(join(folder, name)).equals(asKept)).toBe(true);
    expect(await mendings(opened)).toEqual([[1, sha256(asKept)]]);
    expect((await opened.session.read.get(sql`SELECT count(*) AS count FROM setting WHERE name LIKE 'test.%'`))?.['count']).toBe(100);
    const { problems } = await verifyVault(opened.session, { readData: true, recorded: nothingRecorded });
    // The rows that this test put there are no settings of ours, and its clock goes back.
    expect(problems.map(({ kind }) => kind)).toEqual(['custody-time-went-back', 'settings-unread']);
    await opened.session.close();
    expect(readdirSync(folder).filter((name) => name.startsWith('records.db'))).toEqual(['records.db']);
    const next = await reopen(folder);
    expect([told(next), (await mendings(next)).length]).toEqual([[], 1]);
    await next.session.close();
  });

  it('changes nothing of a vault without it, even when mending is asked for', async () => {
    const opened = await reopen(folder, { mend: true });
    expect([told(opened), await mendings(opened)]).toEqual([[], []]);
    await opened.session.close();
    expect(readdirSync(folder)).not.toContain('set-apart');
  });

  it.each([
    ['an older list with the older page in it', ['records.pages']],
    ['an older list, and no anchor', ['records.pages', 'anchor.json']],
  ])('is not mended with %s', async (_, names) => {
    harm();
    for (const name of names) await (name === 'anchor.json' ? rm(join(folder, name)) : cp(join(older, name), join(folder, name)));
    const before = snapshot();
    await expect(reopen(folder, { mend: true })).rejects.toMatchObject({ code: 'database-damaged', facts: {} });
    expect(snapshot()).toEqual(before);
  });

  it('is not mended in records that are no longer those of the list', async () => {
    await cp(join(older, 'records.db'), join(folder, 'records.db'));
    harm();
    const before = snapshot();
    expect(await failureOf(reopen(folder, { mend: true }))).not.toBe('no failure');
    expect(snapshot()).toEqual(before);
  });

  it('is put back as it was where more is damaged than it, so that nothing opens', async () => {
    const bytes = readFileSync(join(folder, 'records.db'));
    writeFileSync(join(folder, 'records.db'), bytes.subarray(0, bytes.length - 20 * pageBytes));
    harm();
    const before = snapshot();
    await expect(reopen(folder)).rejects.toMatchObject({ facts: { reason: 'mendable' } });
    expect(await failureOf(reopen(folder, { mend: true }))).toBe('database-damaged');
    expect(snapshot()).toEqual(before);
  });

  it('is told by the next opening where the one that mended it was cut short, at every moment', async () => {
    const damaged = harm();
    const whole = readFileSync(join(newer, 'records.db')).subarray(0, pageBytes);
    const page = (bytes: Uint8Array): void => {
      const all = readFileSync(join(folder, 'records.db'));
      all.set(bytes);
      writeFileSync(join(folder, 'records.db'), all);
    };
    const place = join(folder, 'records.db.damaged');
    const recorded = [[1, sha256(kept(1, damaged))]];
    // Within the keeping of the damaged page, and before the first byte of the newest.
    writeFileSync(`${place}.new`, damaged.subarray(0, 700));
    await expect(reopen(folder)).rejects.toMatchObject({ facts: { reason: 'mendable' } });
    writeFileSync(place, kept(1, damaged));
    await expect(reopen(folder)).rejects.toMatchObject({ facts: { reason: 'mendable' } });
    // Between two blocks of it: what is kept is what was found first.
    page(Buffer.concat([whole.subarray(0, 1024), damaged.subarray(1024)]));
    await expect(reopen(folder)).rejects.toMatchObject({ facts: { reason: 'mendable' } });
    const torn = await reopen(folder, { mend: true });
    expect(await mendings(torn)).toEqual(recorded);
    await torn.session.close();
    await rm(folder, { recursive: true });
    await cp(newer, folder, { recursive: true });
    // After the last.
    writeFileSync(place, kept(1, damaged));
    const opened = await reopen(folder);
    expect([told(opened).length, await mendings(opened)]).toEqual([1, recorded]);
    await opened.session.close();
    expect(readdirSync(folder).filter((name) => name.startsWith('records.db'))).toEqual(['records.db']);
  });

  it('are mended whichever it is, and several at once; a vault opens with any other page damaged', async () => {
    const whole = readFileSync(join(older, 'records.db'));
    const [mended, opened]: [number[], number[]] = [[], []];
    const lay = async (numbers: readonly number[]): Promise<void> => {
      await rm(folder, { recursive: true, force: true });
      await cp(older, folder, { recursive: true });
      const harmed = Buffer.from(whole);
      for (const number of numbers) harmed[(number - 1) * pageBytes + 2000]! ^= 1;
      writeFileSync(join(folder, 'records.db'), harmed);
    };
    for (let number = 1; number <= whole.length / pageBytes; number += 1) {
      await lay([number]);
      const before = snapshot();
      const said = await reopen(folder).then(async ({ session }) => {
        await session.close();
        return null;
      }, (error: unknown) => error);
      if (said === null) {
        opened.push(number);
        continue;
      }
      expect(said, `page ${String(number)}`).toMatchObject({ code: 'database-damaged', facts: { reason: 'mendable' } });
      expect(snapshot()).toEqual(before);
      mended.push(number);
    }
    expect(opened.length).toBeGreaterThan(20);
    await lay(mended);
    const again = await reopen(folder, { mend: true });
    expect(told(again)).toMatchObject([{ facts: { count: mended.length } }]);
    const { problems } = await verifyVault(again.session, { readData: true, recorded: nothingRecorded });
    expect(problems).toEqual([]);
    await again.session.close();
  });

  it('are kept in copies that hold no key of an item, so that a key that is destroyed is gone', async () => {
    const opened = await reopen(folder);
    const list = await PageList.read({ file: join(folder, 'records.pages'), unfinished: join(folder, 'records.pages.new') }, deriveSubkey(opened.session.header.masterKey, subkeyLabels.pageListMac));
    const pages = await opened.session.read.all(sql`SELECT name, pageno FROM dbstat`);
    const copied = list.state === 'good' ? list.list.copies : new Map<number, Buffer>();
    const trees = new Set(pages.flatMap((row) => (copied.has(Number(row['pageno'])) ? [String(row['name'])] : [])));
    await opened.session.close();
    expect([...trees]).toEqual(expect.arrayContaining(['sqlite_schema', 'header_copy', 'custody_entry', 'custody_entry_subject']));
    expect([...trees].filter((name) => name.includes('stored_object'))).toEqual([]);
  });

  it('is gone with its kept bytes when the vault is destroyed', async () => {
    writeFileSync(join(folder, 'records.db.damaged'), kept(1, harm()));
    await rename(join(folder, 'records.db.damaged'), join(folder, 'records.db.damaged.new'));
    await cp(join(folder, 'records.db.damaged.new'), join(folder, 'records.db.damaged'));
    expect((await deleteVault(folder)).left).toEqual([]);
    expect(() => readdirSync(folder)).toThrow('ENOENT');
  });
});
