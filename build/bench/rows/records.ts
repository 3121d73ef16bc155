// An archive of 100,000 records: how long unlocking takes beside the key derivation alone, and searching beside the same queries on a
// plain SQLite file with the same tables.
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pageOf } from '../../../electron/evidence/list/list-repository.ts';
import { planOf } from '../../../electron/evidence/list/query-repository.ts';
import { argon2id } from '../../../electron/vault/crypto/argon2.ts';
import { subkeyLabels } from '../../../electron/vault/crypto/derive.ts';
import { Secret } from '../../../electron/vault/crypto/secret.ts';
import { databaseKey } from '../../../electron/vault/database/database-keys.ts';
import { multipleCiphers } from '../../../electron/vault/database/engines/multiple-ciphers.ts';
import type { ReadableDb } from '../../../electron/vault/database/handle.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import { everything } from '../../../shared/evidence/schema.ts';
import type { Bench } from '../bench-folder.ts';
import { benchKdf, benchSecret, benchVault, fillWithRecords, openBenchVault, vocabulary } from '../bench-vault.ts';
import { median, percentile, timed, type Row } from '../figures.ts';

const records = 100_000;
const mostMoreMilliseconds = 150;
const mostTimesPlain = 2;
const mostMilliseconds = 50;
/** What a window asks for at once. */
const pageRows = 100;
const rounds = 3;

/** Words, beginnings of words and pairs, in every script. */
const queries = Object.values(vocabulary).flatMap((words) => words.flatMap((word, index) => [word, word.slice(0, 3), `${word} ${words[(index + 4) % words.length] ?? ''}`]));

/** The same database without encryption, read by the engine that then serves as plain SQLite. */
const plainTwin = async (session: OpenSession, file: string): Promise<{ readonly db: ReadableDb; close(): Promise<void> }> => {
  const key = databaseKey(session.header.masterKey, subkeyLabels.recordsDatabase);
  await session.close();
  await copyFile(join(session.folder, 'records.db'), file);
  const sealed = await multipleCiphers.connect(file, key);
  await sealed.script("PRAGMA journal_mode = DELETE; PRAGMA rekey = ''; VACUUM");
  await sealed.close();
  const plain = await multipleCiphers.connect(file, null);
  return {
    db: { all: ({ text, values }) => plain.all(text, values), get: async ({ text, values }) => (await plain.all(text, values))[0] },
    close: () => plain.close(),
  };
};

const searchTimes = async (db: ReadableDb): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const text of queries) {
      times.push((await timed(async () => pageOf(db, await planOf(db, { ...everything, text }), { by: 'added', direction: 'descending' }, 0, pageRows))) * 1000);
    }
  }
  return times.slice(queries.length);
};

/** Turn by turn: a computer that slows down for a while slows both. */
const unlockTimes = async (folder: string, runs: number): Promise<{ readonly bare: readonly number[]; readonly unlock: readonly number[] }> => {
  const [bare, unlock]: [number[], number[]] = [[], []];
  for (let run = 0; run < runs; run += 1) {
    bare.push((await timed(async () => { (await argon2id(Secret.copying(Buffer.from(benchSecret)), new Uint8Array(16), benchKdf)).end(); })) * 1000);
    let session: OpenSession | undefined;
    unlock.push((await timed(async () => { session = await openBenchVault(folder); })) * 1000);
    await session?.close();
  }
  return { bare, unlock };
};

export const archive = async ({ folder, scale, runs, say }: Bench): Promise<readonly Row[]> => {
  const count = Math.max(100, Math.round(records * scale));
  const place = join(folder, 'archive');
  say(`writing ${String(count)} records`);
  const { session } = await benchVault(place);
  await fillWithRecords(session, count);
  await session.close();
  say('unlocking');
  const times = Math.max(9, runs);
  const taken = await unlockTimes(place, times);
  const [bare, unlock] = [median(taken.bare), median(taken.unlock)];
  say('searching');
  const open = await openBenchVault(place);
  const ours = await searchTimes(open.read);
  const twin = await plainTwin(open, join(folder, 'plain.db'));
  const plain = await searchTimes(twin.db);
  await twin.close();
  await rm(place, { recursive: true });
  await rm(join(folder, 'plain.db'));
  const [mine, theirs, p95] = [median(ours), median(plain), percentile(ours, 0.95)];
  const note = `${String(count)} records`;
  return [
    { work: 'unlock', unit: 'ms', ours: unlock, peers: [{ name: 'one bare Argon2id run', value: bare }], target: `at most ${String(mostMoreMilliseconds)} ms more`, reached: unlock - bare, met: unlock - bare <= mostMoreMilliseconds, note: `${note}, median of ${String(times)}` },
    {
      work: 'search in three languages, first page', unit: 'ms', ours: mine, peers: [{ name: 'the same queries on plain SQLite', value: theirs }], target: `at most ${String(mostTimesPlain)} times, p95 under ${String(mostMilliseconds)} ms`,
      reached: mine / theirs, met: mine <= theirs * mostTimesPlain && p95 < mostMilliseconds, note: `${note}, ${String(queries.length)} queries, median; p95 ${p95.toFixed(1)} ms against ${percentile(plain, 0.95).toFixed(1)} ms`,
    },
  ];
};
