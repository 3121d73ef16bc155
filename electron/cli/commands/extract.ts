// `holdfast extract`: one plain copy outside the vault, compared with its fingerprint before it gets its name.
import type { Command } from 'commander';
import type { Formatter } from '../../../shared/i18n/format.ts';
import type { privilegedWays } from '../../../shared/evidence/schema.ts';
import type { EvidenceId } from '../../../shared/ids.ts';
import { extractTo } from '../../evidence/tool.ts';
import { idArgument, privilegedOption, vaultArgument, withOpening } from '../arguments.ts';
import { withVault, type OpeningOptions } from '../opened-vault.ts';
import { plain } from '../output.ts';
import { warnWhereCopied } from '../synced.ts';
import { runCommand } from '../tool.ts';

interface Options extends OpeningOptions {
  readonly json?: boolean;
  readonly output: string;
  readonly reason: string;
  readonly recipient: string;
  readonly privileged?: (typeof privilegedWays)[number];
}

export const addExtract = (program: Command, words: Formatter): void => {
  withOpening(program.command('extract').description(words.text('cli.extract.about')).addArgument(vaultArgument(words)).addArgument(idArgument(words)), words)
    .requiredOption('-o, --output <file>', words.text('cli.extract.output'))
    .option('--reason <text>', words.text('cli.extract.reason'), words.text('cli.extract.reasonDefault'))
    .option('--recipient <text>', words.text('cli.extract.recipient'), '')
    .addOption(privilegedOption(words))
    .action((vault: string, id: EvidenceId, options: Options) =>
      runCommand(words, options.json === true, (bench) =>
        withVault(vault, options, bench, false, async ({ session }) => {
          await warnWhereCopied(bench, options.output);
          const { file, sha256, size } = await extractTo(session, id, options.output, options.reason, options.recipient, options.privileged ?? null);
          return { document: { id, file, sha256, size }, lines: [plain(words.text('cli.extract.done', { id, file, size }))], exitCode: 0 };
        })));
};
