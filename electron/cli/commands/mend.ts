// `holdfast mend`: puts kept copies in the place of damaged pages of the records that every opening reads. The other commands name the damage and leave it.
import type { Command } from 'commander';
import type { Formatter } from '../../../shared/i18n/format.ts';
import { vaultArgument, withOpening } from '../arguments.ts';
import { withVault, type OpeningOptions } from '../opened-vault.ts';
import { runCommand } from '../tool.ts';

interface Options extends OpeningOptions {
  readonly json?: boolean;
}

export const addMend = (program: Command, words: Formatter): void => {
  withOpening(program.command('mend').description(words.text('cli.mend.about')).addArgument(vaultArgument(words)), words)
    .action((vault: string, options: Options) =>
      runCommand(words, options.json === true, (bench) =>
        withVault(vault, { ...options, mend: true }, bench, false, ({ mended }) =>
          Promise.resolve({ document: { mended }, lines: [words.text(mended ? 'cli.mend.done' : 'cli.mend.nothing')], exitCode: 0 }))));
};
