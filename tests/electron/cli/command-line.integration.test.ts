// The command line tool as scripts meet it: its documents, its exit codes, and what it never says.
import { randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documents } from '../../../electron/cli/documents.ts';
import { insertLink } from '../../../electron/evidence/describing/link-repository.ts';
import { sql } from '../../../electron/vault/database/sql.ts';
import { openVault, systemRandom } from '../../../electron/vault/index.ts';
import { witnessOf } from '../../../shared/custody/witness.ts';
import { evidenceId, evidenceNumber } from '../../../shared/ids.ts';
import { instant } from '../../../shared/time.ts';
import { rememberingEnvironment } from '../../faults/remembered-argon2.ts';
import { everythingSaid, giveTools, runTool, startTool, type Ran } from './run-tool.ts';

giveTools(rememberingEnvironment);

const passphrase = 'river-Kettle-9-ordinary-lamp-Ostrich';
const nextPassphrase = 'meadow-Copper-4-hollow-stair-Walrus';
const herPassphrase = 'candle-Harbour-7-velvet-crow-Ladder';
const open = { HOLDFAST_PASSPHRASE: passphrase };

let folder = '';
let vault = '';
let recoveryCode = '';
const photo = randomBytes(300_000);

const parse = (ran: Ran): unknown => JSON.parse(ran.stdout);
const failureIn = (ran: Ran): { exitCode: number | null; code: string } => ({ exitCode: ran.exitCode, code: documents.failure.parse(parse(ran)).error.code });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-cli-'));
  vault = join(folder, 'vault');
  await mkdir(join(folder, 'card', 'deep'), { recursive: true });
  await writeFile(join(folder, 'card', 'street.bin'), photo);
  await writeFile(join(folder, 'card', 'deep', 'again.bin'), photo);
  await writeFile(join(folder, 'card', 'The van приехал фургон.txt'), 'At six in the morning.');
  await writeFile(join(folder, 'passphrase'), `${passphrase}\n`);
  const created = await runTool(['create', vault, '--json', '--kdf-memory', '256', '--name', 'Ilen Daros', '--passphrase-file', join(folder, 'passphrase')]);
  const document = documents.create.parse(parse(created));
  expect({ exitCode: created.exitCode, vault: document.vault }).toEqual({ exitCode: 0, vault });
  ({ recoveryCode } = document);
  const added = await runTool(['add', vault, join(folder, 'card'), join(folder, 'not-there.jpg'), '--json'], open);
  const { items } = documents.add.parse(parse(added));
  expect(added.exitCode).toBe(5);
  expect(items.map(({ status }) => status).sort()).toEqual(['duplicate', 'failed', 'new', 'new']);
  expect(items.find(({ status }) => status === 'failed')).toMatchObject({ path: join(folder, 'not-there.jpg'), id: null, reason: { code: 'source-unreadable' } });
}, 120_000);

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const listed = async (...search: string[]) => documents.list.parse(parse(await runTool(['list', vault, '--json', ...search], open))).items;
const idOf = async (title: string): Promise<string> => (await listed()).find((item) => item.title === title)!.id;

describe('create', () => {
  it('leaves a folder that holds something as it is', async () => {
    expect(failureIn(await runTool(['create', join(folder, 'card'), '--json', '--kdf-memory', '256'], open))).toEqual({ exitCode: 1, code: 'folder-not-empty' });
  });

  it('refuses a passphrase that is easy to guess and memory below the floor', async () => {
    const weak = await runTool(['create', join(folder, 'other'), '--json'], { HOLDFAST_PASSPHRASE: 'password1234' });
    const little = await runTool(['create', join(folder, 'other'), '--json', '--kdf-memory', '64'], open);
    expect([failureIn(weak), failureIn(little)]).toEqual([{ exitCode: 1, code: 'weak-passphrase' }, { exitCode: 1, code: 'input-refused' }]);
    await expect(stat(join(folder, 'other'))).rejects.toThrow('ENOENT');
  });

  it('gives a recovery code that opens the vault', async () => {
    const ran = await runTool(['list', vault, '--json', '--with-recovery-code'], { HOLDFAST_PASSPHRASE: recoveryCode });
    expect(documents.list.parse(parse(ran)).items).toHaveLength(2);
  });
});

