// `holdfast recover`: opens a vault with shares when nobody can use a passphrase for it; the person who brings them joins it.
import type { Command } from 'commander';
import { resolve } from 'node:path';
import type { Formatter } from '../../../shared/i18n/format.ts';
import { systemRandom, VaultService } from '../../vault/index.ts';
import { newPassphraseFile, personName, vaultArgument, withJson } from '../arguments.ts';
import { finishWipeOf, headerOption, headerPlacesOf, type HeaderOptions } from '../header-places.ts';
import { clock } from '../opened-vault.ts';
import { readSecret } from '../secret-input.ts';
import { runCommand } from '../tool.ts';
import { readShares, type ShareOptions } from './shares.ts';

interface Options extends ShareOptions, HeaderOptions {
  readonly json?: boolean;
  readonly share: readonly string[];
  readonly name: string;
  readonly newPassphraseFile?: string;
  readonly mend?: boolean;
}

export const addRecover = (program: Command, words: Formatter): void => {
  withJson(program.command('recover').description(words.text('cli.recover.about')).addArgument(vaultArgument(words)), words)
    .requiredOption('--share <file...>', words.text('cli.recover.share'))
    .requiredOption('--name <name>', words.text('cli.recover.name'), personName)
    .option('--share-passphrase-files <file...>', words.text('cli.shares.passphraseFiles'))
    .addOption(newPassphraseFile(words))
    .addOption(headerOption(words))
    .option('--mend', words.text('cli.recover.mend'))
    .action((vault: string, options: Options) =>
      runCommand(words, options.json === true, async (bench) => {
        await finishWipeOf(vault, options);
        const shares = await readShares(options.share, options, bench);
        const passphrase = await readSecret({ file: options.newPassphraseFile, variable: 'HOLDFAST_NEW_PASSPHRASE', question: 'cli.ask.newPassphrase', twice: true }, bench);
        const folder = resolve(vault);
        const service = new VaultService();
        const { session } = await service.recover({ folder, headerPlaces: headerPlacesOf(options), mend: options.mend, shares, joining: { name: options.name, passphrase }, clock, random: systemRandom });
        const { member } = session;
        await service.close();
        return { document: { vault: folder, member, shares: shares.length }, lines: [words.text('cli.recover.done', { member })], exitCode: 0 };
      }));
};
