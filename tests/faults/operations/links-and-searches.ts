// Links between two items, and searches that somebody named: each change is there wholly or not at all, and both ends of a link and the log agree.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { entriesAbout } from '../../../electron/custody/service.ts';
import { savedSearches } from '../../../electron/evidence/saved-searches.ts';
import { addPaths, linksOfEvidence } from '../../../electron/evidence/tool.ts';
import { everything } from '../../../shared/evidence/schema.ts';
import { reversed } from '../../../shared/evidence/links.ts';
import { evidenceId } from '../../../shared/ids.ts';
import { markers } from '../secrets.ts';
import { layBase, open } from './ground.ts';
import type { Operation } from './operation.ts';
import { overEvidence } from './over-evidence.ts';
import { inspectVault } from './sound.ts';

const [one, other] = [evidenceId(1), evidenceId(2)];
const relation = 'translation-of';

const link: Operation = {
  name: 'link',
  prepare: async ({ folder, base }) => {
    const from = join(folder, 'second');
    await mkdir(from);
    await writeFile(join(from, `${markers.fileName}-second.txt`), `${markers.content} second`);
    const session = await open(base);
    const { progress } = await addPaths(session, [from]);
    await session.close();
    if (progress.counts.new !== 1) throw new Error('the second item could not be added');
  },
  lay: layBase,
  drive: (_, root, acknowledge) => overEvidence(root, acknowledge, async ({ evidence: { evidence } }) => {
    await evidence.setLink({ id: one, relation, other, isThere: true });
    acknowledge('link 1');
    await evidence.setLink({ id: other, relation: reversed(relation), other: one, isThere: false });
    acknowledge('link 2');
    const { undo } = await evidence.setLink({ id: one, relation, other, isThere: true });
    acknowledge('link 3');
    if (undo === null) throw new Error('a link that was made cannot be undone');
    await evidence.undo({ edits: [undo], session: '0000000000000030' });
    acknowledge('link 4');
  }),
  inspect: (_, root, told) => inspectVault(root, {
    holds: async (session) => {
      const movesOf = async (item: typeof one): Promise<readonly string[]> => (await entriesAbout(session.read, item)).map(({ action }) => action).filter((action) => action === 'linked' || action === 'unlinked');
      const [moves, movesThere] = [await movesOf(one), await movesOf(other)];
      const said = told.all('link').length;
      const ends = [await linksOfEvidence(session, one), await linksOfEvidence(session, other)].map((links) => links.map((found) => `${found.relation} ${found.item.id}`).join());
      const expected = moves.at(-1) === 'linked' ? [`${relation} ${other}`, `${reversed(relation)} ${one}`] : ['', ''];
      return [
        ...(moves.length === said || moves.length === said + 1 ? [] : [`told of ${String(said)} changes of the link, the log has ${String(moves.length)}`]),
        ...(moves.join() === movesThere.join() ? [] : ['the log does not say the same of both items']),
        ...(ends.join(' / ') === expected.join(' / ') ? [] : [`the link and the log do not agree: ${ends.join(' / ')}`]),
      ];
    },
  }),
};

const search = (id: string, name: string, text: string) => ({ id: id.repeat(16), name, query: { ...everything, text }, sort: { by: 'id', direction: 'ascending' } as const });

/** What is kept after each step, as names. */
const afterStep = ['', markers.title, `${markers.title},second`, `${markers.note},second`, 'second'];

const savedSearch: Operation = {
  name: 'saved-search',
  lay: layBase,
  drive: (_, root, acknowledge) => overEvidence(root, acknowledge, async ({ evidence: { evidence } }) => {
    await evidence.keepSearch(search('1', markers.title, markers.content));
    acknowledge('search 1');
    await evidence.keepSearch(search('2', 'second', ''));
    acknowledge('search 2');
    await evidence.keepSearch(search('1', markers.note, markers.content));
    acknowledge('search 3');
    await evidence.forgetSearch({ id: search('1', '', '').id });
    acknowledge('search 4');
  }),
  inspect: (_, root, told) => inspectVault(root, {
    holds: async (session) => {
      const kept = (await savedSearches(session.read)).map(({ name }) => name).join();
      const said = told.all('search').length;
      return kept === afterStep[said] || kept === afterStep[said + 1] ? [] : [`told of ${String(said)} changes of the searches, found: ${kept}`];
    },
  }),
};

export const linkAndSearchOperations: readonly Operation[] = [link, savedSearch];
