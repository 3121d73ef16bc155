import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dist, nativePackages, root } from '../../../build/bundle/parts.ts';
import { shippedPackages } from '../../../build/bundle/shipped-packages.ts';
import { licenceProblems, listingProblems } from '../../../build/checks/licences.ts';

const shipped = (name: string, licence: string | undefined) => ({ name, version: '1.0.0', licence, folder: `node_modules/${name}` });

describe('licences', () => {
  it('of everything shipped can be combined with ours', async () => {
    expect(licenceProblems(await shippedPackages())).toEqual([]);
  });

  it('are refused when strong, unknown or not stated', () => {
    const packages = [shipped('a', 'GPL-3.0'), shipped('b', undefined), shipped('c', 'MIT AND GPL-2.0'), shipped('d', 'LGPL-3.0'), shipped('exifreader', 'AGPL-3.0')];
    expect(licenceProblems(packages)).toHaveLength(packages.length);
  });

  it('are accepted when one of the choices fits, or when met by hand for that package alone', () => {
    expect(licenceProblems([shipped('a', '(MIT OR GPL-3.0-or-later)'), shipped('b', 'MIT AND OFL-1.1'), shipped('libheif-js', 'LGPL-3.0'), shipped('exifreader', 'MPL-2.0')])).toEqual([]);
  });

  it('travel with the bundle, each package by name', async () => {
    const text = await readFile(join(dist, 'third-party-licences.txt'), 'utf8');
    expect((await shippedPackages()).filter(({ name, version }) => !text.includes(`\n${name} ${version} (`))).toEqual([]);
  });
});

describe('dependencies', () => {
  it('are all listed with their reason, and nothing else is', async () => {
    expect(await listingProblems()).toEqual([]);
  });

  it('at run time are exactly the packages with a compiled half', async () => {
    const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { readonly dependencies: Readonly<Record<string, string>> };
    expect(Object.keys(manifest.dependencies).sort()).toEqual([...nativePackages].sort());
  });

  it('are pinned to one version each', async () => {
    const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Readonly<Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>>;
    expect(Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
