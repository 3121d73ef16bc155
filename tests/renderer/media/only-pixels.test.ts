import { describe, expect, it } from 'vitest';
import { barePictureIn } from '../../../electron/evidence/metadata/bare-picture.ts';
import { onlyPixels } from '../../../renderer/media/working-copies/only-pixels.ts';
import { bareJpeg, barePng, photo } from '../../electron/evidence/bare-pictures.ts';

describe('what an encoder made', () => {
  it('is left with its pixels alone, as the vault takes it', () => {
    expect(barePictureIn(photo(30, 20))).toBe('parts');
    expect(Buffer.compare(onlyPixels(photo(30, 20)), bareJpeg(30, 20))).toBe(0);
    const profile = Buffer.from([0, 0, 0, 5, ...Buffer.from('iCCPRuden'), 0, 0, 0, 0]);
    const png = barePng(30, 20);
    const more = Buffer.concat([png.subarray(0, 33), profile, png.subarray(33)]);
    expect(barePictureIn(more)).toBe('parts');
    expect(Buffer.compare(onlyPixels(more), png)).toBe(0);
  });

  it('stays as it is where there is nothing else', () => {
    expect([Buffer.compare(onlyPixels(bareJpeg(9, 9)), bareJpeg(9, 9)), Buffer.compare(onlyPixels(barePng(9, 9)), barePng(9, 9))]).toEqual([0, 0]);
  });
});
