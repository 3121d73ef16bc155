// Runs a check of the whole vault as a job. What is checked and how belongs to the vault; this turns its findings into results.
import type { Problem } from '../../shared/vault/schema.ts';
import { evidenceIdSchema, type JobId } from '../../shared/ids.ts';
import type { JobReporter } from './job.ts';
import type { Jobs } from './registry.ts';

/** How the vault's own check tells what it does. */
export interface VerifyReport {
  readonly signal: AbortSignal;
  readonly mayContinue: () => Promise<boolean>;
  readonly found: (items: number, bytes: number) => void;
  readonly worked: (bytes: number) => void;
  readonly now: (name: string | null) => void;
  /** One item or file was looked at; `problem` null means sound. */
  readonly checked: (name: string, problem: Problem | null) => void;
}

const report = (reporter: JobReporter): VerifyReport => ({
  signal: reporter.signal,
  mayContinue: () => reporter.mayContinue(),
  found: (items, bytes) => { reporter.found(items, bytes); },
  worked: (bytes) => { reporter.worked(bytes); },
  now: (name) => { reporter.now(name); },
  checked: (name, problem) => {
    const item = evidenceIdSchema.safeParse(problem?.item ?? name);
    reporter.result({ name, outcome: problem === null ? 'ok' : 'problem', item: item.success ? item.data : null, sha256: null, size: null, failure: null, problem });
  },
});

/** Starts `verify` as a job and answers with it. */
export const startVerify = (jobs: Jobs, verify: (report: VerifyReport) => Promise<void>): JobId =>
  jobs.start('verify', (reporter) => verify(report(reporter))).id;
