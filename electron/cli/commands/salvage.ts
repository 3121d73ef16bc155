// `holdfast salvage`: everything that can still be decrypted from a vault whose records are damaged, into a new folder, unencrypted.
import type { Command } from 'commander';
import type { Formatter } from '../../../shared/i18n/format.ts';
import { describeObject } from '../../evidence/checking/whole-vault.ts';
import { salvageVault, systemRandom } from '../../vault/index.ts';
import { vaultArgument, withOpening } from '../arguments.ts';
import { finishWipeOf, headerPlacesOf } from '../header-places.ts';
import { secretOf, type OpeningOptions } from '../opened-vault.ts';
import { plain } from '../output.ts';
import { warnWhereCopied } from '../synced.ts';
import { runCommand } from '../tool.ts';

interface Options extends OpeningOptions {
  readonly json?: boolean;
  readonly output: string;
}

export const addSalvage = (program: Command, words: Formatter): void => {
  withOpening(program.command('salvage').description(words.text('cli.salvage.about')).addArgument(vaultArgument(words)), words)
    .requiredOption('-o, --output <folder>', words.text('cli.salvage.output'))
    .action((vault: string, options: Options) =>
      runCommand(words, options.json === true, async (bench) => {
        await finishWipeOf(vault, options);
        await warnWhereCopied(bench, options.output);
        const secret = await secretOf(options, bench);
        const { saved, notSaved, unreadableRows, damagedPages } = await salvageVault({
          folder: vault, headerPlaces: headerPlacesOf(options), secret, kind: options.withRecoveryCode === true ? 'recovery-code' : 'passphrase', random: systemRandom, target: options.output, describe: describeObject,
          onSaved: (file) => { void bench.output.line(plain(file)); },
        });
        const whole = notSaved.length === 0 && unreadableRows === 0 && damagedPages === 0;
        return {
          document: { ok: whole, folder: options.output, saved, notSaved, unreadableRows, damagedPages },
          lines: [
            ...notSaved.map(({ object, item, incomplete }) => plain(words.text('cli.salvage.notSaved', { item: item ?? object, incomplete: incomplete ?? 'none' }))),
            words.text('cli.salvage.summary', { saved: saved.length, notSaved: notSaved.length, rows: unreadableRows }),
          ],
          exitCode: whole ? 0 : 3,
        };
      }));
};
