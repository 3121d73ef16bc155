// Says of the files of the made-up case what people would say of them.
import { basename } from 'node:path';
import { evidenceHandlers } from '../../electron/evidence/handlers.ts';
import { createJobs } from '../../electron/jobs/registry.ts';
import { caseItems } from '../../electron/made-up-case/facts.ts';
import type { OpenSession } from '../../electron/vault/index.ts';
import type { EvidenceId } from '../../shared/ids.ts';

/** Describes each file of the case by its name; answers with how many items changed. */
export const describeCase = async (session: OpenSession, idByFile: ReadonlyMap<string, EvidenceId>): Promise<number> => {
  const jobs = createJobs(() => undefined);
  const evidence = evidenceHandlers(session, jobs);
  let changed = 0;
  for (const [index, item] of caseItems.entries()) {
    const id = idByFile.get(basename(item.file));
    if (id === undefined) continue;
    const answer = await evidence.evidence.edit({ selection: { by: 'ids', ids: [id] }, session: index.toString(16).padStart(16, '0'), change: item.says, addTags: [...item.tags], removeTags: [] });
    changed += answer.changed;
  }
  await jobs.close();
  await evidence.close();
  return changed;
};
