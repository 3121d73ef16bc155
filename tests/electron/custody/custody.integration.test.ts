import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { custodyAppender } from '../../../electron/custody/append.ts';
import { createLogPages } from '../../../electron/custody/finding.ts';
import { chainEnd, entriesAbout, entriesPage, readEntriesAbout } from '../../../electron/custody/repository.ts';
import { compareWitness, custodyHead } from '../../../electron/custody/service.ts';
import { verifyChain } from '../../../electron/custody/verify.ts';
import { chooseEngine } from '../../../electron/vault/database/engine-choice.ts';
import { recordsMigrations } from '../../../electron/vault/database/migrations/index.ts';
import { createDatabase, openDatabase, type OpenedDatabase } from '../../../electron/vault/database/open.ts';
import { sql } from '../../../electron/vault/database/sql.ts';
import { isUnread, withoutUnread, type LogFilter } from '../../../shared/custody/schema.ts';
import { memberCodeSchema } from '../../../shared/ids.ts';
import { instant } from '../../../shared/time.ts';

const key = randomBytes(32);
const actor = memberCodeSchema.parse('M1');
const start = 1_700_000_000_000;
/** Holds an empty database that every test has a copy of: making one goes through all migrations. */
let model: string;
let folder: string;
let database: OpenedDatabase;

const append = (count: number, at = start, subject = 'E-001') =>
  database.transaction(async (db) => {
    const log = custodyAppender(db, actor, instant(at));
    for (let index = 0; index < count; index += 1) await log.record('described', subject, { pieces: index, reason: 'ქუჩა "x"\u0000', sample: 0.1, told: null });
    return log.finish();
  });

/** Changes rows as someone with the key and a database tool could: without the triggers. */
const tamper = async (...texts: readonly string[]): Promise<void> => {
  const connection = await chooseEngine().connect(join(folder, 'records.db'), key);
  for (const text of ['DROP TRIGGER custody_entry_follows', 'DROP TRIGGER custody_entry_stays', 'DROP TRIGGER custody_entry_is_kept', ...texts]) await connection.script(text);
  await connection.close();
};

const options = (inside: string) => ({ file: join(inside, 'records.db'), key, migrations: recordsMigrations });

beforeAll(async () => {
  model = await mkdtemp(join(tmpdir(), 'holdfast-custody-'));
  await (await createDatabase(options(model))).close();
});
afterAll(() => rm(model, { recursive: true }));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-custody-'));
  await cp(options(model).file, options(folder).file);
  database = await openDatabase(options(folder));
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

