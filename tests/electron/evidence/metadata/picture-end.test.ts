// Pictures whose end is missing: every kind, cut at many places; and what only looks like it.
import { describe, expect, it } from 'vitest';
import { isCutOff } from '../../../../electron/evidence/metadata/picture-end.ts';
import { readMetadata, typeOfSource } from '../../../../electron/evidence/metadata/read-metadata.ts';
import { pictures } from '../../../journeys/support/sample-files.ts';

const sourceOf = (bytes: Uint8Array) => ({ size: bytes.byteLength, read: (start: number, end: number) => Promise.resolve(bytes.subarray(start, end)) });
const problemOf = async (bytes: Uint8Array, name: string) => {
  const source = sourceOf(bytes);
  return (await readMetadata(source, await typeOfSource(source, name))).problem;
};
const noise = (length: number) => Buffer.from(Array.from({ length }, (_, index) => (index * 151 + 13) % 251));

describe.each(Object.entries(pictures))('%s', (name, make) => {
  const whole = Buffer.from(make());

  it('is whole as it is', async () => {
    expect(await problemOf(whole, name)).toBeNull();
  });

  it('is known to be cut off wherever its second half ends early', async () => {
    const half = Math.ceil(whole.byteLength / 2);
    const step = Math.max(1, Math.floor(half / 200));
    for (let length = whole.byteLength - 1; length >= half; length -= step) {
      expect([length, await problemOf(whole.subarray(0, length), name)]).toEqual([length, 'end-missing']);
    }
  });

  it('is not cut off because something follows it', async () => {
    expect(await problemOf(Buffer.concat([whole, noise(100)]), name)).not.toBe('end-missing');
  });
});

describe('a JPEG', () => {
  const segment = (marker: number, content: Uint8Array) => Buffer.concat([Buffer.from([0xff, marker, (content.byteLength + 2) >> 8, (content.byteLength + 2) & 0xff]), content]);
  const scan = Buffer.from([0x11, 0xff, 0x00, 0x22, 0xff, 0xd3, 0x33, 0xff, 0xff, 0x00]);
  const start = Buffer.from([0xff, 0xd8]);
  const end = Buffer.from([0xff, 0xd9]);
  const cut = (...parts: readonly Uint8Array[]) => isCutOff(sourceOf(Buffer.concat(parts)), 'image/jpeg');

  it('is cut off although the small picture in its head has an end', async () => {
    const head = segment(0xe1, Buffer.concat([start, end]));
    expect(await cut(start, head, segment(0xda, Buffer.from([1])), scan)).toBe(true);
    expect(await cut(start, head)).toBe(true);
  });

  it('is whole after several scans with restarts, far from the end of the file', async () => {
    const scans = [segment(0xda, Buffer.from([1])), Buffer.alloc(200_000, 0x55), scan, segment(0xc4, Buffer.from([2])), segment(0xda, Buffer.from([1])), scan];
    expect(await cut(start, ...scans, end, Buffer.alloc(5))).toBe(false);
    expect(await cut(start, ...scans, Buffer.alloc(5))).toBe(true);
  });

  it('is cut off inside a marker that lies across two reads', async () => {
    expect(await cut(start, segment(0xda, Buffer.from([1])), Buffer.alloc(64 * 1024 - 8, 0x55), end, Buffer.from([0]))).toBe(false);
    expect(await cut(start, segment(0xda, Buffer.from([1])), Buffer.alloc(64 * 1024 - 8, 0x55), Buffer.from([0xff]))).toBe(true);
  });
});

it('nothing is said of kinds whose structure is not known', async () => {
  expect(await isCutOff(sourceOf(noise(1000)), 'image/jxl')).toBe(false);
});
