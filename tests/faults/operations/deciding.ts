// Two offices say different things of the same file: what a pack says waits, and a person decides field by field. Each decision is there with the change it makes and its
// entry, or waits on; what is here is never overwritten by anything else.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { listConflicts } from '../../../electron/handover/conflicts.ts';
import { handoverHandlers } from '../../../electron/handover/handlers.ts';
import { chosenRecipients } from '../../../electron/handover/recipients.ts';
import { handOverTo, takeInFrom, withPack } from '../../../electron/handover/tool.ts';
import { createContext } from '../../../electron/evidence/context.ts';
import { evidenceHandlers } from '../../../electron/evidence/handlers.ts';
import { addPaths, showEvidence } from '../../../electron/evidence/tool.ts';
import { createJobs } from '../../../electron/jobs/registry.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import type { InputOf } from '../../../shared/contract/registry.ts';
import { everything } from '../../../shared/evidence/schema.ts';
import type { HandedField } from '../../../shared/handover/schema.ts';
import { evidenceId } from '../../../shared/ids.ts';
import { markers } from '../secrets.ts';
import { create, open, vaultIn, type Ground } from './ground.ts';
import { identityIn, layKey, recipientIn } from './key-beside.ts';
import type { Over } from './over-evidence.ts';
import { steppedOperation, type Step } from './steps.ts';

const item = evidenceId(1);
const all = { by: 'query' as const, query: everything, except: [] };

const conflictsIn = async (session: OpenSession) => {
  const context = createContext(session, createJobs(() => undefined));
  try {
    return (await listConflicts(context, { offset: 0, limit: 100 })).conflicts;
  } finally {
    await context.threads.close();
  }
};

const say = async (session: OpenSession, change: InputOf<'evidence.edit'>['change'], tag: string): Promise<void> => {
  const evidence = evidenceHandlers(session, createJobs(() => undefined));
  await evidence.evidence.edit({ selection: { by: 'ids', ids: [item] }, session: '0000000000000010', change, addTags: [tag], removeTags: [] });
  await evidence.close();
};

const office = 'office';

const prepare = async ({ folder, base, first }: Ground): Promise<void> => {
  await layKey(folder);
  const pack = join(folder, 'pack.age');
  const theirs = await open(base);
  await say(theirs, { title: 'theirs', madeBy: 'theirs', language: 'theirs', device: 'theirs' }, 'theirs');
  await handOverTo(theirs, { file: pack, selection: all, recipients: await chosenRecipients(theirs, [], [await recipientIn(folder)]), reason: 'sweep', senderName: '' });
  await theirs.close();
  const { session: ours } = await create(join(folder, office));
  await addPaths(ours, [first]);
  await say(ours, { title: 'ours', madeBy: 'ours', language: 'ours', notes: markers.note }, 'ours');
  await withPack(pack, [await identityIn(folder)], (opened) => takeInFrom(ours, opened, { fileName: 'pack.age', cases: 'ours' }));
  await ours.close();
};

const decide = (choice: InputOf<'handover.decide'>['choice'], ...fields: readonly HandedField[]): Step['does'] => async ({ session, evidence: { context } }: Over) => {
  const waiting = (await conflictsIn(session)).filter(({ field }) => fields.includes(field));
  const { decided } = await handoverHandlers(context).handover.decide({ conflicts: waiting.map(({ id }) => id), choice, language: 'en' });
  if (decided !== fields.length) throw new Error(`${String(decided)} of ${String(fields.length)} fields were decided`);
};

export const decidingOperations = [steppedOperation({
  name: 'decide',
  prepare,
  lay: ({ folder }, root) => cp(join(folder, office), vaultIn(root), { recursive: true }),
  before: ['ours, ours, ours, , ours; waiting: title, madeBy, device, language, tags', 'described', 'duplicate-linked', 'taken-in', 'handover-taken-in'],
  steps: [
    { does: decide('theirs', 'title'), leaves: [['theirs, ours, ours, , ours; waiting: madeBy, device, language, tags', 'described', 'handover-decided']] },
    {
      // Each field is a change of its own.
      does: decide('both', 'madeBy', 'tags'),
      leaves: [
        ['theirs, ours, ours, , ours, noted; waiting: device, language, tags', 'described', 'handover-decided'],
        ['theirs, ours, ours, , ours+theirs, noted; waiting: device, language', 'described', 'handover-decided'],
      ],
    },
    { does: decide('ours', 'language'), leaves: [['theirs, ours, ours, , ours+theirs, noted; waiting: device', 'handover-decided']] },
    { does: decide('theirs', 'device'), leaves: [['theirs, ours, ours, theirs, ours+theirs, noted; waiting: ', 'described', 'handover-decided']] },
  ],
  read: async (session) => {
    const { description: { title, madeBy, language, device, notes }, tags } = await showEvidence(session, item);
    const waiting = (await conflictsIn(session)).map(({ field }) => field);
    return `${[title, madeBy, language, device, [...tags].sort().join('+')].join(', ')}${notes === markers.note ? '' : ', noted'}; waiting: ${waiting.join(', ')}`;
  },
})];
