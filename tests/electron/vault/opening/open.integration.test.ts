import '../../../faults/remembered-argon2.ts';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemRandom } from '../../../../electron/vault/crypto/random.ts';
import { sql } from '../../../../electron/vault/database/sql.ts';
import { insertObjects } from '../../../../electron/vault/objects-repository.ts';
import { verifyChain } from '../../../../electron/custody/verify.ts';
import type { VaultSession } from '../../../../electron/vault/session.ts';
import { readHeader } from '../../../../electron/vault/header/header.ts';
import { changePassphrase } from '../../../../electron/vault/members/members.ts';
import { asNobody, giveToNobody } from '../as-nobody.ts';
import { failureOf, make, passphrase, reopen } from '../vault-for-tests.ts';

let home: string;
/** A closed vault with one stored setting and one object, and its recovery code; tests copy it. */
let model: string;
let folder: string;
let recoveryCode: string;

const store = async (session: VaultSession, bytes: Uint8Array) => {
  const writer = await session.objects.create();
  await writer.write(bytes);
  const ref = await writer.finish();
  await session.objects.publish([ref]);
  return ref;
};

const setAndRecord = (session: VaultSession, name: string) =>
  session.change(async ({ db, at, record }) => {
    await db.run(sql`INSERT INTO setting (name, value, changed_at_ms) VALUES (${name}, '1', ${at})`);
    await record('settings-changed', 'vault', { name });
  });

const snapshot = (where: string): Record<string, string> =>
  Object.fromEntries(readdirSync(where, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [path.slice(where.length), createHash('sha256').update(readFileSync(path)).digest('hex')];
  }));

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'holdfast-vault-'));
  model = join(home, 'model');
  const made = await make(model);
  recoveryCode = made.recoveryCode;
  const ref = await store(made.session, Buffer.from('some evidence'));
  await made.session.change(async ({ db, at, record }) => {
    await insertObjects(db, [ref], at);
    await record('imported', 'E-001', {});
  });
  await setAndRecord(made.session, 'kept');
  await made.session.close();
});
afterAll(async () => rm(home, { recursive: true }));
beforeEach(async () => {
  folder = join(home, 'vault');
  await cp(model, folder, { recursive: true });
});
afterEach(async () => rm(folder, { recursive: true, force: true }));

describe('a vault', () => {
  it('opens and changes although folders lie where it writes its passing files, and keeps what is in them', async () => {
    for (const name of ['vault.json.new', 'vault.copy.json.new', 'anchor.json.new', 'anchor.json', 'previews.db']) {
      await rm(join(folder, name), { force: true });
      await mkdir(join(folder, name));
      await writeFile(join(folder, name, 'theirs.txt'), 'not ours to remove');
    }
    const { session } = await reopen(folder);
    await changePassphrase(session, passphrase, 'another long walk by the river');
    await session.close();
    const { report, session: second } = await reopen(folder, { secret: 'another long walk by the river' });
    expect(report.problems).toEqual([]);
    await second.close();
    expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('theirs.txt'))).toHaveLength(5);
  });

  it('opens again with its passphrase, holds what was stored and names who opened it', async () => {
    const { session, report } = await reopen(folder);
    expect(report).toEqual({ problems: [], sweptFiles: 0 });
    expect(session.member).toBe('M1');
    expect(await session.read.all(sql`SELECT name FROM setting`)).toEqual([{ name: 'kept' }]);
    expect((await session.read.all(sql`SELECT action FROM custody_entry ORDER BY seq`)).map((row) => row['action'])).toEqual(['vault-created', 'imported', 'settings-changed', 'vault-opened']);
    expect((await verifyChain(session.read)).ok).toBe(true);
    await session.close();
  });

  it('opens with its recovery code', async () => {
    const { session } = await reopen(folder, { secret: recoveryCode.toLowerCase(), kind: 'recovery-code' });
    expect(session.member).toBe('M1');
    await session.close();
  });

  it('is readable by its owner alone, every file and folder', () => {
    expect(statSync(folder).mode & 0o077).toBe(0);
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) expect(statSync(join(entry.parentPath, entry.name)).mode & 0o077).toBe(0);
  });

  it('leaves nothing open or beside it once closed, and refuses use', async () => {
    const { session } = await reopen(folder);
    await session.close();
    await session.close();
    expect(readdirSync(folder).sort()).toEqual(['anchor.json', 'in-use', 'objects', 'previews.db', 'records.db', 'records.pages', 'vault.copy.json', 'vault.json']);
    expect(await failureOf(setAndRecord(session, 'late'))).toBe('vault-locked');
    expect(await failureOf(session.read.all(sql`SELECT 1`))).toBe('vault-locked');
  });

  it('keeps neither rows nor entries of a change that failed', async () => {
    const { session } = await reopen(folder);
    await expect(session.change(async ({ db, at, record }) => {
      await db.run(sql`INSERT INTO setting (name, value, changed_at_ms) VALUES ('half', '1', ${at})`);
      await record('settings-changed', 'vault', {});
      throw new Error('stop');
    })).rejects.toThrow('stop');
    expect(await session.read.get(sql`SELECT count(*) AS n FROM setting`)).toEqual({ n: 1 });
    await Promise.all([1, 2, 3, 4, 5].map((index) => setAndRecord(session, `many-${String(index)}`)));
    await session.close();
    const again = await reopen(folder);
    expect(await again.session.read.get(sql`SELECT count(*) AS n FROM setting`)).toEqual({ n: 6 });
    expect(await verifyChain(again.session.read)).toMatchObject({ ok: true, entries: 10 });
    await again.session.close();
  });

  it('refuses a second copy at once and changes nothing', async () => {
    const { session } = await reopen(folder);
    const before = snapshot(folder);
    expect(await failureOf(reopen(folder))).toBe('vault-in-use');
    expect(snapshot(folder)).toEqual(before);
    await session.close();
    await (await reopen(folder)).session.close();
  });
});

