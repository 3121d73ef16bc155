// A picture made so that reading what it says would take longer than anyone lives: its parser is ended, the adding goes on, the file is in
// with its bytes and the reason, and the files beside it lose nothing.
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createContext } from '../../../electron/evidence/context.ts';
import { startAdding } from '../../../electron/evidence/intake/adding.ts';
import { createEvidenceThreads } from '../../../electron/evidence/intake/threads.ts';
import { itemOf } from '../../../electron/evidence/item-repository.ts';
import { createJobs } from '../../../electron/jobs/registry.ts';
import { caseId } from '../../../shared/ids.ts';
import { png } from '../../../electron/made-up-case/draw/png.ts';
import { blank } from '../../../electron/made-up-case/draw/raster.ts';
import { id, openPlace, sha256, writeFiles, type Place } from './evidence-for-tests.ts';
import { pictures } from '../../journeys/support/sample-files.ts';

let place: Place;
beforeAll(async () => { place = await openPlace(); });
afterAll(() => place.end());

/** Many times what a sane file needs here, and nothing beside what this one would. */
const limitMs = 4000;

const chunk = (type: string, content: string): Buffer => {
  const body = Buffer.from(type + content, 'latin1');
  const framed = Buffer.alloc(8 + body.byteLength);
  framed.writeUInt32BE(body.byteLength - 4, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), 4 + body.byteLength);
  return framed;
};

/** A whole PNG whose XMP ends, and ends, and ends, on one line and never at the end of the text: looking for its end is cubic in their number. */
const endlessPng = (): Buffer => {
  const picture = png(blank(8, 8, [10, 20, 30]));
  const xmp = `${'<?xpacket end="w"?>'.repeat(20_000)}\nmore`;
  const afterHead = 8 + 25;
  return Buffer.concat([picture.subarray(0, afterHead), chunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${xmp}`), picture.subarray(afterHead)]);
};

it('a parser that does not come to an end holds up no other file, also where there are two processors', { timeout: 120_000 }, async () => {
  const threads = createEvidenceThreads(place.session.folder, { limitMs: 110_000, processors: 2 });
  try {
    const [endless, note] = await Promise.all([endlessPng(), Buffer.from('a note')].map(async (content) => {
      const writer = await place.session.objects.create();
      await writer.write(content);
      const ref = await writer.finish();
      await place.session.objects.publish([ref]);
      return ref;
    }));
    if (endless === undefined || note === undefined) throw new Error('not stored');
    const hung = threads.inspect({ ref: endless, name: 'endless.png', readBack: null, metadata: 'all' });
    const ended = expect(hung).rejects.toMatchObject({ code: 'vault-locked' });
    expect(await threads.inspect({ ref: note, name: 'note.txt', readBack: null, metadata: 'all' })).toMatchObject({ metadata: { mediaType: 'text/plain' } });
    await threads.close();
    await ended;
  } finally {
    await threads.close();
  }
});

it('a parser that does not come to an end is ended, and costs what the file says of itself and nothing else', { timeout: 120_000 }, async () => {
  const jobs = createJobs(() => undefined);
  const made = createContext(place.session, jobs);
  const threads = createEvidenceThreads(place.session.folder, { limitMs });
  const context = { ...made, threads };
  try {
    const endless = endlessPng();
    const folder = await place.sources();
    const others = Object.fromEntries(Object.entries(pictures).map(([name, make]) => [name, make()]));
    await writeFiles(folder, { 'endless.png': endless, ...others });
    const { id: job, done } = startAdding(context, [folder], 'folder', { id: caseId(1), code: 'C-1' });
    await done;
    const results = jobs.get(job).results;
    expect(jobs.get(job).progress()).toMatchObject({ state: 'finished', counts: { new: 1 + Object.keys(others).length, failed: 0 } });
    const item = (name: string) => itemOf(place.session.read, id(results.find((result) => result.name === name)?.item ?? ''));
    expect(await item('endless.png')).toMatchObject({ mediaType: 'image/png', viewer: 'image', metadataProblem: 'took-too-long', metadata: [], sha256: sha256(endless), size: endless.byteLength });
    for (const name of Object.keys(others)) {
      expect([name, (await item(name))?.metadataProblem]).toEqual([name, null]);
    }
    // The thread that hung is gone: another one reads the next file, with nothing in its way.
    await writeFiles(folder, { 'after.jpg': Buffer.concat([pictures['picture.jpg']?.() ?? new Uint8Array(), Buffer.from('x')]) });
    const later = startAdding(context, [`${folder}/after.jpg`], 'folder', { id: caseId(1), code: 'C-1' });
    await later.done;
    const [after] = jobs.get(later.id).results;
    expect(await itemOf(place.session.read, id(after?.item ?? ''))).toMatchObject({ metadataProblem: null, fileSays: { device: 'ExampleCo Phone A' } });
  } finally {
    await threads.close();
    await made.threads.close();
  }
});
