// Older pieces of a vault put back beside newer ones: what is noticed, when, and that nothing newer is destroyed by it.
import './remembered-argon2.ts';
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { copyFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chainEnd } from '../../electron/custody/service.ts';
import { verifyChain } from '../../electron/custody/verify.ts';
import { evidenceHandlers } from '../../electron/evidence/handlers.ts';
import { addPaths } from '../../electron/evidence/tool.ts';
import { describeObject } from '../../electron/evidence/checking/whole-vault.ts';
import { createJobs } from '../../electron/jobs/registry.ts';
import { addMember, openVault, removeMember, salvageVault, systemRandom } from '../../electron/vault/index.ts';
import { subkeyLabels } from '../../electron/vault/crypto/derive.ts';
import { Secret } from '../../electron/vault/crypto/secret.ts';
import { databaseKey } from '../../electron/vault/database/database-keys.ts';
import { engines } from '../../electron/vault/database/engine-choice.ts';
import { lookAtDatabase } from '../../electron/vault/database/look.ts';
import { recordsMigrations } from '../../electron/vault/database/migrations/index.ts';
import { decryptedPage } from '../../electron/vault/database/sealed-page.ts';
import { openDatabase } from '../../electron/vault/database/open.ts';
import { historyProblems } from '../../electron/vault/opening/history.ts';
import { withPageList } from '../../electron/vault/database/page-list.ts';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { evidenceId } from '../../shared/ids.ts';
import { clock, copyOf, look, makeGround, openWith, type Ground } from './damaged-vault.ts';
import { newPersonsPassphrase, passphrase } from './secrets.ts';
import { atOnce } from '../electron/vault/vault-for-tests.ts';

const pageBytes = 4096;
const headers = ['vault.json', 'vault.copy.json'] as const;

let ground: Ground;
/** Before the last sitting; in its middle, as a kill leaves it; after it. One item more, a note more, and a person who came and went. */
let before: string;
let during: string;
let after: string;
/** The records after the note alone was written. */
let noted: Buffer;
let notedPages: Buffer;
let masterKey: Secret;
let recordsKey: Uint8Array;

const put = (from: string, to: string, ...names: readonly string[]): Promise<unknown> => Promise.all(names.map((name) => copyFile(join(from, name), join(to, name))));
const fresh = (name: string, from = after): Promise<string> => copyOf({ ...ground, vault: from }, name);
const objectsIn = (folder: string): readonly string[] => readdirSync(join(folder, 'objects'), { recursive: true }).map(String).filter((name) => /[0-9a-f]{32}$/u.test(name)).sort();
const hers = (folder: string) => openVault({ folder, secret: newPersonsPassphrase, kind: 'passphrase', clock, random: systemRandom, evenly: atOnce });

beforeAll(async () => {
  ground = await makeGround();
  [before, during, after] = [ground.vault, join(ground.folder, 'during'), join(ground.folder, 'after')];
  await cp(before, after, { recursive: true });
  const first = (await openWith(after)).session;
  masterKey = first.header.masterKey.use((bytes) => Secret.copying(bytes));
  recordsKey = databaseKey(first.header.masterKey, subkeyLabels.recordsDatabase);
  const jobs = createJobs(() => undefined);
  const evidence = evidenceHandlers(first, jobs);
  await evidence.evidence.edit({ selection: { by: 'ids', ids: [evidenceId(1)] }, session: '0'.repeat(16), change: { notes: 'A note that a later hand would like to have unwritten.' }, addTags: [], removeTags: [] });
  await jobs.close();
  await evidence.close();
  const { code } = await addMember(first, passphrase, 'Nino', newPersonsPassphrase);
  await first.close();
  noted = await readFile(join(after, 'records.db'));
  notedPages = await readFile(join(after, 'records.pages'));
  await cp(after, join(ground.folder, 'with-nino'), { recursive: true });
  const { session } = await openWith(after);
  await cp(after, during, { recursive: true });
  const file = join(ground.folder, 'newest.bin');
  await writeFile(file, randomBytes(200_000));
  await addPaths(session, [file]);
  await removeMember(session, passphrase, code);
  await session.close();
}, 120_000);
afterAll(async () => {
  masterKey.end();
  await ground.end();
});

describe('an older header put back', () => {
  it('lets nobody in who was removed, and the newest takes its place', async () => {
    const folder = await fresh('old-header');
    await put(join(ground.folder, 'with-nino'), folder, ...headers);
    await expect(hers(folder)).rejects.toMatchObject({ code: 'passphrase-did-not-open', facts: { reason: 'removed' } });
    expect(await readFile(join(folder, 'vault.json'), 'utf8')).toBe(await readFile(join(after, 'vault.json'), 'utf8'));
    await put(join(ground.folder, 'with-nino'), folder, ...headers);
    const target = join(ground.folder, 'hers');
    await expect(salvageVault({ folder, secret: newPersonsPassphrase, kind: 'passphrase', random: systemRandom, target, describe: describeObject })).rejects.toMatchObject({ code: 'passphrase-did-not-open' });
    expect(readdirSync(target)).toEqual([]);
    const { failure, problems } = await look(ground, folder);
    expect([failure, problems.map(({ kind, severity }) => `${severity} ${kind}`)]).toEqual([null, ['warning header-older-than-records']]);
  });
});

