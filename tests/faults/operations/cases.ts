// A case that is made, takes an item in, gives it back and is closed: each change is there wholly or not at all, and the records and the log agree.
import { casesState, makeCase, setClosed } from '../../../electron/cases/service.ts';
import { entriesAbout } from '../../../electron/custody/service.ts';
import { showEvidence } from '../../../electron/evidence/tool.ts';
import { caseId, evidenceId } from '../../../shared/ids.ts';
import { markers } from '../secrets.ts';
import { layBase } from './ground.ts';
import type { Operation } from './operation.ts';
import { overEvidence } from './over-evidence.ts';
import { inspectVault } from './sound.ts';

const [first, second, item] = [caseId(1), caseId(2), evidenceId(1)];

/** What stands after each step: how many cases there are, where the item is, and whether the second case is closed. */
const afterStep = [`1 ${first} open`, `2 ${first} open`, `2 ${second} open`, `2 ${first} open`, `2 ${first} closed`];

const cases: Operation = {
  name: 'cases',
  lay: layBase,
  drive: (_, root, acknowledge) => overEvidence(root, acknowledge, async ({ session, evidence: { evidence } }) => {
    const made = await makeCase(session, { code: 'B-2', name: markers.title, about: markers.note });
    if (made !== second) throw new Error(`the second case is ${made}`);
    acknowledge('case 1');
    const { undo } = await evidence.moveToCase({ selection: { by: 'ids', ids: [item] }, to: second });
    acknowledge('case 2');
    if (undo === null) throw new Error('a move cannot be undone');
    await evidence.undo({ edits: [undo], session: '0000000000000030' });
    acknowledge('case 3');
    await setClosed(session, { case: second, closed: true });
    acknowledge('case 4');
  }),
  inspect: (_, root, told) => inspectVault(root, {
    holds: async (session) => {
      const { cases: all } = await casesState(session.read);
      const { case: where } = await showEvidence(session, item);
      const stands = `${String(all.length)} ${where} ${all.some(({ id, closedAt }) => id === second && closedAt !== null) ? 'closed' : 'open'}`;
      const said = told.all('case').length;
      const moves = (await entriesAbout(session.read, item)).filter(({ action }) => action === 'moved-to-case').map(({ details }) => details['case']);
      const ofCase = (await entriesAbout(session.read, second)).map(({ action }) => action);
      return [
        ...([said, said + 1].some((step) => afterStep[step] === stands) ? [] : [`told of ${String(said)} changes of cases, found: ${stands}`]),
        ...((moves.length % 2 === 1) === (where === second) && (where === first || where === second) ? [] : [`the log has ${String(moves.length)} moves, the item is in ${where}`]),
        ...(ofCase.includes('case-made') === (all.length === 2) && ofCase.includes('case-closed') === stands.endsWith('closed') ? [] : [`the log does not say what became of the case: ${ofCase.join()}`]),
      ];
    },
  }),
};

export const caseOperations: readonly Operation[] = [cases];
