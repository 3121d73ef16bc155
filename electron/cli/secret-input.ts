// Where a passphrase may come from: a file, the environment, or the keyboard without showing it. Never an argument, because
// every user of a computer can read every program's arguments.
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { Formatter } from '../../shared/i18n/format.ts';
import type { MessageKey } from '../../shared/i18n/keys.ts';
import { ProblemOfUse } from './problems-of-use.ts';
import { longestSecretFile, readSecretFile } from './secret-file.ts';
import { askWithoutEcho } from './terminal-prompt.ts';

export interface SecretSource {
  /** `--passphrase-file`, when given. */
  readonly file: string | undefined;
  readonly variable: 'HOLDFAST_PASSPHRASE' | 'HOLDFAST_NEW_PASSPHRASE' | 'HOLDFAST_BACKUP_PASSPHRASE';
  readonly question: Extract<MessageKey, `cli.ask.${string}`>;
  /** Asks a second time and refuses when the two differ: for a passphrase that is being made. */
  readonly twice: boolean;
}

const fromFile = async (file: string, signal: AbortSignal): Promise<string> => {
  const bytes = await readSecretFile(file, signal).catch((error: unknown) => {
    if (error instanceof HoldfastError) throw error;
    throw new ProblemOfUse('cli.use.passphraseFileUnreadable', { name: file, reason: (error as NodeJS.ErrnoException).code ?? '' });
  });
  if (bytes.byteLength > longestSecretFile) throw new ProblemOfUse('cli.use.passphraseFileTooLong', { name: file });
  // One line end at the end is the editor's, not the passphrase's.
  const secret = bytes.toString('utf8').replace(/\r?\n$/u, '');
  if (secret === '') throw new ProblemOfUse('cli.use.passphraseEmpty');
  return secret;
};

const ask = async (question: SecretSource['question'], twice: boolean, words: Formatter, signal: AbortSignal): Promise<string> => {
  const secret = await askWithoutEcho(words.text(question), signal);
  if (secret === '') throw new ProblemOfUse('cli.use.passphraseEmpty');
  if (twice && (await askWithoutEcho(words.text('cli.ask.again'), signal)) !== secret) throw new ProblemOfUse('cli.use.passphrasesDiffer');
  return secret;
};

/**
 * The secret. ProblemOfUse when there is none to be had: no file, no variable and no terminal to ask on. The variable is
 * taken out of the environment, so that no program started from here inherits it. HoldfastError `cancelled` as soon as the signal comes.
 */
export const readSecret = async ({ file, variable, question, twice }: SecretSource, { words, signal }: { readonly words: Formatter; readonly signal: AbortSignal }): Promise<string> => {
  if (file !== undefined) return fromFile(file, signal);
  const given = process.env[variable];
  Reflect.deleteProperty(process.env, variable);
  if (given !== undefined && given !== '') return given;
  if (!process.stdin.isTTY || !process.stderr.isTTY) throw new ProblemOfUse('cli.use.noPassphrase', { name: variable });
  return ask(question, twice, words, signal);
};

/** The passphrase of one share: its holder's, so that no variable for all of them could hold it. */
export const readSharePassphrase = async ({ file, twice }: Pick<SecretSource, 'file' | 'twice'>, { words, signal }: { readonly words: Formatter; readonly signal: AbortSignal }): Promise<string> => {
  if (file !== undefined) return fromFile(file, signal);
  if (!process.stdin.isTTY || !process.stderr.isTTY) throw new ProblemOfUse('cli.use.noSharePassphrase');
  return ask('cli.ask.sharePassphrase', twice, words, signal);
};
