// Makes the files of the made-up case in a folder, as a card and a few folders would hold them.
import { copyFile, mkdir, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { typeset } from '../printing/typesetter.ts';
import { exif } from './draw/exif.ts';
import { jpeg } from './draw/jpeg.ts';
import { png } from './draw/png.ts';
import { reply } from './draw/reply.ts';
import { baggedComputers, brokenDoor, livestream, page, square } from './draw/scenes.ts';
import { ringing } from './draw/wav.ts';
import { caseItems, type CaseItem } from './facts.ts';

const callSeconds = 41;

const order = (): Promise<Uint8Array> => typeset({
  printedAt: Date.UTC(2026, 0, 20),
  data: {
    language: 'en', direction: 'ltr', title: 'Torvesk District Court', foot: 'An invented document', pageOf: '{page} / {pages}',
    paragraphs: ['Order in the matter of the Free Union of Garment and Warehouse Workers.', 'The strike announced for 21 to 28 January 2026 is not permitted.', 'This paper is invented. No such court exists.'],
  },
  template: '#import "page.typ": *\n#let d = json("data.json")\n#show: body => sheet(d, body)\n= #d.title\n#for p in d.paragraphs [#par(p)]\n#pagebreak()\n#for p in d.paragraphs [#par(p)]\n',
});

const scenes = { door: brokenDoor, bags: baggedComputers, square };

const bytesOf = async ({ made }: CaseItem): Promise<Uint8Array | string | URL> => {
  if ('text' in made) return made.text;
  if ('camera' in made) return jpeg(scenes[made.draw](), exif(made.camera));
  switch (made.draw) {
    case 'livestream': return png(livestream());
    case 'page-1': return png(page(7));
    case 'page-2': return png(page(19));
    case 'call': return ringing(callSeconds);
    case 'order': return order();
    case 'reply': return reply();
    case 'video': return new URL('./phone-video.mp4', import.meta.url);
  }
};

/** Writes every file below `folder` and answers with their paths, in the order of the case. */
export const makeCaseFiles = async (folder: string): Promise<readonly string[]> => {
  const written: string[] = [];
  for (const item of caseItems) {
    const path = join(folder, item.file);
    const bytes = await bytesOf(item);
    await mkdir(dirname(path), { recursive: true });
    if (bytes instanceof URL) await copyFile(bytes, path);
    else await writeFile(path, bytes);
    // A card keeps the camera's times; the same ones every run make runs comparable.
    const when = new Date(Date.UTC(2026, 4, 1, 8, 0, written.length));
    await utimes(path, when, when);
    written.push(path);
  }
  return written;
};
