import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasVectors } from '../electron/vault/outside-vectors.ts';

const run = promisify(execFile);
const script = fileURLToPath(new URL('crypto-and-format.ts', import.meta.url));
const runtimes = { node: process.execPath, bun: fileURLToPath(new URL('../../node_modules/.bin/bun', import.meta.url)) };
type Runtime = keyof typeof runtimes;

let folder = '';
let answers: Readonly<Record<Runtime, unknown>>;
const inRuntime = async (runtime: Runtime, command: 'write' | 'read', writtenBy: Runtime): Promise<unknown> =>
  JSON.parse((await run(runtimes[runtime], [script, command, join(folder, writtenBy)])).stdout);
const written = (runtime: Runtime): Promise<unknown> => {
  mkdirSync(join(folder, runtime));
  return inRuntime(runtime, 'write', runtime);
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-runtimes-'));
  answers = { node: await written('node'), bun: await written('bun') };
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

describe('vault files', () => {
  it('written under Node open under Bun and the other way round, and both compute the same', async () => {
    expect(answers.bun).toEqual(answers.node);
    expect(await inRuntime('bun', 'read', 'node')).toEqual({ objects: 7, slot: 11 });
    expect(await inRuntime('node', 'read', 'bun')).toEqual({ objects: 7, slot: 11 });
  });

  it.skipIf(!hasVectors('wycheproof'))('are sealed as the outside vectors say, under both', () => {
    for (const answer of [answers.node, answers.bun]) expect(answer).toMatchObject({ vectors: { aesGcm: 66, chunked: 35 } });
  });
});
