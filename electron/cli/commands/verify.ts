// `holdfast verify`: everything that is wrong with a vault, named by what it harms.
import type { Command } from 'commander';
import type { Formatter } from '../../../shared/i18n/format.ts';
import type { Problem } from '../../../shared/vault/schema.ts';
import { noteFindings, recordedObjects } from '../../evidence/checking/whole-vault.ts';
import { lookAtHealth } from '../../health/service.ts';
import { verifyVault, type CheckProgress } from '../../vault/index.ts';
import { vaultArgument, withOpening } from '../arguments.ts';
import { withVault, type OpeningOptions } from '../opened-vault.ts';
import { findingDocument, findingLine, problemDocument, problemLine } from '../printed-records.ts';
import { runCommand, type Workbench } from '../tool.ts';

interface Options extends OpeningOptions {
  readonly json?: boolean;
  readonly readData?: boolean;
}

const isHarm = ({ severity }: Problem): boolean => severity === 'loss' || severity === 'damage';

const progressOn = ({ progress, signal }: Workbench): CheckProgress => {
  let [itemsTotal, bytesTotal, itemsDone, bytesDone] = [0, 0, 0, 0];
  let now: string | null = null;
  const show = (): void => { progress.show({ itemsDone, itemsTotal, bytesDone, bytesTotal, now }); };
  return {
    // Ctrl-C ends the check between two objects, politely: the vault is closed and what was found is said.
    signal: new AbortController().signal,
    mayContinue: () => Promise.resolve(!signal.aborted),
    found: (items, bytes) => { itemsTotal += items; bytesTotal += bytes; show(); },
    worked: (bytes) => { bytesDone += bytes; show(); },
    now: (name) => { now = name; },
    checked: () => { itemsDone += 1; show(); },
  };
};

export const addVerify = (program: Command, words: Formatter): void => {
  withOpening(program.command('verify').description(words.text('cli.verify.about')).addArgument(vaultArgument(words)), words)
    .option('--read-data', words.text('cli.verify.readData'))
    .action((vault: string, options: Options) =>
      runCommand(words, options.json === true, (bench) =>
        withVault(vault, options, bench, true, async ({ session }) => {
          const result = await verifyVault(session, { readData: options.readData === true, recorded: recordedObjects(session), progress: progressOn(bench) });
          const { checked, problems } = result;
          const harmed = problems.some(isHarm);
          const stopped = bench.signal.aborted;
          // A check cut short is no check.
          if (!stopped) await noteFindings(session, result, options.readData === true);
          const health = await lookAtHealth(session);
          return {
            document: {
              ok: !harmed && !stopped, stopped, checked, problems: problems.map((problem) => problemDocument(problem, words)),
              health: health.map((finding) => findingDocument(finding, words)),
            },
            lines: [
              ...problems.map((problem) => problemLine(problem, words)),
              words.text('cli.verify.checked', { objects: checked.objects, bytes: checked.bytes }),
              ...(stopped ? [] : [problems.length === 0 ? words.text('cli.verify.ok', { read: options.readData === true ? 'yes' : 'no' }) : words.text('cli.verify.notOk', { count: problems.length })]),
              ...health.flatMap((finding) => findingLine(finding, words)),
            ],
            exitCode: harmed ? 3 : stopped ? 5 : 0,
          };
        })));
};
