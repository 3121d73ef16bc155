// `holdfast handover`: chosen items in one encrypted file for another office. `holdfast take-in`: such a file into this vault.
import { basename, resolve } from 'node:path';
import { Argument, InvalidArgumentError, type Command } from 'commander';
import { exitCodeOfFailure, type Failure } from '../../../shared/contract/failure.ts';
import type { Formatter } from '../../../shared/i18n/format.ts';
import type { privilegedWays } from '../../../shared/evidence/schema.ts';
import type { EvidenceId } from '../../../shared/ids.ts';
import type { JobResult } from '../../../shared/jobs/schema.ts';
import { ownIdentities, unreadRecipients } from '../../backup/recipients.ts';
import { identitiesInFile, parseRecipient } from '../../backup/tool.ts';
import { chosenRecipients } from '../../handover/recipients.ts';
import { handOverTo, takeInFrom, withPack, type ToolWatch } from '../../handover/tool.ts';
import type { ExitCode } from '../answer.ts';
import { privilegedOption, severalIdsArgument, vaultArgument, withOpening } from '../arguments.ts';
import { withVault, type OpeningOptions } from '../opened-vault.ts';
import { plain } from '../output.ts';
import { warnWhereCopied } from '../synced.ts';
import { runCommand, type Workbench } from '../tool.ts';
import { sayUnread } from '../unread-recipients.ts';

interface HandoverOptions extends OpeningOptions {
  readonly json?: boolean;
  readonly output: string;
  readonly recipient: readonly string[];
  readonly reason: string;
  readonly from: string;
  readonly privileged?: (typeof privilegedWays)[number];
}

interface TakeInOptions extends OpeningOptions {
  readonly json?: boolean;
  readonly identity?: string;
  readonly theirCases?: boolean;
}

const recipientFrom = (text: string, earlier: readonly string[] = []): readonly string[] => {
  if (parseRecipient(text) === undefined) throw new InvalidArgumentError('');
  return [...earlier, text];
};

const reasonOf = (failure: Failure | null, words: Formatter) => (failure === null ? {} : { reason: { code: failure.code, message: words.failure(failure) } });

/** The gravest of what happened to single items. */
const exitCodeOf = (results: readonly JobResult[]): ExitCode =>
  results.reduce<ExitCode>((worst, { failure }) => (failure !== null && exitCodeOfFailure[failure.code] > worst ? exitCodeOfFailure[failure.code] : worst), 0);

const lineOf = (status: string, { item, name, failure }: JobResult, words: Formatter): string =>
  plain([status, item ?? '', name, failure === null ? '' : words.failure(failure)].filter((part) => part !== '').join('  '));

/** Shows progress, and collects what became of each item. */
const watching = (bench: Workbench, results: JobResult[]): ToolWatch => ({ signal: bench.signal, onProgress: (now) => { bench.progress.show(now); }, onResult: (result) => { results.push(result); } });

const handedStatus = ({ failure }: JobResult): 'handed-over' | 'refused' => (failure === null ? 'handed-over' : 'refused');

const takenStatuses = { 'new': 'new', 'duplicate': 'here', 'restored': 'restored', 'to-decide': 'to-decide' } as const;
const takenStatus = ({ outcome }: JobResult): 'new' | 'here' | 'restored' | 'to-decide' | 'refused' => (outcome in takenStatuses ? takenStatuses[outcome as keyof typeof takenStatuses] : 'refused');

export const addHandover = (program: Command, words: Formatter): void => {
  withOpening(program.command('handover').description(words.text('cli.handover.about')).addArgument(vaultArgument(words))
    .addArgument(severalIdsArgument(words)), words)
    .requiredOption('-o, --output <file>', words.text('cli.handover.output'))
    .requiredOption('--recipient <age1...>', words.text('cli.handover.recipient'), recipientFrom)
    .requiredOption('--reason <text>', words.text('cli.handover.reason'))
    .option('--from <text>', words.text('cli.handover.from'), '')
    .addOption(privilegedOption(words))
    .action((vault: string, ids: EvidenceId[], options: HandoverOptions) =>
      runCommand(words, options.json === true, (bench) =>
        withVault(vault, options, bench, false, async ({ session }) => {
          const file = resolve(options.output);
          await warnWhereCopied(bench, file);
          const results: JobResult[] = [];
          const unread = await unreadRecipients(session.read);
          await sayUnread(unread, bench);
          const recipients = await chosenRecipients(session, [], options.recipient);
          const made = await handOverTo(session, { file, selection: { by: 'ids', ids }, recipients, reason: options.reason, senderName: options.from, privileged: options.privileged ?? null }, watching(bench, results));
          const refused = results.filter(({ failure }) => failure !== null);
          return {
            document: {
              file, packId: made.packId, fileBytes: made.fileBytes, sha256: made.sha256, recipients: recipients.map(({ recipient, fingerprint }) => ({ recipient, fingerprint })),
              items: results.map((result) => ({ id: result.item, sha256: result.sha256, size: result.size, status: handedStatus(result), ...reasonOf(result.failure, words) })), unread,
            },
            lines: [
              ...refused.map((result) => lineOf(words.text('cli.handover.status.refused'), result, words)),
              words.text('cli.handover.done', { items: made.items.length, bytes: made.fileBytes, fingerprints: recipients.map(({ fingerprint }) => fingerprint).join(', ') }),
            ],
            exitCode: exitCodeOf(results),
          };
        })));
};

export const addTakeIn = (program: Command, words: Formatter): void => {
  withOpening(program.command('take-in').description(words.text('cli.takeIn.about')).addArgument(vaultArgument(words)).addArgument(new Argument('<pack>', words.text('cli.takeIn.pack'))), words)
    .option('--identity <file>', words.text('cli.takeIn.identity'))
    .option('--their-cases', words.text('cli.takeIn.theirCases'))
    .action((vault: string, file: string, options: TakeInOptions) =>
      runCommand(words, options.json === true, (bench) =>
        withVault(vault, options, bench, false, async ({ session }) => {
          const results: JobResult[] = [];
          const keys = options.identity === undefined ? await ownIdentities(session) : await identitiesInFile(options.identity);
          const { taken: { packId, counts }, sender } = await withPack(file, keys, async (pack) => ({ sender: pack.manifest.sender, taken: await takeInFrom(session, pack, { fileName: basename(file), cases: options.theirCases === true ? 'theirs' : 'ours' }, watching(bench, results)) }));
          const { vaultId, name, seq, witness } = sender;
          return {
            document: {
              packId, sender: { vaultId, name, seq, witness }, toDecide: counts.toDecide,
              items: results.map((result) => ({ name: result.name, id: result.item, sha256: result.sha256, size: result.size, status: takenStatus(result), ...reasonOf(result.failure, words) })),
            },
            lines: [
              ...results.map((result) => lineOf(words.text(`cli.takeIn.status.${takenStatus(result)}`), result, words)),
              words.text('cli.takeIn.from', { vault: vaultId, seq, witness }),
              words.text('cli.takeIn.done', counts),
            ],
            exitCode: exitCodeOf(results),
          };
        })));
};