describe('reading', () => {
  it('lists, searches in two scripts and finds nothing where there is nothing', async () => {
    const [all, english, russian, none] = [await listed(), await listed('--search', 'van'), await listed('--search', 'фургон'), await listed('--search', 'zebra')];
    expect([all.length, english.map(({ title }) => title), russian.map(({ title }) => title), none]).toEqual([2, ['The van приехал фургон.txt'], ['The van приехал фургон.txt'], []]);
  });

  it('shows a record with its custody entries', async () => {
    const ran = await runTool(['show', vault, await idOf('street.bin').catch(() => idOf('again.bin')), '--json'], open);
    const shown = documents.show.parse(parse(ran));
    expect(shown.custody.map(({ action }) => action)).toEqual(expect.arrayContaining(['imported', 'duplicate-linked']));
    expect(shown.record).toMatchObject({ size: photo.length, check: 'equal' });
  });

  it('says every fact of a record in a line of its own, and none of them as a document', async () => {
    const { stdout } = await runTool(['show', vault, await idOf('street.bin').catch(() => idOf('again.bin'))], open);
    expect(stdout.split('\n')).toEqual(expect.arrayContaining([`size: ${String(photo.length)}`, 'description.notes: -', expect.stringMatching(/^arrivals\[1\]\.fileName: /u)]));
    expect(stdout).not.toMatch(/[{}]/u);
  });

  it('answers not-found for an item that is not there, and refuses what is no number', async () => {
    expect(failureIn(await runTool(['show', vault, 'E-099', '--json'], open))).toEqual({ exitCode: 1, code: 'not-found' });
    expect(failureIn(await runTool(['show', vault, '../../etc', '--json'], open))).toEqual({ exitCode: 1, code: 'input-refused' });
  });

  it('says of a folder, a backup or a state that is not there where it was looked for, and never that the vault lacks it', async () => {
    const said = async (...line: string[]): Promise<string> => (await runTool(line, open)).stderr;
    const nowhere = join(folder, 'pulled-stick');
    expect(await said('extract', vault, 'E-001', '-o', join(nowhere, 'copy.bin'))).toContain('pulled-stick is not there. Nothing was changed. Check the name, and whether its disk is connected.');
    expect(await said('backup', vault, '-o', join(nowhere, 'office.age'))).toContain('pulled-stick is not there.');
    expect(await said('restore', join(nowhere, 'office.age'), '-o', join(folder, 'restored'))).toContain('office.age is not there.');
    expect(await said('show', vault, 'E-099')).toContain('is not in this vault.');
    await runTool(['mirror', vault, join(folder, 'north')], open);
    expect(await said('restore', join(folder, 'north'), '-o', join(folder, 'restored'), '--generation', '9')).toContain('This mirror holds no state number 9.');
  });

  it('names the bounds of the memory that opening takes', async () => {
    const little = await runTool(['create', join(folder, 'other'), '--kdf-memory', '100'], open);
    expect([little.exitCode, little.stderr]).toEqual([1, expect.stringContaining('--kdf-memory takes 256 to 2,048 MiB.')]);
  });
});

describe('extract', () => {
  it('writes the original bytes for the owner alone, never over a file, and puts the reason on record', async () => {
    const { id } = (await listed()).find(({ size }) => size === photo.length)!;
    const target = join(folder, 'copy.bin');
    const first = await runTool(['extract', vault, id, '-o', target, '--json', '--reason', 'For the lawyer'], open);
    expect({ exitCode: first.exitCode, document: documents.extract.parse(parse(first)) }).toMatchObject({ exitCode: 0, document: { id, file: target, size: photo.length } });
    expect((await readFile(target)).equals(photo)).toBe(true);
    expect(((await stat(target)).mode & 0o777).toString(8)).toBe('600');
    await writeFile(target, 'mine');
    expect(failureIn(await runTool(['extract', vault, id, '-o', target, '--json'], open))).toEqual({ exitCode: 5, code: 'target-exists' });
    expect(await readFile(target, 'utf8')).toBe('mine');
    const { entries } = documents.log.parse(parse(await runTool(['log', vault, '--json'], open)));
    expect(entries.filter(({ action }) => action === 'exported').map(({ subject, details }) => [subject, details['reason']])).toEqual([[id, 'For the lawyer']]);
  });
});

