import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeInUse } from '../../../../electron/vault/opening/in-use.ts';
import { failureOf } from '../vault-for-tests.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-in-use-'));
});
afterEach(async () => rm(folder, { recursive: true }));

describe('the in-use lock', () => {
  it.each(['journeyapps', 'multiple-ciphers'])('held by another process through %s keeps this one out, and is gone the moment that one is killed', async (engine) => {
    const holder = spawn(process.execPath, [join(import.meta.dirname, 'hold-in-use.ts'), folder], { env: { ...process.env, HOLDFAST_DATABASE_ENGINE: engine }, stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(holder, 'exit');
    await once(holder.stdout, 'data');
    expect(await failureOf(takeInUse(folder))).toBe('vault-in-use');
    expect(readdirSync(folder)).toEqual(['in-use']);
    holder.kill('SIGKILL');
    await ended;
    const lock = await takeInUse(folder);
    expect(readFileSync(join(folder, 'in-use'))).toHaveLength(0);
    await lock.release();
    expect(readdirSync(folder)).toEqual(['in-use']);
  });

  it('keeps out a second opening in the same process, until it is let go', async () => {
    const lock = await takeInUse(folder);
    expect(await failureOf(takeInUse(folder))).toBe('vault-in-use');
    expect(await failureOf(takeInUse(folder))).toBe('vault-in-use');
    await lock.release();
    await lock.release();
    await (await takeInUse(folder)).release();
  });

  it('leaves no file behind when it is undone, and leaves one that was there', async () => {
    await (await takeInUse(folder)).undo();
    expect(readdirSync(folder)).toEqual([]);
    await (await takeInUse(folder)).release();
    await (await takeInUse(folder)).undo();
    expect(readdirSync(folder)).toEqual(['in-use']);
  });

  it('replaces a stranger under its name, which is not an empty file', async () => {
    await writeFile(join(folder, 'in-use'), 'not a lock');
    await (await takeInUse(folder)).release();
    expect(readFileSync(join(folder, 'in-use'))).toHaveLength(0);
  });
});
