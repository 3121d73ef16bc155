// The square code of a share's page, read by a reader that knows nothing of what drew it.
import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { squareCode } from '../../../electron/printing/share-page.ts';
import { readSquareCode } from './read-square-code.ts';

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const lines = (): readonly string[] => Array.from({ length: 9 }, () => Array.from({ length: 5 }, () => [...randomBytes(4)].map((byte) => signs[byte & 31]).join('')).join('-'));

it('gives back the lines of any share, with all its check bytes right', () => {
  // Which mask lies over the squares differs from share to share.
  for (let time = 0; time < 6; time += 1) {
    const share = lines();
    expect(readSquareCode(squareCode(share))).toBe(share.join('\n'));
  }
});

it('is refused with one square of its data turned over, which shows that it was read and checked', () => {
  const code = squareCode(lines());
  const [one] = [...code.matchAll(/M(\d+),(\d+)h10v10h-10z/gu)].filter(([, x, y]) => Number(x) > 400 && Number(x) < 600 && Number(y) > 200 && Number(y) < 320).map(([square]) => square);
  expect(one).toBeDefined();
  expect(() => readSquareCode(code.replace(one ?? '', ''))).toThrow('a block does not fit its check bytes');
});
