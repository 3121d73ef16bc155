// A case that is made, named, takes an item in, gives it back, is left for another, put first, closed and opened again: each change is there wholly or not at all, and
// the records and the log agree.
import { arrangeCases, casesState, changeCase, chooseCase, makeCase, setClosed } from '../../../electron/cases/service.ts';
import { showEvidence } from '../../../electron/evidence/tool.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import { caseId, evidenceId, type UndoId } from '../../../shared/ids.ts';
import { markers } from '../secrets.ts';
import { steppedOperation } from './steps.ts';

const [first, second, item] = [caseId(1), caseId(2), evidenceId(1)];

/** The cases in their order, closed ones in brackets, the chosen one marked; and where the item is. */
const read = async (session: OpenSession): Promise<string> => {
  const { cases, chosen } = await casesState(session.read);
  const named = cases.map(({ id, code, closedAt }) => {
    const shown = `${chosen.case === id ? '*' : ''}${id === first ? id : `${id} ${code}`}`;
    return closedAt === null ? shown : `(${shown})`;
  });
  return `${named.join(', ')}; the item in ${(await showEvidence(session, item)).case}`;
};

let moved: UndoId | null = null;

export const caseOperations = [steppedOperation({
  name: 'cases',
  before: ['*C1; the item in C1'],
  steps: [
    {
      does: async ({ session }) => {
        const made = await makeCase(session, { code: 'B-2', name: markers.title, about: markers.note });
        if (made !== second) throw new Error(`the second case is ${made}`);
      },
      leaves: [['C1, *C2 B-2; the item in C1', 'case-made']],
    },
    { does: ({ session }) => changeCase(session, { case: second, code: 'B-3', name: markers.person, about: markers.note }), leaves: [['C1, *C2 B-3; the item in C1', 'case-changed']] },
    {
      does: async ({ evidence: { evidence } }) => { ({ undo: moved } = await evidence.moveToCase({ selection: { by: 'ids', ids: [item] }, to: second })); },
      leaves: [['C1, *C2 B-3; the item in C2', 'moved-to-case']],
    },
    {
      does: async ({ evidence: { evidence } }) => {
        if (moved === null) throw new Error('a move cannot be undone');
        await evidence.undo({ edits: [moved], session: '0000000000000030' });
      },
      leaves: [['C1, *C2 B-3; the item in C1', 'moved-to-case']],
    },
    { does: ({ session }) => arrangeCases(session, [second, first]), leaves: [['*C2 B-3, C1; the item in C1']] },
    { does: ({ session }) => chooseCase(session, { case: first, all: false }), leaves: [['C2 B-3, *C1; the item in C1']] },
    { does: ({ session }) => setClosed(session, { case: second, closed: true }), leaves: [['(C2 B-3), *C1; the item in C1', 'case-closed']] },
    { does: ({ session }) => setClosed(session, { case: second, closed: false }), leaves: [['C2 B-3, *C1; the item in C1', 'case-opened-again']] },
  ],
  read,
})];
