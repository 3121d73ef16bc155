// More items than are changed at once: an edit that is a job, and a review of all of them in steps. Each item is as it was or as it is to be, in as many whole steps
// as were done, and the log has one entry for each that is.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addPaths, listEvidence } from '../../../electron/evidence/tool.ts';
import { everything } from '../../../shared/evidence/schema.ts';
import { manyItems } from '../../../shared/sizes.ts';
import { markers } from '../secrets.ts';
import { open } from './ground.ts';
import { steppedOperation, type Left } from './steps.ts';

/** With the one of the ground. */
const items = manyItems + 1;
/** Items of one step of a review. */
const together = 250;

const all = { by: 'query' as const, query: everything, except: [] };

const reviewed = (count: number, before: number): Left => [`${String(items)} edited, ${String(count)} reviewed`, ...Array.from({ length: count - before }, () => 'reviewed' as const)];

export const manyItemOperations = [steppedOperation({
  name: 'many',
  prepare: async ({ folder, base }) => {
    const from = join(folder, 'many');
    await mkdir(from);
    for (let index = 1; index < items; index += 1) await writeFile(join(from, `${markers.fileName}-${String(index)}.txt`), `${markers.content} ${String(index)}`);
    const session = await open(base);
    const { progress } = await addPaths(session, [from]);
    await session.close();
    if (progress.counts.new !== items - 1) throw new Error('the many items could not be added');
  },
  before: ['0 edited, 0 reviewed'],
  steps: [
    {
      does: ({ evidence: { evidence } }) => evidence.edit({ selection: all, session: '0000000000000040', change: { title: markers.title, notes: markers.note }, addTags: ['many'], removeTags: [] }),
      leaves: [[`${String(items)} edited, 0 reviewed`, ...Array.from({ length: items }, () => 'described' as const)]],
    },
    {
      does: ({ evidence: { evidence } }) => evidence.review({ selection: all, sensitivity: 'violence' }),
      leaves: [reviewed(together, 0), reviewed(2 * together, together), reviewed(items, 2 * together)],
    },
  ],
  read: async (session) => {
    let [edited, looked, half] = [0, 0, 0];
    for await (const { title, tags, sensitivity, reviewedBy } of listEvidence(session, everything)) {
      edited += title === markers.title ? 1 : 0;
      looked += sensitivity === 'violence' ? 1 : 0;
      half += (title === markers.title) === tags.includes('many') && (sensitivity === 'violence') === (reviewedBy !== null) ? 0 : 1;
    }
    return `${String(edited)} edited, ${String(looked)} reviewed${half === 0 ? '' : `, ${String(half)} in part`}`;
  },
})];
