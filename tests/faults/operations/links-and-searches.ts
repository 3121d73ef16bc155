// Links between two items, and searches that somebody named: each change is there wholly or not at all, and both ends of a link and the log agree.
import { entriesAbout } from '../../../electron/custody/service.ts';
import { savedSearches } from '../../../electron/evidence/list/saved-searches.ts';
import { linksOfEvidence } from '../../../electron/evidence/tool.ts';
import { everything } from '../../../shared/evidence/schema.ts';
import { reversed } from '../../../shared/evidence/links.ts';
import { evidenceId } from '../../../shared/ids.ts';
import { markers } from '../secrets.ts';
import { prepareSecondItem } from './second-item.ts';
import { steppedOperation, type Left } from './steps.ts';

const [one, other] = [evidenceId(1), evidenceId(2)];
const relation = 'translation-of';
const linked: Left = [`${relation} ${other} / ${reversed(relation)} ${one}`, 'linked', 'linked'];
const unlinked: Left = [' / ', 'unlinked', 'unlinked'];

const link = steppedOperation({
  name: 'link',
  prepare: prepareSecondItem,
  before: [' / '],
  read: async (session) => [await linksOfEvidence(session, one), await linksOfEvidence(session, other)].map(({ links }) => links.map((found) => `${found.relation} ${found.item.id}`).join()).join(' / '),
  steps: [
    { does: ({ evidence: { evidence } }) => evidence.setLink({ id: one, relation, other, isThere: true }), leaves: [linked] },
    { does: ({ evidence: { evidence } }) => evidence.setLink({ id: other, relation: reversed(relation), other: one, isThere: false }), leaves: [unlinked] },
    {
      does: async ({ evidence: { evidence } }) => {
        const { undo } = await evidence.setLink({ id: one, relation, other, isThere: true });
        if (undo === null) throw new Error('a link that was made cannot be undone');
        await evidence.undo({ edits: [undo], session: '0000000000000030' });
      },
      leaves: [linked, unlinked],
    },
  ],
  holds: async ({ read }) => {
    const movesOf = async (item: typeof one): Promise<string> => (await entriesAbout(read, item)).map(({ action }) => action).filter((action) => action === 'linked' || action === 'unlinked').join();
    return await movesOf(one) === await movesOf(other) ? [] : ['the log does not say the same of both items'];
  },
});

const search = (id: string, name: string, text: string) => ({ id: id.repeat(16), name, query: { ...everything, text }, sort: { by: 'id', direction: 'ascending' } as const });

const savedSearch = steppedOperation({
  name: 'saved-search',
  before: [''],
  read: async ({ read }) => (await savedSearches(read)).map(({ name }) => name).join(),
  steps: [
    { does: ({ evidence: { evidence } }) => evidence.keepSearch(search('1', markers.title, markers.content)), leaves: [[markers.title]] },
    { does: ({ evidence: { evidence } }) => evidence.keepSearch(search('2', 'second', '')), leaves: [[`${markers.title},second`]] },
    { does: ({ evidence: { evidence } }) => evidence.keepSearch(search('1', markers.note, markers.content)), leaves: [[`${markers.note},second`]] },
    { does: ({ evidence: { evidence } }) => evidence.forgetSearch({ id: search('1', '', '').id }), leaves: [['second']] },
  ],
});

export const linkAndSearchOperations = [link, savedSearch];
