// Runs a check of the whole vault as a job. What is checked and how belongs to the vault; this turns its findings into results.
import { evidenceIdSchema, type JobId } from '../../shared/ids.ts';
import type { JobReporter } from './job.ts';
import type { CheckProgress } from '../vault/index.ts';
import type { Jobs } from './registry.ts';

const report = (reporter: JobReporter): CheckProgress => ({
  signal: reporter.signal,
  mayContinue: () => reporter.mayContinue(),
  found: (items, bytes) => { reporter.found(items, bytes); },
  worked: (bytes) => { reporter.worked(bytes); },
  now: (name) => { reporter.now(name); },
  checked: (name, problem) => {
    const item = evidenceIdSchema.safeParse(problem?.item ?? name);
    const found = { name, item: item.success ? item.data : null, sha256: null, size: null, failure: null, problem };
    // A note says that something lies about. Nothing is wrong with the vault, and it is none of the files that were checked.
    if (problem?.severity === 'note') reporter.beside({ ...found, outcome: 'ok' });
    else reporter.result({ ...found, outcome: problem === null ? 'ok' : 'problem' });
  },
});

/** Starts `verify` as a job and answers with it. */
export const startVerify = (jobs: Jobs, verify: (report: CheckProgress) => Promise<void>): JobId =>
  jobs.start('verify', (reporter) => verify(report(reporter))).id;
