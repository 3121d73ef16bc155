// Use case: adding evidence as a job, trying failed ones again, and taking what has no file.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { JobId } from '../../../shared/ids.ts';
import type { JobReporter } from '../../jobs/job.ts';
import type { EvidenceContext } from '../context.ts';
import { addSources, type AddedFrom } from './add-sources.ts';
import type { Into } from './commits.ts';
import type { Rest } from './read-ahead.ts';
import type { Entry, Source } from './source.ts';
import type { Way } from './intake-repository.ts';
import { walk, type SourcePath } from './walk.ts';

/** Goes over sources that had a turn already, or were found and had none. */
async function* again(sources: readonly Source[], vault: string): AsyncGenerator<Entry> {
  for (const source of sources) {
    if (source.path === null) {
      yield { what: 'source', source };
    } else {
      // Walked anew: what was a folder that could not be read, or a file that changed, may be another thing now.
      yield* walk([source.path], vault);
    }
  }
}

/** What failed first, then what was found and not begun, then what was not even found when it was stopped. */
async function* goOn(failed: readonly Source[], rest: Rest | undefined, vault: string): AsyncGenerator<Entry> {
  yield* again([...failed, ...(rest?.found ?? [])], vault);
  if (rest !== undefined) {
    yield* rest.unwalked;
  }
}

const startWith = (context: EvidenceContext, entries: AsyncIterable<Entry>, way: Way, into: Into): { readonly id: JobId; readonly done: Promise<void> } => {
  let rest: Rest | undefined;
  return context.jobs.start(
    'add',
    (reporter: JobReporter) => addSources(context, entries, way, into, reporter, (notReached) => { rest = notReached; }),
    (job, { failed, withRest }) => {
      const sources = failed.map((index) => (job.sources[index] as AddedFrom).source);
      return startWith(context, goOn(sources, withRest ? rest : undefined, context.session.folder), way, into).id;
    },
  );
};

/** Starts adding files and folders, folders with everything in them, to a case. Answers at once; the job tells the rest. Whoever tries again adds to the same case. */
export const startAdding = (context: EvidenceContext, paths: readonly SourcePath[], way: Way, into: Into): { readonly id: JobId; readonly done: Promise<void> } =>
  startWith(context, walk(paths, context.session.folder), way, into);

/**
 * Starts adding bytes that have no file. Throws `name-refused` for a name that could be mistaken for a path. The bytes are the job's
 * from here on.
 */
export const startAddingPasted = (context: EvidenceContext, name: string, bytes: Uint8Array, into: Into): JobId => {
  if (/[/\\\0]/.test(name) || name === '.' || name === '..') {
    throw new HoldfastError('name-refused', { name: name.slice(0, 255) });
  }
  const source: Source = { name, folder: '', size: bytes.byteLength, from: { bytes }, path: null };
  return startWith(context, again([source], context.session.folder), 'paste', into).id;
};
