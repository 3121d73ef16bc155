// `holdfast mirror`: brings a mirror on another disk up to date, or checks it.
import { resolve } from 'node:path';
import { Argument, InvalidArgumentError, Option, type Command } from 'commander';
import type { Formatter } from '../../../shared/i18n/format.ts';
import { keepingChoices, type KeepingChoice } from '../../../shared/mirror/rules.ts';
import { mirrorNameSchema } from '../../../shared/mirror/schema.ts';
import { updateMirror, verifyMirror } from '../../mirror/service.ts';
import type { OpenSession } from '../../vault/index.ts';
import type { Answer } from '../answer.ts';
import { vaultArgument, withOpening } from '../arguments.ts';
import { backupProgress } from '../backup-progress.ts';
import { withVault, type OpeningOptions } from '../opened-vault.ts';
import { plain } from '../output.ts';
import { runCommand, type Workbench } from '../tool.ts';

interface Options extends OpeningOptions {
  readonly json?: boolean;
  readonly keep?: KeepingChoice;
  readonly name?: string;
  readonly verify?: boolean;
  readonly readData?: boolean;
}

const nameFrom = (text: string): string => {
  const parsed = mirrorNameSchema.safeParse(text);
  if (!parsed.success) throw new InvalidArgumentError('');
  return parsed.data;
};

const update = async (session: OpenSession, folder: string, options: Options, bench: Workbench): Promise<Answer> => {
  const { words } = bench;
  const made = await updateMirror(session, { folder, name: options.name ?? null, keeping: options.keep ?? null, readAll: options.readData === true }, backupProgress(bench));
  const { note, copied, copiedBytes, removedGenerations, removedObjects, damagedInVault, unreadInVault, notKept, unread, historyDiffers, warnings } = made;
  return {
    document: {
      folder: made.folder, objects: note.objects, bytes: note.bytes, verified: true, generation: note.number, copied, copiedBytes, missing: note.leftOut, damagedInVault, unreadInVault, notKept, unread: [...unread],
      removedGenerations, removedObjects, historyDiffers, warnings,
    },
    lines: [
      ...note.leftOut.map((object) => plain(words.text(notKept.includes(object) ? 'cli.mirror.notKept' : unreadInVault.includes(object) ? 'cli.mirror.unreadInVault' : 'cli.mirror.missing', { object }))),
      ...damagedInVault.filter((object) => !note.leftOut.some((left) => left === object)).map((object) => plain(words.text('cli.mirror.damagedInVault', { object }))),
      ...unread.map((file) => plain(words.text('cli.mirror.unread', { file }))),
      ...(historyDiffers ? [words.text('cli.mirror.historyDiffers')] : []),
      ...(removedGenerations.length === 0 ? [] : [words.text('cli.mirror.removed', { count: removedGenerations.length })]),
      ...warnings.map((warning) => words.text(warning === 'same-disk' ? 'cli.mirror.sameDisk' : 'cli.mirror.syncedFolder')),
      words.text('cli.mirror.done', { generation: note.number, objects: note.objects, copied, copiedBytes }),
    ],
    exitCode: damagedInVault.length === 0 && note.leftOut.length === 0 && unread.length === 0 && !historyDiffers ? 0 : 3,
  };
};

const check = async (session: OpenSession, folder: string, readData: boolean, bench: Workbench): Promise<Answer> => {
  const { words } = bench;
  const { objects, bytes, generations, problems } = await verifyMirror(session, folder, readData, backupProgress(bench));
  const told = problems.map(({ kind, name, file, unread }) => ({ kind, name, file, unread, message: words.text(`cli.mirror.problem.${unread ? 'unread' : kind}`, { name, file }) }));
  return {
    document: { folder, objects, bytes, verified: problems.length === 0, generations, problems: told },
    lines: [...told.map(({ message }) => plain(message)), words.text(problems.length === 0 ? 'cli.mirror.sound' : 'cli.mirror.notSound', { generations, objects, bytes, count: problems.length })],
    exitCode: problems.length === 0 ? 0 : 3,
  };
};

export const addMirror = (program: Command, words: Formatter): void => {
  withOpening(program.command('mirror').description(words.text('cli.mirror.about')).addArgument(vaultArgument(words)).addArgument(new Argument('<folder>', words.text('cli.mirror.folder'))), words)
    .addOption(new Option('--keep <choice>', words.text('cli.mirror.keep')).choices(keepingChoices))
    .option('--name <name>', words.text('cli.mirror.name'), nameFrom)
    .option('--verify', words.text('cli.mirror.verify'))
    .option('--read-data', words.text('cli.mirror.readData'))
    .action((vault: string, folder: string, options: Options) =>
      runCommand(words, options.json === true, (bench) =>
        withVault(vault, options, bench, false, ({ session }) =>
          (options.verify === true ? check(session, resolve(folder), options.readData === true, bench) : update(session, resolve(folder), options, bench)))));
};
