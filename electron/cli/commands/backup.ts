// `holdfast backup`: the whole vault in one encrypted file that stock age and tar open too.
import { resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import type { Formatter } from '../../../shared/i18n/format.ts';
import { recipientsForBackup, unreadRecipients } from '../../backup/recipients.ts';
import { alteredIn, makeBackup } from '../../backup/service.ts';
import { parseRecipient } from '../../backup/tool.ts';
import type { BackupFor } from '../../backup/age/stanzas.ts';
import { recordedObjects } from '../../evidence/checking/whole-vault.ts';
import { currentShareSet, requireStrong } from '../../vault/index.ts';
import { vaultArgument, withOpening } from '../arguments.ts';
import { backupProgress } from '../backup-progress.ts';
import { withVault, type OpenedVault, type OpeningOptions } from '../opened-vault.ts';
import { plain } from '../output.ts';
import { ProblemOfUse } from '../problems-of-use.ts';
import { readSecret } from '../secret-input.ts';
import { warnWhereCopied } from '../synced.ts';
import { runCommand, type Workbench } from '../tool.ts';
import { sayUnread } from '../unread-recipients.ts';

interface Options extends OpeningOptions {
  readonly json?: boolean;
  readonly output: string;
  readonly recipient?: readonly string[];
  readonly forShares?: boolean;
  readonly readData?: boolean;
  readonly backupPassphraseFile?: string;
}

const recipientFrom = (text: string, earlier: readonly string[] = []): readonly string[] => {
  if (parseRecipient(text) === undefined) throw new InvalidArgumentError('');
  return [...earlier, text];
};

/** Recipients when any are named; else a passphrase of its own when one is given; else the one that opened the vault. */
const backupFor = async (options: Options, { session, secret }: OpenedVault, bench: Workbench): Promise<BackupFor> => {
  const { recipient = [], backupPassphraseFile, forShares = false } = options;
  if (forShares && (await currentShareSet(session.read)) === null) throw new ProblemOfUse('cli.use.noShares');
  if (recipient.length > 0 || forShares) {
    await sayUnread(await unreadRecipients(session.read), bench);
    return { recipients: await recipientsForBackup(session, recipient) };
  }
  if (backupPassphraseFile !== undefined || process.env['HOLDFAST_BACKUP_PASSPHRASE'] !== undefined) {
    const passphrase = await readSecret({ file: backupPassphraseFile, variable: 'HOLDFAST_BACKUP_PASSPHRASE', question: 'cli.ask.backupPassphrase', twice: true }, bench);
    await requireStrong(passphrase, []);
    return { passphrase };
  }
  if (options.withRecoveryCode === true) throw new ProblemOfUse('cli.use.backupNeedsSecret');
  return { passphrase: secret };
};

export const addBackup = (program: Command, words: Formatter): void => {
  withOpening(program.command('backup').description(words.text('cli.backup.about')).addArgument(vaultArgument(words)), words)
    .requiredOption('-o, --output <file>', words.text('cli.backup.output'))
    .option('--recipient <age1...>', words.text('cli.backup.recipient'), recipientFrom)
    .option('--for-shares', words.text('cli.backup.forShares'))
    .option('--read-data', words.text('cli.backup.readData'))
    .option('--backup-passphrase-file <file>', words.text('cli.backup.passphraseFile'))
    .action((vault: string, options: Options) =>
      runCommand(words, options.json === true, (bench) =>
        withVault(vault, options, bench, false, async (opened) => {
          const file = resolve(options.output);
          await warnWhereCopied(bench, file);
          const made = await makeBackup(opened.session, { file, to: await backupFor(options, opened, bench), readItems: options.readData === true }, backupProgress(bench));
          const recorded = recordedObjects(opened.session);
          await recorded.noteAltered(made.altered);
          const altered = alteredIn(made, await recorded.setAside()).map(({ item }) => item);
          return {
            document: { file, objects: made.objects, bytes: made.contentBytes, verified: true, fileBytes: made.bytes, missing: made.missing, altered, unread: await unreadRecipients(opened.session.read) },
            lines: [
              ...made.missing.map((object) => plain(words.text('cli.backup.missing', { object }))),
              ...altered.map((name) => plain(words.failure({ code: 'set-aside-copied', facts: { name } }))),
              words.text('cli.backup.done', { objects: made.objects, bytes: made.bytes }),
            ],
            exitCode: made.missing.length + altered.length === 0 ? 0 : 3,
          };
        })));
};
