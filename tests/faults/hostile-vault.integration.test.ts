// Vaults that somebody crafted: headers that ask for everything a computer has, databases written with the vault's own key whose schema
// or rows mean harm. Each is refused with its own failure, or opens and does no more than an honest one would.
import './remembered-argon2.ts';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addPaths } from '../../electron/evidence/tool.ts';
import { recordedObjects } from '../../electron/evidence/checking/whole-vault.ts';
import { subkeyLabels } from '../../electron/vault/crypto/derive.ts';
import { Secret } from '../../electron/vault/crypto/secret.ts';
import { databaseKey } from '../../electron/vault/database/database-keys.ts';
import { chooseEngine } from '../../electron/vault/database/engine-choice.ts';
import { verifyVault } from '../../electron/vault/index.ts';
import { headerText, parseHeader, sealHeader, type VaultHeader } from '../../electron/vault/header/format.ts';
import { createVaultHost, type VaultHost } from '../../electron/vault-process/host.ts';
import type { Result } from '../../shared/contract/result.ts';
import { everything } from '../../shared/evidence/schema.ts';
import { failureOf, make, passphrase, reopen } from '../electron/vault/vault-for-tests.ts';

let home: string;
let model: string;
let vault: string;
let masterKey: Secret;
let keys: { readonly records: Uint8Array; readonly previews: Uint8Array };

const filesOf = (where: string): Readonly<Record<string, string>> =>
  Object.fromEntries(readdirSync(where, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [path.slice(where.length), createHash('sha256').update(readFileSync(path)).digest('hex')];
  }));

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'holdfast-hostile-'));
  model = join(home, 'model');
  vault = join(home, 'vault');
  const { session } = await make(model);
  masterKey = session.header.masterKey.use((bytes) => Secret.owning(Uint8Array.from(bytes)));
  keys = { records: databaseKey(masterKey, subkeyLabels.recordsDatabase), previews: databaseKey(masterKey, subkeyLabels.previewsDatabase) };
  for (const name of ['one', 'two', 'three']) {
    await writeFile(join(home, `${name}.txt`), `what ${name} said`);
    await addPaths(session, [join(home, `${name}.txt`)]);
  }
  await session.close();
});
afterAll(async () => rm(home, { recursive: true }));
beforeEach(async () => cp(model, vault, { recursive: true }));
afterEach(async () => rm(vault, { recursive: true, force: true }));

/** Runs statements over a database of the vault with its own key, as whoever crafts it would. */
const craft = async (database: 'records' | 'previews', ...statements: readonly string[]): Promise<void> => {
  const connection = await chooseEngine().connect(join(vault, `${database}.db`), keys[database]);
  try {
    for (const statement of statements) await connection.script(statement);
  } finally {
    await connection.close();
  }
};

/** Changes rows past the triggers and checks that guard them, and leaves the schema as it was. */
const craftRows = async (...statements: readonly string[]): Promise<void> => {
  const connection = await chooseEngine().connect(join(vault, 'records.db'), keys.records);
  try {
    const triggers = await connection.all("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'", []);
    for (const { name } of triggers) await connection.script(`DROP TRIGGER ${String(name)}`);
    for (const statement of ['PRAGMA foreign_keys = OFF', 'PRAGMA ignore_check_constraints = ON', ...statements]) await connection.script(statement);
    for (const { sql } of triggers) await connection.script(String(sql));
  } finally {
    await connection.close();
  }
};

/** Opens with the right passphrase; what was refused left every byte as it was. */
const refusal = async (): Promise<string> => {
  const before = filesOf(vault);
  const code = await failureOf(reopen(vault).then(({ session }) => session.close()));
  if (code !== 'no failure') expect(filesOf(vault)).toEqual(before);
  return code;
};

const writeHeaders = (text: string | Uint8Array): Promise<unknown> => Promise.all(['vault.json', 'vault.copy.json'].map((name) => writeFile(join(vault, name), text)));