describe('opening answers', () => {
  const unchanged = async (expected: string, change = {}): Promise<void> => {
    const before = existsSync(folder) ? snapshot(folder) : null;
    expect(await failureOf(reopen(folder, change))).toBe(expected);
    if (before === null) expect(existsSync(folder)).toBe(false);
    else expect(snapshot(folder)).toEqual(before);
  };

  it('a wrong passphrase, a wrong code and a mistyped code', async () => {
    await unchanged('passphrase-did-not-open', { secret: 'lantern orbit mosaic velvet' });
    await unchanged('passphrase-did-not-open', { secret: '0000-0000', kind: 'recovery-code' });
  });

  it('a folder that is not there and one that is no vault', async () => {
    await rename(folder, `${folder}-moved`);
    await unchanged('vault-missing');
    await rename(`${folder}-moved`, folder);
    await rm(folder, { recursive: true });
    await mkdir(folder);
    await writeFile(join(folder, 'letter.txt'), 'not a vault');
    await unchanged('folder-not-a-vault');
  });

  it('a header of which neither copy is whole', async () => {
    for (const file of ['vault.json', 'vault.copy.json']) await writeFile(join(folder, file), readFileSync(join(folder, file)).subarray(0, 700));
    await unchanged('header-damaged');
  });

  it('a database that is damaged, missing, empty, or of another vault', async () => {
    const records = join(folder, 'records.db');
    const whole = readFileSync(records);
    const flipped = Buffer.from(whole);
    flipped[500] = (flipped[500] ?? 0) ^ 1;
    await writeFile(records, flipped);
    await unchanged('database-damaged');
    await writeFile(records, '');
    await unchanged('database-damaged');
    await unlink(records);
    await unchanged('database-damaged');
    const stranger = await make(join(home, 'stranger'));
    await stranger.session.close();
    await cp(join(home, 'stranger', 'records.db'), records);
    await rm(join(home, 'stranger'), { recursive: true });
    await unchanged('database-damaged');
  });

  it('a database in plaintext where an encrypted one should be', async () => {
    await writeFile(join(folder, 'records.db'), Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(16_384)]));
    await unchanged('encryption-not-proven');
  });

  it('a folder that may not be read, by somebody who reads it when it may be', async () => {
    await chmod(home, 0o755);
    giveToNobody(folder);
    await asNobody(async () => {
      await readHeader(folder);
      await chmod(folder, 0o000);
      expect(await failureOf(reopen(folder))).toBe('not-allowed-by-system');
      await chmod(folder, 0o700);
    });
  });
});