describe('older records put back', () => {
  it('beside newer objects, header and anchor are told at opening', async () => {
    const folder = await fresh('old-records');
    await put(before, folder, 'records.db');
    await expect(openWith(folder)).rejects.toMatchObject({ code: 'history-rolled-back' });
    expect(objectsIn(folder)).toEqual(objectsIn(after));
  });

  it('with their anchor are told at opening by the header that is newer', async () => {
    const folder = await fresh('old-records-and-anchor');
    await put(before, folder, 'records.db', 'anchor.json');
    await expect(openWith(folder)).rejects.toMatchObject({ code: 'history-rolled-back' });
  });

  it('with anchor and header are told by the check, which compares each page with the list of the newest, and nothing newer is lost', async () => {
    const folder = await fresh('old-all-but-the-list');
    await put(before, folder, 'records.db', 'anchor.json', ...headers);
    const { failure, problems } = await look(ground, folder);
    expect([failure, problems.map(({ kind, severity }) => `${severity} ${kind}`)]).toEqual([null, ['loss database-page-older', 'warning object-without-record']]);
    expect(objectsIn(folder)).toEqual(objectsIn(after));
  });

  it('with anchor, header and that list are told by the newer object alone', async () => {
    const folder = await fresh('old-everything');
    await put(before, folder, 'records.db', 'records.pages', 'anchor.json', ...headers);
    const { failure, problems } = await look(ground, folder);
    expect([failure, problems.map(({ kind, severity }) => `${severity} ${kind}`)]).toEqual([null, ['warning object-without-record']]);
    expect(objectsIn(folder)).toEqual(objectsIn(after));
  });

  it('as a crash had left them set the newer object apart, and it is back as soon as the newer records are', async () => {
    const folder = await fresh('old-crash');
    await put(during, folder, 'records.db', 'records.db-wal', 'records.pages', 'anchor.json', ...headers);
    const old = await look(ground, folder);
    expect(old.problems.map(({ kind, severity }) => `${severity} ${kind}`)).toEqual(['note files-set-apart', 'note files-set-apart']);
    expect(readdirSync(join(folder, 'set-apart'))).toHaveLength(1);
    await rm(join(folder, 'records.db-wal'), { force: true });
    await put(after, folder, 'records.db', 'records.pages', 'anchor.json', ...headers);
    const { failure, problems, readable } = await look(ground, folder);
    expect([failure, problems.map(({ kind }) => kind), readable.length]).toEqual([null, ['files-brought-back'], ground.items.length]);
    expect(objectsIn(folder)).toEqual(objectsIn(after));
  });

  it('with what was being written then remove nothing that was finished since', async () => {
    const folder = await fresh('old-unfinished', during);
    const [object = ''] = objectsIn(folder);
    await cp(join(folder, 'objects', object), join(folder, 'objects', 'unfinished', object.slice(-32)));
    const { problems, readable } = await look(ground, folder);
    expect([problems.map(({ kind }) => kind), readable.length]).toEqual([['unfinished-write'], ground.items.length]);
  });
});