describe('cases and move', () => {
  const cases = async (...line: readonly string[]) => {
    const ran = await runTool(['cases', vault, ...line, '--json'], open);
    const document = documents.cases.parse(parse(ran));
    return { case: document.case, cases: document.cases.map(({ code, name, about, items, workedIn, closedAt }) => [code, name, about, items, workedIn, closedAt !== null]) };
  };
  const refused = async (...line: readonly string[]) => failureIn(await runTool([...line, '--json'], open));

  it('makes a case, changes what is said of it and nothing else, and lists what each holds', async () => {
    expect(await cases('--make', 'HARBOUR', '--name', 'Dismissals', '--about', 'Since March')).toEqual({ case: 'HARBOUR', cases: [['C-1', '', '', 2, false, false], ['HARBOUR', 'Dismissals', 'Since March', 0, true, false]] });
    expect((await cases('--change', 'harbour', '--name', 'Dismissals at the harbour')).cases[1]).toEqual(['HARBOUR', 'Dismissals at the harbour', 'Since March', 0, true, false]);
    expect(await cases('--change', 'HARBOUR', '--code', 'PORT')).toMatchObject({ case: 'PORT', cases: [{}, ['PORT', 'Dismissals at the harbour', 'Since March', 0, true, false]] });
    expect([await refused('cases', vault, '--make', 'port', '--name', 'Another'), await refused('cases', vault, '--close', 'HARBOUR')]).toEqual([{ exitCode: 1, code: 'case-code-taken' }, { exitCode: 1, code: 'input-refused' }]);
  });

  it('moves items into it once, and nothing when one of them is not there', async () => {
    const { id } = (await listed())[0]!;
    const move = async (...ids: readonly string[]) => documents.move.parse(parse(await runTool(['move', vault, ...ids, '--case', 'port', '--json'], open))).items;
    expect(await refused('move', vault, id, 'E-099', '--case', 'PORT')).toEqual({ exitCode: 1, code: 'not-found' });
    expect((await cases()).cases.map((one) => one[3])).toEqual([2, 0]);
    expect([await move(id), await move(id)]).toEqual([[{ id, case: 'PORT', changed: true }], [{ id, case: 'PORT', changed: false }]]);
    expect((await runTool(['move', vault, id, '--case', 'C-1'], open)).stdout).toBe(`${id}  was moved to C-1\n`);
    const { custody } = documents.show.parse(parse(await runTool(['show', vault, id, '--json'], open)));
    expect(custody.filter(({ action }) => action === 'moved-to-case').map(({ details }) => [details['fromCase'], details['case']])).toEqual([['C-1', 'PORT'], ['PORT', 'C-1']]);
  });

  it('names what was made from an item and moved along', async () => {
    const [one, two] = (await listed()).map(({ id }) => id);
    const { session } = await openVault({ folder: vault, secret: passphrase, kind: 'passphrase', clock: () => instant(Date.now()), random: systemRandom });
    const link = { number: evidenceNumber(two!), relation: 'transcript-of' as const, other: evidenceNumber(one!) };
    await session.change(async ({ db, at, member }) => {
      await db.run(sql`UPDATE evidence_description SET originality = 'derivative' WHERE number = ${link.number}`);
      await insertLink(db, link, at, member);
    });
    await session.close();
    const moved = documents.move.parse(parse(await runTool(['move', vault, one!, '--case', 'PORT', '--json'], open)));
    expect(moved).toMatchObject({ items: [{ id: one, case: 'PORT' }], along: [two] });
    expect((await runTool(['move', vault, one!, '--case', 'c-1'], open)).stdout).toBe(`${one!}  was moved to C-1\n${two!}  was made from one of them and moved along to C-1\n`);
  });

  it('closes a case, which takes nothing then, and opens it again', async () => {
    expect((await cases('--close', 'PORT')).cases[1]?.[5]).toBe(true);
    expect(await refused('move', vault, (await listed())[0]!.id, '--case', 'PORT')).toEqual({ exitCode: 4, code: 'case-closed' });
    expect((await cases('--open-again', 'PORT')).cases[1]?.[5]).toBe(false);
  });

  it.each([
    ['two changes at once', ['--make', 'B', '--name', 'x', '--close', 'PORT'], 'Choose one of: --make, --change, --close, --open-again.'],
    ['a name for closing', ['--close', 'PORT', '--name', 'x'], '--name cannot be used together with another option given.'],
    ['a code with a space', ['--make', 'B 2', '--name', 'x'], 'A code has up to 16 letters and digits'],
  ])('refuses %s before it asks for the passphrase', async (_, line, words) => {
    const { exitCode, stderr } = await runTool(['cases', vault, ...line]);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining(words)]);
  });
});

