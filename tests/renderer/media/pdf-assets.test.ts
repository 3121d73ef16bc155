// Of the compiled parts of pdf.js, those travel that it asks the window for, and no others. Its colour profiles (qcms) would fetch from an address by themselves,
// which we allow no parser: it never asks for them, and shows such colours as plain grey, RGB or CMYK.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { BundledAssets } from '../../../renderer/media/pdf-assets.ts';

const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

afterEach(() => { vi.unstubAllGlobals(); });

it('bundles each compiled part that pdf.js asks the window for, and no other', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('what lies there')));
  const there = readdirSync(join(pdfjs, 'wasm')).filter((name) => name.endsWith('.wasm'));
  const asked = [...readFileSync(join(pdfjs, 'build/pdf.worker.mjs'), 'utf8').matchAll(/^ {2}_filename = "(.+\.wasm)";$/gmu)].map((found) => found[1]);
  const given = await Promise.all(there.map((filename) => new BundledAssets().fetch({ kind: 'wasmUrl', filename }).then(() => true, () => false)));
  expect(there.filter((_name, at) => given[at])).toEqual(asked.toSorted());
  expect(asked).not.toEqual([]);
});
