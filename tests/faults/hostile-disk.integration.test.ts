// Disks that are full or can only be read, and a process into which another SQLite was loaded: a clear refusal, nothing lost, nothing plain.
import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documents } from '../../electron/cli/documents.ts';
import { giveTools, runTool } from '../electron/cli/run-tool.ts';
import { findReadable } from './marker-scan.ts';
import { rememberingEnvironment } from './remembered-argon2.ts';
import { markers, passphrase } from './secrets.ts';

giveTools(rememberingEnvironment);

const open = { HOLDFAST_PASSPHRASE: passphrase };
let folder = '';

beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'holdfast-disk-')); });
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

const canMount = ((): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const probe = execFileSync('mktemp', ['-d'], { encoding: 'utf8' }).trim();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe]).status === 0;
  if (mounted) spawnSync('umount', [probe]);
  spawnSync('rmdir', [probe]);
  return mounted;
})();

const onDisk = async <T>(size: string, work: (disk: string) => Promise<T>): Promise<T> => {
  const disk = join(folder, `disk-${size}-${randomBytes(3).toString('hex')}`);
  await mkdir(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk]);
  try {
    return await work(disk);
  } finally {
    execFileSync('umount', [disk]);
  }
};

const codeIn = (stdout: string): unknown => documents.failure.parse(JSON.parse(stdout)).error.code;
const create = (vault: string) => runTool(['create', vault, '--json', '--kdf-memory', '256'], open);

// Mounting a small disk needs root; elsewhere the full disk is left to the machines that build releases.
describe.skipIf(!canMount)('a full disk', () => {
  it('leaves nothing behind when there is no room for a new vault', () => onDisk('96k', async (disk) => {
    const ran = await create(join(disk, 'vault'));
    expect({ exitCode: ran.exitCode, code: codeIn(ran.stdout), left: await readdir(disk) }).toEqual({ exitCode: 5, code: 'disk-full', left: [] });
  }));

  // So small a disk that some files fit and some do not, with room left for the records of those that do.
  it('keeps what was added before, says which files were not, and goes on once there is room', () => onDisk('7m', async (disk) => {
    const vault = join(disk, 'vault');
    expect((await create(vault)).exitCode).toBe(0);
    const card = join(folder, 'card');
    await mkdir(card);
    for (let index = 0; index < 12; index += 1) await writeFile(join(card, `f${String(index)}`), randomBytes(700_000));
    const ran = await runTool(['add', vault, card, '--json'], open);
    const { items } = documents.add.parse(JSON.parse(ran.stdout));
    const kept = items.filter(({ status }) => status === 'new');
    expect({ exitCode: ran.exitCode, someAdded: kept.length > 0, someNot: kept.length < 12 }).toEqual({ exitCode: 5, someAdded: true, someNot: true });
    execFileSync('mount', ['-o', 'remount,size=40m', disk]);
    const listed = documents.list.parse(JSON.parse((await runTool(['list', vault, '--json'], open)).stdout)).items;
    expect(kept.filter(({ id }) => !listed.some((item) => item.id === id))).toEqual([]);
    const verified = await runTool(['verify', vault, '--read-data', '--json'], open);
    expect([verified.exitCode, documents.verify.parse(JSON.parse(verified.stdout)).problems]).toEqual([0, []]);
    expect((await runTool(['add', vault, card, '--json'], open)).exitCode).toBe(0);
  }));

  it('that can only be read says so and is not changed', () => onDisk('20m', async (disk) => {
    const vault = join(disk, 'vault');
    expect((await create(vault)).exitCode).toBe(0);
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    const ran = await runTool(['list', vault, '--json'], open);
    expect({ exitCode: ran.exitCode, code: codeIn(ran.stdout) }).toEqual({ exitCode: 5, code: 'disk-read-only' });
  }));
});

const systemSqlite = ['/usr/lib/x86_64-linux-gnu/libsqlite3.so.0', '/usr/lib/aarch64-linux-gnu/libsqlite3.so.0'].find((file) => existsSync(file));

describe('what reaches the disk', () => {
  const use = async (vault: string, environment: Readonly<Record<string, string>>): Promise<readonly (number | null)[]> => {
    const named = join(folder, markers.folder);
    await mkdir(named, { recursive: true });
    const file = join(named, `${markers.fileName}.txt`);
    await writeFile(file, `${markers.content} `.repeat(3000));
    const all = { ...open, ...environment };
    const codes = [
      (await runTool(['create', vault, '--kdf-memory', '256', '--name', markers.person], all)).exitCode,
      (await runTool(['add', vault, file], all)).exitCode,
      (await runTool(['list', vault, '--search', markers.fileName], all)).exitCode,
      (await runTool(['verify', vault, '--read-data'], all)).exitCode,
    ];
    await rm(named, { recursive: true });
    return codes;
  };

  it('holds no readable name, text or person, in the vault or in the temporary folder', async () => {
    const [vault, temporary] = [join(folder, 'marked'), join(folder, 'temporary')];
    await mkdir(temporary);
    expect(await use(vault, { TMPDIR: temporary })).toEqual([0, 0, 0, 0]);
    expect(await findReadable([vault, temporary], [...Object.values(markers), passphrase])).toEqual([]);
  });

  it('is found by the search when it is there', async () => {
    const place = join(folder, 'canary');
    await mkdir(place);
    const word = markers.content;
    const forms = [word, Buffer.from(word, 'utf16le'), Buffer.from(`xx${word}yy`).toString('base64'), Buffer.from(word).toString('hex')];
    for (const [index, form] of forms.entries()) await writeFile(join(place, String(index)), Buffer.concat([randomBytes(70_000), Buffer.from(form as string), randomBytes(10)]));
    expect((await findReadable([place], [word])).length).toBe(forms.length);
  });

  it.skipIf(systemSqlite === undefined)('is encrypted, or refused, also with the system’s own SQLite loaded first', async () => {
    const vault = join(folder, 'interposed');
    const codes = await use(vault, { LD_PRELOAD: systemSqlite! });
    expect(codes[0] === 0 ? codes : [5]).toEqual(codes[0] === 0 ? [0, 0, 0, 0] : [codes[0]]);
    expect(await findReadable(existsSync(vault) ? [vault] : [], Object.values(markers))).toEqual([]);
    if (existsSync(join(vault, 'records.db'))) expect((await readFile(join(vault, 'records.db'))).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
  });
});