describe('records that are damaged', () => {
  it('are named in their place, and the others are listed: items, cases, and an item of such a case', async () => {
    const rewrite = async (viewer: string, closedAt: number | null): Promise<void> => {
      const { session } = await openVault({ folder: vault, secret: passphrase, kind: 'passphrase', clock: () => instant(Date.now()), random: systemRandom });
      await session.change(async ({ db }) => {
        await db.run(sql`UPDATE evidence SET viewer = ${viewer} WHERE number = 1`);
        await db.run(sql`UPDATE case_file SET closed_at_ms = ${closedAt} WHERE number = 1`);
      });
      await session.close();
    };
    const shown = documents.show.parse(parse(await runTool(['show', vault, 'E-001', '--json'], open))).record as { viewer: string };
    const { cases: whole } = documents.cases.parse(parse(await runTool(['cases', vault, '--json'], open)));
    await rewrite('never-heard-of', 9_000_000_000_000_000);
    const ran: Ran[] = [];
    for (const line of [['list', vault], ['list', vault, '--json'], ['cases', vault], ['cases', vault, '--json'], ['show', vault, 'E-002', '--json']]) ran.push(await runTool(line, open));
    const [text, list, casesText, cases, item] = ran;
    await rewrite(shown.viewer, null);
    expect([text!.exitCode, text!.stdout.split('\n').map((line) => line.replaceAll(/\s/gu, ' '))]).toEqual([3, [
      'E-001  Its records are damaged.', expect.stringMatching(/^E-002 /u), expect.stringContaining('The records of 1 item in this list are damaged.'), '',
    ]]);
    const listed = documents.list.parse(parse(list!));
    expect([list!.exitCode, listed.items.map(({ id }) => id), listed.unread]).toEqual([3, ['E-002'], ['E-001']]);
    expect([casesText!.exitCode, casesText!.stdout]).toEqual([3, expect.stringContaining('(C1)')]);
    const { cases: others, unread } = documents.cases.parse(parse(cases!));
    expect([cases!.exitCode, unread, others]).toEqual([3, ['C1'], whole.slice(1)]);
    expect([item!.exitCode, documents.show.parse(parse(item!)).record]).toMatchObject([3, { id: 'E-002', case: { code: null, name: null } }]);
  });
});

describe('log', () => {
  it('walks the chain and tells a witness code that fits from one that does not', async () => {
    const now = documents.log.parse(parse(await runTool(['log', vault, '--json', '--verify'], open)));
    expect(now).toMatchObject({ ok: true, brokenAt: null, head: { seq: now.entries.length } });
    const later = await runTool(['log', vault, '--json', '--witness', now.witness], open);
    const foreign = await runTool(['log', vault, '--json', '--witness', witnessOf({ seq: 2, hash: 'ab'.repeat(32) })], open);
    const noCode = await runTool(['log', vault, '--json', '--witness', 'hello'], open);
    expect([later, foreign, noCode].map((ran) => [ran.exitCode, documents.log.parse(parse(ran)).witnessCheck?.outcome])).toEqual([[0, 'was-head-then'], [3, 'does-not-match'], [1, 'not-a-code']]);
  });

  it('names an entry that cannot be read in its place, and goes on', async () => {
    const rewrite = async (action: string): Promise<void> => {
      const { session } = await openVault({ folder: vault, secret: passphrase, kind: 'passphrase', clock: () => instant(Date.now()), random: systemRandom });
      await session.change(async ({ db }) => {
        const trigger = await db.get(sql`SELECT sql FROM sqlite_master WHERE name = 'custody_entry_stays'`);
        await db.run(sql`DROP TRIGGER custody_entry_stays`);
        await db.run(sql`UPDATE custody_entry SET action = ${action} WHERE seq = 2`);
        await db.run({ text: String(trigger?.['sql']), values: [] });
      });
      await session.close();
    };
    const before = documents.log.parse(parse(await runTool(['log', vault, '--json'], open)));
    const { action } = before.entries.find(({ seq }) => seq === 2)!;
    await rewrite('never-heard-of');
    const document = await runTool(['log', vault, '--json'], open);
    const text = await runTool(['log', vault], open);
    await rewrite(action);
    const { ok, brokenAt, unread, entries } = documents.log.parse(parse(document));
    expect({ exitCode: document.exitCode, ok, brokenAt, unread, seqs: entries.slice(0, 2).map(({ seq }) => seq) }).toEqual({ exitCode: 3, ok: false, brokenAt: 2, unread: [2], seqs: [1, 3] });
    expect(text.stdout.split('\n').slice(0, 3)).toEqual([expect.stringContaining('1'), expect.stringMatching(/^Entry\s2 is damaged and cannot be read\.$/u), expect.stringContaining('3')]);
    expect(documents.log.parse(parse(await runTool(['log', vault, '--json'], open)))).toMatchObject({ ok: true });
  });
});

