// The video of the samples with a comment in its metadata, as a telephone or an editor writes one.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The end of the file is its `moov` box, and the end of that its `udta` box: what is put behind belongs to both. */
export const tellingVideo = (comment: string): Buffer => {
  const video = readFileSync(join(import.meta.dirname, '../../build/shell/fixture/clip.mp4'));
  const words = Buffer.from(comment);
  const box = Buffer.alloc(12);
  box.writeUInt32BE(box.length + words.length, 0);
  box.write('\u00a9cmt', 4, 'latin1');
  box.writeUInt16BE(words.length, 8);
  // English, in the packed letters of the format.
  box.writeUInt16BE(0x15c7, 10);
  for (const name of ['moov', 'udta']) {
    const size = video.lastIndexOf(name, undefined, 'latin1') - 4;
    video.writeUInt32BE(video.readUInt32BE(size) + box.length + words.length, size);
  }
  return Buffer.concat([video, box, words]);
};
