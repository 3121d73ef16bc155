// Use case: reads chosen items back and compares them with their fingerprints, as a job. One custody entry for the run, and one for
// each item that is set aside or found whole again.
import { evidenceId, type JobId } from '../../../shared/ids.ts';
import type { Selection } from '../../../shared/evidence/schema.ts';
import type { JobReporter } from '../../jobs/job.ts';
import { compare, noteFinding } from './comparing.ts';
import type { EvidenceContext } from '../context.ts';
import { writeCheck } from '../describing/edit-repository.ts';
import type { StoredItem } from '../stored-repository.ts';
import { selectedNumbers, selectionTotals } from '../list/selection-repository.ts';
import { itemsOf } from '../list/selection.ts';
import { reportDamaged } from '../whole-item.ts';
import type { Problem } from '../../../shared/vault/schema.ts';

/** Items compared side by side and written down together. */
const group = 16;

type Finding = readonly [StoredItem, Problem | null];

const write = async ({ session }: EvidenceContext, findings: readonly Finding[]): Promise<void> => {
  await session.change(async (change) => {
    await writeCheck(change.db, findings.flatMap(([{ number }, found]) => (found === null ? [number] : [])), 'equal', change.at);
    for (const [item, found] of findings) {
      if (found !== null) await noteFinding(change, item, found);
      if (found === null && item.setAside) {
        await change.record('verified', item.id, { outcome: 'whole-again', sha256: item.sha256 });
      }
    }
  });
};

const run = async (context: EvidenceContext, selection: Selection, reporter: JobReporter): Promise<void> => {
  const { session } = context;
  const totals = await selectionTotals(session.read, selection);
  reporter.found(totals.items, totals.bytes);
  const counts = { items: 0, bytes: 0, problems: 0 };
  const only = totals.items === 1 ? (await selectedNumbers(session.read, selection))[0] : undefined;
  for await (const { items, damaged } of itemsOf(session.read, selection, group)) {
    if (!(await reporter.mayContinue())) {
      break;
    }
    reporter.now(items[0]?.title === '' ? (items[0].fileName) : (items[0]?.title ?? null));
    const findings: Finding[] = await Promise.all(items.map(async (item) => [item, await compare(context, item, (bytes) => { reporter.worked(bytes); })] as const));
    await write(context, findings);
    for (const [item, found] of findings) {
      counts.items += 1;
      counts.bytes += item.size;
      counts.problems += found === null ? 0 : 1;
      reporter.result({ name: item.title === '' ? item.fileName : item.title, outcome: found === null ? 'ok' : 'problem', item: item.id, sha256: item.sha256, size: item.size, failure: null, problem: found });
    }
    context.changed(items.map(({ id }) => id));
    reportDamaged(reporter, damaged);
    counts.items += damaged.length;
    counts.problems += damaged.length;
  }
  if (counts.items > 0) {
    await session.change((change) => change.record('verified', only === undefined ? 'vault' : evidenceId(only), { ...counts, outcome: counts.problems === 0 ? 'equal' : 'problems' }));
  }
};

/** Starts checking a selection. */
export const startChecking = (context: EvidenceContext, selection: Selection): JobId =>
  context.jobs.start('verify', (reporter) => run(context, selection, reporter)).id;