describe('failures', () => {
  it('tell a wrong passphrase, a folder that is no vault and a vault that is not there apart', async () => {
    const wrong = await runTool(['list', vault, '--json'], { HOLDFAST_PASSPHRASE: 'wrong-Kettle-9-ordinary-lamp' });
    const noVault = await runTool(['list', join(folder, 'card'), '--json'], open);
    const missing = await runTool(['list', join(folder, 'nowhere'), '--json'], open);
    expect([wrong, noVault, missing].map(failureIn)).toEqual([{ exitCode: 2, code: 'passphrase-did-not-open' }, { exitCode: 1, code: 'folder-not-a-vault' }, { exitCode: 5, code: 'vault-missing' }]);
  });

  it('say that another copy has the vault open', async () => {
    const { session } = await openVault({ folder: vault, secret: passphrase, kind: 'passphrase', clock: () => instant(Date.now()), random: systemRandom });
    try {
      expect(failureIn(await runTool(['add', vault, join(folder, 'card'), '--json'], open))).toEqual({ exitCode: 5, code: 'vault-in-use' });
    } finally {
      await session.close();
    }
  });

  it('end with 1 when the line cannot be followed, and nothing is on standard output without --json', async () => {
    const lines = [['frob'], ['list'], ['list', vault, '--frob'], ['extract', vault, 'E-001'], ['list', vault, 'more'], ['list', vault, '--kind', 'ghost'], ['passphrase', vault], ['passphrase', vault, '--list', '--change']];
    for (const line of lines) {
      const [plain, json] = await Promise.all([runTool(line, open), runTool([...line, '--json'], open)]);
      expect([line, plain.exitCode, plain.stdout, plain.stderr === '', failureIn(json)]).toEqual([line, 1, '', false, { exitCode: 1, code: 'input-refused' }]);
    }
  });

  it('ask for nothing where nobody can answer', async () => {
    expect(failureIn(await runTool(['list', vault, '--json']))).toEqual({ exitCode: 1, code: 'input-refused' });
  });
});

describe('passphrase', () => {
  it('changes, adds and removes, and keeps the last way in', async () => {
    const both = { ...open, HOLDFAST_NEW_PASSPHRASE: nextPassphrase };
    const changed = await runTool(['passphrase', vault, '--change', '--json'], both);
    expect([changed.exitCode, documents.passphrase.parse(parse(changed)).members.map(({ code, name }) => [code, name])]).toEqual([0, [['M1', 'Ilen Daros']]]);
    const old = await runTool(['list', vault, '--json'], open);
    expect(failureIn(old)).toEqual({ exitCode: 2, code: 'passphrase-did-not-open' });
    const now = { HOLDFAST_PASSPHRASE: nextPassphrase };
    expect(failureIn(await runTool(['passphrase', vault, '--remove-person', 'M1', '--json'], now))).toEqual({ exitCode: 4, code: 'last-slot' });
    const added = await runTool(['passphrase', vault, '--add-person', 'Marta Quill', '--json'], { ...now, HOLDFAST_NEW_PASSPHRASE: herPassphrase });
    expect(documents.passphrase.parse(parse(added))).toMatchObject({ member: 'M2' });
    const hers = await runTool(['passphrase', vault, '--list', '--json'], { HOLDFAST_PASSPHRASE: herPassphrase });
    expect(documents.passphrase.parse(parse(hers)).members.map(({ code }) => code)).toEqual(['M1', 'M2']);
    expect((await runTool(['passphrase', vault, '--remove-person', 'm2', '--json'], now)).exitCode).toBe(0);
    expect((await runTool(['list', vault, '--json'], { HOLDFAST_PASSPHRASE: herPassphrase })).exitCode).toBe(2);
    const renewed = documents.passphrase.parse(parse(await runTool(['passphrase', vault, '--new-recovery-code', '--json'], now)));
    expect(renewed.recoveryCode).not.toBe(recoveryCode);
    expect((await runTool(['list', vault, '--with-recovery-code', '--json'], { HOLDFAST_PASSPHRASE: recoveryCode })).exitCode).toBe(2);
    expect((await runTool(['passphrase', vault, '--change', '--json'], { ...now, HOLDFAST_NEW_PASSPHRASE: passphrase })).exitCode).toBe(0);
  });
});

