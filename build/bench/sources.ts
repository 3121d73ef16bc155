// Files to measure with: random bytes, which nothing can compress or link, and photographs by their first bytes.
import { randomFillSync } from 'node:crypto';
import { mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MiB } from '../../shared/sizes.ts';
import { exif } from '../../electron/made-up-case/draw/exif.ts';

/** Writes one file of random bytes and puts it on the disk before anything is measured. */
export const makeLargeFile = async (path: string, bytes: number): Promise<void> => {
  const handle = await open(path, 'w');
  const block = new Uint8Array(4 * MiB);
  try {
    for (let written = 0; written < bytes; written += block.length) {
      randomFillSync(block);
      await handle.write(block, 0, Math.min(block.length, bytes - written));
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const filesInAFolder = 500;

/** `count` files that begin as a camera's JPEG does and go on at random, each different. */
export const makePhotos = async (folder: string, count: number, bytes: number): Promise<void> => {
  const block = exif({ make: 'ExampleCo', model: 'Phone A', taken: '2026:02:11 07:14:22' });
  const head = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 0]), Buffer.from('Exif\0\0', 'latin1'), block]);
  head.writeUInt16BE(block.length + 8, 4);
  const body = Buffer.alloc(bytes);
  for (let made = 0; made < count; made += 1) {
    const place = join(folder, String(Math.floor(made / filesInAFolder)).padStart(3, '0'));
    if (made % filesInAFolder === 0) await mkdir(place, { recursive: true });
    randomFillSync(body);
    head.copy(body);
    await writeFile(join(place, `IMG_${String(made).padStart(5, '0')}.jpg`), body);
  }
};
