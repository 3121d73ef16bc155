// Making working copies of a picture: one that was told of is there with its link and in both logs; one that was not is there wholly or not at all.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { entriesAbout } from '../../../electron/custody/service.ts';
import { evidenceHandlers } from '../../../electron/evidence/handlers.ts';
import { addPaths, listEvidence, showEvidence } from '../../../electron/evidence/tool.ts';
import { createJobs } from '../../../electron/jobs/registry.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import { everything } from '../../../shared/evidence/schema.ts';
import { evidenceId } from '../../../shared/ids.ts';
import { barePng, photo } from '../../electron/evidence/bare-pictures.ts';
import { markers } from '../secrets.ts';
import { layBase, open, vaultIn, type Ground } from './ground.ts';
import type { Operation, Told } from './operation.ts';
import { inspectVault } from './sound.ts';

const original = evidenceId(2);
const picture = { width: 64, height: 48 };

const prepare = async ({ folder, base }: Ground): Promise<void> => {
  const file = join(folder, `${markers.fileName}.jpg`);
  await writeFile(file, photo(picture.width, picture.height));
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

const makeCopies: Operation = {
  name: 'working-copy',
  prepare,
  lay: layBase,
  drive: async (_, root, acknowledge) => {
    const session = await open(vaultIn(root));
    const jobs = createJobs(() => undefined);
    const handlers = evidenceHandlers(session, jobs);
    try {
      // The second is the first once more.
      for (const shade of [1, 1, 2]) {
        const { id } = await handlers.evidence.makeWorkingCopy({
          original, bytes: Uint8Array.from(barePng(picture.width, picture.height, [shade, 2, 3])),
          plan: { picture, crop: null, covers: [{ x: 1, y: 1, width: 20, height: 20, way: 'box', reason: 'face', words: markers.note }] },
        });
        acknowledge(`made ${id}`);
      }
    } finally {
      await jobs.close();
      await handlers.close();
      await session.close();
    }
    acknowledge('closed');
  },
  inspect: (_, root, told) => inspectVault(root, { expected: ({ kind }) => kind === 'files-set-apart', holds: (session) => inspectCopies(session, told) }),
};

export const workingCopyOperations: readonly Operation[] = [makeCopies];
