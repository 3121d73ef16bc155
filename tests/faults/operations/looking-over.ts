// Items that somebody looks over: reviewed and taken back, held against a fingerprint that was told, checked to the last byte. One has lost its bytes: it is set
// aside once, by the check that finds it, and a removal is taken back with what it removed.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { addPaths, showEvidence } from '../../../electron/evidence/tool.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import { sql } from '../../../electron/vault/database/sql.ts';
import { everything } from '../../../shared/evidence/schema.ts';
import { evidenceId, type UndoId } from '../../../shared/ids.ts';
import { markers } from '../secrets.ts';
import { open } from './ground.ts';
import type { Over } from './over-evidence.ts';
import { steppedOperation, type Step } from './steps.ts';

const [looked, lost] = [evidenceId(1), evidenceId(2)];
const only = { by: 'ids' as const, ids: [looked] };
const all = { by: 'query' as const, query: everything, except: [] };
const sitting = '0000000000000050';

const undoing = (does: (over: Over) => Promise<{ readonly undo: UndoId | null }>): readonly [Step['does'], Step['does']] => {
  let edit: UndoId | null = null;
  return [
    async (over) => { ({ undo: edit } = await does(over)); },
    async ({ evidence: { evidence } }) => {
      if (edit === null) throw new Error('it cannot be taken back');
      await evidence.undo({ edits: [edit], session: sitting });
    },
  ];
};

const [review, takeReviewBack] = undoing(({ evidence: { evidence } }) => evidence.review({ selection: only, sensitivity: 'violence' }));
const [putAway, takeRemovalBack] = undoing(({ evidence: { evidence } }) => evidence.putAway({ selection: only, reason: markers.note }));

const objectOf = async (session: OpenSession, number: number): Promise<string> => String((await session.read.get(sql`SELECT object_id FROM evidence WHERE number = ${number}`))?.['object_id']);

const read = async (session: OpenSession): Promise<string> => {
  const { reviewedBy, sensitivity, removal, description, check, lastCheckedAt } = await showEvidence(session, looked);
  const { check: other } = await showEvidence(session, lost);
  return [sensitivity, reviewedBy === null ? 'not looked at' : 'looked at', removal === null ? 'in the list' : 'removed', description.toldFingerprint === '' ? 'nothing told' : 'told', lastCheckedAt === null ? 'not read' : check, other].join(', ');
};

export const lookingOverOperations = [steppedOperation({
  name: 'look-over',
  prepare: async ({ base, files }) => {
    const session = await open(base);
    const { progress } = await addPaths(session, [join(files, `${markers.fileName}-0.txt`)]);
    const object = await objectOf(session, 2);
    await session.close();
    if (progress.counts.new !== 1) throw new Error('the second item could not be added');
    await rm(join(base, 'objects', object.slice(0, 2), object));
  },
  before: ['not-reviewed, not looked at, in the list, nothing told, equal, equal'],
  steps: [
    { does: review, leaves: [['violence, looked at, in the list, nothing told, equal, equal', 'reviewed']] },
    { does: takeReviewBack, leaves: [['not-reviewed, not looked at, in the list, nothing told, equal, equal', 'described', 'described']] },
    { does: putAway, leaves: [['not-reviewed, not looked at, removed, nothing told, equal, equal', 'put-away']] },
    { does: takeRemovalBack, leaves: [['not-reviewed, not looked at, in the list, nothing told, equal, equal', 'brought-back']] },
    {
      does: ({ evidence: { evidence } }) => evidence.edit({ selection: only, session: sitting, change: { toldFingerprint: 'ab'.repeat(16) }, addTags: [], removeTags: [] }),
      leaves: [['not-reviewed, not looked at, in the list, told, equal, equal', 'described']],
    },
    { does: ({ evidence: { evidence } }) => evidence.compareTold({ id: looked }), leaves: [['not-reviewed, not looked at, in the list, told, equal, equal', 'fingerprint-compared']] },
    {
      does: async ({ evidence: { evidence }, resultsOf }) => resultsOf((await evidence.check({ selection: all })).job),
      // What was found is there first, then that all were looked at.
      leaves: [['not-reviewed, not looked at, in the list, told, equal, set-aside', 'set-aside'], ['not-reviewed, not looked at, in the list, told, equal, set-aside', 'verified']],
    },
  ],
  read,
  inspected: { expected: ({ kind, item }) => kind === 'object-missing' && item === lost },
})];
