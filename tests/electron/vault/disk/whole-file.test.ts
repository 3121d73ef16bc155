import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeOwnFolder } from '../../../../electron/vault/disk/own-folder.ts';
import { putInPlace, replaceFile, writeNewFile } from '../../../../electron/vault/disk/whole-file.ts';
import { setApart } from '../../../../electron/vault/opening/set-apart.ts';
import { objectIdSchema } from '../../../../shared/ids.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';

const namesIn = async (folder: string): Promise<readonly string[]> => (await readdir(folder)).sort();

describe('writing a small file whole', () => {
  it('takes the place of what had the name, for its owner alone, and leaves no passing name', () => inTemporaryFolder(async (folder) => {
    const file = join(folder, 'anchor.json');
    await writeFile(file, 'before', { mode: 0o644 });
    await writeFile(`${file}.new`, 'cut short');
    await replaceFile(file, `${file}.new`, 'after');
    expect(await readFile(file, 'utf8')).toBe('after');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await namesIn(folder)).toEqual(['anchor.json']);
  }));

  it('moves a folder aside that stands where it writes, with what is in it', () => inTemporaryFolder(async (folder) => {
    const file = join(folder, 'anchor.json');
    await mkdir(`${file}.new`);
    await writeFile(join(`${file}.new`, 'stranger'), 'kept');
    await replaceFile(file, `${file}.new`, 'after');
    const [aside] = (await namesIn(folder)).filter((name) => name !== 'anchor.json');
    expect(await readFile(join(folder, aside ?? '', 'stranger'), 'utf8')).toBe('kept');
  }));

  it('leaves what was there when the new one cannot take its place, and never writes over a file', () => inTemporaryFolder(async (folder) => {
    await mkdir(join(folder, 'in-the-way'));
    await writeFile(join(folder, 'in-the-way', 'stranger'), 'kept');
    await writeNewFile(join(folder, 'new'), 'after');
    await expect(putInPlace(join(folder, 'new'), join(folder, 'in-the-way'))).rejects.toMatchObject({ code: 'EISDIR' });
    await expect(writeNewFile(join(folder, 'new'), 'again')).rejects.toMatchObject({ code: 'EEXIST' });
    expect(await readFile(join(folder, 'new'), 'utf8')).toBe('after');
    expect(await namesIn(folder)).toEqual(['in-the-way', 'new']);
  }));
});

describe('a folder within the vault', () => {
  it('is made once, for its owner alone', () => inTemporaryFolder(async (folder) => {
    expect(await makeOwnFolder(join(folder, 'objects'))).toBe(true);
    expect(await makeOwnFolder(join(folder, 'objects'))).toBe(false);
    expect((await stat(join(folder, 'objects'))).mode & 0o777).toBe(0o700);
  }));

  it('is not made where the vault is gone, nor by what sets objects apart', () => inTemporaryFolder(async (folder) => {
    const gone = join(folder, 'stick', 'vault');
    await expect(makeOwnFolder(join(gone, 'objects'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(setApart(gone, [objectIdSchema.parse('a'.repeat(32))])).rejects.toMatchObject({ code: 'disk-gone' });
    expect(await namesIn(folder)).toEqual([]);
  }));
});