describe('a crafted header', () => {
  const sealed = async (change: (header: VaultHeader) => VaultHeader): Promise<string> => {
    const { header } = parseHeader(await readFile(join(model, 'vault.json'), 'utf8'));
    return headerText(sealHeader(change(header), masterKey));
  };

  it.each([
    ['two tebibytes of memory', { memoryKiB: 2 ** 31 }], ['memory just above the ceiling', { memoryKiB: 2048 * 1024 + 1 }], ['less memory than the floor', { memoryKiB: 64 }],
    ['a billion passes', { passes: 2 ** 30 }], ['one pass', { passes: 1 }], ['no lane', { lanes: 0 }], ['a thousand lanes', { lanes: 1000 }],
  ] as const)('that asks Argon2id for %s is refused before anything is spent, although its code is right', async (_what, kdf) => {
    await writeHeaders(await sealed((header) => ({ ...header, kdf: { ...header.kdf, ...kdf } })));
    const before = process.resourceUsage().maxRSS;
    expect(await refusal()).toBe('header-damaged');
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(200 * 1024);
  });

  it.each([
    ['a salt of a megabyte', (text: string) => text.replace(/"salt": "[0-9a-f]+"/u, `"salt": "${'0'.repeat(2 ** 20)}"`)],
    ['a slot of a megabyte', (text: string) => text.replace(/^ {2}"[0-9a-f]{1024}"/mu, `  "${'0'.repeat(2 ** 21)}"`)],
    ['a thousand slots', (text: string) => text.replace('"slots": [', `"slots": [${`"${'0'.repeat(1024)}",`.repeat(1000)}`)],
    ['the same field twice, sound the first time', (text: string) => text.replace('"generation": ', '"generation": 1,\n "generation": ')],
    ['a hundred thousand arrays in each other', () => '['.repeat(100_000)],
    ['objects in each other', () => `{"format":"holdfast-vault","version":1,"argon2id":${'{"a":'.repeat(6000)}1${'}'.repeat(6000)}}`],
    ['words where numbers belong', (text: string) => text.replace(/"passes": \d+/u, '"passes": "3"')],
    ['a prototype', (text: string) => text.replace('"version": 1,', '"version": 1,\n "__proto__": {"version": 1},')],
    ['bytes that are no text', () => Buffer.alloc(4096, 0xff)],
  ] as const)('with %s is refused', async (_what, change) => {
    await writeHeaders(change(await readFile(join(model, 'vault.json'), 'utf8')));
    expect(await refusal()).toBe('header-damaged');
  });

  it('of four gibibytes is not read into memory', async () => {
    for (const name of ['vault.json', 'vault.copy.json']) await truncate(join(vault, name), 4 * 2 ** 30);
    expect(await failureOf(reopen(vault).then(({ session }) => session.close()))).toBe('header-damaged');
  });
});

const schemas: readonly (readonly [what: string, ...statements: string[]])[] = [
  ['a trigger on the custody log', 'CREATE TRIGGER sly AFTER INSERT ON custody_entry BEGIN UPDATE custody_entry SET actor = \'M9\' WHERE seq = new.seq; END'],
  ['a trigger that hides what is added', 'CREATE TRIGGER sly AFTER INSERT ON evidence BEGIN DELETE FROM evidence WHERE number < new.number; END'],
  ['a trigger that was made weaker', 'DROP TRIGGER custody_entry_stays', 'CREATE TRIGGER custody_entry_stays BEFORE DELETE ON custody_entry BEGIN SELECT 1; END'],
  ['a view in place of a table', 'ALTER TABLE setting RENAME TO hidden_setting', 'CREATE VIEW setting AS SELECT * FROM hidden_setting', 'CREATE TRIGGER sly INSTEAD OF INSERT ON setting BEGIN SELECT 1; END'],
  ['a view that asks pragmas', 'CREATE VIEW sly AS SELECT * FROM pragma_database_list'],
  ['a virtual table', 'CREATE VIRTUAL TABLE sly USING fts5(words)'],
  ['a virtual table under a name that belongs to the search index', 'CREATE VIRTUAL TABLE evidence_search_sly USING fts5(words)'],
  ['one more table', 'CREATE TABLE sly (a)'],
  ['a table that looks like SQLite\'s own', 'CREATE TABLE evidence_search_more (a)'],
  ['one more column', 'ALTER TABLE setting ADD COLUMN sly TEXT DEFAULT \'x\''],
  ['a column that is computed', 'ALTER TABLE setting ADD COLUMN sly TEXT GENERATED ALWAYS AS (upper(name)) VIRTUAL'],
  ['an index over an expression', 'CREATE INDEX sly ON setting (upper(name))'],
  ['a missing index', 'DROP INDEX custody_entry_subject'],
  ['a check that was taken out of a table\'s text', 'PRAGMA writable_schema = ON', "UPDATE sqlite_master SET sql = replace(sql, 'CHECK (json_valid(details))', '') WHERE name = 'custody_entry'"],
  ['a text that runs a second statement', 'PRAGMA writable_schema = ON', "UPDATE sqlite_master SET sql = sql || '; DROP TABLE evidence' WHERE name = 'setting'"],
  ['a second row for one table', 'PRAGMA writable_schema = ON', "INSERT INTO sqlite_master SELECT type, name, tbl_name, rootpage, sql || ' ' FROM sqlite_master WHERE name = 'setting'"],
  ['a name that is SQL', "CREATE TABLE \"x'); DROP TABLE evidence; --\" (a)"],
  ['a trigger hidden in the row of a table', 'PRAGMA writable_schema = ON', "UPDATE sqlite_master SET type = 'trigger', sql = 'CREATE TRIGGER sly AFTER INSERT ON setting BEGIN SELECT 1; END' WHERE name = 'setting'"],
];

