// A file made so that reading what it says would take minutes: its parser is ended, the item is in with its bytes, and the files beside it are not held up by it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MiB } from '../../../shared/sizes.ts';
import { id, openPlace, sha256, writeFiles, type Place } from './evidence-for-tests.ts';

let place: Place;
beforeAll(async () => { place = await openPlace(); });
afterAll(() => place.end());

const tags = 400;
const values = 8 * MiB;

/** A TIFF whose every tag claims the same sixteen mebibytes as eight million numbers of its own. */
const endlessTiff = (): Buffer => {
  const directory = 2 + tags * 12 + 4;
  const file = Buffer.alloc(8 + directory + values * 2, 0x41);
  file.write('II*\0', 0, 'latin1');
  file.writeUInt32LE(8, 4);
  file.writeUInt16LE(tags, 8);
  for (let tag = 0; tag < tags; tag += 1) {
    const at = 10 + tag * 12;
    file.writeUInt16LE(0x9000 + tag, at);
    file.writeUInt16LE(3, at + 2);
    file.writeUInt32LE(values, at + 4);
    file.writeUInt32LE(8 + directory, at + 8);
  }
  file.writeUInt32LE(0, 10 + tags * 12);
  return file;
};

it('a parser that does not come to an end is ended: the item is added without what it says, and the others with it', { timeout: 180_000 }, async () => {
  const folder = await place.sources();
  const tiff = endlessTiff();
  await writeFiles(folder, { 'endless.tif': tiff, 'note.txt': 'a note beside it' });
  const { progress, results } = await place.evidence.add(folder);
  expect(progress).toMatchObject({ state: 'finished', counts: { new: 2, failed: 0 } });
  const itemOf = async (name: string) => (await place.evidence.evidence.get({ id: id(results.find((result) => result.name === name)?.item ?? '') })).item;
  expect(await itemOf('endless.tif')).toMatchObject({ mediaType: 'image/tiff', metadataProblem: 'took-too-long', metadata: [], sha256: sha256(tiff) });
  expect(await itemOf('note.txt')).toMatchObject({ mediaType: 'text/plain', metadataProblem: null });
});
