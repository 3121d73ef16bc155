// Office documents before they are unpacked: whole where they are as large as they should be, refused where they are not, whatever their directory says.
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../renderer/media/bounded-archive.ts';
import { MiB } from '../../../shared/sizes.ts';
import { otherKinds } from '../../journeys/support/evidence-files.ts';
import { storedZip, zipOf } from '../../journeys/support/stored-zip.ts';
import { honest, swollenLetter, swollenTypes } from '../../journeys/support/zip-bomb.ts';

const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes);
const wordsOf = async (bytes: Uint8Array): Promise<string> => new TextDecoder().decode((await openArchive(own(bytes), MiB)).parts.get('word/document.xml')).replace(/<[^>]+>/gu, '');

it('a letter says the same afterwards, stored or packed, and with something before it', async () => {
  expect(await wordsOf(otherKinds['letter.docx']())).toBe('To the chair of the branch');
  expect(await wordsOf(swollenLetter(0))).toBe('To the chair');
  expect(await wordsOf(Buffer.concat([Buffer.from('%PDF-1.4 and more'), swollenLetter(0)]))).toBe('To the chair');
});

it('pictures are left where they are, and named', async () => {
  const { parts, names } = await openArchive(own(zipOf({ 'word/media/image1.png': honest('x'.repeat(5000)), 'word/document.xml': honest('<a/>') })), 100);
  expect([[...parts.keys()], names]).toStrictEqual([['word/document.xml'], ['word/media/image1.png', 'word/document.xml']]);
});

it.each([['its words', swollenLetter], ['its list of types', swollenTypes]])('four gibibytes in %s are refused after the limit, with the memory of the limit', async (_what, swollen) => {
  const bomb = own(swollen(4096));
  expect(bomb.byteLength).toBeLessThan(8 * MiB);
  const before = process.memoryUsage().rss;
  await expect(openArchive(bomb, 32 * MiB)).rejects.toMatchObject({ why: 'too-large' });
  expect(process.memoryUsage().rss - before).toBeLessThan(400 * MiB);
});

it('the limit is for all parts together, and exact', async () => {
  const two = zipOf({ 'a.xml': honest('x'.repeat(600)), 'b.xml': honest('y'.repeat(400)) });
  expect([...(await openArchive(own(two), 1000)).parts.keys()]).toStrictEqual(['a.xml', 'b.xml']);
  await expect(openArchive(own(two), 999)).rejects.toMatchObject({ why: 'too-large' });
  await expect(openArchive(own(storedZip({ 'a.xml': 'x'.repeat(1000) })), 999)).rejects.toMatchObject({ why: 'too-large' });
});

describe('an archive that is none, or not whole, is refused and read nowhere outside itself:', () => {
  const letter = swollenLetter(0);
  const changed = (at: number, value: number): Buffer => {
    const copy = Buffer.from(letter);
    copy.writeUInt32LE(value, at < 0 ? copy.length + at : at);
    return copy;
  };
  it.each([
    ['nothing', Buffer.alloc(0)], ['text', Buffer.from('no archive at all, only words and more words')], ['cut in the middle', letter.subarray(0, letter.length / 2)],
    ['a directory far behind the end', changed(-6, 0x7f_ff_ff_ff)], ['a directory longer than the file', changed(-10, 0x7f_ff_ff_ff)], ['more parts than there are', changed(-14, 0x00_09_00_09)],
    ['a part longer than the file', changed(letter.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 20, 0x7f_ff_ff_ff)], ['a part that begins elsewhere', changed(letter.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 42, 7)],
    ['a way of packing that is not known', changed(letter.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 8, 0x00_63_00_00)],
  ])('%s', async (_what, bytes) => {
    await expect(openArchive(own(bytes), MiB)).rejects.toThrow();
  });
});
