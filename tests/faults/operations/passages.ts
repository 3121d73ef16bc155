// What happened to an object is put on record with two items at once, and where it is now with it; then one entry is put right. Each is there wholly or not at all, and no entry is ever another than it was.
import { entriesAbout } from '../../../electron/custody/service.ts';
import { showEvidence } from '../../../electron/evidence/tool.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import { barePassage } from '../../../shared/custody/passage.ts';
import { evidenceId } from '../../../shared/ids.ts';
import { markers } from '../secrets.ts';
import { prepareSecondItem } from './second-item.ts';
import { steppedOperation } from './steps.ts';

const [one, other] = [evidenceId(1), evidenceId(2)];
const session = '0000000000000030';

/** What happened to each of the two, and where both are said to be. */
const read = async (vault: OpenSession): Promise<string> => {
  const happenedTo = async (id: typeof one): Promise<string> => (await entriesAbout(vault.read, id)).filter(({ action }) => action === 'passage').map(({ details }) => details['happened']).join();
  const locations = [await showEvidence(vault, one), await showEvidence(vault, other)].map(({ description }) => description.physicalLocation);
  return [await happenedTo(one), await happenedTo(other), ...locations].join(' / ');
};

const at = `${markers.title} / ${markers.title}`;

export const passageOperations = [steppedOperation({
  name: 'passage',
  prepare: prepareSecondItem,
  before: [' /  /  / '],
  read,
  steps: [
    {
      does: ({ evidence: { evidence } }) => evidence.recordPassage({ selection: { by: 'ids', ids: [one, other] }, passage: { ...barePassage('sealed'), toWhom: markers.person, note: markers.note }, corrects: null, physicalLocation: markers.title, session }),
      leaves: [[`sealed / sealed / ${at}`, 'passage', 'passage', 'described', 'described']],
    },
    {
      does: async ({ session: vault, evidence: { evidence } }) => {
        const wrong = (await entriesAbout(vault.read, one)).findLast(({ action }) => action === 'passage');
        await evidence.recordPassage({ selection: { by: 'ids', ids: [one] }, passage: { ...barePassage('mistaken'), note: markers.note }, corrects: wrong?.seq ?? 0, physicalLocation: null, session });
      },
      leaves: [[`sealed,mistaken / sealed / ${at}`, 'passage']],
    },
    {
      does: ({ evidence: { evidence } }) => evidence.recordPassage({ selection: { by: 'ids', ids: [one] }, passage: { ...barePassage('returned'), fromWhom: markers.person }, corrects: null, physicalLocation: null, session }),
      leaves: [[`sealed,mistaken,returned / sealed / ${at}`, 'passage']],
    },
  ],
})];
