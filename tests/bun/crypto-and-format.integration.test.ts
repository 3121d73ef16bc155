import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { hasVectors } from '../electron/vault/outside-vectors.ts';
import { inTemporaryFolder } from '../electron/vault/temporary-folder.ts';

const run = promisify(execFile);
const script = fileURLToPath(new URL('crypto-and-format.ts', import.meta.url));
const runtimes = { node: process.execPath, bun: fileURLToPath(new URL('../../node_modules/.bin/bun', import.meta.url)) };
const inRuntime = async (runtime: keyof typeof runtimes, command: 'write' | 'read', folder: string): Promise<unknown> =>
  JSON.parse((await run(runtimes[runtime], [script, command, folder])).stdout);

describe('vault files', () => {
  it('written under Node open under Bun and the other way round, and both compute the same', () =>
    inTemporaryFolder(async (folder) => {
      const [byNode, byBun] = [join(folder, 'node'), join(folder, 'bun')];
      [byNode, byBun].forEach((one) => mkdirSync(one));
      const nodeAnswers = await inRuntime('node', 'write', byNode);
      const bunAnswers = await inRuntime('bun', 'write', byBun);
      expect(bunAnswers).toEqual(nodeAnswers);
      expect(await inRuntime('bun', 'read', byNode)).toEqual({ objects: 7, slot: 11 });
      expect(await inRuntime('node', 'read', byBun)).toEqual({ objects: 7, slot: 11 });
    }));

  it.skipIf(!hasVectors('wycheproof'))('are sealed as the outside vectors say, under both', () =>
    inTemporaryFolder(async (folder) => {
      for (const runtime of ['node', 'bun'] as const) {
        mkdirSync(join(folder, runtime));
        expect(await inRuntime(runtime, 'write', join(folder, runtime))).toMatchObject({ vectors: { aesGcm: 66, chunked: 35 } });
      }
    }));
});