describe('one older page of the records put back', () => {
  /** What opening and check ask of the records, without the second that Argon2id takes. */
  const noticed = async (file: string, end: { readonly seq: number; readonly hash: string }): Promise<boolean> => {
    try {
      const records = await lookAtDatabase({ file, key: recordsKey, migrations: recordsMigrations });
      try {
        const found = await chainEnd(records.read);
        const history = await historyProblems(records.read, { state: 'missing' }, 2);
        return history.some(({ kind }) => kind === 'history-rolled-back') || found.seq < end.seq || found.hash !== end.hash || !(await verifyChain(records.read)).ok || (await records.integrityProblems()).length > 0;
      } finally {
        await records.close();
      }
    } catch (error) {
      if (!(error instanceof HoldfastError)) throw error;
      return true;
    }
  };

  /** What the check finds by the list of the newest pages; null where the records do not open at all. */
  const olderPages = async (folder: string): Promise<readonly number[] | null> => {
    const options = { file: join(folder, 'records.db'), key: recordsKey, migrations: recordsMigrations };
    const records = await withPageList({ folder, masterKey, leastSequence: 1 }, (pages) => openDatabase({ ...options, pages })).catch((error: unknown) => {
      if (error instanceof HoldfastError) return null;
      throw error;
    });
    if (records === null) return null;
    expect(records.pageList).toBe('kept');
    return records.olderPages(new AbortController().signal).finally(() => records.close());
  };

  it('is noticed wherever it lies, also where no tree, index or log contradicts it', async () => {
    const folder = join(ground.folder, 'paged');
    await mkdir(folder);
    const file = join(folder, 'records.db');
    const put = async (bytes: Buffer): Promise<void> => {
      await writeFile(file, bytes);
      await writeFile(join(folder, 'records.pages'), notedPages);
    };
    await put(noted);
    const records = await lookAtDatabase({ file, key: recordsKey, migrations: recordsMigrations });
    const end = await chainEnd(records.read);
    await records.close();
    expect([await noticed(file, end), await olderPages(folder)]).toEqual([false, []]);
    const old = await readFile(join(before, 'records.db'));
    const seen = { byThemselves: 0, byTheList: 0 };
    for (let page = 1; page * pageBytes <= Math.min(old.length, noted.length); page += 1) {
      const place: [number, number] = [(page - 1) * pageBytes, page * pageBytes];
      if (old.subarray(...place).equals(noted.subarray(...place))) continue;
      const mixed = Buffer.from(noted);
      old.copy(mixed, place[0], ...place);
      await put(mixed);
      if (await noticed(file, end)) seen.byThemselves += 1;
      await put(mixed);
      const older = await olderPages(folder);
      // Written again as it was before: nothing was put back.
      const isSame = decryptedPage(old.subarray(...place), page, recordsKey).equals(decryptedPage(noted.subarray(...place), page, recordsKey));
      if (older !== null) expect([page, ...older]).toEqual(isSame ? [page] : [page, page]);
      seen.byTheList += isSame ? 0 : 1;
    }
    // The records alone tell some of them; words and the search index are told by the list.
    expect(seen.byThemselves).toBeGreaterThan(0);
    expect(seen.byTheList).toBeGreaterThan(seen.byThemselves);
  });
});

describe('a log put beside records that were closed', () => {
  it('is told at opening, and what it holds is taken in', async () => {
    const folder = await fresh('strange-log');
    const file = join(folder, 'records.db');
    const connection = await engines.journeyapps.connect(file, recordsKey);
    await connection.run('UPDATE evidence_description SET notes = ? WHERE number = 1', ['What the note said before.']);
    const log = await readFile(`${file}-wal`);
    await connection.close();
    await put(after, folder, 'records.db');
    await writeFile(`${file}-wal`, log);
    const first = await openWith(folder);
    expect(first.report.problems.map(({ kind, severity }) => `${severity} ${kind}`)).toEqual(['warning records-log-not-ours']);
    await first.session.close();
    const second = await openWith(folder);
    expect(second.report.problems).toEqual([]);
    await second.session.close();
  });

  it('is nothing strange after a kill at any moment of an opening', async () => {
    const folder = await fresh('killed-log', during);
    const { report, session } = await openWith(folder);
    await session.close();
    expect(report.problems.map(({ kind }) => kind)).not.toContain('records-log-not-ours');
  });
});

describe('an older object put in the place of a newer one', () => {
  it('is told by the check without reading data, and not given out', async () => {
    const folder = await fresh('old-object');
    const newer = objectsIn(after).find((name) => !objectsIn(before).includes(name)) ?? '';
    const older = ground.items.find(({ size }) => size === 200_000)!.file;
    await copyFile(join(folder, older), join(folder, 'objects', newer));
    const { failure, problems, readable } = await look(ground, folder);
    expect([failure, problems.map(({ kind, severity }) => `${severity} ${kind}`), readable.length]).toEqual([null, ['loss object-swapped'], ground.items.length]);
  });
});

describe('records whose newest entry of the log cannot be read', () => {
  it('are not opened, and everything in the vault can be saved by its name', async () => {
    const folder = await fresh('no-end');
    const file = join(folder, 'records.db');
    const reader = await engines.journeyapps.connect(file, recordsKey, 'look');
    const pages = (await reader.all("SELECT pageno FROM dbstat WHERE name = 'custody_entry' AND pagetype = 'leaf'", [])).map((row) => Number(row['pageno']));
    await reader.close();
    const bytes = await readFile(file);
    for (const page of pages) randomBytes(pageBytes).copy(bytes, (page - 1) * pageBytes);
    await writeFile(file, bytes);
    expect((await look(ground, folder)).failure).toBe('database-damaged');
    const target = join(ground.folder, 'saved');
    const { saved, notSaved, unreadableRows, damagedPages } = await salvageVault({ folder, secret: passphrase, kind: 'passphrase', random: systemRandom, target, describe: describeObject });
    expect([saved.map(({ item }) => item).sort(), notSaved, unreadableRows, damagedPages]).toEqual([['E-001', 'E-002', 'E-003', 'E-004', 'E-005', 'E-006'], [], 0, pages.length]);
    expect(saved.find(({ item }) => item === 'E-006')?.file).toMatch(/^E-006 [0-9a-f]{8} newest\.bin$/u);
  });
});
