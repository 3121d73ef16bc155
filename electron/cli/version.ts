// Which version this is: what the package that the tool lies in says of itself, in a checkout and in the packaged application alike.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const manifestSchema = z.object({ name: z.literal('holdfast'), version: z.string() });

const manifestIn = async (folder: string): Promise<z.infer<typeof manifestSchema> | null> => {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => null);
  return text === null ? null : (manifestSchema.safeParse(JSON.parse(text)).data ?? null);
};

/** The version, from the nearest package of ours above this file. */
export const versionOfTool = async (folder = import.meta.dirname): Promise<string> => {
  const manifest = await manifestIn(folder);
  if (manifest !== null) return manifest.version;
  if (dirname(folder) === folder) throw new Error('the tool lies outside its package');
  return versionOfTool(dirname(folder));
};