describe('opening puts right and reports', () => {
  const kinds = (problems: readonly { readonly kind: string; readonly severity: string }[]): string[] => problems.map(({ kind, severity }) => `${severity} ${kind}`);

  it('a header copy that is missing or damaged', async () => {
    await unlink(join(folder, 'vault.json'));
    const first = await reopen(folder);
    expect(kinds(first.report.problems)).toEqual(['note header-copy-missing']);
    await first.session.close();
    await writeFile(join(folder, 'vault.copy.json'), 'rot');
    const second = await reopen(folder);
    expect(kinds(second.report.problems)).toEqual(['note header-copy-damaged']);
    await second.session.close();
    expect(readFileSync(join(folder, 'vault.json'))).toEqual(readFileSync(join(folder, 'vault.copy.json')));
  });

  it('a preview store that is damaged: set aside, and a new one made', async () => {
    await writeFile(join(folder, 'previews.db'), systemRandom.bytes(8192));
    const { session, report } = await reopen(folder);
    expect(kinds(report.problems)).toEqual(['note preview-store-damaged']);
    await session.previews.transaction(async (db) => db.run(sql`INSERT INTO preview (id, width, height, media_type, bytes) VALUES ('E-001', 1, 1, 'image/webp', ${Buffer.from([1])})`));
    await session.close();
    expect(existsSync(join(folder, 'previews.db.set-aside'))).toBe(true);
    const again = await reopen(folder);
    expect(again.report.problems).toEqual([]);
    expect(await again.session.previews.read.get(sql`SELECT count(*) AS n FROM preview`)).toEqual({ n: 1 });
    await again.session.close();
  });

  it('what an interrupted write left, and nothing that has a record', async () => {
    const copy = join(home, 'killed');
    const { session } = await reopen(folder);
    await store(session, Buffer.from('published, never recorded'));
    const unfinished = await session.objects.create();
    await unfinished.write(Buffer.from('never finished'));
    // What a kill at this moment leaves on the disk.
    await cp(folder, copy, { recursive: true });
    await writeFile(join(copy, 'anchor.json.new'), 'half');
    await unfinished.discard();
    await session.close();
    const { session: after, report } = await reopen(copy);
    expect(kinds(report.problems)).toEqual(['note unfinished-write', 'note files-set-apart']);
    expect(report.sweptFiles).toBe(2);
    expect(readdirSync(join(copy, 'set-apart'))).toHaveLength(1);
    const left: unknown[] = [];
    for await (const found of after.objects.inventory()) left.push(found.id);
    expect(left).toEqual((await after.read.all(sql`SELECT id FROM stored_object`)).map((row) => row['id']));
    await after.close();
    await rm(copy, { recursive: true });
  });

  it('what was left unfinished by a vault that was closed in order', async () => {
    const { session } = await reopen(folder);
    const writer = await session.objects.create();
    await writer.write(Buffer.from('never finished'));
    await session.close();
    const { session: after, report } = await reopen(folder);
    expect([kinds(report.problems), report.sweptFiles]).toEqual([['note unfinished-write'], 1]);
    await after.close();
    const { session: last, report: nothing } = await reopen(folder);
    expect(nothing).toEqual({ problems: [], sweptFiles: 0 });
    await last.close();
  });
});

