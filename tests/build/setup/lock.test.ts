// npm writes only the platform packages it could see into the lock, and then refuses its own lock on the next machine.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { root } from '../../../build/bundle/parts.ts';

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({
    optionalDependencies: z.record(z.string(), z.string()).optional(), resolved: z.string().optional(), hasInstallScript: z.boolean().optional(),
  })),
});
const manifestSchema = z.object({ allowScripts: z.record(z.string(), z.boolean()) });

const readLock = async () => lockSchema.parse(JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'))).packages;

describe('package-lock.json', () => {
  it('names every optional package, those of other systems too', async () => {
    const packages = await readLock();
    const missing = Object.entries(packages).flatMap(([place, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {}).filter((name) => packages[`node_modules/${name}`] === undefined && packages[`${place}/node_modules/${name}`] === undefined));
    expect(missing).toEqual([]);
  });

  it('names no registry host, so that it serves every mirror', async () => {
    expect(Object.values(await readLock()).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  });

  it('holds no package with an install script that nobody has judged', async () => {
    const { allowScripts } = manifestSchema.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
    const unjudged = Object.entries(await readLock())
      .filter(([place, { hasInstallScript }]) => hasInstallScript === true && allowScripts[place.replace(/^.*node_modules\//, '')] === undefined)
      .map(([place]) => place);
    expect(unjudged).toEqual([]);
  });
});
