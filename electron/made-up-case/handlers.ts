// Fills a vault that was just made with the made-up case: its files are made in a folder, added as any folder would be, and described as people would.
import { basename } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { caseToAddTo, changeCase } from '../cases/service.ts';
import { caseId, type EvidenceId } from '../../shared/ids.ts';
import { madeUpCase } from '../../shared/made-up-case.ts';
import type { ProcessInput, ProcessOutput } from '../vault-process/contract.ts';
import { startAdding } from '../evidence/intake/adding.ts';
import type { EvidenceContext } from '../evidence/context.ts';
import { edit } from '../evidence/describing/editing.ts';
import { caseItems } from './facts.ts';
import { makeCaseFiles } from './files.ts';

const describe = async (context: EvidenceContext, idByFile: ReadonlyMap<string, EvidenceId>): Promise<void> => {
  for (const [index, { file, says, tags }] of caseItems.entries()) {
    const id = idByFile.get(basename(file));
    if (id === undefined) throw new HoldfastError('not-found');
    await edit(context, { selection: { by: 'ids', ids: [id] }, session: index.toString(16).padStart(16, '0'), change: says, addTags: [...tags], removeTags: [] });
  }
};

/** `folder` is where the files are made; it stays. Throws the failures of the disk. */
export const madeUpCaseHandlers = (context: EvidenceContext): { readonly 'process.layMadeUpCase': (input: ProcessInput<'process.layMadeUpCase'>) => Promise<ProcessOutput<'process.layMadeUpCase'>> } => ({
  async 'process.layMadeUpCase'({ folder }) {
    await changeCase(context.session, { case: caseId(1), ...madeUpCase });
    await makeCaseFiles(folder);
    const { id, done } = startAdding(context, [folder], 'folder', await caseToAddTo(context.session.read));
    await done;
    const job = context.jobs.get(id);
    const { failure } = job.progress();
    if (failure !== null) throw new HoldfastError(failure.code, failure.facts);
    await describe(context, new Map(job.results.flatMap(({ name, item }) => (item === null ? [] : [[name, item] as const]))));
    return {};
  },
});
