// What our own source imports of zod can be told apart by the bundler, whichever way a file writes it down.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { globSync } from 'node:fs';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { carriedFiles } from '../../../build/bundle/carried-files.ts';
import { nativePackages, root } from '../../../build/bundle/parts.ts';
import { zodByName } from '../../../build/bundle/zod-by-name.ts';

describe('zod in a bundle', () => {
  it('is imported by name everywhere', async () => {
    const files = globSync('{shared,electron}/**/*.ts', { cwd: root });
    const importing = await Promise.all(files.map(async (file) => ({ file, source: await readFile(join(root, file), 'utf8') })));
    const whole = importing.filter(({ source }) => /^import (?!type ).*from 'zod'/m.test(zodByName(source).replace("import * as z from 'zod';", '')));
    expect(whole.map(({ file }) => file)).toEqual([]);
  });

  it('leaves the languages out that nobody uses', async () => {
    const { outputFiles } = await build({ entryPoints: [join(root, 'shared/ids.ts')], bundle: true, write: false, format: 'esm', platform: 'node', logLevel: 'silent', plugins: [carriedFiles(new Map())] });
    const text = outputFiles[0]?.text ?? '';
    expect(text).toContain('evidenceIdSchema');
    expect(text).not.toContain('locales/uk');
  });

  it('is not loaded by the threads that move bytes, of which four start for one large file', async () => {
    const { metafile } = await build({ absWorkingDir: root, entryPoints: ['electron/evidence/bytes-worker.ts'], bundle: true, write: false, metafile: true, format: 'esm', platform: 'node', external: ['electron', ...nativePackages], outfile: 'bytes-worker.js', logLevel: 'silent', plugins: [carriedFiles(new Map())] });
    expect(Object.keys(metafile.inputs)).toContain('electron/evidence/intake/copier.ts');
    expect(Object.keys(metafile.inputs).filter((file) => file.includes('node_modules'))).toEqual([]);
  });
});