describe('interruption', () => {
  it('stops after the files at hand, keeps what was reported and leaves a sound vault', async () => {
    const many = join(folder, 'many');
    await mkdir(many);
    for (let index = 0; index < 600; index += 1) await writeFile(join(many, `f${String(index)}`), randomBytes(4000));
    const before = (await listed()).length;
    const { child, ended } = startTool(['add', vault, many, '--json'], open);
    // Its journal grows once items are being committed: that is "in the middle" for any speed of the machine.
    const journal = join(vault, 'records.db-wal');
    for (let waited = 0; waited < 600; waited += 1) {
      if (((await stat(journal).catch(() => null))?.size ?? 0) > 200_000) break;
      await new Promise((resolve) => { setTimeout(resolve, 20); });
    }
    child.kill('SIGINT');
    const ran = await ended;
    const document = documents.add.parse(parse(ran));
    expect({ exitCode: ran.exitCode, stopped: document.stopped }).toEqual({ exitCode: 5, stopped: true });
    const kept = document.items.filter(({ status }) => status === 'new');
    const after = await listed();
    expect(after.length).toBe(before + kept.length);
    expect(kept.filter(({ id }) => !after.some((item) => item.id === id))).toEqual([]);
    const verified = await runTool(['verify', vault, '--read-data', '--json'], open);
    expect([verified.exitCode, documents.verify.parse(parse(verified))]).toMatchObject([0, { ok: true, problems: [], checked: { objects: after.length } }]);
  });
});

describe('backup', () => {
  it('finds an item whose bytes were altered with --read-data alone, and has it as it is', async () => {
    const copy = join(folder, 'altered-vault');
    await cp(vault, copy, { recursive: true });
    const { session } = await openVault({ folder: copy, secret: passphrase, kind: 'passphrase', clock: () => instant(Date.now()), random: systemRandom });
    const row = await session.read.get(sql`SELECT number, object_id FROM evidence WHERE size = ${photo.byteLength} LIMIT 1`);
    await session.close();
    const object = String(row?.['object_id']);
    const file = join(copy, 'objects', object.slice(0, 2), object);
    const bytes = await readFile(file);
    bytes[1000]! ^= 1;
    await writeFile(file, bytes);
    const backup = async (...more: string[]): Promise<unknown> => {
      const ran = await runTool(['backup', copy, '-o', join(folder, `backup-${String(more.length)}.age`), '--json', ...more], open);
      return { exitCode: ran.exitCode, altered: documents.backup.parse(parse(ran)).altered };
    };
    expect(await backup()).toEqual({ exitCode: 0, altered: [] });
    expect(await backup('--read-data')).toEqual({ exitCode: 3, altered: [evidenceId(Number(row?.['number']))] });
  });
});

describe('secrets', () => {
  it('appear in no argument of the running tool, and not in its environment when they come from a file', async () => {
    const { child, ended } = startTool(['verify', vault, '--json', '--passphrase-file', join(folder, 'passphrase')]);
    const [line, environment] = await Promise.all(['cmdline', 'environ'].map((name) => readFile(`/proc/${String(child.pid)}/${name}`, 'utf8')));
    expect([line!.includes(passphrase), environment!.includes(passphrase), line!.includes('verify')]).toEqual([false, false, true]);
    expect((await ended).exitCode).toBe(0);
  });

  it('appear in nothing that any run has said', () => {
    const all = everythingSaid();
    expect([passphrase, nextPassphrase, herPassphrase].filter((secret) => all.includes(secret))).toEqual([]);
  });
});
