// Damaged backups: found by the strict reader at any place, and what the tolerant one can still save.
import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealedChunkBytes } from '../../../electron/backup/age/payload.ts';
import { openAgeFile } from '../../../electron/backup/read-backup.ts';
import { failureOf, reopen } from '../vault/vault-for-tests.ts';
import { backUp, makeVault, objectFiles, restore, verified } from './backup-for-tests.ts';

let folder = '';
let whole: Buffer;
let payloadAt = 0;
let original: Record<string, string>;
const at = (...names: readonly string[]): string => join(folder, ...names);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-test-'));
  const session = await makeVault(folder);
  await backUp(session, at('whole.age'));
  await session.close();
  whole = readFileSync(at('whole.age'));
  payloadAt = (await openAgeFile(at('whole.age'))).payloadAt;
  original = objectFiles(at('vault'));
}, 120_000);
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const chunkCount = (): number => Math.ceil((whole.byteLength - payloadAt) / sealedChunkBytes);

/** The backup with one byte of these chunks flipped, cut to `length`. */
const damage = (name: string, chunks: readonly number[], length = whole.byteLength): string => {
  const bytes = Buffer.from(whole.subarray(0, length));
  for (const chunk of chunks) {
    const place = payloadAt + chunk * sealedChunkBytes + 1000;
    bytes[place] = (bytes[place] ?? 0) ^ 4;
  }
  writeFileSync(at(name), bytes);
  return at(name);
};

describe('a damaged backup', () => {
  it('is refused wherever it is damaged, and nothing that opens is left', async () => {
    const outcomes = new Set<string>();
    for (const chunk of [0, 1, 5, chunkCount() - 3, chunkCount() - 1]) outcomes.add(await failureOf(restore(damage('flipped.age', [chunk]), at('refused'))));
    for (const chunk of [0, 2, chunkCount() - 1]) outcomes.add(await failureOf(restore(damage('cut.age', [], payloadAt + chunk * sealedChunkBytes), at('refused'))));
    outcomes.add(await failureOf(restore(damage('cut.age', [], whole.byteLength - 1), at('refused'))));
    expect({ outcomes: [...outcomes], left: readdirSync(folder).filter((name) => name.startsWith('refused')) }).toEqual({ outcomes: ['backup-damaged'], left: [] });
  });

  it('gives back every file that the damage did not touch, and names the ones it did', async () => {
    // The records travel first and fill some chunks; behind them lie the objects.
    const chunk = chunkCount() - 4;
    const { lost, gaps } = await restore(damage('one.age', [chunk]), at('saved'), true);
    const saved = objectFiles(at('saved'));
    const same = Object.keys(original).filter((path) => saved[path] === original[path]);
    const touched = Object.keys(original).filter((path) => !same.includes(path));
    expect({ lost: [...lost].sort(), gaps, all: Object.keys(saved) }).toEqual({ lost: touched.map((path) => `objects/${path}`).sort(), gaps: 0, all: Object.keys(original) });
    expect(touched.length).toBeGreaterThan(0);
    const { session } = await reopen(at('saved'));
    const check = await verified(session);
    await session.close();
    expect(check.problems).toEqual(touched.map(() => 'loss object-altered'));
  });

  it('whose end is missing gives back what came before, and says that its end is missing', async () => {
    const { gaps, note, objects, lost } = await restore(damage('cut.age', [], payloadAt + (chunkCount() - 5) * sealedChunkBytes), at('cut'), true);
    const saved = objectFiles(at('cut'));
    const same = Object.keys(saved).filter((path) => saved[path] === original[path]);
    const cut = Object.keys(saved).filter((path) => !same.includes(path)).map((path) => `objects/${path}`);
    expect({ gaps, note, objects, lost }).toEqual({ gaps: 1, note: null, objects: Object.keys(saved).length, lost: cut });
    expect([cut.length, same.length > 0]).toEqual([1, true]);
  });

  it('with every chunk damaged, or of something else, is no vault', async () => {
    expect(await failureOf(restore(damage('all.age', Array.from({ length: chunkCount() }, (_none, index) => index)), at('nothing'), true))).toBe('backup-damaged');
    writeFileSync(at('letter.txt'), 'no backup at all');
    expect(await failureOf(restore(at('letter.txt'), at('nothing')))).toBe('not-a-backup');
    expect(existsSync(at('nothing'))).toBe(false);
  });
});
