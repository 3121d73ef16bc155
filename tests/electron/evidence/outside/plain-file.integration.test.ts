import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPlainFile, giveName, removePlainFile, settleName, takeName } from '../../../../electron/evidence/outside/plain-file.ts';
import { sha256 } from '../evidence-for-tests.ts';

let folder: string;
let made = 0;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'holdfast-plain-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const place = async (files: Readonly<Record<string, string>> = {}): Promise<string> => {
  made += 1;
  const path = join(folder, String(made));
  await mkdir(path);
  for (const [name, content] of Object.entries(files)) await writeFile(join(path, name), content);
  return path;
};

describe('a plain file', () => {
  it('holds what was written, and says its fingerprint', async () => {
    const target = await place();
    const file = await createPlainFile(join(target, 'a.part'));
    await file.write(Buffer.from('one '));
    await file.write(Buffer.from('two'));
    expect(await file.seal()).toBe(sha256('one two'));
    expect(await giveName(join(target, 'a.part'), join(target, 'a.txt'))).toBe(true);
    await settleName(join(target, 'a.part'), target);
    expect([await readdir(target), await readFile(join(target, 'a.txt'), 'utf8')]).toEqual([['a.txt'], 'one two']);
  });

  it('never takes a name that something has, unless it was asked to', async () => {
    const target = await place({ 'new.part': 'new', 'taken.txt': 'old' });
    expect(await giveName(join(target, 'new.part'), join(target, 'taken.txt'))).toBe(false);
    expect(await readFile(join(target, 'taken.txt'), 'utf8')).toBe('old');
    await takeName(join(target, 'new.part'), join(target, 'taken.txt'));
    await settleName(join(target, 'new.part'), target);
    expect([await readdir(target), await readFile(join(target, 'taken.txt'), 'utf8')]).toEqual([['taken.txt'], 'new']);
  });

  it('says that the folder is gone, or that the system does not allow it', async () => {
    await expect(createPlainFile(join(folder, 'no-such', 'a.part'))).rejects.toMatchObject({ code: 'target-gone' });
    const target = await place({ 'b.part': 'b' });
    await rm(target, { recursive: true });
    await expect(giveName(join(target, 'b.part'), join(target, 'b.txt'))).rejects.toMatchObject({ code: 'target-gone' });
    await expect(takeName(join(target, 'b.part'), join(target, 'b.txt'))).rejects.toMatchObject({ code: 'target-gone' });
  });

  it('is known to be gone only where its folder can be seen', async () => {
    const target = await place({ 'c.txt': 'c' });
    expect([await removePlainFile(target, 'c.txt'), await removePlainFile(target, 'c.txt'), await removePlainFile(join(folder, 'no-such'), 'c.txt')]).toEqual([true, true, false]);
  });
});

const canTrace = spawnSync('strace', ['-o', '/dev/null', '-e', 'trace=none', 'true']).status === 0;
const source = pathToFileURL(join(import.meta.dirname, '../../../../electron/evidence/outside/plain-file.ts')).href;

/** Gives `x.part` the name `x.txt` in a process whose system answers calls as `injected` says: a stick that cannot link, say. */
const nameUnder = (target: string, ...injected: readonly string[]): string => {
  const script = `const { giveName, settleName } = await import(${JSON.stringify(source)}); const [, folder] = process.argv;
    const given = await giveName(folder + '/x.part', folder + '/x.txt').catch((error) => error.code);
    if (given === true) await settleName(folder + '/x.part', folder);
    console.log(given);`;
  const { stdout, stderr } = spawnSync('strace', ['-f', '-qq', '-o', '/dev/null', ...injected.flatMap((one) => ['-e', `inject=${one}`]), process.execPath, '--input-type=module', '-e', script, target], { encoding: 'utf8' });
  return stdout.trim() === '' ? stderr : stdout.trim();
};

describe.skipIf(!canTrace)('on a disk that cannot link', () => {
  const noLinks = 'link,linkat:error=EPERM';

  it('gets its name all the same, and never that of another file', async () => {
    const target = await place({ 'x.part': 'whole' });
    expect(nameUnder(target, noLinks)).toBe('true');
    expect([await readdir(target), await readFile(join(target, 'x.txt'), 'utf8')]).toEqual([['x.txt'], 'whole']);
    await writeFile(join(target, 'x.part'), 'other');
    expect(nameUnder(target, noLinks)).toBe('false');
    expect(await readFile(join(target, 'x.txt'), 'utf8')).toBe('whole');
  });

  it.each([['ENOSPC', 'target-full'], ['EROFS', 'target-read-only'], ['EIO', 'target-gone']])('leaves no empty file when naming it fails with %s', async (system, code) => {
    const target = await place({ 'x.part': 'whole' });
    expect(nameUnder(target, noLinks, `rename,renameat,renameat2:error=${system}`)).toBe(code);
    expect(await readdir(target)).toEqual(['x.part']);
  });
});
