// `holdfast shares`: makes a set of shares of the way back, one holder after the other, or tests whether shares would do.
import { InvalidArgumentError, type Command } from 'commander';
import { resolve } from 'node:path';
import type { Formatter } from '../../../shared/i18n/format.ts';
import { isPossibleSharing } from '../../../shared/recovery/rules.ts';
import { vaultArgument, withOpening } from '../arguments.ts';
import type { Answer } from '../answer.ts';
import { clock, withVault, type OpenedVault, type OpeningOptions } from '../opened-vault.ts';
import { plain } from '../output.ts';
import { ProblemOfUse } from '../problems-of-use.ts';
import { readSharePassphrase } from '../secret-input.ts';
import { prepareShareFolder, readShareFile, writeShareFiles } from '../share-files.ts';
import { warnWhereCopied } from '../synced.ts';
import { runCommand, type Workbench } from '../tool.ts';

export interface ShareOptions {
  readonly sharePassphraseFiles?: readonly string[];
}

interface Options extends OpeningOptions, ShareOptions {
  readonly json?: boolean;
  readonly threshold?: number;
  readonly count?: number;
  readonly holder?: readonly string[];
  readonly output?: string;
  readonly test?: readonly string[];
}

const smallNumber = (text: string): number => {
  if (!/^\d{1,2}$/u.test(text)) throw new InvalidArgumentError('');
  return Number(text);
};

/** Throws ProblemOfUse unless there are as many names or passphrase files as shares; none at all means that each is asked for. */
const requireAsMany = (given: readonly unknown[] | undefined, needed: number): void => {
  if (given !== undefined && given.length !== needed) throw new ProblemOfUse('cli.use.shareCountsDiffer', { given: given.length, needed });
};

/** Shares from files, each with its passphrase. */
export const readShares = async (files: readonly string[], { sharePassphraseFiles }: ShareOptions, bench: Workbench): Promise<{ readonly text: string; readonly passphrase: string }[]> => {
  requireAsMany(sharePassphraseFiles, files.length);
  const shares: { readonly text: string; readonly passphrase: string }[] = [];
  for (const [index, file] of files.entries()) {
    shares.push({ text: await readShareFile(file), passphrase: await readSharePassphrase({ file: sharePassphraseFiles?.[index], twice: false }, bench) });
  }
  return shares;
};

const make = async (vault: string, options: Options, bench: Workbench): Promise<Answer> => {
  const { threshold, count, holder, output, sharePassphraseFiles } = options;
  if (threshold === undefined || count === undefined || holder === undefined || output === undefined) throw new ProblemOfUse('cli.use.chooseOne', { name: '-k -n --holder -o, --test' });
  if (!isPossibleSharing(threshold, count)) throw new ProblemOfUse('cli.use.valueRefused', { name: `-k ${String(threshold)} -n ${String(count)}` });
  requireAsMany(holder, count);
  requireAsMany(sharePassphraseFiles, count);
  const folder = resolve(output);
  return withVault(vault, options, bench, false, async ({ service, secret }) => {
    await prepareShareFolder(folder, vault);
    await warnWhereCopied(bench, folder);
    await service.beginShares(secret, threshold, count);
    const shares: { number: number; holder: string; file: string; page: string }[] = [];
    for (const [index, name] of holder.entries()) {
      const number = index + 1;
      if (sharePassphraseFiles === undefined) await bench.output.say(plain(bench.words.text('cli.shares.turn', { number, holder: name })));
      const passphrase = await readSharePassphrase({ file: sharePassphraseFiles?.[index], twice: true }, bench);
      const { lines } = await service.writeShare(number, name, passphrase);
      shares.push({ number, holder: name, ...(await writeShareFiles(folder, { lines, number, count, threshold, printedAt: clock() }, bench.words)) });
    }
    await service.finishShares();
    return {
      document: { threshold, count, shares },
      lines: [...shares.map(({ number, holder: name, file }) => plain(bench.words.text('cli.shares.written', { number, holder: name, file }))), bench.words.text('cli.shares.done', { threshold, count })],
      exitCode: 0,
    };
  });
};

const test = async (files: readonly string[], options: Options, bench: Workbench, { service }: OpenedVault): Promise<Answer> => {
  const { numbers } = await service.testShares(await readShares(files, options, bench));
  return { document: { tested: numbers }, lines: [bench.words.text('cli.shares.tested')], exitCode: 0 };
};

export const addShares = (program: Command, words: Formatter): void => {
  withOpening(program.command('shares').description(words.text('cli.shares.about')).addArgument(vaultArgument(words)), words)
    .option('-k, --threshold <number>', words.text('cli.shares.threshold'), smallNumber)
    .option('-n, --count <number>', words.text('cli.shares.count'), smallNumber)
    .option('--holder <name...>', words.text('cli.shares.holder'))
    .option('-o, --output <folder>', words.text('cli.shares.output'))
    .option('--test <file...>', words.text('cli.shares.test'))
    .option('--share-passphrase-files <file...>', words.text('cli.shares.passphraseFiles'))
    .action((vault: string, options: Options) =>
      runCommand(words, options.json === true, (bench) => {
        const { test: files } = options;
        return files === undefined ? make(vault, options, bench) : withVault(vault, options, bench, false, (opened) => test(files, options, bench, opened));
      }));
};
