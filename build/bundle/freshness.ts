// Tells whether a part of `dist/` is up to date by content, not by time: a checkout or a copy changes times and nothing else.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { dist, root } from './parts.ts';

const stampFolder = join(dist, '.stamp');

const filesUnder = async (path: string): Promise<readonly string[]> => {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return [];
  if (!/\.\w+$/.test(path)) {
    const entries = await readdir(absolute, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
  }
  return [absolute];
};

const everyPart = ['shared', 'build/bundle', 'package-lock.json'];

/** The digest of everything a part is made from. */
export const digestOfSources = async (part: string): Promise<string> => {
  const sources = part === 'renderer' ? ['renderer', 'build/vite.renderer.ts', ...everyPart] : ['electron', ...everyPart];
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of await filesUnder(source)) {
      hash.update(relative(root, file)).update('\0').update(await readFile(file)).update('\0');
    }
  }
  return hash.digest('hex');
};

/** True when the part was built from exactly these sources and every file it wrote is still there. */
export const isFresh = async (part: string, digest: string): Promise<boolean> => {
  const text = await readFile(join(stampFolder, part), 'utf8').catch(() => undefined);
  if (text === undefined) return false;
  const [built, ...outputs] = text.split('\n');
  return built === digest && outputs.length > 0 && outputs.every((file) => existsSync(join(dist, file)));
};

/** Remembers what the part was built from and what it wrote. */
export const rememberBuilt = async (part: string, digest: string, outputs: readonly string[]): Promise<void> => {
  await mkdir(stampFolder, { recursive: true });
  await writeFile(join(stampFolder, part), [digest, ...outputs].join('\n'));
};