describe('a database whose schema was crafted with the vault\'s own key', () => {
  it.each(schemas)('is refused for %s', async (_what, ...statements) => {
    await craft('records', ...statements);
    expect(await refusal()).toBe('database-damaged');
  });

  it.each(schemas.filter(([what]) => ['one more table', 'a virtual table', 'a view that asks pragmas', 'one more column'].includes(what) || what.startsWith('a name')).map(([what, ...statements]) => [what, statements.map((statement) => statement.replace('TABLE setting', 'TABLE preview'))] as const))(
    'opens without its previews, which are made anew, for %s among them', async (_what, statements) => {
      await craft('previews', ...statements);
      const { session, report } = await reopen(vault);
      await session.close();
      expect(report.problems.map(({ kind }) => kind)).toEqual(['preview-store-damaged']);
    });

  it.each([
    ['the pages of two tables changed places', "CREATE TEMP TABLE roots AS SELECT name, rootpage FROM sqlite_master", "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM roots WHERE name = 'evidence') WHERE name = 'custody_entry'", "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM roots WHERE name = 'custody_entry') WHERE name = 'evidence'"],
    ['the pages of a table and its index changed places', "CREATE TEMP TABLE roots AS SELECT name, rootpage FROM sqlite_master", "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM roots WHERE name = 'custody_entry_subject') WHERE name = 'custody_entry'"],
    ['a table begins on the page of the schema', "UPDATE sqlite_master SET rootpage = 1 WHERE name = 'setting'"],
    ['a table begins far behind the end', "UPDATE sqlite_master SET rootpage = 2000000000 WHERE name = 'evidence'"],
    ['two tables share their pages', "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'setting') WHERE name = 'key_slot'"],
  ])('where %s is refused, or opens and says that it is damaged', async (_what, ...statements) => {
    await craft('records', 'PRAGMA writable_schema = ON', ...statements);
    const code = await refusal();
    if (code !== 'no failure') expect(['database-damaged', 'custody-damaged', 'history-rolled-back', 'passphrase-did-not-open']).toContain(code);
    else {
      const { session } = await reopen(vault);
      expect(await session.records.integrityProblems()).not.toEqual([]);
      await session.close();
    }
  });
});

/** Values that break what is careless with them, put into the rows past every check. */
const hostileText = ["'); DROP TABLE evidence; --", '\u0000', '../../../../etc/passwd', '\u202Egpj.exe', '<img src=x onerror=alert(1)>', 'x'.repeat(3_000_000), '{"__proto__":{"a":1}}', '['.repeat(50_000)];
const quoted = (text: string): string => `CAST(x'${Buffer.from(text).toString('hex')}' AS TEXT)`;
const rows: readonly (readonly [what: string, ...statements: string[]])[] = [
  ...[hostileText[0]!, hostileText[5]!, hostileText[7]!].map((text) => [`the words ${JSON.stringify(text.slice(0, 30))} also where no words belong`,
    `UPDATE evidence SET media_type = ${quoted(text)}, viewer = ${quoted(text)}, kind = ${quoted(text)}, sensitivity = ${quoted(text)}, captured_at = ${quoted(text)}`,
    `UPDATE setting SET value = ${quoted(text)}`, `UPDATE evidence_metadata SET says = ${quoted(text)}, entries = ${quoted(text)}`] as const),
  ['numbers out of all bounds', 'UPDATE evidence SET size = 9223372036854775807, added_at_ms = -9223372036854775808, width = -1, duration_ms = 9223372036854775807, revision = 9223372036854775807'],
  ['numbers that a date cannot be', 'UPDATE evidence SET added_at_ms = 9000000000000000, last_checked_at_ms = -9000000000000000', 'UPDATE evidence_arrival SET arrived_at_ms = 9000000000000000'],
  ['objects that are elsewhere', "UPDATE evidence SET object_id = '../../../../etc/passwd' || number", "UPDATE stored_object SET id = '../../../../etc/passwd' || rowid"],
  ['objects that are the wrong ones', 'UPDATE stored_object SET size = 4000000000000, key = zeroblob(32)'],
];

