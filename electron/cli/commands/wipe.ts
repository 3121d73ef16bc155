// `holdfast wipe`: the panic wipe. Asks for no secret, waits for nobody, and does nothing at all without `--yes`.
import type { Command } from 'commander';
import { resolve } from 'node:path';
import type { Formatter } from '../../../shared/i18n/format.ts';
import { headerFoldersOf } from '../../panic/recognise.ts';
import { wipeVault } from '../../panic/wipe.ts';
import { vaultArgument, withJson } from '../arguments.ts';
import { headerOption, headerPlacesOf, type HeaderOptions } from '../header-places.ts';
import { plain } from '../output.ts';
import { ProblemOfUse } from '../problems-of-use.ts';
import { runCommand } from '../tool.ts';

interface Options extends HeaderOptions {
  readonly json?: boolean;
  readonly yes?: boolean;
}

export const addWipe = (program: Command, words: Formatter): void => {
  withJson(program.command('wipe').description(words.text('cli.wipe.about')).addArgument(vaultArgument(words)), words)
    .addOption(headerOption(words))
    .option('--yes', words.text('cli.wipe.yes'))
    .action((vault: string, options: Options) =>
      runCommand(words, options.json === true, async () => {
        const folder = resolve(vault);
        if (options.yes !== true) throw new ProblemOfUse('cli.use.wipeNeedsYes', { name: folder });
        const { overwritten, files, left, strangers, headerLeft } = await wipeVault(folder, await headerFoldersOf(folder, headerPlacesOf(options)));
        return {
          document: { vault: folder, unreadable: !headerLeft, overwritten, files, left, strangers, headerLeft },
          lines: [
            words.text(headerLeft ? 'cli.wipe.deleted' : 'cli.wipe.done', { files }),
            ...(headerLeft ? [words.text('cli.wipe.headerLeft')] : []),
            ...(left.length > 0 ? [plain(words.text('cli.wipe.left', { names: left.join(', ') }))] : []),
            ...(strangers > 0 ? [words.text('cli.wipe.strangers', { count: strangers })] : []),
          ],
          exitCode: 0,
        };
      }));
};
