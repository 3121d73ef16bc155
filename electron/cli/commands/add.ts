// `holdfast add`: files and folders into the vault, one line each for what became of them.
import { Argument, type Command } from 'commander';
import { exitCodeOfFailure, type Failure } from '../../../shared/contract/failure.ts';
import type { Formatter } from '../../../shared/i18n/format.ts';
import type { JobResult } from '../../../shared/jobs/schema.ts';
import { addPaths } from '../../evidence/tool.ts';
import type { ExitCode } from '../answer.ts';
import { vaultArgument, withOpening } from '../arguments.ts';
import { caseOption, namedCase } from '../named-case.ts';
import { withVault, type OpeningOptions } from '../opened-vault.ts';
import { plain } from '../output.ts';
import { runCommand } from '../tool.ts';

type Status = 'new' | 'duplicate' | 'failed';
type Result = JobResult & { readonly path: string };

/** A file that made its item whole again is linked to it like any duplicate: scripts know three words, and `restored` says the rest. */
const statusOf = ({ outcome }: Result): Status => (outcome === 'new' || outcome === 'duplicate' ? outcome : outcome === 'restored' ? 'duplicate' : 'failed');

const reasonOf = (failure: Failure, words: Formatter) => ({ code: failure.code, message: words.failure(failure) });

const itemDocument = (result: Result, words: Formatter) => ({
  path: result.path, id: result.item, sha256: result.sha256, size: result.size, status: statusOf(result),
  ...(result.outcome === 'restored' ? { restored: true } : {}),
  ...(result.failure === null ? {} : { reason: reasonOf(result.failure, words) }),
});

const line = (result: Result, words: Formatter): string => {
  const known = result.item === null ? [] : [result.item, result.sha256 ?? '', String(result.size ?? '')];
  return plain([words.text(`cli.status.${result.outcome === 'restored' ? 'restored' : statusOf(result)}`), ...known, result.path, result.failure === null ? '' : words.failure(result.failure)].filter((part) => part !== '').join('  '));
};

/** The worst that happened decides: a script must not take a partial result for a whole one. */
const exitCodeOf = (results: readonly Result[], failure: Failure | null, stopped: boolean): ExitCode => {
  const codes = [...results.flatMap((result) => (result.failure === null ? [] : [result.failure.code])), ...(failure === null ? [] : [failure.code])];
  return codes.reduce<ExitCode>((worst, code) => (exitCodeOfFailure[code] > worst ? exitCodeOfFailure[code] : worst), stopped ? exitCodeOfFailure.cancelled : 0);
};

export const addAdd = (program: Command, words: Formatter): void => {
  withOpening(program.command('add').description(words.text('cli.add.about')).addArgument(vaultArgument(words)).addArgument(new Argument('<path...>', words.text('cli.add.paths'))), words)
    .addOption(caseOption(words))
    .action((vault: string, paths: string[], options: OpeningOptions & { readonly json?: boolean; readonly case?: string }) =>
      runCommand(words, options.json === true, (bench) =>
        withVault(vault, options, bench, false, async ({ session }) => {
          const into = await namedCase(session, options.case);
          const results: Result[] = [];
          const { progress, failure } = await addPaths(session, paths, {
            ...(into === null ? {} : { into }),
            signal: bench.signal,
            onProgress: (now) => { bench.progress.show(now); },
            onResult: (result) => {
              results.push(result);
              bench.progress.clear();
              void bench.output.line(line(result, words));
            },
          });
          const stopped = progress.state === 'stopped';
          if (failure !== null) await bench.output.say(words.failure(failure));
          return {
            document: { items: results.map((result) => itemDocument(result, words)), stopped, ...(failure === null ? {} : { error: reasonOf(failure, words) }) },
            lines: [words.text('cli.add.summary', { new: progress.counts.new, duplicate: progress.counts.duplicate, restored: progress.counts.restored, failed: progress.counts.failed })],
            exitCode: exitCodeOf(results, failure, stopped),
          };
        })));
};
