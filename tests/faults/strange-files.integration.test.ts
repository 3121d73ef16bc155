// What is no ordinary file under a name of the vault's: answered at once, never waited for, never followed, never lost.
import { execFileSync } from 'node:child_process';
import { lstatSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordsMigrations } from '../../electron/vault/database/migrations/index.ts';
import { createDatabase, openDatabase } from '../../electron/vault/database/open.ts';
import type { HoldfastError } from '../../shared/contract/failure.ts';
import { copyOf, look, makeGround, openWith, type Ground } from './damaged-vault.ts';

const onLinux = process.platform === 'linux';
let ground: Ground;
beforeAll(async () => { ground = await makeGround(); }, 60_000);
afterAll(async () => { await ground.end(); });

const pipe = (path: string): Promise<void> => {
  execFileSync('mkfifo', [path]);
  return Promise.resolve();
};

/** A socket's name stays when it is no longer listened to, if its server ends without clearing it. */
const socket = (path: string): Promise<void> => {
  const listen = `require('node:net').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))`;
  try {
    execFileSync(process.execPath, ['-e', listen, path], { stdio: 'ignore' });
  } catch {
    // It killed itself.
  }
  return Promise.resolve();
};

const kinds: Readonly<Record<string, (path: string) => Promise<unknown>>> = {
  pipe, socket,
  folder: async (path) => {
    await mkdir(path);
    await writeFile(join(path, 'theirs'), 'x');
  },
  'link to a device': (path) => symlink('/dev/zero', path),
};

describe.skipIf(!onLinux)('a database', () => {
  it.each(Object.keys(kinds))('is damaged where it, its log, its index or its journal is a %s', async (kind) => {
    const folder = await mkdtemp(join(tmpdir(), 'holdfast-strange-'));
    try {
      for (const [index, end] of ['', '-wal', '-shm', '-journal'].entries()) {
        const file = join(folder, `${String(index)}.db`);
        const options = { file, key: new Uint8Array(32).fill(9), migrations: recordsMigrations };
        await (await createDatabase(options)).close();
        await rm(file + end, { force: true });
        await kinds[kind]?.(file + end);
        const failure = await openDatabase(options).then(() => null, (error: unknown) => error as HoldfastError);
        expect([end, failure?.code, failure?.facts]).toEqual([end, 'database-damaged', { reason: 'not-a-file' }]);
        expect(lstatSync(file + end).isFile()).toBe(false);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe.skipIf(!onLinux)('a vault', () => {
  it.each(Object.keys(kinds))('opens and says so where everything that can be done without is a %s', async (kind) => {
    const folder = await copyOf(ground, `without-${kind}`);
    for (const name of ['vault.json', 'anchor.json', 'previews.db', 'in-use', 'previews.db-wal', 'anchor.json.new', 'set-apart', 'backup.json']) {
      await rm(join(folder, name), { force: true });
      await kinds[kind]?.(join(folder, name));
    }
    const { failure, problems, readable } = await look(ground, folder);
    expect([failure, readable.length]).toEqual([null, ground.items.length]);
    expect(problems.map((problem) => problem.kind)).toEqual(expect.arrayContaining(['header-copy-damaged', 'anchor-damaged', 'preview-store-damaged']));
    if (kind === 'folder') expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('theirs')).length).toBe(8);
  });

  it('has damaged records where they are a pipe, and missing objects where their folder is one', async () => {
    const records = await copyOf(ground, 'records-pipe');
    await rm(join(records, 'records.db'));
    await pipe(join(records, 'records.db'));
    await expect(openWith(records)).rejects.toMatchObject({ code: 'database-damaged' });
    const objects = await copyOf(ground, 'objects-pipe');
    await rm(join(objects, 'objects'), { recursive: true });
    await pipe(join(objects, 'objects'));
    const { failure, problems, readable } = await look(ground, objects);
    expect([failure, [...new Set(problems.map(({ kind }) => kind))], readable]).toEqual([null, ['object-missing'], []]);
  });
});
