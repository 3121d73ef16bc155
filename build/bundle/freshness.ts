// Tells whether a part of `dist/` is up to date by content, not by time: a checkout or a copy changes times and nothing else.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { dist, partNames, root, type Built } from './parts.ts';

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

const stampSchema = z.object({ digest: z.string(), outputs: z.array(z.string()).min(1), packages: z.array(z.string()) });

const readStamp = async (part: string): Promise<z.infer<typeof stampSchema> | undefined> => {
  const text = await readFile(join(stampFolder, `${part}.json`), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : stampSchema.safeParse(JSON.parse(text)).data;
};

/** True when the part was built from exactly these sources and every file it wrote is still there. */
export const isFresh = async (part: string, digest: string): Promise<boolean> => {
  const stamp = await readStamp(part);
  return stamp?.digest === digest && stamp.outputs.every((file) => existsSync(join(dist, file)));
};

/** Remembers what the part was built from and what it wrote. */
export const rememberBuilt = async (part: string, digest: string, built: Built): Promise<void> => {
  await mkdir(stampFolder, { recursive: true });
  await writeFile(join(stampFolder, `${part}.json`), JSON.stringify({ digest, ...built }));
};

const stampsOfParts = async () => (await Promise.all(partNames.map(readStamp))).filter((stamp) => stamp !== undefined);

/** Folders of every npm package that is inside `dist/`, relative to the root. */
export const packagesInBundle = async (): Promise<readonly string[]> => [...new Set((await stampsOfParts()).flatMap(({ packages }) => packages))].sort();

/** Deletes files in `dist/` that no part wrote when it was last built, so that nothing stale is ever packed. */
export const removeStrangers = async (alsoOurs: readonly string[]): Promise<void> => {
  const stamps = await stampsOfParts();
  const written = new Set([...alsoOurs, ...stamps.flatMap(({ outputs }) => outputs)]);
  for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
    const file = relative(dist, join(entry.parentPath, entry.name));
    if (entry.isFile() && !file.startsWith('.stamp') && !written.has(file)) await rm(join(dist, file), { force: true });
  }
};
