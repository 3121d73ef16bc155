// The command line as one table of commands. A line that cannot be followed changes nothing and ends with exit code 1.
import { Command, CommanderError } from 'commander';
import type { Formatter } from '../../shared/i18n/format.ts';
import { addAdd } from './commands/add.ts';
import { addBackup } from './commands/backup.ts';
import { addCases } from './commands/cases.ts';
import { addCreate } from './commands/create.ts';
import { addExtract } from './commands/extract.ts';
import { addHandover, addTakeIn } from './commands/handover.ts';
import { addHeader } from './commands/header.ts';
import { addList } from './commands/list.ts';
import { addLog } from './commands/log.ts';
import { addMend } from './commands/mend.ts';
import { addMirror } from './commands/mirror.ts';
import { addMove } from './commands/move.ts';
import { addPassage } from './commands/passage.ts';
import { addPassphrase } from './commands/passphrase.ts';
import { addRecover } from './commands/recover.ts';
import { addRemove } from './commands/remove.ts';
import { addRestore } from './commands/restore.ts';
import { addSalvage } from './commands/salvage.ts';
import { addShares } from './commands/shares.ts';
import { addShow } from './commands/show.ts';
import { addVerify } from './commands/verify.ts';
import { addWipe } from './commands/wipe.ts';
import type { CommandName } from './command-names.ts';
import { createOutput } from './output.ts';
import { problemOfParser } from './problems-of-use.ts';
import { reportFailure } from './tool.ts';
import { versionOfTool } from './version.ts';

/** What makes each command; in the order in which help names them. */
export const commands: Readonly<Record<CommandName, (program: Command, words: Formatter) => void>> = {
  'create': addCreate, 'add': addAdd, 'cases': addCases, 'list': addList, 'show': addShow, 'extract': addExtract, 'move': addMove, 'remove': addRemove, 'passage': addPassage, 'log': addLog, 'verify': addVerify,
  'passphrase': addPassphrase, 'header': addHeader, 'mend': addMend, 'salvage': addSalvage, 'backup': addBackup, 'mirror': addMirror, 'restore': addRestore, 'shares': addShares, 'recover': addRecover,
  'handover': addHandover, 'take-in': addTakeIn, 'wipe': addWipe,
};

/** Parser answers that are not mistakes: help and version were asked for and printed. */
const asked: ReadonlySet<string> = new Set(['commander.helpDisplayed', 'commander.help', 'commander.version']);

/** Reads the line and runs its command. Leaves the exit code with the process; never rejects. */
export const runProgram = async (line: readonly string[], words: Formatter): Promise<void> => {
  const program = new Command('holdfast')
    .description(words.text('cli.about'))
    .helpOption('-h, --help', words.text('cli.help.about'))
    .version(await versionOfTool(), '-V, --version', words.text('cli.help.version'))
    .helpCommand(false)
    .addHelpText('after', `\n${words.text('cli.exit.after')}`)
    // The parser's own English is replaced by ours, made from its codes.
    .configureOutput({ writeErr: () => undefined })
    .exitOverride();
  for (const add of Object.values(commands)) add(program, words);
  try {
    await program.parseAsync(line, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (asked.has(error.code) && error.exitCode === 0) return;
    // Without any command the parser shows its help as an error; people want to read it.
    if (line.length === 0) program.outputHelp();
    process.exitCode = await reportFailure(problemOfParser(error.code, error.message), words, createOutput(line.includes('--json')));
  }
};
