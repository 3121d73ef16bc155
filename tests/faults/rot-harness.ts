// One bit turned at every place of headers and databases, counted for the evidence.
import type { Harness } from '../evidence/harness.ts';
import { rotEverything, type Rotted } from './full-rot.ts';

/** In a sample, one place in so many. */
const sampleStep = 29;

export const rot: Harness = {
  name: 'rot',
  title: 'One bit turned, at every byte of the headers and on every page of the databases',
  about: 'One bit at a time is turned, the file is read and checked as an opening would, and the bit is turned back. A place where that was not noticed did not hold. In databases four places of each page are tried; its seal covers every byte alike.',
  parts: [],
  hindrance: () => null,
  run: async function* rotted({ long, say }) {
    const found: Rotted[] = [];
    await rotEverything(long ? 1 : sampleStep, (one) => {
      say(`  ${one.what}`);
      found.push(one);
    });
    for (const { what, positions, unnoticed } of found) yield { what, counts: { 'bits turned': positions, 'noticed': positions - unnoticed.length }, losses: unnoticed.map((position) => `byte ${String(position)} of ${what}`) };
  },
};
