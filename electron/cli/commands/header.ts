// `holdfast header`: where the opening file (the header, with everything that can open the vault) lies. Moves it to another disk and back, and keeps copies.
import type { Command } from 'commander';
import { resolve } from 'node:path';
import type { Formatter } from '../../../shared/i18n/format.ts';
import { headerFolderIn } from '../../vault/header/folder-name.ts';
import { vaultArgument, withOpening } from '../arguments.ts';
import { withVault, type OpenedVault, type OpeningOptions } from '../opened-vault.ts';
import { plain } from '../output.ts';
import { ProblemOfUse } from '../problems-of-use.ts';
import { warnWhereCopied } from '../synced.ts';
import { runCommand } from '../tool.ts';

interface Options extends OpeningOptions {
  readonly json?: boolean;
  readonly moveTo?: string;
  readonly copyTo?: string;
  readonly removeFrom?: string;
  readonly moveBack?: boolean;
  readonly where?: boolean;
}

/** What was done, in words. */
type Act = (opened: OpenedVault) => Promise<readonly string[]>;

const acts = '--move-to, --copy-to, --remove-from, --move-back, --where';

/** The one act that the options ask for; ProblemOfUse when there is none or more than one. */
const actOf = ({ moveTo, copyTo, removeFrom, moveBack, where }: Options, words: Formatter): Act => {
  const possible: Act[] = [];
  if (moveTo !== undefined) possible.push(async ({ service, secret }) => {
    await service.moveHeader(secret, resolve(moveTo));
    return [words.text('cli.header.moved'), words.text('cli.header.onlyWay')];
  });
  if (copyTo !== undefined) possible.push(async ({ service, secret }) => {
    await service.copyHeader(secret, resolve(copyTo));
    return [words.text('cli.header.copied')];
  });
  if (removeFrom !== undefined) possible.push(async ({ service, session, secret }) => {
    const erased = await service.removeHeaderCopy(secret, headerFolderIn(resolve(removeFrom), session.vaultId));
    return [words.text(erased ? 'cli.header.removed' : 'cli.header.forgotten')];
  });
  if (moveBack === true) possible.push(async ({ service, secret }) => {
    const left = await service.bringHeaderBack(secret);
    return [words.text('cli.header.movedBack'), ...left.map((folder) => plain(words.text('cli.header.left', { folder }))), words.text('cli.header.othersKeepOpening')];
  });
  if (where === true) possible.push(() => Promise.resolve([]));
  const [act, ...others] = possible;
  if (act === undefined || others.length > 0) throw new ProblemOfUse('cli.use.chooseOne', { name: acts });
  return act;
};

export const addHeader = (program: Command, words: Formatter): void => {
  withOpening(program.command('header').description(words.text('cli.header.about')).addArgument(vaultArgument(words)), words)
    .option('--move-to <folder>', words.text('cli.header.moveTo'))
    .option('--copy-to <folder>', words.text('cli.header.copyTo'))
    .option('--remove-from <folder>', words.text('cli.header.removeFrom'))
    .option('--move-back', words.text('cli.header.moveBack'))
    .option('--where', words.text('cli.header.where'))
    .action((vault: string, options: Options) =>
      runCommand(words, options.json === true, async (bench) => {
        const act = actOf(options, words);
        const place = options.moveTo ?? options.copyTo;
        if (place !== undefined) await warnWhereCopied(bench, place);
        return withVault(vault, options, bench, false, async (opened) => {
          const lines = await act(opened);
          const { home, places, folders } = await opened.service.headerPlaces();
          const listed = places.map(({ isInForce, state }, index) => ({ folder: folders[index] ?? '', isInForce, state }));
          return {
            document: { home, places: listed },
            lines: [
              ...lines,
              ...(options.where === true ? [words.text(home === 'another-disk' ? 'cli.header.elsewhere' : 'cli.header.inFolder')] : []),
              ...listed.map(({ folder, state }) => plain(words.text('cli.header.place', { folder, state: words.value('headerCopy', state) }))),
            ],
            exitCode: 0,
          };
        });
      }));
};
