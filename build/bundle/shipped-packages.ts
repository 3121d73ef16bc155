// Everything of others that reaches people: the packages inside the bundle and the ones shipped beside it, with their licences.
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { packagesInBundle } from './freshness.ts';
import { root } from './parts.ts';

const lockSchema = z.object({ packages: z.record(z.string(), z.object({ dev: z.boolean().optional(), optional: z.boolean().optional() })) });
const manifestSchema = z.object({ name: z.string(), version: z.string(), license: z.string().optional() });

export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression as the package states it. */
  readonly licence: string | undefined;
  readonly folder: string;
}

const installedBeside = async (): Promise<readonly string[]> => {
  const { packages } = lockSchema.parse(JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')));
  return Object.entries(packages).filter(([place, { dev }]) => place !== '' && dev !== true && existsSync(join(root, place))).map(([place]) => place);
};

/** All shipped packages by name. What is not built yet is not counted: build first. */
export const shippedPackages = async (): Promise<readonly ShippedPackage[]> => {
  const folders = new Set([...(await packagesInBundle()), ...(await installedBeside())]);
  const all = await Promise.all([...folders].map(async (folder) => {
    const { license: licence, ...manifest } = manifestSchema.parse(JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8')));
    return { ...manifest, licence, folder };
  }));
  return all.sort((a, b) => (a.name < b.name ? -1 : 1));
};

/** The licence texts that lie in the package's folder, joined; empty where it brings none. */
export const licenceText = async ({ folder }: ShippedPackage): Promise<string> => {
  const files = (await readdir(join(root, folder))).filter((name) => /^(?:licen[cs]e|copying|notice|third_party)/i.test(name) && !/\.(?:js|ts)$/.test(name)).sort();
  return (await Promise.all(files.map((name) => readFile(join(root, folder, name), 'utf8').catch(() => '')))).join('\n\n').trim();
};
