// Making working copies of a picture or a document: one that was told of is there with its link and in both logs; one that was not is there wholly or not at all.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { entriesAbout } from '../../../electron/custody/service.ts';
import { addPaths, listEvidence, showEvidence } from '../../../electron/evidence/tool.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import type { InputOf } from '../../../shared/contract/registry.ts';
import { everything } from '../../../shared/evidence/schema.ts';
import { evidenceId } from '../../../shared/ids.ts';
import { barePdf, box, planned, planOf } from '../../electron/evidence/bare-pdfs.ts';
import { barePng, photo } from '../../electron/evidence/bare-pictures.ts';
import { tellingPdf } from '../../journeys/support/telling-pdf.ts';
import { markers } from '../secrets.ts';
import { layBase, open, type Ground } from './ground.ts';
import type { Operation, Told } from './operation.ts';
import { overEvidence } from './over-evidence.ts';
import { inspectVault } from './sound.ts';

const original = evidenceId(2);
const picture = { width: 64, height: 48 };

const prepareWith = (ending: string, bytes: () => Uint8Array) => async ({ folder, base }: Ground): Promise<void> => {
  const file = join(folder, `${markers.fileName}.${ending}`);
  await writeFile(file, bytes());
  const session = await open(base);
  await addPaths(session, [file]);
  await session.close();
};

const linked = async (session: OpenSession): Promise<readonly string[]> => {
  const wrong: string[] = [];
  const { workingCopies } = await showEvidence(session, original);
  const copies = new Set<string>(workingCopies.map(({ id }) => id));
  for await (const row of listEvidence(session, everything)) {
    if (row.isWorkingCopy !== copies.has(row.id)) wrong.push(`${row.id} is a copy in one place and not in the other`);
    if (row.id !== original && row.id !== evidenceId(1) && !row.isWorkingCopy) wrong.push(`${row.id} came from nowhere`);
  }
  const told = (await entriesAbout(session.read, original)).filter(({ action }) => action === 'working-copy-made').length;
  if (told !== copies.size) wrong.push(`${String(copies.size)} copies, and the original's log tells of ${String(told)}`);
  for (const id of copies) {
    const entries = await entriesAbout(session.read, id);
    if (entries.length !== 1 || entries[0]?.action !== 'made-from-original') wrong.push(`the log of ${id} does not tell what it was made of`);
  }
  return wrong;
};

const inspectCopies = async (session: OpenSession, told: Told): Promise<readonly string[]> => {
  const there = new Set<string>((await showEvidence(session, original)).workingCopies.map(({ id }) => id));
  return [...told.all('made').filter((id) => !there.has(id)).map((id) => `told of ${id}, which is not there`), ...(await linked(session))];
};

/** What the window rendered of an original, in this shade. */
type Made = (shade: number) => Pick<InputOf<'evidence.makeWorkingCopy'>, 'bytes' | 'plan'>;

const makeCopies = (name: string, prepare: NonNullable<Operation['prepare']>, made: Made): Operation => ({
  name,
  prepare,
  lay: layBase,
  drive: (_, root, acknowledge) => overEvidence(root, acknowledge, async ({ evidence: { evidence } }) => {
    // The second is the first once more.
    for (const shade of [1, 1, 2]) {
      const { id } = await evidence.makeWorkingCopy({ original, ...made(shade) });
      acknowledge(`made ${id}`);
    }
  }),
  inspect: (_, root, told) => inspectVault(root, { expected: ({ kind }) => kind === 'files-set-apart', holds: (session) => inspectCopies(session, told) }),
});

const ofPicture = makeCopies('working-copy', prepareWith('jpg', () => photo(picture.width, picture.height)), (shade) => ({
  bytes: Uint8Array.from(barePng(picture.width, picture.height, [shade, 2, 3])),
  plan: { picture, crop: null, covers: [{ x: 1, y: 1, width: 20, height: 20, way: 'box', reason: 'face', words: markers.note }] },
}));

const pages = planOf([planned(1, [box(3, 4, 10, 8, markers.note)], [markers.person]), planned(3, [box(0, 0, 5, 5)])], 3);

const ofDocument = makeCopies('working-copy-pdf', prepareWith('pdf', tellingPdf), (shade) => ({ bytes: Uint8Array.from(barePdf(pages, shade)), plan: pages }));

export const workingCopyOperations: readonly Operation[] = [ofPicture, ofDocument];
