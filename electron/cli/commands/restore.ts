// `holdfast restore`: a backup file or an unpacked folder into a new vault, verified before it is said to have worked; or a backup file read to its last byte and nothing made.
import { lstat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Argument, InvalidArgumentError, Option, type Command } from 'commander';
import type { Formatter } from '../../../shared/i18n/format.ts';
import type { AgeSecret } from '../../backup/age/open.ts';
import type { ReadContents } from '../../backup/read-contents.ts';
import type { Restored } from '../../backup/restore.ts';
import { restoreFolder } from '../../backup/restore-folder.ts';
import { checkBackup, identitiesInFile, restoreBackup, withBackup } from '../../backup/tool.ts';
import { isMirror, restoreMirror } from '../../mirror/restore.ts';
import { withSharesBackupKey } from '../../vault/index.ts';
import type { Answer } from '../answer.ts';
import { withJson } from '../arguments.ts';
import { backupProgress } from '../backup-progress.ts';
import { plain } from '../output.ts';
import { ProblemOfUse } from '../problems-of-use.ts';
import { readSecret } from '../secret-input.ts';
import { warnWhereCopied } from '../synced.ts';
import { runCommand, type Workbench } from '../tool.ts';
import { readShares, type ShareOptions } from './shares.ts';

interface Options extends ShareOptions {
  readonly json?: boolean;
  readonly output?: string;
  readonly check?: boolean;
  readonly identity?: string;
  readonly passphraseFile?: string;
  readonly share?: readonly string[];
  readonly evenIfDamaged?: boolean;
  readonly generation?: number;
}

const numberFrom = (text: string): number => {
  if (!/^[1-9]\d{0,8}$/u.test(text)) throw new InvalidArgumentError('');
  return Number(text);
};

const secretFor = async (opensWith: 'passphrase' | 'identity', options: Options, bench: Workbench): Promise<AgeSecret> => {
  if (opensWith === 'passphrase') return { passphrase: await readSecret({ file: options.passphraseFile, variable: 'HOLDFAST_PASSPHRASE', question: 'cli.ask.backupPassphrase', twice: false }, bench) };
  if (options.share !== undefined) return withSharesBackupKey(await readShares(options.share, options, bench), (key) => Promise.resolve({ identities: [Uint8Array.from(key)] }));
  if (options.identity === undefined) throw new ProblemOfUse('cli.use.identityNeeded');
  return { identities: await identitiesInFile(options.identity) };
};

const isFolderAt = (source: string): Promise<boolean> => lstat(source).then((status) => status.isDirectory(), () => false);

interface Said {
  readonly whole: 'cli.restore.done' | 'cli.restore.checked';
  readonly notWhole: 'cli.restore.notWhole' | 'cli.restore.checkedNotWhole';
  readonly when: 'cli.restore.asThen' | 'cli.restore.madeAt';
}

const saidOfRestored: Said = { whole: 'cli.restore.done', notWhole: 'cli.restore.notWhole', when: 'cli.restore.asThen' };
const saidOfChecked: Said = { whole: 'cli.restore.checked', notWhole: 'cli.restore.checkedNotWhole', when: 'cli.restore.madeAt' };

/** What came out of a backup, or would: every file that is lost, every object that was not in it from the start, and whether it is whole. */
const accountOf = (where: { readonly folder: string } | { readonly file: string }, { objects, bytes: read, lost, gaps, note }: ReadContents, said: Said, words: Formatter): Answer => {
  const verified = lost.length === 0 && gaps === 0;
  const bytes = note?.bytes ?? read;
  const missing = note === null ? [] : [...note.leftOut, ...note.unreadable];
  return {
    document: { ...where, objects, bytes, verified, lost, gaps, missing, madeAt: note?.madeAt ?? null },
    lines: [
      ...lost.map((file) => plain(words.text('cli.restore.lost', { file }))),
      ...missing.map((object) => plain(words.text('cli.backup.missing', { object }))),
      verified ? words.text(said.whole, { objects, bytes }) : words.text(said.notWhole, { lost: lost.length, gaps }),
      ...(note === null ? [] : [words.text(said.when, { at: note.madeAt })]),
    ],
    exitCode: verified && missing.length === 0 ? 0 : 3,
  };
};

/** What a backup file holds, every byte of it read and nothing restored. */
const check = async (source: string, options: Options, bench: Workbench): Promise<Answer> => {
  if (await isFolderAt(source)) throw new ProblemOfUse('cli.use.checkNeedsFile');
  const contents = await withBackup(source, (opensWith) => secretFor(opensWith, options, bench), (payload) => checkBackup(payload, backupProgress(bench)));
  return accountOf({ file: resolve(source) }, contents, saidOfChecked, bench.words);
};

const restore = async (source: string, options: Options, bench: Workbench): Promise<Restored> => {
  if (options.output === undefined) throw new ProblemOfUse('cli.use.optionNeeded', { name: '-o, --output' });
  const request = { target: resolve(options.output), evenIfDamaged: options.evenIfDamaged === true };
  await warnWhereCopied(bench, request.target);
  const isFolder = await isFolderAt(source);
  if (isFolder && (await isMirror(resolve(source)))) return restoreMirror(resolve(source), { ...request, generation: options.generation ?? null }, backupProgress(bench));
  if (isFolder) return restoreFolder(resolve(source), request, backupProgress(bench));
  return withBackup(source, (opensWith) => secretFor(opensWith, options, bench), (payload) => restoreBackup(payload, request, backupProgress(bench)));
};

export const addRestore = (program: Command, words: Formatter): void => {
  withJson(program.command('restore').description(words.text('cli.restore.about')).addArgument(new Argument('<source>', words.text('cli.restore.source'))), words)
    .option('-o, --output <vault>', words.text('cli.restore.output'))
    .addOption(new Option('--check', words.text('cli.restore.check')).conflicts(['output', 'generation', 'evenIfDamaged']))
    .option('--identity <file>', words.text('cli.restore.identity'))
    .option('--share <file...>', words.text('cli.restore.share'))
    .option('--share-passphrase-files <file...>', words.text('cli.shares.passphraseFiles'))
    .option('--passphrase-file <file>', words.text('cli.restore.passphraseFile'))
    .option('--generation <number>', words.text('cli.restore.generation'), numberFrom)
    .option('--even-if-damaged', words.text('cli.restore.evenIfDamaged'))
    .action((source: string, options: Options) =>
      runCommand(words, options.json === true, async (bench) => {
        if (options.check === true) return check(source, options, bench);
        const restored = await restore(source, options, bench);
        return accountOf({ folder: restored.folder }, restored, saidOfRestored, words);
      }));
};