describe('the custody log', () => {
  it('chains entries over many statements and transactions and verifies them', async () => {
    expect(await append(250)).toMatchObject({ seq: 250 });
    expect(await append(1, start + 1, 'E-002')).toMatchObject({ seq: 251 });
    expect(await verifyChain(database.read)).toEqual({ ok: true, entries: 251, brokenAt: null, timeWentBackAt: [] });
  });

  it('writes nothing when nothing was recorded, and nothing of a change that failed', async () => {
    expect(await append(0)).toBeNull();
    await expect(database.transaction(async (db) => {
      const log = custodyAppender(db, actor, instant(start));
      await log.record('described', 'E-001', {});
      await log.finish();
      throw new Error('stop');
    })).rejects.toThrow('stop');
    expect(await chainEnd(database.read)).toMatchObject({ seq: 0 });
  });

  it('keeps the order of entries recorded without waiting', async () => {
    await database.transaction(async (db) => {
      const log = custodyAppender(db, actor, instant(start));
      await Promise.all([0, 1, 2, 3].map((index) => log.record('described', `E-00${String(index)}`, {})));
      await log.finish();
    });
    const page = await entriesPage(database.read, null, 0, 10);
    expect(withoutUnread(page.entries).map(({ subject }) => subject)).toEqual(['E-003', 'E-002', 'E-001', 'E-000']);
  });

  it('stores a file name with half a character in it', async () => {
    await database.transaction(async (db) => {
      const log = custodyAppender(db, actor, instant(start));
      await log.record('imported', 'E-001', { name: 'a\ud800b' });
      await log.finish();
    });
    expect((await verifyChain(database.read)).ok).toBe(true);
  });

  it('pages newest first, by subject or whole', async () => {
    await append(5);
    await append(2, start, 'E-002');
    const page = await entriesPage(database.read, 'E-001', 1, 2);
    expect(page.total).toBe(5);
    expect(page.entries.map(({ seq }) => seq)).toEqual([4, 3]);
    expect(withoutUnread(page.entries)[0]?.details).toEqual({ pieces: 3, reason: 'ქუჩა "x"\u0000', sample: 0.1, told: null });
    expect((await entriesPage(database.read, null, 0, 100)).total).toBe(7);
    expect((await entriesAbout(database.read, 'E-002')).map(({ seq }) => seq)).toEqual([6, 7]);
  });

  it('is looked through by words, kind and person, and finds what came since', async () => {
    const pages = createLogPages();
    const found = async (filter: Partial<LogFilter>, offset = 0, limit = 10) => {
      const { total, entries } = await pages.page(database.read, { subject: null, filter: { text: '', called: [], action: null, actor: null, ...filter }, offset, limit });
      return [total, entries.map(({ seq }) => seq)];
    };
    await append(2);
    await append(3, start, 'E-002');
    await database.transaction(async (db) => {
      const log = custodyAppender(db, memberCodeSchema.parse('M2'), instant(start));
      await log.record('vault-opened', 'vault', { member: 'Résumé' });
      return log.finish();
    });
    expect(await found({ text: 'e-002' })).toEqual([3, [5, 4, 3]]);
    expect(await found({ text: 'e-002' }, 1, 1)).toEqual([3, [4]]);
    expect(await found({ text: 'ქუჩა E-001' })).toEqual([2, [2, 1]]);
    expect(await found({ text: 'resume' })).toEqual([1, [6]]);
    expect(await found({ text: 'slot' })).toEqual([0, []]);
    expect(await found({ text: 'beschrieben', called: ['described'] })).toEqual([5, [5, 4, 3, 2, 1]]);
    expect(await found({ action: 'vault-opened' })).toEqual([1, [6]]);
    expect(await found({ actor: memberCodeSchema.parse('M2') })).toEqual([1, [6]]);
    expect(await found({ actor: memberCodeSchema.parse('M2'), action: 'described' })).toEqual([0, []]);
    await found({ text: 'e-001' });
    await append(1);
    expect(await Promise.all([found({ text: 'e-001' }), found({ text: 'e-001' }, 2)])).toEqual([[3, [7, 2, 1]], [3, [1]]]);
    expect((await pages.page(database.read, { subject: null, filter: null, offset: 0, limit: 2 })).entries.map(({ seq }) => seq)).toEqual([7, 6]);
  });

  it.each([
    ['a word that no entry has', `UPDATE custody_entry SET action = 'never-heard-of' WHERE seq = 2`],
    ['a number that no clock has', 'UPDATE custody_entry SET at_ms = 9223372036854775807 WHERE seq = 2'],
    ['facts without names', `UPDATE custody_entry SET details = '[]' WHERE seq = 2`],
  ])('keeps the place of an entry that cannot be read, whatever is looked for: %s', async (_, damage) => {
    await append(3);
    await tamper(damage);
    const unread = { seq: 2, unread: true };
    const places = (entries: readonly object[]): readonly unknown[] => entries.map((entry) => (isUnread(entry) ? entry : 'read'));
    const pages = createLogPages();
    for (const filter of [null, { text: 'e-001', called: [], action: null, actor: null }]) {
      const { total, entries } = await pages.page(database.read, { subject: null, filter, offset: 0, limit: 10 });
      expect([total, places(entries)]).toEqual([3, ['read', unread, 'read']]);
    }
    expect(places((await pages.page(database.read, { subject: null, filter: { text: 'nowhere', called: [], action: null, actor: null }, offset: 0, limit: 10 })).entries)).toEqual([unread]);
    expect(places(await readEntriesAbout(database.read, 'E-001'))).toEqual(['read', unread, 'read']);
    await expect(entriesAbout(database.read, 'E-001')).rejects.toThrow();
    expect(await verifyChain(database.read)).toMatchObject({ ok: false, entries: 3, brokenAt: 2 });
  });

  it.each([
    ['an edit', sql`UPDATE custody_entry SET subject = 'E-009' WHERE seq = 2`],
    ['a deletion', sql`DELETE FROM custody_entry WHERE seq = 3`],
    ['a replacement', sql`REPLACE INTO custody_entry SELECT 2, at_ms, actor, action, 'E-009', details, previous_hash, hash FROM custody_entry WHERE seq = 2`],
    ['a gap', sql`INSERT INTO custody_entry SELECT 9, at_ms, actor, action, subject, details, hash, hash FROM custody_entry WHERE seq = 3`],
    ['a wrong hash before', sql`INSERT INTO custody_entry SELECT 4, at_ms, actor, action, subject, details, previous_hash, hash FROM custody_entry WHERE seq = 3`],
  ])('is guarded by the database itself against %s', async (_, statement) => {
    await append(3);
    await expect(database.transaction(async (db) => db.run(statement))).rejects.toThrow('custody entry');
    expect(await verifyChain(database.read)).toMatchObject({ ok: true, entries: 3 });
  });

  const swapped = 'UPDATE custody_entry SET seq = 1004 WHERE seq = 4; UPDATE custody_entry SET seq = 4 WHERE seq = 5; UPDATE custody_entry SET seq = 5 WHERE seq = 1004';
  const duplicated = 'UPDATE custody_entry SET seq = 1006 WHERE seq = 6; INSERT INTO custody_entry SELECT 6, at_ms, actor, action, subject, details, previous_hash, hash FROM custody_entry WHERE seq = 5; DELETE FROM custody_entry WHERE seq = 1006';
  it.each([
    ['an edited detail', "UPDATE custody_entry SET details = replace(details, '0.1', '0.2') WHERE seq = 4", 4],
    ['an edited time', 'UPDATE custody_entry SET at_ms = at_ms + 1 WHERE seq = 4', 4],
    ['an edited person', "UPDATE custody_entry SET actor = 'M2' WHERE seq = 4", 4],
    ['a row that is no entry', "UPDATE custody_entry SET action = 'invented' WHERE seq = 4", 4],
    ['the first deleted', 'DELETE FROM custody_entry WHERE seq = 1', 2],
    ['a middle one deleted', 'DELETE FROM custody_entry WHERE seq = 4', 5],
    ['two swapped', swapped, 4],
    ['one twice', duplicated, 6],
    ['a number below one', 'PRAGMA ignore_check_constraints = ON; INSERT INTO custody_entry SELECT 0, at_ms, actor, action, subject, details, previous_hash, hash FROM custody_entry WHERE seq = 1', 1],
  ])('tells %s, and where', async (_, change, brokenAt) => {
    await append(8);
    await tamper(change);
    expect(await verifyChain(database.read)).toMatchObject({ ok: false, brokenAt });
  });

  it('tells a later entry whose seal was made again after an edit', async () => {
    await append(8);
    const other = 'a'.repeat(64);
    await tamper(`UPDATE custody_entry SET hash = '${other}' WHERE seq = 8`);
    expect(await verifyChain(database.read)).toMatchObject({ ok: false, brokenAt: 8 });
  });

  it('flags a time that goes back without calling the chain broken', async () => {
    await append(1, start);
    await append(1, start - 1000);
    await append(1, start - 500);
    expect(await verifyChain(database.read)).toEqual({ ok: true, entries: 3, brokenAt: null, timeWentBackAt: [2] });
  });

  it('recognises a witness code now and later, and tells a log that was cut and grown again', async () => {
    await append(3);
    const { witness } = await custodyHead(database.read);
    expect(await compareWitness(database.read, witness)).toEqual({ outcome: 'same-as-now', seq: 3, entriesSince: 0 });
    await append(2);
    expect(await compareWitness(database.read, witness.toLowerCase())).toEqual({ outcome: 'was-head-then', seq: 3, entriesSince: 2 });
    expect((await compareWitness(database.read, 'not a code')).outcome).toBe('not-a-code');
    const later = (await custodyHead(database.read)).witness;
    await tamper('DELETE FROM custody_entry WHERE seq > 2');
    expect(await compareWitness(database.read, later)).toEqual({ outcome: 'does-not-match', seq: 5, entriesSince: null });
    await append(3, start + 9);
    expect((await verifyChain(database.read)).ok).toBe(true);
    expect((await compareWitness(database.read, witness)).outcome).toBe('does-not-match');
    expect((await compareWitness(database.read, later)).outcome).toBe('does-not-match');
  });
});
