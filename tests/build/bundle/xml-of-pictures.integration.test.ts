// XMP is read in a bundled part as it is from the source: the XML parser that exifreader asks for by name is in the bundle.
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { buildNodePart } from '../../../build/bundle/node-parts.ts';
import { dist } from '../../../build/bundle/parts.ts';
import type * as image from '../../../electron/evidence/metadata/image.ts';
import { tellingPicture } from '../../electron/evidence/telling-picture.ts';
import { inTemporaryFolder } from '../../electron/vault/temporary-folder.ts';

it('a bundled part reads the XMP of a picture', () => inTemporaryFolder(async (folder) => {
  const outfile = join(folder, 'image.mjs');
  await buildNodePart({ name: 'image', entry: 'electron/evidence/metadata/image.ts', outfile: relative(dist, outfile), format: 'esm', external: [], optional: false });
  const { readImage } = await import(pathToFileURL(outfile).href) as typeof image;
  for (const declares of [true, false]) {
    const bytes = tellingPicture(declares);
    const { entries } = await readImage({ size: bytes.byteLength, read: (start, end) => Promise.resolve(bytes.subarray(start, end)) }, 'image/jpeg');
    expect(entries).toEqual(expect.arrayContaining([{ group: 'xmp', tag: 'title', value: 'The gate at dawn' }, { group: 'xmp', tag: 'creator', value: 'Ёлкина, Ana & Marta' }]));
  }
}));
