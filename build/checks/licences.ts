// Judges the licence of everything that reaches people against ours (Apache-2.0), and that docs/dependencies.md lists it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../bundle/parts.ts';
import type { ShippedPackage } from '../bundle/shipped-packages.ts';

/** Licences that may be combined with Apache-2.0 without further obligations than keeping their text. */
const compatible = new Set(['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'Zlib', 'Unlicense', 'CC0-1.0', 'BlueOak-1.0.0', 'OFL-1.1']);

/** Packages whose licence asks for more, by name: the licence, and how we meet it. */
export const metByHand: Readonly<Record<string, { readonly licence: string; readonly how: string }>> = Object.freeze({
  exifreader: { licence: 'MPL-2.0', how: 'shipped unchanged; its source is the npm package of the pinned version; named in NOTICE' },
  'libheif-js': { licence: 'LGPL-3.0', how: 'shipped as a file of its own that can be replaced; named in NOTICE' },
});

const options = (expression: string): readonly string[] => expression.replace(/[()]/g, '').split(/\s+OR\s+/);
const isCompatible = (expression: string): boolean =>
  options(expression).some((option) => option.split(/\s+AND\s+/).every((licence) => compatible.has(licence)));

/** One line for each package whose licence is missing, unknown to us, or not what was judged. Empty means all is well. */
export const licenceProblems = (packages: readonly ShippedPackage[]): readonly string[] =>
  packages.flatMap(({ name, version, licence }) => {
    if (licence === undefined) return [`${name} ${version} states no licence`];
    if (isCompatible(licence) || metByHand[name]?.licence === licence) return [];
    return [`${name} ${version} is under ${licence}, which nobody has judged yet`];
  });

const manifestSchema = z.object({ dependencies: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()) });

/** Names in package.json that docs/dependencies.md does not list, and the other way round. */
export const listingProblems = async (): Promise<readonly string[]> => {
  const { dependencies, devDependencies } = manifestSchema.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  const declared = new Set([...Object.keys(dependencies), ...Object.keys(devDependencies)]);
  const page = await readFile(join(root, 'docs/dependencies.md'), 'utf8');
  const listed = new Set([...page.matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1] ?? ''));
  return [
    ...[...declared].filter((name) => !listed.has(name)).map((name) => `${name} is not listed in docs/dependencies.md`),
    ...[...listed].filter((name) => !declared.has(name)).map((name) => `docs/dependencies.md lists ${name}, which is not a dependency`),
  ];
};
