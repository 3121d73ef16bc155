// Bytes of an item as the window asks main for them: main gives no more than one piece at once, and the window wants all of them.
import { afterEach, expect, it, vi } from 'vitest';
import { createMediaSource } from '../../../electron/app/page/media-source.ts';
import { readWhole } from '../../../renderer/media/media-bytes.ts';
import { largestMediaAnswer } from '../../../shared/evidence/media-answer.ts';
import { evidenceId } from '../../../shared/ids.ts';

afterEach(() => { vi.unstubAllGlobals(); });

/** An item of this size, and the window's way to it. */
const itemOf = async (size: number) => {
  const bytes = Uint8Array.from({ length: size }, (_, at) => (at * 7 + (at >> 12)) & 255);
  const source = createMediaSource({
    info: () => Promise.resolve({ mediaType: 'image/heic', size }), read: (_id, start, end) => Promise.resolve(bytes.slice(start, end)), preview: () => Promise.reject(new Error('there is none')),
  });
  const asked: string[] = [];
  vi.stubGlobal('fetch', (url: string, { headers }: { readonly headers: { readonly range: string } }) => {
    asked.push(headers.range);
    return source.answerMedia(url.replace('media/', ''), headers.range);
  });
  return { bytes, asked, ...(await source.open(evidenceId(1))) };
};

it.each([0, 1, largestMediaAnswer - 1, largestMediaAnswer, largestMediaAnswer + 1, 2 * largestMediaAnswer + 5])('all %i bytes of an item come, however many pieces that takes', async (size) => {
  const { url, bytes, asked } = await itemOf(size);
  expect(Buffer.compare(await readWhole(url, size, size), bytes)).toBe(0);
  expect(asked).toHaveLength(Math.ceil(size / largestMediaAnswer));
});

it('an item that is larger than may be read is not asked for', async () => {
  const { url, asked } = await itemOf(10);
  await expect(readWhole(url, 10, 9)).rejects.toMatchObject({ why: 'too-large' });
  expect(asked).toEqual([]);
});
