// `holdfast move`: items into another case.
import { Option, type Command } from 'commander';
import { exitCodeOfFailure } from '../../../shared/contract/failure.ts';
import type { Formatter } from '../../../shared/i18n/format.ts';
import type { EvidenceId } from '../../../shared/ids.ts';
import { codeOf } from '../../cases/service.ts';
import { moveItemsInto } from '../../evidence/outside/taking-out.ts';
import { severalIdsArgument, vaultArgument, withOpening } from '../arguments.ts';
import { caseOfThisCode } from '../named-case.ts';
import { withVault, type OpeningOptions } from '../opened-vault.ts';
import { plain } from '../output.ts';
import { runCommand } from '../tool.ts';

export const addMove = (program: Command, words: Formatter): void => {
  withOpening(program.command('move').description(words.text('cli.move.about')).addArgument(vaultArgument(words)).addArgument(severalIdsArgument(words)), words)
    .addOption(new Option('--case <code>', words.text('cli.move.case')).makeOptionMandatory())
    .action((vault: string, ids: EvidenceId[], options: OpeningOptions & { readonly json?: boolean; readonly case: string }) =>
      runCommand(words, options.json === true, (bench) =>
        withVault(vault, options, bench, false, async ({ session }) => {
          const { id: to } = await caseOfThisCode(session, options.case);
          const { items: moved, along, stopped, failure } = await moveItemsInto(session, ids, to, { signal: bench.signal, onProgress: (now) => { bench.progress.show(now); } });
          const code = await codeOf(session.read, to);
          const items = [];
          for (const { id, case: into, changed } of moved) items.push({ id, case: await codeOf(session.read, into), changed });
          return {
            document: { items, along, stopped, ...(failure === null ? {} : { error: { code: failure.code, message: words.failure(failure) } }) },
            lines: [
              ...items.map(({ id, case: into, changed }) => plain(`${id}  ${words.text('cli.move.status', { code: into, changed: changed ? 'yes' : 'no' })}`)),
              ...along.map((id) => plain(`${id}  ${words.text('cli.move.along', { code })}`)),
              ...(failure === null ? [] : [words.failure(failure)]),
            ],
            exitCode: failure !== null ? exitCodeOfFailure[failure.code] : stopped ? exitCodeOfFailure.cancelled : 0,
          };
        })));
};
