// What the frozen vaults were made with, and how one of them is laid out to be opened: a copy in a folder of the test's own.
import { copyFile, cp, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Made up for these vaults alone. */
export const secrets = Object.freeze({
  passphrase: 'thistle-Anchor-2-meadow-copper-Finch',
  colleague: 'willow-Lantern-7-harbour-basket-Crane',
  wrong: 'bramble-Kettle-9-orchard-saddle-Robin',
});

/** Formats that were ever released, and the one that is about to be. */
export const formats = Object.freeze(['format-1'] as const);
export type Format = (typeof formats)[number];

/** What was in it when it was frozen. */
export const contentsSchema = z.strictObject({
  recoveryCode: z.string(),
  /** `file` is the path of its object inside the vault. */
  items: z.array(z.strictObject({ id: z.string(), file: z.string(), fileName: z.string(), sha256: z.string(), size: z.int(), title: z.string(), notes: z.string(), tags: z.array(z.string()) })).min(1),
  members: z.array(z.string()).min(1),
  /** Action and hash of each entry, first one first. */
  custody: z.array(z.strictObject({ action: z.string(), hash: z.string() })).min(1),
});
export type Contents = z.infer<typeof contentsSchema>;

export const placeOf = (format: Format): string => fileURLToPath(new URL(`./${format}`, import.meta.url));

export const contentsOf = async (format: Format): Promise<Contents> => contentsSchema.parse(JSON.parse(await readFile(join(placeOf(format), 'contents.json'), 'utf8')));

/** Copies the vault to `folder`, which must not exist. Its header is kept once, although a vault has two copies; its previews are not kept. */
export const layOut = async (format: Format, folder: string): Promise<void> => {
  await mkdir(dirname(folder), { recursive: true });
  await cp(join(placeOf(format), 'vault'), folder, { recursive: true });
  await copyFile(join(folder, 'vault.json'), join(folder, 'vault.copy.json'));
};

/** A file that belongs to one kind of damage and could not be made without the vault's key. */
export const brokenFile = (format: Format, name: string): string => join(placeOf(format), 'broken', name);
