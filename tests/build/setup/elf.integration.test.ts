import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../build/bundle/parts.ts';
import { isLinkedSymbolic } from '../../../build/setup/elf.mjs';

describe.runIf(process.platform === 'linux')('isLinkedSymbolic', () => {
  let folder = '';
  beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'holdfast-elf-')); });
  afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

  const linked = async (name: string, ...flags: readonly string[]): Promise<string> => {
    const source = join(folder, 'a.c');
    await writeFile(source, 'int held(void) { return 1; }\nint twice(void) { return held() * 2; }\n');
    const file = join(folder, name);
    const compiled = spawnSync('cc', ['-shared', '-fPIC', ...flags, '-o', file, source], { encoding: 'utf8' });
    expect(compiled.stderr).toBe('');
    return file;
  };

  it('is true for a library linked with -Bsymbolic, whichever way the linker writes it down', async () => {
    expect(isLinkedSymbolic(await linked('old.so', '-Wl,-Bsymbolic'))).toBe(true);
    expect(isLinkedSymbolic(await linked('new.so', '-Wl,-Bsymbolic', '-Wl,--enable-new-dtags'))).toBe(true);
  });

  it('is false for a library linked without it', async () => {
    expect(isLinkedSymbolic(await linked('plain.so'))).toBe(false);
  });

  it('agrees with readelf about the database engine in use', () => {
    const engine = join(root, 'node_modules/@journeyapps/sqlcipher/build/Release/node_sqlite3.node');
    expect(spawnSync('readelf', ['-d', engine], { encoding: 'utf8' }).stdout).toContain('SYMBOLIC');
    expect(isLinkedSymbolic(engine)).toBe(true);
  });

  it('throws for a file that is not a library, a cut one included', async () => {
    const text = join(folder, 'text');
    await writeFile(text, 'not a library, but long enough to hold a header of sixty-four bytes and more');
    expect(() => isLinkedSymbolic(text)).toThrow('not a 64-bit little-endian ELF file');
    const cut = join(folder, 'cut');
    await writeFile(cut, (await readFile(await linked('whole.so'))).subarray(0, 40));
    expect(() => isLinkedSymbolic(cut)).toThrow();
  });
});
