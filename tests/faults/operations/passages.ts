// What happened to an object is put on record with two items at once, and where it is now with it; then one entry is put right. Each is there wholly or not at all, and no entry is ever another than it was.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { entriesAbout } from '../../../electron/custody/service.ts';
import { addPaths, showEvidence } from '../../../electron/evidence/tool.ts';
import { barePassage } from '../../../shared/custody/passage.ts';
import { evidenceId } from '../../../shared/ids.ts';
import { markers } from '../secrets.ts';
import { layBase, open } from './ground.ts';
import type { Operation } from './operation.ts';
import { overEvidence } from './over-evidence.ts';
import { inspectVault } from './sound.ts';

const [one, other] = [evidenceId(1), evidenceId(2)];
const session = '0000000000000030';

/** What the log of the first item and that of the second hold after each step, and where the objects are said to be. */
const afterStep = [' /  / ', `sealed / sealed / ${markers.title}`, `sealed,mistaken / sealed / ${markers.title}`, `sealed,mistaken,returned / sealed / ${markers.title}`];

const passage: Operation = {
  name: 'passage',
  prepare: async ({ folder, base }) => {
    const from = join(folder, 'second');
    await mkdir(from);
    await writeFile(join(from, `${markers.fileName}-second.txt`), `${markers.content} second`);
    const vault = await open(base);
    const { progress } = await addPaths(vault, [from]);
    await vault.close();
    if (progress.counts.new !== 1) throw new Error('the second item could not be added');
  },
  lay: layBase,
  drive: (_, root, acknowledge) => overEvidence(root, acknowledge, async ({ session: { read }, evidence: { evidence } }) => {
    await evidence.recordPassage({ selection: { by: 'ids', ids: [one, other] }, passage: { ...barePassage('sealed'), toWhom: markers.person, note: markers.note }, corrects: null, physicalLocation: markers.title, session });
    acknowledge('passage 1');
    const wrong = (await entriesAbout(read, one)).findLast(({ action }) => action === 'passage');
    await evidence.recordPassage({ selection: { by: 'ids', ids: [one] }, passage: { ...barePassage('mistaken'), note: markers.note }, corrects: wrong?.seq ?? 0, physicalLocation: null, session });
    acknowledge('passage 2');
    await evidence.recordPassage({ selection: { by: 'ids', ids: [one] }, passage: { ...barePassage('returned'), fromWhom: markers.person }, corrects: null, physicalLocation: null, session });
    acknowledge('passage 3');
  }),
  inspect: (_, root, told) => inspectVault(root, {
    holds: async (vault) => {
      const happenedTo = async (id: typeof one): Promise<string> => (await entriesAbout(vault.read, id)).filter(({ action }) => action === 'passage').map(({ details }) => details['happened']).join();
      const locations = [await showEvidence(vault, one), await showEvidence(vault, other)].map(({ description }) => description.physicalLocation);
      const stands = `${await happenedTo(one)} / ${await happenedTo(other)} / ${locations[0] ?? ''}`;
      const said = told.all('passage').length;
      return [
        ...([said, said + 1].some((step) => afterStep[step] === stands) ? [] : [`told of ${String(said)} passages, found: ${stands}`]),
        ...(locations[0] === locations[1] ? [] : ['where the objects are was written into one of the two alone']),
      ];
    },
  }),
};

export const passageOperations: readonly Operation[] = [passage];
