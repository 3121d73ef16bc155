// Bundles small sources of its own with the real plugin. Files that are carried land in dist/, where the bundler puts them too.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { carriedFiles } from '../../../build/bundle/carried-files.ts';
import { dist, root } from '../../../build/bundle/parts.ts';

const bundled = async (source: string): Promise<{ readonly text: string; readonly carried: ReadonlyMap<string, string> }> => {
  const folder = await mkdtemp(join(root, 'node_modules/.cache/carried-'));
  try {
    const entry = join(folder, 'entry.ts');
    await writeFile(entry, source.replace('ELECTRON', relative(folder, join(root, 'electron'))));
    const carried = new Map<string, string>();
    const { outputFiles } = await build({ entryPoints: [entry], bundle: true, write: false, format: 'esm', platform: 'node', logLevel: 'silent', plugins: [carriedFiles(carried)] });
    return { text: outputFiles[0]?.text ?? '', carried };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

describe('files named by the source', () => {
  it('point at the bundled entry when they are one', async () => {
    const { text } = await bundled("export const worker = new URL('ELECTRON/vault-process/entry.ts', import.meta.url);");
    expect(text).toContain('new URL("./vault-process.js", import.meta.url)');
  });

  it('are carried into dist/ when they belong to a package', async () => {
    const { text, carried } = await bundled("export const wasm = import.meta.resolve('mediainfo.js/MediaInfoModule.wasm');");
    expect(text).toContain('new URL("./assets/MediaInfoModule.wasm", import.meta.url).href');
    const original = join(root, 'node_modules/mediainfo.js/dist/MediaInfoModule.wasm');
    expect([...carried]).toEqual([[original, 'assets/MediaInfoModule.wasm']]);
    expect((await readFile(join(dist, 'assets/MediaInfoModule.wasm'))).equals(await readFile(original))).toBe(true);
  });

  it('stop the build when they are not there', async () => {
    await expect(bundled("export const gone = new URL('./gone.wasm', import.meta.url);")).rejects.toThrow('not a file that can be carried');
  });
});