describe('a database with hostile rows', () => {
  let host: VaultHost;

  /** Every kind of question that reads rows, as an honest window asks them. */
  const query = everything;
  const selection = { by: 'query', query, except: [] };
  const questions: readonly (readonly [name: string, input: unknown])[] = [
    ['evidence.page', { query, sort: { by: 'id', direction: 'descending' }, offset: 0, limit: 50 }], ['evidence.page', { query: { ...query, text: 'said' }, sort: { by: 'title', direction: 'ascending' }, offset: 0, limit: 50 }],
    ['evidence.months', { query, direction: 'descending' }], ['evidence.get', { id: 'E-001' }], ['evidence.sharedValues', { selection }], ['evidence.tags', { case: null }], ['evidence.withoutPreview', { limit: 10 }], ['evidence.leftCopies', {}],
    ['custody.page', { subject: null, filter: null, offset: 0, limit: 100 }], ['custody.head', {}], ['home.overview', {}], ['process.mediaInfo', { id: 'E-001' }], ['process.readMedia', { id: 'E-001', start: 0, end: 10 }],
    ['process.readPreview', { id: 'E-001' }], ['evidence.aboutLeaving', { selection, privileged: null }], ['evidence.itemsLeaving', { selection, privileged: null }],
  ];

  const answer = async (name: string, input: unknown): Promise<Result<unknown>> => host.answer({ kind: 'call', id: 1, name, input });

  /** Opens with the vault process's own host and asks everything. */
  const askAll = async (): Promise<readonly (readonly [name: string, result: Result<unknown>])[]> => {
    const opened = await answer('process.open', { folder: vault, secret: passphrase, kind: 'passphrase' });
    const answers = opened.ok ? await Promise.all(questions.map(async ([name, input]) => [name, await answer(name, input)] as const)) : [['process.open', opened] as const];
    await answer('process.close', {});
    return answers;
  };

  beforeEach(() => {
    host = createVaultHost({ emit: () => undefined, report: () => undefined });
  });

  it.each(hostileText.filter(({ length }) => length <= 500).map((text) => [JSON.stringify(text.slice(0, 30)), text] as const))('takes %s in titles, names and folders for the words they are', async (_shown, text) => {
    await craftRows(`UPDATE evidence SET file_name = ${quoted(text)}, title = ${quoted(text)}`, `UPDATE evidence_arrival SET file_name = ${quoted(text)}, source_folder = ${quoted(text)}`);
    const answers = await askAll();
    expect(answers.filter(([, result]) => !result.ok)).toEqual([]);
    const got = answers.find(([name]) => name === 'evidence.get')?.[1];
    expect(got?.ok === true && (got.value as { item: { title: string; fileName: string } }).item).toMatchObject({ title: text, fileName: text });
  });

  it.each(rows)('answers or refuses, every question, and loses no row: %s', async (_what, ...statements) => {
    await craftRows(...statements);
    const answers = await askAll();
    expect(answers.length).toBe(questions.length);
    for (const [name, result] of answers) expect(result.ok || ['database-damaged', 'object-damaged', 'object-missing', 'not-found'].includes(result.failure.code), `${name}: ${JSON.stringify(result).slice(0, 200)}`).toBe(true);
    const connection = await chooseEngine().connect(join(vault, 'records.db'), keys.records);
    expect((await connection.all('SELECT count(*) AS n FROM evidence', []))[0]).toEqual({ n: 3 });
    await connection.close();
  });
});

describe('an object that was crafted', () => {
  it.each([['nothing', 0], ['its beginning alone', 16], ['a tebibyte of nothing', 2 ** 40]] as const)('harms its own item alone, and is not read further than it should be long: with %s in its file', async (_what, size) => {
    const file = readdirSync(join(vault, 'objects'), { recursive: true, withFileTypes: true }).find((entry) => entry.isFile());
    await truncate(join(file!.parentPath, file!.name), size);
    const { session } = await reopen(vault);
    const { problems } = await verifyVault(session, { readData: true, recorded: recordedObjects(session) });
    await session.close();
    expect(problems.map(({ severity, item }) => ({ severity, isItem: item !== null }))).toEqual([{ severity: 'loss', isItem: true }]);
  });
});