describe('the anchor', () => {
  it('that cannot be written takes back nothing that is committed, and lets nothing more be committed until it can', async () => {
    const { session } = await reopen(folder);
    const away = `${folder}-away`;
    const bytes = Buffer.from('kept although the anchor was not');
    const ref = await store(session, bytes);
    await session.change(async ({ db, at, record }) => {
      await insertObjects(db, [ref], at);
      await record('imported', 'E-002', {});
      // The folder cannot be reached under its name, and nothing says that it is gone; the database goes on in its open files.
      await rename(folder, away);
      await symlink(folder, folder);
    });
    await expect(setAndRecord(session, 'too-early')).rejects.toThrow();
    await unlink(folder);
    await rename(away, folder);
    await setAndRecord(session, 'later');
    await session.close();
    const again = await reopen(folder);
    expect(again.report.problems).toEqual([]);
    expect((await again.session.read.all(sql`SELECT name FROM setting ORDER BY name`)).map((row) => row['name'])).toEqual(['kept', 'later']);
    const reader = await again.session.objects.open(ref);
    expect(Buffer.from(await reader.read(0, bytes.length)).equals(bytes)).toBe(true);
    await reader.close();
    await again.session.close();
  });

  /** The vault as it was before the last change, file by file. */
  const grown = async (): Promise<string> => {
    const older = join(home, 'older');
    await cp(folder, older, { recursive: true });
    const { session } = await reopen(folder);
    await setAndRecord(session, 'newer');
    await session.close();
    return older;
  };
  afterEach(async () => rm(join(home, 'older'), { recursive: true, force: true }));

  it('tells a database that was put back to an older copy, and lets it be read all the same when asked', async () => {
    const older = await grown();
    await cp(join(older, 'records.db'), join(folder, 'records.db'));
    const before = snapshot(folder);
    expect(await failureOf(reopen(folder))).toBe('history-rolled-back');
    expect(snapshot(folder)).toEqual(before);
    const { session, report } = await reopen(folder, { evenIfRolledBack: true });
    expect(report.problems).toEqual([{ severity: 'loss', kind: 'history-rolled-back', item: null, file: 'records.db', facts: { entries: 3, entriesKnown: 5 } }]);
    expect(await session.read.get(sql`SELECT count(*) AS n FROM setting`)).toEqual({ n: 1 });
    expect(await failureOf(setAndRecord(session, 'onto the wrong history'))).toBe('history-rolled-back');
    await session.close();
    expect(await failureOf(reopen(folder))).toBe('history-rolled-back');
  });

  it('tells an older database that was grown again to the same number of entries', async () => {
    const older = await grown();
    const other = await reopen(older);
    await setAndRecord(other.session, 'another history');
    await other.session.close();
    await cp(join(older, 'records.db'), join(folder, 'records.db'));
    expect(await failureOf(reopen(folder))).toBe('history-rolled-back');
  });

  it('that is missing, damaged or of another vault is reported and written again', async () => {
    const anchor = join(folder, 'anchor.json');
    const whole = readFileSync(anchor, 'utf8');
    for (const [content, kind] of [[null, 'anchor-missing'], [whole.replace(/"seq":\d+/, '"seq":2'), 'anchor-damaged'], [whole.slice(0, -20), 'anchor-damaged'], ['', 'anchor-damaged']] as const) {
      if (content === null) await unlink(anchor);
      else await writeFile(anchor, content);
      const { session, report } = await reopen(folder);
      expect(report.problems.map((problem) => problem.kind)).toEqual([kind]);
      await session.close();
      const again = await reopen(folder);
      expect(again.report.problems).toEqual([]);
      await again.session.close();
    }
  });

  it('may lag behind the database: a change was committed and the power went', async () => {
    const older = await grown();
    await cp(join(older, 'anchor.json'), join(folder, 'anchor.json'));
    const { session, report } = await reopen(folder);
    expect(report.problems).toEqual([]);
    await session.close();
  });
});

describe('creating', () => {
  it('refuses a folder with anything in it and leaves that as it is', async () => {
    const before = snapshot(folder);
    expect(await failureOf(make(folder))).toBe('folder-not-empty');
    expect(snapshot(folder)).toEqual(before);
    const other = join(home, 'letters');
    await mkdir(other);
    await writeFile(join(other, 'letter.txt'), 'mine');
    expect(await failureOf(make(other))).toBe('folder-not-empty');
    expect(await failureOf(make(join(other, 'letter.txt')))).toBe('folder-not-empty');
    expect(readdirSync(other)).toEqual(['letter.txt']);
  });

  it('recognises what an interrupted creation left, says so at opening, and begins anew', async () => {
    for (const file of ['vault.json', 'vault.copy.json']) await unlink(join(folder, file));
    await writeFile(join(folder, 'being-made'), '');
    const before = snapshot(folder);
    expect(await failureOf(reopen(folder))).toBe('folder-not-a-vault');
    expect(snapshot(folder)).toEqual(before);
    const { session } = await make(folder);
    expect(await session.read.get(sql`SELECT count(*) AS n FROM stored_object`)).toEqual({ n: 0 });
    await session.close();
    await (await reopen(folder)).session.close();
  });

  it('never takes a vault with a header for an unfinished one', async () => {
    await writeFile(join(folder, 'being-made'), '');
    const before = snapshot(folder);
    expect(await failureOf(make(folder))).toBe('folder-not-empty');
    expect(snapshot(folder)).toEqual(before);
    const { session, report } = await reopen(folder);
    expect(report.sweptFiles).toBe(1);
    await session.close();
  });

  it('does not mistake a vault whose header is gone for an unfinished one', async () => {
    for (const file of ['vault.json', 'vault.copy.json']) await unlink(join(folder, file));
    expect(await failureOf(make(folder))).toBe('folder-not-empty');
    expect(await failureOf(reopen(folder))).toBe('header-damaged');
  });
});

